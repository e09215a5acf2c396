"""Page breaks: as few pages as can be, and between groups where that costs no page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from programprint.compose.type.breaks import Stretch, pages_of

GROUPS = st.lists(st.lists(st.floats(1, 10), min_size=1, max_size=6), min_size=1, max_size=5)


def broken(groups: list[list[float]], room: float, head: float = 1) -> list[list[Stretch]]:
    return pages_of(groups, lambda _, continued: head, lambda first: room)


def test_a_group_that_fits_the_next_page_is_not_torn() -> None:
    assert broken([[3, 3], [3, 3]], 11) == [[Stretch(0, 0, 2)], [Stretch(1, 0, 2)]]


def test_no_page_is_added_to_keep_a_group_whole() -> None:
    assert len(broken([[3, 3], [3, 3], [3, 3]], 11)) == 2


def test_a_head_stands_alone_where_it_leaves_its_first_member_no_room() -> None:
    pages = pages_of([[6, 2]], lambda _, continued: 1 if continued else 5, lambda first: 10)
    assert pages == [[Stretch(0, 0, 0)], [Stretch(0, 0, 2, continued=True)]]


def test_the_first_page_stays_empty_where_it_has_no_room_for_what_comes_first() -> None:
    assert broken_after(4) == [[], [Stretch(0, 0, 2)]]
    assert broken_after(8) == [[Stretch(0, 0, 2)]]


def broken_after(first_page: float) -> list[list[Stretch]]:
    return pages_of([[4, 2]], lambda _, continued: 1, lambda first: first_page if first else 10)


@given(GROUPS)
def test_every_member_stands_once_in_order_and_no_page_is_too_full(groups: list[list[float]]) -> None:
    pages = broken(groups, 20)
    placed = [(part.group, index) for page in pages for part in page for index in range(part.first, part.end)]
    assert placed == [(group, index) for group, members in enumerate(groups) for index in range(len(members))]
    for page in pages:
        assert sum(1 + sum(groups[part.group][part.first : part.end]) for part in page) <= 20 + 1e-6


def test_members_that_belong_together_are_parted_only_to_save_a_page() -> None:
    def kept(room: float) -> list[list[Stretch]]:
        return pages_of([[3, 3, 3, 3]], lambda _, continued: 1, lambda first: room, lambda group, index: index == 3)

    assert kept(10) == [[Stretch(0, 0, 2)], [Stretch(0, 2, 4, continued=True)]]
    assert kept(4)[2:] == [[Stretch(0, 2, 3, continued=True)], [Stretch(0, 3, 4, continued=True)]]


def test_no_member_is_left_alone_where_that_saves_no_page() -> None:
    def sizes(count: int) -> list[int]:
        return [part.end - part.first for page in broken([[2.0] * count], 25) for part in page]

    assert sizes(13) == [11, 2]
    assert sizes(24) == [12, 12]
    assert [part.end - part.first for page in broken([[22], [2, 2, 2]], 26) for part in page] == [1, 3]


def test_where_groups_stay_whole_pages_are_added_rather_than_a_group_torn() -> None:
    def whole(groups: list[list[float]], room: float, first_page: float = 0.0) -> list[list[Stretch]]:
        opening = first_page or room
        return pages_of(groups, lambda _, continued: 1, lambda first: opening if first else room, whole=True)

    assert whole([[3, 3], [3, 3], [3, 3]], 11) == [[Stretch(number, 0, 2)] for number in range(3)]
    assert whole([[3, 3]], 11, first_page=5) == [[], [Stretch(0, 0, 2)]]
    assert whole([[6, 6]], 11) == [
        [Stretch(0, 0, 1)],
        [Stretch(0, 1, 2, continued=True)],
    ]  # there is no page that holds it


def test_what_goes_below_the_members_of_a_page_takes_room_there() -> None:
    def told(under: float) -> list[list[Stretch]]:
        def below(start: tuple[int, int], end: tuple[int, int]) -> float:
            return under if start <= (0, 1) <= end else 0.0

        return pages_of([[3, 3]], lambda _, continued: 1, lambda first: 8, below=below)

    assert told(1) == [[Stretch(0, 0, 2)]]
    assert told(2) == [[Stretch(0, 0, 1)], [Stretch(0, 1, 2, continued=True)]]
