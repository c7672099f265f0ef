"""A page that lost its line ends, cut at what look like ends of sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[^\W\d_][.!?…])[\"”“»’')]{0,2}\s+(?=[\"“„«‘'(]?[^\W\d_])|(?<=[。！？])[」』”]?\s*")
_FULL_STOP = ".!?…。！？।؟۔"
_CLOSING = "\"”“»’')」』）]‘"


def ends_sentence(text: str) -> bool:
    """Whether ``text`` closes like a sentence: with a stop, behind which only quotes and brackets may stand."""
    stripped = text.rstrip(_CLOSING + " \u00a0")
    return stripped[-1:] in _FULL_STOP and stripped != "" and len(stripped) > 1


def pieces(line: str) -> list[str]:
    """``line`` in pieces that each end like a sentence, but for the last. A small letter never begins one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(line):
        following = line[match.end() : match.end() + 2].lstrip("\"“„«‘'(")
        if following[:1].islower():
            continue
        found.append(line[start : match.end()])
        start = match.end()
    found.append(line[start:])
    return found
