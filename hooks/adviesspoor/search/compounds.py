"""The parts of compounds: 'maatwerkloket' can also be found as 'maatwerk' and 'loket'.

Dutch writes compounds as one word, and looking inside words while searching would be slow;
so the parts are looked up once, when the index is made. A wrong part does little harm:
nobody searches for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

SHORTEST_PART = 4
SHORTEST_COMPOUND = 8
# A part that stands nowhere on its own must be longer, and look like a word.
SHORTEST_UNKNOWN_PART = 5

_LINKS = ("", "s", "e", "en")
# Beginnings that make a word, but are no word of their own in it.
_PREFIXES = frozenset(
    "aan aange achter af anti be beneden bij binnen boven buiten daar door ge geen her hier in inge inter mede mee met "
    "multi na naar neven niet om onder ont op over rond samen tegen terug toe tussen uit uitge ver vol voor voorge "
    "vooruit waar weg wegge wel zelf zonder".split()
)
# Short words that many longer words happen to begin with: personeel is not about the pers.
_CHANCE = frozenset("alle best even gebeurt hand maar pers team term uiter verschil vrij weten will zich".split())
# Endings that make another word of a word, and beginnings that no word has.
_SUFFIX = re.compile(
    r"(?:s?baar|bare|s?matig|rijk|schap|dom|loos|loze|zaam|zame|tjes?|[dtn]ers?|heid|heden|lijk|[b-df-hj-np-tv-z]?ing(?:en)?$"
    r"|e(?:lijk|n|nd|nde|nden|nheid|r|rs|rd|rde|ling|lingen|rschap|ring|ringen|ren|ur|uren|is)|i(?:g|ge|gheid|sat|ser|st|sch|sme|vit|teit|ek|ss)"
    r"|a(?:tie|ties|tion|al|ar|rs|ge|chtig))"
)
_ONSET = re.compile(r"(?:[b-df-hj-np-tv-z]|[bcfgkp][lr]|ch|[dtvw]r|k[nw]|s[clmnpt]r?|sch[lnr]?|spl|tw|vl|zw)?[aeiouy]")


@dataclass(frozen=True)
class Compounds:
    """Splits words with the help of the other words of the same texts."""

    words: frozenset[str]
    firsts: frozenset[str]
    split: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_words(cls, words: Iterable[str], stops: Iterable[str]) -> Compounds:
        """`words` are all words of the texts; compounds are taken apart into these, and never into `stops`."""
        known = {word for word in words if len(word) >= SHORTEST_PART and word.isalpha()} - {*stops} - _PREFIXES
        verbs = {word[:-2] for word in known if word.endswith("en") and len(word) > SHORTEST_PART + 1}
        verbs |= {stem[:-1] for stem in verbs if stem[-1] == stem[-2]}  # beslissen gives beslis, for beslistermijn
        return cls(frozenset(known), frozenset(known | verbs))

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of one word and the parts of those; nothing if it is no compound."""
        if len(word) < SHORTEST_COMPOUND:
            return ()
        if word not in self.split:  # parts come back in other words
            self.split[word] = tuple(dict.fromkeys([part for piece in self._split(word) for part in (piece, *self.parts(piece))]))
        return self.split[word]

    def _split(self, word: str) -> tuple[str, ...]:
        """The surest way to cut a word in two: both parts known, else the first, else the last; empty if there is none."""
        if not word.isalpha():
            return ()
        cuts = range(3, len(word) - SHORTEST_PART + 1)
        for cut in cuts:
            right = word[cut:]
            if _is_form(right, self.words) and not _SUFFIX.fullmatch(right) and (first := _unlinked(word[:cut], self.firsts)):
                return first, right
        for cut in reversed(cuts):
            if (first := _unlinked(word[:cut], self.words)) and first not in _CHANCE and _looks_like_word(word[cut:]):
                return first, word[cut:]
        for cut in cuts:
            left, right = word[:cut], word[cut:]
            if right in self.words and left not in _PREFIXES and not _SUFFIX.fullmatch(right):
                linked = left.endswith(("s", "en")) and len(left) > SHORTEST_UNKNOWN_PART
                if linked or len(right) > SHORTEST_UNKNOWN_PART + 1:
                    return left.removesuffix("s") if linked else left, right
        return ()


def _unlinked(left: str, known: frozenset[str]) -> str:
    """The known word that `left` is, with or without a linking letter; empty if it is none."""
    if left in _PREFIXES:
        return ""
    for link in _LINKS:
        if left.endswith(link) and (body := left.removesuffix(link)) in known and len(body) >= SHORTEST_PART:
            return body
    return ""


def _is_form(word: str, known: frozenset[str]) -> bool:
    """Whether a word is known, in this form or as its singular or plural."""
    if word in known or f"{word}s" in known or f"{word}en" in known:
        return True
    return word[-1] in "sn" and (word[:-1] in known or word.endswith("en") and word[:-2] in known)


def _looks_like_word(text: str) -> bool:
    return len(text) >= SHORTEST_UNKNOWN_PART and bool(_ONSET.match(text)) and not _SUFFIX.match(text)
