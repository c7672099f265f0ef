"""The help: every command with its keys, made from the one declaration of them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from ...layout.flow import Run, edge, lines
from ...layout.sheet import FURNITURE, Line
from ...layout.width import cells
from ...library.operators import explained
from ...locale import _
from .. import keys
from ..owner import app_of
from ..widgets.lines import LinesView
from .dialog import Dialog

_KEYS_WIDTH = 22
_MOST_OVER = 8  # cells that a row's left side may be wider


class Help(Dialog[None]):
    """All commands by group."""

    def compose_box(self) -> ComposeResult:
        yield HelpView()


class HelpView(LinesView):
    """The table of keys."""

    def on_mount(self) -> None:
        self.title = _("Help: the keys ({key} closes)").format(key=app_of(self).key("app.front"))
        self.shorter_titles = (_("Help"),)
        self.show(self._lay_keys)

    def _lay_keys(self, width: int) -> Iterator[Line]:
        block = 0
        for heading, rows in self._tables():
            if block:
                yield Line((), FURNITURE, 0, "blank")
            yield from lines([Run(heading, "crosshead+strong")], width, block, "crosshead")
            for left, text in rows:
                block += 1
                room = min(_KEYS_WIDTH, width // 2)
                if cells(left) >= min(width, room + _MOST_OVER):  # no room beside it
                    yield from lines([Run(left, "headline+strong")], width, block, "text")
                    left = ""
                margin = edge(left.ljust(room) if len(left) < room else left + "  ", " " * room, "headline+strong")
                yield from lines([Run(text, "text")], width, block, "text", left=margin)
            block += 1

    def _tables(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each heading with the rows under it: the keys of each command, and what can be typed to search."""
        keymap = app_of(self).desk.settings.keys
        for group, commands in keys.groups().items():
            yield _(group), [(keys.keys_of(command, keymap), _(command.text)) for command in commands]
            if group == keys.LIBRARY:
                yield _("To search the stories by"), list(explained())
