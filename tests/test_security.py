"""Files from strangers: they reach no other folder, no network, and nothing of a PDF but its texts and links."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from programprint import naming
from programprint.cli import main

PLAIN = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: hop, do: 3x8}]}]\n"
ESCAPES = [
    ")>> endobj 9 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj",
    r"\) Tj ET Q /JS << \\",
    "(((((",
    ")))))",
    "\\",
    "endstream endobj trailer <</Root 1 0 R>> startxref 0 %%EOF",
    "<script>alert(1)</script> /OpenAction /Launch /AA",
]
FORBIDDEN = {
    "/JS",
    "/JavaScript",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/SubmitForm",
    "/ImportData",
    "/EmbeddedFile",
    "/RichMedia",
}


@pytest.fixture
def gym(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``gym`` with a program and its exercise, beside a folder ``secret`` with another exercise."""
    folder = tmp_path / "gym"
    put(folder / "p.yaml", PLAIN)
    put(folder / "exercises" / "hop.yaml", "name: Hop\n")
    put(tmp_path / "secret" / "hop.yaml", "name: Secret hop\n")
    put(tmp_path / "secret" / "base.yaml", "extends: handout\n")
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def built(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", "p.yaml", "-q", *arguments])


def refused(result: Result, said: str) -> None:
    assert result.exit_code == 1, result.output
    assert said in result.stderr
    assert "--allow" in result.stderr or "--library" in result.stderr or "--layout" in result.stderr
    assert not Path("p.pdf").exists()


@pytest.mark.parametrize("named", ["../secret", "sub/../../secret", "{root}/secret", "link"])
def test_a_program_reaches_no_library_outside_its_folder_unless_it_is_allowed(gym: Path, named: str) -> None:
    (gym / "link").symlink_to(gym.parent / "secret")
    (gym / "sub").mkdir()
    put(gym / "p.yaml", f"{PLAIN}library: ['{named.format(root=gym.parent)}']\n")
    refused(built(), "leads out of the folder of this file")
    assert built("--allow", "../secret").exit_code == 0


def test_what_the_command_itself_names_may_lie_anywhere(gym: Path) -> None:
    assert built("--library", "../secret", "--layout", "../secret/base.yaml").exit_code == 0


def test_a_library_below_the_program_and_a_program_from_elsewhere_need_no_flag(
    gym: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(gym / "mine" / "jump.yaml", "name: Jump\n")
    put(gym / "p.yaml", PLAIN.replace("hop", "jump") + "library: [mine]\n")
    assert built().exit_code == 0
    monkeypatch.chdir(gym.parent / "secret")
    assert CliRunner().invoke(main, ["build", "../gym/p.yaml", "-q"]).exit_code == 0


def test_exercises_that_are_links_to_elsewhere_are_refused(gym: Path) -> None:
    (gym / "exercises" / "hop.yaml").unlink()
    (gym / "exercises" / "hop.yaml").symlink_to(gym.parent / "secret" / "hop.yaml")
    refused(built(), "is a link that leads out of its folder")
    assert built("--allow", "../secret").exit_code == 0


def test_a_folder_of_exercises_that_is_a_link_to_elsewhere_is_refused(gym: Path) -> None:
    (gym / "exercises" / "hop.yaml").unlink()
    (gym / "exercises").rmdir()
    (gym / "exercises").symlink_to(gym.parent / "secret")
    refused(built(), "is a link that leads out of this folder")
    assert built("--allow", "../secret").exit_code == 0


@pytest.mark.parametrize("named", ["../secret/base.yaml", "{root}/secret/base.yaml", "link.yaml"])
def test_a_layout_extends_none_outside_its_folder_unless_it_is_allowed(gym: Path, named: str) -> None:
    put(gym / "mine.yaml", f"extends: '{named.format(root=gym.parent)}'\n")
    (gym / "link.yaml").symlink_to(gym.parent / "secret" / "base.yaml")
    refused(built("--layout", "mine.yaml"), "leads out of the folder of this layout")
    assert built("--layout", "mine.yaml", "--allow", "../secret").exit_code == 0


def test_a_layout_beside_the_program_that_is_a_link_to_elsewhere_is_refused(gym: Path) -> None:
    (gym / "layouts").mkdir()
    (gym / "layouts" / "mine.yaml").symlink_to(gym.parent / "secret" / "base.yaml")
    refused(built("--layout", "mine"), "is a link that leads out of the folder of the program")


@pytest.mark.parametrize("named", ["../../secret/a.png", "{root}/secret/a.png", "link.png"])
def test_a_picture_lies_in_the_folder_of_its_exercise_unless_another_is_allowed(gym: Path, named: str) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (9, 9)).save(out, "PNG")
    put(gym.parent / "secret" / "a.png", out.getvalue())
    (gym / "exercises" / "link.png").symlink_to(gym.parent / "secret" / "a.png")
    put(gym / "exercises" / "hop.yaml", f"name: Hop\nimage: '{named.format(root=gym.parent)}'\n")
    result = built()
    assert result.exit_code == 1
    assert "the folder of this file" in result.stderr
    assert built("--allow", "../secret").exit_code == 0


RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names of devices on Windows, which no file may have there, whatever its ending."""


def test_names_in_a_template_stay_in_its_folder(gym: Path) -> None:
    names = ["../../up", "/root", "C:\\x", "a/b", "..", "CON", "nul.txt", "x" * 300, "dot.", "ж" * 200, "a\u0000b"]
    put(gym / "team.csv", "Name\n" + "\n".join(name[:80].replace("\0", "") for name in names) + "\n")
    assert built("--roster", "team.csv", "-o", "out/{name}.pdf").exit_code == 0
    made = [path.relative_to(gym / "out") for path in (gym / "out").rglob("*")]
    assert len(made) == len(names)
    for path in made:
        assert path.parent == Path()
        assert len(path.name.encode()) < 255
        assert not path.stem.endswith((".", " "))
        assert not set(path.name) & set('<>:"/\\|?*')
        assert path.name.partition(".")[0].casefold() not in RESERVED
    assert naming.safe("\u202egnp.exe") == "gnp.exe"


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something asks for the network")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize("layout", ["handout", "cues", "wall"])
def test_a_build_with_pictures_codes_and_links_asks_for_no_network(gym: Path, layout: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    put(gym / "exercises" / "hop.svg", drawing)
    put(gym / "exercises" / "hop.yaml", "name: Hop\nimage: hop.svg\nvideo: https://example.org/hop\n")
    put(gym / "team.csv", "Name\nAda\n")
    assert built("--layout", layout, "--fillable").exit_code == 0
    assert built("--layout", layout, "--roster", "team.csv").exit_code == 0


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.b/c", "//a.b/c"]
)
def test_a_link_starts_with_http_or_https(gym: Path, link: str) -> None:
    put(gym / "exercises" / "hop.yaml", f"name: Hop\nvideo: '{link}'\n")
    result = built()
    assert result.exit_code == 1
    assert "a link starts with https:// or http://" in result.stderr


def actions(pdf: Path) -> tuple[set[str], set[str]]:
    """Every key of every dictionary in a PDF that makes a reader act, and every address."""
    keys: set[str] = set()
    addresses: set[str] = set()
    with pikepdf.open(pdf) as read:
        for thing in read.objects:
            waiting = [thing]
            while waiting:
                one = waiting.pop()
                if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                    keys |= {str(key) for key in one}
                    keys |= {
                        str(one[name])
                        for name in ("/S", "/Type", "/Subtype")
                        if isinstance(one.get(name), pikepdf.Name)
                    }
                    addresses |= {str(one["/URI"])} if "/URI" in one else set()
                    waiting += [value for value in one.values() if not getattr(value, "is_indirect", True)]
                elif isinstance(one, pikepdf.Array):
                    waiting += [value for value in one if not getattr(value, "is_indirect", True)]
    return keys, addresses


@pytest.mark.parametrize("text", ESCAPES)
@pytest.mark.parametrize("options", [(), ("--fillable",), ("--roster", "team.csv"), ("--layout", "cues")])
def test_no_text_breaks_out_of_its_place_in_the_pdf(gym: Path, text: str, options: tuple[str, ...]) -> None:
    said = text.replace("'", "''")
    link = "https://example.org/" + text.replace(" ", "").replace("\\", "")
    put(
        gym / "p.yaml",
        f"title: '{said}'\nauthor: '{said}'\ngoal: '{said}'\nnote: '{said}'\nweeks: ['{said}']\n"
        f"sessions: [{{name: '{said}', day: '{said}', exercises: [{{exercise: hop, do: 3x8, note: '{said}'}}]}}]\n",
    )
    put(gym / "exercises" / "hop.yaml", f"name: '{said}'\ntips: ['{said}']\nvideo: '{link}'\naliases: [hop]\n")
    put(gym / "team.csv", f'Name,Note\n"{text}","{text}"\n')
    result = built("-o", "x.pdf", *options)
    assert result.exit_code == 0, result.output
    with pikepdf.open("x.pdf") as read:
        assert not read.check_pdf_syntax()
        assert str(read.docinfo["/Title"]).startswith(" ".join(text.split())[:5])
    keys, addresses = actions(Path("x.pdf"))
    assert not keys & FORBIDDEN
    assert all(address.startswith(("https://", "http://")) for address in addresses)


def test_an_error_message_cannot_steer_the_terminal(gym: Path) -> None:
    put(gym / "p.yaml", PLAIN + 'untis: "\\e[2J\\u202e" # \u202e \u2066\n')
    result = built()
    assert result.exit_code == 1
    assert all(sign.isprintable() or sign == "\n" for sign in result.stderr)


def test_a_layout_in_the_working_directory_that_is_a_link_to_elsewhere_is_refused(
    gym: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (gym / "here" / "layouts").mkdir(parents=True)
    (gym / "here" / "layouts" / "mine.yaml").symlink_to(gym.parent / "secret" / "base.yaml")
    monkeypatch.chdir(gym / "here")
    result = CliRunner().invoke(main, ["build", "../p.yaml", "-l", "mine"])
    refused(result, "is a link that leads out of this folder")
