"""The help: every command with its keys, made from the one declaration of them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from ...layout.flow import Run, edge, lines
from ...layout.sheet import FURNITURE, Line
from ...locale import _
from .. import keys
from ..owner import app_of
from ..widgets.lines import LinesView
from .dialog import Dialog

_KEYS_WIDTH = 22


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
        keymap = app_of(self).desk.settings.keys
        block = 0
        for group, commands in keys.groups().items():
            if block:
                yield Line((), FURNITURE, 0, "blank")
            yield from lines([Run(_(group), "crosshead+strong")], width, block, "crosshead")
            for command in commands:
                block += 1
                left = keys.keys_of(command, keymap)
                room = min(_KEYS_WIDTH, width // 2)
                margin = edge(left.ljust(room) if len(left) < room else left + "  ", " " * room, "headline+strong")
                yield from lines([Run(_(command.text), "text")], width, block, "text", left=margin)
            block += 1
