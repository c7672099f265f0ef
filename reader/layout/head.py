"""What stands above a story's blocks: kicker, headline, byline, lede."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Story
from .flow import Run, dotted, lines
from .sheet import FURNITURE, HEAD, Line
from .width import simple
from .words import ArticleWords
from .wrap import shadow, tidy, units

_BLANK = Line((), FURNITURE, 0, "blank")
_MOST_BALANCED = 6  # lines of a headline; a longer one is a paragraph, and looks like one


def head(story: Story, width: int, words: ArticleWords, *, french: bool) -> Iterator[Line]:
    """The lines of the head, all of the block `HEAD`; parts that the story has not take no line."""
    start = 0
    above: str | None = None
    for kind, content in _parts(story, words):
        measure = balanced(content, width, french=french) if kind == "headline" else width
        made = lines(content, measure, HEAD, kind, start=start, french=french)
        if (first := next(made, None)) is not None:  # what has nothing visible in it leaves no gap
            if above not in (None, "kicker", kind):
                yield _BLANK
            yield first
            yield from made
            above = kind
        start += sum([len(run.text) for run in content]) + 1


def _parts(story: Story, words: ArticleWords) -> Iterator[tuple[str, list[Run]]]:
    if story.kicker:
        yield "kicker", [Run(story.kicker, "provider")]
    yield "headline", [Run(story.headline, "headline+strong")]
    source = _source(story, words)
    authors = [Run(words.authors(story.authors), "muted")] if story.authors else []
    if words.minutes:  # with the authors, if any are named: their line has more room
        (authors or source).append(Run(words.minutes, "muted"))
    if source:
        yield "byline", dotted(source)
    if authors:
        yield "byline", dotted(authors)
    if story.updated and not (story.published or "").startswith(story.updated):
        yield "byline", [Run(words.updated.format(time=words.date(story.updated)), "muted")]
    if story.lede:
        yield "lede", [Run(story.lede, "text+strong")]


def _source(story: Story, words: ArticleWords) -> list[Run]:
    """Who provided the story, and when."""
    said = []
    if story.provider:
        said.append(Run(words.provided_by.format(provider=story.provider), "provider"))
    if story.published:
        said.append(Run(words.date(story.published), "muted"))
    return said


def balanced(content: list[Run], width: int, *, french: bool) -> int:
    """The least width at which ``content`` takes no more lines than at ``width``, so that they are about as long."""
    text = tidy("".join([run.text for run in content]))
    wide = not simple(text)
    pieces = list(units(shadow(text, room=width).cells if wide else text, french=french, wide=wide))
    count = _count(pieces, width)
    if not 2 <= count <= _MOST_BALANCED:
        return width
    low, high = min(width, max(width // 2, *(end - start for start, end in pieces))), width
    while low < high:
        middle = (low + high) // 2
        if _count(pieces, middle) <= count:
            high = middle
        else:
            low = middle + 1
    return high


def _count(pieces: list[tuple[int, int]], width: int) -> int:
    """The lines that ``pieces`` take, as many on a line as fit."""
    count, line = 0, -width - 1
    for start, end in pieces:
        if end - line > width:
            count, line = count + 1, start
    return count
