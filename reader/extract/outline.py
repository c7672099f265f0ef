"""Where the story is on its page: its headline, its first and its last block.

Running text outweighs furniture: every paragraph counts for the story, every short line against it, and the
stretch of blocks with the greatest sum is the body (the maximum subarray, Kadane 1984). The headline is then the
most headline-like block at its beginning; headings such as "Most read" or "Comments" end it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .block import Block, Label
from .phrases import fold
from .sentences import ends_sentence

_PARAGRAPH_LIMIT = 70  # words beyond which a paragraph counts no more
_AGAINST = {Label.CHROME: -7.0, Label.RELATED: -14.0, Label.ENDING: -22.0, Label.COMMENTS: -6.0, Label.DATE: -6.0}
_SHORT = -5.0
_ITEM = -7.0
_ENOUGH = 60  # words of paragraphs that must stand before a comments heading ends the story
_FAR = 45  # blocks before the body in which the headline is looked for


@dataclass(frozen=True, slots=True)
class Outline:
    """Indices of blocks: the headline (None where there is none), and the body as a half-open range."""

    headline: int | None
    start: int
    end: int
    comments: int | None = None


def outline(blocks: list[Block]) -> Outline:
    """The outline of a page of labelled ``blocks``, of which there is at least one."""
    zone = _comments_zone(blocks)
    weights = [_weight(block) for block in blocks]
    if zone is not None:
        for i in range(zone, len(blocks)):
            weights[i] = min(weights[i], 0.0) - 1.0
    start, end = _heaviest(weights)
    headline = _headline(blocks, start, end)
    if headline is not None and headline >= start:
        start = headline + 1
    end = _cut(blocks, start, end)
    return Outline(headline, start, max(end, start), zone)


def _weight(block: Block) -> float:
    if block.label is Label.PARAGRAPH:
        words = min(block.words, _PARAGRAPH_LIMIT)
        return words - 4.0 if block.bullet is None else words * 0.5 - 6.0
    if block.label is Label.PICTURE:
        return -3.0
    if block.label in _AGAINST:
        return _AGAINST[block.label]
    if ends_sentence(block.text):
        return block.words * 0.5 - 2.0 if block.bullet is None else -2.0
    return _ITEM if block.bullet else _SHORT


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
    words = 0
    for i, block in enumerate(blocks):
        if block.label is Label.PARAGRAPH:
            words += block.words
        elif block.label is Label.COMMENTS and words >= _ENOUGH:
            return i
    return None


def _headline(blocks: list[Block], start: int, end: int) -> int | None:
    # A headline may stand behind the first paragraphs, which were then something else: look there too.
    last = min(len(blocks), start + max(4, (end - start) // 3))
    first = max(0, start - _FAR)
    texts = Counter(fold(block.text) for block in blocks if block.words <= 40)
    title = fold(blocks[0].text)
    best, score = None, 0.0
    for i in range(first, last):
        value = _headline_value(blocks, i, start, texts, title)
        if value > score:
            best, score = i, value
    return best


def _headline_value(blocks: list[Block], i: int, start: int, texts: Counter[str], title: str) -> float:
    block = blocks[i]
    if block.words < 2 or block.words > 45 or block.label not in {Label.OTHER, Label.PARAGRAPH}:
        return 0.0
    folded = fold(block.text)
    value = 4.0
    if 4 <= block.words <= 24:
        value += 3.0
    elif block.words > 32:
        value -= 3.0
    if ends_sentence(block.text) and block.text.rstrip()[-1] not in "?!？！":
        value -= 3.0
    if block.level is not None:
        value += 6.0 if block.level == 1 else 3.0
    if texts[folded] > 1:
        value += 2.0
    if len(folded) > 12 and i > 0 and title.startswith(folded):
        value += 8.0
    if block.bullet:
        value -= 4.0
    if any(after.label in {Label.DATE, Label.BYLINE} for after in blocks[i + 1 : i + 5]):
        value += 3.0
    if i > start:
        value -= 3.0 + 0.6 * (i - start)
        if blocks[i - 1].label is Label.PARAGRAPH:
            value -= 2.0
    else:
        value -= 0.25 * max(0, start - 1 - i)
    if i + 1 < len(blocks) and blocks[i + 1].gap == 0 and block.gap == 0:
        value -= 1.5
    return value


def _cut(blocks: list[Block], start: int, end: int) -> int:
    """The end of the body, moved up to a heading behind which little running text is left."""
    paragraphs = [block.words if block.label is Label.PARAGRAPH else 0 for block in blocks[start:end]]
    total = sum(paragraphs)
    before = 0
    for i, words in enumerate(paragraphs, start):
        label = blocks[i].label
        if label is Label.COMMENTS and before >= _ENOUGH:
            return i
        if label in {Label.RELATED, Label.ENDING} and before >= (0.6 if label is Label.ENDING else 0.7) * total:
            return i
        before += words
    return end
