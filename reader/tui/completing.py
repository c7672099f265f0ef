"""What is still missing of a story of the library: the text of its page, and stories with the same words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..errors import NewsreaderError, Stopped
from ..locale import _
from ..online import Opened
from ..story import Related, Story
from .errand import Errand

if TYPE_CHECKING:
    from threading import Event

    from .history import Spot
    from .screens.story import StoryScreen


class Completing:
    """Fetches in the background what the story on ``screen`` has not got yet; what is there is read meanwhile."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._errand = Errand()

    def start(self) -> bool:
        """Fetch what is missing; whether the text is."""
        self.stop()
        screen = self._screen
        spot, desk = screen.spot, screen.reader.desk
        if spot.partial:
            stop = self._errand.begin()
            screen.say(_("This is what the feed gave; the page is being fetched …"))
            screen.run_worker(partial(self._fetch, spot, stop), thread=True, group="complete", exit_on_error=False)
        if desk.shelf.exists:
            screen.run_worker(partial(self._relate, spot), thread=True, group="relate", exit_on_error=False)
        return spot.partial

    def stop(self) -> bool:
        """Stop fetching; whether anything was on its way."""
        return self._errand.stop()

    # ------------------------------------------------------------------ in the worker's thread

    def _fetch(self, spot: Spot, stop: Event) -> None:
        app = self._screen.reader
        try:
            opened = app.desk.whole(spot.target, Opened(spot.story, partial=True), cancelled=stop.is_set)
        except Stopped:
            return
        except NewsreaderError as problem:
            opened = Opened(spot.story, notices=(str(problem),))
        app.call_from_thread(self._came, spot, opened, stop)

    def _relate(self, spot: Spot) -> None:
        app = self._screen.reader
        try:
            related = app.desk.entries.related(spot.target, spot.story)
        except NewsreaderError:  # the library has told what is wrong with it where its lists are
            return
        if related:
            app.call_from_thread(self._related, spot.target, related)

    # ------------------------------------------------------------------ in the app's thread

    def _came(self, spot: Spot, opened: Opened, stop: Event) -> None:
        screen = self._screen
        if not self._errand.end(stop) or not screen.is_mounted or screen.spot.target != spot.target:
            return
        is_whole = opened.story is not spot.story
        if is_whole:
            screen.show_whole(opened)
        screen.say(" ".join(opened.notices) or (_("The whole story is here.") if is_whole else ""), whole=True)
        screen.discussing.start()

    def _related(self, target: str, related: tuple[Related, ...]) -> None:
        screen = self._screen
        if screen.is_mounted and screen.spot.target == target:
            screen.show_related(with_related(screen.story, related))


def with_related(story: Story, related: tuple[Related, ...]) -> tuple[Related, ...]:
    """What ``story`` offers to read next, then those of ``related`` that it does not offer itself."""
    known = {item.url for item in story.related} | {item.title for item in story.related}
    return (*story.related, *(item for item in related if item.url not in known and item.title not in known))
