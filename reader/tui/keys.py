"""The commands of `reader.view.keys` as Textual binds them."""

from __future__ import annotations

from textual.binding import Binding

from ..view.keys import COMMANDS, LIBRARY, Command, first_key, groups, hint, keys_of, label

__all__ = [
    "COMMANDS",
    "LIBRARY",
    "Command",
    "bindings",
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
