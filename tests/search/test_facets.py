import json


def columns_of(found):
    entry = json.loads(found["zoeken/index/index.json"])
    return json.loads(found[f"zoeken/index/{entry['map']}/kolommen.json"])


def test_every_column_has_a_row_for_each_document(real_files):
    count = json.loads(real_files["zoeken/index/index.json"])["aantal"]
    columns = columns_of(real_files)
    assert len(columns["titelwoorden"]) == count
    for facet in columns["facetten"]:
        assert len(facet["kolom"]) == count
        numbers = {number for row in facet["kolom"] for number in (row if isinstance(row, list) else [row])} - {-1}
        assert numbers == set(range(len(facet["waarden"])))


def test_the_facets_people_filter_by(real_files):
    names = {facet["naam"] for facet in columns_of(real_files)["facetten"]}
    assert {"soort", "thema", "aan", "jaar", "domein", "vorm", "bron"} <= names


def test_labels_are_words_for_readers(real_files):
    for facet in columns_of(real_files)["facetten"]:
        for tag, label in facet["waarden"]:
            assert label.strip()
            assert facet["naam"] == "jaar" or label != tag, (facet["naam"], tag)
