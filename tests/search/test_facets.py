import json

from adviesspoor.search import files


def columns_of(found):
    entry = json.loads(found["zoeken/index/index.json"])
    return json.loads(found[f"zoeken/index/{entry['map']}/kolommen.json"])


def test_every_column_has_a_row_for_each_document(real_register):
    found = files(real_register, [])
    count = json.loads(found["zoeken/index/index.json"])["aantal"]
    columns = columns_of(found)
    assert len(columns["datum"]) == len(columns["titelwoorden"]) == count
    for facet in columns["facetten"]:
        assert len(facet["kolom"]) == count
        numbers = {number for row in facet["kolom"] for number in (row if isinstance(row, list) else [row])} - {-1}
        assert numbers == set(range(len(facet["waarden"])))


def test_the_facets_people_filter_by(real_register):
    names = {facet["naam"] for facet in columns_of(files(real_register, []))["facetten"]}
    assert {"soort", "thema", "aan", "jaar", "domein", "vorm", "bron"} <= names


def test_labels_are_words_for_readers(real_register):
    for facet in columns_of(files(real_register, []))["facetten"]:
        for tag, label in facet["waarden"]:
            assert label.strip()
            assert facet["naam"] == "jaar" or label != tag, (facet["naam"], tag)
