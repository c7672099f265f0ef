"""Pages that would take a parser minutes, made harmless before they are parsed, in time by their length.

lexbor compares a new attribute with all that its element has, and looks for the element to close among all that are
open (HTML standard, 13.2.5.33 and 13.2.4.2): 100,000 of either would take a minute. No page has a hundredth of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]{0,30})\b[^<>]{0,2000}>", re.IGNORECASE)
_DEEPEST = 1_000
_MANY_TAGS = 20_000
# Void elements, and those whose end tag is optional, do not tell the depth.
_NAMES = """
    area base br col embed hr img input link meta source track wbr
    p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp html head body
"""
_CLOSED_UNSAID = frozenset(_NAMES.split())

_STRETCH = 4_000  # characters without a ">", as endless attributes make them
_MOST_ATTRIBUTES = 500
_LARGE, _MANY_VALUES = 400_000, 20_000  # characters and "=" of a page where they may all stand in one element
_OPENING = re.compile(r"<[a-z][^\s/>]*+", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"(?:[^>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$))")
_SEPARATOR = re.compile(r"[\s/=]")
_SCRIPT_END = re.compile("</(?:script|style)", re.IGNORECASE)  # what looks like a tag before it is none


def harmless(text: str) -> str:
    """``text`` without endless attributes; elements deeper than any page needs come one after another.

    Where comments are nested because nobody closed them, each is still an element with its names.
    """
    text = _thinned(text)
    return text if text.count("<") < _MANY_TAGS else _flattened(text)


def _flattened(text: str) -> str:
    kept: list[str] = []
    end = depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _CLOSED_UNSAID:
            continue
        if tag[1]:
            depth = max(0, depth - 1)
        elif depth < _DEEPEST:
            depth += 1
        else:
            kept += (text[end : tag.start()], f"</{tag[2]}>")
            end = tag.start()
    return "".join([*kept, text[end:]])


def _thinned(text: str) -> str:
    """``text`` without the attributes of elements that have more than any needs."""
    kept, end = [], 0
    many = len(text) > _LARGE and text.count("=") > _MANY_VALUES
    for start, close in _elements(text) if many else _stretches(text):
        if len(_SEPARATOR.findall(_VALUE.sub("=", text[start:close]))) > _MOST_ATTRIBUTES:
            kept.append(text[end:start])
            end = close
    return "".join([*kept, text[end:]]) if kept else text


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of each element begin and end that has many."""
    end = 0
    while opening := _OPENING.search(text, end):
        attributes = _ATTRIBUTES.match(text, opening.end())
        end = attributes.end() if attributes else len(text)
        if end - opening.end() > _MOST_ATTRIBUTES:
            yield opening.end(), end
        if opening[0].lower() in ("<script", "<style"):
            closing = _SCRIPT_END.search(text, end)
            end = closing.start() if closing else len(text)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The same, for values without a ">": by leaps from one to the next, which take next to no time."""
    at = looked = 0
    script = False
    while len(text) - at > _STRETCH:
        last = text.rfind(">", at, at + _STRETCH)
        if last >= 0:
            at = last + 1
            continue
        close = text.find(">", at)
        close = len(text) if close < 0 else close
        opening = _OPENING.search(text, at, close)
        if opening:
            begun, ended = text.rfind("<script", looked, at), text.rfind("</script", looked, at)
            script = begun > ended or (script and begun == ended)
            looked = at
            if not script:
                yield opening.end(), close
        at = close
