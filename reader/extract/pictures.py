"""Captions and credits: which text belongs to a picture, and who took it.

A credit is told by its form: in brackets at the end ``( AFP / NAME )``, behind a word for it ``Foto: NAME``, behind
``©``, or as a house that signs pictures, ``NAME/Getty Images``.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import NamedTuple

from .lexicon import Lexicon

_BRACKETS = re.compile(r"\s*[(\[（]\s*([^()\[\]（）]{2,140}?)\s*[)\]）]\s*\.?(?:\s\w{2,12})?$")
_SIGN = re.compile(r"\s*(?:©|\(c\)|\(C\)|℗)\s*(.{2,100})$")
_TELLING = 24  # characters that are not the same by chance
_LONGEST = 900  # characters of a caption with its credit
_LONGEST_CREDIT = 110


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
    if (match := _BRACKETS.search(text)) and (credit := forms.in_brackets(match[1])):
        return Signed(text[: match.start()].strip(), credit)
    match = forms.worded.search(text) if any(sign in text for sign in ":：©") else None
    if match and len(match["name"]) <= _LONGEST_CREDIT:
        return Signed(_end(text[: match.start()]), _plain(match["name"]))
    if match := _SIGN.search(text):
        return Signed(_end(text[: match.start()]), _plain(match[1]))
    if forms.has_house(text) and (match := forms.house.search(text)):
        return Signed(_end(text[: match.start("name")]), _plain(match["name"]))
    return None


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
    """The patterns of credits in the words of one lexicon, each made when a text first calls for it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in lexicon.credit_words)
        self._houses = "|".join(map(re.escape, sorted(lexicon.houses, key=len, reverse=True)))

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

    @cached_property
    def _house(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._houses})(?!\w)")

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(self._houses)

    def has_house(self, text: str) -> bool:
        return self._anywhere.search(text) is not None

    def in_brackets(self, inner: str) -> str | None:
        """The credit that stands in brackets as ``inner``, None where it is something else."""
        if inner.startswith("©"):
            return _plain(inner)
        if (match := self._leading.match(inner)) and match.end() < len(inner):
            return _plain(inner[match.end() :])
        if self._house.search(inner) and not inner.islower() and len(inner.split()) <= 12:
            return _plain(inner)
        return None


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    return _Forms(lexicon)
