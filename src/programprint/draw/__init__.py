"""Draw: pages → PDF bytes. The only package that knows what a PDF and a font file look like."""

import sys

if "uharfbuzz" not in sys.modules:  # reportlab would load what shapes letters for every sheet
    sys.modules["uharfbuzz"] = None  # type: ignore[assignment]
    try:
        import reportlab.pdfbase.ttfonts  # noqa: F401
    finally:
        del sys.modules["uharfbuzz"]
