"""Laid-out lines, and the sheet that collects them as they are needed.

A role is a theme's name for a colour (``text``, ``muted``, ``headline`` …), with ``+strong``, ``+em``, ``+code`` or
``+underline`` after it where the text is marked. The layout knows no colours: painting looks roles up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter
from typing import NamedTuple, TypeAlias

Cells: TypeAlias = tuple[tuple[str, str], ...]
Link: TypeAlias = tuple[int, int, str]

FURNITURE = -1
"""The block of lines that belong to none: the blank lines between blocks."""
HEAD = -2
"""The block of what stands above a story's blocks: kicker, headline, byline and lede, as one."""

_STEP = 64


class Line(NamedTuple):
    """One line of a sheet.

    ``cells`` are ``(text, role)`` from the left, without fill at the right. ``block`` is the index of the block,
    comment, related item or entry, or `HEAD` or `FURNITURE`; indexes ascend. ``start`` says where in the block's
    text the line begins (code points, ascending within a block), ``indent`` how many cells at the left are not
    text. ``links`` are ``(first column, end column, address)`` in cells.
    """

    cells: Cells
    block: int
    start: int
    kind: str
    indent: int = 0
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        """The whole line as it reads, indent included."""
        return "".join([text for text, _ in self.cells])


class Sheet:
    """The lines that a layout gives, fetched as far as anyone has asked."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._laid: list[Line] = []
        self.lines: Sequence[Line] = self._laid
        self.complete = False
        self._source = lines
        self._indexed = 0
        self._blocks: list[int] = []
        self._firsts: list[int] = []

    def __len__(self) -> int:
        return len(self._laid)

    @property
    def least(self) -> int:
        """How many lines there will be at least: those that are here, and what is known of the others."""
        return len(self)

    def ensure(self, count: int) -> None:
        """Lay out until there are ``count`` lines, or as many as there will ever be."""
        missing = count - len(self._laid)
        if missing > 0 and not self.complete:
            self._laid.extend(islice(self._source, missing))
            self.complete = len(self._laid) < count

    def grow(self, seconds: float) -> bool:
        """Lay out for about ``seconds``; True when all is laid out."""
        deadline = perf_counter() + seconds
        while not self.complete:
            self.ensure(len(self) + _STEP)
            if perf_counter() >= deadline:
                break
        return self.complete

    def position(self, line: int) -> tuple[int, int]:
        """The ``(block, start)`` of the first line of text at or after ``line``; the last one's if none follows."""
        self.ensure(line + 1)
        found = next((at for at in self._from(line) if at.block != FURNITURE), None)
        if found is None:
            found = next((at for at in reversed(self.lines) if at.block != FURNITURE), None)
        return (found.block, found.start) if found else (HEAD, 0)

    def line_at(self, block: int, start: int) -> int:
        """The line that holds ``start`` of ``block``, laying out as far as needed.

        Where there is no such block, the first line of the next one, else the last line.
        """
        self._reach(block)
        index = bisect_right(self._blocks, block) - 1
        if index < 0:
            return 0
        if self._blocks[index] != block:
            return self._firsts[index + 1] if index + 1 < len(self._firsts) else max(0, len(self.lines) - 1)
        lines = self.block_lines(block)
        best = lines.start
        for number in lines:
            line = self.lines[number]
            if line.block == block and self.lines[best].start < line.start <= start:
                best = number
        return best

    def starts(self, kind: str) -> list[int]:
        """The first lines of the blocks of ``kind`` among the lines so far."""
        lines = self.lines
        return [
            number
            for number, line in enumerate(lines)
            if line.kind == kind
            and (number == 0 or lines[number - 1].kind != kind or lines[number - 1].block != line.block)
        ]

    def block_lines(self, block: int) -> range:
        """The lines of ``block``, from its first to its last; an empty range if there is none."""
        self._reach(block)
        index = bisect_right(self._blocks, block) - 1
        if index < 0 or self._blocks[index] != block:
            return range(0)
        first = self._firsts[index]
        end = self._firsts[index + 1] if index + 1 < len(self._firsts) else len(self.lines)
        while end > first + 1 and self.lines[end - 1].block != block:
            end -= 1
        return range(first, end)

    def block_at(self, line: int) -> int:
        """The block that ``line`` belongs to or, for furniture, the one before it; `FURNITURE` if there is none."""
        self.ensure(line + 1)
        self._index()
        index = bisect_right(self._firsts, line) - 1
        return self._blocks[index] if index >= 0 else FURNITURE

    def _from(self, line: int) -> Iterator[Line]:
        while line < len(self.lines):
            yield self.lines[line]
            line += 1
            self.ensure(line + 1)

    def _reach(self, block: int) -> None:
        """Lay out until ``block`` is here whole."""
        self._index()
        while not self.complete and not (self._blocks and self._blocks[-1] > block):
            self.ensure(len(self.lines) + _STEP)
            self._index()

    def _index(self) -> None:
        """Note where the blocks begin among the lines that have come since the last time."""
        lines = self._laid
        last = self._blocks[-1] if self._blocks else FURNITURE
        for number in range(self._indexed, len(lines)):
            block = lines[number].block
            if block not in (last, FURNITURE):
                self._blocks.append(block)
                self._firsts.append(number)
                last = block
        self._indexed = len(lines)
