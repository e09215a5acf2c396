"""Cue cards: everything on them, once, nothing near the cut, and a code that a camera reads."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import saying
import zxingcpp
from msgspec import structs
from paper import METRICS, clashes, clashes_between, extent, few_and_many, layout_named, printed_text, squeezed
from PIL import ImageFilter

from programprint import resources
from programprint.compose.cues.card_face import shortened
from programprint.compose.cues.cue_card import card_pages
from programprint.compose.frame.head import Folio
from programprint.compose.setting import Setting
from programprint.compose.type.code import SMALLEST_MODULE, Code
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.draw.pdf import draw
from programprint.merge import Sheet
from programprint.merge.sheet import Guide
from programprint.pages import MM, Drawing, Fill, Image, Page, Pages, Rule, Shape, Text
from programprint.problems import Source, Span
from programprint.read.exercise import LONGEST_LINK, Cue, Mistake, Muscle, Question, Variation
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout

VIDEO = "https://videos.example.org/single-leg-hip-thrust"
PICTURE = Drawing(320, 150, (Shape((((0.0, 0.0), (320.0, 150.0)),), None, 0.0, 4),))
EXERCISES = sorted(path.stem for path in (resources.programs() / "exercises").glob("*.yaml"))
SIZES = [
    *((paper, per_page) for paper in ("a4", "letter", "a3") for per_page in (1, 2, 4)),
    ("a5", 1),
    ("a5", 2),
    ("a6", 1),
]
MANY = [*((size, every) for size in SIZES for every in (7, 29, 47)), (("a4", 2), 1)]


def cards_layout(paper: str = "a4", per_page: int = 2, *more: str) -> Layout:
    docket = Docket()
    layout = read_layout("cues", None, [f"paper={paper}", f"cards.per_page={per_page}", *more], docket)
    assert layout is not None, [problem.render() for problem in docket]
    return layout


def composed(guides: list[Guide], layout: Layout, docket: Docket | None = None) -> list[Page]:
    found = Docket() if docket is None else docket
    where = Source("program.yaml", "title: x")
    subjects = [(guide, "", Span(where, 0, 5)) for guide in guides]
    pages = []
    setting = Setting(layout, METRICS, saying.EN)
    for side in card_pages(subjects, setting, "cues", found):
        pen = Pen(setting, back=False)
        side.draw(pen, Folio(1, 1))
        pages.append(pen.page())
    assert docket is not None or not len(found), [problem.render() for problem in found]
    return pages


@pytest.fixture(scope="module")
def library() -> list[Guide]:
    """Every shipped exercise, every third of them with a video, every fourth with a picture."""
    entries = "\n".join(f"      - {{exercise: {name}, do: 3x8}}" for name in EXERCISES)
    logs = layout_named("handout", None, "program=[]")
    made = printed_text(f"title: All\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n{entries}\n", layout=logs)
    sheet: Sheet = made.sheets[0]
    return [
        structs.replace(entry.guide, video=VIDEO if index % 3 == 0 else "", picture=PICTURE if index % 4 == 0 else None)
        for index, entry in enumerate(sheet.entries)
    ]


def card_of(item: Text | Fill | Image, page: Page, layout: Layout) -> tuple[int, int]:
    """Column and row of the card in which a thing begins."""
    across, down = layout.card_grid
    x, y, _, _ = extent(item)
    return int(x // (page.width / across)), int(y // (page.height / down))


def check_cuts(page: Page, layout: Layout) -> None:
    """Everything but the marks keeps the margins of its card."""
    across, down = layout.card_grid
    width, height, margins = page.width / across, page.height / down, layout.margins
    for item in page.items:
        if isinstance(item, Rule) and item.weight < layout.rules.thick:
            continue  # a cut mark
        x0, y0, x1, y1 = extent(item)
        column, row = int(x0 // width), int(y0 // height)
        assert x0 >= column * width + margins.inside - 0.5, item
        assert x1 <= (column + 1) * width - margins.outside + 0.5, item
        assert y0 >= row * height + margins.top - 1.5, item
        assert y1 <= (row + 1) * height - margins.bottom + 1.5, item


def check_clashes(page: Page) -> None:
    texts = [item for item in page.items if isinstance(item, Text)]
    solid = [item for item in page.items if isinstance(item, (Fill, Image))]
    assert clashes(texts) == []
    assert clashes_between(texts, solid) == []


def cues_of(guide: Guide, short: bool) -> list[str]:
    cues = (*guide.setup, *guide.instructions, *guide.tips, *guide.stop_when)
    return [cue.short if short and cue.short else cue.text for cue in cues]


def words_of_card(guide: Guide, left_out: str = "") -> list[str]:
    """What the cards of an exercise must say beside its cues, but for what the coach is told was left out."""
    words = [*guide.equipment, *(f"{muscle.share}%" for muscle in guide.muscles if muscle.share)]
    if "the mistakes" not in left_out:
        words += [text for mistake in guide.mistakes for text in (mistake.text, mistake.fix)]
    words += [text for variation in guide.variations for text in (variation.name, variation.note)]
    return words + [
        text for item in guide.faq for text in (item.question, item.answer) if "the questions" not in left_out
    ]


def check_words(guide: Guide, pages: list[Page], docket: Docket) -> None:
    """All cues in full, or all in short; each as often as the exercise has it. What is left out is told."""
    said = squeezed("".join(item.text for page in pages for item in page.items if isinstance(item, Text)))
    for words in words_of_card(guide, " ".join(docket.remarks)):
        assert squeezed(words) in said, words
    forms = []
    for short in (False, True):
        wanted = Counter(squeezed(cue) for cue in cues_of(guide, short))
        forms.append(all(said.count(cue) >= count for cue, count in wanted.items()))
    assert any(forms), guide.name
    assert said.startswith(squeezed(guide.name))


@pytest.mark.parametrize(
    ("paper", "per_page", "every"),
    [
        *((*size, 94) for size in SIZES[1::2]),
        *(pytest.param(*size, every, marks=pytest.mark.wide) for size, every in MANY),
    ],
)
def test_every_exercise_of_the_library_is_on_its_cards(
    library: list[Guide], paper: str, per_page: int, every: int
) -> None:
    """One exercise in so many is put on the cards of each size, and all of them on those that are usual."""
    layout = cards_layout(paper, per_page)
    for guide in library[::every]:
        docket = Docket()
        pages = composed([guide], layout, docket)
        assert not len(docket)
        check_words(guide, pages, docket)
        for page in pages:
            check_cuts(page, layout)
            check_clashes(page)
            sizes = [item.size for item in page.items if isinstance(item, Text)]
            assert min(sizes) >= 10


@pytest.mark.parametrize("every", few_and_many(25, 5))
def test_no_line_is_printed_twice(library: list[Guide], every: int) -> None:
    """A cue that only one part of the exercise says stands once on all its cards."""
    layout = cards_layout()
    for guide in library[::every]:
        texts = [item.text for page in composed([guide], layout) for item in page.items if isinstance(item, Text)]
        said = squeezed("".join(texts))
        full = [squeezed(cue) for cue in cues_of(guide, False)]
        for cue in full:
            others = sum(cue in squeezed(words) for words in [*words_of_card(guide), *cues_of(guide, False)])
            assert said.count(cue) <= others


def test_each_exercise_of_a_program_has_one_card_after_another() -> None:
    text = (resources.programs() / "unilateral-glute-block.yaml").read_text(encoding="utf-8")
    made = printed_text(text, layout=cards_layout())
    marks = [mark.title for page in made.pages for mark in page.bookmarks]
    names = {entry.guide.name for sheet in made.sheets for entry in sheet.entries}
    assert sorted(marks) == sorted(names)
    assert not any(page.fields for page in made.pages)


def bare(**words: object) -> Guide:
    everything: dict[str, object] = {**dict.fromkeys(Guide.__struct_fields__, ()), "called": {}}
    empty = dict.fromkeys(("summary", "video", "source", "license", "image"), "")
    return Guide(**{**everything, **empty, "id": "x", "name": "Bridge", "picture": None, "figure": None, **words})  # type: ignore[arg-type]


def test_an_exercise_without_any_cues_has_a_card_with_its_name() -> None:
    (page,) = composed([bare()], cards_layout())
    assert [item.text for item in page.items if isinstance(item, Text)] == ["Bridge"]


@pytest.mark.parametrize("count", [1, 3, 8])
@pytest.mark.parametrize(("paper", "per_page"), [("a4", 2), ("a4", 4), ("a6", 1)])
def test_cues_of_two_hundred_words_fit(count: int, paper: str, per_page: int) -> None:
    cues = tuple(Cue(text=f"{number} " + "keep pushing " * 100) for number in range(count))
    layout = cards_layout(paper, per_page)
    guide = bare(instructions=cues, tips=cues[:1])
    docket = Docket()
    pages = composed([guide], layout, docket)
    assert not len(docket)
    check_words(guide, pages, docket)
    for page in pages:
        check_cuts(page, layout)
        check_clashes(page)


def test_the_longest_names_fit() -> None:
    layout = cards_layout("a4", 4)
    name = "Rear-foot-elevated-split-squat " * 3
    muscles = tuple(Muscle(name=f"Musculus-verylongname-{n} of the other side", share=9) for n in range(5))
    guide = bare(name=name.strip(), aliases=(name,), muscles=muscles, video=VIDEO, picture=PICTURE)
    for page in composed([guide, guide, guide], layout):
        check_cuts(page, layout)
        check_clashes(page)


@pytest.mark.parametrize("guide", ["cue", "name"])
def test_what_is_longer_than_a_card_is_refused_with_a_cure(guide: str) -> None:
    docket = Docket()
    endless = "never stop " * 900
    words = {"tips": (Cue(text=endless),)} if guide == "cue" else {"name": endless, "tips": (Cue(text="Go."),)}
    composed([bare(**words)], cards_layout("a4", 4), docket)
    (problem,) = docket
    assert "” does not fit: its name, a cue or an answer is longer than a whole card" in problem.message
    assert "fewer cards on a page" in problem.hint


def test_short_cues_come_before_a_second_card() -> None:
    """What is too long in full but not in short stays on one card; what is too long in both goes on in full."""
    long = "push the floor away and keep on pushing " * 8
    short = bare(tips=tuple(Cue(text=f"{n} {long}", short=f"{n} push") for n in range(40)))
    layout = cards_layout("a4", 2)
    (page,) = composed([short], layout)
    said = squeezed("".join(item.text for item in page.items if isinstance(item, Text)))
    assert "39push" in said
    assert "continued" not in said


def test_a_second_card_says_whose_it_is_and_repeats_the_heading() -> None:
    tips = tuple(Cue(text=f"{n} " + "Because it works. " * 20) for n in range(30))
    pages = composed([bare(tips=tips)], cards_layout("a4", 1))
    assert len(pages) > 1
    for number, page in enumerate(pages[1:], start=2):
        texts = [item.text for item in page.items if isinstance(item, Text)]
        assert texts[0] == "Bridge"
        assert squeezed(texts[1]) == f"continued,{number}of{len(pages)}"
        assert texts[2] == "Tips"


def test_the_type_is_as_large_as_it_can_be() -> None:
    """Fewer words never make the type smaller, and little text takes the largest."""
    layout = cards_layout()
    sizes = []
    for count in (2, 20, 40):
        (page, *_) = composed([bare(tips=tuple(Cue(text=f"keep pushing, {n}") for n in range(count)))], layout)
        sizes.append(max(item.size for item in page.items if isinstance(item, Text) and "pushing" in item.text))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == layout.cards.most


def test_bars_are_as_long_as_the_shares() -> None:
    muscles = (Muscle(name="glutes", share=60), Muscle(name="trunk", role="stabiliser", share=15), Muscle(name="calf"))
    (page,) = composed([bare(muscles=muscles)], cards_layout())
    first, second = (item for item in page.items if isinstance(item, Fill))
    assert second.width == pytest.approx(first.width / 4)
    faces = {item.text: item.face for item in page.items if isinstance(item, Text)}
    assert (faces["glutes"], faces["trunk"]) == ("bold", "italic")


def test_muscles_without_shares_are_listed() -> None:
    muscles = (Muscle(name="glutes"), Muscle(name="trunk", role="stabiliser"))
    (page,) = composed([bare(muscles=muscles)], cards_layout())
    assert not [item for item in page.items if isinstance(item, Fill)]
    assert {"glutes,", "trunk"} <= {item.text for item in page.items if isinstance(item, Text)}


@pytest.mark.parametrize("address", [VIDEO, "http://a.example", "https://a.example/" + "x" * (LONGEST_LINK - 18)])
@pytest.mark.parametrize(("paper", "per_page"), [("a4", 2), ("a4", 4), ("a6", 1)])
def test_a_camera_reads_the_code(address: str, paper: str, per_page: int) -> None:
    layout = cards_layout(paper, per_page)
    pages = composed([bare(video=address, variations=(Variation(name="Other"),))], layout)
    document = pypdfium2.PdfDocument(draw(Pages("Cards", "", "en", tuple(pages))))
    image = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]


def test_a_camera_reads_a_copy_of_a_copy() -> None:
    """Black and white twice over, blurred in between, for an address of the usual length."""
    pages = composed([bare(video=VIDEO)], cards_layout("a4", 4))
    document = pypdfium2.PdfDocument(draw(Pages("Cards", "", "en", tuple(pages))))
    image = document[0].render(scale=300 / 72).to_pil().convert("L")
    document.close()
    for _ in range(2):
        image = image.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 255 if value > 150 else 0)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [VIDEO]


@pytest.mark.parametrize("length", [20, 80, LONGEST_LINK])
def test_a_code_has_modules_and_white_enough(length: int) -> None:
    code = Code("https://a.example/" + "x" * (length - 18))
    assert code.module >= SMALLEST_MODULE >= 0.4 * MM - 1e-9
    layout = cards_layout("a4", 4)
    (page,) = composed([bare(name="Bridge " * 20, video="https://a.example/" + "x" * (length - 18))], layout)
    bars = [item for item in page.items if isinstance(item, Fill)]
    left, top = min(bar.x for bar in bars) - code.quiet, min(bar.y for bar in bars) - code.quiet
    right, bottom = (
        max(bar.x + bar.width for bar in bars) + code.quiet,
        max(bar.y + bar.height for bar in bars) + code.quiet,
    )
    assert right <= page.width / 2
    assert top >= 0
    for item in page.items:
        if not isinstance(item, Fill):
            x0, y0, x1, y1 = extent(item)
            assert x1 <= left + 0.5 or x0 >= right - 0.5 or y1 <= top + 0.5 or y0 >= bottom - 0.5, item
    assert math.isclose(sum(bar.height for bar in bars) / len(bars), code.module)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("http://example.org", "example.org"),
        ("https://example.org/" + "x" * 80, "example.org/…"),
    ],
)
def test_an_address_is_shown_as_one_would_type_it(address: str, shown: str) -> None:
    assert shortened(address) == shown


def test_the_address_is_a_link_on_the_screen() -> None:
    (page,) = composed([bare(video=VIDEO)], cards_layout())
    data = draw(Pages("Cards", "", "en", (page,)))
    assert b"/URI" in data
    assert VIDEO.encode() in data


@pytest.mark.parametrize(("per_page", "marks"), [(1, 0), (2, 2), (4, 6)])
def test_cuts_are_marked(per_page: int, marks: int) -> None:
    (page,) = composed([bare()] * per_page, cards_layout("a4", per_page))
    cuts = [item for item in page.items if isinstance(item, Rule) and item.weight < 1]
    assert len(cuts) == marks
    for cut in cuts:
        assert cut.x0 == cut.x1 == page.width / 2 or cut.y0 == cut.y1 == page.height / 2


def test_names_in_the_log_lead_to_the_cards(tmp_path: Path) -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]\n"
    made = printed_text(text, layout=cards_layout("a4", 2, "week=[log]", "margins.outside=10mm"))
    links = {item.link for page in made.pages for item in page.items if isinstance(item, Text) and item.link}
    assert links == {anchor.name for page in made.pages for anchor in page.anchors}


@pytest.mark.parametrize(
    ("aliases", "printed"),
    [
        ((), ""),
        (("RDL",), "RDL"),
        (("SLHT", "one-leg thrust", "SL thrust", "thrust on one leg"), "one-leg thrust, thrust on one leg, SLHT"),
        (("a", "b", "c", "d"), "a, b, c"),
    ],
)
def test_few_of_the_other_names_are_printed_and_words_before_abbreviations(
    aliases: tuple[str, ...], printed: str
) -> None:
    assert ", ".join(bare(aliases=aliases).also_called) == printed


def test_all_cards_of_a_set_have_one_size_of_ten_points_or_more(library: list[Guide]) -> None:
    """An exercise with few words is set no larger than one with many; what makes the many fit is told once."""
    layout, docket = cards_layout(), Docket()
    words = {text for guide in library[:40] for text in cues_of(guide, False)}
    pages = composed(library[:40], layout, docket)
    sizes = {item.size for page in pages for item in page.items if isinstance(item, Text) and item.text in words}
    assert len(sizes) == 1
    assert sizes.pop() >= 10
    (told,) = docket.remarks
    assert "left out the mistakes of" in told


def test_a_card_leaves_out_mistakes_first_then_questions_and_no_more_than_it_must() -> None:
    mistakes = tuple(Mistake(text=f"Slip {n} " + "again " * 12, fix="Mend it.") for n in range(9))
    questions = tuple(Question(question=f"Why {n}?", answer="Because it works. " * 3) for n in range(6))
    for count, left_out in ((4, ()), (10, ("the mistakes",)), (22, ("the mistakes", "the questions"))):
        docket = Docket()
        steps = tuple(Cue(text=f"Step {n} " + "push " * 10) for n in range(count))
        (page,) = composed([bare(mistakes=mistakes, faq=questions, instructions=steps)], cards_layout(), docket)
        said = squeezed("".join(item.text for item in page.items if isinstance(item, Text)))
        assert all(f"Step{n}" in said for n in range(count))
        assert ("Slip0" in said) is ("the mistakes" not in left_out)
        assert ("Why0?" in said) is ("the questions" not in left_out)
        told = " ".join(docket.remarks)
        assert [name for name in ("the mistakes", "the questions") if name in told] == [*left_out]


def images(guide: Guide, *more: str) -> list[Image]:
    return [
        item
        for page in composed([guide], cards_layout("a4", 2, *more))
        for item in page.items
        if isinstance(item, Image)
    ]


def test_a_card_that_shows_figures_has_one_where_there_is_no_picture(library: list[Guide]) -> None:
    guide = next(one for one in library if one.id == "back-squat")
    show = "cards.show=[figure, setup, instructions]"
    assert guide.figure is not None
    assert images(guide, "cards.show=[setup, instructions]") == []
    (figure,) = images(guide, show)
    assert 26 * MM < figure.height < 40 * MM
    (own,) = images(structs.replace(guide, picture=PICTURE), show)
    assert own.picture is PICTURE
    assert images(structs.replace(guide, figure=None), show) == []


def test_a_figure_is_smaller_before_a_card_leaves_out_words_or_there_is_one_more(library: list[Guide]) -> None:
    guide = next(one for one in library if one.id == "back-squat")

    def drawn(steps: int) -> tuple[float, int, list[str]]:
        docket = Docket()
        told = tuple(Cue(text=f"Step {n} " + "push " * 10) for n in range(steps))
        spare = (Question(question="Why?", answer="Because it works."),)
        full = structs.replace(bare(instructions=told, faq=spare), figure=guide.figure)
        layout = cards_layout("a4", 2, "cards.show=[figure, instructions, faq]", "cards.columns=1")
        pages = composed([full], layout, docket)
        (figure,) = (item for page in pages for item in page.items if isinstance(item, Image))
        cards = sum("of" in item.text.split() for page in pages for item in page.items if isinstance(item, Text))
        return figure.height, cards, [*docket.remarks]

    found = [drawn(steps) for steps in range(1, 20)]
    whole = [height for height, cards, remarks in found if not cards and not remarks]
    assert [*whole] == sorted(whole, reverse=True)
    assert max(whole) > 28 * MM
    assert min(whole) == pytest.approx(max(whole) * 22 / 30, rel=0.05)
    less = [height for height, cards, remarks in found if remarks and not cards]
    assert set(less) <= {min(whole)}


def test_figure_body_and_muscles_stand_side_by_side_where_there_is_room(library: list[Guide]) -> None:
    narrow = structs.replace(next(one for one in library if one.id == "pallof-press"), picture=None)
    wide = structs.replace(next(one for one in library if one.id == "single-leg-hip-thrust"), picture=None)
    figure, body = images(narrow, "cards.show=[figure, body, muscles, setup]")
    assert figure.y == pytest.approx(body.y)
    assert figure.x + figure.width < body.x
    assert 19 * MM < body.height < 22 * MM
    for guide, beside in ((narrow, True), (wide, False)):
        (page,) = composed([guide], cards_layout("a4", 2, "cards.show=[figure, muscles, setup]"))
        (figure,) = (item for item in page.items if isinstance(item, Image))
        heading = next(item for item in page.items if isinstance(item, Text) and item.text.startswith("Muscles"))
        assert (heading.y < figure.y + figure.height) is beside
        assert (heading.x > figure.x + figure.width) is beside


def test_where_nothing_is_drawn_the_muscles_have_the_whole_column(library: list[Guide]) -> None:
    guide = structs.replace(next(one for one in library if one.id == "back-squat"), picture=None, figure=None)
    show = "cards.show=[figure, muscles, setup]"
    (plain,) = composed([guide], cards_layout("a4", 2, "cards.show=[muscles, setup]"))
    (shown,) = composed([guide], cards_layout("a4", 2, show))
    assert shown == plain
    unknown = structs.replace(guide, muscles=(Muscle(name="grit"),))
    assert images(unknown, "cards.show=[body, muscles, setup]") == []
