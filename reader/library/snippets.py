"""The words that were searched for, shown where they stand. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .model import Marked
from .plaintext import fold
from .query import Term

WIDTH = 180  # characters of a snippet
_BEFORE = 50  # of them before the first word that was found, at most
_MOST_HITS = 60
_TOKEN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff]")
_NOTHING = re.compile(r"(?!)")


def pattern(terms: Iterable[Term]) -> re.Pattern[str]:
    """What finds ``terms`` in text that is folded."""
    choices = []
    for term in terms:
        words = _TOKEN.findall(fold(term.text))
        if not words:
            continue
        found = r"[\W_]+".join(map(_word, words)) + (r"[^\W_]*" if term.prefix else "")
        before = "" if _UNSPACED.match(words[0]) else r"(?<![^\W_])"
        after = "" if term.prefix or _UNSPACED.match(words[-1][-1]) else r"(?![^\W_])"
        choices.append(f"{before}{found}{after}")
    return re.compile("|".join(choices)) if choices else _NOTHING


def marked(text: str, sought: re.Pattern[str]) -> Marked:
    """``text`` in pieces, the words that are ``sought`` marked."""
    return _pieces(text, _hits(text, sought), 0, len(text))


def snippet(text: str, sought: re.Pattern[str], width: int = WIDTH) -> Marked:
    """The part of ``text``, on one line, that has the most of what is ``sought``; its beginning if nothing is."""
    text = " ".join(text.split())
    hits = _hits(text, sought)
    start = 0
    if hits:
        first = max(hits, key=lambda hit: (len(_words_within(text, hits, hit[0], width - _BEFORE)), -hit[0]))[0]
        start = _word_start(text, max(0, min(first - _BEFORE, len(text) - width)), first)
    end = _word_end(text, start + width)
    pieces = _pieces(text, hits, start, end)
    if start:
        pieces = (("…", False), *pieces)
    if end < len(text):
        pieces = (*pieces, ("…", False))
    return pieces


def _word(word: str) -> str:
    """A pattern for ``word``; between letters of scripts without blanks there may be some in the text."""
    return r"\s*".join(map(re.escape, word)) if _UNSPACED.search(word) else re.escape(word)


def _hits(text: str, sought: re.Pattern[str]) -> list[tuple[int, int]]:
    hits: list[tuple[int, int]] = []
    for match in sought.finditer(fold(text)):
        hits.append(match.span())
        if len(hits) == _MOST_HITS:
            break
    return hits


def _words_within(text: str, hits: Sequence[tuple[int, int]], start: int, width: int) -> set[str]:
    return {fold(text[at:to]) for at, to in hits if start <= at and to <= start + width}


def _word_start(text: str, start: int, most: int) -> int:
    """Where the first word begins from ``start`` on, but not after ``most``."""
    if start == 0 or text[start - 1] == " ":
        return start
    blank = text.find(" ", start, most)
    return blank + 1 if blank >= 0 else start


def _word_end(text: str, end: int) -> int:
    if end >= len(text) or text[end] == " ":
        return min(end, len(text))
    blank = text.rfind(" ", end - 30, end)
    return blank if blank > 0 else end


def _pieces(text: str, hits: Iterable[tuple[int, int]], start: int, end: int) -> Marked:
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in hits:
        if first < at or last > end:
            continue
        if first > at:
            pieces.append((text[at:first], False))
        pieces.append((text[first:last], True))
        at = last
    if at < end:
        pieces.append((text[at:end], False))
    return tuple(pieces)
