"""What the command line asks for. The commonest command lines are understood here, at once; the rest by `grammar`."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

COMMANDS = (
    *("open", "show", "themes", "doctor"),
    *("add", "remove", "rename", "move", "pages", "limit", "feeds", "import", "export", "refresh"),
    *("list", "search", "unread", "mark", "keep", "tag", "untag", "tags"),
)
WITH_VALUE = ("--lang", "--theme", "--contrast", "--config", "--library")


def parse(words: Sequence[str]) -> SimpleNamespace:
    """What ``words`` ask for, a target alone meaning ``open``. Raises `UsageError` where they make no sense.

    ``help`` is the text to show where help was asked for, else false; ``version`` is true where the version was. Then
    ``command`` may be None; else it is one of `COMMANDS`. What was not said is None.
    """
    given = {name[2:]: None for name in WITH_VALUE}
    asked = SimpleNamespace(command=None, help=False, version=False, linear=None, **given)
    match [*words]:
        case [] | ["open"]:
            asked.command, asked.target = "open", None
        case [target] | ["open", target] if not target.startswith("-") and target not in COMMANDS:
            asked.command, asked.target = "open", target
        case _:
            from . import grammar  # argparse and its parsers take 4 ms, which is worth saving whoever just reads

            return grammar.parse(words, asked)
    return asked


def language_asked(words: Sequence[str]) -> str | None:
    """The language that ``words`` ask for, found before they are understood: help and mistakes are told in it."""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None
