"""What all screens of the reader share: top line, foot, focus that can be walked, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from ...locale import _, ngettext
from ...view import places
from .. import keys
from ..owner import app_of
from ..painting import Paint
from ..widgets.lines import LinesView
from ..widgets.status import KeyHints, StatusLine
from ..widgets.topbar import Control, TopBar
from .calm import CalmScreen

if TYPE_CHECKING:
    from ..app import NewsreaderApp
    from ..history import Spot


class ReaderScreen(CalmScreen[None]):
    """A full screen: top line, something to read, foot."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("search.*", "pane.next", "pane.previous", "app.front")]
    HINTS: ClassVar[tuple[str, ...]] = ()
    _painted: Paint | None = None
    _where = ""

    @property
    def reader(self) -> NewsreaderApp:
        """The app, by its own type."""
        return app_of(self)

    def compose(self) -> ComposeResult:
        # Textual sets these with the first resize, which comes after the first picture.
        wide, high = self.app.size.width >= places.WIDE, self.app.size.height >= places.HIGH
        self.add_class("-wide" if wide else "-narrow", "-high" if high else "-low")
        yield TopBar()
        yield from self.compose_body()
        yield StatusLine(self.progress)
        yield KeyHints(self.hints)

    def compose_body(self) -> ComposeResult:
        """What stands between the top line and the foot."""
        raise NotImplementedError

    def progress(self) -> tuple[str, int]:
        """How far the reading is, in words, and the line at the top."""
        return "", 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before there is something to do it to: keys may come faster than the screen."""
        return self.is_mounted and super().check_action(action, parameters)

    def hints(self) -> tuple[str, ...]:
        """The ids of the commands to name at the foot, the most useful where the focus is first."""
        return self.HINTS

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.query_one(KeyHints).refresh()

    # ------------------------------------------------------------------ saying

    def on_mount(self) -> None:
        self.tell_first()

    def on_resize(self) -> None:
        # Once everything has its place, which it gets after this: keys that came sooner may do their work now.
        self.call_later(self.reader.started.set)

    def tell_first(self) -> None:
        """Tell what there was to be told before there was a screen to tell it on."""
        told, wrong = self.reader.take_notices()
        if told:
            self.say(told, wrong=wrong, whole=True)

    def say(self, message: str, *, wrong: bool = False, whole: bool = False, steady: bool = False) -> None:
        """Tell a change of state in the status line; if ``steady``, without a line of the panes moving."""
        self.query_one(StatusLine).say(message, wrong=wrong, whole=whole, steady=steady)

    def tell_place(self, where: str) -> None:
        """Say in the top line, and in the title of the window, where the reader is."""
        self.query_one(TopBar).tell(where)
        self._where = where
        if self.app.screen is self:
            self.reader.entitle(where)

    def restyle(self) -> None:
        """Paint everything again: the theme has changed. Nothing is laid out."""
        for widget in self.walk_children(Widget):
            widget.refresh()

    # ------------------------------------------------------------------ focus

    def stops(self) -> list[Widget]:
        """Where the focus goes, in order; what is out of sight too, since going there brings it into sight."""
        return [*self.query(Control), *self.query(LinesView)]

    def main_stop(self) -> Widget:
        """What the skip link leads to."""
        return self.query(LinesView).first()

    def go_to(self, stop: Widget) -> None:
        """Give ``stop`` the focus, in sight."""
        self.set_focus(stop)

    def action_pane(self, step: int) -> None:
        stops = self.stops()
        here = stops.index(self.focused) if self.focused in stops else 0
        self.go_to(stops[(here + step) % len(stops)])

    def on_control_pressed(self, event: Control.Pressed) -> None:
        if event.name == "skip":
            self.go_to(self.main_stop())
        else:
            self.reader.action_contrast()

    # ------------------------------------------------------------------ search

    def searched(self) -> LinesView:
        """The pane that a search is about: the focused one, else the main one."""
        focused = self.focused
        return focused if isinstance(focused, LinesView) else self.query(LinesView).first()

    def action_search(self) -> None:
        from ..dialogs.prompt import Prompt

        view = self.searched()

        def search(query: str | None) -> None:
            self.go_to(view)
            if query:
                view.search(query)
                self._tell_match(view, query)

        self.app.push_screen(Prompt(_("Search in this pane, then Enter")), search)

    def action_match(self, step: int) -> None:
        view = self.searched()
        if not view.matches:
            self.say(_("Nothing is being searched for; {key} begins.").format(key=self.reader.key("search.start")))
            return
        view.go_to_match(view.match + step)
        self._tell_match(view, view.query_text)

    def _tell_match(self, view: LinesView, query: str) -> None:
        count = len(view.matches)
        if not count:
            self.say(_("“{query}” does not occur here.").format(query=query))
            return
        self.say(
            ngettext("“{query}”: {number} match", "“{query}”: match {here} of {number}", count).format(
                query=query, number=count, here=view.match + 1
            )
        )

    def clear_search(self) -> bool:
        """Forget the search; whether there was one."""
        found = [view for view in self.query(LinesView) if view.query_text]
        for view in found:
            view.clear_search()
        return bool(found)

    def action_leave(self) -> None:
        if self.stop_waiting():
            self.say(_("Stopped."))
        elif self.clear_search():
            self.say(_("The search is over."))
        else:
            self.left()

    def here(self) -> Spot | None:
        """The story with the place where the reader is in it; None where no story is shown."""
        return None

    def stop_waiting(self) -> bool:
        """Stop what is on its way to this screen; whether there was anything."""
        return self.reader.going.stop() or self.reader.refreshing.stop()

    def left(self) -> None:
        """Escape was pressed with nothing to leave but the screen."""

    def on_screen_resume(self) -> None:
        """The screen is in front again, perhaps in another theme than when it was left."""
        if self.seen and self._painted is not self.reader.paint:
            self.restyle()
        elif self.focused:
            self.focused.refresh()
        self._painted = self.reader.paint
        if self._where:
            self.reader.entitle(self._where)

    def on_screen_suspend(self) -> None:
        """A dialog has come before the screen and takes the focus with it."""
        if self.focused:
            self.focused.refresh()

    @property
    def seen(self) -> bool:
        """Whether the screen has been in front before."""
        return self._painted is not None
