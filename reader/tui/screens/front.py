"""The front page: the stories to choose from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from ...desk import FrontPage
from ...view import titles
from ...view.keys import FRONT_HINTS
from .. import keys
from ..widgets.entries import EntriesView
from ..widgets.items import ItemsView
from .base import ReaderScreen


class FrontScreen(ReaderScreen):
    """The bundled edition and the kept stories."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("story.back", "story.forward")]
    HINTS = FRONT_HINTS
    _shown: tuple[FrontPage, frozenset[str]] | None = None

    def compose_body(self) -> ComposeResult:
        yield EntriesView(id="entries")

    @property
    def entries(self) -> EntriesView:
        return self.query_one(EntriesView)

    def on_mount(self) -> None:
        self.present()
        self.set_focus(self.entries)

    def present(self) -> None:
        """Show the front page as it is now, unless nothing has changed: a search in it lasts over a dialog."""
        desk = self.reader.desk
        now = desk.front_page(), desk.read_targets()
        if now != self._shown:
            self._shown = now
            self.entries.present(*now)
            self.tell_place(titles.front_page())

    def on_screen_resume(self) -> None:
        if self.seen:  # come back to: stories may have been read or kept
            self.present()
        super().on_screen_resume()

    def on_items_view_chosen(self, event: ItemsView.Chosen) -> None:
        if not event.is_late:
            self.reader.going.open(self.entries.entries[event.index].target)

    def action_back(self) -> None:
        self.reader.going.back()

    def action_forward(self) -> None:
        self.reader.going.forward()
