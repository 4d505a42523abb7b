"""A project on disk: which files are read, all mistakes at once, and the real data."""

import shutil
from pathlib import Path

import pytest
import yaml

from adviesspoor.check import counts
from adviesspoor.cli import main
from adviesspoor.findings import DataError
from adviesspoor.kinds import KINDS, SUPPORT, Kind, source_of
from adviesspoor.load import load_file
from adviesspoor.project import read_or_raise

ROOT = Path(__file__).resolve().parents[1]
REAL = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml"))
FILES = "adviezen/<id>.yml, begrippen.yml, beleid_en_uitvoering.yml, bronnen.yml, draden.yml, gegevens.yml, gepubliceerd.yml, lessen.yml, organisaties.yml, standen/<id>.yml, themas.yml, tijdlijn.yml"


def on_disk(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / "data").rglob("*") if path.is_file() and path.parent.name != "schema"}


# --- which files


@pytest.mark.parametrize(
    ("file", "name"),
    [("data/bronnen.yml", "bron"), ("data/adviezen/x.yml", "advies"), ("data/standen/x.yml", "stand"), ("data/beleid_en_uitvoering.yml", "uitspraak")],
)
def test_source_of_a_file_with_records(file, name):
    assert source_of(file).name == name


@pytest.mark.parametrize("file", ["data", "data/x.yml", "data/bronnen.yaml", "data/adviezen.yml", "data/adviezen", "data/adviezen/x.txt", "data/adviezen/y/x.yml", "data/bronnen.yml/x.yml", "data/lessen/x.yml"])
def test_source_of_a_file_nobody_reads(file):
    assert source_of(file) is None


def test_every_file_of_the_small_project_is_read_once(klein):
    register = klein.register()
    assert {document.file for document in register.documents} == on_disk(klein.root)
    assert len(register.documents) == len(on_disk(klein.root)) == 12


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("notities.txt", f"; kies uit: {FILES}."),
        ("begripen.yml", f"; kies uit: {FILES}. Bedoelde u 'begrippen.yml'?"),
        ("lessen.yaml", "; gebruik de uitgang .yml: 'lessen.yml'"),
        ("adviezen/nieuw.yaml", "; gebruik de uitgang .yml: 'adviezen/nieuw.yml'"),
        ("oud/oud.yml", f"; kies uit: {FILES}."),
    ],
)
def test_a_file_nobody_reads_is_reported(klein, name, rest):
    klein.write(name, "x")
    assert klein.messages() == [f"data/{name}:1:1: dit bestand wordt niet gelezen{rest}"]


@pytest.mark.parametrize("name", [support.file for support in SUPPORT])
def test_a_file_that_cannot_be_missed(klein, name):
    klein.remove(name)
    assert f"data/{name}:1:1: dit bestand ontbreekt" in klein.messages()


def test_a_new_advice_is_read_without_being_named_anywhere(klein):
    text = klein.text("adviezen/open-brug.yml").replace("open-brug", "dichte-brug").replace("bron-dichte-brug", "bron-open-brug").replace("Open brug", "Dichte brug").replace("Meld", "Noem")
    klein.write("adviezen/dichte-brug.yml", text)
    register = klein.register()
    assert [entry.id for entry in register.of("advies")] == ["dichte-brug", "open-brug"]


# --- the schemas


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{\n  "type": "object",\n}\n', "data/schema/lessen.schema.json:3:1: dit schema is geen geldige JSON; controleer komma's, haken en aanhalingstekens"),
        ("[]", "data/schema/lessen.schema.json:1:1: een schema is een groep velden tussen accolades"),
        (b"\xff", "data/schema/lessen.schema.json:1:1: dit schema is niet te lezen; het moet een tekst in UTF-8 zijn"),
        ('{"properties": {"x": {"anyOf": [{"$ref": "gemeen.schema.json#/$defs/weg"}]}}}', "data/schema/lessen.schema.json:1:1: dit schema verwijst naar 'gemeen.schema.json#/$defs/weg', en dat bestaat niet"),
    ],
)
def test_a_schema_that_cannot_be_used_is_named(klein, content, message):
    klein.write("schema/lessen.schema.json", content)
    with pytest.raises(DataError) as caught:
        klein.read()
    assert [str(finding) for finding in caught.value.findings] == [message]


def test_schemas_that_are_missing_are_named(klein):
    klein.remove("schema/lessen.schema.json")
    with pytest.raises(DataError) as caught:
        klein.read()
    assert [str(finding) for finding in caught.value.findings] == ["data/schema/lessen.schema.json:1:1: dit schema ontbreekt"]
    shutil.rmtree(klein.project.schemas)
    with pytest.raises(DataError) as caught:
        klein.read()
    assert len(caught.value.findings) == len({source.schema for source in (*KINDS, *SUPPORT)})


def test_a_schema_that_cannot_be_used_is_no_traceback_for_the_editor(klein, capsys):
    klein.remove("schema/lessen.schema.json")
    assert main(["--map", str(klein.root), "check"]) == 1
    assert capsys.readouterr().err == "data/schema/lessen.schema.json:1:1: dit schema ontbreekt\n1 fout gevonden.\n"


# --- all mistakes at once


def test_the_broken_project_gives_its_complete_list(kapot):
    expected = (kapot.root / "verwacht.txt").read_text(encoding="utf-8").splitlines()
    assert [*kapot.messages(), f"{len(expected) - 1} fouten gevonden."] == expected
    assert expected[:-1] == list(dict.fromkeys(expected[:-1]))


def test_every_file_of_the_broken_project_is_named(kapot):
    assert on_disk(kapot.root) == {message.partition(":")[0] for message in kapot.messages()} - {"data/gegevens.yml"}


def test_read_or_raise(klein, kapot):
    assert len(read_or_raise(klein.project)) == 20
    with pytest.raises(DataError) as caught:
        read_or_raise(kapot.project)
    assert [str(finding) for finding in caught.value.findings] == kapot.messages()


def test_mistakes_in_different_files_and_layers_come_together(klein):
    klein.edit("lessen.yml", "titel: Wie weet", "titel: Les: wie weet")
    klein.edit("themas.yml", "naam: Wachten", "naam: yes")
    klein.edit("tijdlijn.yml", "domein: uitvoering", "domein: uitvoring")
    klein.edit("begrippen.yml", "organisatie: dbs", "organisatie: dbz")
    klein.write("draden.yml", b"\xff\xff")
    assert [message.partition(";")[0] for message in klein.messages()] == [
        "data/begrippen.yml:7:18: 'dbz' bestaat niet als organisatie",
        "data/draden.yml:1:1: dit teken is geen geldige UTF-8",
        "data/lessen.yml:4:15: er staat een dubbele punt in tekst zonder aanhalingstekens",
        "data/themas.yml:4:11: 'yes' zonder aanhalingstekens leest niet elk programma als tekst",
        "data/tijdlijn.yml:8:13: gebeurtenissen 1, domein: 'uitvoring' mag niet",
    ]


@pytest.mark.parametrize("content", ["", "[]\n", "x\n", "5\n", "~\n", "---\n", "{}\n", "[" * 100_000, b"\xff\xfe", b"\xef\xbb\xbf", "\t", "lessen:\n", "lessen: 3.10\n", "lessen: [~]\n", "lessen: {a: b}\n", "a: &a [*a]\n"])
@pytest.mark.parametrize("name", ["lessen.yml", "adviezen/open-brug.yml", "gepubliceerd.yml", "gegevens.yml"])
def test_a_file_with_nonsense_gives_findings_in_that_file(klein, name, content):
    klein.write(name, content)
    assert f"data/{name}" in {message.partition(":")[0] for message in klein.messages()}


MARKUP = ["<script>alert(1)</script>", "{{ config }}", "{% raw %}", "{# stil #}", "**vet** [klik](javascript:alert(1))", "javascript:alert(1)", "&lt;b&gt; & \"x\""]


@pytest.mark.parametrize("value", MARKUP)
def test_markup_in_a_value_is_kept_as_it_is(klein, value):
    klein.edit("lessen.yml", "titel: Wie weet hoe lang het duurt, wacht rustiger", f"titel: '{value}'")
    assert klein.register()["les-wie-weet-wacht-rustiger"].titel == value


def test_a_script_as_address_is_refused(klein):
    klein.edit("bronnen.yml", "https://bruggen.example/vandaag?taal=nl&dag=1", "javascript:alert(1)")
    (message,) = klein.messages()
    assert message == f"{klein.place('bronnen.yml', 'javascript')}: bronnen 3, url: 'javascript:alert(1)' mag niet; begin met https:// of http:// en gebruik geen spaties"


# --- the real data


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_has_no_findings(real_reading, name):
    assert [str(finding) for finding in real_reading[1] if finding.place.file == name] == []


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_names_its_schema(name):
    path = ROOT / name
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    marker, _, schema = first.partition("$schema=")
    assert marker == "# yaml-language-server: "
    assert (path.parent / schema).resolve() == (ROOT / "data/schema" / f"{source_of(name).schema}.schema.json")
    assert (path.parent / schema).is_file()


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_reads_the_same_in_any_yaml_library(name):
    """Our reader gives what a plain YAML loader gives, but for dates, which it keeps as text."""

    class Loader(yaml.CSafeLoader):
        yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"] for first, rows in yaml.CSafeLoader.yaml_implicit_resolvers.items()
        }

    assert load_file(ROOT / name, name).data == yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=Loader)


def test_every_real_file_is_read_and_every_record_in_it_loaded(real_reading):
    """The files on disk are the documents read; the records in the plain YAML are those in the register."""
    register, findings = real_reading
    assert findings == ()
    assert {document.file for document in register.documents} == on_disk(ROOT)
    plain = {}
    for name in REAL:
        source, data = source_of(name), yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if isinstance(source, Kind):
            tops = [data] if source.per_file else data[source.list_key]
            plain[source.plural] = plain.get(source.plural, 0) + len(tops)
            for child in (kind for kind in KINDS if kind.parent == source.name):
                plain[child.plural] = plain.get(child.plural, 0) + sum(len(top[child.list_key]) for top in tops)
    assert {name: number for name, number in counts(register).items() if number} == plain
    assert len(register.pages) == sum(plain.values())
