"""``python tests/figure_sheets.py FOLDER``: figures without names, for a fresh pair of eyes.

Writes sheets of twenty figures in mixed order, each under a number, and ``key.txt`` with what they are. Whoever reads them writes
down what each number is, opens the key, and puts the reading into ``figure/reading.yaml`` with the mark that the key has for it.
"""

import random
from argparse import ArgumentParser
from pathlib import Path

from figure_record import mark, readings, shipped

from programprint.compose.figures import contact_sheet
from programprint.draw.fonts import SOURCE_SANS
from programprint.draw.pdf import draw
from programprint.figure.notation import Figure
from programprint.picture import pictures

A_SHEET = 20


def main() -> None:
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1, help="another order")
    parser.add_argument("--millimetres", type=float, default=30, help="how tall a person is")
    parser.add_argument("--unread", action="store_true", help="only what no fresh eyes have read as it is")
    parser.add_argument("names", nargs="*", help="all when left out")
    asked = parser.parse_intermixed_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    read = {name: one["mark"] for name, one in readings().items() if one["eyes"] == "fresh"} if asked.unread else {}
    drawings: dict[str, tuple[Figure, list[str]]] = {}
    for name, figure in shipped().items():
        if (not asked.names or name in asked.names) and read.get(name) != mark(figure):
            drawings.setdefault(mark(figure), (figure, []))[1].append(name)
    marks = sorted(drawings)
    random.Random(asked.seed).shuffle(marks)
    numbered = [(str(number), drawings[one][0]) for number, one in enumerate(marks, 1)]
    for first in range(0, len(numbered), A_SHEET):
        sheet = contact_sheet(numbered[first : first + A_SHEET], asked.millimetres, SOURCE_SANS, whole=True)
        png = next(pictures(draw(sheet), 150 if asked.millimetres > 20 else 200))
        (asked.folder / f"{first // A_SHEET + 1:02}.png").write_bytes(png)
    key = [f"{number} {one} {' '.join(drawings[one][1])}\n" for number, one in enumerate(marks, 1)]
    (asked.folder / "key.txt").write_text("".join(key), encoding="utf-8")


if __name__ == "__main__":
    main()
