"""The parts of compounds: 'maatwerkloket' can also be found as 'maatwerk' and 'loket'.

Dutch writes compounds as one word, and looking inside words while searching would be slow;
so the parts are looked up once, when the index is made. A wrong part does little harm:
nobody searches for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    lasts: frozenset[str]

    @classmethod
    def from_words(cls, words: Iterable[str], stops: Iterable[str]) -> Compounds:
        """`words` are all words of the texts; compounds are taken apart into these, and never into `stops`."""
        known = {word for word in words if len(word) >= SHORTEST_PART and word.isalpha()} - {*stops} - _PREFIXES
        verbs = {word[:-2] for word in known if word.endswith("en") and len(word) > SHORTEST_PART + 1}
        verbs |= {stem[:-1] for stem in verbs if stem[-1] == stem[-2]}  # beslissen gives beslis, for beslistermijn
        forms = {form for word in known for form in (f"{word}s", f"{word}en", f"{word}n", word.removesuffix("s"), word.removesuffix("en"))}
        return cls(frozenset(known), frozenset(known | verbs), frozenset(form for form in known | forms if len(form) >= SHORTEST_PART))

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of one word and the parts of those; nothing if it is no compound."""
        found = next(self._splits(word), ()) if len(word) >= SHORTEST_COMPOUND and word.isalpha() else ()
        return tuple(dict.fromkeys(part for piece in found for part in (piece, *self.parts(piece))))

    def _splits(self, word: str) -> Iterator[tuple[str, str]]:
        """Every way to cut a word in two, the most certain first: both parts known, the first, the last."""
        cuts = [(word[:cut], word[cut:]) for cut in range(3, len(word) - SHORTEST_PART + 1)]
        for left, right in cuts:
            if right in self.lasts and not _SUFFIX.fullmatch(right) and (first := _unlinked(left, self.firsts)):
                yield first, right
        for left, right in reversed(cuts):
            if (first := _unlinked(left, self.words)) and first not in _CHANCE and _looks_like_word(right):
                yield first, right
        for left, right in cuts:
            if right in self.words and left not in _PREFIXES and not _SUFFIX.fullmatch(right):
                linked = left.endswith(("s", "en")) and len(left) > SHORTEST_UNKNOWN_PART
                if linked or len(right) > SHORTEST_UNKNOWN_PART + 1:
                    yield left.removesuffix("s") if linked else left, right


def _unlinked(left: str, known: frozenset[str]) -> str:
    """The known word that `left` is, with or without a linking letter; empty if it is none."""
    if left in _PREFIXES or not known:
        return ""
    for link in _LINKS:
        if left.endswith(link) and (body := left.removesuffix(link)) in known and len(body) >= SHORTEST_PART:
            return body
    return ""


def _looks_like_word(text: str) -> bool:
    return len(text) >= SHORTEST_UNKNOWN_PART and bool(_ONSET.match(text)) and not _SUFFIX.match(text)
