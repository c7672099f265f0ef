"""The foot: what just happened and how far the reading is, then which keys do what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..layout.flow import Run, lines
from ..layout.sheet import FURNITURE, Cells
from ..layout.width import cells, fitted
from . import keys


class Status(NamedTuple):
    """What the status line says: a ``message`` at the left, ``progress`` at the right.

    A message that is ``whole`` takes as many rows as it needs; of another as much is shown as fits in one. Where
    there is no room for both, the message comes first until the reader has ``moved_on``.
    """

    message: str = ""
    progress: str = ""
    whole: bool = False
    moved_on: bool = False


def message_rows(status: Status, width: int) -> list[str]:
    """The message in rows for a line ``width`` cells wide; one that need not be whole in a single row."""
    if not status.whole:
        return [status.message]
    return [line.text for line in lines([Run(status.message, "bar")], max(1, width - 2), FURNITURE, "status")]


def status_row(status: Status, row: int, width: int, height: int) -> tuple[str, str]:
    """Row number ``row`` of a status line ``height`` rows high."""
    rows = message_rows(status, width)
    last = row == min(height, len(rows)) - 1
    left = " " + " ".join(rows[row:] if last else rows[row : row + 1])
    right = f" {status.progress} " if status.progress and last else ""
    if cells(left + right) > width and (status.whole or not status.moved_on):
        right = ""
    room = max(0, width - cells(right))
    if cells(left) > room:
        left = fitted(left, room - 1) + "…" if room else ""
    return fitted(fitted(left, room) + right, width), "bar"


def hints_row(ids: Iterable[str], keymap: Mapping[str, str], width: int) -> Cells:
    """The keys of the commands with these ids, the first of them that fit, with a word for what each does."""
    said: list[tuple[str, str]] = []
    room = width
    for id in ids:
        key, word = keys.hint(id, keymap)
        size = cells(f" {key} {word} ")
        if size > room:
            break
        room -= size
        said += [(f" {key}", "headline+strong"), (f" {word} ", "muted")]
    return (*said, (" " * room, "text"))
