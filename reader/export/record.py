"""A story as JSON: the contract that other programs read.

One object a story, on one line, with every key always present and in this order; what the page does not tell is
null, and a list without items is empty. A program may count on the keys that are here; new ones may join them. Only
``why``, for what a related story is offered, is in the language of the interface.
Blocks have a ``text`` each, in which lines mean something:

============  ======================================================================================
``quote``     paragraphs apart by an empty line; who is quoted follows as the last, after a dash
``list``      one item a line
``table``     one row a line, cells apart by `CELLS_APART`; a caption stands above, an empty line between
``code``      the lines as they are
============  ======================================================================================
"""

from __future__ import annotations

import json
import re
from typing import Any, assert_never

from ..story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Related,
    Story,
    Table,
    Verbatim,
    plain,
)

CELLS_APART = " | "

# JSON allows these raw in a string (RFC 8259, section 7), but line-based tools split at some of them, terminals
# obey others, and lone surrogates cannot be encoded at all.
_BETTER_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def record(story: Story) -> dict[str, Any]:
    """``story`` as plain data, ready for JSON. Times stay ISO 8601, as exact as the page was."""
    return {
        "id": story.id,
        "url": story.url,
        "headline": story.headline,
        "kicker": story.kicker,
        "provider": story.provider,
        "authors": list(story.authors),
        "published": story.published,
        "updated": story.updated,
        "language": story.language,
        "lede": story.lede,
        "tags": list(story.tags),
        "blocks": [_block(block) for block in story.blocks],
        "comments": {
            "count": story.comments.count,
            "items": [_comment(comment) for comment in story.comments.comments],
        },
        "related": [_related(related) for related in story.related],
    }


def error_record(target: str, message: str) -> dict[str, Any]:
    """What stands in a story's place when ``target`` gave none; ``message`` says why, for people."""
    return {"error": message, "target": target}


def render(story: Story) -> str:
    """``story`` as one line of JSON, without the line end; see `dump_line`."""
    return dump_line(record(story))


def dump_line(data: dict[str, Any]) -> str:
    """``data`` as one line of JSON: letters of all scripts as they are, control characters escaped."""
    line = json.dumps(data, ensure_ascii=False)
    return _BETTER_ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(spans):
            return {"type": "paragraph", "text": plain(spans)}
        case Crosshead(text):
            return {"type": "crosshead", "text": text}
        case Quote(paragraphs, source):
            said = [plain(spans) for spans in paragraphs]
            return {"type": "quote", "text": "\n\n".join([*said, f"— {source}"] if source else said)}
        case Listing(items):
            return {"type": "list", "text": "\n".join(_one_line(plain(item)) for item in items)}
        case Picture(src, alt, caption, credit):
            return {"type": "picture", "src": src, "alt": alt, "caption": caption, "credit": credit}
        case Table(rows, _, caption):
            lines = "\n".join(CELLS_APART.join(map(_one_line, row)) for row in rows)
            return {"type": "table", "text": f"{_one_line(caption)}\n\n{lines}" if caption else lines}
        case Verbatim(text):
            return {"type": "code", "text": text}
        case Embed(text, src):
            return {"type": "embed", "text": text, "src": src}
        case _:
            assert_never(block)


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.id,
        "parent": comment.parent,
        "author": comment.author,
        "time": comment.time,
        "text": comment.text,
    }


def _related(related: Related) -> dict[str, Any]:
    picture = related.picture or Picture()
    return {
        "title": related.title,
        "url": related.url,
        "provider": related.provider,
        "published": related.published,
        "teaser": related.teaser,
        "caption": picture.caption,
        "credit": picture.credit,
        "why": related.why,
    }


def _one_line(text: str) -> str:
    """``text`` without line ends of its own, since the line is what tells items and rows apart."""
    return " ".join(text.splitlines())
