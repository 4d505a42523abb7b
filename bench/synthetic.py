"""Synthetic records: every kind, with parts, follow-up, places and references, as plain data that passes every check."""

from __future__ import annotations

import random
from collections.abc import Callable
from string import ascii_lowercase

from .shape import Choice, Shape
from .words import Words

TODAY = "2026-11-22"
Row = dict[str, object]


class Maker:
    """Makes the records of one shape. `terms` gives the tags of a vocabulary by its name in the schemas."""

    def __init__(self, shape: Shape, words: Words, terms: Callable[[str], list[str]], rng: random.Random) -> None:
        self._shape = shape
        self._words = words
        self._terms = terms
        self._rng = rng
        self._themes = Choice(shape.ids["thema"], rng, 0.7)
        self._organisations = Choice(shape.ids["organisatie"], rng, 1.0)
        self._everything = shape.everything
        publications = [*shape.ids["advies"], *shape.ids["stand"]]
        self._dates = {id: f"{rng.randint(1995, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for id in publications}
        self._own_text = {f"bron-{id}" for id in publications}
        others = [id for id in shape.ids["bron"] if id not in self._own_text]
        pages = round(len(others) * 0.75)
        self._studies, self._webpages = others[: len(others) - pages] or others[:1], others[len(others) - pages :]
        self._evidence = Choice(self._webpages or self._studies, rng, 0.5)

    # What records share.

    def _maybe(self, chance: float) -> bool:
        return self._rng.random() < chance

    def _tag(self, vocabulary: str) -> str:
        return self._rng.choice(self._terms(vocabulary))

    def _common(self, id: str, low: int = 5) -> Row:
        row: Row = {"themas": self._themes.several(1, 3), "trefwoorden": self._words.telling(self._rng.randint(low, 10))}
        others = [other for other in self._rng.sample(self._everything, self._rng.randint(0, 4)) if other != id]
        return row | ({"zie_ook": others} if others else {})

    def _spots(self, source: str, high: int = 2) -> list[Row]:
        return [self._spot(source) for _ in range(self._words.about(1, high))]

    def _spot(self, source: str) -> Row:
        if source in self._webpages:
            return {"bron": source, "plek": self._words.title(3, 6)}
        first = self._rng.randint(1, 1500)
        return {"bron": source, "van_regel": first, "tot_regel": first + self._rng.randint(0, 9), "zoekwoorden": " ".join(self._words.telling(4))}

    def _derived(self, *fields: str) -> Row:
        return {"afgeleid": [{"veld": field, "reden": self._words.text(8, 20)} for field in fields]}

    def _grounded(self) -> Row:
        return {"grond": "redactie", "reden": self._words.text(8, 18)} if self._maybe(0.4) else {"grond": "bron"}

    def _can_act(self) -> list[Row]:
        return [{"organisatie": id, "wat": self._words.text(6, 16), **self._grounded()} for id in self._organisations.several(1, 3)]

    def _accountability(self, source: str) -> list[Row]:
        kinds = [self._tag("gemeen.verantwoording.soort") for _ in range(self._words.about(2, 9))]
        return [{"soort": kind, "wat": self._words.text(8, 25), "vindplaatsen": self._spots(source, 1)} for kind in kinds]

    def _signed(self, source: str) -> list[Row]:
        return [{"naam": " ".join(self._words.telling(2)).title(), "functie": "lid van de raad", "vindplaatsen": self._spots(source, 1)} for _ in range(3)]

    def _studied(self) -> str:
        return self._rng.choice(self._studies)

    # One method per kind; the name is that of the kind.

    def thema(self, id: str) -> Row:
        return {"id": id, "naam": self._words.title(2, 4), "omschrijving": self._words.text(10, 26), "trefwoorden": self._words.telling(6)}

    def bron(self, id: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "uitgever": self._words.title(2, 4), "gezien": "volledig", "samenvatting": self._words.text(18, 30)}
        if id in self._webpages:
            row |= {"soort": "webpagina", "gezien": self._tag("bronnen.bron.gezien"), "datum": "2026-05-01", "url": f"https://voorbeeld.example/{id}", "geraadpleegd": TODAY}
        else:
            row |= {"soort": "studie" if id in self._studies else "advies", "tekst": {"bestand": f"{id}.txt", "sha256": f"{self._rng.getrandbits(256):064x}"}}
        if id in self._own_text:
            row["datum"] = self._dates[id.removeprefix("bron-")]
        return row

    def organisatie(self, id: str) -> Row:
        tasks = [{"jaar": self._rng.randint(1995, 2025), "taak": self._words.text(6, 16), "vindplaatsen": self._spots(self._studied(), 1)} for _ in range(self._rng.randint(0, 4))]
        row: Row = {"id": id, "naam": self._words.title(2, 6), "soort": self._tag("organisaties.organisatie.soort"), "rollen": [self._tag("organisaties.organisatie.rollen")]}
        row |= {"domein": self._tag("gemeen.domein"), "samenvatting": self._words.text(25, 90), "keten": self._words.text(15, 50)}
        common = self._common(id)
        del common["themas"]
        return row | ({"taken": tasks} if tasks else {}) | common | {"vindplaatsen": self._spots(self._studied(), 9)}

    def begrip(self, id: str) -> Row:
        row: Row = {"id": id, "term": self._words.term(), "betekenis": self._words.text(10, 30), "ook": self._words.telling(2), "themas": self._themes.several(1, 2)}
        if self._maybe(0.2):
            row["organisatie"] = self._organisations.one()
        return row | self._derived("betekenis") | {"vindplaatsen": self._spots(self._studied(), 3)}

    def les(self, id: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "soort": self._tag("lessen.les.soort"), "samenvatting": self._words.text(20, 60), "domein": self._tag("gemeen.domein")}
        if self._maybe(0.35):
            row["toelichting"] = self._words.text(15, 60)
        row |= {"organisaties": self._organisations.several(1, 4), "jaar": self._rng.randint(1995, 2025)}
        return row | self._common(id) | {"vindplaatsen": self._spots(self._studied())}

    def uitspraak(self, id: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "soort": self._tag("uitspraken.uitspraak.soort"), "samenvatting": self._words.text(25, 55)}
        row |= {"volgens": self._words.title(3, 7), "over": self._organisations.several(1, 4), "domein": self._tag("gemeen.domein"), "jaar": self._rng.randint(1995, 2025)}
        return row | self._common(id) | {"vindplaatsen": self._spots(self._studied())}

    def gebeurtenis(self, id: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "datum": f"{self._rng.randint(1994, 2025)}-{self._rng.randint(1, 12):02}", "samenvatting": self._words.text(25, 60)}
        row |= {"organisaties": self._organisations.several(1, 4), "domein": self._tag("gemeen.domein")}
        return row | self._common(id) | {"vindplaatsen": self._spots(self._evidence.one())}

    def draad(self, id: str) -> Row:
        publications = sorted(self._rng.sample([*self._dates], min(6, len(self._dates))), key=self._dates.__getitem__)
        records = [self._rng.choice(self._shape.inside[publication]) for publication in publications if self._shape.inside[publication]]
        steps = [{"record": record, "kern": self._words.text(8, 20), "verband": "zelfde-onderwerp" if index else "begin", "reden": self._words.text(8, 20)} for index, record in enumerate(records)]
        row: Row = {"id": id, "titel": self._words.title(), "samenvatting": self._words.text(30, 70), "themas": self._themes.several(1, 2)}
        return row | {"trefwoorden": self._words.telling(5), "stappen": steps}

    def advies(self, id: str) -> Row:
        source, date = f"bron-{id}", self._dates[id]
        row: Row = {"id": id, "titel": self._words.title(3, 8), "soort": self._tag("advies.soort"), "bron": source, "datum": date, "jaar": int(date[:4])}
        row |= {"van": self._organisations.one(), "aan": self._organisations.several(1, 2), "samenvatting": self._words.text(80, 130)}
        row |= {"vraag": self._words.text(30, 70), "aanleiding": self._words.text(30, 100), "verantwoording": self._accountability(source), "ondertekenaars": self._signed(source)}
        return row | self._common(id) | {"vindplaatsen": self._spots(source, 4), "aanbevelingen": [self._aanbeveling(inner, source, date) for inner in self._shape.inside[id]]}

    def stand(self, id: str) -> Row:
        source, date = f"bron-{id}", self._dates[id]
        row: Row = {"id": id, "titel": self._words.title(4, 9), "bron": source, "datum": date, "jaar": int(date[:4]), "van": self._organisations.one()}
        row |= {"aan": self._organisations.several(1, 2), "samenvatting": self._words.text(80, 130), "verantwoording": self._accountability(source)}
        chapters = [self._words.title(2, 4) for _ in range(5)]
        return row | self._common(id) | {"vindplaatsen": self._spots(source, 3), "items": [self._item(inner, source, date, self._rng.choice(chapters)) for inner in self._shape.inside[id]]}

    def _aanbeveling(self, id: str, source: str, date: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "samenvatting": self._words.text(25, 60), "vorm": self._tag("advies.vorm"), "aan": self._organisations.several(1, 2)}
        if self._maybe(0.7):
            row["toelichting"] = self._words.text(20, 65)
        row |= {"domein": self._tag("gemeen.domein"), "aan_zet": self._can_act(), **self._common(id), "vindplaatsen": self._spots(source, 4)}
        parts = self._parts(id, source, 0.4, 2, 8, lambda: {"samenvatting": self._words.text(10, 25), "vorm": self._tag("advies.vorm")})
        return row | ({"onderdelen": parts} if parts else {}) | self._follow_up(date)

    def _item(self, id: str, source: str, date: str, chapter: str) -> Row:
        row: Row = {"id": id, "titel": self._words.title(), "hoofdstuk": chapter, "kolom": self._tag("stand.item.kolom"), "samenvatting": self._words.text(40, 100)}
        if self._maybe(0.4):
            row["knelpunt"] = self._words.text(12, 25)
        row |= {"domein": self._tag("gemeen.domein"), "aan_zet": self._can_act(), **self._common(id), "vindplaatsen": self._spots(source, 2)}
        steps = self._parts(id, source, 0.8, 1, 8, lambda: {"wanneer": self._tag("stand.stap.wanneer")})
        needs = self._parts(id, source, 0.3, 1, 4, lambda: {"van": self._organisations.several(1, 2), **self._grounded()}, len(steps))
        return row | ({"ind_doet": steps} if steps else {}) | ({"nodig": needs} if needs else {}) | self._follow_up(date)

    def _parts(self, id: str, source: str, chance: float, low: int, high: int, more: Callable[[], Row], start: int = 0) -> list[Row]:
        letters = ascii_lowercase[start : start + self._words.about(low, high)] if self._maybe(chance) else ""
        return [{"id": f"{id}{letter}", "titel": self._words.title(), **more(), "vindplaatsen": self._spots(source, 1)} for letter in letters]

    def _follow_up(self, date: str) -> Row:
        found: Row = {lane: reports for lane in ("ind_zegt", "openbaar_te_zien") if (reports := self._reports(date))}
        if self._maybe(0.3):
            found["gezocht"] = [{"datum": TODAY, "waar": self._words.text(6, 15), "gezocht_naar": " ".join(self._words.telling(4))}]
        return {"opvolging": found} if found else {}

    def _reports(self, date: str) -> list[Row]:
        after = [f"{int(date[:4]) + 1 + index}-{self._rng.randint(1, 12):02}" for index in range(self._rng.choice((0, 0, 1, 2)))]
        return [self._report(min(day, "2026-10")) for day in after]

    def _report(self, day: str) -> Row:
        row: Row = {"datum": day, "status": self._tag("gemeen.status"), "uitleg": self._words.text(12, 40)}
        return row | {"vindplaatsen": [self._spot(self._evidence.one())], "gezien_op": TODAY, **self._grounded()}
