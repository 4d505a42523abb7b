"""The Dutch pipeline of the index: trimmer, stop words, stemmer and joiner, for lunr.

Written after lunr-languages, because lunr's own Dutch needs the network and drops letters
(x, y, accents, digits). `docs/javascripts/zoeken/pipeline.js` builds the same pipeline from
the same stop words and join rules, which the index carries along; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.resources import files

import snowballstemmer
from lunr.pipeline import Pipeline
from lunr.token import Token

LABELS = ("trimmer-nl", "stopWordFilter-nl", "stemmer-nl", "samenvoeger-nl")

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

Step = Callable[[Token, int, list[Token]], "Token | None"]


def stop_words() -> tuple[str, ...]:
    """The words that say nothing about a text, sorted; question words are among them."""
    text = files(__package__).joinpath("stopwoorden.txt").read_text(encoding="utf-8")
    return tuple(sorted(set(text.split())))


@dataclass(frozen=True)
class Dutch:
    """The pipeline: from a word to the term under which the index knows it."""

    steps: tuple[Step, ...]
    pipeline: Pipeline
    known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def make(cls, stops: Iterable[str] = ()) -> Dutch:
        """Make the pipeline and register its functions with lunr; without `stops`, the words of `stop_words`."""
        steps = (_trimmer, _stop_word_filter(frozenset(stops or stop_words())), _stemmer(), _joiner())
        pipeline = Pipeline()
        for label, step in zip(LABELS, steps, strict=True):
            # Not Pipeline.register_function, which warns at every build but the first in one process.
            step.label = label
            Pipeline.registered_functions[label] = step
            pipeline.add(step)
        return cls(steps, pipeline)

    def term(self, word: str) -> str:
        """The term for one word; empty for a stop word."""
        if word not in self.known:
            self.known[word] = next(iter(self.pipeline.run_string(word)), "")
        return self.known[word]

    def stem(self, word: str) -> str:
        """The term for one word, stop word or not."""
        token = Token(word)
        for step in (self.steps[0], *self.steps[2:]):
            if token is not None:
                token = step(token, 0, [])
        return str(token) if token is not None else ""


def _trimmer(token: Token, index: int, tokens: list[Token]) -> Token | None:
    """Without what is no letter or digit at either end; a token of nothing else is dropped."""
    token.string = re.sub(r"^[\W_]+|[\W_]+$", "", token.string)
    return token if token.string else None


def _stop_word_filter(stops: frozenset[str]) -> Step:
    def stop_word_filter(token: Token, index: int, tokens: list[Token]) -> Token | None:
        return None if token.string in stops else token

    return stop_word_filter


def _stemmer() -> Step:
    stemmer = snowballstemmer.stemmer("dutch_porter")  # in C where PyStemmer is installed, which is 50 times as fast

    def stem(token: Token, index: int, tokens: list[Token]) -> Token:
        token.string = stemmer.stemWord(token.string)
        return token

    return stem


def _joiner() -> Step:
    # Whole words are looked up: that halves the time.
    wholes = {whole[1]: replacement for pattern, replacement in JOIN_RULES if (whole := re.fullmatch(r"\^(\w+)\$", pattern))}
    rules = [(re.compile(pattern), replacement.replace("$", "\\")) for pattern, replacement in JOIN_RULES[len(wholes) :]]

    def join(token: Token, index: int, tokens: list[Token]) -> Token:
        token.string = wholes.get(token.string, token.string)
        for pattern, replacement in rules:
            token.string = pattern.sub(replacement, token.string)
        return token

    return join
