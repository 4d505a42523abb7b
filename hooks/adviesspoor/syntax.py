"""What the YAML parser has to say, in Dutch and with what to do about it."""

from __future__ import annotations

import yaml

_SYNTAX = (
    ("mapping values are not allowed", "er staat een dubbele punt in tekst zonder aanhalingstekens; zet de hele tekst tussen aanhalingstekens"),
    ("cannot start any token", "dit teken mag hier niet staan; zet tekst die met een bijzonder teken begint tussen aanhalingstekens"),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt na de naam van het veld; schrijf 'veld: waarde'"),
    ("did not find expected '-' indicator", "de inspringing klopt niet; streepjes van één lijst staan recht onder elkaar"),
    ("did not find expected key", "de inspringing, een haak of een aanhalingsteken klopt niet; velden van één record staan recht onder elkaar, en tekst met haken staat helemaal tussen aanhalingstekens"),
    ("block sequence entries are not allowed", "een lijst mag hier niet beginnen; zet het streepje op een nieuwe regel"),
    ("unexpected end of stream", "een aanhalingsteken wordt niet gesloten"),
    ("invalid Unicode character escape", "een \\u-code binnen dubbele aanhalingstekens is geen teken; typ het teken zelf"),
    ("unknown escape character", "een \\ binnen dubbele aanhalingstekens heeft een bijzondere betekenis; gebruik enkele aanhalingstekens"),
    ("did not find expected <document start>", "hier begint iets nieuws buiten de opbouw van het bestand; controleer de inspringing"),
    ("did not find expected node content", "hier ontbreekt een waarde; controleer de komma's en haken"),
    ("expected alphabetic or numeric character", "tekst mag niet met * of & beginnen; zet de hele tekst tussen aanhalingstekens"),
    ("expected comment or line break", "tekst mag niet met > of | beginnen; zet de hele tekst tussen aanhalingstekens"),
)
UNCLEAR = "de opbouw van het bestand klopt hier niet; controleer inspringing, streepjes, haken en aanhalingstekens"


def syntax_message(error: yaml.MarkedYAMLError) -> str:
    """The Dutch message for what the parser found."""
    problem = str(error.problem)
    if error.context_mark and "did not find expected ',' or" in problem:
        return f"de haak van regel {error.context_mark.line + 1} wordt niet gesloten, of er ontbreekt hier een komma"
    return next((dutch for english, dutch in _SYNTAX if english in problem), UNCLEAR)
