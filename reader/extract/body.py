"""The blocks of the story itself: paragraphs, crossheads, pictures, lists and quotations, furniture left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..story import Block as StoryBlock
from ..story import Crosshead, Listing, Paragraph, Picture, Quote, Spans
from .block import Block, Label
from .labels import Labeller
from .markup import spans
from .outline import Outline
from .pictures import Signed, signed
from .sentences import ends_sentence

_CROSSHEAD_WORDS = 18
_DASHED = re.compile(r"[-–—*=~]+\s*(\S.*?)\s*[-–—*=~]+$")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "'": "'", "”": "”", "「": "」", "『": "』"}


@dataclass(slots=True)
class Body:
    """The story's blocks in order, and the line each of its texts came from."""

    blocks: list[StoryBlock] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def dashed_crosshead(text: str) -> str | None:
    """The sub-heading in ``- "text" -`` and its like, without dashes and quotes; None for other texts."""
    match = _DASHED.match(text)
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
    blocks: list[Block], outline: Outline, lede: int | None, labeller: Labeller, references: Mapping[int, str]
) -> Body:
    """The story of ``blocks`` within ``outline``, without the block ``lede``."""
    body = Body()
    first = outline.start if outline.headline is None else min(outline.start, outline.headline + 1)
    chosen = [
        block
        for i, block in enumerate(blocks[first : outline.end], first)
        if i != lede and (i >= outline.start or _of_a_picture(blocks, i))
    ]
    seen: set[str] = set()
    headline = blocks[outline.headline].folded if outline.headline is not None else ""
    i = 0
    while i < len(chosen):
        block = chosen[i]
        i += 1
        folded = block.folded
        following = chosen[i] if i < len(chosen) else None
        twice = following is not None and following.text == block.text
        picture = _picture(block, following, twice, labeller)
        if picture is not None:
            while i < len(chosen) and chosen[i].text == block.text:
                i += 1
            if picture.caption is None or folded not in seen:
                _add_picture(body, picture, block.line)
            seen.add(folded)
            continue
        if folded in seen or folded == headline or not folded:
            continue
        if crosshead := dashed_crosshead(block.text):
            body.blocks.append(Crosshead(crosshead))
            body.lines.append(block.line)
            continue
        made = _made(block, chosen, i, labeller, references)
        if made is not None:
            if block.words > 8:
                seen.add(folded)
            _append(body, made, block)
    _trim(body)
    return body


def _of_a_picture(blocks: list[Block], i: int) -> bool:
    """Whether the block ``i``, above the running text, is a caption: signed, or standing twice."""
    return blocks[i].label is Label.PICTURE or blocks[i].text in {other.text for other in blocks[i - 1 : i + 2 : 2]}


def _picture(block: Block, following: Block | None, twice: bool, labeller: Labeller) -> Picture | None:
    if block.label is Label.PICTURE:
        found = signed(block.text, labeller.lexicon)
        if found is not None:
            return Picture(caption=found.caption or None, credit=found.credit or None)
    if twice and block.label in {Label.PARAGRAPH, Label.OTHER} and 3 <= block.words <= 80:
        return Picture(caption=block.text)
    if following is not None and following.label is Label.PICTURE and block.label in {Label.OTHER, Label.PARAGRAPH}:
        found = signed(following.text, labeller.lexicon)
        if found == Signed("", found.credit if found else "") and block.words <= 45 and not _prose(block):
            return Picture(caption=block.text)
    return None


def _prose(block: Block) -> bool:
    return block.words > 30


def _add_picture(body: Body, picture: Picture, line: int) -> None:
    """Add ``picture``, joined with the one right before it where each has what the other lacks."""
    last = body.blocks[-1] if body.blocks else None
    if isinstance(last, Picture) and (
        (picture.caption is None and last.credit is None) or (last.caption is None and picture.credit is None)
    ):
        body.blocks[-1] = Picture(caption=last.caption or picture.caption, credit=last.credit or picture.credit)
        return
    body.blocks.append(picture)
    body.lines.append(line)


def _made(
    block: Block, chosen: list[Block], after: int, labeller: Labeller, references: Mapping[int, str]
) -> StoryBlock | None:
    if block.label in {
        Label.CHROME,
        Label.DATE,
        Label.RELATED,
        Label.POINTER,
        Label.ENDING,
        Label.COMMENTS,
        Label.BYLINE,
    }:
        return None
    text = spans(block.raw, references)
    if block.quoted:
        return Quote((text,))
    if block.bullet is not None:
        if block.words < 4 and not ends_sentence(block.text):
            return None
        return Listing((text,), ordered=block.bullet[0].isdigit())
    if block.label is Label.PARAGRAPH or ends_sentence(block.text):
        return Paragraph(text)
    if block.words <= _CROSSHEAD_WORDS:
        # A run of short lines is furniture or a list of links; one or two before running text are headings.
        ahead = next((n for n, other in enumerate(chosen[after : after + 3]) if _running(other)), None)
        behind = next(
            (n for n, other in enumerate(reversed(chosen[max(0, after - 4) : after - 1])) if _running(other)), 9
        )
        if ahead is None or ahead + behind > 2:
            return Paragraph(text) if block.words > 6 and behind == 0 else None
        return Crosshead(unquoted(block.text.strip().rstrip(":")) if ahead == 0 else block.text)
    return Paragraph(text)


def _running(block: Block) -> bool:
    return (
        block.label is Label.PARAGRAPH
        or (block.bullet is None and ends_sentence(block.text))
        or block.bullet is not None
    )


def _append(body: Body, made: StoryBlock, block: Block) -> None:
    last = body.blocks[-1] if body.blocks else None
    if isinstance(made, Listing) and isinstance(last, Listing) and made.ordered == last.ordered:
        body.blocks[-1] = Listing((*last.items, *made.items), made.ordered)
    elif isinstance(made, Quote) and isinstance(last, Quote):
        body.blocks[-1] = Quote((*last.paragraphs, *made.paragraphs))
    else:
        body.blocks.append(made)
        body.lines.append(block.line)


def _trim(body: Body) -> None:
    """A story does not end in a sub-heading."""
    while body.blocks and isinstance(body.blocks[-1], Crosshead):
        body.blocks.pop()
        body.lines.pop()


def text_of(value: Spans) -> str:
    return "".join(span.text for span in value)
