"""The blocks of the story itself: paragraphs, crossheads, pictures, lists and quotations, furniture left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..story import Block as StoryBlock
from ..story import Crosshead, Listing, Paragraph, Picture, Quote
from .block import Block, Label
from .labels import Labeller
from .late import late
from .markup import spans
from .outline import Outline
from .pictures import signed
from .sentences import ends_sentence

_CROSSHEAD_WORDS = 18
_CAPTION_WORDS = 30  # of a caption that only the credit below it tells to be one
_SAID_AGAIN = 8  # words beyond which a text that stands twice is the same text
_DASHES = frozenset("-–—*=~")
_DASHED = late(r"[-–—*=~]+\s*(\S.*?)\s*[-–—*=~]+$")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "'": "'", "”": "”", "「": "」", "『": "』"}
_NO_TEXT = frozenset(
    {Label.CHROME, Label.DATE, Label.RELATED, Label.POINTER, Label.ENDING, Label.COMMENTS, Label.BYLINE}
)


def dashed_crosshead(text: str) -> str | None:
    """The sub-heading in ``- "text" -`` and its like, without dashes and quotes; None for other texts."""
    match = _DASHED.match(text) if text[:1] in _DASHES else None
    if not match or len(match[1].split()) > _CROSSHEAD_WORDS:
        return None
    return unquoted(match[1].strip())


def unquoted(text: str) -> str:
    """``text`` without the quotation marks around the whole of it."""
    inner = text[1:-1]
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] and text[0] not in inner and text[-1] not in inner:
        return inner.strip()
    return text


def compose(
    blocks: Sequence[Block], outline: Outline, lede: int | None, labeller: Labeller, references: Mapping[int, str]
) -> tuple[StoryBlock, ...]:
    """The story of ``blocks`` within ``outline``, without the block ``lede``.

    ``references`` are the addresses that numbered links stand for.
    """
    first = outline.start if outline.headline is None else min(outline.start, outline.headline + 1)
    chosen = [
        blocks[i]
        for i in range(first, outline.end)
        if i != lede and (i >= outline.start or _above_the_text(blocks, i))
    ]
    marked = any(block.level is not None for block in chosen)
    headline = blocks[outline.headline].folded if outline.headline is not None else ""
    seen = {headline}
    story: list[StoryBlock] = []
    for at, block in enumerate(chosen):
        if at and chosen[at - 1].text == block.text and _is_caption(chosen, at - 1):
            continue  # the caption that stands twice
        picture = _picture(chosen, at, labeller)
        if picture is not None:
            if picture.caption is None or block.folded not in seen:
                _add_picture(story, picture)
            seen.add(block.folded)
        elif block.folded and block.folded not in seen:
            made = _made(chosen, at, marked, references)
            if made is not None:
                if block.words > _SAID_AGAIN:
                    seen.add(block.folded)
                story.append(made)
    while story and isinstance(story[-1], Crosshead):
        story.pop()  # a story does not end in a sub-heading
    return tuple(_runs_joined(story))


def _above_the_text(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block ``i``, between headline and text, is a caption: signed, or standing twice."""
    return blocks[i].label is Label.PICTURE or blocks[i].text in {other.text for other in blocks[i - 1 : i + 2 : 2]}


def _is_caption(chosen: Sequence[Block], at: int) -> bool:
    """Whether ``chosen[at]`` is followed by itself, as the alternative text of a picture is by its caption."""
    block = chosen[at]
    twice = at + 1 < len(chosen) and chosen[at + 1].text == block.text
    return twice and block.label in {Label.PICTURE, Label.PARAGRAPH, Label.OTHER} and 3 <= block.words <= 80


def _picture(chosen: Sequence[Block], at: int, labeller: Labeller) -> Picture | None:
    """The picture that ``chosen[at]`` is the caption or the credit of, None where it is neither."""
    block = chosen[at]
    if block.label is Label.PICTURE and (found := signed(block.text, labeller.lexicon)):
        return Picture(caption=found.caption or None, credit=found.credit or None)
    if _is_caption(chosen, at):
        return Picture(caption=block.text)
    if at + 1 < len(chosen) and chosen[at + 1].label is Label.PICTURE and block.words <= _CAPTION_WORDS:
        below = signed(chosen[at + 1].text, labeller.lexicon)
        if below and not below.caption and block.label in {Label.OTHER, Label.PARAGRAPH}:
            return Picture(caption=block.text)
    return None


def _add_picture(story: list[StoryBlock], picture: Picture) -> None:
    """Add ``picture``, joined with the one right before it where each has what the other lacks."""
    last = story[-1] if story else None
    if isinstance(last, Picture) and (
        (picture.caption is None and last.credit is None) or (last.caption is None and picture.credit is None)
    ):
        story[-1] = Picture(caption=last.caption or picture.caption, credit=last.credit or picture.credit)
    else:
        story.append(picture)


def _made(chosen: Sequence[Block], at: int, marked: bool, references: Mapping[int, str]) -> StoryBlock | None:
    """What ``chosen[at]`` is in the story, None where it is nothing. ``marked``: the page marks its headings."""
    block = chosen[at]
    if crosshead := dashed_crosshead(block.text):
        return Crosshead(crosshead)
    if block.label in _NO_TEXT:
        return None
    text = spans(block.raw, references)
    if block.quoted:
        return Quote((text,))
    if block.bullet is not None:
        if block.words < 4 and not ends_sentence(block.text):
            return None
        return Listing((text,), ordered=block.bullet[0].isdigit())
    if block.label is Label.PARAGRAPH or ends_sentence(block.text) or block.words > _CROSSHEAD_WORDS:
        return Paragraph(text) if block.level is None else Crosshead(block.text, block.level)
    # A run of short lines is furniture or a list of links; one or two before running text are headings.
    ahead = next((n for n, other in enumerate(chosen[at + 1 : at + 4]) if _runs(other)), 9)
    behind = next((n for n, other in enumerate(reversed(chosen[max(0, at - 3) : at])) if _runs(other)), 9)
    if ahead + behind > 2 or (marked and block.level is None):
        return Paragraph(text) if block.words > 6 and behind == 0 else None
    return Crosshead(unquoted(block.text.rstrip(":")), block.level or 2)


def _runs(block: Block) -> bool:
    """Whether ``block`` is running text or an item of a list in it."""
    return block.label is Label.PARAGRAPH or block.bullet is not None or ends_sentence(block.text)


def _runs_joined(story: Iterable[StoryBlock]) -> Iterator[StoryBlock]:
    """``story`` with neighbouring items as one list, and neighbouring quoted lines as one quotation."""
    for (kind, ordered), run in groupby(story, lambda block: (type(block), getattr(block, "ordered", False))):
        if kind is Listing:
            items = (item for block in run if isinstance(block, Listing) for item in block.items)
            yield Listing(tuple(items), ordered)
        elif kind is Quote:
            yield Quote(tuple(part for block in run if isinstance(block, Quote) for part in block.paragraphs))
        else:
            yield from run
