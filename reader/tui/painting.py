"""From a theme's roles to what Textual and Rich paint with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ..theming.looks import look
from ..theming.roles import NAMES

if TYPE_CHECKING:
    from textual.theme import Theme as TextualTheme

    from ..theming.theme import Theme


_OWN = "ansi_default"
# What colours tell otherwise; Textual asks for the last two in every theme of this kind.
_REVERSED = {
    "block-cursor-text-style": "bold reverse",
    "input-cursor-text-style": "reverse",
    "ansi-background": _OWN,
    "ansi-foreground": _OWN,
}


class Paint:
    """The styles of one theme, by role; ``paint["link+underline"]`` is a role with its modifiers."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[str, Style] = {}

    @cached_property
    def for_textual(self) -> TextualTheme:
        """The theme for Textual's own widgets."""
        return textual_theme(self.theme)

    def __getitem__(self, role: str) -> Style:
        style = self._styles.get(role)
        if style is None:
            style = self._styles[role] = self._make(role)
        return style

    def strip(self, cells: Iterable[tuple[str, str]]) -> Strip:
        """``cells``, each a text and its role, as Textual paints them."""
        return Strip([Segment(text, self[role]) for text, role in cells if text])

    def _make(self, role: str) -> Style:
        fg, bg, *marks = look(role, self.theme.colours)
        bold, italic, underline, reverse = (mark or None for mark in marks)
        return Style(color=fg, bgcolor=bg, bold=bold, italic=italic, underline=underline, reverse=reverse)


def textual_theme(theme: Theme) -> TextualTheme:
    """``theme`` for Textual's own widgets (containers, the search field, the command palette).

    Every variable that these widgets use is set to one of the roles, so that no derived tint reaches the screen.
    """
    from textual.theme import Theme as TextualTheme

    r = theme.colours or dict.fromkeys(NAMES, _OWN)
    background, text, muted = r["background"], r["text"], r["muted"]
    on, under = r["selection.fg"], r["selection.bg"]
    return TextualTheme(
        name=theme.name,
        primary=under,
        secondary=r["link"],
        accent=r["focus"],
        warning=r["warning"],
        error=r["error"],
        success=r["success"],
        foreground=text,
        background=background,
        surface=background,
        panel=background,
        boost=background,
        dark=theme.dark,
        ansi=theme.plain,
        variables={
            # Textual makes shades of the colours above, and rounds the colour itself on the way: these are exact.
            "foreground": text,
            "background": background,
            "surface": background,
            "panel": background,
            "text": text,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "text-primary": r["link"],
            "text-accent": text,
            "border": r["focus"],
            "border-blurred": r["border"],
            "block-cursor-foreground": on,
            "block-cursor-background": under,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": text,
            "block-cursor-blurred-background": background,
            "block-cursor-blurred-text-style": "bold underline",
            "block-hover-background": background,
            "input-cursor-foreground": background,
            "input-cursor-background": text,
            "input-selection-background": under,
            "input-selection-foreground": on,
            "screen-selection-background": under,
            "screen-selection-foreground": on,
            "scrollbar": r["border"],
            "scrollbar-hover": r["focus"],
            "scrollbar-active": r["focus"],
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
            "link-color": r["link"],
            "link-style": "underline",
            "link-background": background,
            "link-color-hover": on,
            "link-background-hover": under,
            "bar-text": r["bar.fg"],
            "bar-fill": r["bar.bg"],
            **(_REVERSED if theme.plain else {}),
        },
    )
