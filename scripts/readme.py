"""Brings what the README shows of the program up to date: the table of keys, and the picture of the screen.

python scripts/readme.py            both
python scripts/readme.py --keys     only the table
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from reader import locale
from reader.tui import keys

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "screen.svg"
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


async def picture(target: str, size: tuple[int, int]) -> str:
    """The screen with the story of ``target`` on it, as SVG."""
    from reader.desk import Desk
    from reader.tui.app import NewsreaderApp
    from reader.tui.screens.story import Spot

    desk = Desk()
    app = NewsreaderApp(desk, Spot(target, desk.open(target)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "down")
        await pilot.pause()
        return app.export_screenshot(title="newsreader")


def main() -> None:
    locale.use("en")
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
    if "--keys" not in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder)
            PICTURE.write_text(asyncio.run(picture("edition:the-foghorn-vote", (124, 40))), encoding="utf-8")


if __name__ == "__main__":
    main()
