"""Prints how hard the texts of the site are to read: `make leesbaarheid`. A report, not a gate.

Flesch-Douma (Douma 1960) looks at the length of words and sentences alone: it points at texts
that deserve another look, and says nothing about what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from pyphen import Pyphen

from tests.prose import Text, data, pages

# Running text; titles and labels are no sentences.
FIELDS = frozenset("samenvatting toelichting vraag aanleiding verandering betekenis omschrijving knelpunt let_op keten uitleg".split())
FEWEST_WORDS = 30
SHOWN = 20

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A sentence ends at a sign followed by a blank and a capital, a digit or a quote, or at a blank line or list item.
_SENTENCE_END = re.compile(r"(?<=[.!?:;])['\")’]*\s+(?=[^a-zà-ÿ])|\n\s*\n|\n\s*[-*]\s|\n#+\s|\n\|")


@dataclass(frozen=True)
class Reading:
    """What the report says of one text. `score`: 60 and more is plain, below 30 is very hard."""

    score: float
    words_per_sentence: float
    longest: int
    words: int
    text: Text


def reading(text: Text, hyphens: Pyphen) -> Reading | None:
    """Measures one text; None when it is too short to say anything about."""
    sentences = [found for part in _SENTENCE_END.split(text.text) if part and (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    syllables = sum(_syllables(word, hyphens) for word in words) / len(words)
    mean = len(words) / len(sentences)
    return Reading(206.84 - 0.93 * mean - 77 * syllables, mean, max(map(len, sentences)), len(words), text)


def _syllables(word: str, hyphens: Pyphen) -> int:
    """An abbreviation is spoken by the letter."""
    return len(word) if word.isupper() else len(hyphens.positions(word.lower())) + 1


def main() -> None:
    root = Path(__file__).resolve().parents[1]
    hyphens = Pyphen(lang="nl_NL", left=1, right=1)
    readings = [found for text in chain(data(root, FIELDS), pages(root)) if (found := reading(text, hyphens))]
    scores = [found.score for found in readings]
    print(f"{len(readings)} teksten van {FEWEST_WORDS} woorden of meer. Flesch-Douma: mediaan {median(scores):.0f} (60 of meer is gewoon Nederlands).")
    print(f"Onder de 30 (zeer moeilijk): {sum(score < 30 for score in scores)}. Zinnen: gemiddeld {sum(found.words_per_sentence for found in readings) / len(readings):.1f} woorden.")
    print(f"\nDe {SHOWN} moeilijkste (score, woorden per zin, langste zin):")
    for found in sorted(readings, key=lambda found: (found.score, found.text.place))[:SHOWN]:
        print(f"{found.score:5.0f} {found.words_per_sentence:5.1f} {found.longest:4}  {found.text.place} {found.text.field}: {' '.join(found.text.text.split())[:90]}")
    print(f"\nDe {SHOWN} langste zinnen:")
    for found in sorted(readings, key=lambda found: (-found.longest, found.text.place))[:SHOWN]:
        print(f"{found.longest:4} woorden  {found.text.place} {found.text.field}")


if __name__ == "__main__":
    main()
