"""A page dump, which is the plain text of a news page, read into a story."""

from __future__ import annotations

import zlib
from dataclasses import replace

from ..errors import NotAStory
from ..locale import _
from ..locale.phrases import listed_by_page
from ..story import Story
from .block import Block, Label
from .body import compose
from .comments import thread
from .cutting import Dump, cut
from .dates import Dates, settle_order
from .front import front
from .headline import parted
from .labels import Labeller
from .language import detect
from .lexicon import lexicon
from .outline import outline, trimmed
from .related import related

_SAMPLE = 6_000  # characters that tell the language
_SAMPLE_BLOCKS = 12


def read_dump(text: str, target: str) -> Story:
    """The story in ``text``, the decoded dump that ``target`` names.

    Raises NotAStory where there is no readable text in it.
    """
    dump = cut(text)
    if not any(block.words > 2 for block in dump.blocks):
        raise NotAStory(
            _("there is no text to read in it"),
            where=target,
            hint=_("A dump is the text of a news page, with a headline and paragraphs."),
        )
    language = detect(_sample(dump))
    words = lexicon(language)
    labeller = Labeller(words, Dates(words, settle_order(text, words)))
    for block in dump.blocks:
        if block.label is Label.OTHER:
            block.label = labeller.label(block)
    frame = outline(dump.blocks)
    found = front(dump.blocks, frame, labeller)
    frame = trimmed(dump.blocks, frame, found.authors)
    body = compose(dump.blocks, frame, found.lede, labeller, dump.references)
    headline = dump.blocks[frame.headline] if frame.headline is not None else None
    if frame.headline is not None:
        kicker, title = parted(dump.blocks, frame.headline)
    else:
        kicker, title = "", _first_words(dump.blocks[frame.start if frame.start < len(dump.blocks) else 0])
    comments = thread(dump.blocks, frame, labeller)
    return Story(
        id=_checksum("\n".join([title, *(block.text for block in dump.blocks)])),
        headline=title,
        kicker=kicker or found.kicker,
        provider=found.provider,
        authors=found.authors,
        published=found.published,
        updated=found.updated,
        language=language,
        lede=dump.blocks[found.lede].text if found.lede is not None else None,
        blocks=body,
        comments=comments,
        related=tuple(
            replace(one, why=listed_by_page()) for one in related(dump.blocks, frame, labeller, dump.references)
        ),
        evidence={
            **{name: _("line {number}").format(number=block.line) for name, block in found.where.items()},
            "headline": _("line {number}").format(number=headline.line) if headline else _("the first words"),
            "language": _("the words of the text") if language else _("nothing tells it"),
        },
    )


def _sample(dump: Dump) -> str:
    """Running text of the dump, from its longest blocks."""
    longest = sorted(dump.blocks, key=lambda block: len(block.text), reverse=True)[:_SAMPLE_BLOCKS]
    return " ".join(block.text[:1500] for block in longest)[:_SAMPLE]


def _checksum(text: str) -> str:
    """What tells a reader's stories apart. It guards nothing, so that OpenSSL need not be loaded for it: 2 ms."""
    data = text.encode()
    return f"{zlib.crc32(data):08x}{len(data):08x}"


def _first_words(block: Block) -> str:
    words = block.text.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")
