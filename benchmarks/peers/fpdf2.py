"""A book as JSON → a PDF, with fpdf2: cells and multi-cells from top to bottom."""

import json
import sys
from pathlib import Path

import font_source_sans_pro
from fpdf import FPDF

FONTS = Path(font_source_sans_pro.font_directory)


def put(pdf: FPDF, x: float, y: float, width: float, text: str, style: str, size: float, align: str = "L") -> None:
    pdf.set_xy(x, y)
    pdf.set_font("sans", style, size)
    pdf.cell(width, size * 0.42, text, align=align)


def foot(pdf: FPDF, book: dict, words: str, page: int) -> None:
    pdf.line(20, 280, 200, 280)
    put(pdf, 20, 282, 150, words, "", 8.5)
    put(pdf, 170, 282, 30, f"{page} / {book['pages']}", "", 8.5, "R")


def log(pdf: FPDF, book: dict, athlete: dict, week: dict, session: dict) -> None:
    pdf.add_page()
    put(pdf, 20, 12, 130, book["title"], "B", 20)
    put(pdf, 150, 12, 50, f"Week {week['number']}", "B", 20, "R")
    put(pdf, 20, 22, 130, book["goal"], "", 10.5)
    put(pdf, 150, 22, 50, f"of 4 · {week['label']}", "", 10.5, "R")
    put(pdf, 20, 30, 11, "Name", "", 8.5)
    put(pdf, 31, 29, 58, athlete["name"], "B", 13)
    put(pdf, 89, 30, 14, "Week of", "", 8.5)
    pdf.line(103, 34, 129, 34)
    put(pdf, 131, 30, 18, "Body weight", "", 8.5)
    pdf.line(149, 34, 164, 34)
    put(pdf, 166, 30, 16, "Weak side", "", 8.5)
    if athlete["weak_side"]:
        put(pdf, 182, 30, 18, athlete["weak_side"], "B", 8.5)
    else:
        for letter, x in (("L", 181), ("R", 191)):
            put(pdf, x, 30, 4, letter, "B", 10.5)
            pdf.rect(x + 4, 28.5, 5.5, 5.5)
    pdf.line(20, 37, 200, 37)
    put(pdf, 20, 39, 79, f"{session['day']} {session['name']}", "B", 13)
    put(pdf, 99, 40, 24, "about 45 min", "", 8.5)
    put(pdf, 132, 40, 10, "Date", "", 8.5)
    pdf.line(142, 44, 164, 44)
    put(pdf, 166, 40, 8, "Felt", "", 8.5)
    pdf.line(174, 44, 190, 44)
    put(pdf, 190, 40, 10, "of 10", "", 8.5, "R")
    top = 47.0
    for row in session["rows"]:
        pdf.line(20, top, 200, top)
        put(pdf, 20, top + 1, 9, row["label"], "B", 10.5)
        put(pdf, 29, top + 1, 65, book["exercises"][row["exercise"]]["name"], "B", 10.5)
        put(pdf, 29, top + 6, 20, row["do"], "B", 13)
        put(pdf, 46, top + 6.5, 48, row["how"], "", 10.5)
        put(pdf, 29, top + 12, 14, row["load"], "B", 8.5)
        put(pdf, 43, top + 12, 50, row["origin"], "", 8.5)
        put(pdf, 29, top + 16.5, 8, "Rest", "B", 8.5)
        put(pdf, 37, top + 16.5, 20, "90 s", "", 8.5)
        for x, heading in ((99, "set"), (107, "kg"), (143, "reps"), (175, "reps")):
            put(pdf, x, top + 1, 20, heading, "", 8.5)
        for number in range(row["sets"]):
            y = top + 5 + 8.5 * number
            put(pdf, 99, y + 3, 8, str(number + 1), "B", 10.5)
            pdf.line(107, y + 8, 130, y + 8)
            for letter, x in zip(row["sides"], (132, 164), strict=True):
                put(pdf, x, y + 3, 4, letter, "B", 10.5)
                pdf.rect(x + 4, y + 1.5, 5.5, 5.5)
                pdf.line(x + 11, y + 8, x + 30, y + 8)
        top += 6 + 8.5 * row["sets"]
    foot(pdf, book, book["legend"], session["page"])


def cues(pdf: FPDF, book: dict, page: dict) -> None:
    pdf.add_page()
    put(pdf, 20, 12, 90, book["title"], "B", 13)
    put(pdf, 110, 12, 90, "How to do it", "", 10.5, "R")
    for place, number in enumerate(page["exercises"]):
        exercise = book["exercises"][number]
        left = 20 + 93.5 * (place // 3)
        pdf.set_xy(left, 20 + 86 * (place % 3))
        pdf.set_font("sans", "B", 13)
        pdf.cell(86.5, 6, exercise["name"], new_x="LMARGIN", new_y="NEXT")
        pdf.set_x(left)
        for heading, lines, numbered in (
            ("How to do it", exercise["instructions"], True),
            ("Tips", exercise["tips"], False),
        ):
            pdf.set_font("sans", "B", 8.5)
            pdf.multi_cell(86.5, 4.2, heading, new_x="LEFT", new_y="NEXT")
            pdf.set_font("sans", "", 8.5)
            for number, line in enumerate(lines, 1):
                pdf.cell(4.5, 4, str(number) if numbered else "–")
                pdf.multi_cell(82, 4, line, new_x="LMARGIN", new_y="NEXT")
                pdf.set_x(left)
    foot(pdf, book, book["title"], page["page"])


def main() -> None:
    book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pdf = FPDF(format="A4")
    pdf.set_title(book["title"])
    pdf.set_margins(20, 12, 10)
    pdf.set_auto_page_break(False)
    pdf.add_font("sans", "", FONTS / "SourceSansPro-Regular.ttf")
    pdf.add_font("sans", "B", FONTS / "SourceSansPro-Bold.ttf")
    for athlete in book["athletes"]:
        for week in athlete["weeks"]:
            for session in week["sessions"]:
                log(pdf, book, athlete, week, session)
        for page in athlete["cues"]:
            cues(pdf, book, page)
    pdf.output(sys.argv[2])


main()
