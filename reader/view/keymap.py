"""Whether the keys that the settings give to commands are any: known before a screen is made, without Textual."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from ..errors import SettingsError
from ..locale import _
from ..settings import Settings
from ..strictyaml import read
from ..text import clean_line
from .keys import BY_ID

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
NAMED = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("backspace", "enter", "return", "escape", "tab", "space"),
        *("slash", "backslash", "at", "minus", "plus", "underscore"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""The names of keys that are not those of Unicode's characters."""


def check(settings: Settings) -> None:
    """Raise `SettingsError`, with file and line, for a command that there is not and for what is no key.

    The nearest name is told with it.
    """
    for command, given in settings.keys.items():
        if command not in BY_ID:
            _refuse(
                settings,
                command,
                _("there is no command “{name}” to give keys to").format(name=clean_line(command)),
                _nearest(command, BY_ID),
            )
        for key in given.split(","):
            name = key.strip()
            if not is_key(name):
                *modifiers, last = name.split("+")
                near = _nearest(
                    "+".join([*modifiers, last.lower()]), (*NAMED, *(f"{one}+{last}" for one in _MODIFIERS))
                )
                what = _("“{key}” is no key for “{name}”").format(key=clean_line(key), name=command)
                rule = _("A key is a character, or one such as f9, ctrl+t, space; commas stand between several.")
                _refuse(settings, command, what, f"{near} {rule}" if near else rule)


def is_key(name: str) -> bool:
    """Whether ``name`` is a key, with modifiers or without: a character, or a name of Textual's or of Unicode's."""
    if len(name) == 1:
        return name.isprintable()
    *modifiers, key = name.split("+")
    return _MODIFIERS.issuperset(modifiers) and (key in NAMED or _is_character(key))


def _is_character(key: str) -> bool:
    """Whether ``key`` is a character, or Unicode's name of one as Textual writes it: ``question_mark``."""
    if len(key) < 2:
        return bool(key)
    try:
        return unicodedata.lookup(key.replace("_", " ").upper()).isprintable()
    except KeyError:
        return False


def _nearest(name: str, known: Iterable[str]) -> str | None:
    close = get_close_matches(name, list(known), n=1)
    return _("Did you mean “{name}”?").format(name=close[0]) if close else None


def _refuse(settings: Settings, command: str, what: str, hint: str | None) -> NoReturn:
    if settings.file is not None:
        read(settings.file, SettingsError).fail(("keys", command), what, hint)
    raise SettingsError(what, hint=hint)
