"""A front page as lines: two or more for each story that it offers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..story import Entry
from .flow import Run, dotted, edge, lines
from .sheet import FURNITURE, Line
from .words import EntriesWords

_BLANK = Line((), FURNITURE, 0, "blank")
_READ = edge("○ ", "  ", "muted")
_UNREAD = edge("● ", "  ", "provider")


def lay_entries(
    entries: Sequence[Entry],
    width: int,
    words: EntriesWords,
    *,
    read: Collection[str] = (),
    language: str | None = None,
    teasers: bool = False,
) -> Iterator[Line]:
    """The lines of ``entries``, one block an entry.

    ``read`` holds the targets that were opened before. Entries in another language than ``language`` say which.
    """
    width = max(1, width)
    for number, entry in enumerate(entries):
        if number:
            yield _BLANK
        left = _READ if entry.target in read else _UNREAD
        headline = [Run(entry.headline.strip() or "…", "headline+strong")]
        yield from lines(headline, width, number, "entry-head", left=left)
        left = left._replace(first=left.rest)
        start = len(entry.headline) + 1
        about = _about(entry, words, language)
        yield from lines(about, width, number, "entry", left=left, start=start)
        if teasers and entry.teaser:
            start += sum([len(run.text) for run in about]) + 1
            yield from lines([Run(entry.teaser, "text")], width, number, "teaser", left=left, start=start)


def _about(entry: Entry, words: EntriesWords, language: str | None) -> list[Run]:
    said = []
    if entry.kicker:
        said.append(Run(entry.kicker, "provider"))
    if entry.provider:
        said.append(Run(entry.provider, "provider"))
    if entry.published:
        said.append(Run(words.date(entry.published), "muted"))
    if entry.comment_count is not None:
        said.append(Run(words.comments(entry.comment_count).replace(" ", "\xa0"), "muted"))
    if entry.language and entry.language != language:
        said.append(Run(entry.language.upper(), "muted"))
    return dotted(said)
