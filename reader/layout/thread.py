"""A thread of comments as lines, with a guide for each level that a comment is below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from .flow import BARE, DOT, Edge, Run, beside, edge, lines, linked
from .order import Placed
from .sheet import FURNITURE, Line
from .words import ThreadWords

REPORT = "action:report"
UNDO = "action:undo"
COLLAPSE = "action:collapse"
EXPAND = "action:expand"

_BAR = edge("▌ ")
_LEAST_TEXT = 24


def lay_thread(view: Sequence[Placed], width: int, words: ThreadWords) -> Iterator[Line]:
    """The lines of a thread as `order` gives it; a line's block is the comment's index in ``view``."""
    width = max(1, width)
    levels = max(0, (width - _LEAST_TEXT) // 2)
    previous: Placed | None = None
    for number, placed in enumerate(view):
        if previous is not None:
            yield _between(min(previous.depth, placed.depth), levels)
        yield from _comment(placed, number, width, levels, words)
        previous = placed


@cache
def guides(depth: int, levels: int) -> Edge:
    """The guides of a comment ``depth`` levels down where ``levels`` fit; deeper, the last give way to a number."""
    if depth <= levels:
        return edge("│ " * depth) if depth else BARE
    label = f"┆{depth} "
    bars = "│ " * max(0, levels - (len(label) + 1) // 2)
    return edge(bars + label, bars + "┆".ljust(len(label)))


@cache
def _between(depth: int, levels: int) -> Line:
    """The empty line between two comments, with the guides of the levels that go on."""
    text = guides(depth, levels)
    cells = tuple([(part.rstrip(), role) for part, role in text.rest])
    return Line(cells, FURNITURE, 0, "blank", sum([len(part) for part, _ in cells]))


def _comment(placed: Placed, number: int, width: int, levels: int, words: ThreadWords) -> Iterator[Line]:
    left = guides(placed.depth, levels)
    comment = placed.comment
    if placed.folded:
        content = [Run(words.reported, "muted")]
        if words.undo:
            content += [Run(DOT, "muted"), Run(words.undo, "link+underline", UNDO)]
        yield from lines(content, width, number, "comment-head", left=left)
        return
    who = comment.author or words.anonymous
    content = [Run(who, "text+strong")]
    if comment.time:
        content.append(Run(f"{DOT}{words.time(comment.time)}", "muted"))
    if comment.score is not None:
        content.append(Run(f"{DOT}{comment.score:+d}", "muted"))
    yield from lines(content, width, number, "comment-head", left=left)
    left = left._replace(first=left.rest)
    start = sum([len(run.text) for run in content]) + 1
    for paragraph, quoted in _paragraphs(comment.text):
        if paragraph:
            beside_text = beside(left, _BAR) if quoted else left
            role = "muted" if quoted else "text"
            yield from lines(linked(paragraph, role), width, number, "comment", left=beside_text, start=start)
        else:
            yield Line(left.rest, number, start, "comment", left.width)
        start += len(paragraph) + 2
    yield from lines(_foot(placed, words), width, number, "comment-foot", left=left, start=start)


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a comment, and whether each is quoted (``>``); an empty one for each gap between them."""
    rows = [row.strip() for row in text.strip().split("\n")]
    for (quoted, filled), group in groupby(rows, key=lambda row: (row.startswith(">"), bool(row))):
        yield "\n".join([row.lstrip("> ") for row in group]) if filled else "", quoted


def _foot(placed: Placed, words: ThreadWords) -> list[Run]:
    content = [Run(words.report, "link+underline", REPORT)]
    if placed.hidden:
        content += [Run(DOT, "muted"), Run(f"▸ {words.folded_replies(placed.hidden)}", "link+underline", EXPAND)]
    elif placed.replies:
        content += [Run(DOT, "muted"), Run(f"▾ {words.replies(placed.replies)}", "link+underline", COLLAPSE)]
    return content
