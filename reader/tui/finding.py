"""Searching the library from the front page: the results take the place of the list while they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NewsreaderError
from ..locale import ngettext, numbers

if TYPE_CHECKING:
    from .screens.front import FrontScreen


class Finding:
    """Opens the search line for ``screen``, and shows there what is found."""

    def __init__(self, screen: FrontScreen) -> None:
        self._screen = screen
        self._before: tuple[str, int] = ("", 0)

    def start(self) -> None:
        """Ask what to search for."""
        from .dialogs.finder import Finder

        browsing = self._screen.browsing
        self._before = browsing.query, browsing.here
        self._screen.go_to(self._screen.list_view)
        self._screen.app.push_screen(Finder(browsing.query, self._show), self._done)

    def _show(self, query: str) -> None:
        """Show what fits ``query``, which is still being typed."""
        if query != self._screen.browsing.query:
            self._search(query, typing=True)

    def _done(self, query: str | None) -> None:
        if query is None:  # left with Escape: the list as it was
            before, here = self._before
            if before != self._screen.browsing.query:
                self._search(before)
                self._screen.listing.select(here)
            return
        self._search(query)

    def end(self) -> bool:
        """Go back from the results to the list; whether there were any."""
        if not self._screen.browsing.query:
            return False
        self._search("")
        return True

    def _search(self, query: str, *, typing: bool = False) -> None:
        screen = self._screen
        try:
            screen.browsing.search(query, typing=typing)
        except NewsreaderError as problem:
            screen.say(str(problem), wrong=True)
            return
        screen.present()
        if query and not typing:
            count = len(screen.browsing.entries)
            key = screen.reader.key("app.front")
            found = ngettext("{number} story found; {key} leads back.", "{number} found; {key} leads back.", count)
            screen.say(found.format(number=numbers.number(count), key=key))
