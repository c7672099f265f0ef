"""Captions and credits apart, in the ways that pages write them; the forms of plain text are shared with dumps."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import Lexicon
from ..pictures import Signed, signed

_LONGEST_CREDIT = 120
_HOUSE_WORDS = 7
_BRACKETED = re.compile(r"^[(\[（【]\s*(.+?)\s*[)\]）】]\s*\.?$")
_MARK = re.compile(r"^(?:©|\(c\)|℗|&copy;|copyright\b)\s*[:：]?\s*", re.IGNORECASE)
# "NAME/Copyright 2024 HOUSE. All rights reserved": what follows the name is law.
_NOTICE = re.compile(r"(?<=\S)\s*[/|.,]?\s*(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.*$", re.IGNORECASE)
_RESERVED = re.compile(r"[\s.,/|]*\ball rights reserved\.?$", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_TRIM = " \t\u00a0.|/–—-,;:：•·＝="
# In Japanese papers: "（NAME撮影）", "＝NAME", "＝NAME撮影", "＝NAME提供"; a place or an hour behind ＝ is no credit.
_CJK_BRACKETS = re.compile(r"[（(]([^（）()]{1,24}?)\s?(?:撮影|提供|写真|촬영|제공|摄|攝)[）)]\s*$")
_CJK_EQUALS = re.compile(r"[＝=]\s?([^＝=、。0-9０-９]{1,20}?)\s?(?:撮影|提供|写す)?$")
_TAKEN = re.compile(r"(.{1,24}?)\s?(?:撮影|提供)$")
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
    if match := _CJK_BRACKETS.search(text):
        return Signed(text[: match.start()].rstrip(), match[1].strip())
    if (match := _CJK_EQUALS.search(text)) and not _PLACE.search(match[1]):
        return Signed(text[: match.start()].rstrip(), match[1].strip())
    if match := _forms(lexicon).behind.search(text):
        return Signed(text[: match.start()].rstrip(" |/–—-,;:•·("), credit_of(match[0], lexicon))
    if (found := signed(text, lexicon)) and (found.caption or _is_name(found.credit)):
        return Signed(found.caption, credit_of(found.credit, lexicon))
    return Signed(text, "")


def in_title(title: str, alt: str | None, lexicon: Lexicon) -> str:
    """The credit in the ``title`` of an image, which repeats its alternative text before a "|"; "" for none."""
    if alt and title.startswith(alt):
        rest = title[len(alt) :].strip()
        return credit_of(rest, lexicon) if rest[:1] in ("|", "©", "(") else ""
    return parted(title, lexicon).credit


def _is_name(text: str) -> bool:
    """Whether ``text`` could be a name: every longer word begins with a capital, in scripts that have them."""
    return not any(word[0].islower() for word in _LONG_WORD.findall(text))


def is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text``, the last part of what stands below a picture, is a credit by its form."""
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_CREDIT:
        return False
    if _MARK.match(text) or _forms(lexicon).opens.match(text):
        return True
    if (match := _BRACKETED.match(text)) and not match[1].islower():
        return True
    if _forms(lexicon).house.search(text) and len(text.split()) <= _HOUSE_WORDS:
        return True
    found = signed(text, lexicon)
    return found is not None and not found.caption


def is_credit_word(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` only says that a credit follows: "Photo:"."""
    return _forms(lexicon).word.match(text.strip()) is not None


class _Forms:
    """The patterns in the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in lexicon.credit_words)
        by = "|".join(("by", "von", "par", "de", "di", "del", "av", "af", "door", "por", "via", "from", "the"))
        houses = "|".join(
            re.escape(house) for house in sorted(lexicon.houses, key=len, reverse=True) if len(house) > 1
        )
        self.house = re.compile(rf"(?<!\w)(?:{houses}|{houses.upper()})(?!\w)")
        self.word = re.compile(rf"(?:{words}|©)(?:\s(?:by|von|par|av|door|por))?\s?[:：]?$", re.IGNORECASE)
        self.leading = re.compile(
            rf"^(?:{words})(?:\s?(?:/|,|&|and|und|et|y)\s?(?:{words}))?\s?(?:(?:[:：/|©＝=•]|\s(?:{by})\s)\s?)+",
            re.IGNORECASE,
        )
        self.opens = re.compile(
            rf"^[(\[（]?\s?(?:{words})\s?(?:[:：/|©＝=]|\s(?:by|von|par|av|door|por)\s)", re.IGNORECASE
        )
        # "…on Monday. Photo by Ida Crane / AFP": behind a full stop, or with a line of its own
        self.behind = re.compile(
            rf"(?:(?<=[.!?…”\"»)])|^|(?<=\|))\s*\(?(?:{words})(?:\s(?:by|von|par|av|door|por)\s|\s?[|＝]\s?)[^.!?]{{2,{_LONGEST_CREDIT}}}\)?\.?$",
            re.IGNORECASE,
        )


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    return _Forms(lexicon)
