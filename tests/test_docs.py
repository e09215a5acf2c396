"""The documentation is true: generated parts are current, examples can be read, commands of the README are those that run."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from paper import few_and_many

from programprint import resources
from programprint.cli import main
from programprint.docket import Docket
from programprint.notation import duration, examples
from programprint.problems import Source
from programprint.read.document import parse_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.language import LanguageFile
from programprint.read.layout import Layout
from programprint.read.program import Program
from programprint.read.value import Mapping
from programprint.read.written import Field, Written
from programprint.schema import KINDS, MODELS, schema

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = script("generate")
EVERY_FIELD = [
    pytest.param(model, name, field, id=f"{model.__name__}.{name}")
    for _, model, elsewhere in generate.TABLES
    for name, field in generate.fields(model, elsewhere)
]


def test_generated_files_are_current() -> None:
    for path, content in generate.made().items():
        assert path.read_text(encoding="utf-8") == content, f"run python docs/generate.py: {path.name}"


def test_every_model_has_a_table() -> None:
    def inside(model: type[Written]) -> set[type[Written]]:
        found = {model}
        for field in model.fields.values():
            found |= {deeper for inner in models_in(field.annotation) for deeper in inside(inner)}
        return found

    listed = {model for _, model, _ in generate.TABLES}
    assert inside(Program) | inside(Exercise) | inside(LanguageFile) | inside(Layout) <= listed


def models_in(annotation: object) -> list[type[Written]]:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in models_in(inner)]


@pytest.mark.parametrize(("model", "name", "field"), EVERY_FIELD)
def test_the_example_of_every_field_is_read_without_fault(model: type[Written], name: str, field: Field) -> None:
    docket = Docket()
    document = parse_document(Source("example", generate.example(name, field)), docket)
    assert isinstance(document, Mapping)
    assert field.description
    validate(model, document, docket)
    said = [problem.render() for problem in docket if "is missing" not in problem.message]
    assert said == []


def column(name: str) -> list[str]:
    """The code spans in the first column of a generated table."""
    table = FORMAT.split(f"<!-- {name}: made by")[1].split("<!-- end of")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("name", generate.FORMS)
def test_every_form_of_the_shorthand_is_documented(name: str) -> None:
    assert column(name) == examples.forms(generate.FORMS[name][1])


@pytest.mark.parametrize("text", re.findall(r"`([^`]+)`", " ".join(said for _, said in examples.LOADS)))
def test_fields_that_the_tables_speak_of_exist(text: str) -> None:
    assert text in Program.fields or text in Exercise.fields


@pytest.mark.parametrize("text", re.findall(r"`([^`]+)`", FORMAT.split("### Rest\n")[1].split(". A number")[0]))
def test_every_documented_rest_can_be_read(text: str) -> None:
    assert duration.parse(text).seconds >= 0


@pytest.mark.parametrize("page", ["README.md", "docs/format.md"])
def test_programs_and_figures_in_the_text_can_be_read(page: str) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        docket = Docket()
        document = parse_document(Source(page, block), docket)
        assert document is not None
        model = Exercise if "figure" in document else LanguageFile if "exercises" in document else Program
        assert validate(model, document, docket) is not None
        assert [problem.render() for problem in docket] == []


def test_the_error_in_the_readme_is_what_the_command_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (program,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (said,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    (tmp_path / "my-block.yaml").write_text(program.replace("hip-thrust", "hip-trust"), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "my-block.yaml"])
    assert result.stderr == f"{said}my-block.yaml: 1 error; nothing written\n"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert sum("-m pytest" in command for command in commands) == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_that_of_the_models(kind: str) -> None:
    shipped = (resources.schemas() / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert yaml.safe_load(shipped) == schema(kind)  # type: ignore[arg-type]
    jsonschema.Draft202012Validator.check_schema(schema(kind))  # type: ignore[arg-type]


SHIPPED = {
    "program": resources.programs(),
    "exercise": resources.programs() / "exercises",
    "layout": resources.layouts(),
}


@pytest.mark.parametrize("every", few_and_many(8, 1))
@pytest.mark.parametrize(("kind", "folder"), SHIPPED.items())
def test_every_shipped_file_is_valid_for_an_independent_validator(kind: str, folder: Path, every: int) -> None:
    """One file in so many."""
    validator = jsonschema.Draft202012Validator(schema(kind))  # type: ignore[arg-type]
    faults = {
        path.name: [fault.message for fault in validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))]
        for path in sorted(folder.glob("*.yaml"))[::every]
    }
    assert faults
    assert not any(faults.values()), faults


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_refuses_what_the_models_refuse(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(schema(kind))  # type: ignore[arg-type]
    assert list(validator.iter_errors({"nonsense": 1}))
    assert set(schema(kind)["properties"]) == set(MODELS[kind].fields)  # type: ignore[arg-type, index]


@pytest.mark.parametrize(
    "entry",
    [
        "do: 3x5, ramp: yes",
        "do: 3x5, ramp: no, tempo: off",
        "do: 3x5, tempo: 3011",
        "do: 3x5, optional: 'yes'",
        "do: 3x5, extra_set: {weeks: [1, 2]}",
        "do: 3x5, extra_set: {weeks: 1}",
    ],
)
def test_the_schema_takes_what_editors_make_of_words_and_figures(entry: str) -> None:
    text = f"{{title: T, weeks: 2, sessions: [{{name: A, exercises: [{{exercise: x, {entry}}}]}}]}}"
    assert list(jsonschema.Draft202012Validator(schema("program")).iter_errors(yaml.safe_load(text))) == []
