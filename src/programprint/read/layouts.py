"""The name of a layout → the layout: found, laid over what it extends, and checked for what no printer or pen could use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from programprint import resources
from programprint.docket import Docket
from programprint.files import DISK, Files
from programprint.pages import MM
from programprint.problems import Source, Span, nearest
from programprint.read.brand import Brought
from programprint.read.columns import NARROWEST_AMOUNT
from programprint.read.document import parse_document, read_document
from programprint.read.faults import validate
from programprint.read.layout import Layout
from programprint.read.measures import faults
from programprint.read.paper import PAPERS, PRINTABLE, SMALLEST_ROW, SMALLEST_TYPE, paper_size
from programprint.read.typefaces import check_fonts
from programprint.read.value import Mapping, Value

SMALLEST_CARD = (50 * MM, 60 * MM)
"""Width and height that the text of an instruction card needs."""
SMALLEST_BOX, LARGEST_BOX, BESIDE_BOX = 4 * MM, 12 * MM, 2.5 * MM
"""Sizes of a tick box, and what a row of two lines leaves above and below it."""
LONGEST_CHAIN = 20
"""Layouts that extend one another."""
SIGNED = frozenset({"log", "card", "rack"})
"""The sides that have a line for the initials of the coach."""
LOWEST_PAGE, NARROWEST_PAGE = 80 * MM, 50 * MM
"""Head, foot and one exercise need this height, and their words this width."""


def layout_folders(beside: Path | None, here: Path | None = DISK.here) -> list[Path]:
    """Where layouts are looked up by name, the nearest first: ``layouts/`` beside the program, then that of the working
    directory, if there is *here* one, then the shipped ones."""
    own = dict.fromkeys([beside / "layouts", *([] if here is None else [here / "layouts"])] if beside else [])
    return [*own, resources.layouts()]


def find_layout(reference: str, folders: list[Path], relative_to: Path, files: Files = DISK) -> Path | None:
    """The file of a layout: a path, or a name in one of the folders."""
    path = Path(reference)
    if path.suffix in (".yaml", ".yml") or len(path.parts) > 1:
        return found if files.kind(found := relative_to / path) == "file" else None
    return next((found for folder in folders if files.kind(found := folder / f"{reference}.yaml") == "file"), None)


def layout_names(folders: list[Path], files: Files = DISK) -> list[str]:
    """The names of the layouts in the folders."""
    names = (Path(name) for folder in folders if files.kind(folder) == "folder" for name in files.names(folder))
    return sorted({name.stem for name in names if name.suffix == ".yaml"})


def read_layout(
    reference: str, beside: Path | None, settings: Sequence[str], docket: Docket, brand: Brought | None = None
) -> Layout | None:
    """A layout with everything that it extends filled in, and a *brand* that is brought; None with the problems added.

    *settings* are “key=value” from the command line, keys of parts with a point (“margins.inside=25mm”); they are laid
    over the layout and checked like it.
    """
    document = _find(reference, beside, docket)
    if document is None:
        return None
    before = docket.errors
    if brand is not None:
        document = _with_brand(document, *brand)
    for setting in settings:
        document = _set(document, setting, docket)
    layout = validate(Layout, document, docket)
    return layout if layout and docket.errors == before and _sound(layout, docket) else None


def _with_brand(document: Mapping, brand: Mapping, over: bool) -> Mapping:
    """A layout with a brand, which goes *over* its own or serves where it has none."""
    if "brand" in document and not over:
        return document
    merged = Mapping({**document, "brand": brand})
    merged.span, merged.keys_at = document.span, {**document.keys_at, "brand": brand.span}
    return merged


def _set(document: Mapping, setting: str, docket: Docket) -> Mapping:
    """A document with one setting laid over it."""
    asked = docket.files.asked
    key, equals, value = setting.partition("=")
    if not equals or not key.strip():
        docket.error(asked, f"“{setting}” sets nothing", "write key=value, such as margins.inside=25mm")
        return document
    parsed = parse_document(Source(asked, f"{'x' * len(key)}: {value}"), docket)
    if parsed is not None and len(parsed) != 1:
        docket.error(asked, f"“{setting}” sets more than one field", "write one key=value to a setting")
    if parsed is None or len(parsed) != 1:
        return document
    (given,) = parsed.values()
    _move(given, Source(asked, f"{key}= {value}"))
    *path, last = key.strip().split(".")
    delta = Mapping({last: given})
    delta.span, delta.keys_at = given.span, {last: given.span}
    for step in reversed(path):
        outer = Mapping({step: delta})
        outer.span, outer.keys_at = given.span, {step: given.span}
        delta = outer
    return _over(document, delta)


def _move(value: Value, source: Source) -> None:
    """Lets a value, and all inside it, stand in another source at the same place."""
    value.span = Span(source, value.span.start, value.span.end)
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        _move(inner, source)


def resolved_text(reference: str, beside: Path | None, docket: Docket) -> str | None:
    """The YAML of a layout with everything that it extends filled in; None with the problems added."""
    document = _find(reference, beside, docket)
    if document is None:
        return None
    from programprint import write_yaml  # which only shows layouts

    order = {name: index for index, name in enumerate(Layout.fields)}
    fields = sorted((key for key in document if key != "extends"), key=lambda key: order.get(key, len(order)))
    return write_yaml.document({key: _as_written(document[key]) for key in fields})


def _as_written(value: Value) -> object:
    """A value as layout files have it: one line where it fits, numbers and yes or no without quotes."""
    from programprint import write_yaml

    if isinstance(value, Mapping):
        wide = any(isinstance(inner, (Mapping, list)) for inner in value.values())
        fields = {key: _as_written(inner) for key, inner in value.items()}
        return fields if wide else write_yaml.Inline(fields)
    if isinstance(value, list):
        return write_yaml.InlineList(_as_written(inner) for inner in value)
    if value in ("true", "false"):
        return value == "true"
    whole, point, decimals = value.partition(".")
    if not whole.isdecimal() or (point and not decimals.isdecimal()):
        return value
    return float(value) if point else int(value)


def _find(reference: str, beside: Path | None, docket: Docket) -> Mapping | None:
    files = docket.files
    folders = layout_folders(beside, files.here)
    path = find_layout(reference, folders, files.here or beside or Path(), files)
    if path is None:
        hint = nearest(reference, layout_names(folders, files))
        docket.error(f"layout {reference}", f"there is no layout “{reference}”", hint)
        return None
    home = next((folder.parent for folder in folders[:-1] if path == folder / path.name), None)
    if home and docket.leads_out(path, home):
        whose = "the folder of the program" if home == beside else "this folder"
        message = f"“{path.name}” is a link that leads out of {whose}"
        docket.error(docket.files.shown(path), message, "put the file itself there, or name its path after --layout")
        return None
    return _resolve(path, (), docket)


def _resolve(path: Path, chain: tuple[Path, ...], docket: Docket) -> Mapping | None:
    """The document of a layout laid over those that it extends."""
    docket.diary.note("layout", f"{'extends ' if chain else ''}{docket.files.shown(path)}")
    document = read_document(path, docket.files.shown(path), docket)
    if document is None or "extends" not in document:
        return document
    reference, where = str(document["extends"]), document["extends"].span
    folders = [path.parent, resources.layouts()]
    own = resources.layouts() / path.name == path
    if reference == path.stem and not own:  # a layout may stand in for the shipped one of the same name
        folders = [resources.layouts()]
    base = find_layout(reference, folders, path.parent, docket.files)
    if base is None:
        hint = nearest(reference, layout_names(folders, docket.files))
        docket.error(where, f"there is no layout “{reference}”", hint)
        return None
    if docket.leads_out(base, path.parent, resources.layouts()):
        message = f"“{reference}” leads out of the folder of this layout"
        docket.error(where, message, "put that layout beside this one; or allow its folder: --allow DIR")
        return None
    chain = (*chain, path)
    if base in chain or len(chain) > LONGEST_CHAIN:
        names = " → ".join(link.stem for link in (*chain, base))
        docket.error(where, f"the layout extends itself: {names}", "let one of them stand alone")
        return None
    under = _resolve(base, chain, docket)
    return None if under is None else _over(under, document)


def _over(base: Mapping, delta: Mapping) -> Mapping:
    """*delta* laid over *base*: mappings merge, anything else replaces."""
    merged = Mapping(base)
    merged.span, merged.keys_at = delta.span, {**base.keys_at, **delta.keys_at}
    for key, value in delta.items():
        under = base.get(key)
        merged[key] = _over(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return merged


def _sound(layout: Layout, docket: Docket) -> bool:
    """Whether the numbers make a page that can be printed, read and written on."""
    before = docket.errors

    def refuse(path: tuple[str, ...], message: str, hint: str) -> None:
        docket.error(layout.span(*path), message, hint)

    if paper_size(layout.paper) is None:
        hint = nearest(layout.paper, PAPERS) or f"one of {', '.join(PAPERS)}; or width x height, such as 200mm x 250mm"
        refuse(("paper",), f"there is no paper “{layout.paper}”", hint)
        return False
    if not layout.week and not layout.program:
        refuse(("week",), "this layout has no side at all", "list a side in “week” or in “program”")
    sides = {*layout.week, *layout.program}
    if layout.initials and not sides & SIGNED:
        asked = ", ".join(sorted(sides))
        refuse(("initials",), f"there is no line for initials on {asked}", "leave them out, or list log, card or rack")
    check_fonts(layout, docket)
    folded = layout.impose in ("booklet", "fold8")
    if folded and layout.orientation == "landscape":
        refuse(("orientation",), f"“{layout.impose}” folds upright pages", "set orientation to portrait")
        return False
    if layout.impose != "none" and layout.paper.lower() == "a4+letter":
        refuse(("paper",), "folds and cuts need to know the paper", "choose a4 or letter")
    margins, log, line = layout.margins, layout.log, layout.line
    for edge in ("top", "bottom", "inside", "outside"):
        if getattr(margins, edge) < PRINTABLE:
            refuse(("margins", edge), f"“{edge}” is too narrow for most printers", "leave at least 6.4mm")
    for size in ("display", "heading", "body", "small"):
        if getattr(layout.type, size) < SMALLEST_TYPE:
            refuse(("type", size), f"“{size}” is too small to read", "8pt is the least")
    for side in ("cues", "guide", "cards", "poster"):
        reading = getattr(layout, side)
        if reading.least < SMALLEST_TYPE:
            refuse((side, "least"), "“least” is too small to read", "8pt is the least")
        elif reading.most < reading.least:
            refuse((side, "most"), f"“most” is less than “least”, {reading.least:g} pt", "make “most” the larger one")
    if 2 * line.least < SMALLEST_ROW - 0.01:
        refuse(("line", "least"), "rows of two such lines are too low for handwriting", "4.25mm is the least")
    elif line.most < line.least:
        refuse(("line", "most"), f"“most” is less than “least”, {line.least / MM:g} mm", "make “most” the larger one")
    largest = min(LARGEST_BOX, max(2 * line.least, SMALLEST_ROW) - BESIDE_BOX)
    if not SMALLEST_BOX - 0.01 <= log.box <= largest + 0.01:
        other = "" if largest == LARGEST_BOX else ", or a larger line.least"
        cure = f"choose {SMALLEST_BOX / MM:g}mm to {max(largest, SMALLEST_BOX) / MM:.3g}mm{other}"
        refuse(("log", "box"), "a tick box of this size is hard to hit, or too large for its row", cure)
    columns = layout.columns
    if "log" in layout.week and not columns.fit:
        refuse(
            ("log", "words") if columns.arrange == "beside" else ("paper",),
            f"{max(min(columns.amounts), 0) / MM:.0f} mm are left to write reps in",
            f"{NARROWEST_AMOUNT / MM:.0f} mm is the least: choose larger paper, turn it, or set log.arrange to “ticks”",
        )
    (width, height), (across, down) = layout.size, layout.card_grid
    inner = width / across - margins.inside - margins.outside, height / down - margins.top - margins.bottom
    if "cards" in layout.program and (inner[0] < SMALLEST_CARD[0] or inner[1] < SMALLEST_CARD[1]):
        refuse(
            ("cards", "per_page"),
            f"inside the margins a card has {max(inner[0], 0) / MM:.0f} × {max(inner[1], 0) / MM:.0f} mm for its text",
            f"{SMALLEST_CARD[0] / MM:.0f} × {SMALLEST_CARD[1] / MM:.0f} mm is the least: fewer cards, or larger paper",
        )
    left, top, right, bottom = layout.frame()
    if bottom - top < LOWEST_PAGE or right - left < NARROWEST_PAGE:
        refuse(("margins", "top"), "the margins leave no page", "choose larger paper or smaller margins")
    if docket.errors == before:
        for fault in faults(layout):
            refuse(*fault)
    return docket.errors == before
