"""The comments pane: how many, in which order, the thread, what is folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ...layout.order import How, Placed, how_named, kept, order, order_after, places_of, without_branches
from ...layout.sheet import Line, Sheet
from ...layout.sparse import SparseSheet
from ...layout.thread import Setting, ThreadBlocks
from ...locale import _
from ...story import Comment, Story, Thread
from ...view import titles
from ...view.notice import lay_notice
from ...view.words import thread_words
from ..owner import app_of
from .items import ItemsView


class CommentsView(ItemsView):
    """The thread of a story, one comment selected.

    However long the thread is, a key costs what is in sight: branches are folded in an order that stays, and heights
    that were counted once stay known.
    """

    ahead = 1 << 60  # lines that are only counted take no room

    def present(self, story: Story, folded: frozenset[str], how: str, selected: str | None) -> None:
        """Show the comments of ``story``, those with ids in ``folded`` as reported, ``selected`` the one to be at."""
        self.thread = story.comments
        self.folded = folded
        self.how = how_named(how)
        self.collapsed: frozenset[str] = frozenset()
        self.new: frozenset[str] = frozenset()
        self.authors = frozenset(name.lower() for name in story.authors)
        self._order()
        self._arrange(selected)

    @property
    def comment(self) -> Comment | None:
        """The selected comment."""
        return self.placed[self.selected].comment if self.placed else None

    def update(self, thread: Thread, new: frozenset[str]) -> None:
        """Show ``thread``, which has grown, where the reader is in it; ``new`` are the ids that are new."""
        self.thread, self.new = thread, new
        self._again(order_anew=True)

    def select_comment(self, id: str) -> bool:
        """Select the comment with this id; False where it is not in sight of the order, or not there."""
        return self._select_first(place for place, placed in enumerate(self.placed) if placed.comment.id == id)

    # ------------------------------------------------------------------ arranging

    def _order(self) -> None:
        """Put the whole thread in order."""
        self._whole = order(self.thread.comments, self.how, folded=self.folded)
        self._places = places_of(self._whole)
        self._setting: Setting | None = None

    def _arrange(self, selected: str | None) -> None:
        """Lay out what is not folded, with comment ``selected`` selected and in sight."""
        self._runs = kept(self._whole, self.collapsed, self._places)
        self.placed = without_branches(self._whole, self._runs)
        self.count = len(self.placed)
        places = (place for place, placed in enumerate(self.placed) if placed.comment.id == selected)
        self.selected = next(places, 0)
        self.title, *shorter = titles.comments(self.thread, self.how)
        self.shorter_titles = tuple(shorter)
        self.show(self._lay_comments)
        if self.selected:
            self.select(self.selected)

    def _lay_comments(self, width: int) -> Iterator[Line] | Sheet:
        if not self.placed:
            return lay_notice(titles.no_comment(self.thread), width)
        if self._setting is None or self._setting.width != width:
            words = thread_words(app_of(self).key("comments.undo"))
            self._setting = Setting(width, words, self.new, self.authors)
        return SparseSheet(ThreadBlocks(self.placed, self._setting, self._runs))

    def _again(self, *, order_anew: bool = False) -> None:
        """Arrange the thread anew without moving what the reader looks at."""
        comment = self.comment
        top, offset = self.top, self.lines_of(self.selected).start - self.top
        if order_anew:
            self._order()
        self._arrange(comment.id if comment else None)
        if comment:
            self.move_to(max(0, self.lines_of(self.selected).start - offset))
        else:
            self.move_to(top)

    # ------------------------------------------------------------------ what a reader can do

    def next_order(self) -> tuple[How, str]:
        """Go to the next order; its id and its name."""
        self.how = order_after(self.how, self.thread.comments)
        self._order()
        self._arrange(None)
        return self.how, titles.order(self.how)

    def toggle_branch(self, index: int) -> str:
        """Fold the replies to comment ``index`` away, or unfold them; what happened, in words."""
        placed: Placed = self.placed[index]
        if placed.folded:
            return self.already_reported()
        if not placed.has_children:
            return _("This comment has no replies.")
        self.collapsed ^= {placed.comment.id}
        self._again()
        return _("Replies folded.") if placed.comment.id in self.collapsed else _("Replies unfolded.")

    def toggle_level(self) -> str:
        """Fold all branches that begin as deep as the selected comment, or unfold them; what happened, in words."""
        if not self.placed:
            return _("This page has no comments.")
        depth = self.placed[self.selected].depth
        branches = {placed.comment.id for placed in self.placed if placed.depth == depth and placed.has_children}
        if not branches:
            return _("No comment of this level has replies.")
        if branches <= self.collapsed:
            self.collapsed -= branches
            self._again()
            return _("Branches unfolded.")
        self.collapsed |= branches
        self._again()
        return _("Branches folded.")

    def select_parent(self) -> bool:
        """Select the comment that the selected one answers; False where it answers none."""
        if not self.placed:
            return False
        depth = self.placed[self.selected].depth
        above = (place for place in range(self.selected - 1, -1, -1) if self.placed[place].depth < depth)
        return self._select_first(above)

    def select_conversation(self, step: int) -> bool:
        """Select the next comment that begins a conversation (-1: the one before); False where there is none."""
        return self._select_first(place for place in self._from_here(step) if self.placed[place].depth == 0)

    def select_new(self) -> bool:
        """Select the next comment that is new since the last visit, from the top again after the last."""
        if not self.new:
            return False
        around = chain(self._from_here(1), range(self.selected + 1 if self.placed else 0))
        return self._select_first(place for place in around if self.placed[place].comment.id in self.new)

    def _from_here(self, step: int) -> range:
        return range(self.selected + step, len(self.placed) if step > 0 else -1, step)

    def _select_first(self, places: Iterable[int]) -> bool:
        place = next(iter(places), None)
        if place is not None:
            self.select(place)
        return place is not None

    def already_reported(self) -> str:
        """What to say of a comment that was reported before."""
        key = app_of(self).key("comments.undo")
        return _("This comment is reported already; {key} takes it back.").format(key=key)

    def fold(self, comment: str) -> None:
        """Show the comment with this id as reported."""
        self.folded |= {comment}
        self._again(order_anew=True)

    def unfold(self, comment: str) -> None:
        """Show the comment with this id again."""
        self.folded -= {comment}
        self._again(order_anew=True)
