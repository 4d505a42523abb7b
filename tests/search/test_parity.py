"""The browser's pipeline gives what Python's gives, on every word of the data."""

import msgspec
import pytest

from adviesspoor.search.pipeline import Dutch
from adviesspoor.search.words import words

ODD = [
    "!@#$%^&*()",
    "",
    "ÁÉÍÓÚ àèìòù äëïöü ñ ç ß œ æ ø å İstanbul ﬁets ½ ² Ⅳ",
    "één 'één' ‘één’ 'n 's-Hertogenbosch d'66 IND'ers foto’tje klantarena`s",
    "a-b-c 0-meting 0meting -niet niet- –dash—em‑non‐soft 2019–2022",
    "aa bb z v zz vv ss een zeven geeeen ideeën zeeën gegeven gegeerd uitgeverij afgeleid omgevingen",
    "пример مثال 例子 𝒳 e\u0301 \u200b\ufeff \x00",
    "y yy boy baby jij ijs lijst bijbaan oei aye",
    "x" * 300,
]


@pytest.mark.slow
def test_every_word_of_the_data(real_register, real_search):
    texts = sorted(_texts([msgspec.to_builtins(entry.record) for entry in real_register.pages])) + ODD
    dutch = Dutch.make()
    ours = [[[word.whole, list(word.pieces), [[dutch.term(form), dutch.stem(form)] for form in (word.whole, *word.pieces)]] for word in words(text)] for text in texts]
    theirs = real_search.run("terms.mjs", texts)
    different = [(text, one, other) for text, one, other in zip(texts, ours, theirs, strict=True) if one != other]
    assert different == []
    assert sum(map(len, ours)) > 10_000


def _texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    values = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return set().union(*map(_texts, values)) if values else set()
