"""Names of people, as feeds write them: with mail addresses before, behind, in brackets, and several in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .texts import line_of_either

_MAIL = re.compile(
    r"(?:mailto:)?[\w.+%-]+@(?:\[[\d.:a-f]+\]|[\w-]+(?:\.[\w-]+)*\.?)(?:\?subject=\S*)?", re.IGNORECASE
)
_BRACKETS = re.compile(r"^\s*[(\[<]\s*(.*?)\s*[)\]>]\s*$")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|<\s*>|\[\s*\]|&lt;\s*&gt;")
_BETWEEN = re.compile(r"\s*[,;]\s+")
_NOBODY = frozenset(["", "noreply", "no-reply", "unknown", "nobody", "anonymous", "(author unknown)"])
_MOST = 50  # of an entry


def name_of(text: str) -> str:
    """The name in ``text``: “Maud Ferrand” of “maud@example.org (Maud Ferrand)”; the mail address where it is all."""
    line = line_of_either(text)
    if "@" not in line:
        return line
    rest = _EMPTY_BRACKETS.sub(" ", _MAIL.sub("", line)).strip(" ,;")
    if bracketed := _BRACKETS.match(rest):
        rest = bracketed[1]
    rest = " ".join(rest.split()).strip("\"'").strip("-–— ")
    if rest.lower() in _NOBODY:
        mail = _MAIL.search(line)
        return mail[0].removeprefix("mailto:") if mail else line
    return rest


def names_of(text: str) -> list[str]:
    """The names in ``text``, of which there are several where it has several mail addresses."""
    if text.count("@") > 1:  # what commas mean without addresses nobody knows
        parts = _BETWEEN.split(text)
        if all("@" in part for part in parts):
            return list(map(name_of, parts))
    return [name_of(text)]


def several(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` without the empty ones and those told twice, in their order."""
    found: dict[str, str] = {}
    for name in names:
        if name and name.lower() not in _NOBODY:
            found.setdefault(name.casefold(), name)
            if len(found) >= _MOST:
                break
    return tuple(found.values())
