"""A page that lost its line ends, cut where its headline, its sentences and its dates seem to begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .dates import Dates
from .language import detect
from .lexicon import Lexicon, lexicon
from .menus import Stretch, stretches
from .opening import headline
from .phrases import fold

_END = re.compile(r"(?<=[^\W\d_][.!?…])[\"”“»’')]{0,2}\s+(?=[\"“„«‘'(]?[^\W\d_])|(?<=[。！？])[」』”]?\s*")
_SAMPLE = 6_000  # characters that tell the language
_NEAR = 1_500  # characters from a headline within which the date of its story stands
_DATELINES = 12  # of which at most there
_HEADS = 40  # times that a headline is looked for


class Piece(NamedTuple):
    """A piece of a line, whether it is a part of a menu, and whether it is the headline."""

    text: str
    menu: bool = False
    headline: bool = False


def cut_endless(line: str) -> list[Piece]:
    """``line`` in pieces: the headline, wherever it stands, the dates near it, sentences and menus."""
    parts = stretches(line)
    words = lexicon(detect(line[:_SAMPLE]))
    place = headline(line, parts, words)
    heads = _everywhere(line, place) if place else []
    found: list[Piece] = []
    start = 0
    for begin, end, head in sorted([*heads, *(_datelines(line, heads, words)), (len(line), len(line), False)]):
        if begin >= start:
            found += [*_between(line, start, begin, parts), Piece(line[begin:end], headline=head)]
            start = end
    return found


def _everywhere(line: str, place: tuple[int, int]) -> list[tuple[int, int, bool]]:
    """Where in ``line`` the words stand that stand at ``place``, each with what tells it from a date."""
    text = line[slice(*place)]
    return [(one.start(), one.end(), True) for one in islice(re.finditer(re.escape(text), line), _HEADS)]


def _datelines(line: str, heads: Sequence[tuple[int, int, bool]], words: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Where near the headline dates stand that no sentence tells: with a clock, or with no small words beside them.

    The words that lead to a date ("Published on") are taken with it.
    """
    dates = Dates(words)
    behind = 0
    for begin, end, _head in heads:
        first = max(behind, begin - _NEAR)
        near = line[first : end + _NEAR]
        for date in dates.all(near, _DATELINES):
            before, after = near[: date.start].split(" ")[-2:-1], near[date.end :].lstrip()
            told = not (after[:1].islower() or after[:1] in ",.;") and not any(word.islower() for word in before)
            if "T" in date.iso or told:
                start = date.start
                while (word := near[:start].rstrip().rpartition(" ")[2]) and fold(word) in words.date_words:
                    start = near.rindex(word, 0, start)
                yield first + start, first + date.end, False
        behind = end + _NEAR


def _between(line: str, start: int, end: int, parts: Iterable[Stretch]) -> Iterator[Piece]:
    """The pieces of ``line[start:end]``."""
    for part in parts:
        text = line[max(start, part.start) : min(end, part.end)]
        if part.menu and text:
            yield Piece(text, menu=True)
        elif text:
            yield from map(Piece, pieces(text))


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
