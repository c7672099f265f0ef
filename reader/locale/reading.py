"""How long a story is, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Iterator

from ..scripts import Signs
from ..story import Crosshead, Listing, Paragraph, Quote, Story, Table, Verbatim, plain

# Silent reading of English non-fiction, mean of 190 studies: M. Brysbaert, "How many words do we read per minute?",
# Journal of Memory and Language 109 (2019).
WORDS_PER_MINUTE = 238
# Chinese and Japanese put no blanks between words, which have two characters on average.
_UNSPACED = Signs("\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff")
_UNSPACED_PER_WORD = 2


def count_words(story: Story) -> int:
    """The words of the body of ``story``: lede, paragraphs, crossheads, quotes, lists and tables."""
    return sum(_words(text) for text in _texts(story))


def minutes_to_read(words: int) -> int:
    """Whole minutes that ``words`` take, rounded up; none for no words."""
    return -(-words // WORDS_PER_MINUTE)


def _words(text: str) -> int:
    spaced, unspaced = _UNSPACED.blanked(text)
    words = sum(word.isalnum() or any(map(str.isalnum, word)) for word in spaced.split())
    return words + -(-unspaced // _UNSPACED_PER_WORD)


def _texts(story: Story) -> Iterator[str]:
    if story.lede:
        yield story.lede
    for block in story.blocks:
        match block:
            case Paragraph(spans):
                yield plain(spans)
            case Crosshead(text) | Verbatim(text):
                yield text
            case Quote(several) | Listing(several):
                yield from map(plain, several)
            case Table(rows):
                for row in rows:
                    yield from row
            case _:
                pass  # pictures and embeds are looked at
