"""The panes of the front page: feeds beside the list of their stories, or the bundled edition alone."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from ...desk import FrontPage
from ...errors import NewsreaderError
from ...locale import _
from ...view import edition, fronts, titles
from ...view.browsing import Browsing
from ...view.keys import FRONT_HINTS, LIST_HINTS, SOURCES_HINTS
from .. import keys
from ..widgets.entries import EntriesView
from ..widgets.items import ItemsView
from ..widgets.listing import ListingView
from ..widgets.sources import SourcesView
from .base import ReaderScreen


class ListsScreen(ReaderScreen):
    """The stories of the library beside its feeds; where there are none, the bundled edition and the kept stories."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("front.*")]
    _shown: tuple[FrontPage, frozenset[str], str] | None = None

    @property
    def browsing(self) -> Browsing:
        """Which list is shown, and where the reader is in it."""
        return self.reader.browsing

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="panes"):
            yield SourcesView(id="sources")
            yield ListingView(id="listing")
            yield EntriesView(id="entries")

    @property
    def sources(self) -> SourcesView:
        return self.query_one(SourcesView)

    @property
    def listing(self) -> ListingView:
        return self.query_one(ListingView)

    @property
    def entries(self) -> EntriesView:
        return self.query_one(EntriesView)

    @property
    def list_view(self) -> ListingView | EntriesView:
        """The pane of stories that is shown."""
        return self.listing if self.browsing.of_library else self.entries

    def hints(self) -> tuple[str, ...]:
        if not self.browsing.sources:
            return FRONT_HINTS
        return SOURCES_HINTS if self.focused is self.sources else LIST_HINTS

    # ------------------------------------------------------------------ content

    def on_mount(self) -> None:
        self.tell_place(titles.front_page())
        self.begin()
        self.set_focus(self.list_view)

    def begin(self) -> None:
        """Show the list that was chosen last, or the edition where the library cannot be read."""
        self.listing.density = fronts.density(self.reader.desk)
        try:
            if not self.browsing.fresh:
                self.browsing.begin()
                self.browsing.load()
            self.browsing.fresh = False
        except NewsreaderError as problem:
            self.browsing.sources, self.browsing.trouble = (), str(problem)
            self.reader.desk.troubles.append(str(problem))
        self.present()

    def present(self) -> None:
        """Show the front page as it is now."""
        browsing = self.browsing
        self.set_class(not browsing.sources, "-bare")
        self.set_class(browsing.of_library, "-library")
        if browsing.sources:
            self._present_sources()
        if browsing.of_library:
            self._present_listing()
        else:
            self._present_edition()
        self.tell_panes()

    def _present_sources(self) -> None:
        """Show the sources: that of the list selected or, where they stand alone, the one that the reader is at."""
        here = self.sources.source if self.has_class("-sources") and self.has_class("-narrow") else None
        self.sources.present(self.browsing.sources, here.key if here else self.browsing.key)

    def _present_edition(self) -> None:
        """Show the edition, unless nothing has changed: a search in it lasts over a dialog."""
        desk = self.reader.desk
        hint = "" if self.browsing.sources else self.browsing.trouble or edition.how_to_add(desk.settings.keys)
        now = desk.front_page(), desk.read_targets(), hint
        if now != self._shown:
            self._shown = now
            self.entries.present(*now)
        self.browsing.entries, self.browsing.here = self.entries.entries, self.entries.selected

    def _present_listing(self) -> None:
        browsing, state = self.browsing, self.state()
        heading, words = fronts.heading(state)
        self.listing.title, *shorter = fronts.list_titles(state)
        self.listing.shorter_titles = tuple(shorter)
        self.listing.present(
            browsing.entries,
            selected=browsing.here,
            masthead=fronts.masthead(state),
            heading=heading,
            words=words,
            nothing=fronts.nothing(state, self.reader.desk.settings.keys),
        )
        if browsing.rows is not None and len(browsing.rows) > self.listing.page:
            # The order of a long list takes a while to read: that is done before anybody has leafed so far.
            self.run_worker(browsing.rows.ids, thread=True, group="order", exclusive=True, exit_on_error=False)

    def state(self) -> fronts.ListState:
        """The list, in short."""
        return fronts.state_of(self.browsing)

    def choose(self, key: str) -> None:
        """Show the list of the source with this ``key``."""
        try:
            self.browsing.choose(key)
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
        self.present()

    def reload(self) -> None:
        """Show the list anew, from the entry that `Browsing.here` says."""
        try:
            self.browsing.load()
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
            return
        self.present()

    def renew(self) -> None:
        """Show what is in the library now, with the reader at the story where they are."""
        browsing, listing = self.browsing, self.listing
        target, known = browsing.entry.target if browsing.entry else None, browsing.trouble
        offset = listing.lines_of(listing.selected).start - listing.top if listing.top and listing.count else None
        try:
            browsing.count()
            browsing.load()
            if target is not None:
                browsing.at(target)
        except NewsreaderError as problem:
            self._not_renewed(problem, known)
            return
        browsing.here = max(0, min(browsing.here, len(browsing.entries) - 1))
        self.present()
        if browsing.of_library:  # what is read stays where it is, unless that is the very top
            listing.move_to(0 if offset is None else max(0, listing.lines_of(browsing.here).start - offset))

    def _not_renewed(self, problem: NewsreaderError, known: str) -> None:
        """Leave what is shown and say why, unless that is ``known``: the edition is there for a broken library."""
        if self.has_class("-bare"):
            self.browsing.sources, self.browsing.trouble = (), str(problem)
        if str(problem) != known:
            self.say(str(problem), wrong=True)

    def recount(self) -> None:
        """Show the same list with its marks, and the numbers beside the feeds, as they are now."""
        browsing = self.browsing
        browsing.count()
        self._present_sources()
        if browsing.rows is not None and browsing.of_library:
            browsing.rows.forget()
            self.listing.renew(masthead=fronts.masthead(self.state()))
        self.tell_panes()

    def on_screen_resume(self) -> None:
        if self.seen:  # come back to: stories may have been read or kept, another one been gone to
            self._come_back()
        super().on_screen_resume()

    def _come_back(self) -> None:
        browsing = self.browsing
        if not browsing.of_library:
            self.present()
            return
        try:
            self.recount()
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
            return
        if self.listing.entries is not browsing.entries:
            self.present()
        self.listing.select(browsing.here)

    # ------------------------------------------------------------------ panes

    def stops(self) -> list[Widget]:
        beside = [self.sources] if self.browsing.sources else []
        return [*super().stops()[:2], *beside, self.list_view]

    def main_stop(self) -> Widget:
        return self.list_view

    def go_to(self, stop: Widget) -> None:
        self.set_class(stop is self.sources, "-sources")
        if not stop.display:
            self.call_after_refresh(self.set_focus, stop)
        self.set_focus(stop)

    def action_show_sources(self) -> None:
        if self.browsing.sources:
            self.go_to(self.sources)
        else:
            self.say_why_bare()

    def say_why_bare(self) -> None:
        """Say why there are no feeds here: there are none yet, or the library cannot be read."""
        if trouble := self.browsing.trouble:
            self.say(trouble, wrong=True)
        else:
            self.say(_("You follow no feed yet; {key} adds one.").format(key=self.reader.key("feeds.add")))

    def action_show_list(self) -> None:
        self.go_to(self.list_view)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        super().on_descendant_focus(event)
        if not self.has_class("-narrow"):
            self.set_class(event.widget is self.sources, "-sources")

    def on_resize(self) -> None:
        self.call_after_refresh(self.tell_panes)

    def tell_panes(self) -> None:
        """Beside a pane's title: the day at the top of the list and, where one pane is shown at a time, the other."""
        one = self.has_class("-narrow") and bool(self.browsing.sources)
        for view in self.query(ItemsView):
            others: tuple[str, ...] = ()
            if one:
                others = fronts.asides(view.id or "", self.state(), self.reader.desk.settings.keys)
            day = view.heading if isinstance(view, ListingView) else ""
            asides = (*(f"{day}  {other}" for other in others if day), *((day,) if day and not one else ()), *others)
            if asides != view.asides:
                view.asides = asides
                view.refresh()

    def on_sheet_view_moved(self) -> None:
        self.tell_panes()

    def on_items_view_selected(self, event: ItemsView.Selected) -> None:
        if event.view is not self.sources:
            self.browsing.here = event.index
        elif self.sources.source and not self.has_class("-narrow"):  # the list beside follows
            self.show_source(self.sources.source.key)

    def show_source(self, key: str) -> None:
        """Show the list of the source with this ``key``, unless it is shown."""
        if key != self.browsing.key or self.browsing.query:
            self.choose(key)
