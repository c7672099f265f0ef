"""Which line of a page is its headline: the most headline-like one where the running text begins.

A headline is short, is no sentence, stands by a date or a byline, may stand on the page twice, and the text takes
its words up again, which it does with no line of a menu.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .block import Block, Label
from .sentences import ends_sentence

_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.hH][0-5]\d(?!\d)")
_STANDFIRST = 14  # blocks that may stand between a headline and what reads like one below it
_AS_GOOD = 4.0
_OPENING = 80  # paragraphs that tell what the story is about
_INSIDE = 20  # blocks of the body among which it is looked for too
_FAR = 45  # blocks before the body in which the headline is looked for


def find_headline(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """The index of the headline of the text that stands in ``blocks[start:end]``, None where there is none."""
    # A headline may stand behind the first paragraphs, which were then something else: look there too.
    last = min(len(blocks), start + max(4, min(_INSIDE, (end - start) // 3)))
    first = max(0, start - _FAR)
    running = [block.folded for block in blocks[start:end] if block.label is Label.PARAGRAPH]
    page = " ".join(block.folded for block in blocks if block.words <= 60)
    told = _Told(page, _signs(" ".join(running[:_OPENING])), any(block.level is not None for block in blocks))
    values = {i: _value(blocks, i, start, told) for i in range(first, last)}
    best = max(values, key=lambda i: values[i], default=None)
    if best is None or values[best] <= 0:
        return None
    # A standfirst reads like a headline too; the first line above it that is about the same is the headline.
    for i in range(max(first, best - _STANDFIRST), best):
        if values[i] >= values[best] - _AS_GOOD and blocks[i].words >= 4 and _share(blocks[i], told) >= 0.5:
            best = i
            break
    # A path to the story ("Home > News > Headline") has the headline in it.
    folded = blocks[best].folded
    for i in range(best + 1, min(best + 4, last)):
        other = blocks[i].folded
        if values[i] > 0 and len(other) > 12 and other in folded and other != folded and blocks[i].words >= 4:
            return i
    return best


class _Told(NamedTuple):
    """What the rest of the page says: its short texts, folded, the words of its body, whether it marks headings."""

    page: str
    body: frozenset[str]
    headings: bool


def _signs(folded: str) -> frozenset[str]:
    """The longer words of a ``folded`` text; for scripts without blanks, its pairs of signs."""
    words = folded.split()
    found = {word[:7] for word in words if len(word) > 3}
    for word in words:
        if word > "\u2e80":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
    return frozenset(found)


def _share(block: Block, told: _Told) -> float:
    """How much of ``block`` the body speaks of, 0 to 1; few words prove little."""
    signs = _signs(block.folded)
    return len(signs & told.body) / (len(signs) + 1.0)


def _value(blocks: Sequence[Block], i: int, start: int, told: _Told) -> float:
    """How much ``blocks[i]`` is like a headline, in points; the text begins at ``start``.

    The points come from trying on the dumps of many publishers; half a point more or less changes little.
    """
    block = blocks[i]
    if block.words < 2 or block.words > 36 or block.label not in {Label.OTHER, Label.PARAGRAPH}:
        return 0.0
    folded = block.folded
    value = 4.0
    if 4 <= block.words <= 24:
        value += 3.0
    elif block.words > 28:
        value -= 3.0
    if ends_sentence(block.text) and block.text.rstrip()[-1] not in "?!？！":
        value -= 3.0 if block.words < 16 else 6.0
    if block.level is not None:
        value += 6.0 if block.level == 1 else 3.0
    elif told.headings:
        value -= 3.0
    if block.words >= 4 and told.page.count(folded) > 1:
        value += 2.0
    if len(folded) > 12 and i > 0 and blocks[0].folded.startswith(folded):
        value += 8.0
    value += 6.0 * _share(block, told)
    if block.bullet and not _holds(blocks, i):
        value -= 4.0
    if _CLOCK.search(block.text):
        value -= 4.0
    if block.words <= 5 and block.text.replace(" ", "").isalpha() and block.text.istitle():
        value -= 3.0
    if any(after.label in {Label.DATE, Label.BYLINE} for after in blocks[i + 1 : i + 5]):
        value += 3.0
    if any(before.label in {Label.DATE, Label.BYLINE} for before in blocks[max(0, i - 2) : i]):
        value += 2.0
    if i > start:
        value -= 3.0 + 0.6 * (i - start)
        if blocks[i - 1].label is Label.PARAGRAPH:
            value -= 2.0
    else:
        value -= 0.15 * max(0, start - 1 - i)
    if i + 1 < len(blocks) and blocks[i + 1].gap == 0 and block.gap == 0:
        value -= 1.5
    return value


def _holds(blocks: Sequence[Block], i: int) -> bool:
    """Whether the list item ``i`` holds the blocks behind it, as an item does that is a whole story."""
    following = blocks[i + 1 : i + 2]
    return bool(following) and following[0].gap > 0 and following[0].indent > blocks[i].indent
