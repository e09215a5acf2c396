"""HTML → plain lines, and lines → the fields of an exercise."""

from __future__ import annotations

import pytest

from programprint.importing.plain_text import Block, joined, lines_of, read_html, sections, unmarked
from programprint.importing.sides import suggested
from programprint.notation.prose import clean


def fields(html: str) -> dict[str, list[str]]:
    return sections(read_html(html).blocks)


def test_blocks_become_lines_and_entities_become_signs() -> None:
    page = read_html("<p>Stand&nbsp;tall &amp; <em>breathe</em>.<br>Sink\nslowly.</p><ul><li>Knees out</li></ul>")
    assert page.blocks == (
        Block("paragraph", "Stand tall & breathe."),
        Block("paragraph", "Sink slowly."),
        Block("item", "Knees out"),
    )


def test_scripts_are_dropped_and_media_and_links_are_counted() -> None:
    page = read_html(
        '<script>alert("x")</script><p>Row <a href="https://x.example">here</a><img src="a.png"></p><a>no</a>'
    )
    assert [block.text for block in page.blocks] == ["Row here", "no"]
    assert (page.media, page.links) == (1, 1)


@pytest.mark.parametrize("html", ["<p>Sink.", "Sink.</p></li></ul>", "<li><p>Sink.</p>", "<strong>Sink.", "Sink.<"])
def test_broken_html_keeps_its_words(html: str) -> None:
    assert "Sink." in " ".join(block.text for block in read_html(html).blocks)


def test_text_in_front_of_a_list_is_the_summary_and_text_after_it_a_tip() -> None:
    found = fields("<p>A bridge on one leg.</p><ol><li>Lift.</li><li>Sink.</li></ol><p>Look ahead.</p>")
    assert found == {"summary": ["A bridge on one leg."], "instructions": ["Lift.", "Sink."], "tips": ["Look ahead."]}


def test_text_without_a_list_is_the_steps() -> None:
    assert fields("<p>Lift.</p><p>Sink.</p>") == {"instructions": ["Lift.", "Sink."]}
    assert fields("Lift and sink.") == {"instructions": ["Lift and sink."]}


def test_a_heading_decides_where_the_lines_after_it_go() -> None:
    html = """
        <p>Starting position:</p><p>Sit tall.</p><p><strong>Execution</strong></p><ol><li>Pull.</li></ol>
        <h3>Tips</h3><ul><li>Chest up.</li></ul><p>Common mistakes:</p><ul><li>Swinging.</li></ul>
        <p><b>Benefits:</b></p><p>Strong back</p><p>Good posture.</p>
    """
    assert fields(html) == {
        "setup": ["Sit tall."],
        "instructions": ["Pull."],
        "tips": ["Chest up."],
        "mistakes": ["Swinging."],
        "purpose": ["Strong back", "Good posture."],
    }


def test_a_bold_word_on_its_own_line_is_a_heading_and_one_before_text_is_not() -> None:
    assert fields("<p><strong>Set-up</strong>\nSit.</p><p><strong>Execution</strong>\nPull.</p>") == {
        "setup": ["Sit."],
        "instructions": ["Pull."],
    }
    assert fields("<ul><li><strong>Set-up</strong>: sit.</li></ul>") == {"instructions": ["Set-up: sit."]}


def test_a_heading_of_no_field_stands_before_the_next_line() -> None:
    html = "<p>Setup:</p><p>Sit.</p><ul><li><p><b>Return:</b></p><ul><li>Let it up.</li><li>Rest.</li></ul></li></ul>"
    assert fields(html) == {"setup": ["Sit."], "instructions": ["Return: Let it up.", "Rest."]}
    assert fields("<p>Pull.</p><p>And then:</p>") == {"instructions": ["Pull.", "And then"]}


def test_an_address_alone_is_a_video_or_a_link_never_a_step() -> None:
    html = "<p>Pull.</p><p>https://youtu.be/abc?t=2</p><p>https://shop.example/bench.jpg</p>"
    assert fields(html) == {
        "instructions": ["Pull."],
        "video": ["https://youtu.be/abc?t=2"],
        "link": ["https://shop.example/bench.jpg"],
    }


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("1. Lift", "Lift"),
        ("(2) Sink", "Sink"),
        ("3- Hold", "Hold"),
        ("- Brace", "Brace"),
        ("-brace", "brace"),
        ("• Brace", "Brace"),
        ("10 reps", "10 reps"),
        ("2.5 kg", "2.5 kg"),
        ("3-4 reps", "3-4 reps"),
        ("1 - 2 s", "1 - 2 s"),
    ],
)
def test_the_number_of_a_step_is_taken_off_but_no_other_number(written: str, line: str) -> None:
    assert unmarked(written) == line


def test_clean_text_has_single_spaces_and_nothing_unseen() -> None:
    assert clean(" a\u00a0 b\tc\n\u200bd\ufeff\x07 \ud800e ") == "a b c d e"


def test_lines_of_text_and_of_html() -> None:
    assert lines_of("one\n\n two ") == ["one", "two"]
    assert lines_of("<p>one</p>two") == ["one", "two"]
    assert lines_of("3 < 4 and 5 > 4") == ["3 < 4 and 5 > 4"]


def test_lines_join_to_a_paragraph() -> None:
    assert joined(["Strong back", "Good posture.", "Calm"]) == "Strong back; Good posture. Calm"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("name", "text", "sides", "limb"),
    [
        ("Single-leg bridge", "", "each", "leg"),
        ("One Arm Row", "", "each", "arm"),
        ("1-Legged squat", "", "each", "leg"),
        ("Alternating curl", "", "alternating", ""),
        ("Split squat", "", "each", "leg"),
        ("Unilateral press", "", "each", ""),
        ("Hip stretch", "Hold, then repeat with the other leg.", "each", "leg"),
        ("Tap", "Keep alternating hands.", "alternating", "arm"),
    ],
)
def test_sides_are_suggested_as_lines_that_work_once_uncommented(name: str, text: str, sides: str, limb: str) -> None:
    first, *rest = suggested(name, text)
    assert first.startswith(f"sides: {sides}  # suggested by “")
    assert rest == ([f"limb: {limb}"] if limb else [])


@pytest.mark.parametrize(("name", "text"), [("Squat", "Both legs."), ("Legion press", ""), ("Someone armed", "")])
def test_nothing_is_suggested_without_a_word_for_it(name: str, text: str) -> None:
    assert suggested(name, text) == ()
