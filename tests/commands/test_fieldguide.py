"""The list of fields says what the schemas say: every field, every word, every obligation."""

from adviesspoor.fieldguide import every_group, group_of
from adviesspoor.kinds import BY_NAME, KINDS


def test_every_field_of_every_kind_is_in_the_list_once(schemas):
    listed = [group for _, groups in every_group(schemas) for group in groups]
    assert len({(group.title, group.description) for group in listed}) == len(listed)
    assert len({group.title.lower().replace(" ", "-") for group in listed}) == len(listed)  # they are anchors
    for kind in KINDS:
        names = {field.name for field in group_of(schemas, kind).fields}
        assert any(names == {field.name for field in group.fields} for group in listed), kind.name


def test_obligations_in_words(schemas):
    bron, aan_zet = group_of(schemas, BY_NAME["bron"]), group_of(schemas, BY_NAME["aanbeveling"])["aan_zet"].group
    assert (bron["titel"].obligation, bron["datum"].obligation) == ("verplicht", "mag weg")
    assert bron["tekst"].obligation == "verplicht, of anders url en geraadpleegd"
    assert bron["url"].obligation == "verplicht met geraadpleegd, of anders tekst"
    assert aan_zet["reden"].obligation == "verplicht als grond redactie is"
    assert bron["vindplaatsen"].group["van_regel"].obligation == "samen met tot_regel en zoekwoorden"
    assert group_of(schemas, BY_NAME["aanbeveling"])["opvolging"].group["gezocht"].obligation == "minstens één van deze velden"


def test_shapes_and_limits_in_words(schemas):
    advies = group_of(schemas, BY_NAME["advies"])
    assert [advies[name].shape for name in ("id", "datum", "soort", "van", "jaar", "titel")] == ["id", "datum", "een woord uit de lijst", "id van een organisatie", "getal", "tekst"]
    assert (advies["jaar"].limits, advies["titel"].limits, advies["themas"].limits) == ("1900 tot en met 2100", "ten hoogste 140 tekens", "minstens 1")
