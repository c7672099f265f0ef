"""A sheet fetches lines as they are needed, and knows what stands where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.layout.sheet import FURNITURE, HEAD, Line, Sheet


def text_lines(asked: list[int] | None = None) -> Iterator[Line]:
    """A head of two lines, then 100 blocks of three lines, ten code points each, with blanks between."""
    for start in (0, 20):
        yield Line((("head", "headline"),), HEAD, start, "headline")
    for block in range(100):
        if asked is not None:
            asked.append(block)
        yield Line((), FURNITURE, 0, "blank")
        kind = "crosshead" if block % 10 == 0 else "paragraph"
        for start in (0, 10, 20):
            yield Line((("some words", "text"),), block, start, kind)


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(text_lines())


def test_nothing_is_laid_out_before_it_is_asked_for() -> None:
    asked: list[int] = []
    sheet = Sheet(text_lines(asked))
    assert (len(sheet), asked) == (0, [])
    sheet.ensure(12)
    assert (len(sheet), asked) == (12, [0, 1, 2])


def test_ensure_stops_where_the_text_does(sheet: Sheet) -> None:
    sheet.ensure(10_000)
    assert sheet.complete
    assert len(sheet) == 402


def test_growing_to_the_exact_end_is_noticed_with_the_next_request(sheet: Sheet) -> None:
    sheet.ensure(402)
    assert not sheet.complete
    assert sheet.grow(1.0)
    assert len(sheet) == 402


def test_growing_for_no_time_still_comes_forward(sheet: Sheet) -> None:
    assert not sheet.grow(0.0)
    assert 0 < len(sheet) < 402


def test_a_position_is_that_of_the_text_at_or_after_the_line(sheet: Sheet) -> None:
    assert sheet.position(0) == (HEAD, 0)
    assert sheet.position(2) == (0, 0)  # a blank line belongs to what follows
    assert sheet.position(4) == (0, 10)
    assert sheet.position(9_999) == (99, 20)


@pytest.mark.parametrize(
    ("block", "start", "line"),
    [(HEAD, 0, 0), (HEAD, 25, 1), (0, 0, 3), (0, 9, 3), (0, 10, 4), (50, 15, 204), (99, 99, 401), (100, 0, 401)],
)
def test_the_line_that_holds_a_position(sheet: Sheet, block: int, start: int, line: int) -> None:
    assert sheet.line_at(block, start) == line


def test_every_line_of_text_is_found_again_by_its_position(sheet: Sheet) -> None:
    sheet.ensure(402)
    for number, line in enumerate(sheet.lines):
        if line.block != FURNITURE:
            assert sheet.line_at(*sheet.position(number)) == number


def test_a_line_is_looked_for_only_as_far_as_needed(sheet: Sheet) -> None:
    sheet.line_at(3, 0)
    assert len(sheet) < 100


def test_starts_are_the_first_lines_of_blocks_of_a_kind(sheet: Sheet) -> None:
    sheet.ensure(402)
    assert sheet.starts("crosshead") == [3 + 40 * number for number in range(10)]
    assert len(sheet.starts("paragraph")) == 90
    assert sheet.starts("headline") == [0]
    assert sheet.starts("table") == []


def test_blocks_and_their_lines(sheet: Sheet) -> None:
    assert sheet.block_lines(5) == range(23, 26)
    assert sheet.block_lines(HEAD) == range(2)
    assert sheet.block_lines(99) == range(399, 402)
    assert not sheet.block_lines(100)
    assert [sheet.block_at(line) for line in (0, 2, 3, 5, 6, 7)] == [HEAD, HEAD, 0, 0, 0, 1]


def test_an_empty_sheet_has_answers_too() -> None:
    sheet = Sheet(iter(()))
    assert sheet.position(0) == (HEAD, 0)
    assert sheet.line_at(3, 3) == 0
    assert sheet.block_at(0) == FURNITURE
    assert not sheet.block_lines(0)
    assert sheet.grow(0.0)
