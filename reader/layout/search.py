"""Finding words in a sheet, whatever their case, accents and line ends."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from .sheet import Line, Sheet
from .width import cells

Piece: TypeAlias = tuple[int, int, int]
Match: TypeAlias = tuple[Piece, ...]

_LIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‐": "-", "œ": "oe", "Œ": "oe"})


def find(sheet: Sheet, query: str) -> list[Match]:
    """Where ``query`` stands in ``sheet``, which is laid out whole for it.

    A match is made of pieces ``(line, first column, end column)``, in cells: several where it goes over a line end.
    """
    wanted = " ".join(_fold(query).split())
    if not wanted:
        return []
    while not sheet.grow(1.0):
        pass
    whole, numbers, places = _text(sheet)
    pattern = " +".join(map(re.escape, wanted.split(" ")))  # a no-break space may stand beside another
    return [
        tuple(_pieces(sheet, numbers, places, match.start(), match.end())) for match in re.finditer(pattern, whole)
    ]


def _text(sheet: Sheet) -> tuple[str, list[int], list[int]]:
    """The folded text of all lines, the numbers of the lines in it, and where each begins."""
    parts: list[str] = []
    numbers: list[int] = []
    places: list[int] = []
    place = 0
    last: Line | None = None
    end = 0
    for number, line in enumerate(sheet.lines):
        own = own_text(line)
        if not own:
            continue
        if last is not None:
            if last.block != line.block or last.kind != line.kind:
                between = "\n"
            else:
                between = "" if line.start == end else " "
            parts.append(between)
            place += len(between)
        folded = _fold(own)
        parts.append(folded)
        numbers.append(number)
        places.append(place)
        place += len(folded)
        last, end = line, line.start + len(own)
    return "".join(parts), numbers, places


def own_text(line: Line) -> str:
    """The text of ``line`` without what stands in its indent or belongs to a frame."""
    left = line.indent
    own = []
    for text, role in line.cells:
        if left <= 0:
            if role != "border":
                own.append(text)
        elif (width := cells(text)) <= left:
            left -= width
        else:
            own.append(text[left:])
            left = 0
    return "".join(own)


def _pieces(sheet: Sheet, numbers: list[int], places: list[int], start: int, end: int) -> Iterator[Piece]:
    index = bisect_right(places, start) - 1
    while index < len(places) and places[index] < end:
        line = sheet.lines[numbers[index]]
        own = own_text(line)
        first = _column(own, max(0, start - places[index]))
        last = _column(own, end - places[index])
        if last > first:
            yield numbers[index], line.indent + first, line.indent + last
        index += 1


def _column(own: str, folded: int) -> int:
    """The column in ``own`` of the ``folded``-th code point of its folded form."""
    if own.isascii():
        return min(folded, len(own))
    length = 0
    for offset, character in enumerate(own):
        if length >= folded:
            return cells(own[:offset])
        length += len(_fold_character(character))
    return cells(own)


def _fold(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.translate(_LIKE)).casefold()
    return "".join([part for part in decomposed if not unicodedata.combining(part)])
