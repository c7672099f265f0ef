"""A story as Markdown: CommonMark, with the pipe tables that most of its readers know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ..layout.order import order
from ..locale import _
from ..locale.dates import long_date
from ..locale.phrases import comments_heading, provided_by, updated, written_by
from ..story import (
    Block,
    Crosshead,
    Embed,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Related,
    Span,
    Story,
    Table,
    Thread,
    Verbatim,
)
from . import markup
from .links import picture_address, web_address
from .plain import comment_head

# Readers of Markdown give up on lists nested much deeper; from here on, only words say whom a comment answers.
_DEEPEST = 6


def render(story: Story) -> str:
    """``story`` as a Markdown document; its headline is the one heading of level 1."""
    groups = [*_head(story), *_body(story), *_comments(story.comments), *_related(story)]
    return "\n\n".join(filter(None, groups)) + "\n"


def _head(story: Story) -> Iterator[str]:
    if story.kicker:
        yield markup.line(story.kicker)
    yield markup.heading(story.headline, 1)
    yield _source(story.provider, story.published)
    if story.authors:
        yield markup.line(written_by(story.authors))
    if story.updated:
        yield markup.line(updated(long_date(story.updated)))
    if address := web_address(story.url):
        yield markup.link(markup.escape(address), address)
    if story.lede:
        yield markup.spans([Span(story.lede, frozenset({"strong"}))], story.url)


def _source(provider: str | None, published: str | None, why: str | None = None) -> str:
    said = [provided_by(provider) if provider else "", long_date(published) if published else "", why]
    return markup.line(" · ".join(filter(None, said)))


def _body(story: Story) -> Iterator[str]:
    before: Block | None = None
    for block in story.blocks:
        if isinstance(before, Listing) and isinstance(block, Listing):
            yield "<!-- -->"  # or two lists would be read as one
        yield _block(block, story.url)
        before = block


def _block(block: Block, page: str | None) -> str:
    match block:
        case Paragraph(spans):
            return markup.spans(spans, page)
        case Crosshead(text, level):
            return markup.heading(text, max(2, level))
        case Quote(paragraphs, source):
            said = [markup.spans(spans, page) for spans in paragraphs]
            return _indented([*said, *([f"— {markup.line(source)}"] if source else [])], "> ", "> ")
        case Listing(items, ordered):
            marks = (f"{number}. " if ordered else "- " for number, _item in enumerate(items, 1))
            return "\n".join(mark + markup.spans(item, page) for mark, item in zip(marks, items, strict=True))
        case Picture():
            return _picture(block, page)
        case Table():
            return _table(block)
        case Verbatim(text):
            return markup.fenced(text)
        case Embed(text, src):
            address = web_address(src, page)
            words = markup.escape(" ".join(text.split()) or address or "")
            return markup.link(words, address) if address else markup.line(text)
        case _:
            assert_never(block)


def _picture(picture: Picture, page: str | None) -> str:
    """The picture if it has an address, its alternative text if not; caption and credit below."""
    shown = picture.alt or picture.caption
    address = picture_address(picture.src, page)
    if address:
        first = "!" + markup.link(markup.escape(" ".join((shown or "").split())), address)
    else:
        first = markup.line(_("Picture: {text}").format(text=shown) if shown else _("Picture without description"))
    below = []
    if picture.caption and (address or picture.caption != shown):
        below.append(markup.line(picture.caption))
    if picture.credit:
        below.append(markup.line(_("Credit: {text}").format(text=picture.credit)))
    return "\n\n".join([first, *below])


def _table(table: Table) -> str:
    if not table.rows:
        return markup.line(table.caption or "")
    columns = max(map(len, table.rows))
    rows = [[*map(markup.cell, row), *[""] * (columns - len(row))] for row in table.rows]
    if not table.header:
        rows.insert(0, [""] * columns)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * columns)
    return "\n\n".join(filter(None, [markup.line(table.caption or ""), "\n".join(lines)]))


def _comments(thread: Thread) -> Iterator[str]:
    if thread.count is None and not thread.comments:
        return
    yield markup.heading(comments_heading(thread.count, len(thread.comments)), 2)
    by_id = {comment.id: comment for comment in reversed(thread.comments)}
    items = []
    for placed in order(thread.comments, "page"):
        comment = placed.comment
        parent = by_id[comment.parent or ""] if placed.depth else None
        margin = "  " * min(placed.depth, _DEEPEST)
        parts = [markup.line(comment_head(comment, parent)), *map(markup.line, comment.text.split("\n"))]
        items.append(_indented(filter(None, parts), f"{margin}- ", f"{margin}  "))
    if items:
        yield "\n\n".join(items)


def _related(story: Story) -> Iterator[str]:
    if story.related:
        yield markup.heading(_("Read also"), 2)
        yield "\n\n".join(_indented(_offer(related, story.url), "- ", "  ") for related in story.related)


def _offer(related: Related, page: str | None) -> Iterator[str]:
    title = " ".join((related.title or related.teaser or _("untitled")).split())
    address = web_address(related.url, page)
    yield markup.link(markup.escape(title), address) if address else markup.line(title)
    if source := _source(related.provider, related.published, related.why):
        yield source
    if related.teaser and related.title:
        yield markup.line(related.teaser)
    if related.picture:
        yield _picture(related.picture, page)


def _indented(parts: Iterable[str], first: str, rest: str) -> str:
    """``parts`` as paragraphs of a list item or a quotation, whose lines begin with ``first``, then ``rest``."""
    lines = "\n\n".join(parts).split("\n")
    return "\n".join(((rest if number else first) + line).rstrip(" ") for number, line in enumerate(lines))
