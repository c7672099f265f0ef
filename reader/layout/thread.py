"""A thread of comments as lines, with a guide for each level that a comment is below another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from typing import NamedTuple

from .flow import BARE, DOT, Edge, Piece, Run, beside, count_lines, edge, flow, lines, linked, shifted
from .order import Placed
from .sheet import FURNITURE, Cells, Line
from .words import ThreadWords

REPORT = "action:report"
UNDO = "action:undo"
COLLAPSE = "action:collapse"
EXPAND = "action:expand"

_BAR = edge("▌ ")
_LEAST_TEXT = 24
_LEAST_FOR_NUMBERS = 16


def lay_thread(
    view: Sequence[Placed],
    width: int,
    words: ThreadWords,
    *,
    new: Collection[str] = (),
    authors: Collection[str] = (),
) -> Iterator[Line]:
    """The lines of a thread as `order` gives it; a line's block is the comment's index in ``view``.

    What can be clicked has one of the four addresses above; it is about the comment that the line belongs to.
    Comments with ids in ``new`` say that they are; those signed with one of ``authors``, in lower case, that the
    story's author wrote them.
    """
    setting = Setting(width, words, new, authors)
    for number in range(len(view)):
        yield from setting.lines(view, number)


class Guides(NamedTuple):
    """The edges of one comment: beside its head, its text, what it quotes, and (as cells) its empty lines."""

    head: Edge
    text: Edge
    quote: Edge
    gap: Cells


@cache
def guides(depth: int, levels: int) -> Guides:
    """The guides of a comment ``depth`` levels down where ``levels`` fit.

    Deeper than that, the last guides give way to the number of levels; where ``levels`` is negative there is no room
    for that either.
    """
    if depth == 0 or levels < 0:
        head = text = BARE
    elif depth <= levels:
        head = text = edge("│ " * depth)
    else:
        label = f"┆{depth} "
        bars = "│ " * (levels - (len(label) + 1) // 2)
        head = edge(bars + label)
        text = edge(bars + "┆".ljust(len(label)))
    gap = tuple([(part.rstrip(), role) for part, role in text.rest])
    return Guides(head._replace(rest=text.rest), text, beside(text, _BAR), gap)


@cache
def _between(depth: int, levels: int) -> Line:
    """The empty line between two comments, with the guides of the levels that go on."""
    gap = guides(depth, levels).gap
    return Line(gap, FURNITURE, 0, "blank", sum([len(part) for part, _ in gap]))


class ThreadBlocks:
    """The comments of ``view``, as ``setting`` sets them, for a sparse sheet.

    Where ``view`` leaves branches out, ``runs`` are those of `order.kept`: what was counted for one view of an order
    is known to the next.
    """

    def __init__(self, view: Sequence[Placed], setting: Setting, runs: Sequence[range] | None = None) -> None:
        self._view = view
        self._setting = setting
        self._runs = runs or [range(len(view))]
        self._counted = setting.counted
        self._ends = list(accumulate(map(len, self._runs)))
        if not self._counted.whole:
            self._counted.whole = [None] * self._runs[-1].stop

    def heights(self) -> list[int | None]:
        heights: list[int | None] = []
        for run in self._runs[:-1]:
            heights += self._counted.whole[run.start : run.stop]
            heights[-1] = self._counted.shut.get(run[-1])
        heights += self._counted.whole[self._runs[-1].start :]
        if heights and (last := heights[-1]) is not None:
            heights[-1] = last - 1
        return heights

    def height(self, number: int) -> int:
        height = self._setting.height(self._view, number)
        after = height if number + 1 < len(self._view) else height + 1
        run = bisect_right(self._ends, number)
        place = self._runs[run].stop - (self._ends[run] - number)
        if number + 1 == self._ends[run] and run + 1 < len(self._runs):
            self._counted.shut[place] = after
        else:
            self._counted.whole[place] = after
        return height

    def lay(self, number: int) -> Iterator[Line]:
        return self._setting.lines(self._view, number)


class Counted:
    """How many lines comments have, the empty one after each included, by their places in an order."""

    def __init__(self) -> None:
        self.whole: list[int | None] = []
        self.shut: dict[int, int] = {}  # of those that have their replies left out


class Setting:
    """What setting one comment after another shares: measures, heights, and the feet, most of which are alike.

    The arguments are those of `lay_thread`. Comments keep their height, whatever else is folded.
    """

    def __init__(
        self, width: int, words: ThreadWords, new: Collection[str] = (), authors: Collection[str] = ()
    ) -> None:
        width = max(1, width)
        self.width = width
        self.words = words
        self.new = new
        self.authors = authors
        self.levels = max(0, (width - _LEAST_TEXT) // 2) if width >= _LEAST_FOR_NUMBERS else -1
        self._feet: dict[tuple[int, int, int], tuple[Piece, ...]] = {}
        self.counted = Counted()

    def lines(self, view: Sequence[Placed], number: int) -> Iterator[Line]:
        """The lines of comment ``number`` of ``view``, and the empty one between it and the next."""
        yield from self.comment(view[number], number)
        if number + 1 < len(view):
            yield _between(min(view[number].depth, view[number + 1].depth), self.levels)

    def height(self, view: Sequence[Placed], number: int) -> int:
        """How many `lines` comment ``number`` of ``view`` has."""
        height = self._height(view[number])
        return height + 1 if number + 1 < len(view) else height

    def _height(self, placed: Placed) -> int:
        """How many lines `comment` gives."""
        beside_it = guides(placed.depth, self.levels)
        width = self.width
        if placed.folded:
            return count_lines(self._reported(), width, beside_it.head)
        height = count_lines(self._head(placed), width, beside_it.head)
        for paragraph, quoted in _paragraphs(placed.comment.text):
            edge = beside_it.quote if quoted else beside_it.text
            height += count_lines([Run(paragraph, "text")], width, edge) if paragraph else 1
        return height + len(self._foot(placed, beside_it.text.width))

    def comment(self, placed: Placed, number: int) -> Iterator[Line]:
        beside_it = guides(placed.depth, self.levels)
        width = self.width
        head = self._reported() if placed.folded else self._head(placed)
        yield from lines(head, width, number, "comment-head", left=beside_it.head)
        if placed.folded:
            return
        start = sum([len(run.text) for run in head]) + 1
        indent = beside_it.text.width
        for paragraph, quoted in _paragraphs(placed.comment.text):
            if not paragraph:
                yield Line(beside_it.gap, number, start, "comment", indent)
            elif quoted:
                quote = linked(paragraph, "muted")
                yield from lines(quote, width, number, "comment", left=beside_it.quote, start=start)
            else:
                said = linked(paragraph, "text")
                yield from lines(said, width, number, "comment", left=beside_it.text, start=start)
            start += len(paragraph) + 2
        left = beside_it.text.rest
        for offset, cells, links in self._foot(placed, indent):
            yield Line(left + cells, number, start + offset, "comment-foot", indent, links)

    def _reported(self) -> list[Run]:
        words = self.words
        said = [Run(words.reported, "muted")]
        return [*said, Run(DOT, "muted"), Run(words.undo, "link+underline", UNDO)] if words.undo else said

    def _head(self, placed: Placed) -> list[Run]:
        comment = placed.comment
        about = ""
        if comment.time:
            about = f"{DOT}{self.words.time(comment.time)}"
        if comment.score is not None:
            score = f"{comment.score:+d}".replace("-", "−") if comment.score else "0"
            about += f"{DOT}{score}"
        said = [Run(comment.author or self.words.anonymous, "text+strong")]
        if comment.author and comment.author.lower() in self.authors:
            said.append(Run(f"{DOT}{self.words.story_author}", "provider"))
        if about:
            said.append(Run(about, "muted"))
        if comment.id in self.new:
            said.append(Run(f"{DOT}{self.words.new}", "success+strong"))
        return said

    def _foot(self, placed: Placed, indent: int) -> tuple[Piece, ...]:
        key = (placed.replies, placed.hidden, indent)
        foot = self._feet.get(key)
        if foot is None:
            room = max(1, self.width - indent)
            foot = tuple(shifted(piece, indent) for piece in flow(self._foot_runs(placed), room))
            self._feet[key] = foot
        return foot

    def _foot_runs(self, placed: Placed) -> list[Run]:
        words = self.words
        report = Run(words.report, "link+underline", REPORT)
        if placed.hidden:
            said, action = f"▸ {words.folded_replies(placed.hidden)}", EXPAND
        elif placed.replies:
            said, action = f"▾ {words.replies(placed.replies)}", COLLAPSE
        else:
            return [report]
        return [report, Run(DOT, "muted"), Run(said.replace(" ", "\xa0"), "link+underline", action)]


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a comment, and whether each is quoted (``>``); an empty one for each gap between them."""
    rows = [row.strip() for row in text.strip().split("\n")]
    if len(rows) == 1 and not rows[0].startswith(">"):
        if rows[0]:
            yield rows[0], False
        return
    for quoted, group in groupby(rows, key=lambda row: row.startswith(">")):
        if quoted:
            yield "\n".join([row.lstrip("> ") for row in group]), True
            continue
        for filled, part in groupby(group, key=bool):
            yield "\n".join(part) if filled else "", False
