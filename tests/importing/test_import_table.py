"""Sheets in every encoding and separator, and sheets with one exercise to a row."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import one, place
from hostile import xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from programprint.docket import Docket
from programprint.importing.entry import Imported
from programprint.importing.shelf import of_file, prove
from programprint.importing.table import Credit, entries
from programprint.limits import Limits
from programprint.read.cells import Worksheet, as_meant, cell_name, column_name, squared
from programprint.read.number_format import cell_text
from programprint.read.sheet import read_csv, read_sheet
from programprint.read.xlsx import read_xlsx

LIFTS = "Lift;How to;Gear\nBridge;Lie down. Übe.;Bank, Matte\n"


def sheet_of(text: str | bytes) -> Worksheet:
    docket = Docket()
    sheet = read_csv(text.encode() if isinstance(text, str) else text, "lifts.csv", docket)
    assert not len(docket), [problem.render() for problem in docket]
    assert sheet is not None
    return sheet


def imported(text: str, wanted: dict[str, str] | None = None, credit: Credit | None = None) -> list[Imported]:
    docket = Docket()
    found = entries(sheet_of(text), wanted or {}, credit or Credit(), docket)
    prove(found, of_file("l.csv"), docket)
    assert not len(docket), [problem.render() for problem in docket]
    return found


def faults(text: str, wanted: dict[str, str] | None = None) -> Docket:
    docket = Docket()
    entries(sheet_of(text), wanted or {}, Credit(), docket)
    return docket


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found(encoding: str, sign: str) -> None:
    text = LIFTS.replace(", ", " + ").replace(";", sign)
    sheet = sheet_of(text.encode(encoding))
    assert sheet.rows == (("Lift", "How to", "Gear"), ("Bridge", "Lie down. Übe.", "Bank + Matte"))
    assert bool(sheet.notes) == (encoding == "cp1252")


def test_commas_inside_cells_do_not_hide_the_semicolons_between_them() -> None:
    text = "Lift;W1;W2\nSquat;1x5 @ 65%, 1x5 @ 75%;62,5kg\nRow;3x8, 1x20;3x8\n"
    assert sheet_of(text).rows[1] == ("Squat", "1x5 @ 65%, 1x5 @ 75%", "62,5kg")


def test_a_line_that_tells_the_separator_is_obeyed() -> None:
    assert sheet_of("sep=|\r\na,b|c,d\r\n").rows == (("a,b", "c,d"),)


def test_line_ends_quotes_and_short_rows_are_read() -> None:
    assert sheet_of('a,b,c\r\n"x\ny","say ""hi"""\r\n,,\r\n').rows == (("a", "b", "c"), ("x\ny", 'say "hi"', ""))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'a,b\n"open,2\n', "row 2: a quote is opened here and never closed"),
        (b'a,b\n"x"y,2\n', "row 2: something follows a closing quote"),
        (b"\x81\x8d\x8f\x90", "the encoding of this file is not known"),
        (b"a\x00\x01,b", "this is not a text file"),
    ],
)
def test_a_file_that_is_no_csv_is_a_problem(data: bytes, message: str) -> None:
    docket = Docket()
    assert read_csv(data, "lifts.csv", docket) is None
    assert one(docket).message == message


def test_cells_have_the_names_of_a_spreadsheet() -> None:
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name(3, 2) == "C4"


def test_a_problem_shows_its_row_and_points_at_its_cell() -> None:
    sheet = Worksheet("block.xlsx", squared([("Lift", "W1"), ("Squat " * 20, "3xx")]))
    docket = Docket()
    sheet.fault(docket, 1, 1, "no", offset=2)
    found = one(docket)
    assert place(found)[0] == 2
    line, caret = found.render().splitlines()[1:3]
    assert line[caret.index("^")] == "x"
    assert found.message == "B2: no"
    assert "Squat Squat …" not in found.render()


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4).map(tuple), min_size=1, max_size=6))
def test_the_place_of_a_cell_is_always_on_the_line_of_its_row(rows: list[Any]) -> None:
    sheet = Worksheet("any", squared(rows))
    places = [
        [sheet.span(row, column).place[0] for column in range(len(cells))] for row, cells in enumerate(sheet.rows)
    ]
    assert places == [[row + 1] * len(cells) for row, cells in enumerate(sheet.rows)]


def workbook(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Lifts"
    for row in rows:
        book.active.append(row)
    book.create_sheet("Notes")["A1"] = "later"
    book.save(path)
    return path


def test_an_xlsx_file_gives_the_same_cells(tmp_path: Path) -> None:
    docket = Docket()
    path = workbook(tmp_path / "l.xlsx", ["Lift", "Rest"], ["Squat", time(1, 30)], [None, 90.0])
    sheet = read_sheet(path, None, docket)
    assert sheet is not None
    assert sheet.rows == (("Lift", "Rest"), ("Squat", "1:30"), ("", "90"))
    assert sheet.notes == ("other sheets of the file (Notes): choose one with --sheet",)
    other = read_sheet(path, "notes", docket)
    assert other is not None
    assert other.rows == (("later",),)
    assert not len(docket)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (62.5, "0.0", "62.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.7, "0%", "70%"),
        (0.725, "0.0%", "72.5%"),
        (311, "0000", "0311"),
        (True, "General", "yes"),
        (time(1, 30), "h:mm", "1:30"),
        (time(0, 1, 30), "h:mm:ss", "1:30"),
        (timedelta(seconds=150), "[mm]:ss", "2:30"),
        (datetime(2024, 10, 3), "d-mmm", "3-Oct"),
        (date(2024, 10, 1), "mmm-yy", "Oct-24"),
        (date(2024, 10, 3), "d-mmm-yy", "2024-10-03"),
        (135, '0" lbs"', "135 lbs"),
        (82.5, '0.0\\ "kg"', "82.5 kg"),
        (-5, '0" kg";-0" kg"', "-5 kg"),
        (8, '[Blue]"RPE "0', "RPE 8"),
        (60, 'General"kg"', "60kg"),
        (5, '_-"$"* #,##0_-', "5"),
        (5, ";;;", "5"),
        ("3x10", "@", "3x10"),
    ],
)
def test_a_cell_says_what_a_person_sees(value: Any, form: str, text: str) -> None:
    assert cell_text(value, form) == text


def test_xlsx_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    formula = workbook(tmp_path / "formula.xlsx", ["Lift"], ["=1+2"])
    docket = Docket()
    read_sheet(tmp_path / "broken.xlsx", None, docket)
    read_sheet(formula, None, docket)
    read_sheet(formula, "Maxes", docket)
    assert [problem.message for problem in docket] == [
        "this is not an xlsx file that can be read",
        "A2: a formula without a saved result stands here",
        "there is no sheet “Maxes”",
    ]


def test_whatever_is_broken_in_a_workbook_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    data = workbook(tmp_path / "l.xlsx", ["Lift", "W1"], ["Squat", "3x8"]).read_bytes()
    for at in range(0, len(data), 97):
        docket = Docket()
        sheet = read_xlsx(data[:at] + b"\xff\x00" + data[at + 2 :], "l.xlsx", None, docket)
        assert sheet is None or sheet.rows is not None
        assert (sheet is None) == bool(docket.errors)


def test_other_kinds_of_workbooks_are_refused_with_a_cure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    docket = Docket()
    assert read_sheet(tmp_path / "a.ods", None, docket) is None
    assert read_sheet(tmp_path / "a.xls", None, docket) is None
    assert {problem.message for problem in docket} == {"this is not an xlsx file that can be read"}
    assert all("save it as xlsx" in problem.hint for problem in docket)


def test_sheets_that_are_far_too_large_are_refused(tmp_path: Path) -> None:
    docket = Docket(Limits(cells=3, athletes=3))
    assert read_sheet(workbook(tmp_path / "l.xlsx", ["a", "b"], ["c", "d"]), None, docket) is None
    assert read_csv(b"a\n" * 4, "l.csv", docket) is None
    assert [problem.message for problem in docket] == [
        "the sheet “Lifts” has more than 3 cells",
        "the sheet has more than 3 rows",
    ]


@given(st.binary(max_size=60) | st.text("a;,\"\n\t|'1", max_size=40).map(str.encode))
def test_any_bytes_are_a_sheet_or_a_problem(data: bytes) -> None:
    docket = Docket()
    sheet = read_csv(data, "any.csv", docket)
    assert (sheet is None) == bool(docket.errors)
    if sheet is not None and sheet.rows:
        entries(sheet, {"name": "A"}, Credit(), docket)


FORMATS = [
    "General",
    "0.00",
    "0%",
    "0.0%",
    "0000",
    "@",
    "d-mmm",
    "yyyy-mm-dd",
    "h:mm",
    "h:mm:ss",
    "[h]:mm",
    "[mm]:ss",
    "mm:ss",
]
VALUES = (
    st.integers(-(10**9), 10**9)
    | st.floats(-1e6, 1e6).map(lambda value: round(value, 4))
    | st.booleans()
    | st.text("aé <&'=_x0\n", max_size=6)
    | st.none()
    | st.dates(date(1950, 1, 1), date(2090, 1, 1))
    | st.times().map(lambda value: value.replace(microsecond=0))
    | st.timedeltas(timedelta(0), timedelta(3)).map(lambda value: timedelta(seconds=round(value.total_seconds())))
)


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(VALUES, st.sampled_from(FORMATS)), max_size=4), max_size=6), st.booleans())
def test_a_workbook_reads_as_another_library_reads_it(rows: list[Any], counts_from_1904: bool) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if counts_from_1904 else CALENDAR_WINDOWS_1900
    for row, cells in enumerate(rows, 1):
        for column, (value, form) in enumerate(cells, 1):
            cell = book.active.cell(row, column)
            if isinstance(value, str):
                cell.data_type, cell._value = "s", value
            else:
                cell.value = value
            if not isinstance(value, (date, time, timedelta)):
                cell.number_format = form
    out = io.BytesIO()
    book.save(out)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of numbers that are no day
        active = openpyxl.load_workbook(io.BytesIO(out.getvalue())).active
    seen = {
        (cell.row, cell.column): cell_text(cell.value, cell.number_format) for row in active.iter_rows() for cell in row
    }
    docket = Docket()
    sheet = read_xlsx(out.getvalue(), "l.xlsx", None, docket)
    assert sheet is not None
    read = {(row, column): text for row, cells in enumerate(sheet.rows, 1) for column, text in enumerate(cells, 1)}
    assert {at: text for at, text in read.items() if text.strip()} == {
        at: as_meant(text) for at, text in seen.items() if as_meant(text).strip()
    }
    assert not len(docket)


def test_what_is_written_in_pieces_is_put_together(tmp_path: Path) -> None:
    texts = (
        "<sst><si><r><t>Back </t></r><r><t>squat</t></r><rPh><t>spoken</t></rPh></si>"
        "<si><t>a_x000D_\nb_x005F_c</t></si></sst>"
    )
    rows = (
        '<row><c t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="4"><c t="str"><f>A1</f><v></v></c></row>'
    )
    rows += '<row><c t="d"><v>2024-10-03T00:00:00</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>0</v></c></row>'
    docket = Docket()
    sheet = read_xlsx(xlsx(rows, xl__sharedStrings=texts), "l.xlsx", None, docket)
    assert sheet is not None
    first, *_, last = sheet.rows
    assert first == ("Back squat", "", "a\r\nb_c")
    assert last == ("2024-10-03", "#REF!", "no")
    assert len(sheet.rows) == 5
    assert not len(docket)


def test_a_sheet_that_is_empty_or_named_in_csv_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",,\n")
    docket = Docket()
    assert read_sheet(tmp_path / "a.csv", None, docket) is None
    assert read_sheet(tmp_path / "a.csv", "Maxes", docket) is None
    assert {problem.message for problem in docket} == {
        "the sheet is empty",
        "there is no sheet “Maxes” in a CSV file",
    }


def test_columns_are_found_by_the_map_and_by_the_name_of_their_field() -> None:
    text = (
        "Lift,How to,Gear,tempo,Rest,Stop when,Targets,Helpers,Guidance.Feel,Limb,Link\n"
        'Leg curl,"1. Lie down.\n2. Curl.","bench; mat",3-0-1-2,1:30,Cramp,"hamstrings, calves",glutes,Burning,LEG,'
        "https://films.example/curl\n"
    )
    wanted = {
        **{"name": "lift", "instructions": "HOW TO", "equipment": "C", "muscles": "Targets"},
        **{"secondary_muscles": "Helpers", "video": "Link"},
    }
    (entry,) = imported(text, wanted, Credit("Club book", "CC0-1.0"))
    assert entry.text() == (
        "name: Leg curl\n"
        "limb: leg\n"
        "equipment: [bench, mat]\n"
        "muscles:\n"
        "  - {name: hamstrings, role: primary}\n"
        "  - {name: calves, role: primary}\n"
        "  - {name: glutes, role: secondary}\n"
        "tempo: 3-0-1-2\n"
        'rest: "1:30"\n'
        "instructions:\n"
        "  - Lie down.\n"
        "  - Curl.\n"
        "stop_when:\n"
        "  - Cramp\n"
        "guidance:\n"
        "  feel: Burning\n"
        "video: https://films.example/curl\n"
        "source: Club book\n"
        "license: CC0-1.0\n"
    )


@pytest.mark.parametrize(
    "cell",
    [
        '"Lift.\nSink."',
        "1. Lift. 2. Sink.",
        "Lift. | Sink.",
        "<ol><li>Lift.</li><li>Sink.</li></ol>",
        '"- Lift.\n- Sink."',
    ],
)
def test_steps_in_one_cell_are_parted(cell: str) -> None:
    (entry,) = imported(f"name;instructions\nCurl;{cell}\n")
    assert entry.fields["instructions"] == ["Lift.", "Sink."]


def test_a_number_in_a_sentence_parts_nothing() -> None:
    (entry,) = imported("name;instructions\nCurl;Hold 2. Then sink to 90. Breathe.\n")
    assert entry.fields["instructions"] == ["Hold 2. Then sink to 90. Breathe."]


def test_every_row_keeps_its_own_author_source_and_licence() -> None:
    one_row, other = imported(
        "name,author,source,license\nA,Ida,Book,CC BY 4.0\nB,,,\n", credit=Credit("Club", "CC0-1.0")
    )
    assert (one_row.fields["source"], one_row.fields["license"]) == ("Ida, Book", "CC BY 4.0")
    assert (other.fields["source"], other.fields["license"]) == ("Club", "CC0-1.0")


def test_sides_are_suggested_only_where_the_sheet_says_nothing() -> None:
    guess, told = imported("name,sides\nOne-leg squat,\nOne-arm row,both\n")
    assert guess.comments[0].startswith("sides: each")
    assert (told.comments, told.fields["sides"]) == ((), "both")


def test_columns_that_nothing_takes_are_said() -> None:
    (entry,) = imported("name,Colour,Empty\nRow,red,\n")
    assert [note for note in entry.notes if "Colour" in note] == ["column “Colour”: carry it with --map FIELD=COLUMN"]


def test_cells_that_cannot_be_read_are_all_named_at_once() -> None:
    text = "name,tempo,rest,load,sides,video\nA,3-0,90,60,left,films.example\n,,2 min,,,\n"
    found = faults(text)
    assert [problem.message for problem in found] == [
        "B2: “tempo”: a tempo has three or four figures; “3-0” reads as 2: 3, 0",
        "C2: “rest”: “90” has no unit that is known",
        "D2: “load”: “60” has no unit that is known",
        "E2: “sides” cannot be “left”",
        "F2: “films.example” is not a link",
        "A3: the name is missing",
    ]


def test_a_name_or_id_twice_is_a_problem() -> None:
    assert one(faults("name\nRow\nSquat\nrow\n")).message == "A4: “row” stands in row 2 already"
    assert one(faults("id,name\nrow,Row\nrow,Ring row\n")).message == "A3: “row” stands in row 2 already"
    assert one(faults("id,name\nMy Row,Row\n")).hint == "write my-row"


def test_names_that_give_one_id_keep_apart() -> None:
    assert [entry.id for entry in imported("name\nSit-up\nSit up\n")] == ["sit-up", "sit-up-3"]


def test_a_map_to_a_column_that_is_not_there_names_the_nearest() -> None:
    found = one(faults("Exercise,Rest\nRow,90s\n", {"name": "Exercize"}))
    assert found.message == "name=Exercize: the sheet has no column “Exercize”"
    assert found.hint == "did you mean exercise?"


def test_a_sheet_without_a_name_column_says_what_it_has() -> None:
    assert one(faults("Lift,Rest\nRow,90s\n")).hint == "say which one: --map name=…; this row has “Lift” or “Rest”"
