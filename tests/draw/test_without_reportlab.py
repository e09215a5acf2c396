"""A plain sheet is drawn without reportlab, and as reportlab would draw it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from struct import unpack_from

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary, format
from reportlab.pdfbase.ttfonts import TTFont, makeToUnicodeCMap

from programprint.draw import fonts, source_sans
from programprint.draw.objects import array, dictionary, real
from programprint.draw.source_sans import FontFile, SourceSans
from programprint.draw.subset import subset_of
from programprint.pages import FACES, Face

LETTERS = [
    "Deadlift, 3 × 8–10 @ 80 kg",
    "Жим лёжа, ως το γόνατο, přítah",
    "".join(map(chr, range(0xA0, 0x250))),
]


def path_of(face: Face) -> Path:
    return fonts._folder() / fonts._FILES[face]


@pytest.mark.parametrize("face", FACES)
def test_a_face_is_read_as_reportlab_reads_it(face: Face) -> None:
    ours, theirs = FontFile(path_of(face)), TTFont(face, str(path_of(face))).face
    assert ours.charToGlyph == theirs.charToGlyph
    assert ours.charWidths == theirs.charWidths
    assert list(zip(ours.advances, ours.bearings, strict=True)) == theirs.hmetrics
    assert list(ours.places) == theirs.glyphPos
    assert ours.name.encode() == theirs.name
    for what in (
        "ascent",
        "descent",
        "capHeight",
        "italicAngle",
        "stemV",
        "flags",
        "defaultWidth",
        "numGlyphs",
        "filename",
    ):
        assert getattr(ours, what) == getattr(theirs, what), what
    assert list(ours.bbox) == theirs.bbox


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", LETTERS)
def test_the_part_of_a_face_that_a_file_carries_is_that_of_reportlab(face: Face, text: str) -> None:
    letters = [0] * 32 + list(range(32, 128)) + [ord(sign) for sign in text]
    assert subset_of(FontFile(path_of(face)), letters[:256]) == TTFont(face, str(path_of(face))).face.makeSubset(
        letters[:256]
    )
    assert source_sans._to_unicode("A", letters[:256]) == makeToUnicodeCMap("A", letters[:256])


class Setting:
    """As much of a document as giving codes to letters needs."""

    def __init__(self) -> None:
        self.fontMapping: dict[str, str] = {}
        self.delayedFonts: list[object] = []


@given(st.lists(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=60), max_size=12))
def test_letters_get_the_codes_that_reportlab_gives_them(texts: list[str]) -> None:
    ours, theirs = SourceSans("regular", path_of("regular")), TTFont("regular", str(path_of("regular")))
    here, there = Setting(), Setting()
    for text in [*LETTERS, *texts]:
        pieces = ours.splitString(text, here)  # type: ignore[arg-type]
        assert pieces == theirs.splitString(text, there)
        for subset, _ in pieces:
            named = ours.getSubsetInternalName(subset, here)  # type: ignore[arg-type]
            assert named == theirs.getSubsetInternalName(subset, there)


@given(st.floats(-1e6, 1e6) | st.integers(-100_000, 100_000))
def test_numbers_are_written_as_reportlab_writes_them(number: float) -> None:
    assert real(number).encode() == format(number, DummyDoc())


def test_words_are_written_as_reportlab_writes_them() -> None:
    code = (
        "from reportlab.pdfbase.pdfdoc import DummyDoc, PDFString\n"
        "from programprint.draw.objects import words\n"
        "signs = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x10100))]\n"
        "texts = [*signs, *(f'a {sign}(b) – \\\\' for sign in signs[:0x2300])]\n"
        "wrong = [text for text in texts if words(text).encode('latin-1') != PDFString(text).format(DummyDoc())]\n"
        "assert not wrong, wrong"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # alone: pikepdf has another alphabet under the same name


@given(st.integers(0, 40))
def test_dictionaries_and_lists_are_written_as_reportlab_writes_them(count: int) -> None:
    named = {f"Key{number}": number for number in range(count)}
    assert array(map(str, named.values())).encode() == PDFArray(list(named.values())).format(DummyDoc())
    assert dictionary({key: str(value) for key, value in named.items()}).encode() == PDFDictionary(named).format(
        DummyDoc()
    )


@pytest.mark.parametrize("tag", [b"cmap", b"OS/2", b"head"])
def test_a_face_of_another_kind_is_left_to_reportlab(
    tag: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(path_of("regular").read_bytes())
    listed = next(at for at in range(12, 12 + 16 * unpack_from(">H", data, 4)[0], 16) if data[at : at + 4] == tag)
    start = unpack_from(">L", data, listed + 8)[0]
    if tag == b"cmap":  # Unicode's tables become such as name a code in other ways
        for index in range(unpack_from(">H", data, start + 2)[0]):
            data[start + 4 + 8 * index : start + 8 + 8 * index] = b"\0\1\0\0"
    elif tag == b"OS/2":
        data[start : start + 2] = b"\0\1"
    else:
        data[start + 18 : start + 20] = b"\x08\0"
    (tmp_path / fonts._FILES["regular"]).write_bytes(data)
    monkeypatch.setattr(fonts, "_folder", lambda: tmp_path)
    monkeypatch.setattr(fonts, "_SOURCE_SANS", {})
    assert isinstance(fonts.font("regular"), TTFont)


def test_a_plain_sheet_loads_no_reportlab(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom programprint.cli import main\n"
        "try: main(['build', 'unilateral-glute-block', '--fillable', '-o', sys.argv[1], '--quiet'])\n"
        "except SystemExit as ending: assert not ending.code, ending.code\n"
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'PIL')))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "sheet.pdf")], check=True)
