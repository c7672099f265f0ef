"""What outlives a session: theme, contrast, column, reading positions, what was read, kept, folded.

One JSON file in the state folder. It is only ever replaced whole (written beside, synchronised, renamed over), so
that neither a crash nor a full disk leaves half of one. Two readers at once do not undo each other: a save reads
the file again and changes only what this session changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import StateError
from ..locale import _

_SECTIONS = ("choices", "positions", "read", "kept", "folded")
# The oldest are forgotten beyond this many a section, but for what the reader decided to keep or fold.
_MOST = {"positions": 2_000, "read": 20_000}


class State:
    """The remembered things, by section and key, all plain JSON values.

    ``choices`` holds theme, contrast, column and comment order; ``positions`` maps a story id to ``[block, start]``;
    ``read`` and ``kept`` map a target to when and what; ``folded`` maps a story id to its reported comments.
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
        """What is remembered under ``name``."""
        return self._data[name]

    def put(self, section: str, key: str, value: Any) -> None:
        """Remember ``value``; None forgets the key. Nothing is written before `save`."""
        self._changes.setdefault(section, {})[key] = value
        _apply(self._data, {section: {key: value}})

    def save(self) -> None:
        """Write what has changed. Raises `StateError` when it cannot be written; it stays to be saved later."""
        if not self._changes:
            return
        with contextlib.suppress(StateError):  # reported when the session began; a damaged file is kept aside
            self._data = self._load()
        _apply(self._data, self._changes)
        text = json.dumps(self._data, indent=1)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _replace(self.path, text)
        except OSError as problem:
            raise StateError(
                _("this will not be remembered: {reason}").format(reason=problem.strerror or problem),
                where=str(self.path),
            ) from problem
        self._changes.clear()

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            data = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return _empty()
        except OSError as problem:
            raise StateError(
                _("what was remembered cannot be read: {reason}").format(reason=problem.strerror or problem),
                where=str(self.path),
                hint=_("What you do in this session may not be remembered."),
            ) from problem
        except ValueError as problem:
            raise self._put_aside() from problem
        if not isinstance(data, dict):
            raise self._put_aside()
        return {name: value if isinstance(value := data.get(name), dict) else {} for name in _SECTIONS}

    def _put_aside(self) -> StateError:
        """The error for a damaged file, which is moved out of the way first, so that nothing is lost."""
        aside = self.path.with_suffix(".damaged.json")
        try:
            self.path.replace(aside)
            hint = _("It is kept as {path}; a new one is begun.").format(path=aside)
        except OSError:
            hint = _("What you do in this session may not be remembered.")
        return StateError(_("what was remembered is damaged"), where=str(self.path), hint=hint)


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


def _replace(path: Path, text: str) -> None:
    """Put ``text`` into the file at ``path``, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem + "-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
