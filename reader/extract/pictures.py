"""Captions and credits: which text belongs to a picture, and who took it.

A credit is told by its form: in brackets at the end ``( AFP / NAME )``, behind a word for it ``Foto: NAME``, behind
``©``, or as a house that signs pictures, ``NAME/Getty Images``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from .late import late
from .lexicon import Lexicon
from .phrases import UNSPACED

_BRACKETS = late(r"\s*[(\[（]\s*([^()\[\]（）]{2,140}?)\s*[)\]）]\s*\.?(?:\s\w{2,12})?$")
_SIGNS = ("©", "(c)", "(C)", "℗")
_SIGN = late(r"\s*(?:©|\(c\)|\(C\)|℗)\s*(.{2,100})$")
_BEHIND = 24  # characters from the closing bracket of a credit on
_WORD = r"[^\s.|,(/–—•!?”\"»:：©=-]+"
_FIRST = late(_WORD)
_BEFORE_COLON = late(rf"({_WORD})[.=]?\s?[:：©]")
_NAME = late(r"(\w+)")
_OPENING = late(r"[.!?…”\"»|–—/-]\s*(\w+)")
_TELLING = 24  # characters that are not the same by chance
_LONGEST = 900  # characters of a caption with its credit
_LONGEST_CREDIT = 110
_BEFORE_NAMES = frozenset({"AP", "EPA", "REUTERS"})  # agencies that a name may follow without a sign between them
_TAIL = 140  # characters at the end of a caption in which its house stands


class Signed(NamedTuple):
    """A caption, "" where only the credit is there, and its credit without brackets and without "Photo:"."""

    caption: str
    credit: str


def signed(text: str, lexicon: Lexicon) -> Signed | None:
    """The caption and the credit in ``text``, None where it does not end in a credit."""
    if len(text) > _LONGEST:
        return None
    if end := _said_twice(text):
        behind = signed(text[2 * end :].strip(), lexicon)
        own = signed(text[:end].strip(), lexicon)
        return own or Signed(text[:end].strip(), behind.credit if behind else "")
    forms = _forms(lexicon)
    if _closes(text) and (match := _BRACKETS.search(text)) and (credit := forms.in_brackets(match[1])):
        return Signed(text[: match.start()].strip(), credit)
    match = forms.worded.search(text) if forms.has_word(text) else None
    if match and len(match["name"]) <= _LONGEST_CREDIT:
        return Signed(_end(text[: match.start()]), _plain(match["name"]))
    if any(sign in text for sign in _SIGNS) and (match := _SIGN.search(text)):
        return Signed(_end(text[: match.start()]), _plain(match[1]))
    if forms.has_house(text) and (match := forms.house.search(text)):
        return Signed(_end(text[: match.start("name")]), _plain(match["name"]))
    return None


def _closes(text: str) -> bool:
    """Whether ``text`` has a bracket near its end, behind which a credit's full stop or a word may stand."""
    end = text[-_BEHIND:]
    return ")" in end or "]" in end or "）" in end


def _said_twice(text: str) -> int:
    """How many characters the first of two equal texts takes that stand one behind the other, 0 for none.

    Text browsers join a picture's alternative text and its caption so.
    """
    again = text.find(text[:_TELLING], _TELLING)
    return again if again > 0 and text.startswith(text[:again].rstrip(), again) else 0


def _end(caption: str) -> str:
    return caption.strip().rstrip("|/–—-,;:•·").strip()


def _plain(credit: str) -> str:
    return credit.strip(" .|/–—-,;:•·()[]©").strip()


class _Forms:
    """The patterns of credits in the words of one lexicon, each made when a text first calls for it.

    Making one takes a millisecond, so a text must have what the pattern asks for: a word of it, a house.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in lexicon.credit_words)
        words = [found for word in lexicon.credit_words if (found := _FIRST.findall(word.casefold()))]
        self._first_words = frozenset(found[0] for found in words)
        self._last_words = tuple({found[-1] for found in words})
        houses = sorted(lexicon.houses, key=len, reverse=True)
        self._houses = "|".join(map(re.escape, houses))
        self._by_word: dict[str, list[str]] = {}  # the houses by their first word
        for house in houses:
            self._by_word.setdefault(_NAME.findall(house)[0], []).append(house)
        self._all_houses = houses

    @cached_property
    def _unspaced(self) -> tuple[str, ...]:
        return tuple(house for house in self._all_houses if UNSPACED.begin(house))

    @cached_property
    def worded(self) -> re.Pattern[str]:
        """``Photo: NAME`` at the end."""
        words, name = self._words, rf"(?P<name>[^\n]{{2,{_LONGEST_CREDIT}}})"
        return re.compile(
            rf"(?:^|(?<=[\s.|,(/–—•!?”\"»]))(?:{words})(?:\s?(?:{words}))?\s?(?:[:：]|©)\s?{name}$", re.IGNORECASE
        )

    @cached_property
    def house(self) -> re.Pattern[str]:
        """``NAME/Getty Images`` at the end, behind a full stop or alone."""
        name = r"[^\s.,;:!?()][^.,;:!?()\n]{0,50}?"
        return re.compile(
            rf"(?:^|[.!?…”\"»|]\s+|\s[–—|-]\s)(?P<name>(?:{name}\s?[/|]\s?|(?:AP|REUTERS|EPA)\s(?:Photo/)?)?"
            rf"(?:{name}\s?/\s?)?(?:{self._houses})(?:\s?(?:[/,]|via|Photo/)\s?[^.!?\n]{{1,50}})?)\.?$"
        )

    @cached_property
    def _leading(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self._words})\b\s?[:/]?\s?(?:by\s|/\s?)?(?=\S)", re.IGNORECASE)

    def has_word(self, text: str) -> bool:
        """Whether a word for a credit stands before a colon or a copyright sign."""
        if not any(sign in text for sign in ":：©"):
            return False
        return any(word.casefold().endswith(self._last_words) for word in _BEFORE_COLON.findall(text))

    def has_house(self, text: str) -> bool:
        """Whether a house stands near the end of ``text``, and nothing but a sign or another name behind it."""
        tail = text[-_TAIL:]
        for house, end in self._houses_in(tail, _OPENING):
            rest = tail[end:].lstrip()
            if not rest or rest == "." or rest.startswith(("/", ",", "via", "Photo/")) or house in _BEFORE_NAMES:
                return True
        return False

    def _houses_in(self, text: str, words: re.Pattern[str]) -> Iterator[tuple[str, int]]:
        """The houses in ``text``, and where they end, that begin it or begin with one of its ``words``."""
        for match in chain(filter(None, [_NAME.match(text)]), words.finditer(text)):
            for house in self._by_word.get(match[1], ()):
                if text.startswith(house, match.start(1)):
                    yield house, match.start(1) + len(house)
        if UNSPACED.within(text):
            for house in self._unspaced:
                if (at := text.find(house)) >= 0:
                    yield house, at + len(house)

    def in_brackets(self, inner: str) -> str | None:
        """The credit that stands in brackets as ``inner``, None where it is something else."""
        if inner.startswith("©"):
            return _plain(inner)
        first = _FIRST.match(inner)
        if first and first[0].casefold() in self._first_words:
            match = self._leading.match(inner)
            if match and match.end() < len(inner):
                return _plain(inner[match.end() :])
        if any(self._houses_in(inner, _NAME)) and not inner.islower() and len(inner.split()) <= 12:
            return _plain(inner)
        return None


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    return _Forms(lexicon)
