"""The files of the search as a whole: their addresses, sizes and contents."""

import gzip
import json
from bisect import bisect_right

from adviesspoor.search import files

PROSE = [("over/", "Over Adviesspoor", "Een onafhankelijke kennisbank."), ("", "Adviesspoor", "Welkom.")]


def entry_of(found):
    return json.loads(found["zoeken/index/index.json"])


def test_the_same_data_gives_the_same_bytes(klein):
    register = klein.register()
    assert [*files(register, PROSE)] == [*files(register, PROSE)]


def test_every_file_stands_in_the_folder_that_the_entry_names(klein):
    found = dict(files(klein.register(), PROSE))
    folder = f"zoeken/index/{entry_of(found)['map']}/"
    assert all(address.startswith(folder) for address in found if address != "zoeken/index/index.json")


def test_other_data_goes_to_another_folder(klein):
    register = klein.register()
    assert entry_of(dict(files(register, PROSE)))["map"] != entry_of(dict(files(register, [])))["map"]


def test_a_small_index_is_one_file_of_each_sort(klein):
    names = {address.rpartition("/")[2] for address, _ in files(klein.register(), PROSE)}
    assert {name for name in names if not name.startswith("records-")} == {"index.json", "kolommen.json", "datums.json", "termen-0.json", "voor-0.json"}


def test_every_page_is_a_document(klein):
    register = klein.register()
    found = dict(files(register, PROSE))
    entry = entry_of(found)
    chunks = [json.loads(content) for address, content in found.items() if "/records-" in address]
    rows = [row for chunk in chunks for row in chunk]
    assert sorted(row[0] for row in rows) == sorted([*(page.id for page in register.pages), "over", "start"])
    assert entry["aantal"] == len(rows)
    assert {len(chunk) for chunk in chunks[:-1]} <= {entry["per_stuk"]}


def test_shards_are_small_and_in_order(real_files):
    entry = entry_of(real_files)
    shards = [real_files[f"zoeken/index/{entry['map']}/termen-{number}.json"] for number in range(len(entry["termen"]))]
    terms = [[row[0] for row in json.loads(shard)[0]] for shard in shards]
    assert sum(terms, []) == sorted(set(sum(terms, [])))
    assert max(map(len, shards)) < 32_000
    for start, (before, found) in zip(entry["termen"][1:], zip(terms, terms[1:])):
        assert before[-1] < start <= found[0]
    assert len(gzip.compress(real_files["zoeken/index/index.json"])) < 5_000


def test_a_name_stands_in_the_shard_of_its_first_word(real_files):
    entry = entry_of(real_files)
    names = 0
    for number in range(len(entry["termen"])):
        for name, group, official in json.loads(real_files[f"zoeken/index/{entry['map']}/termen-{number}.json"])[1]:
            assert bisect_right(entry["termen"], name.split(" ")[0]) - 1 == number
            assert group.startswith("0") and official in (0, 1)
            names += 1
    assert names > 100
