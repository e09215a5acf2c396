"""What several set groups say alike: their rest, their tempo."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.notation.duration import Duration
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import Tempo


def common_rest(groups: Sequence[SetGroup]) -> Duration | None:
    """The rest that all groups name alike, so that it stands in the place of the exercise's own; None where they do not."""
    rests = {group.rest for group in groups}
    return rests.pop() if len(rests) == 1 else None


def common_tempo(groups: Sequence[SetGroup]) -> Tempo | None:
    """The tempo that all groups name alike; None where they do not."""
    tempos = {group.tempo for group in groups}
    return tempos.pop() if len(tempos) == 1 else None


def rests_differ(groups: Sequence[SetGroup]) -> bool:
    """Whether each group must say its rest, because they name more than one, or not all of them one."""
    return len({group.rest for group in groups}) > 1
