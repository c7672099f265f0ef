"""YAML files read strictly: an unknown, missing or mistyped key is an error that names its file and line.

Reading is fast where the file is right: what a text was parsed into is kept for the next start, and line numbers
are worked out (by composing the node tree again) only when there is something to complain about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from .compiled import compiled
from .errors import DataError
from .locale import _
from .locale.faults import reason
from .text import clean_line

Key: TypeAlias = str | int

# Both loaders recurse for each level, and libyaml has been seen to exhaust the stack at 30,000: text that could go
# anywhere near that is refused unread. No file of ours is ten levels deep.
_MOST_BRACKETS = 5_000
_MOST_CHARACTERS = 1 << 20  # in a file; a device gives them without end
_DEEP = re.compile(r"(?:[-?:][ \t]+){200}")


class Document:
    """One YAML document: its ``data`` as plain Python values, and errors that point into it.

    A position is the way from the top, e.g. ``("comments", 3, "time")``.
    """

    def __init__(self, text: str, where: str, error: type[DataError] = DataError, first_line: int = 1) -> None:
        self._text = text
        self._where = where
        self._error = error
        self._first_line = first_line
        if text.count("[") + text.count("{") > _MOST_BRACKETS or _DEEP.search(text):
            raise error(_("this is nested too deep"), where=where)
        self.data: Any = compiled(text, self._parse)

    def _parse(self, text: str) -> Any:
        from . import yamltree  # only here: with every text compiled before, YAML is not loaded at all

        try:
            return yamltree.load(text)
        except yamltree.NotYaml as problem:
            raise self._error(
                _("this is not valid YAML: {reason}").format(reason=clean_line(problem.reason)),
                where=f"{self._where}:{self._first_line + problem.line}",
                hint=_("Check the indentation and the quotes of that line."),
            ) from problem

    def line(self, *position: Key) -> int:
        """The line, counted from 1, where the value at ``position`` (or the nearest thing above it) stands."""
        from . import yamltree

        return self._first_line + yamltree.line(self._text, position)

    def fail(self, position: Iterable[Key], what: str, hint: str | None = None) -> NoReturn:
        """Raise this document's error for the value at ``position``."""
        raise self._error(what, where=f"{self._where}:{self.line(*position)}", hint=hint)

    def mapping(
        self, position: tuple[Key, ...], required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> Mapping[str, Any]:
        """The mapping at ``position``, once it is known to have all ``required`` keys and no unknown one."""
        value = self._at(position)
        if not isinstance(value, dict):
            self.fail(position, _("{key} must be a mapping of keys to values").format(key=_name(position)))
        required = tuple(required)
        known = {*required, *optional}
        for key in value:
            if key not in known:
                import difflib

                close = difflib.get_close_matches(str(key), known, n=1)
                hint = (
                    _("Did you mean “{name}”?").format(name=close[0])
                    if close
                    else _("Known here: {names}.").format(names=", ".join(sorted(known)))
                )
                self.fail((*position, key), _("unknown key “{key}”").format(key=key), hint)
        for key in required:
            if key not in value:
                self.fail(position, _("the key “{key}” is missing").format(key=key))
        return value

    def sequence(self, position: tuple[Key, ...]) -> list[Any]:
        """The list at ``position``."""
        value = self._at(position)
        if not isinstance(value, list):
            self.fail(position, _("{key} must be a list").format(key=_name(position)))
        return value

    def string(self, *position: Key) -> str:
        """The text at ``position``; an empty one is an error."""
        value = self._at(position)
        if not isinstance(value, str) or not value.strip():
            self.fail(position, _("{key} must be a text").format(key=_name(position)))
        return value

    def optional_string(self, *position: Key) -> str | None:
        """The text at ``position``, None where the key is absent or null."""
        return None if self._at(position, None) is None else self.string(*position)

    def boolean(self, *position: Key) -> bool:
        """True or false at ``position``."""
        value = self._at(position)
        if not isinstance(value, bool):
            self.fail(position, _("{key} must be true or false").format(key=_name(position)))
        return value

    def integer(self, *position: Key) -> int:
        """The whole number at ``position``; true and false are none."""
        value = self._at(position)
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail(position, _("{key} must be a whole number").format(key=_name(position)))
        return value

    def _at(self, position: Iterable[Key], *default: Any) -> Any:
        value = self.data
        for key in position:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                if default:
                    return default[0]
                raise
        return value


def _name(position: tuple[Key, ...]) -> str:
    return _("“{name}”").format(name=".".join(map(str, position))) if position else _("the file")


def read(path: Path, error: type[DataError] = DataError) -> Document:
    """The one YAML document in the file at ``path``, which must be UTF-8.

    Raises ``error`` with file and line where it is no such thing.
    """
    return Document(read_text(path, error), str(path), error)


def read_text(path: Path, error: type[DataError] = DataError) -> str:
    """The text of the UTF-8 file at ``path``; ``error`` where it cannot be read."""
    try:
        if path.is_fifo() and path.parent != Path("/dev/fd"):  # nobody may ever write to it
            raise error(_("this is a pipe, not a file"), where=str(path))
        with path.open(encoding="utf-8-sig") as stream:
            text = stream.read(_MOST_CHARACTERS + 1)
    except OSError as problem:
        raise error(_("cannot read it: {reason}").format(reason=reason(problem)), where=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise error(
            _("this is not a UTF-8 text"), where=str(path), hint=_("Save it again with the encoding UTF-8.")
        ) from problem
    if len(text) > _MOST_CHARACTERS:
        raise error(
            _("this is too large: more than {number} characters").format(number=_MOST_CHARACTERS), where=str(path)
        )
    return text
