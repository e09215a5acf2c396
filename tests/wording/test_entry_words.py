"""What is said of an exercise: what it has of the rounds of its block. A space that does not break is written “~”."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from phrasebook import FRAME
from saying import EN

from programprint.merge.sheet import Once, Share, Turns
from programprint.notation.rounds import Rounds
from programprint.notation.scanner import NBSP
from programprint.wording import entries


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, ""),
        (Turns("minute", 1, 2, 6), "minutes~1, 3, 5"),
        (Turns("minute", 3, 3, 3), "minute~3"),
        (Turns("round", 2, 3, 17), "rounds~2, 5, 8, 11, 14, 17"),
        (Turns("round", 1, 3, 20), "rounds~1, 4, 7~…~19"),
        (Turns("interval", 2, 2, 20), "intervals~2, 4, 6~…~20"),
        (Once("before"), "once, before"),
        (Once("after"), "once, after"),
        (Rounds(3, (21, 15, 9)), "21–15–9~reps"),
    ],
)
def test_turns_are_named_one_by_one_while_they_are_few(share: Share | None, said: str) -> None:
    assert entries.share(replace(FRAME, share=share), EN).replace(NBSP, "~") == said
