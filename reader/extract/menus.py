"""Menus told from running text in a page that lost its line ends: by how many frequent words there are.

Of the words of a text every third is one of the language's most frequent ("the", "of", "and"); menus, tags and lists
of names have next to none. The page is taken for the output of a machine with two states, text and menu, that changes
seldom from one to the other, and its most probable course is found (Viterbi 1967), in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice
from math import log
from typing import NamedTuple

from .language import detect
from .late import late
from .lexicon import stopwords
from .phrases import fold
from .sentences import ends_sentence

_WORD = late(r"\S+")
_MOST_WORDS = 200_000  # that are judged; behind them all is as it was at the last
_SAMPLE = 6_000  # characters that tell the language
_WINDOW = 50  # words among which frequent ones are counted
_DENSE = 0.75  # of the windows, of which the next one is surely text
_LEAST, _MOST = 0.08, 0.4  # shares of frequent words in a text: Turkish has 0.15, English 0.4
_FEWER = 8  # times fewer are in a menu
_CHANGE = -4.0  # the logarithm of how probable a change is: one in 55 words
_BACK = 6  # words that a sentence may have before its first frequent word, and behind its last
_UNENDED = 12  # words of a menu that are taken for the end of a sentence at most


class Stretch(NamedTuple):
    """A stretch ``[start, end)`` of characters that is a menu, or is not."""

    start: int
    end: int
    menu: bool


def stretches(line: str) -> list[Stretch]:
    """``line`` in stretches of running text and of menus; one of text where its language has no list of words."""
    frequent = stopwords().get(detect(line[:_SAMPLE]) or "")
    words = list(islice(_WORD.finditer(line), _MOST_WORDS))
    if not frequent or not words:
        return [Stretch(0, len(line), menu=False)]
    texts = _course([fold(word[0]).partition(" ")[0] in frequent for word in words])
    found: list[Stretch] = []
    first = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and texts[at] == texts[at - 1]:
            continue
        last = at
        if at < len(words):
            last = max(first + 1, _sentence_start(words, at) if texts[at] else _sentence_end(words, at))
        begin = words[first].start() if found else 0
        end = words[last].start() if last < len(words) else len(line)
        found.append(Stretch(begin, end, menu=not texts[at - 1]))
        first = last
    return found


def _course(frequent: Sequence[bool]) -> list[bool]:
    """For each word whether it is in running text, by the most probable course of states."""
    if (share := _share(frequent)) < _LEAST:
        return [True] * len(frequent)
    of_frequent, of_other = log(_FEWER), log((1 - share) / (1 - share / _FEWER))
    text = menu = 0.0
    changed: list[tuple[bool, bool]] = []  # whether the best way to text, and to a menu, came from the other
    for one in frequent:
        changed.append((menu + _CHANGE > text, text + _CHANGE > menu))
        text, menu = max(text, menu + _CHANGE) + (of_frequent if one else of_other), max(menu, text + _CHANGE)
    state = text > menu
    course: list[bool] = []
    for to_text, to_menu in reversed(changed):
        course.append(state)
        state = not state if (to_text if state else to_menu) else state
    course.reverse()
    return course


def _share(frequent: Sequence[bool]) -> float:
    """The share of frequent words in the running text, as the denser windows have it."""
    counts = sorted(sum(frequent[at : at + _WINDOW]) for at in range(0, len(frequent), _WINDOW))
    return min(counts[int(len(counts) * _DENSE)] / _WINDOW, _MOST)


def _sentence_start(words: Sequence[re.Match[str]], at: int) -> int:
    """Where the sentence begins whose first frequent word is ``words[at]``: at the capital before it."""
    for first in range(at, max(0, at - _BACK), -1):
        if words[first][0].lstrip("\"“„«‘'(¿¡")[:1].isupper():
            return first
    return at


def _sentence_end(words: Sequence[re.Match[str]], at: int) -> int:
    """Where the sentence ends whose last frequent word is before ``words[at]``, else where the one before it does."""
    for end in chain(range(at, min(len(words), at + _BACK)), range(at - 1, max(0, at - _UNENDED), -1)):
        if ends_sentence(words[end - 1][0]):
            return end
    return at
