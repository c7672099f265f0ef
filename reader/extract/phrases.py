"""Phrases that pages use, matched whatever their punctuation, case and numbers.

A phrase in a lexicon is a few words; ``#`` stands for a number and ``…`` for any words:
``# comments`` · ``skip to…`` · ``…commented`` · ``view # of…``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache, cached_property, lru_cache

from ..scripts import Signs
from .late import late

_TOKEN = late(r"\d+(?:[.,\u202f\u00a0']\d{3})*|[^\W\d_]+")
_TYPOGRAPHIC = "’‘“”„–—…•"
_NUMBER = b"\x01"
UNSPACED = Signs("\u0e00-\u0e7f\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3")
_WHOLE = 4
_KEY = 3  # letters that a phrase is looked up by
_MOST_PLAIN = 20_000
_SHORT = 200  # characters: labels and headings, which are asked about again and again


def fold(text: str) -> str:
    """``text`` as phrases are compared: its words in lower case, numbers as ``#``, no punctuation."""
    return _folded_before(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    small = lowered(text)
    spaced = small
    for sign in _TYPOGRAPHIC:
        if sign in spaced:
            spaced = spaced.replace(sign, " ")
    # Western text without numbers, which is most of it, is folded byte by byte: in a quarter of the time.
    with suppress(UnicodeEncodeError):
        letters = spaced.encode("latin-1").translate(_letters())
        if _NUMBER not in letters:
            return " ".join(letters.decode("latin-1").split())
    return " ".join(["#" if word[0].isdecimal() else word for word in _TOKEN.findall(small)])


@cache
def _letters() -> bytes:
    """For every Latin-1 byte itself where it is a letter, `_NUMBER` where it is a digit, else a blank."""
    kinds = ((bytes((code,)), chr(code)) for code in range(256))
    return b"".join(_NUMBER if sign.isdecimal() else byte if _TOKEN.match(sign) else b" " for byte, sign in kinds)


_folded_before = lru_cache(maxsize=2048)(_folded)


class Phrases:
    """A set of phrases, any of which a line may be, or begin or end with, as the phrase says.

    Looking a line up takes the same time however many phrases there are.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._heads: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._tails: tuple[str, ...] = ()
        self._keys: tuple[int, ...] = ()  # how many letters the keys have, the longest first
        for phrase in phrases:
            self._add(phrase)
        self._keys = tuple(sorted(set(map(len, self._heads)), reverse=True))

    def _add(self, phrase: str) -> None:
        head, *rest = (_words(part) for part in phrase.split("…"))
        if not rest:
            self._whole.add(head)
        elif head:
            self._heads.setdefault(head[:_KEY], []).append((head, tuple(part for part in rest if part)))
        elif tail := rest[-1] or rest[0]:
            self._tails += (tail,)

    @cached_property
    def _beginnings(self) -> dict[str, tuple[str, ...]]:
        """What lines may begin with, by its first letters."""
        found: dict[str, tuple[str, ...]] = {}
        for head in (*self._whole, *(head for heads in self._heads.values() for head, _rest in heads)):
            found[head[:_KEY]] = (*found.get(head[:_KEY], ()), head)
        return found

    @property
    def tails(self) -> tuple[str, ...]:
        """What lines may end with."""
        return self._tails

    @cached_property
    def keys(self) -> frozenset[str]:
        """The first letters of every phrase, as many as it is looked up by; those that end a line are left out."""
        return frozenset((*self._heads, *(head[:_KEY] for head in self._whole)))

    def match(self, folded: str) -> str | None:
        """What of the ``folded`` line a phrase matches from its start: the phrase's words, None for no match."""
        if folded in self._whole:
            return folded
        for key in self._keys:
            for head, rest in self._heads.get(folded[:key], ()):
                if folded.startswith(head) and _ends_word(folded, len(head)) and _follow(rest, folded, len(head)):
                    return head
        if folded.endswith(self._tails):
            for tail in self._tails:
                if folded.endswith(tail) and (len(tail) == len(folded) or folded[-len(tail) - 1] == " "):
                    return tail
        return None

    def exactly(self, folded: str) -> bool:
        """Whether the ``folded`` line is a phrase, whole."""
        return folded in self._whole

    def all_of(self, words: Iterable[str]) -> bool:
        """Whether each of the folded ``words`` is a phrase by itself."""
        return self._whole.issuperset(words)

    def none_of(self, words: Iterable[str]) -> bool:
        """Whether none of the folded ``words`` is a phrase by itself."""
        return self._whole.isdisjoint(words)

    def words_at_start(self, text: str) -> int:
        """How many characters of ``text`` the longest phrase at its start takes, 0 for none."""
        folded = fold(text[:120])
        longest = ""
        for key in range(_KEY, 0, -1):
            for head in self._beginnings.get(folded[:key], ()):
                if len(head) > len(longest) and folded.startswith(head) and _ends_word(folded, len(head)):
                    longest = head
        return _characters(text, longest)


class Stems:
    """A set of word beginnings, of which a text may have some. One of up to four letters is a whole word."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems: dict[str, list[str]] = {}
        self._words: set[str] = set()
        self._signs: list[str] = []
        self._plain: set[str] = set()  # words that were found to begin with none of them
        for stem in map(fold, stems):
            if UNSPACED.begin(stem):
                self._signs.append(stem)
            elif len(stem) <= _WHOLE or " " in stem:
                self._words.add(stem)
            else:
                self._stems.setdefault(stem[:_KEY], []).append(stem)

    def within(self, folded: str) -> set[str]:
        """The stems that words of the ``folded`` text begin with."""
        words = set(folded.split())
        found = {sign for sign in self._signs if sign in folded} if self._signs else set()
        for word in words - self._plain:
            if word in self._words:
                found.add(word)
                continue
            stems = [stem for stem in self._stems.get(word[:_KEY], ()) if word.startswith(stem)]
            found.update(stems)
            if not stems and len(self._plain) < _MOST_PLAIN:
                self._plain.add(word)
        return found


def _words(phrase: str) -> str:
    """A part of a phrase of a lexicon, folded: as it stands, where it is but small letters."""
    if phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalpha():
        return phrase.strip()
    return fold(phrase.replace("#", "0"))


def _follow(parts: tuple[str, ...], folded: str, at: int) -> bool:
    """Whether ``parts`` stand in ``folded`` in their order from ``at`` on."""
    for part in parts:
        at = folded.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def lowered(text: str) -> str:
    """``text`` in small letters: the Turkish İ too, which Unicode folds to an i and a dot above by itself."""
    return text.casefold().replace("i\u0307", "i")


def _ends_word(folded: str, at: int) -> bool:
    return at == len(folded) or folded[at] == " " or UNSPACED.begin(folded[at - 1])


def _characters(text: str, folded: str) -> int:
    """Where in ``text`` the words of ``folded``, its folded beginning, end."""
    if not folded:
        return 0
    left = folded.replace(" ", "")
    for match in _TOKEN.finditer(text):
        word = "#" if match[0][0].isdigit() else lowered(match[0])
        if len(word) >= len(left):
            return match.start() + (len(left) if word[0] != "#" else len(match[0]))
        left = left[len(word) :]
    return len(text)
