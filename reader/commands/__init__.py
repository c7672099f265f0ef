"""Commands of the command line that are more than a few lines: each says how it is called, and does it.

A module holds those that belong together, and tells them by its function ``commands``. Modules import what they need
when a command runs: the grammar and the help are made of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

    from ..desk import Desk

_MODULES = {  # the module that tells of each command
    "add": "subscribing",
    "remove": "subscribing",
    "rename": "subscribing",
    "move": "subscribing",
    "pages": "subscribing",
    "limit": "subscribing",
    "feeds": "listing",
    "import": "listing",
    "export": "listing",
    "refresh": "refreshing",
    "list": "browsing",
    "search": "browsing",
    "unread": "browsing",
    "mark": "marking",
    "keep": "marking",
    "tag": "tagging",
    "untag": "tagging",
    "tags": "tagging",
}


class Command(NamedTuple):
    """One command, in the reader's language.

    ``usage`` is its line of the help, ``text`` one sentence on it, ``examples`` are pairs of a command line and what
    it does. ``grammar`` adds what follows the command's name to a group of arguments. ``run`` does it with what was
    asked for, and gives the exit status.
    """

    name: str
    usage: str
    text: str
    examples: tuple[tuple[str, str], ...]
    grammar: Callable[[_ArgumentGroup], None]
    run: Callable[[Desk, SimpleNamespace], int]


def every() -> Iterator[Command]:
    """All commands that are told of here."""
    for module in dict.fromkeys(_MODULES.values()):
        yield from _told(module)


def run(desk: Desk, asked: SimpleNamespace) -> int:
    """Do the command ``asked.command``; the exit status."""
    for command in _told(_MODULES[asked.command]):
        if command.name == asked.command:
            return command.run(desk, asked)
    raise LookupError(asked.command)


def _told(module: str) -> tuple[Command, ...]:
    told: tuple[Command, ...] = import_module(f".{module}", __name__).commands()
    return told
