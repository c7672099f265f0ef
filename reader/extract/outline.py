"""Where the story is on its page: its headline, its first and its last block.

Running text outweighs furniture: every paragraph counts for the story, every short line against it, and the
stretch of blocks with the greatest sum is the body (the maximum subarray, Kadane 1984). The headline is then the
most headline-like block at its beginning; headings such as "Most read" or "Comments" end it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .block import Block, Label
from .headline import find_headline
from .late import late
from .sentences import ends_sentence

# Words for the story and against it. Found by trying on the dumps of many publishers.
_PARAGRAPH_LIMIT = 70  # words beyond which a paragraph counts no more
_AGAINST = {
    Label.POINTER: -3.0,
    Label.CHROME: -7.0,
    Label.RELATED: -14.0,
    Label.ENDING: -22.0,
    Label.COMMENTS: -6.0,
    Label.DATE: -6.0,
}
_SHORT = -5.0
_ITEM = -7.0
_OFTEN, _SOME = 4, 3  # times that a line, or its beginning, stands on the page to be furniture
_LINE = 80  # characters
_CLOSED = late(r"\([^\W\d_][^()]{8,50}\)$")
_OPENED = late(r"([^|:]{4,50}?)\s*[|:]\s+\S")
_TEASER_WORDS = 45
_CLOSE = 10  # blocks within which teasers follow each other
_NEAR = 25  # blocks before a comments heading among which the end of the story must be
_ENOUGH = 60  # words of paragraphs that must stand before a comments heading ends the story
_LEAST_SHARE = 0.3  # of the running text that must stand before a heading for it to end the story
_ENDING_SHARE = 0.8  # that must stand before "About the author" and its like to end it whatever follows
_AHEAD = 400  # blocks behind a heading that tell whether the story goes on there
_FAR = 100  # blocks between a headline and its text that are no header
_HEADER = 12  # blocks between a headline and its standfirst


class Outline(NamedTuple):
    """Indices of blocks: the headline (None where there is none), and the body as a half-open range."""

    headline: int | None
    start: int
    end: int
    comments: int | None = None


def outline(blocks: list[Block]) -> Outline:
    """The outline of a page of labelled ``blocks``, of which there is at least one."""
    zone = _comments_zone(blocks)
    _mark_repeated(blocks)
    weights = [_weight(block) for block in blocks]
    for i in _teasers(blocks):
        weights[i] = weights[i] * 0.4 - 4.0
    if zone is not None:
        for i in range(zone, len(blocks)):
            weights[i] = min(weights[i], 0.0) - 1.0
    start, end = _heaviest(weights)
    headline = find_headline(blocks, start, end)
    if headline is not None:
        start = _beginning(blocks, headline, start)
    end = _cut(blocks, start, end)
    return Outline(headline, start, max(end, start), zone)


def _mark_repeated(blocks: list[Block]) -> None:
    """A short line that stands on the page again and again is furniture, wherever it stands."""
    counts = Counter(block.text for block in blocks if block.words <= 12)
    different = {
        opening + block.text[len(opening) :][:12]: opening for block in blocks if (opening := _opening(block))
    }
    openings = Counter(different.values())
    closings = Counter(closing for text in {block.text for block in blocks} if (closing := _closing(text)))
    for block in blocks:
        if block.label is Label.OTHER and counts[block.text] >= (_OFTEN if block.words <= 3 else 2 * _OFTEN):
            block.label = Label.CHROME
            block.words = 0
        elif openings.get(_opening(block) or "", 0) >= _SOME and not ends_sentence(block.text):
            block.label = Label.POINTER
        elif (
            block.label is Label.OTHER and block.words <= 12 and closings.get(_closing(block.text) or "", 0) >= _OFTEN
        ):
            block.label = Label.CHROME


def _closing(text: str) -> str | None:
    """The brackets that a short line ends with, as "(opens in a new window)"."""
    match = _CLOSED.search(text) if text.endswith(")") and len(text) < _LINE else None
    return match[0] if match else None


def _opening(block: Block) -> str | None:
    """What stands before the first bar or colon of a short line, as "Read this too | " does on some pages."""
    text = block.text
    if block.label is not Label.OTHER or block.words > 30 or not ("|" in text or ":" in text):
        return None
    match = _OPENED.match(text)
    return match[1] if match else None


def trimmed(blocks: list[Block], outline: Outline, authors: Iterable[str]) -> Outline:
    """The outline without what the page says of its ``authors`` at the end of the story."""
    names = [name.casefold() for name in authors]
    total = outline.end - outline.start
    for i in range(max(outline.start + 2, outline.end - total // 3 - 1), outline.end):
        text = blocks[i].text.casefold()
        if any(text.startswith(name) and (blocks[i].words <= 8 or i >= outline.end - 3) for name in names):
            return outline._replace(end=i)
    return outline


def _weight(block: Block) -> float:
    """How much ``block`` speaks for being in the story, as a number of words; below 0 against it."""
    if block.label is Label.PARAGRAPH:
        words = min(block.words, _PARAGRAPH_LIMIT)
        return words - 4.0 if block.bullet is None else words * 0.5 - 6.0
    if block.label is Label.CHROME:
        if block.words == 0:
            return -0.5
        return -7.0 - min(block.words, 60) / 4
    if block.label is Label.PICTURE:
        return -3.0
    if block.label in _AGAINST:
        return _AGAINST[block.label]
    if ends_sentence(block.text):
        return block.words * 0.5 - 2.0 if block.bullet is None else -2.0
    return _ITEM if block.bullet else _SHORT


def _teasers(blocks: list[Block]) -> list[int]:
    """Short paragraphs that each stand alone between headings, several in one place: teasers of other stories."""
    alone = [
        i
        for i in range(1, len(blocks) - 1)
        if blocks[i].label is Label.PARAGRAPH
        and blocks[i].words < _TEASER_WORDS
        and not (_beside(blocks[i - 1]) or _beside(blocks[i + 1]))
    ]
    return [i for n, i in enumerate(alone) if sum(abs(i - j) <= _CLOSE for j in alone[max(0, n - 3) : n + 4]) >= 3]


def _beside(block: Block) -> bool:
    return block.label in {Label.PARAGRAPH, Label.PICTURE} or ends_sentence(block.text)


def _heaviest(weights: list[float]) -> tuple[int, int]:
    best = total = 0.0
    begin = start = end = 0
    for i, weight in enumerate(weights):
        total += weight
        if total <= 0:
            total, begin = 0.0, i + 1
        elif total > best:
            best, start, end = total, begin, i + 1
    return start, end


def _comments_zone(blocks: list[Block]) -> int | None:
    """The comments heading that the story ends at, the first with enough running text before it."""
    for i, block in enumerate(blocks):
        if block.label is Label.COMMENTS and block.bullet is None:
            near = blocks[max(0, i - _NEAR) : i]
            if sum(other.words for other in near if other.label is Label.PARAGRAPH) >= _ENOUGH:
                return i
    return None


def _beginning(blocks: list[Block], headline: int, start: int) -> int:
    """Where the text begins behind the ``headline``: at ``start``, or at the standfirst before it."""
    if headline >= start:
        return headline + 1
    if not headline and start > _FAR:
        return start  # the headline is the title of the page, over its menus
    for i in range(headline + 1, min(start, headline + _HEADER)):
        block = blocks[i]
        if block.bullet is None and (
            block.label is Label.PARAGRAPH or (block.label is Label.OTHER and block.words >= 9)
        ):
            return i
    return start


def _cut(blocks: list[Block], start: int, end: int) -> int:
    """The end of the body, moved up to the heading that ends it."""
    total = sum(block.words for block in blocks[start:end] if block.label is Label.PARAGRAPH)
    before = 0
    for i in range(start, end):
        block = blocks[i]
        if block.label is Label.PARAGRAPH:
            before += block.words
        elif block.label is Label.COMMENTS and before >= _ENOUGH:
            return i
        elif block.label in {Label.RELATED, Label.ENDING} and before >= _LEAST_SHARE * total:
            most = block.label is Label.ENDING and before >= _ENDING_SHARE * total
            if most or not _resumes(blocks[i + 1 : min(end, i + _AHEAD)]):
                return i
    return end


def _resumes(rest: list[Block]) -> bool:
    """Whether the story goes on in ``rest``: most of its running text stands in neighbouring paragraphs.

    Teasers of other stories stand alone, with titles and dates between them.
    """
    together = alone = run = runs = 0
    for block in [*rest, None]:
        if block is not None and block.label in {Label.CHROME, Label.PICTURE}:
            continue
        if (
            block is not None
            and block.bullet is None
            and (block.label is Label.PARAGRAPH or ends_sentence(block.text))
        ):
            run += block.words
            runs += 1
            continue
        if runs > 1:
            together += run
        else:
            alone += run
        run = runs = 0
    return together >= _ENOUGH // 2 and together > alone
