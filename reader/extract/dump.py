"""A page dump, which is the plain text of a news page, read into a story."""

from __future__ import annotations

import hashlib

from ..errors import NotAStory
from ..locale import _
from ..story import Story
from .block import Block, Label
from .body import Body, compose
from .cutting import Dump, cut
from .dates import Dates, settle_order
from .labels import Labeller
from .language import detect
from .lexicon import lexicon
from .outline import outline
from .sentences import ends_sentence

_SAMPLE = 6_000  # characters that tell the language


def read_dump(text: str, target: str) -> Story:
    """The story in ``text``, the decoded dump that ``target`` names.

    Raises NotAStory where there is no readable text in it.
    """
    dump = cut(text)
    if not dump.blocks:
        raise NotAStory(_("there is no text in it"), where=target)
    language = detect(_sample(dump))
    words = lexicon(language)
    labeller = Labeller(words, Dates(words, settle_order(text, words)))
    for block in dump.blocks:
        block.label = labeller.label(block)
    frame = outline(dump.blocks)
    evidence: dict[str, str] = {}
    headline = dump.blocks[frame.headline] if frame.headline is not None else dump.blocks[frame.start]
    lede = _lede(dump.blocks, frame.headline, frame.start, frame.end)
    body = compose(dump.blocks, frame, lede, labeller, dump.references)
    published = None
    h = frame.headline if frame.headline is not None else frame.start
    for i in [*range(h + 1, min(len(dump.blocks), frame.start + 6)), *range(h, max(-1, h - 8), -1), *range(frame.end, min(len(dump.blocks), frame.end + 6)), *range(0, h)]:
        b = dump.blocks[i]
        if b.words < 40 and (found := labeller.dates.first(b.text)):
            published = found.iso
            break
    authors = []
    for b in dump.blocks[max(0, h - 4) : frame.start + 5]:
        if b.label is Label.BYLINE or (b.label is Label.DATE and labeller.is_byline(b.text)):
            authors = labeller.names(b.text)
            break
    return Story(
        id=hashlib.sha256((headline.text + text).encode()).hexdigest()[:16],
        headline=headline.text,
        language=language,
        lede=dump.blocks[lede].text if lede is not None else None,
        blocks=tuple(body.blocks),
        published=published,
        authors=tuple(authors),
        evidence=evidence,
    )


def _sample(dump: Dump) -> str:
    """Running text of the dump, from its longest blocks."""
    longest = sorted(dump.blocks, key=lambda block: len(block.text), reverse=True)[:12]
    return " ".join(block.text[:1500] for block in longest)[:_SAMPLE]


def _lede(blocks: list[Block], headline: int | None, start: int, end: int) -> int | None:
    """The standfirst: the first text after the headline, where a date, a byline or a picture parts it from the body."""
    if headline is None:
        return None
    for i in range(headline + 1, min(headline + 6, len(blocks))):
        block = blocks[i]
        if block.label in {Label.PARAGRAPH, Label.OTHER} and block.bullet is None and block.words >= 8 and block.words <= 80:
            after = [b.label for b in blocks[i + 1 : i + 4]]
            if any(label in {Label.DATE, Label.BYLINE, Label.PICTURE} for label in after):
                return i
            return None
        if block.label is Label.PICTURE:
            return None
    return None
