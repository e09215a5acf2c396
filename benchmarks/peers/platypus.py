"""A book as JSON → a PDF, with reportlab's platypus: paragraphs, list items and tables as flowables in frames."""

import json
import sys
from pathlib import Path

import font_source_sans_pro
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

FONTS = Path(font_source_sans_pro.font_directory)
pdfmetrics.registerFont(TTFont("regular", FONTS / "SourceSansPro-Regular.ttf"))
pdfmetrics.registerFont(TTFont("bold", FONTS / "SourceSansPro-Bold.ttf"))
TITLE = ParagraphStyle("title", fontName="bold", fontSize=20, leading=24)
HEADING = ParagraphStyle("heading", fontName="bold", fontSize=13, leading=17, spaceBefore=4)
BODY = ParagraphStyle("body", fontName="regular", fontSize=10.5, leading=13)
SMALL = ParagraphStyle("small", fontName="regular", fontSize=8.5, leading=10.5)
STEP = ParagraphStyle("step", parent=SMALL, leftIndent=12, bulletFontName="bold", bulletFontSize=8.5)
TIP = ParagraphStyle("tip", parent=STEP, bulletFontName="regular")
LABEL = ParagraphStyle("label", parent=SMALL, fontName="bold", spaceBefore=3)
RIGHT = ParagraphStyle("right", parent=BODY, alignment=TA_RIGHT)
WEEK = ParagraphStyle("week", parent=TITLE, alignment=TA_RIGHT)
WIDTHS = [9 * mm, 70 * mm, 8 * mm, 25 * mm, 5 * mm, 8 * mm, 21 * mm, 5 * mm, 8 * mm, 21 * mm]


def head(book: dict, athlete: dict, week: dict) -> list:
    title = [[Paragraph(book["title"], TITLE), Paragraph(f"Week {week['number']}", WEEK)]]
    title.append([Paragraph(book["goal"], BODY), Paragraph(f"of 4 · {week['label']}", RIGHT)])
    side = athlete["weak_side"] or "L ☐ R ☐"
    line = [["Name", athlete["name"], "Week of", "", "Body weight", "", f"Weak side {side}"]]
    widths = [11 * mm, 58 * mm, 14 * mm, 26 * mm, 20 * mm, 17 * mm, 34 * mm]
    style = [("FONT", (0, 0), (-1, -1), "regular", 8.5), ("FONT", (1, 0), (1, 0), "bold", 13)]
    style += [("LINEBELOW", (column, 0), (column, 0), 0.5, "black") for column in (3, 5)]
    return [Table(title, colWidths=[130 * mm, 50 * mm]), Table(line, colWidths=widths, style=style)]


def log(book: dict, athlete: dict, week: dict, session: dict) -> list:
    top = [[f"{session['day']} {session['name']}", "about 45 min", "Date", "", "Felt", "", "of 10"]]
    widths = [79 * mm, 33 * mm, 10 * mm, 24 * mm, 10 * mm, 14 * mm, 10 * mm]
    thick = [("LINEABOVE", (0, 0), (-1, 0), 1.5, "black"), ("FONT", (0, 0), (0, 0), "bold", 13)]
    thick += [("FONT", (1, 0), (-1, 0), "regular", 8.5)]
    thick += [("LINEBELOW", (column, 0), (column, 0), 0.5, "black") for column in (3, 5)]
    rows, heights = [], []
    style = [("FONT", (0, 0), (-1, -1), "bold", 10.5), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for row in session["rows"]:
        first = len(rows)
        words = [
            Paragraph(f"<font name='bold'>{book['exercises'][row['exercise']]['name']}</font>", BODY),
            Paragraph(f"<font name='bold' size='13'>{row['do']}</font> {row['how']}", BODY),
            Paragraph(f"<font name='bold'>{row['load']}</font> {row['origin']}", SMALL),
            Paragraph("<font name='bold'>Rest</font> 90 s", SMALL),
        ]
        rows.append([row["label"], words, "set", "kg", "", "", "reps", "", "", "reps"])
        heights.append(4.7 * mm)
        for number in range(row["sets"]):
            left, right = row["sides"]
            rows.append(["", "", str(number + 1), "", left, "☐", "", right, "☐", ""])
            heights.append(8.5 * mm)
            for column in (3, 6, 9):
                style.append(("LINEBELOW", (column, first + number + 1), (column, first + number + 1), 0.5, "black"))
        style += [
            ("FONT", (2, first), (-1, first), "regular", 8.5),
            ("SPAN", (1, first), (1, len(rows) - 1)),
            ("LINEABOVE", (0, first), (-1, first), 0.5, "black"),
        ]
    return [
        *head(book, athlete, week),
        Table(top, colWidths=widths, style=thick),
        Table(rows, colWidths=WIDTHS, rowHeights=heights, style=style),
    ]


def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("regular", 8.5)
    words = document.title if document.pageTemplate.id == "cues" else document.legend
    canvas.line(20 * mm, 15 * mm, 200 * mm, 15 * mm)
    canvas.drawString(20 * mm, 11 * mm, words)
    canvas.drawRightString(200 * mm, 11 * mm, f"{(document.page - 1) % document.pages + 1} / {document.pages}")


def cues(book: dict, page: dict) -> list:
    story: list = [Paragraph(f"{book['title']} · how to do it", HEADING)]
    for exercise in (book["exercises"][number] for number in page["exercises"]):
        story += [
            CondPageBreak(70 * mm),
            Paragraph(exercise["name"], HEADING),
            Paragraph("How to do it", LABEL),
        ]
        story += [Paragraph(step, STEP, bulletText=str(n)) for n, step in enumerate(exercise["instructions"], 1)]
        story += [Paragraph("Tips", LABEL), *(Paragraph(tip, TIP, bulletText="–") for tip in exercise["tips"])]
    return story


def main() -> None:
    book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    left, bottom, width, height = 20 * mm, 16 * mm, 180 * mm, 269 * mm
    half = (width - 7 * mm) / 2
    pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    document = BaseDocTemplate(sys.argv[2], pagesize=A4, title=book["title"])
    document.legend, document.pages = book["legend"], book["pages"]
    columns = [Frame(left + place * (half + 7 * mm), bottom, half, height, **pad) for place in (0, 1)]
    document.addPageTemplates(
        [
            PageTemplate("log", [Frame(left, bottom, width, height, **pad)], onPage=foot),
            PageTemplate("cues", columns, onPage=foot),
        ]
    )
    story: list = []
    for athlete in book["athletes"]:
        for week in athlete["weeks"]:
            for session in week["sessions"]:
                story += [*log(book, athlete, week, session), NextPageTemplate("log"), PageBreak()]
        story[-2] = NextPageTemplate("cues")
        for page in athlete["cues"]:
            story += [*cues(book, page), NextPageTemplate("cues"), PageBreak()]
        story[-2] = NextPageTemplate("log")
    document.build(story[:-2])


main()
