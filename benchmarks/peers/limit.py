"""A book as JSON → a PDF, by a bare writer: the limit. It lays out nothing and embeds no font; it writes finished pages.

For each athlete: a page object for each page, of which those with cues have streams that everybody shares, and a short stream
with a name and six loads for each of the others.
"""

import json
import sys
import zlib
from pathlib import Path


def main() -> None:
    book = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    parts, offsets, at = [], [], 0

    def write(body: bytes) -> int:
        nonlocal at
        offsets.append(at)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (len(offsets), body))
        at += len(parts[-1])
        return len(offsets)

    def stream(text: str, entries: bytes = b"") -> int:
        data = zlib.compress(text.encode("latin-1", "replace"), wbits=12)
        return write(b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (entries, len(data), data))

    parts.append(b"%PDF-1.4\n")
    at = len(parts[0])
    font = write(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    resources = write(b"<</Font<</F %d 0 R>>>>" % font)
    first = book["athletes"][0]
    logs = sum(len(week["sessions"]) for week in first["weeks"])
    static = []
    for page in first["cues"]:
        known = [book["exercises"][number] for number in page["exercises"]]
        lines = [line for what in ("instructions", "tips") for exercise in known for line in exercise[what]]
        words = "".join(f"1 0 0 1 50 {800 - 8 * n} Tm({line})Tj\n" for n, line in enumerate(lines))
        static.append(stream(f"BT/F 8 Tf\n{words}ET"))
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources %d 0 R" % resources
    boxes = stream("".join(f"{x} {60 + 30 * y} 15 15 re S\n" for y in range(24) for x in (400, 480)), form)
    shared = write(b"<</Font<</F %d 0 R>>/XObject<</P %d 0 R>>>>" % (font, boxes))
    parent = len(offsets) + (2 * logs + len(static)) * len(book["athletes"]) + 1
    pages = []

    def page(content: int, needs: int) -> None:
        head = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources %d 0 R/Contents %d 0 R>>"
        pages.append(write(head % (parent, needs, content)))

    for athlete in book["athletes"]:
        for week in athlete["weeks"]:
            for session in week["sessions"]:
                loads = "".join(
                    f"1 0 0 1 80 {700 - 100 * n} Tm({row['load']} {row['origin']})Tj\n"
                    for n, row in enumerate(session["rows"])
                )
                page(stream(f"/P Do\nBT/F 8 Tf\n1 0 0 1 80 760 Tm({athlete['name']})Tj\n{loads}ET"), shared)
        for content in static:
            page(content, resources)
    tree = write(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), b" ".join(b"%d 0 R" % page for page in pages)))
    root = write(b"<</Type/Catalog/Pages %d 0 R>>" % tree)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table))
    parts.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, at))
    Path(sys.argv[2]).write_bytes(b"".join(parts))


main()
