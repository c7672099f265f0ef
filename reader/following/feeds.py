"""The feeds that the reader follows, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..addresses import host_of
from ..library.model import Full, Subscription
from ..targets import is_on_web
from .adding import Added, add
from .naming import folder_named, named

if TYPE_CHECKING:
    from ..library.store import Library
    from .exchange import Imported


class Following:
    """What can be done with the feeds in ``library``. Every method may raise `LibraryError`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def feeds(self) -> tuple[Subscription, ...]:
        """All of them, by folder and title."""
        return self._library.feeds() if self._library.exists else ()

    def named(self, text: str) -> Subscription:
        """The feed that ``text`` names: its number, address or title. Raises `FeedError`."""
        return named(text, self.feeds())

    def folder_named(self, text: str) -> str:
        """The path of the folder that ``text`` names. Raises `FeedError`."""
        return folder_named(text, self.feeds())

    def add(
        self,
        address: str,
        title: str | None = None,
        folder: str | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Added:
        """Follow the feed at ``address``, or that of the page there; see `adding.add`, which says what is raised."""
        return add(self._library, address, title, folder, cancelled)

    def remove(self, feed: Subscription) -> None:
        """Follow the feed no more; its stories go, the kept ones too (see `kept_in`)."""
        self._library.unsubscribe(feed.id)

    def kept_in(self, feed: Subscription) -> int:
        """How many stories of the feed the reader keeps."""
        from ..library.model import Selection

        return self._library.count(Selection(feed=feed.id, kept=True))

    def rename(self, feed: Subscription, title: str | None) -> None:
        """Call the feed ``title``; None for as it calls itself."""
        self._library.rename(feed.id, title)

    def move(self, feed: Subscription, folder: str | None) -> None:
        """Put the feed into ``folder``, a path of names with slashes, or into none."""
        self._library.move(feed.id, folder)

    def set_pages(self, feed: Subscription, full: Full) -> None:
        """Say when the pages of the feed's stories are fetched."""
        self._library.set_full(feed.id, full)

    def set_limits(self, feed: Subscription, most: int | None, days: int | None) -> None:
        """Say how many of the feed's stories stay, and for how many days; 0 for all, None for as everywhere."""
        self._library.set_limits(feed.id, most, days)

    def has_at_home(self, url: str | None) -> bool:
        """Whether ``url`` is on a computer of the reader's own network, by its name, that a feed of theirs is on."""
        from ..sources.web.networks import is_own_by_name

        host = host_of(url)
        if not host or not is_own_by_name(host):
            return False
        return any(host_of(feed.address) == host for feed in self.feeds())

    def wake(self, feed: Subscription) -> None:
        """Ask for a feed again that is gone."""
        if feed.gone:
            self._library.back(feed.id)

    def take_list(self, target: str) -> Imported:
        """Follow the feeds of the list (OPML) in the file ``target``, from standard input (``-``) or at an address
        with its scheme, each in its folder. Raises `TargetError` where it cannot be read, and `NotAFeed` where it is
        no such list."""
        from .exchange import Exchange

        if is_on_web(target):
            from .adding import ask

            body = ask(target, lambda: False).body
        else:
            from ..sources.files import read_bytes

            body = read_bytes(target)
        return Exchange(self._library).take(body, target)

    def give_list(self) -> str:
        """The feeds as a list for other programs (OPML)."""
        from ..feeds.opml import write_opml
        from .exchange import Exchange

        return write_opml(Exchange(self._library).give())
