"""Captions and credits apart, in the ways that pages write them; forms that dumps have too come from there."""

from __future__ import annotations

import re
from functools import cache, cached_property

from ..lexicon import Lexicon
from ..phrases import fold
from ..pictures import Signed, signed

_LONGEST = 1_200  # characters of a caption with its credit
_LONGEST_CREDIT = 120
_HOUSE_WORDS = 7
_NAME_WORDS = 7
_SHORT_WORD = 3
_BRACKETED = re.compile(r"^[(\[（【]\s*(.+?)\s*[)\]）】]\s*\.?$")
_AT_END = re.compile(r"\s*[(\[（【]\s*([^()\[\]（）【】]{2,140}?)\s*[)\]）】]\s*\.?$")
_MARK = re.compile(r"^(?:©|\(c\)|℗|copyright\b)\s*[:：]?\s*", re.IGNORECASE)
# "NAME/Copyright 2024 HOUSE. All rights reserved": what follows the name is law.
_NOTICE = re.compile(r"(?<=\S)\s*[/|.,]?\s*(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.*$", re.IGNORECASE)
_RESERVED = re.compile(r"[\s.,/|]*\ball rights reserved\.?$", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_TRIM = " \t\u00a0.|/–—-,;:：•·＝="
_LOOSE = " \u00a0|/–—-,;:•·(＝=、"
# A name, or two with a slash between them, behind a full stop: "…at dusk. Ida Crane/Mirrorport Gazette".
_WORD = r"[^\W\d_a-zà-öø-ÿß-ɏ][\w.'’&-]*"
_BY_NAME = rf"{_WORD}(?:\s(?:{_WORD}|de|da|van|von|der|of|for|the|via|&)){{0,5}}"
_TWO_NAMES = re.compile(rf"(?<=[.!?…”\"»])\s+({_BY_NAME}\s?/\s?{_BY_NAME}(?:\s?/\s?{_BY_NAME})?)$")
_NAME_BEFORE = re.compile(rf"(?<=[.!?…”\"»])\s+({_BY_NAME})$")
# In Japanese papers: "（NAME撮影）", "＝NAME", "、NAME撮影"; a place or an hour behind ＝ is no credit.
_TAKEN = re.compile(r"(.{1,24}?)\s?(?:撮影|提供)$")
_TAKEN_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,24}?)\s?(?:撮影|提供|写真|촬영|제공|摄|攝)[）)]\s*$")
_TAKEN_AT_END = re.compile(r"(?<=[＝=、])([^＝=、。]{1,20}?)\s?(?:撮影|提供)$")
_EQUALS = re.compile(r"[＝=]\s?([^＝=、。\d]{1,20}?)$")
_PLACE = re.compile(r"[でにては日時分市町村区県]$")


def credit_of(text: str, lexicon: Lexicon) -> str:
    """``text``, which is a credit, without brackets, signs and words for "photo by"."""
    text = text.strip(_TRIM)
    for _round in range(4):
        before = text
        if match := _BRACKETED.match(text):
            text = match[1]
        text = _MARK.sub("", text)
        text = _forms(lexicon).leading.sub("", text, count=1).strip(_TRIM)
        if text == before:
            break
    text = _RESERVED.sub("", _NOTICE.sub("", text))
    if match := _TAKEN.match(text):
        text = match[1]
    return text.strip(_TRIM)


def parted(text: str, lexicon: Lexicon) -> Signed:
    """The caption and the credit in ``text``, "" where one is not there."""
    text = text.strip()
    if len(text) > _LONGEST:
        return Signed(text, "")
    at, credit = _found(text, lexicon)
    if at is not None:
        caption, credit = text[:at].rstrip(_LOOSE), credit_of(credit, lexicon)
    elif (found := signed(text, lexicon)) and (found.caption or is_name(found.credit)):
        caption, credit = found.caption, credit_of(found.credit, lexicon)
    else:
        return Signed(text, "")
    if is_credit_word(caption, lexicon):
        caption = ""
    if fold(credit) in _forms(lexicon).houses and (match := _NAME_BEFORE.search(caption)):
        return Signed(caption[: match.start()], f"{match[1]} ({credit})")
    return Signed(caption, credit)


def _found(text: str, lexicon: Lexicon) -> tuple[int | None, str]:
    """Where in ``text`` a credit of a form that only pages have begins, None for nowhere; and the credit."""
    forms = _forms(lexicon)
    if match := _AT_END.search(text):
        if forms.opens.match(match[1]) or fold(match[1]) in forms.houses:
            return match.start(), match[1]
        if match := _TAKEN_IN_BRACKETS.search(text):
            return match.start(), match[1]
        return None, ""
    for pattern in (_TAKEN_AT_END, _EQUALS):
        if (match := pattern.search(text)) and not _PLACE.search(match[1]):
            return match.start(), match[1]
    if (match := forms.behind.search(text)) and (match.start() or is_name(text)):
        return match.start(), match[0]
    for pattern in (forms.upper, _TWO_NAMES):
        if match := pattern.search(text):
            return match.start(), match[match.lastindex or 0]
    return None, ""


def in_title(title: str, alt: str | None, lexicon: Lexicon) -> str:
    """The credit in the ``title`` of an image, which repeats its alternative text before a "|"; "" for none."""
    if alt and title.startswith(alt):
        rest = title[len(alt) :].strip()
        return credit_of(rest, lexicon) if rest[:1] in ("|", "©", "(") else ""
    return parted(title, lexicon).credit


def is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text``, a part by itself of what stands below a picture, is a credit by its form."""
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_CREDIT:
        return False
    forms = _forms(lexicon)
    if _MARK.match(text) or forms.opens.match(text):
        return True
    if (match := _BRACKETED.match(text)) and not match[1].islower():
        return True
    words = len(text.split())
    if words <= _HOUSE_WORDS and forms.house.search(text):
        return True
    if words <= _NAME_WORDS and forms.names.match(text):
        return True
    found = signed(text, lexicon)
    return found is not None and not found.caption


def is_credit_word(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` only says that a credit follows: "Photo:"."""
    return _forms(lexicon).word.match(text.strip()) is not None


def is_name(text: str) -> bool:
    """Whether ``text`` could be a name: every longer word begins with a capital, in scripts that have them."""
    return not any(word[0].islower() for word in _LONG_WORD.findall(text))


class _Forms:
    """The patterns in the words of one lexicon, each made when first needed."""

    _BY = r"(?:by|von|par|di|av|af|door|por|przez|of)"

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in lexicon.credit_words)
        self.houses = frozenset(map(fold, lexicon.houses))
        self._houses = sorted((house for house in lexicon.houses if len(house) > 1), key=len, reverse=True)

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """ "Photo by", "Text & photo:", "Image" before a name."""
        words = rf"(?i:(?:{self._words})(?:\s?(?:/|,|&|and|und|et|y)\s?(?:{self._words}))?)"
        signs = rf"\s?(?:(?:[:：/|©＝=•]|\s(?i:{self._BY})\s)\s?)+"
        return re.compile(rf"^(?:{words}(?:{signs}|\s(?={_WORD}\s{_WORD}))|(?i:{self._BY})\s(?={_WORD}))")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """A word for a credit and a sign behind it, at the start."""
        return re.compile(rf"[(\[（]?\s?(?:{self._words})\s?(?:[:：/|©＝=]|\s{self._BY}\s)\s?(?=\S)", re.IGNORECASE)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """ "Courtesy of the Museum", "Photo Ida Crane": a word for a credit and a name, nothing else."""
        return re.compile(rf"(?i:{self._words})(?:\s(?i:{self._BY}|the))*\s{_BY_NAME}(?:\s?/\s?{_BY_NAME})?$")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """ "…on Monday. Photo by Ida Crane / AFP": behind a full stop or a stroke, or alone."""
        name = rf"[^.!?]{{2,{_LONGEST_CREDIT}}}"
        sign = rf"(?:\s(?i:{self._BY})\s|\s?[|＝:：]\s?){name}"
        return re.compile(
            rf"(?:(?<=[.!?…”\"»)])|^|(?<=[|/•])|(?<=\s[–—-]))\s*\(?(?i:{self._words})\.?(?:{sign}|\s{_BY_NAME}"
            rf"(?:\s?[/|,]\s?{_BY_NAME})*)\)?\.?$"
        )

    @cached_property
    def upper(self) -> re.Pattern[str]:
        """A house in capitals at the end, "…at the harbour EFE", or before a name, "REUTERS/Ida Crane"."""
        houses = "|".join(re.escape(house.upper()) for house in self._houses if len(house) > _SHORT_WORD - 1)
        return re.compile(
            rf"(?:(?<=[.!?…”\"»)])\s+((?:{houses})\s?/\s?{_BY_NAME})|(?<=\w{{{_SHORT_WORD + 1}}})\s((?:{houses})))$"
        )

    @cached_property
    def house(self) -> re.Pattern[str]:
        """The name of a house, as it is written or in capitals."""
        houses = "|".join(re.escape(house) for house in self._houses)
        return re.compile(rf"(?<!\w)(?:{houses}|{houses.upper()})(?!\w)")

    @cached_property
    def word(self) -> re.Pattern[str]:
        """A word for a credit at the end, which a name has to follow: "Photo:"."""
        return re.compile(rf"(?:{self._words}|©)(?:\s{self._BY})?\s?[:：,]?$", re.IGNORECASE)


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    return _Forms(lexicon)
