"""The files of the search as a whole: their addresses, sizes and contents."""

import gzip
import json

from adviesspoor.search import files

PROSE = [("over/", "Over Adviesspoor", "Een onafhankelijke kennisbank."), ("", "Adviesspoor", "Welkom.")]


def entry_of(found):
    return json.loads(found["zoeken/index/index.json"])


def test_the_same_data_gives_the_same_bytes(klein):
    register = klein.register()
    assert files(register, PROSE) == files(register, PROSE)


def test_every_file_stands_in_the_folder_that_the_entry_names(klein):
    found = files(klein.register(), PROSE)
    folder = f"zoeken/index/{entry_of(found)['map']}/"
    assert all(address.startswith(folder) for address in found if address != "zoeken/index/index.json")


def test_other_data_goes_to_another_folder(klein):
    register = klein.register()
    assert entry_of(files(register, PROSE))["map"] != entry_of(files(register, []))["map"]


def test_a_small_index_is_one_file_of_each_sort(klein):
    names = {address.rpartition("/")[2] for address in files(klein.register(), PROSE)}
    assert {name for name in names if not name.startswith("records-")} == {"index.json", "kolommen.json", "termen-0.json", "voor-0.json"}


def test_every_page_is_a_document(real_register):
    found = files(real_register, PROSE)
    entry = entry_of(found)
    rows = [row for number in range(len(entry["records"])) for row in json.loads(found[f"zoeken/index/{entry['map']}/records-{number}.json"])]
    assert sorted(row[0] for row in rows) == sorted([*(page.id for page in real_register.pages), "over", "start"])
    assert entry["aantal"] == len(rows)


def test_shards_are_small_and_in_order(real_register):
    found = files(real_register, [])
    entry = entry_of(found)
    shards = [found[f"zoeken/index/{entry['map']}/termen-{number}.json"] for number in range(len(entry["termen"]["eerste"]))]
    terms = [row[0] for shard in shards for row in json.loads(shard)]
    assert terms == sorted(set(terms))
    assert max(map(len, shards)) < 64_000
    assert [json.loads(shard)[0][0] for shard in shards] == entry["termen"]["eerste"]
    assert len(gzip.compress(found["zoeken/index/index.json"])) < 10_000
