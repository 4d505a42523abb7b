"""Findings as annotations on the changed lines of a pull request.

The form is that of GitHub's workflow commands (docs.github.com, "Workflow commands for GitHub
Actions"), escaped as its toolkit does (actions/toolkit, core/src/command.ts): data cannot end
an annotation or begin another command.
"""

from __future__ import annotations

from collections.abc import Iterable

from .findings import Finding, report


def annotations(findings: Iterable[Finding]) -> str:
    """One annotation a line, in the order of the files, with the same count at the end as the report in text.

    The place is in the message as well: the log of a run does not show it otherwise.
    """
    findings = sorted(set(findings))
    lines = [
        f"::error file={_property(found.place.file)},line={found.place.line},col={found.place.column}::{_data(str(found))}" for found in findings
    ]
    return "\n".join([*lines, report(findings).rpartition("\n")[2]])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
