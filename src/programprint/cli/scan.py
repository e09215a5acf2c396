"""``programprint scan``: pictures of filled sheets in, what was ticked out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli.progress import watched
from programprint.cli.refuse import need
from programprint.cli.report import complain, counted, say, show
from programprint.cli.terminal import give, is_terminal, put
from programprint.cli.workers import workers

if TYPE_CHECKING:
    from programprint.docket import Docket
    from programprint.logbook.book import Book
    from programprint.logbook.record import Record
    from programprint.marks.key import Key
    from programprint.scan.crops import Kept
    from programprint.scan.pictures import Picture
    from programprint.scan.pile import Pages
    from programprint.scan.review import Doubt
    from programprint.scan.sheets import ReadPage, Wanted

_OF_CLUSTER = 16
"""So many hands a cluster is kept busy for."""


@click.command("scan")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--key",
    "keys",
    metavar="KEY",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The key of the print, its PDF beside it; may be repeated.  [default: every *.key.json here]",
)
@click.option(
    "--log",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Add what was read to this log; a folder has one for each athlete.",
)
@click.option(
    "--athlete", metavar="NAME", default="", help="Whose sheets these are, where they were printed without a name."
)
@click.option(
    "--review",
    metavar="PAGE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page for the browser in which what is unsure is settled, such as review.html.",
)
@click.option(
    "--keep-crops",
    "crops",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write pictures of the boxes that somebody has confirmed in the --log, and say how well they were read.",
)
@click.option("--jobs", "cores", metavar="N", type=click.IntRange(1), default=1, help="Read so many pages at once.")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let a Dask cluster read, such as tcp://127.0.0.1:8786. Join only one that you trust: it may run code here.",
)
@click.option("--json", "as_json", is_flag=True, help="Records as JSON Lines, on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
def command(
    files: tuple[Path, ...],
    keys: tuple[Path, ...],
    log: Path | None,
    athlete: str,
    review: Path | None,
    crops: Path | None,
    cores: int,
    cluster: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read filled sheets back, that were printed with “build --marks”.

    FILE is a photograph (JPEG, PNG, HEIC), a scan (PDF or TIFF, of many pages), or a folder of these; in any order, any way up.
    Boxes are ticked, empty or unsure; numbers are read, or suggested with --review. What is unsure is named and never guessed.

    \b
    Examples:
      programprint scan IMG_2041.jpg
      programprint scan scans/ --key team.key.json --log logs/
      programprint scan box-of-sheets/ --jobs 4 --log logs/
      programprint scan sheet.pdf --athlete "Ada Sample" --log ada.jsonl

    \b
    Exit codes: 0 read, 1 problems in the input, 2 wrong use of the command.
    """
    for module in ("cv2", "numpy", "PIL", "zxingcpp", "pypdfium2"):
        need(module, "scan", True)
    need("distributed", "cluster", bool(cluster))
    if crops and not log:
        raise click.UsageError("--keep-crops is about what is confirmed in a log; name it with --log")
    from programprint.docket import Docket
    from programprint.scan.crops import confirmed, kept
    from programprint.scan.records import doubts, records
    from programprint.scan.sheets import ReadPage, Wanted

    docket = Docket()
    known = _keys(keys, docket)
    found: list[Record] = []
    unsure: list[Doubt] = []
    boxes: list[Kept] = []
    are = confirmed(_books(log, docket)) if crops and log else {}
    if not docket.errors:
        with _reading(files, known, cores, cluster, Wanted(bool(crops), bool(review)), docket) as read:
            for picture, pages in read if _is_told(as_json, quiet) else _shown(read, files):
                if picture.two_tone:
                    hint = "scan it in greys: where pencil is lost nothing is sure"
                    docket.warn(picture.name, "this scan knows black and white alone", hint)
                for page in pages:
                    if not isinstance(page, ReadPage):
                        docket.warn(picture.name, page)
                    elif page.fault:
                        docket.warn(
                            picture.name, f"{_called(page)}: {page.fault}", "take it again: flat, whole and sharp"
                        )
                    elif (page.boxes or page.numbers) and not (page.sheet.athlete or athlete):
                        hint = "say whose it is: --athlete NAME"
                        docket.error(picture.name, f"{_called(page)} was printed without an athlete", hint)
                    else:
                        found += records(page, athlete, picture.mark)
                        unsure += doubts(page, athlete, picture) if review else ()
                        boxes += kept(page, athlete, picture.mark, are) if crops else ()
                        if (page.boxes or page.numbers) and not as_json and not quiet:
                            put(f"{picture.name}: {_called(page)}: {_counts(page)}")
    show(docket)
    if as_json:
        from programprint.logbook.record import written

        give(written(found).decode())
    if review:
        _write(review, unsure, quiet)
    if crops:
        _keep_crops(crops, boxes, quiet)
    if log and found:
        _keep(log, found, docket, quiet)
    if docket.errors or not (found or not list(docket)):
        sys.exit(1)


@contextmanager
def _reading(
    files: tuple[Path, ...], keys: dict[Path, Key], cores: int, cluster: str | None, wanted: Wanted, docket: Docket
) -> Iterator[Iterator[tuple[Picture, Pages]]]:
    """The pages of all pictures as they are read, in order, here or by several hands."""
    from programprint.scan.pictures import files_in, pictures
    from programprint.scan.pile import read_by, read_here

    found = (picture for file in files_in(files, docket) for picture in pictures(file, docket))
    if cores == 1 and not cluster:
        yield read_here(found, keys, wanted)
        return
    with workers(cluster, cores) as executor:
        yield read_by(executor, _OF_CLUSTER if cluster else cores, found, keys, wanted)


def _is_told(as_json: bool, quiet: bool) -> bool:
    """Whether a person sees a line for each page."""
    return not as_json and not quiet and is_terminal(sys.stdout)


def _shown(read: Iterator[tuple[Picture, Pages]], files: tuple[Path, ...]) -> Iterator[tuple[Picture, Pages]]:
    """The same with a bar for a person who waits."""
    from programprint.docket import Docket
    from programprint.scan.pictures import count, files_in

    total = sum(map(count, files_in(files, Docket()))) if is_terminal(sys.stderr) else 0
    return watched(read, total, "Pages")


def _books(log: Path, docket: Docket) -> list[Book]:
    """The log, or those in a folder; none where there is none yet."""
    from programprint.logbook.book import read_book

    paths = sorted(log.glob("*.jsonl")) if log.is_dir() else [log] if log.exists() else []
    return [book for path in paths if (book := read_book(path, docket))]


def _keep_crops(folder: Path, found: list[Kept], quiet: bool) -> None:
    """Writes the boxes that are confirmed, and their list."""
    from programprint.scan.crops import HEAD, listed, summed_up
    from programprint.spare import CSV, PNG, Over
    from programprint.write import why_not, write

    place = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in found:
            place = folder / one.name
            write(one.png, place, Over(PNG))
        place = folder / "crops.csv"
        write(listed(found).encode(), place, Over(CSV._replace(start=HEAD.strip().encode())))
    except OSError as fault:
        complain(place, *why_not(fault))
        sys.exit(1)
    counts = summed_up(found)
    fates = f"{counts['right']} right, {counts['wrong']} wrong, {counts['unsure']} unsure"
    say(f"Wrote {counted(len(found), 'crop')} to {folder}; of these boxes {fates}", quiet)


def _write(path: Path, unsure: list[Doubt], quiet: bool) -> None:
    """The page in which a person settles what is unsure."""
    from programprint.scan.review import review
    from programprint.spare import Format, Over
    from programprint.write import why_not, write

    try:
        write(review(unsure).encode(), path, Over(Format("page", (".html",), b"<!doctype html>"), (), True))
    except OSError as fault:
        complain(path, *why_not(fault))
        sys.exit(1)
    say(f"Wrote {path} ({counted(len(unsure), 'question')})", quiet)


def _keys(wanted: tuple[Path, ...], docket: Docket) -> dict[Path, Key]:
    """The keys by their files."""
    from programprint.marks.key import ENDING, read_key
    from programprint.read.files import read_bytes

    paths = wanted or tuple(sorted(Path().glob(f"*{ENDING}")))
    if not paths:
        raise click.UsageError(
            "there is no key here (*.key.json); name it with --key. “build --marks” writes it beside the PDF"
        )
    found: dict[Path, Key] = {}
    for path in paths:
        if (data := read_bytes(path, docket)) is None:
            continue
        try:
            found[path] = read_key(data)
        except ValueError as fault:
            docket.error(
                str(path), f"this is no key of marked sheets: {fault}", "name the file that “build --marks” wrote"
            )
            continue
        pdf = path.parent / found[path].pdf
        if not found[path].pdf or not pdf.is_file():
            message = (
                f"its PDF, {pdf.name}, is not beside it" if found[path].pdf else "it does not say of which PDF it is"
            )
            docket.error(str(path), message, "put it there: sheets are held against it")
    return found


def _called(page: ReadPage) -> str:
    who = f" · {page.sheet.athlete}" if page.sheet.athlete else ""
    return f"{page.sheet.program}{who}, page {page.page + 1}"


def _counts(page: ReadPage) -> str:
    states = [box.state for box in page.boxes]
    written = [one.number.state for one in page.numbers if one.number.state != "empty"]
    parts = [f"{states.count('ticked')} ticked, {states.count('empty')} empty"] if states else []
    parts += [f"{counted(written.count('sure'), 'number')} read"] if written else []
    unsure = [box.cell.id for box in page.boxes if box.state == "unsure"]
    unsure += [one.cell.id for one in page.numbers if one.number.state == "unsure"]
    named = f" ({', '.join(unsure)})" if unsure else ""
    parts.append(f"{len(unsure)} unsure{named}")
    return ", ".join(parts)


def _keep(log: Path, found: list[Record], docket: Docket, quiet: bool) -> None:
    """Adds records to the log, or to that of each athlete in a folder."""
    from programprint.cli.log import tell_conflicts
    from programprint.logbook.keep import keep
    from programprint.naming import safe
    from programprint.write import why_not

    by_log: dict[Path, list[Record]] = {}
    for one in found:
        path = log / f"{safe(one.athlete)}.jsonl" if log.is_dir() or str(log).endswith("/") else log
        by_log.setdefault(path, []).append(one)
    for path, records in by_log.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            taken = keep(path, records, docket)
        except OSError as fault:
            complain(path, *why_not(fault))
            sys.exit(1)
        if taken is None:
            show(docket)
            sys.exit(1)
        say(f"Wrote {counted(len(taken.new), 'set')} to {path}", quiet)
        tell_conflicts(taken)
