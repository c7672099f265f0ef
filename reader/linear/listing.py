"""Lists of stories: the edition's and the library's, searched, marked, refreshed."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from .. import lists
from ..errors import FollowedAlready, LibraryError
from ..lists import Source
from ..locale import _, ngettext, numbers
from ..story import Entry
from ..targets import entry_id
from .console import stoppable
from .place import Front

if TYPE_CHECKING:
    from ..refresh.report import Progress
    from .session import Session

_TELL_EVERY = 3.0  # seconds: a line each, and each is read out


class Shelving:
    """Makes the lists of ``session``, and does what their commands ask for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._console = session.console
        self._desk = session.desk

    # ------------------------------------------------------------------ lists

    def front(self) -> Front:
        """The list to begin with: all stories of the feeds, where the reader follows any; else the edition.

        Why the library cannot be read is told, where it cannot.
        """
        try:
            if self._desk.shelf.exists and self._desk.shelf.feeds():
                return self._library(Source(lists.ALL, _("All stories")))
        except LibraryError as problem:
            self._console.say(str(problem))
        return self._edition()

    def again(self, place: Front) -> Front:
        """The list ``place`` as it is now."""
        if place.query:
            return self._found(place.query)
        if place.key in (None, lists.EDITION):
            return self._edition()
        return self._library(Source(place.key, place.title))

    def _library(self, source: Source) -> Front:
        rows = self._desk.shelf.listing(source.key)
        return Front(source.title, "", rows, lambda entry: entry.read, key=source.key)

    def _found(self, query: str) -> Front:
        title = _("Search for “{words}”").format(words=query)
        return Front(title, "", self._desk.shelf.found(query), lambda entry: entry.read, query=query)

    def _edition(self) -> Front:
        page, read = self._desk.front_page(), self._desk.read_targets()
        kept = {entry.target for entry in page.kept}
        entries = (*page.kept, *(entry for entry in page.entries if entry.target not in kept))

        def is_read(entry: Entry) -> bool:
            return self._desk.lasting(entry.target) in read

        return Front(page.title, page.notice, entries, is_read, key=lists.EDITION)

    def sources(self, _argument: str) -> None:
        """Number what stories can be listed by."""
        found = self._desk.shelf.sources() if self._desk.shelf.exists else ()
        if not found:
            self._console.say(_("You follow no feed yet: “{word} ADDRESS” follows one.").format(word=_("add")))
            return
        self._console.say(*(f"{number}. {_told(source)}" for number, source in enumerate(found, 1)))
        self._session.offer([partial(self._open, source) for source in found])

    def _open(self, source: Source) -> None:
        self._session.go_to_list(self._edition() if source.key == lists.EDITION else self._library(source))

    def search(self, place: Front, words: str) -> None:
        """Tell the stories with ``words``: of the library, where there is one, else of the list at hand."""
        if self._desk.shelf.exists and place.key != lists.EDITION:
            self._session.go_to_list(self._found(words))
            return
        found = place.find(words)
        self._console.say(*(place.line(number) for number in found))
        if not found:
            self._console.say(_("No story here has “{words}”.").format(words=words))

    # ------------------------------------------------------------------ feeds

    def refresh(self, _argument: str) -> None:
        """Ask the feeds for new stories."""
        from ..view.refreshes import summary

        if not self._desk.shelf.feeds():
            self.sources("")
            return
        told = monotonic()

        def tell(progress: Progress) -> None:
            nonlocal told
            if monotonic() - told >= _TELL_EVERY:
                told = monotonic()
                said = _("{done} of {total} feeds, {new} new stories.")
                self._console.say(said.format(done=progress.done, total=progress.total, new=progress.new))

        self._console.say(_("Refreshing … Ctrl+C stops."))
        with stoppable() as stopped:
            report = self._desk.refresher.run(None, tell, stopped)
        self._console.say(summary(report))
        self._session.show_list_again()

    def add_feed(self, address: str) -> None:
        """Follow the feed at ``address``, or that of the page there."""
        if not address:
            self._console.say(
                _("Type the address of a feed, or of a page that has one, after “{word}”.").format(word=_("add"))
            )
            return
        self._console.say(_("Looking for a feed at {address} … Ctrl+C stops.").format(address=address))
        try:
            with stoppable() as stopped:
                added = self._desk.following.add(address, cancelled=stopped)
        except FollowedAlready as problem:
            problem.hint = None  # which names another command line than this one
            self._console.say(str(problem))
            (feed,) = (feed for feed in self._desk.following.feeds() if feed.id == problem.feed_id)
            self._session.go_to_list(self._library(Source(f"{lists.FEED}{feed.id}", feed.title)))
            return
        count = added.entries
        came = ngettext("“{feed}” is followed: {number} story.", "“{feed}” is followed: {number} stories.", count)
        self._console.say(came.format(feed=added.title, number=numbers.number(count)))
        if added.lacking:
            self._console.say(_("Only a part of it came: {reason}.").format(reason=added.lacking))
        self._session.go_to_list(self._library(Source(f"{lists.FEED}{added.feed_id}", added.title)))

    # ------------------------------------------------------------------ marks

    def mark(self, argument: str) -> None:
        """Mark a story of the list as read, or as unread where it is read."""
        if (found := self.entry(argument)) is not None:
            number, id, entry = found
            self._desk.shelf.mark([id], read=not entry.read)
            self.tell_again(number)

    def keep_entry(self, argument: str) -> None:
        """Keep a story of the list, or no longer."""
        if (number := self._number(argument)) is None:
            return
        entry = self._session.list_here().entries[number - 1]
        kept, failed = self._desk.keep(entry.target, entry)
        if failed:
            self._console.say(failed)
        if self._session.list_here().in_library:
            self.tell_again(number)
        elif not failed:
            self._console.say(_("The story is kept.") if kept else _("The story is no longer kept."))

    def mark_all(self, _argument: str) -> None:
        """Mark the whole list as read."""
        place = self._session.list_here()
        if not place.in_library:
            self._console.say(_only_library())
            return
        ids = [id for entry in place.entries if (id := entry_id(entry.target)) is not None and not entry.read]
        count = self._desk.shelf.mark(ids, read=True).count
        marked = ngettext("{number} story is marked as read.", "{number} stories are marked as read.", count)
        self._console.say(marked.format(number=numbers.number(count)))
        place.renew()

    def undo_marks(self, _argument: str) -> None:
        """Take the last marking back."""
        undone = self._desk.shelf.undo() if self._desk.shelf.exists else None
        self._session.list_here().renew()
        self._console.say(
            _("There is nothing to take back.") if undone is None else _("The last marking is taken back.")
        )

    def entry(self, argument: str) -> tuple[int, int, Entry] | None:
        """The number that ``argument`` is, the id of that entry, and itself; None after saying why there is none."""
        if (number := self._number(argument)) is None:
            return None
        entry = self._session.list_here().entries[number - 1]
        id = entry_id(entry.target)
        if id is None:
            self._console.say(_only_library())
            return None
        return number, id, entry

    def _number(self, argument: str) -> int | None:
        """The number of a story of the list that ``argument`` is; None after saying that it is none."""
        number = int(argument[:9]) if argument.isdecimal() else 0
        if 1 <= number <= len(self._session.list_here().entries):
            return number
        self._console.say(_("Type the number of a story of this list behind it."))
        return None

    def tell_again(self, number: int) -> None:
        """Tell the line of a story of the list, as it is now."""
        place = self._session.list_here()
        place.renew()
        self._console.say(place.line(number - 1))


def _only_library() -> str:
    return _("Only stories of your feeds can be marked here.")


def _told(source: Source) -> str:
    """What is told of a list: its name, how many are unread, and why its feed failed if it did."""
    said = [source.title]
    if source.unread:
        said.append(_("{number} unread").format(number=numbers.number(source.unread)))
    if source.failing:
        said.append(_("failing: {reason}").format(reason=source.failing))
    return ". ".join(said) + "."
