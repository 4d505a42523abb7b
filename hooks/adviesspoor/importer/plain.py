"""A text file to a letter. Line numbers stay what they were."""

from __future__ import annotations

from .letter import Letter, Unreadable, clean, require_text


def read(raw: bytes) -> Letter:
    """The lines of a text file. UTF-8 without invisible signs stays as it is, byte for byte. Raises Unreadable."""
    text, notes = _decoded(raw)
    lines = tuple(text.removesuffix("\n").split("\n"))
    if any(clean(line) != line.rstrip() for line in lines):
        lines = tuple(clean(line) for line in lines)
        notes = (*notes, "Onzichtbare tekens zijn uit de tekst gehaald.")
    require_text(lines, "controleer of dit het goede bestand is")
    return Letter(lines, "txt", notes=notes)


def _decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    for encoding in ("utf-8", "utf-16") if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        unix = text.replace("\r\n", "\n").replace("\r", "\n")
        return unix, () if unix.encode("utf-8") == raw else ("De tekst is bewaard als UTF-8 met gewone regeleinden.",)
    raise Unreadable("de tekens van dit bestand zijn niet te lezen; bewaar het als UTF-8")
