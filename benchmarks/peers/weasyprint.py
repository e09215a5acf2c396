"""A book as JSON → a PDF, with WeasyPrint: HTML with tables and lists, and a style sheet."""

import json
import sys
from html import escape
from pathlib import Path

import font_source_sans_pro

sys.path.remove(str(Path(__file__).parent))
from weasyprint import HTML

FONTS = Path(font_source_sans_pro.font_directory)
STYLE = f"""
@font-face {{ font-family: Body; src: url({(FONTS / "SourceSansPro-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Body; font-weight: bold; src: url({(FONTS / "SourceSansPro-Bold.ttf").as_uri()}) }}
@page {{ size: A4; margin: 12mm 10mm 12mm 20mm }}
body {{ font: 10.5pt/1.2 Body; margin: 0 }}
h1 {{ font-size: 20pt; margin: 0 }}
h2 {{ font-size: 13pt; margin: 3pt 0 0 }}
h3 {{ font-size: 8.5pt; margin: 3pt 0 0 }}
p, ol, ul {{ margin: 0; padding: 0 }}
section {{ break-after: page }}
table {{ border-collapse: collapse; width: 180mm; table-layout: fixed }}
td {{ padding: 0; vertical-align: top; text-align: left }}
.right {{ text-align: right }}
.line td {{ font-size: 8.5pt; height: 8mm; vertical-align: bottom }}
.line td b {{ font-size: 13pt }}
.log td {{ height: 8.5mm; font-weight: bold; vertical-align: middle }}
.log .top td {{ height: 4.7mm; border-top: 0.5pt solid; font-size: 8.5pt; font-weight: normal }}
.log td.words {{ border-top: 0.5pt solid; font-size: 8.5pt; font-weight: normal; vertical-align: top }}
.log td.words p {{ font-size: 10.5pt }}
.log td.words p b {{ font-size: 13pt }}
td.pen {{ border-bottom: 0.5pt solid }}
i {{ display: inline-block; width: 5.5mm; height: 5.5mm; border: 0.7pt solid }}
.session {{ border-top: 1.5pt solid }}
.cues {{ columns: 2; column-gap: 7mm; font-size: 8.5pt }}
.cues div {{ break-inside: avoid }}
li {{ margin-left: 4.5mm }}
ul {{ list-style: "– " }}
footer {{ border-top: 0.5pt solid; font-size: 8.5pt; margin-top: 2mm }}
footer span {{ float: right }}
"""
COLUMNS = "".join(f'<col style="width: {width}mm">' for width in (9, 70, 8, 25, 5, 8, 21, 5, 8, 21))
PEN = '<td class="pen"></td>'


def foot(book: dict, words: str, page: int) -> str:
    return f"<footer><span>{page} / {book['pages']}</span>{escape(words)}</footer>"


def log(book: dict, athlete: dict, week: dict, session: dict) -> str:
    rows = []
    for row in session["rows"]:
        name = escape(book["exercises"][row["exercise"]]["name"])
        rows.append(
            f'<tr class="top"><td rowspan="{row["sets"] + 1}"><b>{row["label"]}</b></td>'
            f'<td class="words" rowspan="{row["sets"] + 1}"><p style="font-weight: bold">{name}</p>'
            f"<p><b>{row['do']}</b> {row['how']}</p><div><b>{row['load']}</b> {row['origin']}</div>"
            "<div><b>Rest</b> 90 s</div></td><td>set</td><td>kg</td><td></td><td></td><td>reps</td><td></td><td></td>"
            "<td>reps</td></tr>"
        )
        left, right = row["sides"]
        rows += [
            f"<tr><td>{number + 1}</td>{PEN}<td>{left}</td><td><i></i></td>{PEN}<td>{right}</td><td><i></i></td>{PEN}</tr>"
            for number in range(row["sets"])
        ]
    side = f"<b>{athlete['weak_side']}</b>" if athlete["weak_side"] else "L <i></i> R <i></i>"
    return (
        f"<section><table><tr><td><h1>{escape(book['title'])}</h1>{escape(book['goal'])}</td>"
        f'<td class="right"><h1>Week {week["number"]}</h1>of 4 · {week["label"]}</td></tr></table>'
        f'<table class="line"><tr><td style="width: 11mm">Name</td><td style="width: 55mm"><b>{escape(athlete["name"])}</b></td>'
        f"<td>Week of</td>{PEN}<td>Body weight</td>{PEN}<td>Weak side {side}</td></tr></table>"
        f'<table class="line session"><tr><td style="width: 79mm"><b>{session["day"]}</b> {escape(session["name"])}</td>'
        f"<td>about 45 min</td><td>Date</td>{PEN}<td>Felt</td>{PEN}<td>of 10</td></tr></table>"
        f'<table class="log">{COLUMNS}{"".join(rows)}</table>{foot(book, book["legend"], session["page"])}</section>'
    )


def cues(book: dict, page: dict) -> str:
    cards = []
    for exercise in (book["exercises"][number] for number in page["exercises"]):
        steps, tips = (
            "".join(f"<li>{escape(line)}</li>" for line in exercise[key]) for key in ("instructions", "tips")
        )
        cards.append(
            f"<div><h2>{escape(exercise['name'])}</h2>"
            f"<h3>How to do it</h3><ol>{steps}</ol><h3>Tips</h3><ul>{tips}</ul></div>"
        )
    return (
        f"<section><h2>{escape(book['title'])} · how to do it</h2>"
        f'<div class="cues">{"".join(cards)}</div>{foot(book, book["title"], page["page"])}</section>'
    )


def main() -> None:
    book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    parts = [
        part
        for athlete in book["athletes"]
        for part in (
            *(log(book, athlete, week, session) for week in athlete["weeks"] for session in week["sessions"]),
            *(cues(book, page) for page in athlete["cues"]),
        )
    ]
    html = f"<title>{escape(book['title'])}</title><style>{STYLE}</style>{''.join(parts)}"
    HTML(string=html).write_pdf(sys.argv[2])


main()
