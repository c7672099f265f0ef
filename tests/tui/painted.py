"""What is painted in which role: found out with a theme in which no two roles share a colour.

A colour on the screen then tells the one role that it comes from; and a colour that comes from none (a tint, an
opacity, a shade of Textual's) tells on itself. What pairs of roles meet is so known for every theme at once.
"""

from __future__ import annotations

from typing import NamedTuple

from reader import paths
from reader.theming.roles import NAMES, PAIRED, ROLES
from tests.tui.screen import Screen

_LINES = frozenset("│┃─━┌┐└┘┏┓┗┛├┤┆▌▶●○┬┴┼╸╺↳")
LEAST = {"AA": (4.5, 3.0), "AAA": (7.0, 3.0), "AAA+": (7.0, 4.5)}
"""The ratios that a level promises, of text and of lines: WCAG 2.2, 1.4.3, 1.4.6, 1.4.11, written down again."""


class Met(NamedTuple):
    """A role on another, and whether it was something to be read or only to be seen."""

    role: str
    on: str
    text: bool


class Unmistakable:
    """The theme, dark or light, in the reader's own folder."""

    name = "unmistakable"

    def __init__(self, *, dark: bool) -> None:
        shades = [f"#{13 * n + 7:02x}{13 * n + 7:02x}{n * 67 % 251:02x}" for n in range(len(NAMES))]
        self.colours = dict(zip(NAMES, shades if dark else reversed(shades), strict=True))
        self._named = {colour: name for name, colour in self.colours.items()}
        lines = [f"name: {self.name}", "label: {en: Unmistakable}", "level: none", f"dark: {str(dark).lower()}"]
        lines += [f"contrast: contraste-{'sombre' if dark else 'clair'}", "roles:", *map(self._role, ROLES)]
        folder = paths.config() / "themes"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self.name}.yaml").write_text("\n".join(lines), encoding="utf-8")

    def _role(self, role: str) -> str:
        if role not in PAIRED:
            return f'  {role}: "{self.colours[role]}"'
        return f'  {role}: {{fg: "{self.colours[f"{role}.fg"]}", bg: "{self.colours[f"{role}.bg"]}"}}'

    def met(self, screen: Screen, where: str) -> set[Met]:
        """The pairs of roles on ``screen``; a colour that is none of the theme's is an error."""
        pairs = set()
        for fg, bg, text in {(cell.fg, cell.bg, cell.text) for row in screen.rows for cell in row}:
            assert bg in self._named, f"{where}: {text!r} stands on {bg}, which is no colour of the theme"
            if text.strip():
                assert fg in self._named, f"{where}: {text!r} is painted {fg}, which is no colour of the theme"
                pairs.add(Met(self._named[fg], self._named[bg], text not in _LINES))
        return pairs


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb``, written from WCAG 2.2's words, not with the program's own function."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    return (lighter + 0.05) / (darker + 0.05)
