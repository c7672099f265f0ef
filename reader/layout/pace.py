"""How long a story takes to read."""

from __future__ import annotations

from collections.abc import Iterable

from ..story import Block, Crosshead, Listing, Paragraph, Picture, Quote, Span, Story, Table, Verbatim

# Brysbaert (2019, Journal of Memory and Language 109): 238 words a minute for English non-fiction. Counting
# code points is much faster than counting words and serves French and English alike: 5 letters and a blank each.
_PER_MINUTE = 238 * 6
# The same for Chinese and Japanese, where a character says more (Trauzettel-Klosinski & Dietz 2012: 255 and 357).
_PER_MINUTE_IDEOGRAPHIC = 300


def minutes(story: Story) -> float:
    """The minutes that ``story`` takes at an ordinary pace, without its comments."""
    language = (story.language or "")[:2].lower()
    pace = _PER_MINUTE_IDEOGRAPHIC if language in {"zh", "ja"} else _PER_MINUTE
    return (len(story.headline) + len(story.lede or "") + sum(map(_length, story.blocks))) / pace


def _length(block: Block) -> int:
    match block:
        case Paragraph(spans):
            return _spans(spans)
        case Crosshead(text) | Verbatim(text):
            return len(text)
        case Quote(paragraphs):
            return sum(map(_spans, paragraphs))
        case Listing(items):
            return sum(map(_spans, items))
        case Table(rows):
            return sum([len(cell) for row in rows for cell in row])
        case Picture():
            return len(block.caption or block.alt or "")
        case _:
            return len(block.text)


def _spans(spans: Iterable[Span]) -> int:
    return sum([len(span.text) for span in spans])
