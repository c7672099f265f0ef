"""Following a feed, calling it another name, moving it, leaving it: asked for in dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from ..errors import FollowedAlready, NewsreaderError, Stopped
from ..following.limits import limits_in, told
from ..locale import _, ngettext, numbers
from ..view.fronts import FULL

if TYPE_CHECKING:
    from ..following.adding import Added
    from ..library.model import Subscription
    from .dialogs.feed import Action
    from .screens.front import FrontScreen


class Subscribing:
    """Opens the dialogs about feeds for ``screen``, and does what was answered."""

    def __init__(self, screen: FrontScreen) -> None:
        self._screen = screen
        self._looking: set[Event] = set()  # one for each address that a feed is looked for at; set to stop that

    # ------------------------------------------------------------------ following one

    def add(self) -> None:
        """Ask for an address, and follow the feed that is found there."""
        from .dialogs.prompt import Prompt

        screen = self._screen
        screen.app.push_screen(Prompt(_("The address of a feed, or of a page that has one, then Enter")), self._typed)
        screen.reader.run_worker(screen.reader.desk.prepare, thread=True, group="prepare", exit_on_error=False)

    def _typed(self, address: str | None) -> None:
        if not address:
            return
        self._looking.add(stop := Event())
        screen = self._screen
        key = screen.reader.key("app.front")
        screen.say(_("Looking for a feed at {address} … {key} stops.").format(address=address, key=key))
        source = screen.browsing.source
        folder = source.folder if screen.focused is screen.sources else None
        screen.run_worker(partial(self._look, address, folder, stop), thread=True, exit_on_error=False)

    def stop(self) -> bool:
        """Stop looking for feeds; whether somebody was."""
        for stop in (stopped := tuple(self._looking)):
            stop.set()
        self._looking.clear()
        return bool(stopped)

    def _look(self, address: str, folder: str | None, stop: Event) -> None:
        """In a worker's thread."""
        from ..following.adding import add

        reader = self._screen.reader
        try:
            added = add(reader.desk.shelf.library, address, folder=folder, cancelled=stop.is_set)
        except Stopped:
            return
        except NewsreaderError as problem:
            reader.call_from_thread(self._failed, problem, stop)
        else:
            reader.call_from_thread(self._added, added, stop)

    def _failed(self, problem: NewsreaderError, stop: Event) -> None:
        self._looking.discard(stop)
        screen = self._screen
        if not isinstance(problem, FollowedAlready):
            screen.say(str(problem), wrong=True)
            return
        screen.choose(f"feed:{problem.feed_id}")
        screen.go_to(screen.list_view)
        here = _("This is it; {key} changes its name or its folder.").format(key=screen.reader.key("feeds.edit"))
        problem.hint = here  # on the screen, nobody types a command line
        screen.say(str(problem), whole=True)

    def _added(self, added: Added, stop: Event) -> None:
        self._looking.discard(stop)
        screen = self._screen
        screen.browsing.count()
        screen.choose(f"feed:{added.feed_id}")
        screen.go_to(screen.list_view)
        count = added.entries
        came = ngettext("“{feed}” is followed: {number} story.", "“{feed}” is followed: {number} stories.", count)
        said = [came.format(feed=added.title, number=numbers.number(count))]
        if added.lacking:
            said.append(_("Only a part of it came: {reason}.").format(reason=added.lacking))
        if added.others:
            names = ", ".join(other.title or other.address for other in added.others[:3])
            said.append(_("The page has others, too: {names}.").format(names=names))
        screen.say(" ".join(said), whole=len(said) > 1)

    # ------------------------------------------------------------------ one that is followed

    def edit(self) -> None:
        """Ask what to do with the feed of the list."""
        from .dialogs.feed import FeedActions

        screen, feed = self._screen, self._feed()
        if feed is None:
            screen.say(_("Go to a feed first; {key} leads to them.").format(key=screen.reader.key("front.sources")))
        else:
            screen.app.push_screen(FeedActions(feed), partial(self._chosen, feed))

    def _feed(self) -> Subscription | None:
        """The feed that the list is taken from."""
        id = self._screen.browsing.source.feed
        return next((feed for feed in self._screen.reader.desk.shelf.feeds() if feed.id == id), None)

    def _chosen(self, feed: Subscription, action: Action | None) -> None:
        from .dialogs.feed import Leave
        from .dialogs.prompt import Prompt

        app, library = self._screen.app, self._screen.reader.desk.shelf.library

        def renamed(title: str | None) -> None:
            if title:
                said = _("“{feed}” is called “{name}” now.").format(feed=feed.title, name=title)
                self._do(lambda: library.rename(feed.id, title), said)

        def moved(folder: str | None) -> None:
            if folder is not None:
                told = _("“{feed}” is in “{folder}” now.") if folder else _("“{feed}” is in no folder now.")
                said = told.format(feed=feed.title, folder=folder)
                self._do(lambda: library.move(feed.id, folder), said)

        def left(sure: bool | None) -> None:
            if sure:
                said = _("“{feed}” is not followed any more.").format(feed=feed.title)
                self._do(lambda: library.unsubscribe(feed.id), said)

        def limited(typed: str | None) -> None:
            limits = limits_in(typed) if typed is not None else None
            if typed is not None and limits is None:
                self._screen.say(_("Type two numbers, as in “200 60”, or nothing."), wrong=True)
            elif limits is not None:
                now = replace(feed, most=limits[0], days=limits[1])
                said = _("{title}: {limits}").format(
                    title=feed.title, limits=told(now, self._screen.reader.desk.settings)
                )
                self._do(lambda: library.set_limits(feed.id, *limits), said)

        match action:
            case "limits":
                what = _("How many stories stay, and for how many days: 200 60, 0 for any; nothing: as everywhere")
                own = "" if feed.most is None and feed.days is None else f"{feed.most or 0} {feed.days or 0}"
                app.push_screen(Prompt(what, own, empty=True), limited)
            case "rename":
                app.push_screen(Prompt(_("What to call it, then Enter"), feed.title), renamed)
            case "move":
                what = _("The folder to put it in, none for no folder, then Enter")
                app.push_screen(Prompt(what, feed.folder, empty=True), moved)
            case "leave":
                app.push_screen(Leave(feed), left)
            case "always" | "short" | "never":
                said = _("“{feed}”: {choice}.").format(feed=feed.title, choice=FULL[action]())
                self._do(partial(library.set_full, feed.id, action), said)

    def _do(self, change: Callable[[], object], said: str) -> None:
        """Do ``change``, show the feeds as they are then, and say what was done."""
        try:
            change()
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return
        self._screen.renew()
        self._screen.say(said)
