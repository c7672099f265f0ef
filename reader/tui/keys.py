"""The commands of `reader.view.keys` as Textual binds them, and whether the keys that the settings give are any."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from ..errors import SettingsError
from ..locale import _
from ..text import clean_line
from ..view.keys import BY_ID, COMMANDS, Command, first_key, groups, hint, keys_of, label

__all__ = [
    "COMMANDS",
    "Command",
    "bindings",
    "check",
    "first_key",
    "groups",
    "hint",
    "keys_of",
    "label",
]


def bindings(*ids: str) -> list[Binding]:
    """Textual's bindings for the commands with these ids; ``"lines.*"`` stands for all that begin so."""
    found: list[Binding] = []
    for asked in ids:
        prefix = asked.removesuffix("*")
        chosen = [c for c in COMMANDS if c.id == asked or (prefix != asked and c.id.startswith(prefix))]
        if not chosen:
            raise KeyError(asked)
        found.extend(Binding(c.keys, c.action, c.text, show=False, id=c.id) for c in chosen)
    return found


def check(keymap: Mapping[str, str]) -> None:
    """Raise `SettingsError` for a command that does not exist, naming the nearest one that does, and for no key."""
    for name, given in keymap.items():
        if name not in BY_ID:
            close = difflib.get_close_matches(name, BY_ID, n=1)
            hint = _("Did you mean “{name}”?").format(name=close[0]) if close else None
            raise SettingsError(_("there is no command “{name}” to give keys to").format(name=name), hint=hint)
        for key in given.split(","):
            if not _is_key(key.strip()):
                raise SettingsError(
                    _("“{key}” is no key for “{name}”").format(key=clean_line(key), name=name),
                    hint=_("A key is a character, or one such as f9, ctrl+t, space; commas stand between several."),
                )


def _is_key(name: str) -> bool:
    """Whether ``name`` is a key, with modifiers or without: a character, or a name of Textual's or of Unicode's."""
    if len(name) == 1:
        return name.isprintable()
    *modifiers, key = name.split("+")
    if not {"ctrl", "shift", "alt", "super", "hyper", "meta"}.issuperset(modifiers):
        return False
    named = {*(each.value for each in Keys), *KEY_NAME_REPLACEMENTS.values()}
    return key in named or key_to_character(key) is not None
