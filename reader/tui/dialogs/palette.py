"""All commands, found by typing some of their words."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...locale import _
from .. import keys
from ..owner import app_of
from ..widgets.choices import Choices
from ..widgets.items import ItemsView
from .dialog import Dialog


class Palette(Dialog[keys.Command]):
    """A line to type in over the commands that fit; the result is the command chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def compose_box(self) -> ComposeResult:
        field = Input(placeholder=_("Type some words of a command"), select_on_focus=False)
        field.cursor_blink = False
        yield field
        self.fitting = [command for command in keys.COMMANDS if command.id != "app.commands"]
        self.choices = Fitting(_("Commands"), self._options())
        yield self.choices

    def _options(self) -> list[str]:
        keymap = app_of(self).desk.settings.keys
        return [f"{_(command.text)} – {keys.keys_of(command, keymap)}" for command in self.fitting]

    def on_input_changed(self, event: Input.Changed) -> None:
        wanted = _folded(event.value).split()
        self.fitting = [
            command
            for command in keys.COMMANDS
            if command.id != "app.commands"
            and all(word in _folded(f"{_(command.text)} {_(command.group)}") for word in wanted)
        ]
        self.choices.offer(self._options())

    def on_descendant_focus(self) -> None:
        self.choices.refresh()

    def action_move(self, step: int) -> None:
        self.choices.select(self.choices.selected + step)

    def on_input_submitted(self) -> None:
        self.choices.action_choose()

    def on_items_view_chosen(self, event: ItemsView.Chosen) -> None:
        if not event.is_late:
            self.close(self.fitting[event.index])


class Fitting(Choices, can_focus=False):
    """The commands that fit. The keys stay with the line that is typed in, which moves the selection here."""

    @property
    def in_hand(self) -> bool:
        return isinstance(self.screen.focused, Input)


def _folded(text: str) -> str:
    """``text`` without case and accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
