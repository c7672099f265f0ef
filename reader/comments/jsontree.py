"""JSON as sources send it, however deep it is nested, and the part of it that came where it breaks off."""

from __future__ import annotations

import json
from typing import Any

_PASSED = " \t\r\n,:"


def parse(text: str) -> tuple[Any, bool]:
    """The value that ``text`` holds, and whether that is all of it.

    Where the text breaks off, or breaks the rules of JSON, the value is what was said until then. Raises ValueError
    where that is not even the beginning of a list or an object.
    """
    try:
        return json.loads(text), True
    except RecursionError:  # nested deeper than Python calls itself
        pass
    except ValueError:
        if text.lstrip()[:1] not in ("[", "{"):
            raise
    return _built(text)


def _built(text: str) -> tuple[Any, bool]:
    """What `parse` returns, without recursion, by a stack of the lists and objects that are open."""
    top: list[Any] = []
    open_ones: list[list[Any] | dict[str, Any]] = [top]
    keys: list[str | None] = [None]  # of each that is open, the one whose value comes next
    decoder = json.JSONDecoder()
    place = 0
    while place < len(text):
        sign = text[place]
        if sign in _PASSED:
            place += 1
            continue
        value: Any
        if sign in "[{":
            value = [] if sign == "[" else {}
            place += 1
        elif sign in "]}":
            if len(open_ones) == 1:
                break
            place += 1
            open_ones.pop()
            keys.pop()
            continue
        else:
            try:
                value, place = decoder.raw_decode(text, place)
            except ValueError:
                break
        inner = open_ones[-1]
        if isinstance(inner, list):
            inner.append(value)
        elif keys[-1] is None:
            if not isinstance(value, str):
                break
            keys[-1] = value
        else:
            inner[keys[-1]] = value
            keys[-1] = None
        if isinstance(value, (list, dict)):
            open_ones.append(value)
            keys.append(None)
    return top[0], len(open_ones) == 1 and place >= len(text)
