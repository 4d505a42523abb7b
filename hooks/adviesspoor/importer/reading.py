"""A file to a letter: looks at what the file is, not at what it is called."""

from __future__ import annotations

from pathlib import Path

from . import pdf, plain, word
from .letter import Letter, Unreadable

MAX_BYTES = 25_000_000

_READERS = {"pdf": pdf.read, "docx": word.read, "txt": plain.read}
_NAMES = {"pdf": "een pdf", "docx": "een Word-bestand (.docx)", "txt": "gewone tekst (.txt)"}


def read_letter(path: Path) -> Letter:
    """The letter in a file. Raises Unreadable, with a message in Dutch."""
    if path.is_dir():
        raise Unreadable("dit is een map; geef de naam van een bestand")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(f"het bestand is te groot ({size // 1_000_000} MB); ten hoogste {MAX_BYTES // 1_000_000} MB is toegestaan")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("dit bestand bestaat niet") from None
    except OSError:
        raise Unreadable("het bestand is niet te lezen; controleer of u het mag openen") from None
    if not raw.strip():
        raise Unreadable("het bestand is leeg")
    kind = _kind(raw)
    named = path.suffix.lower().removeprefix(".")
    if named in _READERS and named != kind:
        raise Unreadable(f"het bestand heet .{named}, maar is {_NAMES[kind]}; geef het de goede uitgang")
    if named not in _READERS:
        raise Unreadable(f"de uitgang '{path.suffix}' is niet bekend; gebruik .pdf, .docx of .txt")
    return _READERS[kind](raw)


def _kind(raw: bytes) -> str:
    """What a file is, by its first bytes. Raises Unreadable for what cannot be a letter."""
    if b"%PDF-" in raw[:1024]:  # readers allow other bytes before it
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("dit is een oud Word-bestand (.doc) of een Word-bestand met een wachtwoord; bewaar het als .docx zonder wachtwoord")
    if raw.startswith(b"{\\rtf"):
        raise Unreadable("dit is een RTF-bestand; bewaar het als .docx")
    if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("dit is geen pdf, geen Word-bestand en geen tekst")
    return "txt"
