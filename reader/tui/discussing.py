"""The comments on their way: loaded in the background from where the page says that they are, shown as they come."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..locale import _, ngettext, numbers
from ..story import Story
from ..targets import is_entry, is_online
from .errand import Errand

if TYPE_CHECKING:
    from threading import Event

    from ..comments.base import Loaded
    from .history import Spot
    from .screens.story import StoryScreen


class Discussing:
    """Loads the comments of the story on ``screen``, one story at a time; the screen goes on meanwhile."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._errand = Errand()
        self._asked_for = False

    def start(self, *, others: bool = False) -> bool:
        """Load what is missing; with ``others``, ask sites that the page does not name too, and ask again.

        Whether there is anybody to ask: only pages of the web have somebody.
        """
        self.stop()
        spot = self._screen.spot
        if not self._is_anywhere(spot, others) or (spot.story.comments.complete and not others):
            return False
        self._asked_for = others
        work = partial(self._load, spot.target, spot.story, self._errand.begin(), others)
        self._screen.run_worker(work, thread=True, group="comments", exit_on_error=False)
        return True

    def _is_anywhere(self, spot: Spot, others: bool) -> bool:
        """Whether anybody might have comments: for what a feed gave, somebody has to have announced some."""
        story = spot.story
        if is_entry(spot.target):
            return bool(story.url) and (others or bool(story.comments.count))
        return is_online(spot.target)

    def stop(self) -> bool:
        """Stop loading, keeping what came; whether there was anything to stop."""
        return self._errand.stop()

    # ------------------------------------------------------------------ in the worker's thread

    def _load(self, target: str, story: Story, stop: Event, others: bool) -> None:
        app = self._screen.reader

        def tell(sentence: str) -> None:
            app.call_from_thread(self._screen.say, sentence)

        for loaded in app.desk.discussion.load(target, story, stop.is_set, tell, others=others):
            app.call_from_thread(self._came, target, loaded, stop)

    # ------------------------------------------------------------------ in the app's thread

    def _came(self, target: str, loaded: Loaded, stop: Event) -> None:
        screen = self._screen
        if not screen.is_mounted or screen.spot.target != target:
            return
        if loaded.came or loaded.saved:
            story = screen.story
            known = {item.url for item in story.related}
            related = (*story.related, *(item for item in loaded.related if item.url not in known))
            screen.spot = screen.spot._replace(story=replace(story, comments=loaded.thread, related=related))
            screen.comments.update(loaded.thread, loaded.new)
            if len(related) > len(story.related):
                screen.related.present(related, screen.related.selected)
            screen.tell_panes()
        if loaded.finished:
            self._errand.end(stop)
            if not loaded.stopped:  # who stopped it has been told so
                self._tell_end(loaded)
        elif loaded.came:
            screen.say(_("Comments: {summary} …").format(summary=loaded.summary))

    def _tell_end(self, loaded: Loaded) -> None:
        said = [_("Comments: {summary}.").format(summary=loaded.summary)] if loaded.came or loaded.saved else []
        if loaded.new:
            count = len(loaded.new)
            new = ngettext("{number} is new; {key} goes to it.", "{number} are new; {key} goes to the next.", count)
            key = self._screen.reader.key("comments.new")
            said.append(new.format(number=numbers.number(count), key=key))
        if self._asked_for or not self._screen.spot.saved:  # who reads a copy has been told that the web is not there
            said.extend(loaded.notes)
        if said:
            self._screen.say(" ".join(said), whole=bool(loaded.notes))
