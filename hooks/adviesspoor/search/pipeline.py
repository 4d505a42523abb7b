"""The Dutch pipeline of the index: trimmer, stop words, stemmer and joiner.

Written after lunr-languages, because lunr's own Dutch needs the network and drops letters
(x, y, accents, digits). `docs/javascripts/zoeken/pipeline.js` builds the same pipeline from
the same stop words and join rules, which the index carries along; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import snowballstemmer

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")

# What the stemmer keeps apart. Each rule is a regular expression that Python and JavaScript
# read alike; the rules run in this order, on the stem. Those for a whole word come first.
JOIN_RULES: tuple[tuple[str, str], ...] = (
    (r"^twee$", "2"),
    (r"^drie$", "3"),
    (r"^vier$", "4"),
    (r"^vijf$", "5"),
    (r"^zes$", "6"),
    (r"^zeven$", "7"),
    (r"^acht$", "8"),
    (r"^negen$", "9"),
    (r"^tien$", "10"),
    (r"eeen$", "ee"),  # ideeën / idee, once the accents are gone
    (r"^(uit|aan|af|op|door|in|om|toe|voor|samen|over)ge(.{3,})[dt]$", "$1$2"),  # uitgevoerd / uitvoeren
    (r"^ge(.{4,})d$", "$1"),  # geadviseerd / adviseren
    (r"([^aeiou])t$", "$1"),  # maakt / maken, beslist / beslissen; on both sides, so documen is no harm
    (r"ch$", "cht"),  # but wacht stays wacht
    (r"z$", "s"),  # adviezen / advies
    (r"v$", "f"),  # brieven / brief
    (r"([bcdfgklmnprst])\1$", "$1"),  # plannen / plan, processen / proces
    (r"([^aeiou])([aeou])\2([^aeiou])$", "$1$2$3"),  # maakt / maken, once the t is gone
    (r"(.{3}[aiou])s$", "$1"),  # themas / thema's, scenarios / scenario's
)


def stop_words() -> tuple[str, ...]:
    """The words that say nothing about a text, sorted; question words are among them."""
    text = files(__package__).joinpath("stopwoorden.txt").read_text(encoding="utf-8")
    return tuple(sorted(set(text.split())))


@dataclass(frozen=True)
class Dutch:
    """From a word to the term under which the index knows it: `term`, empty for a stop word, and `stem`, for any word."""

    term: Callable[[str], str]
    stem: Callable[[str], str]

    @classmethod
    def make(cls, stops: Iterable[str] = ()) -> Dutch:
        """The pipeline, which remembers the words it had; without `stops`, with the words of `stop_words`."""
        dropped = frozenset(stops or stop_words())
        stemmed = snowballstemmer.stemmer("dutch_porter").stemWord  # in C where PyStemmer is installed, which is 50 times as fast
        joined = _joiner()

        @cache
        def term(word: str) -> str:
            trimmed = _trimmed(word)
            return "" if trimmed in dropped else joined(stemmed(trimmed))

        return cls(term, cache(lambda word: joined(stemmed(_trimmed(word)))))


def _trimmed(word: str) -> str:
    """Without what is no letter or digit at either end."""
    return word if word.isalnum() else _AROUND.sub("", word)


def _joiner() -> Callable[[str], str]:
    """The join rules as one function on stems."""
    # Whole words are looked up: that halves the time.
    wholes = {whole[1]: replacement for pattern, replacement in JOIN_RULES if (whole := re.fullmatch(r"\^(\w+)\$", pattern))}
    rules = [(re.compile(pattern), replacement.replace("$", "\\")) for pattern, replacement in JOIN_RULES[len(wholes) :]]

    def joined(stem: str) -> str:
        text = wholes.get(stem, stem)
        for pattern, replacement in rules:
            if pattern.search(text):  # few words come under a rule, and looking costs less than replacing
                text = pattern.sub(replacement, text)
        return text

    return joined
