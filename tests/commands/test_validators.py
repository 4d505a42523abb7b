"""Another validator, written by others in another language, agrees with ours about every file; and editors find the schema."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from adviesspoor.kinds import source_of
from adviesspoor.load import load_file
from adviesspoor.schema import Schemas

ROOT = Path(__file__).resolve().parents[2]
SCHEMA_FOLDER = ROOT / "data" / "schema"
SCHEMAS = Schemas.from_folder(SCHEMA_FOLDER)


def data_files(root):
    names = (path.relative_to(root).as_posix() for path in sorted((root / "data").rglob("*.yml")))
    return [(root, name) for name in names if source_of(name) is not None]


REAL = data_files(ROOT)
FILES = [*REAL, *data_files(ROOT / "tests/data/klein"), *data_files(ROOT / "tests/data/kapot")]
MODELINE = "# yaml-language-server: $schema="


def other(name):
    """The same schema in jsonschema-rs, with the other schemas of the folder at hand and nothing from elsewhere."""
    pairs = [(f"json-schema:///{path.name}", json.loads(path.read_text(encoding="utf-8"))) for path in SCHEMA_FOLDER.glob("*.json")]
    registry = jsonschema_rs.Registry([(address, {**schema, "$id": address}) for address, schema in pairs])
    document = {**SCHEMAS.documents[name], "$id": f"json-schema:///{name}.schema.json"}
    return jsonschema_rs.Draft202012Validator(document, registry=registry)


@pytest.mark.parametrize(("root", "name"), FILES, ids=lambda value: value if isinstance(value, str) else value.name)
def test_both_validators_say_the_same(root, name):
    document = load_file(root / name, name)
    if document.data is None:
        assert document.findings
        return
    schema = source_of(name).schema
    ours = {path for path, _ in SCHEMAS.breaches(schema, document)}
    theirs = {tuple(error.instance_path) for error in other(schema).iter_errors(document.data)}
    assert ours == theirs
    assert bool(ours) == bool([*SCHEMAS.findings(schema, document)])


def test_the_bad_examples_are_really_bad():
    bad = [name for root, name in FILES if root.name == "kapot"]
    assert len(bad) > 10
    shapes = (load_file(ROOT / "tests/data/kapot" / name, name) for name in bad)
    assert sum(bool(document.data is not None and [*SCHEMAS.findings(source_of(document.file).schema, document)]) for document in shapes) >= 3


@pytest.mark.parametrize(("root", "name"), REAL, ids=lambda value: value if isinstance(value, str) else "")
def test_the_first_line_of_each_file_points_at_a_schema_that_is_there(root, name):
    first = (root / name).read_text(encoding="utf-8").split("\n")[0]
    schema = ((root / name).parent / first.removeprefix(MODELINE)).resolve()
    assert first.startswith(MODELINE) and schema.parent == SCHEMA_FOLDER and schema.is_file()
    assert schema.name == f"{source_of(name).schema}.schema.json"


@pytest.mark.slow
@pytest.mark.parametrize("schema", sorted({source_of(name).schema for _, name in REAL}))
def test_the_schema_accepts_the_file_as_another_reader_of_yaml_sees_it(schema):
    """check-jsonschema reads YAML 1.2, like the language server of an editor does."""
    files = [str(root / name) for root, name in REAL if source_of(name).schema == schema]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA_FOLDER / f"{schema}.schema.json"), *files], cwd=SCHEMA_FOLDER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
