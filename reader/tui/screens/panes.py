"""The panes of a story: which are in sight, how one gets to the others, and what the foot says in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ...view import titles
from ...view.keys import STORY_HINTS
from ...view.titles import PANES
from .. import keys
from ..widgets.article import ArticleView
from ..widgets.comments import CommentsView
from ..widgets.lines import LinesView
from ..widgets.related import RelatedView
from .base import ReaderScreen


class PanesScreen(ReaderScreen):
    """Article, comments and related stories: side by side, or one at a time where the screen is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("pane.*")]
    HINTS = STORY_HINTS
    HINTS_IN_COMMENTS = (
        "app.help", "pane.next", "lines.page_down", "comments.sort", "comments.report", "comments.reply",
        "app.contrast", "story.back", "search.start", "story.keep", "app.themes", "app.quit",
    )  # fmt: skip
    HINTS_IN_RELATED = (
        "app.help", "pane.next", "items.choose", "lines.page_down", "app.contrast", "story.back",
        "search.start", "story.keep", "app.themes", "app.quit",
    )  # fmt: skip

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="panes"):
            yield ArticleView(id="article")
            with Vertical(id="aside"):
                yield CommentsView(id="comments")
                yield RelatedView(id="related")

    @property
    def article(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def comments(self) -> CommentsView:
        return self.query_one(CommentsView)

    @property
    def related(self) -> RelatedView:
        return self.query_one(RelatedView)

    def counts(self) -> Mapping[str, int]:
        """How much is in the panes that hold several things, by their ids."""
        raise NotImplementedError

    def hints(self) -> tuple[str, ...]:
        match self.focused:
            case CommentsView():
                return self.HINTS_IN_COMMENTS
            case RelatedView():
                return self.HINTS_IN_RELATED
        return self.HINTS

    # ------------------------------------------------------------------ titles

    def tell_panes(self) -> None:
        """Where one pane is shown at a time, its title names the others and their keys."""
        for view in self.query(LinesView):  # there may be none left: a resize may come while the screen goes away
            asides: tuple[str, ...] = ()
            if self.has_class("-narrow"):
                asides = titles.asides(view.id or "", self.counts(), self.reader.desk.settings.keys, self.HINTS[:2])
            if asides != view.asides:
                view.asides = asides
                view.refresh()

    # ------------------------------------------------------------------ in sight

    def stops(self) -> list[Widget]:
        stops = [*super().stops()[:2], self.article, self.comments, self.related]
        # Where one stands in the other's place and both say that there is nothing, going on would not be seen.
        nothing = self.has_class("-narrow") and not (self.comments.count or self.related.count)
        return stops[:-1] if nothing and self.focused is not self.related else stops

    def go_to(self, stop: Widget) -> None:
        self._bring_into_sight(stop)
        if stop.id in PANES and not stop.display:
            self.call_after_refresh(self.set_focus, stop)
        self.set_focus(stop)

    def _bring_into_sight(self, stop: Widget) -> None:
        for name in PANES[1:]:
            self.set_class(stop.id == name, f"-{name}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if not self.has_class("-narrow"):  # where a click gives the focus to any pane; the screen may get narrow then
            self._bring_into_sight(event.widget)

    def is_in_sight(self, pane: Widget) -> bool:
        """Whether ``pane`` has a place on the screen, rather than another in its stead."""
        return all(node.display for node in pane.ancestors_with_self if isinstance(node, Widget))

    def action_show_pane(self, name: str) -> None:
        self.go_to(self.query_one(f"#{name}"))

    def on_resize(self) -> None:
        self.call_after_refresh(self.tell_panes)
