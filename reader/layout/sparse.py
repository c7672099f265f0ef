"""A sheet of which only the heights of its blocks are kept: ten thousand comments take no more memory than ten do.

Blocks that can be laid out one by one, and counted faster than laid out, need not be there to know where each
begins. A line is made when it is looked at, and made again when it is looked at later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Protocol, overload

from .sheet import Line, Sheet

_AT_HAND = 256  # blocks whose lines are kept: several screens of them
_FEW = 32  # blocks that may be counted at once


class Blocks(Protocol):
    """Blocks from 0 on, each with its lines and those that part it from the next."""

    def heights(self) -> list[int | None]:
        """How many lines each block has, None where that takes counting."""

    def height(self, number: int) -> int:
        """How many lines `lay` gives for block ``number``."""

    def lay(self, number: int) -> Iterable[Line]:
        """The lines of block ``number``, which has one of its own at least; the first is."""


class SparseSheet(Sheet):
    """The lines of ``blocks``. Those that are here so far are counted, not kept."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__(iter(()))
        self.lines: Sequence[Line] = _Lines(self)
        self._source_blocks = blocks
        self._known = blocks.heights()
        self._length = 0
        self._at_hand: dict[int, tuple[Line, ...]] = {}
        missing = self._known.count(None)
        if missing <= _FEW:  # what is known is added up a hundred times as fast at once as one by one
            at = -1
            for _ in range(missing):
                at = self._known.index(None, at + 1)
                self._known[at] = blocks.height(at)
            *self._firsts, self._length = accumulate(filter(None, self._known), initial=0)
            self._blocks = list(range(len(self._firsts)))
        self.complete = len(self._firsts) == len(self._known)

    def __len__(self) -> int:
        return self._length

    @property
    def least(self) -> int:
        return self._length + len(self._known) - len(self._firsts)  # a block has one line at least

    def ensure(self, count: int) -> None:
        while self._length < count and not self.complete:
            self._count_block()

    def line(self, number: int) -> Line:
        """Line ``number``, counted from 0, of those that are here so far."""
        block = bisect_right(self._firsts, number) - 1
        lines = self._at_hand.get(block)
        if lines is None:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            lines = self._at_hand[block] = tuple(self._source_blocks.lay(block))
        return lines[number - self._firsts[block]]

    def _reach(self, block: int) -> None:
        while len(self._firsts) <= block and not self.complete:
            self._count_block()

    def _index(self) -> None:
        """There is nothing to note: where a block begins is known from the first."""

    def _count_block(self) -> None:
        number = len(self._firsts)
        self._blocks.append(number)
        self._firsts.append(self._length)
        known = self._known[number]
        self._length += self._source_blocks.height(number) if known is None else known
        self.complete = number + 1 == len(self._known)


class _Lines(Sequence[Line]):
    """The lines of a sparse sheet, as if they were a list."""

    def __init__(self, sheet: SparseSheet) -> None:
        self._sheet = sheet

    def __len__(self) -> int:
        return len(self._sheet)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return [self._sheet.line(number) for number in range(len(self))[place]]
        return self._sheet.line(range(len(self))[place])

    def __iter__(self) -> Iterator[Line]:
        return map(self._sheet.line, range(len(self)))
