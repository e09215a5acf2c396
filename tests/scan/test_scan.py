"""Sheets that come back as pictures: what is ticked is read, what is unsure is said, what is foreign is left."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections import Counter
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from click.testing import CliRunner, Result
from measure import Print, trial
from paper import some, turns
from simulator import CONDITIONS, fill, scan

from programprint.cli import main
from programprint.logbook.record import parsed
from programprint.marks.key import Key
from programprint.scan.pictures import Picture
from programprint.scan.sheets import Reader, ReadPage

cv2.setNumThreads(1)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    return Print(tmp_path_factory.mktemp("print"))


@pytest.fixture(scope="module")
def reader(printed: Print) -> Reader:
    return Reader({printed.key_path: printed.key})


ONE_OF_EACH = [(row, name) for row, ways in CONDITIONS.items() for name in ways]


@pytest.mark.wide
@pytest.mark.parametrize(("row", "name"), ONE_OF_EACH)
def test_a_sheet_is_read_as_it_was_filled_in(printed: Print, reader: Reader, row: str, name: str) -> None:
    counts: Counter[str] = Counter()
    for seed in range(3):
        for truth, state, _ in trial([printed], reader, CONDITIONS[row][name], 900 + seed, 0.0):
            counts["right" if truth == state else "silent" if state in ("ticked", "empty") else state] += 1
    assert counts["silent"] <= (0.05 * sum(counts.values()) if name == "all" else 0)
    least = 0.4 if name == "all" else 0.6 if row in ("worst", "copies") else 0.9
    assert counts["right"] >= least * sum(counts.values())


@pytest.mark.parametrize(("row", "name"), [pytest.param("scans", "scan", marks=pytest.mark.wide), ("photos", "tilt")])
def test_a_scan_and_a_photograph_are_read(printed: Print, reader: Reader, row: str, name: str) -> None:
    """A scan is read below, from right to left."""
    found = list(trial([printed], reader, CONDITIONS[row][name], 7, 0.0))
    assert [state for _, state, _ in found] == [truth for truth, _, _ in found]


@pytest.mark.wide
def test_a_sheet_from_right_to_left_is_read_back(tmp_path: Path) -> None:
    one = Print(tmp_path, language="he")
    found = list(trial([one], Reader({one.key_path: one.key}), CONDITIONS["scans"]["scan"], 7, 0.0))
    assert {truth for truth, _, _ in found} == {"ticked", "empty"}
    assert [state for _, state, _ in found] == [truth for truth, _, _ in found]


@pytest.mark.wide
def test_odd_marks_are_hardly_ever_taken_for_ticks(printed: Print, reader: Reader) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for seed in range(12):
        for truth, state, _ in trial([printed], reader, scan, 300 + seed, 0.4):
            counts[truth, state] += 1
    odd = {pair: number for pair, number in counts.items() if pair[0] not in ("ticked", "empty")}
    assert sum(odd.values()) > 50
    odd = {
        pair: number for pair, number in odd.items() if pair[0] != "circled"
    }  # a circle around a tick is not seen yet
    ticked = sum(number for (_, state), number in odd.items() if state == "ticked")
    assert ticked <= 0.1 * sum(odd.values()), odd


def _picture(printed: Print, seed: int, number: int = 0) -> tuple[np.ndarray, dict[str, str]]:
    chance = np.random.default_rng(seed)
    at = printed.pages[number]
    cells = printed.key.shapes[printed.sheet.pages[at]].cells
    boxes = {cell.id: (cell.x, cell.y, cell.width, cell.height) for cell in cells if cell.kind == "tick"}
    filled = fill(printed.blank(at), boxes, [], chance)
    return filled.page, filled.truth


def _read(reader: Reader, image: np.ndarray, two_tone: bool = False) -> list[ReadPage | str]:
    return list(reader.read(Picture("x", "", image, two_tone)))


def test_two_sheets_in_one_picture_and_one_on_its_head(printed: Print, reader: Reader) -> None:
    (first, truth), (second, other) = _picture(printed, 1, 0), _picture(printed, 2, 1)
    small = [
        cv2.resize(page, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA) for page in (first, np.rot90(second, 2))
    ]
    found = _read(reader, np.hstack(small))
    states = {box.cell.id: box.state for page in found if isinstance(page, ReadPage) for box in page.boxes}
    assert states == truth | other


def test_a_foreign_sheet_is_named_and_left(printed: Print) -> None:
    image, _ = _picture(printed, 1)
    strange = Reader({printed.key_path: Key(key=1, secret="", pdf="x.pdf", shapes=(), sheets={})})
    (told,) = _read(strange, image)
    assert "in no key" in str(told)
    (told,) = _read(strange, np.full((800, 600, 3), 255, np.uint8))
    assert "no code" in str(told)


def test_a_torn_sheet_is_not_guessed(printed: Print, reader: Reader) -> None:
    image, _ = _picture(printed, 1)
    for page in _read(reader, image[: image.shape[0] // 3]):
        assert isinstance(page, str) or page.fault or all(box.state == "unsure" for box in page.boxes)


def test_codes_that_disagree_are_refused(printed: Print, reader: Reader) -> None:
    first, second = _picture(printed, 1, 0)[0], _picture(printed, 2, 1)[0]
    mirrored = printed.pages[1] % 2 != printed.pages[0] % 2
    if mirrored:  # the back binds on the other side: its lower code goes to where the front has its own
        code = second[int(second.shape[0] * 0.9) :, int(second.shape[1] * 0.88) :]
        first[int(first.shape[0] * 0.9) :, : code.shape[1]] = code
    else:
        first[first.shape[0] // 2 :] = second[second.shape[0] // 2 :]
    told = [one for one in _read(reader, first) if isinstance(one, str)]
    assert any("disagree" in one for one in told), told


def test_black_and_white_is_never_sure(printed: Print, reader: Reader) -> None:
    image, _ = _picture(printed, 1)
    (page,) = _read(reader, image, two_tone=True)
    assert isinstance(page, ReadPage)
    assert {box.state for box in page.boxes} == {"unsure"}


# --- the command -----------------------------------------------------------------------------------------------------

BLOCK = """
title: Spring
weeks: 1
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 3x5 @ 60kg}
      - {exercise: single-leg-hip-thrust, do: 3x8/leg}
  - name: Upper
    day: Thursday
    exercises: [{exercise: bench-press, do: 3x5}]
"""


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program, its marked print and the key of that."""
    folder = tmp_path_factory.mktemp("block")
    (folder / "block.yaml").write_text(BLOCK)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("build", "block.yaml", "--marks").exit_code == 0
    return folder


@pytest.fixture
def here(block: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in a folder of the test's own."""
    shutil.copytree(block, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def ticked(name: str, *ids: str) -> None:
    """A picture of the first page with some boxes ticked."""
    Path(name).write_bytes(_ticked(Path("block.pdf").read_bytes(), Path("block.key.json").read_bytes(), ids))


@cache
def _ticked(pdf: bytes, key_bytes: bytes, ids: tuple[str, ...]) -> bytes:
    import pypdfium2
    from simulator import DOTS, Hand, tick

    from programprint.marks.key import read_key

    key = read_key(key_bytes)
    page = np.ascontiguousarray(
        np.asarray(pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS * 25.4 / 72).to_numpy())[:, :, :3]
    )
    hand = Hand((40, 30, 30), 1.0, 0.6, "tick", 0.1, 0.05)
    for cell in key.shapes[0].cells:
        if cell.id in ids:
            tick(page, (cell.x, cell.y, cell.width, cell.height), hand, np.random.default_rng(1))
    page = cv2.resize(page, None, fx=SMALLER, fy=SMALLER, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".png", page)[1].tobytes()


SMALLER = 0.7
"""Pictures for the command are as coarse as is still read with ease."""
SQUATS = [f"w1/lower/a/{n}/both/tick" for n in (1, 2)]


def test_what_is_ticked_goes_into_the_log_of_its_athlete(here: Path) -> None:
    ticked("sheet.png", *SQUATS)
    refused = run("scan", "sheet.png")
    assert refused.exit_code == 1
    assert "--athlete" in refused.output
    result = run("scan", "sheet.png", "--athlete", "Ada", "--log", "ada.jsonl")
    assert result.exit_code == 0, result.output
    found = {(one.exercise, one.set, one.side): one for one in map(parsed, Path("ada.jsonl").read_bytes().splitlines())}
    assert [found["back-squat", n, "both"].done for n in "12"] == [5, 5]
    assert found["back-squat", "3", "both"].state == "not done"
    assert {one.session for one in found.values()} == {"lower"}, "nothing is known of a session without a tick"
    assert {one.athlete for one in found.values()} == {"Ada"}
    assert "Wrote 0 sets" in run("scan", "sheet.png", "--athlete", "Ada", "--log", "ada.jsonl").output


def test_a_scan_of_many_pages_and_a_folder_are_read(here: Path) -> None:
    from PIL import Image

    ticked("sheet.png", *SQUATS)
    Path("in").mkdir()
    with Image.open("sheet.png") as image:
        image.save("in/both.pdf", save_all=True, append_images=[image], resolution=280 * SMALLER)
        image.save("in/both.tif", save_all=True, append_images=[image])
    result = run("scan", "in", "--athlete", "Ada")
    assert result.exit_code == 0, result.output
    assert result.output.count("2 ticked") == 4


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\nshort", b"\xff\xd8\xff\xe0short"]
)
def test_a_broken_picture_is_told_and_nothing_is_written(here: Path, data: bytes) -> None:
    Path("x.jpg").write_bytes(data)
    result = run("scan", "x.jpg", "nowhere.jpg", "--athlete", "Ada", "--log", "ada.jsonl")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "x.jpg" in result.output
    assert "nowhere.jpg" in result.output
    assert not Path("ada.jsonl").exists()


def test_a_bomb_is_refused_before_it_is_unpacked(here: Path) -> None:
    """Its head alone says how large it is: of what comes after that, nothing need be read."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = b"IDAT" + zlib.compress(bytes(30_000))
    chunks = [
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (head, rows, b"IEND")
    ]
    Path("bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    result = run("scan", "bomb.png", "--athlete", "Ada")
    assert result.exit_code == 1
    assert "900000000" in result.output


def test_a_key_that_is_none_and_a_pdf_that_is_gone_are_told(here: Path) -> None:
    ticked("sheet.png", *SQUATS)
    Path("block.pdf").unlink()
    assert "not beside it" in run("scan", "sheet.png").output
    Path("block.key.json").write_text("{}")
    assert "no key" in run("scan", "sheet.png").output
    Path("block.key.json").unlink()
    assert run("scan", "sheet.png").exit_code == 2


def test_reading_is_loaded_by_its_command_alone() -> None:
    import subprocess
    import sys

    code = (
        "import sys, programprint.cli.build, programprint.build; "
        "print([name for name in ('cv2', 'numpy', 'zxingcpp') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_what_is_unsure_is_settled_in_one_page_and_comes_back_confirmed(here: Path) -> None:
    import html.parser
    import json

    ticked("sheet.png", *SQUATS)
    page = cv2.imread("sheet.png")
    assert page is not None
    from simulator import DOTS

    from programprint.marks.key import read_key

    key = read_key(Path("block.key.json").read_bytes())
    box = next(cell for cell in key.shapes[0].cells if cell.id == "w1/lower/b/1/l/tick")
    dots = DOTS * SMALLER
    middle = (round((box.x + box.width / 2) * dots), round((box.y + box.height / 2) * dots))
    cv2.circle(page, middle, 6, (30, 30, 30), -1)
    cv2.imwrite("sheet.png", page)
    result = run("scan", "sheet.png", "--athlete", "Ada <b>", "--log", "ada.jsonl", "--review", "review.html")
    assert result.exit_code == 0, result.output
    text = Path("review.html").read_text(encoding="utf-8")
    assert text.count("<li ") == 1
    assert "Ada <b>" not in text
    assert "http" not in text.replace("http-equiv", "")

    class Records(html.parser.HTMLParser):
        found, inside = "", False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.inside = ("id", "records") in attrs

        def handle_data(self, data: str) -> None:
            self.found += data if self.inside else ""

        def handle_endtag(self, tag: str) -> None:
            self.inside = False

    reader = Records()
    reader.feed(text)
    (record,) = json.loads(reader.found)
    Path("corrections.jsonl").write_text(json.dumps(record | {"state": "not done", "by": "Coach"}) + "\n")
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "corrections.jsonl")
    assert result.exit_code == 0, result.output
    settled = [one for one in map(parsed, Path("ada.jsonl").read_bytes().splitlines()) if one.by]
    assert [(one.exercise, one.set, one.side, one.state) for one in settled] == [
        ("single-leg-hip-thrust", "1", "L", "not done")
    ]


WAYS = ["turned.jpg", "deep.png", "palette.png", "clear.png", "print.jpg", "alpha.png", "grey.tif"]


@pytest.mark.parametrize("name", some(WAYS, 3))
def test_a_picture_is_read_however_it_was_saved(here: Path, name: str) -> None:
    from PIL import Image

    ticked("sheet.png", *SQUATS)
    with Image.open("sheet.png") as image:
        grey = image.convert("L")
        match name:
            case "deep.png":
                deep = np.asarray(grey).astype(np.uint16) * 257
                Image.fromarray(deep).save(name, compress_level=1)
            case "print.jpg":
                image.convert("CMYK").save(name, quality=90)
            case "palette.png":
                image.convert("P").save(name, compress_level=1)
            case "clear.png":
                ink = Image.eval(grey, lambda level: 255 - level)
                Image.merge("RGBA", (*Image.new("RGB", image.size).split(), ink)).save(name, compress_level=1)
            case "alpha.png":
                image.convert("RGBA").save(name, compress_level=1)
            case "turned.jpg":
                exif = Image.Exif()
                exif[0x0112] = 6
                image.transpose(Image.Transpose.ROTATE_90).convert("RGB").save(name, quality=90, exif=exif)
            case "grey.tif":
                grey.save(name)
    result = run("scan", name, "--athlete", "Ada")
    assert result.exit_code == 0, result.output
    assert "2 ticked" in result.output


def test_pictures_with_nothing_in_them_are_told(here: Path) -> None:
    import pikepdf
    from PIL import Image

    Path("nothing").mkdir()
    Image.new("RGB", (1, 1)).save("dot.png")
    Image.new("L", (9000, 1)).save("line.png")
    with pikepdf.new() as pdf:
        pdf.save("empty.pdf")
    with pikepdf.open("block.pdf") as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    for name in ("nothing", "dot.png", "line.png", "empty.pdf", "locked.pdf"):
        result = run("scan", name, "--athlete", "Ada", "--log", "ada.jsonl")
        assert isinstance(result.exception, SystemExit), (name, result.exception)
        assert result.exit_code == 1, name
        assert name in result.output
        assert not Path("ada.jsonl").exists()


def test_the_print_itself_is_a_sheet_with_nothing_ticked(here: Path) -> None:
    result = run("scan", "block.pdf", "--athlete", "Ada", "--log", "ada.jsonl")
    assert result.exit_code == 0, result.output
    assert " 0 ticked" in result.output
    assert " 0 unsure" in result.output
    assert not Path("ada.jsonl").exists()


def test_a_print_that_is_not_the_one_of_its_key_is_told(here: Path) -> None:
    import pikepdf

    ticked("sheet.png", *SQUATS)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save("other.pdf")
    for data in (b"%PDF-1.7 broken", Path("other.pdf").read_bytes()):
        Path("block.pdf").write_bytes(data)
        result = run("scan", "sheet.png", "--athlete", "Ada", "--log", "ada.jsonl")
        assert isinstance(result.exception, SystemExit)
        assert result.exit_code == 1
        assert "sheet.png" in result.output
        assert not Path("ada.jsonl").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pdf", "../block.pdf"),
        ("pdf", ""),
        ("code", 0),
        ("shapes", []),
        ("shapes", [{"width": 210, "height": 297, "squares": [], "codes": [], "cells": []}]),
    ],
)
def test_a_key_that_was_tampered_with_is_told(here: Path, field: str, value: object) -> None:
    import json

    ticked("sheet.png", *SQUATS)
    key = json.loads(Path("block.key.json").read_bytes())
    Path("block.key.json").write_text(json.dumps(key | {field: value}))
    result = run("scan", "sheet.png", "--athlete", "Ada")
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert "block.key.json" in result.output


def test_two_pictures_of_a_sheet_count_once_and_what_is_typed_later_holds(here: Path) -> None:
    ticked("one.png", *SQUATS)
    ticked("two.png", *SQUATS, "w1/lower/a/3/both/tick")
    for name in ("one.png", "one.png", "two.png"):
        result = run("scan", name, "--athlete", "Ada Sample", "--log", "ada.jsonl")
        assert result.exit_code == 0, result.output
    assert "settle it with “log add”" in result.output
    shown = run("log", "show", "ada.jsonl").output
    assert "in one" in shown
    typed = run(
        "log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "--session", "Lower", "A: 5, 5, 4 @ 60kg"
    )
    assert typed.exit_code == 0, typed.output
    shown = run("log", "show", "ada.jsonl").output
    assert "in one" not in shown
    assert shown.count("back-squat") == 3


def _pile() -> None:
    """Two sheets, a scan of two pages, a broken picture and one without a sheet, in a folder."""
    from PIL import Image

    Path("in").mkdir()
    ticked("in/a.png", *SQUATS)
    ticked("in/c.png", SQUATS[0])
    Path("in/b.png").write_bytes(b"broken")
    Image.new("RGB", (300, 300), "white").save("in/d.png")
    with Image.open("in/a.png") as image:
        image.save("in/e.pdf", save_all=True, append_images=[image], resolution=150)


@pytest.mark.parametrize(
    "left_out", [pytest.param(("c.png", "e.pdf"), id="few"), pytest.param((), id="many", marks=pytest.mark.wide)]
)
def test_several_hands_read_what_one_reads_in_the_same_order(here: Path, left_out: tuple[str, ...]) -> None:
    _pile()
    for name in left_out:
        Path("in", name).unlink()
    alone = run("scan", "in", "--athlete", "Ada", "--json")
    together = run("scan", "in", "--athlete", "Ada", "--json", "--jobs", "2")
    assert (together.exit_code, together.output) == (alone.exit_code, alone.output)
    assert "b.png" in alone.output
    if not left_out:
        assert "e.pdf, page 2" in run("scan", "in", "--athlete", "Ada", "--jobs", "2").output


@pytest.mark.wide
def test_a_cluster_reads_what_one_reads(here: Path) -> None:
    from distributed import LocalCluster

    _pile()
    alone = run("scan", "in", "--athlete", "Ada", "--json")
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        together = run("scan", "in", "--athlete", "Ada", "--json", "--cluster", cluster.scheduler_address)
    assert (together.exit_code, together.output) == (alone.exit_code, alone.output)


def _confirm(*states: str) -> None:
    """Somebody looks at the picture, and settles the squats."""
    import json

    lines = [json.loads(line) for line in Path("ada.jsonl").read_text().splitlines()]
    squats = [one for one in lines if one["exercise"] == "back-squat"]
    made = [one | {"state": state, "by": "Coach"} for one, state in zip(squats, states, strict=False)]
    Path("corrections.jsonl").write_text("".join(json.dumps(one) + "\n" for one in made))
    assert run("log", "add", "ada.jsonl", "--program", "block.yaml", "corrections.jsonl").exit_code == 0


def test_what_was_confirmed_is_kept_beside_how_it_was_read(here: Path) -> None:
    ticked("Ada at the gym.png", *SQUATS)
    scan = ("scan", "Ada at the gym.png", "--athlete", "Ada Sample", "--log", "ada.jsonl")
    assert run(*scan).exit_code == 0
    nothing = run(*scan, "--keep-crops", "none")
    assert "0 right, 0 wrong, 0 unsure" in nothing.output
    _confirm("done", "not done", "not done")
    result = run(*scan, "--keep-crops", "crops")
    assert result.exit_code == 0, result.output
    assert "2 right, 1 wrong, 0 unsure" in result.output
    names = sorted(path.name for path in Path("crops").iterdir())
    listed = Path("crops/crops.csv").read_text().splitlines()
    assert len(names) == 4
    assert listed[0] == "file,is,read"
    assert sorted(line.partition(",")[2] for line in listed[1:]) == ["empty,empty", "empty,ticked", "ticked,ticked"]
    assert {line.partition(",")[0] for line in listed[1:]} | {"crops.csv"} == set(names)
    told = " ".join([*names, *listed]).casefold()
    assert not any(word in told for word in ("ada", "sample", "gym", "squat", "lower", "spring"))
    image = cv2.imread(f"crops/{listed[1].partition(',')[0]}")
    assert image is not None
    assert min(image.shape[:2]) > 20


def test_crops_of_another_picture_are_not_called_confirmed(here: Path) -> None:
    ticked("a.png", *SQUATS)
    assert run("scan", "a.png", "--athlete", "Ada", "--log", "ada.jsonl").exit_code == 0
    _confirm("done", "done", "not done")
    ticked("b.png", SQUATS[0])
    result = run("scan", "b.png", "--athlete", "Ada", "--log", "ada.jsonl", "--keep-crops", "crops")
    assert "0 right, 0 wrong, 0 unsure" in result.output


def test_crops_need_the_log_in_which_boxes_are_confirmed(here: Path) -> None:
    ticked("a.png", *SQUATS)
    assert run("scan", "a.png", "--athlete", "Ada", "--keep-crops", "crops").exit_code == 2
    assert not Path("crops").exists()


def test_a_photograph_as_telephones_save_it_is_read(here: Path) -> None:
    import pillow_heif
    from PIL import Image

    ticked("sheet.png", *SQUATS)
    pillow_heif.register_heif_opener()
    with Image.open("sheet.png") as image:
        image.convert("RGB").save("IMG_2041.HEIC", quality=80)
    result = run("scan", "IMG_2041.HEIC", "--athlete", "Ada")
    assert result.exit_code == 0, result.output
    assert "2 ticked" in result.output


# --- where things are ------------------------------------------------------------------------------------------------

FAR = 0.45
"""By how much the near side of a page that is photographed from the side is larger than the far one."""


def _from_the_side(page: np.ndarray, far: float) -> tuple[np.ndarray, np.ndarray]:
    """A photograph of a page whose right side is further away, or nearer, and the plane that it was taken with."""
    height, width = page.shape[:2]
    here = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    near = 0.5 / (1 + max(far, 0)), 0.5 / (1 + max(-far, 0))
    x, y = 0.12 * width, height / 2
    right = x + 0.7 * width
    there = [
        (x, y - near[1] * height),
        (right, y - near[0] * height),
        (right, y + near[0] * height),
        (x, y + near[1] * height),
    ]
    plane = cv2.getPerspectiveTransform(here, np.array(there, np.float32))
    seen = cv2.warpPerspective(page, plane, (width, height), flags=cv2.INTER_AREA, borderValue=(90, 110, 120))
    from simulator import DOTS

    return seen, plane @ np.diag([DOTS, DOTS, 1.0])


@pytest.mark.parametrize(("far", "at"), turns([FAR, -FAR], [0, 1]))
def test_a_card_from_the_side_is_found_to_a_millimetre(tmp_path: Path, far: float, at: int) -> None:
    """Its codes are at one side alone: where the other one is, they do not tell."""
    from figures import Script, number, some_number
    from simulator import Hand

    from programprint.scan.codes import codes_in
    from programprint.scan.mesh import bent
    from programprint.scan.plane import plane_of, through

    one = Print(tmp_path, "card")
    page, chance = one.blank(at), np.random.default_rng(at)
    shape = one.key.shapes[one.sheet.pages[at]]
    cells = [cell for cell in shape.cells if cell.kind in ("amount", "load") and cell.asked]
    hand, script = Hand.some(chance), Script.some(chance)
    for cell in cells:
        text = some_number(cell.kind, chance)
        number(page, (cell.x, cell.y, cell.width, cell.height), text, script, hand, chance)
    seen, plane = _from_the_side(page, far)
    grey = cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY)
    found = plane_of(grey, next(iter(codes_in(grey).values())), shape, one.key)
    assert found is not None
    middles = np.array([(cell.x + cell.width / 2, cell.y + cell.height / 2) for cell in cells])
    reader = Reader({one.key_path: one.key})
    template = reader._template(one.key_path.parent / one.key.pdf, at)
    assert template is not None
    mesh, share = bent(grey, found[0], template)
    assert share > 0.6
    back = through(np.linalg.inv(plane), through(found[0], middles + mesh.at(middles)))
    assert np.hypot(*(back - middles).T).max() < 1.0


def test_a_page_that_is_seen_at_one_side_alone_is_left(tmp_path: Path) -> None:
    one = Print(tmp_path, "card")
    page = one.blank(0)
    page[:, int(0.8 * page.shape[1]) :] = (90, 110, 120)
    seen, _ = _from_the_side(page, FAR)
    (told,) = _read(Reader({one.key_path: one.key}), seen)
    assert isinstance(told, ReadPage)
    assert "squares" in told.fault


@pytest.mark.parametrize("blur", [1.6, 1.8])
def test_codes_are_looked_for_at_full_size_and_in_blur(printed: Print, blur: float) -> None:
    """Modules of three dots and less, in a picture that is a little larger than the one in which they are looked for first."""
    from programprint.scan.codes import SMALL, codes_in

    page = cv2.cvtColor(printed.blank(printed.pages[0]), cv2.COLOR_BGR2GRAY)
    scale = 1.2 * SMALL / max(page.shape)
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    assert SMALL < max(small.shape) < 2 * SMALL
    ((_, found),) = codes_in(cv2.GaussianBlur(small, (0, 0), blur)).items()
    assert len(found) == 2
