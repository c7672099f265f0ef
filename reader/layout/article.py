"""A story as lines: its head, then its blocks, one blank line between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Story, Table, Verbatim
from .comfort import USUAL, Comfort, spaced, written
from .flow import Run, edge, lines, runs
from .head import head
from .picture import MOST_ROWS, Look, lay_picture
from .sheet import FURNITURE, Line
from .table import lay_table
from .verbatim import lay_verbatim
from .words import ArticleWords

__all__ = ["ArticleOptions", "ArticleWords", "lay_story"]

_BLANK = Line((), FURNITURE, 0, "blank")
_BAR = edge("▌ ")
_FRAME = edge("│ ")


class ArticleOptions(NamedTuple):
    """``column`` is the widest a line may be; ``language`` decides about line ends in place of the story's own.

    ``pictures`` is how they are shown. Drawn are those whose ``src`` is among ``drawable``, in at most ``rows``
    rows; the others are framed. ``notes`` are what to say in the frames of some, by their ``src``: that they can be
    loaded, that they are on their way, what has gone wrong.
    """

    column: int = 72
    language: str | None = None
    pictures: Look = "framed"
    drawable: frozenset[str] = frozenset()
    rows: int = MOST_ROWS
    comfort: Comfort = USUAL
    notes: Mapping[str, str] = MappingProxyType({})

    def look(self, picture: Picture) -> Look:
        """How ``picture`` is shown."""
        return "framed" if self.pictures == "drawn" and picture.src not in self.drawable else self.pictures


_USUAL = ArticleOptions()


def lay_story(story: Story, width: int, options: ArticleOptions, words: ArticleWords) -> Iterator[Line]:
    """The lines of ``story`` in ``width`` cells or ``options.column``, whichever is less.

    Nothing is laid out before it is asked for, so that the first lines of a long story come as soon as a short one's.
    """
    return spaced(_lines(story, max(1, min(width, options.column)), options, words), options.comfort)


def _lines(story: Story, width: int, options: ArticleOptions, words: ArticleWords) -> Iterator[Line]:
    language = options.language or story.language
    french = language is None or language[:2].lower() == "fr"
    yield from head(story, width, words, french=french)
    for number, block in enumerate(story.blocks):
        made = lay_block(written(block, options.comfort), number, width, words, options, french=french)
        if (first := next(made, None)) is not None:  # an empty paragraph leaves no gap
            yield _BLANK
            yield first
            yield from made


def lay_block(
    block: Block,
    number: int,
    width: int,
    words: ArticleWords,
    options: ArticleOptions = _USUAL,
    *,
    french: bool = True,
) -> Iterator[Line]:
    """The lines of one block of a story, whose index there is ``number``."""
    match block:
        case Paragraph(spans):
            return lines(runs(spans), width, number, "paragraph", french=french)
        case Crosshead(text):
            return lines([Run(text, "crosshead+strong")], width, number, "crosshead", french=french)
        case Quote():
            return _quote(block, number, width, french)
        case Listing():
            return _listing(block, number, width, french)
        case Picture():
            look, note = options.look(block), options.notes.get(block.src or "", "")
            return lay_picture(block, number, width, words, look=look, rows=options.rows, note=note)
        case Table():
            return lay_table(block, number, width)
        case Verbatim(text):
            return lay_verbatim(text, number, width)
        case Embed():
            return _embed(block, number, width, words, french)


def _quote(quote: Quote, number: int, width: int, french: bool) -> Iterator[Line]:
    start = 0
    for index, spans in enumerate(quote.paragraphs):
        if index:
            yield Line((("▌", "border"),), number, start - 1, "quote", 1)
        content = runs(spans)
        yield from lines(content, width, number, "quote", left=_BAR, start=start, french=french)
        start += _length(content) + 2
    if quote.source:
        source = [Run(f"— {quote.source}", "muted")]
        yield from lines(source, width, number, "quote", left=_BAR, start=start, french=french)


def _listing(listing: Listing, number: int, width: int, french: bool) -> Iterator[Line]:
    start = 0
    digits = len(str(len(listing.items)))
    for index, spans in enumerate(listing.items, 1):
        bullet = f"{index:>{digits}}. " if listing.ordered else "• "
        content = runs(spans)
        left = edge(bullet, " " * len(bullet), "muted")
        yield from lines(content, width, number, "list", left=left, start=start, french=french)
        start += _length(content) + 1


def _embed(embed: Embed, number: int, width: int, words: ArticleWords, french: bool) -> Iterator[Line]:
    label = Run(words.embed, "muted+strong")
    start = len(words.embed) + 1
    yield from lines([label], width, number, "embed", left=_FRAME)
    if embed.text:
        content = [Run(embed.text, "text")]
        yield from lines(content, width, number, "embed", left=_FRAME, start=start, french=french)
        start += _length(content) + 1
    if embed.src:
        address = [Run(embed.src, "link+underline", embed.src)]
        yield from lines(address, width, number, "embed", left=_FRAME, start=start)


def _length(content: list[Run]) -> int:
    """At least as many code points as the starts of the lines of ``content`` can count up to."""
    return sum([len(run.text) for run in content])
