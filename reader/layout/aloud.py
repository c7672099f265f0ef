"""What a sheet says, sentence by sentence, and where each sentence stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from .search import Match, own_text
from .sentences import sentences
from .sheet import Line, Sheet
from .width import cells


class Utterance(NamedTuple):
    """A sentence of the block ``block``, the ``number``-th that is said of it (from 0), and the pieces it stands in.

    A piece is ``(line, first column, end column)``, in cells.
    """

    text: str
    block: int
    number: int
    pieces: Match


def utterances(sheet: Sheet, line: int) -> Iterator[Utterance]:
    """The sentences of ``sheet`` from the one that ``line`` begins with or is in, laid out as they are needed.

    Lines of one block and kind run on: a sentence goes over their ends. Frames and indents are not said.
    """
    block, number = None, 0
    for run in _runs(sheet, _beginning(sheet, line)):
        if run[0][1].block != block:
            block, number = run[0][1].block, 0
        text, places = _joined(run)
        for start, end in sentences(text):
            pieces = tuple(_pieces(run, places, start, end))
            if pieces and pieces[-1][0] >= line:
                yield Utterance(text[start:end], run[0][1].block, number, pieces)
            number += 1


def _beginning(sheet: Sheet, line: int) -> int:
    """The first line of the block that ``line`` is in."""
    sheet.ensure(line + 1)
    while 0 < line < len(sheet) and sheet.lines[line - 1].block == sheet.lines[line].block:
        line -= 1
    return line


def _runs(sheet: Sheet, first: int) -> Iterator[list[tuple[int, Line]]]:
    """The lines with text from ``first`` on, by block and kind."""
    run: list[tuple[int, Line]] = []
    for number in count(first):
        sheet.ensure(number + 1)
        if number >= len(sheet):
            break
        line = sheet.lines[number]
        if not own_text(line).strip():
            continue
        if run and (run[-1][1].block, run[-1][1].kind) != (line.block, line.kind):
            yield run
            run = []
        run.append((number, line))
    if run:
        yield run


def _joined(run: list[tuple[int, Line]]) -> tuple[str, list[int]]:
    """The text of ``run``, and where in it each of its lines begins. What was broken inside a word is whole again."""
    text = ""
    places = []
    end = None
    for _number, line in run:
        own = own_text(line)
        if end is not None and line.start != end:
            text += " "
        places.append(len(text))
        text += own
        end = line.start + len(own)
    return text, places


def _pieces(run: list[tuple[int, Line]], places: list[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for (number, line), place in zip(run, places, strict=True):
        own = own_text(line)
        first, last = max(start - place, 0), min(end - place, len(own.rstrip()))
        if first < last:
            yield number, line.indent + cells(own[:first]), line.indent + cells(own[:last])
