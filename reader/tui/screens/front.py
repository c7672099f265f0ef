"""The front page: the stories to choose from, and what can be done with them and their feeds."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from ...errors import NewsreaderError
from ...locale import _
from ...shelf import ORDERS, is_in
from ...view import fronts
from .. import keys
from ..finding import Finding
from ..marking import Marking
from ..subscribing import Subscribing
from ..tagging import Tagging
from ..widgets.items import ItemsView
from .lists import ListsScreen


class FrontScreen(ListsScreen):
    """The front page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(
            *("story.back", "story.forward", "story.keep", "story.tags", "story.browser", "story.copy"),
            *("list.*", "sources.*", "feeds.*"),
        )
    ]

    def __init__(self) -> None:
        super().__init__()
        self.marking = Marking(self)
        self.tagging = Tagging(self, self.recount, undo="list.undo")
        self.subscribing = Subscribing(self)
        self.finding = Finding(self)

    # ------------------------------------------------------------------ going elsewhere

    def on_unmount(self) -> None:
        self.subscribing.stop()

    def on_items_view_chosen(self, event: ItemsView.Chosen) -> None:
        if event.is_late:
            return
        if event.view is self.sources:
            self.show_source(self.sources.sources[event.index].key)
            self.go_to(self.list_view)
        else:
            self.open(self.list_view.entries[event.index].target)

    def open(self, target: str) -> None:
        """Open a story of the list."""
        if target:
            self.reader.going.open(target)
        else:
            self.say(_("This story is not in the library any more."))

    def action_back(self) -> None:
        self.reader.going.back()

    def action_forward(self) -> None:
        self.reader.going.forward()

    def action_browser(self) -> None:
        if url := self._address():
            self.reader.browse(url)

    def action_copy_address(self) -> None:
        if url := self._address():
            self.app.copy_to_clipboard(url)
            self.say(_("The address was copied: {url}").format(url=url))

    def _address(self) -> str | None:
        """The address of the selected story's page; where it has none, that is said."""
        entry = self.list_view.entry
        try:
            url = self.reader.desk.address(entry.target) if entry else None
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
            return None
        if not url:
            self.say(_("The address of this story is not known."))
        return url

    # ------------------------------------------------------------------ searching

    def action_search(self) -> None:
        if self.browsing.sources:
            self.finding.start()
        else:
            super().action_search()

    def clear_search(self) -> bool:
        return self.finding.end() or super().clear_search()

    # ------------------------------------------------------------------ along the list

    def action_leaf(self, step: int) -> None:
        self.list_view.select(self.list_view.selected + step)

    def action_next_unread(self) -> None:
        if self.searched().matches:
            self.action_match(1)
            return
        before = self.browsing.key
        try:
            entry = self.browsing.next_unread()
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
            return
        if entry is None:
            self.say(_("Everything is read."))
            return
        if self.browsing.key != before:
            self.present()
            self.say(_("On in “{source}”.").format(source=self.browsing.source.title))
        self.go_to(self.list_view)
        self.list_view.select(self.browsing.here)

    # ------------------------------------------------------------------ marks

    def action_toggle_read(self) -> None:
        if self.searched().matches:
            self.action_match(-1)
        else:
            self.marking.toggle_read()

    def action_read_above(self) -> None:
        self.marking.above()

    def action_read_list(self) -> None:
        self.marking.the_list()

    def action_read_all(self) -> None:
        self.marking.everything()

    def action_keep(self) -> None:
        self.marking.keep()

    def action_tags(self) -> None:
        if entry := self.list_view.entry:
            self.tagging.ask(entry.target)

    def action_undo(self) -> None:
        self.marking.undo()

    # ------------------------------------------------------------------ how the list is shown

    def action_unread_only(self) -> None:
        if self._is_of_library():
            browsing = self.browsing
            browsing.unread_only = not browsing.unread_only
            failed = self.reader.desk.choose(unread_only="yes" if browsing.unread_only else "no")
            self.renew()
            said = _("Only what is unread.") if browsing.unread_only else _("What was read is shown, too.")
            self.say(failed or said, wrong=bool(failed))

    def action_sort(self) -> None:
        if self._is_of_library():
            browsing = self.browsing
            browsing.order = ORDERS[(ORDERS.index(browsing.order) + 1) % len(ORDERS)]
            browsing.here = 0
            failed = self.reader.desk.choose(list_order=browsing.order)
            self.reload()
            self.say(failed or _("The list: {order}.").format(order=fronts.order(browsing.order)), wrong=bool(failed))

    def action_density(self) -> None:
        if self._is_of_library():
            listing = self.listing
            listing.density = "headlines" if listing.density == "teasers" else "teasers"
            failed = self.reader.desk.choose(density=listing.density)
            listing.renew()
            said = _("Headlines alone.") if listing.density == "headlines" else _("With teasers.")
            self.say(failed or said, wrong=bool(failed))

    def _is_of_library(self) -> bool:
        """Whether the list is one of the library; if it is not, that is said."""
        if not self.browsing.of_library:
            self.say(_("The edition is always shown as it is."))
        return self.browsing.of_library

    # ------------------------------------------------------------------ feeds

    def action_refresh_all(self) -> None:
        if self.browsing.sources:
            self.reader.refreshing.start()
        else:
            self.say_why_bare()

    def action_refresh_here(self) -> None:
        """Ask for the feed, or the feeds of the folder, that the list is taken from."""
        source = self.browsing.source
        if source.feed is not None:
            self.reader.refreshing.start([source.feed])
        elif source.folder is not None:
            try:
                feeds = self.reader.desk.shelf.feeds()
            except NewsreaderError as problem:
                self.say(str(problem), wrong=True)
                return
            self.reader.refreshing.start([feed.id for feed in feeds if is_in(feed.folder, source.folder)])
        else:
            self.action_refresh_all()

    def action_add_feed(self) -> None:
        self.subscribing.add()

    def action_edit_feed(self) -> None:
        self.subscribing.edit()

    def stop_waiting(self) -> bool:
        return super().stop_waiting() or self.subscribing.stop()

    def action_fold(self) -> None:
        source = self.sources.source
        if source is None or source.folder is None:
            self.say(_("Only a folder can be folded."))
            return
        folded = self.browsing.fold(source.folder)
        self.sources.present(self.browsing.sources, source.key)
        self.say((_("“{folder}” folded.") if folded else _("“{folder}” unfolded.")).format(folder=source.title))
