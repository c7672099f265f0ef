"""The bundled edition and the kept stories, as the front page shows them to those who follow no feed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..desk import FrontPage
from ..layout.entries import lay_entries
from ..layout.flow import Run, lines
from ..layout.sheet import FURNITURE, Line
from ..locale import _, dates, language, ngettext, numbers
from ..story import Entry
from .keys import first_key
from .notice import lay_notice
from .words import entries_words

COLUMN = 88
"""Cells at most for a headline or teaser."""

_BLANK = Line((), FURNITURE, 0, "blank")


def entries(page: FrontPage) -> tuple[Entry, ...]:
    """The stories in the order in which they are shown. A kept one stands twice: on top and in its own place."""
    return (*page.kept, *page.entries)


def how_to_add(keymap: Mapping[str, str]) -> str:
    """What those are told who follow no feed yet."""
    return _("{key} adds a feed: then your own papers come here.").format(key=first_key("feeds.add", keymap))


def lay(page: FrontPage, width: int, read: Collection[str], hint: str = "") -> Iterator[Line]:
    """The lines of ``page``; the stories whose targets are in ``read`` are marked as read.

    ``hint`` is said under the masthead.
    """
    width = min(width, COLUMN)
    shown = entries(page)
    yield _BLANK
    for text, role in _masthead(page, shown, read):
        yield from lines([Run(text, role)], width, FURNITURE, "masthead")
    if hint:
        yield from lines([Run(hint, "muted")], width, FURNITURE, "hint")
    yield Line((("─" * width, "border"),), FURNITURE, 0, "rule")
    yield _BLANK
    if not shown:
        yield from lay_notice(_("There is no story here."), width)
    kept = len(page.kept)
    headings = {0: _("Kept stories"), kept: _("In this edition")} if kept else {}
    for line in lay_entries(shown, width, entries_words(), read=read, language=language(), teasers=True):
        if heading := headings.pop(line.block, None):
            yield from lines([Run(heading, "crosshead+strong")], width, FURNITURE, "heading")
            yield _BLANK
        yield line


def _masthead(page: FrontPage, shown: tuple[Entry, ...], read: Collection[str]) -> Iterator[tuple[str, str]]:
    targets = {entry.target for entry in shown}
    count, unread = len(targets), len(targets.difference(read))
    stories = ngettext("{number} story", "{number} stories", count).format(number=numbers.number(count))
    yield page.title, "headline+strong"
    yield (
        _("{date} · {stories}, {unread} unread").format(
            date=dates.long_date(page.date), stories=stories, unread=numbers.number(unread)
        ),
        "muted",
    )
    yield page.notice, "muted+em"
