"""From story to story and back, to the same line; and remembering that line for another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from ..locale import _
from ..online import Opened
from ..story import Story
from ..targets import is_on_web
from .history import History, Spot
from .opening import Opening

if TYPE_CHECKING:
    from ..desk import Desk
    from .app import NewsreaderApp

_REMEMBER_AFTER = 3.0  # seconds without movement


class Going:
    """Where the reader of ``app`` is, was, and goes next. A place is a `Spot`, or None for the front page."""

    def __init__(self, app: NewsreaderApp) -> None:
        self._app = app
        self._history: History[Spot] = History()
        self._opening = Opening(app, self._arrived)
        self._remembering: Timer | None = None

    # ------------------------------------------------------------------ to another story

    def open(self, target: str, source: Story | None = None) -> None:
        """Open ``target`` in place of what is shown; the reader can come back to the same line.

        ``source`` is the story that led there, if one did.
        """
        self._opening.start(target, source)

    def follow(self, href: str, source: Story) -> None:
        """Follow a link in ``source``: to a story in place, to anything else in the browser."""
        if is_on_web(href):
            self._opening.start(href, source, else_browse=True)
        else:
            self._app.browse(href)

    def stop(self) -> bool:
        """Stop what is on its way; whether there was anything."""
        return self._opening.stop()

    def back(self) -> None:
        """Go back to where the reader was before."""
        here = self._here()
        if here is None and not self._history.can_go_back:
            self._app.say(_("There is nothing to go back to."))
            return
        self._show(self._history.back(here))

    def forward(self) -> None:
        """Go forward again to where the reader came back from."""
        if not self._history.can_go_forward:
            self._app.say(_("There is nothing to go forward to."))
            return
        self._show(self._history.forward(self._here()))

    def to_front_page(self) -> None:
        """Leave the story for the front page."""
        self._history.leave(self._here())
        self._show(None)

    def _arrived(self, target: str, opened: Opened) -> None:
        self._history.leave(self._here())
        self._show(spot_of(self._app.desk, target, opened))
        if opened.notices:
            self._app.say(" ".join(opened.notices), whole=True)

    def _here(self) -> Spot | None:
        screen = self._app.reader_screen
        return screen.here() if screen else None

    def _show(self, spot: Spot | None) -> None:
        from .screens.front import FrontScreen
        from .screens.story import StoryScreen

        self.remember()
        app, screen = self._app, self._app.reader_screen
        if spot is not None:
            failed = app.desk.mark_read(spot.target)
            if isinstance(screen, StoryScreen):
                screen.show(spot)
            else:
                app.push_screen(StoryScreen(spot))
            if failed:
                app.call_after_refresh(app.say, failed, wrong=True)  # once the screen is there that says it
        elif isinstance(screen, StoryScreen):
            if any(isinstance(below, FrontScreen) for below in app.screen_stack):
                app.pop_screen()
            else:  # the reader began with this story, and Textual cannot take its first screen away
                app.push_screen(FrontScreen())

    # ------------------------------------------------------------------ for another day

    def remember_soon(self) -> None:
        """Remember the reading position once the reader stays somewhere."""
        if self._remembering is None:
            self._remembering = self._app.set_timer(_REMEMBER_AFTER, self.remember)

    def remember(self) -> None:
        """Remember where the reader is."""
        if self._remembering is not None:
            self._remembering.stop()
            self._remembering = None
        if spot := self._here():
            failed = self._app.desk.leave(spot.story, spot.position)
            if failed:
                self._app.say(failed, wrong=True)


def spot_of(desk: Desk, target: str, opened: Opened) -> Spot:
    """Where a reader is who has ``opened`` the story at ``target``: where they left it the last time."""
    position = desk.position(opened.story)
    return Spot(desk.lasting(target), opened.story, position, saved=opened.saved, partial=opened.partial)
