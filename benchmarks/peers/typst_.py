"""A book as JSON → a PDF, with Typst: a table and lists in a template, the words read by it."""

import sys
from pathlib import Path

import font_source_sans_pro
import typst

book, out = (Path(argument).resolve() for argument in sys.argv[1:3])
typst.compile(
    Path(__file__).with_name("sheet.typ"),
    output=out,
    root="/",
    font_paths=[font_source_sans_pro.font_directory],
    ignore_system_fonts=True,
    sys_inputs={"book": book.as_posix()},
)
