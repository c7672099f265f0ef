"""What outlives a session: theme, contrast, column, reading positions, what was read, kept, folded.

One JSON file in the state folder. It is only ever replaced whole (written beside, synchronised, renamed over), so
that neither a crash nor a full disk leaves half of one. Two readers at once do not undo each other: a save reads
the file again and changes only what this session changed. A file that cannot be read is never written over.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import StateError
from ..locale import _
from ..locale.faults import reason
from .whole import replace

_SECTIONS = ("choices", "positions", "read", "kept", "folded")
# The oldest are forgotten beyond this many a section, but for what the reader decided to keep or fold.
_MOST = {"positions": 2_000, "read": 20_000}


class State:
    """The remembered things, by section and key, all plain JSON values.

    The sections are ``choices`` (theme, contrast, column, order of comments), ``positions``, ``read``, ``kept`` and
    ``folded``; what their keys and values are is the desk's affair. ``trouble`` is what went wrong at the start.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: StateError | None = None
        self._changes: dict[str, dict[str, Any]] = {}
        try:
            self._data = self._load()
        except StateError as problem:
            self.trouble = problem
            self._data = _empty()

    def section(self, name: str) -> Mapping[str, Any]:
        """What is remembered under ``name``, the oldest first."""
        return self._data[name]

    def put(self, section: str, key: str, value: Any) -> None:
        """Remember ``value``; None forgets the key. Nothing is written before `save`."""
        self._changes.setdefault(section, {})[key] = value
        _apply(self._data, {section: {key: value}})

    def save(self) -> None:
        """Write what has changed. Raises `StateError` when it cannot be written; it stays to be saved later."""
        if not self._changes:
            return
        try:
            data = self._read()
        except ValueError:
            self._put_aside()
            data = self._data  # what the file said when it was last read is better than nothing
        except OSError as problem:
            raise self._not_saved(problem) from problem
        _apply(data, self._changes)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace(self.path, json.dumps(data, indent=1).encode())
        except OSError as problem:
            raise self._not_saved(problem) from problem
        self._data = data
        self._changes.clear()

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            return self._read()
        except OSError as problem:
            raise StateError(
                _("what was remembered cannot be read: {reason}").format(reason=reason(problem)),
                where=str(self.path),
                hint=_("What you do in this session may not be remembered."),
            ) from problem
        except ValueError as problem:
            aside = self._put_aside()
            hint = _("What you do in this session may not be remembered.")
            if aside:
                hint = _("It is kept as {path}; a new one is begun.").format(path=aside)
            raise StateError(_("what was remembered is damaged"), where=str(self.path), hint=hint) from problem

    def _read(self) -> dict[str, dict[str, Any]]:
        """What the file says; nothing where there is none. Raises OSError, and ValueError for a damaged file."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return _empty()
        try:
            data = json.loads(text)
        except RecursionError as problem:
            raise ValueError("nested without end") from problem
        if not isinstance(data, dict) or not all(isinstance(data.get(name, {}), dict) for name in _SECTIONS):
            raise ValueError("not what this program writes")
        return {**_empty(), **data}  # what a later version added stays

    def _put_aside(self) -> Path | None:
        """Move a damaged file out of the way, beside any that was put aside before; None if that cannot be."""
        names = (f"{self.path.stem}.damaged{number or ''}{self.path.suffix}" for number in itertools.count())
        aside = next(path for path in map(self.path.with_name, names) if not path.exists())
        try:
            return self.path.rename(aside)
        except OSError:  # nothing can be changed in that folder: saving will tell
            return None

    def _not_saved(self, problem: OSError) -> StateError:
        return StateError(
            _("this will not be remembered: {reason}").format(reason=reason(problem)),
            where=str(self.path),
        )


def _empty() -> dict[str, dict[str, Any]]:
    return {name: {} for name in _SECTIONS}


def _apply(data: dict[str, dict[str, Any]], changes: Mapping[str, Mapping[str, Any]]) -> None:
    for section, values in changes.items():
        target = data[section]
        for key, value in values.items():
            target.pop(key, None)  # so that a changed key becomes the youngest
            if value is not None:
                target[key] = value
        for key in list(target)[: max(0, len(target) - _MOST.get(section, len(target)))]:
            del target[key]
