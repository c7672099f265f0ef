"""The piece that every reader of pages works on: one block of text with what its page said about its place."""

from __future__ import annotations

from enum import Enum

from ..scripts import Signs
from .phrases import fold

_UNSPACED = Signs("\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f")
_SIGNS_A_WORD = 2  # of Chinese, Japanese and Thai, on the average


class Label(Enum):
    """What a block is on its page. The names are the trade's; OTHER is text that nobody claims."""

    CHROME = "chrome"
    KICKER = "kicker"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"
    COMMENTS = "comments heading"
    COMMENT = "comment"
    RELATED = "related heading"
    POINTER = "pointer to another story"
    ENDING = "ending"
    OTHER = "other"

    __hash__ = object.__hash__  # as good as Enum's own, which is written in Python and would be asked 100,000 times


class Block:
    """One paragraph, heading, list item or label of a page, on one line.

    ``raw`` keeps the marks that the text may carry for emphasis and links, ``text`` is without them.
    ``line`` is where it begins on the page, counted from 1; ``indent`` in cells; ``bullet`` the sign or number of a
    list item, None elsewhere; ``level`` 1 to 6 where the page marks a heading; ``gap`` the blank lines before it.
    """

    __slots__ = ("_folded", "bullet", "gap", "indent", "label", "level", "line", "quoted", "raw", "text", "words")

    def __init__(
        self,
        text: str,
        line: int,
        *,
        raw: str | None = None,
        indent: int = 0,
        bullet: str | None = None,
        level: int | None = None,
        gap: int = 0,
        quoted: bool = False,
    ) -> None:
        self.text = text
        self.raw = text if raw is None else raw
        self.line = line
        self.indent = indent
        self.bullet = bullet
        self.level = level
        self.gap = gap
        self.quoted = quoted
        self.label = Label.OTHER
        self.words = count_words(text)
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The text as phrases are compared, see `phrases.fold`."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def __repr__(self) -> str:
        return f"<{self.line} {self.label.value}: {self.text[:60]!r}>"


def count_words(text: str) -> int:
    """How many words ``text`` has; scripts without blanks count two signs as a word."""
    if not _UNSPACED.within(text):
        return len(text.split())
    unspaced, spaced = _UNSPACED.blanked(text)
    return len(unspaced.split()) + -(-spaced // _SIGNS_A_WORD)
