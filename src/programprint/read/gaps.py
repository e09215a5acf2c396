"""The white on a page that has a name, so that a layout can say how much of it there is."""

from typing import Annotated

from programprint.read.readers import Between
from programprint.read.written import Written, field

Gap = Annotated[float, Between(0, 4)]
"""Some white, in lines of the baseline grid."""


class Gaps(Written):
    """The white between what stands below each other, in lines of the baseline grid."""

    exercise: Gap = field(0.65, description="After an exercise, and after days without training.", examples=[0.8])
    block: Gap = field(
        0.25, description="Between the line that heads a block, or the row before, and its exercises.", examples=[0.4]
    )
    session: Gap = field(0.55, description="After the head of a session.", examples=[0.75])
    heading: Gap = field(0.45, description="Between a heading and what is said below it.", examples=[0.6])
    note: Gap = field(0.35, description="Around the notes of a week, and after words that stand apart.", examples=[0.5])
    row: Gap = field(0.2, description="After the last row for the pen, or the words beside it.", examples=[0.3])
    rule: Gap = field(0.35, description="From a thin rule down to what it parts.", examples=[0.3])
    load: Gap = field(0.35, description="Between sets of different loads on the training card.", examples=[0.5])
    plot: Gap = field(0.5, description="After a row of the coach's figures.", examples=[0.3])
    table: Gap = field(
        1.1, description="Above the table of an exercise on the rack sheet, with a rule in it.", examples=[1.5]
    )
