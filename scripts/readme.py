"""Brings the README's table of keys up to date with the declaration: ``python scripts/readme.py``."""

from __future__ import annotations

import re
from pathlib import Path

from reader import locale
from reader.view import keys

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_PLACE = re.compile(r"(<!-- keys: [^\n]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def table() -> str:
    """The commands with their keys, as a Markdown table for each group."""
    lines = ["| keys | what it does | id |", "|---|---|---|"]
    for group, commands in keys.groups().items():
        lines.append(f"| **{group}** | | |")
        for command in commands:
            shown = " ".join(f"`{key}`" for key in keys.keys_of(command, {}).split())
            lines.append(f"| {shown} | {command.text} | `{command.id}` |")
    return "\n".join(lines) + "\n"


def with_table(text: str) -> str:
    """The README's ``text`` with the table of keys as it is now."""
    return _PLACE.sub(lambda match: f"{match[1]}\n{table()}\n{match[2]}", text)


def main() -> None:
    locale.use("en")
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
