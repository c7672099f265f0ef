"""A sparse sheet has the lines of any other, without keeping them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.order import Placed, kept, order, places_of, without_branches
from reader.layout.sheet import FURNITURE, HEAD, Line, Sheet
from reader.layout.sparse import SparseSheet
from reader.layout.thread import Setting, ThreadBlocks, lay_thread
from reader.layout.words import ThreadWords
from reader.story import Comment
from tests.layout.test_thread import PLACED


class Counted:
    """Blocks of three lines with a blank line between; ``asked`` are the ones that were counted and laid out."""

    def __init__(self, count: int, known: int = 0) -> None:
        self.count = count
        self.known_until = known
        self.counted: list[int] = []
        self.laid: list[int] = []

    def heights(self) -> list[int | None]:
        return [4 if number < self.known_until else None for number in range(self.count)]

    def height(self, number: int) -> int:
        self.counted.append(number)
        return 4 if number + 1 < self.count else 3

    def lay(self, number: int) -> Iterator[Line]:
        self.laid.append(number)
        for start in (0, 10, 20):
            yield Line((("some words", "text"),), number, start, "paragraph")
        if number + 1 < self.count:
            yield Line((), FURNITURE, 0, "blank")


def test_blocks_are_counted_when_they_are_needed_and_laid_out_when_they_are_looked_at() -> None:
    blocks = Counted(1000)
    sheet = SparseSheet(blocks)
    assert (len(sheet), blocks.counted) == (0, [])
    sheet.ensure(6)
    assert (len(sheet), blocks.counted, blocks.laid) == (8, [0, 1], [])
    assert sheet.block_lines(500) == range(2000, 2003)
    assert (len(blocks.counted), blocks.laid) == (501, [500])
    assert (sheet.lines[2001].block, sheet.lines[2001].start) == (500, 10)
    assert blocks.laid == [500]


def test_it_finds_its_way_as_any_sheet_does() -> None:
    sheet = SparseSheet(Counted(100))
    assert sheet.line_at(HEAD, 0) == 0
    assert sheet.line_at(7, 12) == 29
    assert sheet.position(31) == (8, 0)
    assert sheet.block_at(31) == 7
    assert sheet.line_at(1_000, 0) == 398
    assert sheet.complete
    assert sheet.grow(1.0)
    assert len(sheet) == 399
    assert sheet.lines[-1].start == 20
    assert [line.block for line in sheet.lines[2:5]] == [0, FURNITURE, 1]


def test_an_empty_one_is_complete() -> None:
    sheet = SparseSheet(Counted(0))
    assert (sheet.complete, len(sheet), sheet.position(0)) == (True, 0, (HEAD, 0))


def test_what_was_counted_before_is_not_counted_again() -> None:
    blocks = Counted(100, known=100)
    assert len(SparseSheet(blocks)) == 400
    assert not blocks.counted
    blocks = Counted(100, known=50)
    SparseSheet(blocks).ensure(1 << 20)
    assert blocks.counted == list(range(50, 100))


def test_the_few_that_are_missing_are_counted_at_once() -> None:
    blocks = Counted(5_000, known=4_998)
    sheet = SparseSheet(blocks)
    assert blocks.counted == [4_998, 4_999]
    assert sheet.complete
    assert len(sheet) == 19_999


def test_few_lines_are_kept() -> None:
    blocks = Counted(5_000)
    sheet = SparseSheet(blocks)
    sheet.ensure(1 << 20)
    assert sum(1 for _ in sheet.lines) == len(sheet)
    assert blocks.laid == list(range(5_000))
    assert len(sheet._at_hand) < 300


@given(st.lists(PLACED, max_size=6), st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_a_thread_has_as_many_lines_as_are_counted(thread_words: ThreadWords, view: list[Placed], width: int) -> None:
    whole = Sheet(lay_thread(view, width, thread_words))
    whole.ensure(1 << 20)
    setting = Setting(width, thread_words)
    sheet = SparseSheet(ThreadBlocks(view, setting))
    sheet.ensure(1 << 20)
    assert list(sheet.lines) == whole.lines
    assert list(SparseSheet(ThreadBlocks(view, setting)).lines) == whole.lines


@given(st.lists(st.sets(st.integers(0, 49).map(str)), min_size=1, max_size=4), st.booleans())
@settings(max_examples=50, deadline=None)
def test_folding_branches_gives_the_lines_of_a_thread_without_them(
    thread_words: ThreadWords, folds: list[set[str]], all_counted: bool
) -> None:
    comments = [Comment(str(n), f"comment {n} " * n, str(n // 2) if n % 5 else None) for n in range(50)]
    setting, laid = Setting(40, thread_words), order(comments)
    if all_counted:
        SparseSheet(ThreadBlocks(laid, setting)).ensure(1 << 20)
    for collapsed in folds:
        runs = kept(laid, collapsed, places_of(laid))
        view = without_branches(laid, runs)
        assert view == order(comments, collapsed=collapsed)
        whole = Sheet(lay_thread(view, 40, thread_words))
        whole.ensure(1 << 20)
        sheet = SparseSheet(ThreadBlocks(view, setting, runs))
        sheet.ensure(1 << 20)
        assert list(sheet.lines) == whole.lines
