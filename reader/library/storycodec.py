"""A story as JSON and back, losing nothing but the evidence and what was left out.

Other than the contract that programs read (`reader.export.record`), this keeps marks and links. Each dataclass is an
array of its fields in order, each block led by its kind; what a later version adds at the end of a class is read
with its default.
"""

from __future__ import annotations

import json
from typing import Any

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
    Span,
    Spans,
    Story,
    Table,
    Thread,
    Verbatim,
)

_SEPARATORS = (",", ":")


def write_story(story: Story) -> str:
    """``story`` as a line of JSON."""
    return json.dumps(
        {
            "id": story.id,
            "headline": story.headline,
            "url": story.url,
            "kicker": story.kicker,
            "provider": story.provider,
            "authors": story.authors,
            "published": story.published,
            "updated": story.updated,
            "language": story.language,
            "lede": story.lede,
            "blocks": [_block(block) for block in story.blocks],
            "comments": {
                "count": story.comments.count,
                "comments": [_comment(comment) for comment in story.comments.comments],
                "source": story.comments.source,
                "complete": story.comments.complete,
            },
            "related": [related_fields(related) for related in story.related],
            "tags": story.tags,
            "next_page": story.next_page,
        },
        ensure_ascii=False,
        separators=_SEPARATORS,
    )


def read_story(text: str) -> Story:
    """The story that `write_story` wrote. Raises ValueError, KeyError or TypeError for what it did not write."""
    data = json.loads(text)
    thread = data["comments"]
    return Story(
        id=data["id"],
        headline=data["headline"],
        url=data["url"],
        kicker=data["kicker"],
        provider=data["provider"],
        authors=tuple(data["authors"]),
        published=data["published"],
        updated=data["updated"],
        language=data["language"],
        lede=data["lede"],
        blocks=tuple(_read_block(*block) for block in data["blocks"]),
        comments=Thread(
            thread["count"],
            tuple(Comment(*comment) for comment in thread["comments"]),
            thread["source"],
            thread["complete"],
        ),
        related=tuple(read_related(*related) for related in data["related"]),
        tags=tuple(data["tags"]),
        next_page=data["next_page"],
    )


def _block(block: Block) -> list[Any]:
    match block:
        case Paragraph(spans):
            return ["paragraph", _spans(spans)]
        case Crosshead(text, level):
            return ["crosshead", text, level]
        case Quote(paragraphs, source):
            return ["quote", [_spans(spans) for spans in paragraphs], source]
        case Listing(items, ordered):
            return ["list", [_spans(spans) for spans in items], ordered]
        case Picture():
            return ["picture", *picture_fields(block)]
        case Table(rows, header, caption):
            return ["table", rows, header, caption]
        case Verbatim(text):
            return ["verbatim", text]
        case Embed(text, src):
            return ["embed", text, src]


def _read_block(kind: str, *fields: Any) -> Block:
    match kind:
        case "paragraph":
            return Paragraph(_read_spans(fields[0]))
        case "crosshead":
            return Crosshead(*fields)
        case "quote":
            return Quote(tuple(map(_read_spans, fields[0])), *fields[1:])
        case "list":
            return Listing(tuple(map(_read_spans, fields[0])), *fields[1:])
        case "picture":
            return Picture(*fields)
        case "table":
            return Table(tuple(map(tuple, fields[0])), *fields[1:])
        case "verbatim":
            return Verbatim(*fields)
        case "embed":
            return Embed(*fields)
        case _:
            raise ValueError(f"no kind of block: {kind}")


def _spans(spans: Spans) -> list[Any]:
    """A span without marks and link is its text alone, as most are."""
    return [
        [span.text, sorted(span.marks), span.href] if span.marks or span.href is not None else span.text
        for span in spans
    ]


def _read_spans(spans: list[Any]) -> Spans:
    return tuple(
        Span(span) if isinstance(span, str) else Span(span[0], frozenset(span[1]), span[2]) for span in spans
    )


def picture_fields(picture: Picture) -> list[Any]:
    """A picture as a list, for JSON."""
    return [picture.src, picture.alt, picture.caption, picture.credit, picture.width, picture.height]


def _comment(comment: Comment) -> list[Any]:
    return [
        comment.id,
        comment.text,
        comment.parent,
        comment.author,
        comment.time,
        comment.score,
        comment.url,
    ]


def related_fields(related: Related) -> list[Any]:
    """A related story as a list, for JSON."""
    picture = picture_fields(related.picture) if related.picture else None
    return [related.title, related.url, related.provider, related.published, related.teaser, picture, related.why]


def read_related(*fields: Any) -> Related:
    """What `related_fields` made a list of."""
    *texts, picture, why = fields
    return Related(*(*texts, Picture(*picture) if picture else None, why))
