"""Which passages of a text could be recommendations. An editor decides; this only makes sure that nothing is missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .layout import Passage, items, sentences

# A short item is one recommendation; in a longer one, sentences of advice count by themselves as well.
_SHORT_ITEM = 420

_ADVICE = re.compile(
    r"\b(?:adviseer(?:t|en|de|den)?|geadviseerd|advies\s+is\s+om|beve(?:elt|len|al|el)\b[^.]*\baan\b|aanbevolen|aanbeveling\s+(?:om|aan|is|verdient)|verdien(?:t|en)\s+(?:het\s+)?aanbeveling|aan\s+te\s+bevelen"
    r"|geeft?\s+(?:\w+\s+){0,4}in\s+overweging|in\s+overweging\s+(?:gegeven|te\s+nemen)|roep(?:t|en)?\s+[^.]*\bop\b|dring(?:t|en)?\s+[^.]*\baan\s+op|aangedrongen\s+op|pleit(?:en)?\s+(?:er\s*)?voor"
    r"|verzoek(?:t|en)?\s+(?:de|het|u)\b|stel(?:t|len)\s+voor\s+(?:om|dat))",
    re.IGNORECASE,
)
# Verbs with which Dutch advices begin a call. Words that are as often a noun are left out.
_CALLS = frozenset(
    "bedenk bekijk benader benoem benut beperk bespreek betrek bevorder bied blijf borg breng communiceer creëer definieer draag durf erken evalueer faciliteer formuleer"
    " geef haal herzie hou houd informeer intensiveer investeer kies laat leer luister maak meet monitor neem onderzoek ontwikkel organiseer overweeg probeer reageer regel richt"
    " schep signaleer spiegel spreek stel stimuleer streef toets toon vereenvoudig verbeter verduidelijk vergroot verhoog verken verklein verkort verlaag versnel versterk vertel"
    " voer voorkom voorzie waarborg waardeer wees wijs zet zie zoek zorg".split()
)
# Softer words: perhaps a call, a signal or support.
_PERHAPS = re.compile(
    r"\b(?:moet(?:en)?|dien(?:t|en)\s+te|zou(?:den)?\b[^.]*\bkunnen|kan\b[^.]*\b(?:worden|gedacht)|van\s+(?:groot\s+|cruciaal\s+)?belang|belangrijk|noodzakelijk|essentieel|cruciaal|wenselijk|nodig"
    r"|ziet\b[^.]*\b(?:ruimte|kansen|mogelijkheden|uitdaging)|onderschrij\w+|ondersteun\w+|zorgen\s+over|ontbreekt|mist|gemis|niet\s+voldoende|onvoldoende)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidates:
    """`likely` become records in the draft; `perhaps` are places the editor should read as well."""

    likely: tuple[Passage, ...]
    perhaps: tuple[Passage, ...]


def candidates(lines: Sequence[str]) -> Candidates:
    """The passages in which the text calls for something, in the order of the text."""
    listed = items(lines)
    likely, perhaps = [*listed], []
    for sentence in sentences(lines):
        around = next((item for item in listed if item.first <= sentence.first and sentence.last <= item.last), None)
        if around is not None and (len(around.text) <= _SHORT_ITEM or sentence.first == around.first):
            continue
        form = _form(sentence.text)
        if form in ("adviseert", "lopende-tekst"):
            likely.append(Passage(sentence.first, sentence.last, sentence.text, form))
        elif form:
            perhaps.append(Passage(sentence.first, sentence.last, sentence.text, form))
    return Candidates(tuple(_in_order(likely)), tuple(_in_order(perhaps)))


def _form(sentence: str) -> str:
    """How a sentence calls for something (a word of the vocabulary `advies.vorm`); empty when it does not seem to."""
    first = re.match(r"\W*(\w+)", sentence)
    if _ADVICE.search(sentence):
        return "signaal" if "ongevraagd" in sentence else "adviseert"  # what a council is for, not what it advises
    if sentence.rstrip("\"”’') ").endswith("?"):
        return "vraag"
    if first and first[1].lower() in _CALLS and first[1][0].isupper():
        return "lopende-tekst"
    return "signaal" if _PERHAPS.search(sentence) else ""


def _in_order(passages: Sequence[Passage]) -> Iterator[Passage]:
    yield from sorted(passages, key=lambda passage: (passage.first, passage.last))
