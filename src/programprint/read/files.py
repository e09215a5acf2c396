"""Files → their bytes and their text, whatever the encoding; what cannot be read is a problem."""

from __future__ import annotations

from pathlib import Path

from programprint.docket import Docket
from programprint.files import Files
from programprint.limits import raised
from programprint.problems import close_to, either
from programprint.resources import programs

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


READABLE = "see who may read it, and whether another program holds it open"


def read_bytes(path: Path, docket: Docket) -> bytes | None:
    """The bytes of a file, or None with the problem added."""
    docket.look_at(path)
    files = docket.files
    name = files.shown(path)
    try:
        if files.kind(path) == "folder":
            docket.error(name, "this is a folder, not a file", "name the file inside it")
            return None
        most = docket.limits.roster
        data = files.data(path, most + 1)
        if len(data) <= most:
            return data
        docket.error(name, f"the file is larger than {most:,} bytes", f"is it the right one? {raised('roster')}")
    except FileNotFoundError:
        hint = alike(path, files) or "mend the path; it starts from the folder that you are in"
        docket.error(name, "there is no such file", hint)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else None
        docket.error(name, f"the file cannot be read: {reason or fault}", READABLE)
    return None


def alike(path: Path, files: Files) -> str:
    """A hint that names the files in the folder of *path* whose names are most like it, and a shipped program that a bare
    word may mean; nothing where none is."""
    try:
        here = [name for name in files.names(path.parent) if Path(name).suffix and not name.startswith(".")]
    except (OSError, ValueError):
        return ""
    bare = path.name == str(path) and not path.suffix
    known = [*here, *(found.stem for found in programs().glob("*.yaml") if bare)]
    same = [name for name in here if bare and Path(name).suffix in (".yaml", ".yml") and Path(name).stem == path.name]
    near = same or close_to(path.name, known, n=3, cutoff=0.6)
    return f"did you mean {either(_beside(path, name, files) for name in near)}?" if near else ""


def _beside(path: Path, name: str, files: Files) -> str:
    return str(path.parent / name) if files.here is not None else files.shown(path.parent / name)


def decoded(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: by its mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252.

    Raises :class:`UnicodeError` when it is none of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding), encoding
    start = data[:1000]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if len(zeros) > 1 and zeros.count(0) > 0.7 * len(zeros):
            return data.decode(encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252"), "cp1252"
