"""PDF bytes → an image of each page."""

from __future__ import annotations

import io
from collections.abc import Iterator

DOTS_PER_INCH = 150


def pictures(pdf: bytes, dots_per_inch: int = DOTS_PER_INCH) -> Iterator[bytes]:
    """The pages as PNG, in order. Needs the optional extra ``png``."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            out = io.BytesIO()
            document[number].render(scale=dots_per_inch / 72).to_pil().convert("L").save(out, "PNG", optimize=True)
            yield out.getvalue()
    finally:
        document.close()
