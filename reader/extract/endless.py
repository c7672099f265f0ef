"""A page that lost its line ends, cut where its headline, its sentences and its dates seem to begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .menus import Stretch, stretches

_END = re.compile(r"(?<=[^\W\d_][.!?…])[\"”“»’')]{0,2}\s+(?=[\"“„«‘'(]?[^\W\d_])|(?<=[。！？])[」』”]?\s*")
_WORD = re.compile(r"\S+")
_TOKENS = 12_000  # in which the headline is looked for
_SHORTEST, _LONGEST = 5, 30  # words of a headline
_BINDING = 3  # letters that a word must be longer than to tell what a text is about


class Piece(NamedTuple):
    """A piece of a line, and whether it is a part of a menu."""

    text: str
    menu: bool = False


def cut_endless(line: str) -> list[Piece]:
    """``line`` in pieces: the headline, where it stands twice, sentences and menus."""
    parts = stretches(line)
    found: list[Piece] = []
    start = 0
    for begin, end in (*repeated_title(line, parts), (len(line), len(line))):
        if begin >= start:
            found += [*_between(line, start, begin, parts), Piece(line[begin:end])]
            start = end
    return found


def _between(line: str, start: int, end: int, parts: Iterable[Stretch]) -> Iterator[Piece]:
    """The pieces of ``line[start:end]``."""
    for part in parts:
        text = line[max(start, part.start) : min(end, part.end)]
        if part.menu and text:
            yield Piece(text, menu=True)
        elif text:
            yield from map(Piece, pieces(text))


def repeated_title(line: str, parts: Sequence[Stretch] = ()) -> list[tuple[int, int]]:
    """Where the phrase stands that the page repeats word for word and whose words its text takes up again.

    A headline stands in the path, over the text, in the player, in the share button; a menu may stand twice too,
    but the text does not speak of it. The places are half-open ranges of characters, none without such a phrase.
    """
    words = [(match.start(), match.end()) for _, match in zip(range(_TOKENS), _WORD.finditer(line), strict=False)]
    texts = [line[a:b].casefold() for a, b in words]
    said = list(_said(words, parts))
    counts = Counter(text for text, one in zip(texts, said, strict=True) if one)
    seen: dict[tuple[str, ...], int] = {}
    best, value, places = 0, 0.0, (0, 0)
    prose = _prose(line)
    before = sum(begin < prose for begin, _end in words)
    i = 0
    while i + _SHORTEST <= len(texts):
        key = tuple(texts[i : i + _SHORTEST])
        first = seen.setdefault(key, i)
        if first + _SHORTEST > i:
            i += 1
            continue
        length = _SHORTEST
        while (
            length <= _LONGEST
            and i + length < len(texts)
            and first + length < i
            and texts[first + length] == texts[i + length]
        ):
            length += 1
        if length <= _LONGEST and first < before:
            telling = [word for word in texts[i : i + length] if len(word) > _BINDING]
            own = said[first] + said[i]
            taken_up = sum(counts[word] > own for word in telling)
            worth = taken_up * taken_up / (len(telling) + 1)
            if worth > value:
                best, value, places = length, worth, (first, i)
        i += length
    if not best or value < 1.0:
        return []
    return [(words[at][0], words[at + best - 1][1]) for at in places]


def _said(words: Iterable[tuple[int, int]], parts: Sequence[Stretch]) -> Iterator[bool]:
    """For each of the ``words``, which are places in the line, whether it stands in running text."""
    menus = iter([part for part in parts if part.menu])
    menu = next(menus, None)
    for begin, _end in words:
        while menu and menu.end <= begin:
            menu = next(menus, None)
        yield not (menu and menu.start <= begin)


def _prose(line: str) -> int:
    """Where the first run of sentences begins, as a number of characters; the headline stands before its end."""
    at = run = 0
    for piece in pieces(line):
        run = run + 1 if 6 <= len(piece.split()) <= 70 else 0
        at += len(piece)
        if run == 3:
            return at
    return at


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
