"""A story as plain text, to be read from top to bottom: by people, by screen readers, by other programs.

One paragraph is one line, and one idea one group of lines, an empty line between. Nothing is drawn: a picture is
its texts, a table row names its columns, an answer says whom it answers. Links are numbered where they stand and
listed at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol, assert_never

from ..layout.order import How, order
from ..layout.wrap import shadow, split, tidy
from ..locale import _
from ..locale.dates import long_date
from ..locale.phrases import (
    comment_count,
    comments_heading,
    in_language,
    in_reply_to,
    points,
    provided_by,
    updated,
    written_by,
)
from ..story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Entry,
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
    plain,
)
from .links import reading_address, web_address


def render(story: Story, *, width: int | None = None) -> str:
    """``story`` as plain text. Lines are wrapped at ``width`` cells, or not at all; those of code never are."""
    return _text(groups(story), width)


def groups(story: Story, how: How = "page", folded: Collection[str] = ()) -> Iterator[Group]:
    """The groups of lines of ``story`` from top to bottom, its comments ordered as ``how`` says.

    Of a comment whose id is in ``folded``, only who wrote it, and that it is folded away.
    """
    links = _Links(story.url)
    yield from _head(story)
    yield from _body(story, links)
    yield from _comments(story.comments, how, folded)
    yield from _related(story.related, links)
    yield from links.groups()


def front_page(page: FrontPage, *, width: int | None = None) -> str:
    """The stories of ``page`` as plain text, each with the target that opens it."""
    shown = [Group([_line(page.title), _date(page.date), _line(page.notice)])]
    shown += map(_entry, page.entries)
    if page.kept:
        shown += [Group([_("Kept stories")]), *map(_entry, page.kept)]
    return _text(shown, width)


def wrapped(group: Group, width: int | None) -> str:
    """The lines of ``group``, wrapped at ``width`` cells, or not at all."""
    return "\n".join(_wrapped(group, width))


class FrontPage(Protocol):
    """What is asked of a front page: texts in the reader's language, and the stories in their order."""

    @property
    def title(self) -> str: ...
    @property
    def notice(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def kept(self) -> Sequence[Entry]: ...


class Group(list[str]):
    """Lines that belong together; ``verbatim`` ones are kept as they are.

    ``about`` is the block, comment or related story that they stand for, None for what the program says itself.
    """

    def __init__(
        self,
        lines: Iterable[str | None],
        *,
        verbatim: bool = False,
        about: Block | Comment | Related | None = None,
    ) -> None:
        super().__init__(line for line in lines if line is not None and (line or verbatim))
        self.verbatim = verbatim
        self.about = about


class _Links:
    """The addresses that the text leads to, in the order of their numbers."""

    def __init__(self, page: str | None) -> None:
        self._page = page
        self._numbers: dict[str, int] = {}

    def mark(self, text: str, href: str | None) -> str:
        """``text`` with the number of its link, if it has one that its own words do not tell."""
        address = reading_address(href, self._page)
        if address is None or not text.strip() or text.strip() == address:
            return text
        return f"{text} [{self._numbers.setdefault(address, len(self._numbers) + 1)}]"

    def text(self, spans: Iterable[Span]) -> str:
        """``spans`` on one line, the numbers of their links among the words."""
        by_link = groupby(spans, key=lambda span: span.href)
        return _one_line("".join(self.mark(plain(run), href) for href, run in by_link))

    def groups(self) -> list[Group]:
        """The list of addresses by their numbers, under its heading; nothing where there are none."""
        if not self._numbers:
            return []
        return [Group([_("Links")]), Group([f"[{number}] {address}" for address, number in self._numbers.items()])]


def _head(story: Story) -> Iterator[Group]:
    yield Group([_line(story.kicker), _one_line(story.headline)])
    source = [provided_by(story.provider) if story.provider else "", _date(story.published) or ""]
    facts = Group(
        [
            " · ".join(filter(None, source)),
            written_by(story.authors) if story.authors else None,
            updated(long_date(story.updated)) if story.updated else None,
            web_address(story.url),
            in_language(story.language) if story.language else None,
        ]
    )
    if facts:
        yield facts


def _body(story: Story, links: _Links) -> Iterator[Group]:
    if story.lede:
        yield Group([_one_line(story.lede)])
    for block in story.blocks:
        if group := _block(block, links):
            group.about = block
            yield group


def _block(block: Block, links: _Links) -> Group:
    match block:
        case Paragraph(spans):
            return Group([links.text(spans)])
        case Crosshead(text):
            return Group([_one_line(text)])
        case Quote(paragraphs, source):
            said = [links.text(spans) for spans in paragraphs]
            return Group([_("Quotation:"), *said, f"— {_one_line(source)}" if source else None])
        case Listing(items, ordered):
            marks = (f"{number}." if ordered else "-" for number, _item in enumerate(items, 1))
            return Group([f"{mark} {links.text(item)}" for mark, item in zip(marks, items, strict=True)])
        case Picture():
            return Group(_picture(block))
        case Table():
            return Group(_table(block))
        case Verbatim(text):
            return Group(text.strip("\n").split("\n"), verbatim=True)
        case Embed(text, src):
            words = _("Embedded: {text}").format(text=_one_line(text) or src or "")
            return Group([links.mark(words, src)])
        case _:
            assert_never(block)


def _picture(picture: Picture) -> Iterator[str]:
    """What stands for a picture: what it shows, then its caption where that says something else, and its credit."""
    shown = picture.alt or picture.caption
    yield _("Picture: {text}").format(text=_one_line(shown)) if shown else _("Picture without description")
    if picture.caption and picture.caption != shown:
        yield _("Caption: {text}").format(text=_one_line(picture.caption))
    if picture.credit:
        yield _("Credit: {text}").format(text=_one_line(picture.credit))


def _table(table: Table) -> Iterator[str]:
    yield _("Table: {caption}").format(caption=_one_line(table.caption)) if table.caption else _("Table:")
    rows = [[_one_line(cell) for cell in row] for row in table.rows]
    if not table.header or len(rows) < 2:
        yield from ("; ".join(row) for row in rows)
        return
    names, *rows = rows
    for row in rows:
        named = [f"{names[column]}: {cell}" if column < len(names) else cell for column, cell in enumerate(row)]
        yield "; ".join(named)


def _comments(thread: Thread, how: How, folded: Collection[str]) -> Iterator[Group]:
    if thread.count is None and not thread.comments:
        return
    yield Group([comments_heading(thread.count, len(thread.comments))])
    by_id = {comment.id: comment for comment in reversed(thread.comments)}
    for comment, depth, _replies, _hidden, is_folded in order(thread.comments, how, folded=folded):
        head = comment_head(comment, by_id[comment.parent or ""] if depth else None)
        said = [_("Reported comment, folded away")] if is_folded else map(_one_line, comment.text.split("\n"))
        yield Group([head, *said], about=comment)


def comment_head(comment: Comment, parent: Comment | None) -> str:
    """Who wrote ``comment``, when, in answer to whom (``parent``, None at the top), and what readers think of it."""
    said = [
        comment.author or _("Anonymous"),
        _date(comment.time),
        in_reply_to(parent.author) if parent else None,
        points(comment.score) if comment.score is not None else None,
    ]
    return _one_line(" · ".join(filter(None, said)))


def _related(related: Iterable[Related], links: _Links) -> Iterator[Group]:
    for number, story in enumerate(related):
        if number == 0:
            yield Group([_("Read also")])
        title = story.title or story.teaser or (story.picture.caption if story.picture else None) or _("untitled")
        source = " · ".join(filter(None, [story.provider, _date(story.published), story.why]))
        teaser = story.teaser if story.title else None
        picture = _picture(story.picture) if story.picture else ()
        lines = [links.mark(_one_line(title), story.url), _one_line(source), _line(teaser), *picture]
        yield Group(lines, about=story)


def _entry(entry: Entry) -> Group:
    facts = [
        entry.provider,
        _date(entry.published),
        comment_count(entry.comment_count) if entry.comment_count is not None else None,
    ]
    source = " · ".join(filter(None, facts))
    return Group([_line(entry.kicker), _one_line(entry.headline), source, _line(entry.teaser), entry.target])


def _date(iso: str | None) -> str | None:
    return long_date(iso) if iso else None


def _line(text: str | None) -> str | None:
    return _one_line(text) if text else None


def _one_line(text: str) -> str:
    return tidy(" ".join(text.splitlines()))


def _text(groups: Iterable[Group], width: int | None) -> str:
    return "\n\n".join("\n".join(_wrapped(group, width)) for group in groups) + "\n"


def _wrapped(group: Group, width: int | None) -> Iterator[str]:
    for line in group:
        if width is None or group.verbatim:
            yield line
        else:
            cells = shadow(line)
            for start, end in split(cells.cells, width, wide=True):
                yield cells.text[cells.offsets[start] : cells.offsets[end]]
