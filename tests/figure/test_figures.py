"""Figures: what can be said of a drawing without looking at it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
import yaml
from anatomy import faults, loose
from figure_record import OUTLINES, mark, names, outlines, own, readings, shipped
from msgspec.structs import replace
from paper import some
from PIL import Image as Photo
from PIL import ImageChops, ImageFilter

from programprint.compose.figures import contact_sheet
from programprint.docket import Docket
from programprint.draw.fonts import SOURCE_SANS
from programprint.draw.pdf import draw
from programprint.figure.bases import BASES
from programprint.figure.ink import LEAST, Widths, widths
from programprint.figure.notation import Arrow, Figure, Foot, Limb, Pin, Pose, Prop, View, Wrong
from programprint.figure.outline import capsule, circle
from programprint.figure.picture import checked, picture
from programprint.figure.props import NUMBERS
from programprint.pages import Image, Page, Pages
from programprint.picture import pictures
from programprint.problems import Source
from programprint.read.document import parse_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.figure import ANGLES, FEET, FIELDS, FRAMES, HANDS, LIMBS, figure_of
from programprint.resources import programs

OWN, SHIPPED = names(shared=False), names()
SQUAT = Figure((("start", Pose(base="stand")), ("end", Pose(base="squat"))), arrow=Arrow("hip"))


def read(text: str) -> list[str]:
    """What is said against a figure."""
    docket = Docket()
    document = parse_document(Source("mine.yaml", f"name: Mine\nfigure: {text}\n"), docket)
    assert document is not None
    exercise = validate(Exercise, document, docket)
    assert exercise is not None
    figure_of(exercise, docket)
    return [problem.render() for problem in docket]


@pytest.mark.parametrize("name", some(OWN))
def test_a_shipped_figure_is_a_body(name: str) -> None:
    assert faults(own()[name]) == []


@pytest.mark.parametrize("name", some(SHIPPED))
def test_a_shipped_figure_is_drawn_inside_its_frame(name: str) -> None:
    drawing = picture(shipped()[name], 0.25)
    for shape in drawing.shapes:
        if 1.0 not in (shape.fill, shape.stroke):
            steps = [step for outline in shape.outlines for step in outline]
            across = [value for step in steps for value in step[::2]]
            down = [value for step in steps for value in step[1::2]]
            over = 0.2 - shape.weight / 2
            assert min(across) >= -over
            assert max(across) <= drawing.width + over
            assert min(down) >= -over
            assert max(down) <= drawing.height + over


def test_the_figures_that_are_tested_are_all_that_ship() -> None:
    assert sorted(OWN) == sorted(own())
    assert sorted(SHIPPED) == sorted(shipped())


def test_what_a_shipped_figure_touches_it_touches() -> None:
    assert {name: found for name, figure in own().items() if (found := loose(figure))} == {}


def test_a_shipped_figure_was_read_as_it_is_drawn_now() -> None:
    read = readings()
    assert {name for name, figure in shipped().items() if read[name]["mark"] != mark(figure)} == set()
    assert {name for name, one in read.items() if not one["read"]} == set()
    assert {name for name, one in read.items() if one["is"] not in ("itself", "family")} == set()
    assert {name for name, one in read.items() if one["eyes"] not in ("fresh", "own")} == set()


def test_most_figures_are_read_as_the_exercise_itself_and_none_is_read_that_does_not_ship() -> None:
    read = readings()
    assert set(read) == set(SHIPPED)
    assert sum(one["is"] == "itself" for one in read.values()) >= 0.75 * len(read)


def test_every_exercise_of_a_shipped_program_has_a_figure_and_250_of_the_library() -> None:
    library = {path.stem for path in (programs() / "exercises").glob("*.yaml")}
    pages = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(programs().glob("*.yaml"))]
    used = {word for page in pages for word in words(page) if word in library}
    assert len(used) > 90
    assert used - set(SHIPPED) == set()
    assert len(SHIPPED) >= 250


def words(value: object) -> list[str]:
    """All texts of a document, keys too."""
    if isinstance(value, dict):
        return [word for pair in value.items() for part in pair for word in words(part)]
    if isinstance(value, list):
        return [word for part in value for word in words(part)]
    return [value] if isinstance(value, str) else []


def test_no_two_exercises_have_the_same_drawing_unless_it_is_shared() -> None:
    seen: dict[object, str] = {}
    for name, figure in own().items():
        drawing = picture(figure, 0.25)
        assert drawing not in seen, f"{name} looks like {seen.get(drawing)}"
        seen[drawing] = name


def test_outlines_are_those_that_were_approved() -> None:
    assert outlines() == OUTLINES.read_text(encoding="utf-8")


@pytest.mark.parametrize("millimetres", [14, 30, 60, 200])
def test_no_line_and_no_white_is_thinner_than_a_copier_keeps(millimetres: int) -> None:
    scale = millimetres / 100
    thin = widths(scale)
    assert min(thin.line, thin.gap, thin.rim, thin.arrow) * scale >= LEAST - 1e-9
    lines = [shape.weight for shape in picture(SQUAT, scale).shapes if shape.stroke == 0.0]
    assert lines
    assert min(lines) * scale >= LEAST - 0.01


@pytest.fixture
def drawn_anew() -> Iterator[None]:
    picture.cache_clear()
    yield
    picture.cache_clear()


def lost() -> float:
    """The share of the ink of small figures that two bad copies lose or run together by more than two dots."""
    sheet = contact_sheet([("", shipped()[name]) for name in sorted(SHIPPED)[::12]], 14, SOURCE_SANS, whole=True)
    first = Photo.open(BytesIO(next(pictures(draw(sheet), 300)))).convert("L").point(lambda grey: 255 * (grey > 127))
    copy = first
    for _ in range(2):
        copy = copy.filter(ImageFilter.GaussianBlur(1.0)).point(lambda grey: 255 * (grey > 118))
    faded = ImageChops.subtract(copy.filter(ImageFilter.MinFilter(5)), first)
    filled = ImageChops.subtract(first, copy.filter(ImageFilter.MaxFilter(5)))
    return (faded.histogram()[255] + filled.histogram()[255]) / first.histogram()[0]


def test_small_figures_survive_two_bad_copies(drawn_anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = lost()
    assert kept < 0.004
    picture.cache_clear()
    monkeypatch.setattr("programprint.figure.picture.widths", lambda scale: Widths(0.6, 0.6, 0.6, 0.7))
    assert lost() > 3 * kept


@pytest.mark.parametrize(
    ("sabotage", "fault"),
    [
        (Pose(base="supine-straight", hip=(0, 2)), "below the floor"),
        (Pose(base="stand", hip=None, pin=Pin("neck", (0, 140)), leg=Limb(0, 0)), "nothing carries the body"),
        (Pose(base="sit", leg=Limb(90, -40)), "the knee at -40"),
        (Pose(base="stand", arm=Limb(10, -50)), "the elbow at -50"),
        (Pose(base="stand", nod=120), "the neck at 120"),
        (Pose(base="stand", leg=Limb(0, 0, 170), hip=(0, 52)), "the ankle at 170"),
        (Pose(base="supine", leg=Limb(290, 20)), "the hip at"),
    ],
)
def test_a_sabotaged_figure_is_caught(sabotage: Pose, fault: str) -> None:
    assert any(fault in one for one in faults(Figure((("start", sabotage),))))


def test_an_arrow_in_the_way_and_a_hand_that_does_not_hold_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Figure((("start", Pose(base="quadruped")),))
    assert loose(held) == []
    (joints,) = checked(held)
    slipped = {**joints, "hand": (30.5, 2.8), "knee": (0.0, 5.2)}
    monkeypatch.setattr("anatomy.postures_of", lambda figure: [slipped])
    assert loose(held) == ["start: the hand is off its place", "start: the knee is off its place"]
    monkeypatch.undo()
    monkeypatch.setattr("programprint.figure.arrow.clear", lambda point, things, far: 9.0)
    assert "the arrow is in the way" in faults(SQUAT)


def test_a_mark_stands_clear_of_the_body() -> None:
    for name, figure in shipped().items():
        if figure.mark:
            frame = picture(replace(figure, mark=""), 0.25)
            assert frame != picture(figure, 0.25), name
            assert picture(figure, 0.25).width <= frame.width + 18, name


def test_seen_from_above_there_is_no_floor() -> None:
    lying = Figure((("start", Pose(base="lie")),))
    assert len(picture(replace(lying, view="above"), 0.25).shapes) == len(picture(lying, 0.25).shapes)
    front, above = (picture(replace(lying, view=view), 0.25) for view in ("front", "above"))
    assert len(front.shapes) == len(above.shapes) + 1


def test_what_comes_towards_who_looks_is_shorter() -> None:
    (flat,) = checked(Figure((("start", Pose(base="front-stand", leg=Limb(0, 0))),), view="front"))
    (near,) = checked(Figure((("start", Pose(base="front-stand", leg=Limb(0, 0), toward=60)),), view="front"))
    (away,) = checked(Figure((("start", Pose(base="front-stand", leg=Limb(0, 0), away=60)),), view="front"))
    assert flat["hip"][1] - flat["knee"][1] == pytest.approx(2 * (near["hip"][1] - near["knee"][1]))
    assert flat["shoulder"][1] - flat["middle"][1] == pytest.approx(2 * (away["shoulder"][1] - away["middle"][1]))


@pytest.mark.parametrize(
    "prop",
    [
        Prop("footplate", (), "foot"),
        Prop("roller", (6,), "ankle"),
        Prop("lever", (30, 60), "hand"),
        Prop("rope", (), "hands"),
        Prop("barbell", (), "elbow"),
    ],
)
def test_what_moves_with_the_body_is_drawn_where_the_body_is(prop: Prop) -> None:
    low, high = (picture(Figure((("start", Pose(base="stand", hip=hip)),), props=(prop,)), 0.25) for hip in (51.2, 45))
    bare = picture(Figure((("start", Pose(base="stand")),)), 0.25)
    assert len(low.shapes) > len(bare.shapes)
    assert low != high


def test_two_frames_that_are_the_same_are_caught() -> None:
    twice = replace(SQUAT, frames=(("start", Pose(base="stand")), ("end", Pose(base="stand"))), arrow=None)
    assert faults(twice) == ["start and end are the same"]


def test_a_contact_holds() -> None:
    figure = Figure((("start", Pose(base="quadruped", hand=(27, 2.8))),))
    (joints,) = checked(figure)
    assert joints["hand"] == pytest.approx((27, 2.8), abs=0.01)
    assert joints["knee"] == pytest.approx((0, 3.9), abs=0.01)


def test_a_hip_of_a_height_alone_is_balanced() -> None:
    (start, end) = checked(SQUAT)
    assert end["middle"][0] < start["middle"][0]
    assert end["shoulder"][0] > end["middle"][0]


def test_an_arrow_leads_from_where_it_was_to_where_it_is() -> None:
    with pytest.raises(Wrong, match="too little for an arrow"):
        checked(replace(SQUAT, arrow=Arrow("ankle")))


def test_what_is_far_stays_behind_and_what_is_round_is_an_arc() -> None:
    assert {len(step) for step in circle((0, 0), 3)} == {0, 2, 6}
    assert {len(step) for step in capsule(((0, 0), 3), ((10, 0), 2))} == {0, 2, 6}


def test_the_form_of_a_figure_is_written_once() -> None:
    drawing = picture(SQUAT, 0.25)
    images = tuple(Image(10, 10 + 90 * row, drawing.width / 2, drawing.height / 2, drawing) for row in range(4))
    once = draw(Pages("", "", "en", (Page(400, 500, (0, 0, 400, 500), images[:1], ()),)))
    often = draw(Pages("", "", "en", (Page(400, 500, (0, 0, 400, 500), images, ()),)))
    assert len(often) - len(once) < 600


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{start: stnad}", "mine.yaml:2:17: error: “pose”: “stnad” is none of the words"),
        ("{start: {pose: stand, hand: [60, 60]}}", "mine.yaml:2:37: error: “hand”: the hand is 3"),
        ("{start: {pose: stand, hand: shelf}}", "there is no “shelf” in this figure"),
        ("{start: {pose: stand, lean: forward}}", "“lean”: “forward” is no number"),
        ("{start: stand, props: {bank: [0, 1, 2]}}", "there is no prop “bank”"),
        ("{start: stand, props: {bench: [0, 1]}}", "a bench has 3 numbers"),
        ("{start: stand, end: squat, arrow: hat}", "“arrow”: “hat” is none of the words"),
        ("{start: stand, end: stand, arrow: hip}", "“hip” moves by 0 only"),
        ("{start: {lean: 10}}", "nothing says where the body is"),
        ("{view: below, start: stand}", "“view”: “below” is none of the words"),
        ("{start: stand, mark: wait}", "“mark”: “wait” is none of the words"),
        ("{arrow: hip}", "it has no “start”"),
        ("stand", "a figure is a set of fields"),
        ("{start: [1, 2]}", "a posture is a name or a set of fields"),
        ("{start: {pose: stand, hip: [1, 2, 3]}}", "the hip has a height, or a place"),
        ("{start: {hip: [0, 60], foot: 0}}", "the foot is 8 short of its place"),
        ("{end: squat}", "it has no “start”"),
        ("{start: }", "a posture is a name or a set of fields"),
        ("{start: stand, arrow: hip}", "an arrow leads from one posture to another"),
        (
            "{as: back-squat, start: stand}",
            "mine.yaml:2:33: error: “start”: with “as” the figure is that of “back-squat”",
        ),
        ("{start: {pose: stand, leg: 90, foot: 3}}", "“leg” and “foot” say the same"),
        ("{start: {hip: [0, 27], pin: {knee: [0, 4]}}}", "“hip” and “pin” say the same"),
        ("{start: {pose: stand, pin: {knee: 4}}}", "a place has two numbers"),
        ("{start: stand, props: {dumbbell: knee}}", "a dumbbell is not held by “knee”: hand, other, both, hands"),
        ("{start: stand, props: {barbell: both}}", "a barbell is not held by “both”"),
        ("{start: stand, props: {wall: [20, hand]}}", "a wall stands there, and is not held by “hand”"),
        ("{start: stand, props: {kettlebell: [hand, other]}}", "a kettlebell has one word for who holds it"),
        ("{start: stand, props: {band: knee}}", "a band has 2 numbers"),
        ("{start: stand, props: {band: 5}}", "a band has 2 numbers"),
        ("{start: stand, props: {lines: [0, 10, 20, 10, 5]}}", "lines have 4 to 60 numbers, two for each point"),
        ("{start: stand, props: {roller: ankle}}", "a roller has 1 number"),
        ("{start: stand, props: {bench: [10, -40, 25]}}", "the bench begins at 10 and ends at -40"),
        ("{start: stand, props: {bar: [0, high]}}", "a bar has 2 to 3 numbers"),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_at_its_place(text: str, fault: str) -> None:
    assert any(fault in one for one in read(text)), read(text)


def test_several_faults_of_a_figure_are_told_in_one_run() -> None:
    told = read("{start: {pose: stnad, lean: x}, props: {bank: 3}}")
    assert len(told) == 3


def test_a_foot_is_put_down_where_it_is_said_to_be(tmp_path: Path) -> None:
    (joints,) = checked(Figure((("start", Pose(hip=(0, 45), foot=Foot(4, 10))),), props=(Prop("box", (0, 20, 10)),)))
    assert joints["heel"][1] == pytest.approx(10 + 2.2, abs=0.05)


TOLD = (
    (Path(__file__).parents[2] / "docs" / "format.md")
    .read_text(encoding="utf-8")
    .split("## Figures\n")[1]
    .split("\n## ")[0]
)
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in TOLD.splitlines() if line.startswith("| `")]


def codes(cell: str) -> list[str]:
    """What stands between backticks."""
    return cell.split("`")[1::2]


def test_every_posture_and_every_prop_is_documented() -> None:
    for word in (*BASES, *NUMBERS, *get_args(View), *LIMBS):
        assert f"`{word}`" in TOLD, word
    assert {name for row in ROWS if len(row) == 2 and ":" not in row[0] for name in codes(row[0])} == set(NUMBERS)
    assert {code.partition(":")[0] for row in ROWS if len(row) == 3 for code in codes(row[2])} == {*FRAMES, *FIELDS}
    postures = {code.partition(":")[0] for row in ROWS if len(row) == 2 and ":" in row[0] for code in codes(row[0])}
    assert postures == {"pose", "hip", "pin", *ANGLES, *LIMBS, *FEET, *HANDS, "elbow", "props"}


def figures_told() -> Iterator[str]:
    """Every example of the notation in the docs, as a figure."""
    for row in ROWS:
        if len(row) == 3:
            for code in codes(row[2]):
                rest = {"start": "", "as": ""}.get(code.partition(":")[0], "start: stand, ")
                moving = "end: squat, " if code.startswith("arrow") else ""
                yield f"{{{rest}{moving}{code}}}"
        elif ":" in row[0]:
            for code in codes(row[0]):
                base = {
                    "pose": "",
                    "hip": "foot: 0, ",
                    "toward": "pose: lie, ",
                    "away": "pose: lie, ",
                    "elbow": "pose: stand, hand: [6, 66], ",
                }
                code = base.get(code.partition(":")[0], "pose: stand, ") + code
                yield f"{{start: {{{code}}}}}"
        else:
            for name in codes(row[0]):
                for code in codes(row[1]):
                    yield f"{{start: stand, props: {{{name}: {code}}}}}"


@pytest.mark.parametrize("text", dict.fromkeys(figures_told()))
def test_every_example_of_the_docs_can_be_drawn(text: str) -> None:
    docket = Docket()
    document = parse_document(Source("mine.yaml", f"name: Mine\nfigure: {text}\n"), docket)
    assert document is not None
    exercise = validate(Exercise, document, docket)
    assert exercise is not None
    figure = figure_of(exercise, docket)
    assert [problem.render() for problem in docket] == []
    assert figure is not None
    if not figure.like:
        plain = Figure((("start", Pose(base="stand")),))
        differs = checked(figure) != checked(plain) or picture(figure, 0.25) != picture(plain, 0.25)
        assert differs or text == "{start: stand}"
