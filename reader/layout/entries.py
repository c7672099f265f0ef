"""A front page as lines: two or more for each story that it offers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Literal, TypeAlias

from ..story import Entry
from .cut import unfinished
from .flow import Edge, Run, dotted, edge, lines
from .sheet import FURNITURE, Line
from .width import cells
from .words import EntriesWords

Density: TypeAlias = Literal["teasers", "headlines"]
"""How much is told of each story: with what it is about, or only what one chooses by."""

_BLANK = Line((), FURNITURE, 0, "blank")
READ = edge("○ ", "  ", "muted")
UNREAD = edge("● ", "  ", "provider")
"""What stands beside a story that was read, and beside one that was not."""
_TEASER_LINES = 3
_MANY = 100


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
        left = READ if entry.target in read else UNREAD
        yield from _headline(entry, "headline+strong", number, width, left)
        left = left._replace(first=left.rest)
        start = len(entry.headline) + 1
        about = _about(entry, words, language)
        yield from lines(about, width, number, "entry", left=left, start=start)
        if teasers and entry.teaser:
            start += sum([len(run.text) for run in about]) + 1
            yield from lines([Run(entry.teaser, "text")], width, number, "teaser", left=left, start=start)


def lay_list(
    entries: Sequence[Entry],
    width: int,
    words: EntriesWords,
    *,
    first: int = 0,
    heading: Callable[[Entry], str] | None = None,
    language: str | None = None,
    density: Density = "teasers",
) -> Iterator[Line]:
    """The lines of ``entries`` from number ``first`` on; blocks have the numbers of their entries.

    ``heading`` names what an entry belongs to, a day for instance: where it is another than the entry's before, it
    stands above. Entries are asked for one by one, so that a list may be longer than anybody would want to hold.
    """
    width = max(1, width)
    above = heading(entries[first - 1]) if heading and first else ""
    for number in range(first, len(entries)):
        entry = entries[number]
        under = heading(entry) if heading else ""
        if under and under != above:
            if number:
                yield _BLANK
            above = under
            yield from lines([Run(under, "crosshead+strong")], width, FURNITURE, "heading")
            if density == "teasers":
                yield _BLANK
        elif number > first and density == "teasers":
            yield _BLANK
        yield from _entry(entry, number, width, words, language, density)


def _entry(
    entry: Entry, number: int, width: int, words: EntriesWords, language: str | None, density: Density
) -> Iterator[Line]:
    # What was read steps back: another sign, lighter letters, less said.
    left = READ if entry.read else UNREAD
    yield from _headline(entry, "text" if entry.read else "headline+strong", number, width, left)
    left = left._replace(first=left.rest)
    start = len(entry.headline) + 1
    for kind, content, most in _rest(entry, words, language, density):
        yield from _at_most(most, lines(content, width, number, kind, left=left, start=start), width)
        start += sum([len(run.text) for run in content]) + 1


def _rest(
    entry: Entry, words: EntriesWords, language: str | None, density: Density
) -> Iterator[tuple[str, list[Run], int]]:
    """What stands under the headline: kind, content and the most lines it may take."""
    yield "entry", _about(entry, words, language), _MANY
    if entry.found:
        yield "teaser", [Run(text, "hit" if hit else "text") for text, hit in entry.found], _TEASER_LINES
    elif density == "teasers" and entry.teaser:
        yield "teaser", [Run(entry.teaser, "muted" if entry.read else "text")], _TEASER_LINES
    if entry.also:
        yield "also", [Run(words.also(entry.also), "muted")], 1


def _at_most(most: int, made: Iterator[Line], width: int) -> Iterator[Line]:
    """The first ``most`` of the lines ``made``, with an ellipsis where others follow."""
    yield from islice(made, most - 1)
    last, following = next(made, None), next(made, None)
    if last is None:
        return
    if following is not None:
        *before, (text, role) = last.cells
        room = width - sum([cells(part) for part, _role in before])
        last = last._replace(cells=(*before, (unfinished(text, room), role)))
    yield last


def _headline(entry: Entry, role: str, number: int, width: int, left: Edge) -> Iterator[Line]:
    content = [Run(text, "hit+strong" if hit else role) for text, hit in entry.named]
    content = content or [Run(entry.headline.strip() or "…", role)]
    return lines(content, width, number, "entry-head", left=left)


def _about(entry: Entry, words: EntriesWords, language: str | None) -> list[Run]:
    said = []
    if entry.kicker:
        said.append(Run(entry.kicker, "provider"))
    if entry.provider:
        said.append(Run(entry.provider, "provider"))
    if entry.published and (date := words.date(entry.published)):
        said.append(Run(date, "muted"))
    if entry.comment_count is not None and (comments := words.comments(entry.comment_count)):
        said.append(Run(comments.replace(" ", "\xa0"), "muted"))
    if entry.language and (spoken := _spoken(entry.language)) != _spoken(language or ""):
        said.append(Run(spoken.upper(), "muted"))
    for sign, holds in (
        (words.new, entry.new and not entry.read),
        (words.edited, entry.edited),
        (words.kept, entry.kept),
    ):
        if sign and holds:
            said.append(Run(sign, "text+strong"))
    said += [Run("#" + tag.replace(" ", "\xa0"), "text") for tag in entry.tags]
    return dotted(said)


def _spoken(tag: str) -> str:
    """The language alone of a language tag (BCP 47): that of ``fr-FR`` is ``fr``."""
    return tag.partition("-")[0].lower()
