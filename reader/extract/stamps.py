"""The line of a comment that says when, and often by whom, it was written: its date, its time of day or its age."""

from __future__ import annotations

from typing import NamedTuple

from .block import Block
from .dates import Dates
from .labels import Labeller
from .late import late
from .phrases import fold
from .sentences import ends_sentence

NAME_WORDS = 6
_STAMP_WORDS = 16
_SENTENCE_WORDS = 6  # a longer sentence is no stamp
_AGE_WORDS = 12  # of a stamp in whose midst an age begins
_MOST_KEPT = 5_000
_DIGIT = late(r"\d")
_THREAD_NUMBER = late(r"#(\d+)(?:\.(\d+))?\b")


class Stamp(NamedTuple):
    """What a stamp tells: the author on it, the time in ISO 8601, and the number that the page gives the comment."""

    name: str | None
    time: str | None
    number: str | None


class Stamps:
    """Reads stamps in the words of a lexicon. Many comments of a page have the same one, so it keeps what it read."""

    def __init__(self, labeller: Labeller) -> None:
        self._lexicon = labeller.lexicon
        self._dates = labeller.dates
        self._known: dict[str, Stamp | None] = {}

    def stamp(self, block: Block) -> Stamp | None:
        """What the stamp ``block`` tells, None where it is no stamp."""
        if block.words > _STAMP_WORDS:
            return None
        text = block.text
        if text in self._known:
            return self._known[text]
        found = self._read(text) if self._is_stamp(block) else None
        if len(self._known) < _MOST_KEPT:
            self._known[text] = found
        return found

    def _is_stamp(self, block: Block) -> bool:
        if block.words > _SENTENCE_WORDS and ends_sentence(block.text):
            return False
        text, folded = block.text, block.folded
        if self._lexicon.ago.match(folded):
            return True
        if not _DIGIT.search(text):
            return False
        dates = self._dates
        if dates.first(text) or _clock_alone(text, dates):
            return True
        if block.words > _AGE_WORDS:
            return False
        words = folded.split()
        if any(self._lexicon.ago.match(" ".join(words[at:])) for at in range(1, len(words))):
            return True
        return bool(set(words) & self._lexicon.months.keys()) and dates.time(text) is not None

    def _read(self, text: str) -> Stamp:
        number = _THREAD_NUMBER.search(text)
        return Stamp(self._name(text), self._time(text), number[0] if number else None)

    def _time(self, text: str) -> str | None:
        dates = self._dates
        if found := dates.first(text):
            return found.iso
        if set(fold(text).split()) & self._lexicon.months.keys():
            return None  # a day without its year
        clock = dates.time(text)
        return clock.iso if clock and _clock_alone(text, dates) else None

    def _name(self, text: str) -> str | None:
        """The author on a stamp's line: what is left when date, time and the words around them are taken off."""
        dates, lexicon = self._dates, self._lexicon
        if found := dates.first(text):
            head = text[: found.start]
        elif clock := dates.time(text):
            head = text[: clock.start]
        else:
            words = text.split()
            at = next((n for n in range(len(words)) if lexicon.ago.match(fold(" ".join(words[n:])))), len(words))
            head = " ".join(words[:at])
        words = head.strip(" ·•|,—–-").split()
        while words and (
            fold(words[-1]) in lexicon.date_words
            or lexicon.says.exactly(fold(words[-1]))
            or fold(words[-1]) in {"", "#"}
            or fold(words[-1]) in lexicon.months
        ):
            words.pop()
        name = " ".join(words).strip(" ·•|,:—–-")
        proper = 0 < len(words) <= NAME_WORDS and any(map(str.isalpha, name)) and not name.startswith("#")
        return name if proper else None


def _clock_alone(text: str, dates: Dates) -> bool:
    clock = dates.time(text)
    return clock is not None and len(fold(text[: clock.start] + text[clock.end :]).split()) <= 4
