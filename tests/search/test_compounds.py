import pytest

from adviesspoor.search.compounds import Compounds

WORDS = "maatwerk maat werk loket loketten verblijf document documenten informatie raad kamer kamers vragen beslissen termijn aanbeveling wachten tijd pers keten partner".split()


@pytest.fixture
def compounds():
    return Compounds.from_words(WORDS, ["naar"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("maatwerkloket", {"maatwerk", "loket", "maat", "werk"}),
        ("maatwerkloketten", {"maatwerk", "loketten"}),
        ("verblijfsdocument", {"verblijf", "document"}),
        ("informatiehuishouding", {"informatie", "huishouding"}),
        ("ondernemingsraad", {"onderneming", "raad"}),
        ("kamervragen", {"kamer", "vragen"}),
        ("beslistermijn", {"beslis", "termijn"}),
        ("ketenpartners", {"keten", "partners"}),
    ],
)
def test_parts(compounds, word, parts):
    assert parts <= set(compounds.parts(word))


@pytest.mark.parametrize("word", ["aanbeveling", "loket", "personeel", "overdragen", "1234567890", "", "documentatie"])
def test_words_that_are_no_compound(compounds, word):
    assert compounds.parts(word) == ()
