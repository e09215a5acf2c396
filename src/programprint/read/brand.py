"""The gym's own head: a logo, a name, a line and a colour for the top of every page, and a line for its foot."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from programprint.docket import Docket
from programprint.pages import Colour, Picture
from programprint.problems import Source, Span
from programprint.read.document import read_document
from programprint.read.fields import Name, Prose
from programprint.read.readers import ReadBy, unreadable
from programprint.read.value import Mapping
from programprint.read.written import Written, field

if TYPE_CHECKING:
    from programprint.read.layout import Layout

FILE = "brand.yaml"
"""What the file beside a program is called."""
NONE = "none"
"""What is said in place of a file where there shall be none."""
LEAST_CONTRAST = 4.5
"""How much darker than paper a colour must be, so that a photocopy keeps it."""
_HINT = 'write it in quotes, such as "#1b5e20"'


def _accent(value: object) -> Colour:
    match = re.fullmatch(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})", value.strip()) if isinstance(value, str) else None
    if not match:
        raise unreadable(f"“{value}” is no colour" if value else "there is no colour here", _HINT)
    figures = match[1] if len(match[1]) == 6 else "".join(sign * 2 for sign in match[1])
    red, green, blue = (int(figures[at : at + 2], 16) for at in (0, 2, 4))
    shade = 1.0
    while contrast((red * shade, green * shade, blue * shade)) < LEAST_CONTRAST:
        shade -= 0.02
    if shade < 1:
        darker = "".join(f"{int(part * shade):02x}" for part in (red, green, blue))
        message = f"“{value}” is so light that a photocopy would lose it"
        raise unreadable(message, f'take a darker shade, such as "#{darker}"')
    return red / 255, green / 255, blue / 255


def contrast(colour: tuple[float, float, float]) -> float:
    """How much darker than white a colour is, from 1 to 21; its parts go from 0 to 255."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


Accent = Annotated[Colour, ReadBy(_accent, {"type": "string", "pattern": "^#?([0-9A-Fa-f]{3}){1,2}$"})]
"""A colour that survives a photocopy; red, green and blue from 0 to 1 once read."""


Brought = tuple[Mapping, bool]
"""A brand from elsewhere than a layout, and whether it goes over that of the layout."""


class Brand(Written):
    """What a gym prints on every page."""

    name: Name | None = field(None, description="What it is called.", examples=["Riverside Strength"])
    line: Prose = field(
        "", description="A line beside the name: an address, a link.", examples=["12 Mill Lane · riverside.example"]
    )
    logo: str = field(
        "",
        description="The file of its logo, SVG, PNG or JPEG, beside this file or below; printed in greys.",
        examples=["logo.svg"],
    )
    accent: Accent | None = field(
        None,
        description="The colour of the rule below; dark enough that a photocopy keeps it.",
        examples=["#1b5e20"],
    )
    footer: Prose = field("", description="A line at the foot of every page.", examples=["Ask before you lift alone."])


def logo_of(layout: "Layout", docket: Docket) -> Picture | None:
    """The logo that a layout names, looked for in the folder of the file that names it; None, with the problem added, where it
    cannot be printed."""
    if layout.brand is None or not layout.brand.logo:
        return None
    from programprint.read.picture import read_picture

    span = layout.brand.span("logo")
    folder = span.source.path.parent if span and span.source.path else docket.files.here or Path()
    return read_picture(layout.brand.logo, folder, span, docket, "logo")


def brought(folder: Path, asked: str, docket: Docket) -> Brought | None:
    """The brand that is asked for, or else the one beside the program, which serves where the layout has none of its own; None
    where there is none, or the problem is added."""
    if asked == NONE:
        nothing = Mapping()
        nothing.span, nothing.keys_at = Span(Source(docket.files.asked, ""), 0, 0), {}
        return nothing, True
    path = Path(asked) if asked else folder / FILE
    docket.look_at(path)
    if docket.files.kind(path) != "file":
        if asked:
            docket.error(asked, f"there is no file “{asked}”", "mend the path, or write --brand none")
        return None
    if not asked and docket.leads_out(path, folder):
        message = f"“{FILE}” is a link that leads out of the folder of the program"
        docket.error(docket.files.shown(path), message, "put the file itself there, or name it: --brand PATH")
        return None
    document = read_document(path, docket.files.shown(path), docket)
    return None if document is None else (document, bool(asked))
