"""Marks on the stories of the front page: read, unread, kept, and each of them taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..errors import NewsreaderError
from ..locale import _, ngettext, numbers
from ..shelf import selection
from ..story import Entry
from ..targets import entry_id

if TYPE_CHECKING:
    from ..library.model import Selection, Undo
    from .screens.front import FrontScreen


class Marking:
    """Marks for ``screen``, which tells what was done and how to undo it."""

    def __init__(self, screen: FrontScreen) -> None:
        self._screen = screen

    def toggle_read(self) -> None:
        """Mark the selected story as read, and go on to the next; or mark it as unread."""
        entry = self._screen.listing.entry if self._in_library() else None
        if entry is None:
            return
        if (id := entry_id(entry.target)) is None:
            self._screen.say(_("A story that no feed brought is marked as read when you open it."))
            return
        self._mark([id], read=not entry.read)
        if not entry.read:
            self._screen.listing.select(self._screen.listing.selected + 1)

    def above(self) -> None:
        """Mark all stories above the selected one as read, and that one."""
        rows = self._screen.browsing.rows
        if self._in_library() and rows is not None:
            self._mark(rows.ids_above(self._screen.listing.selected + 1), read=True)

    def the_list(self) -> None:
        """Mark all stories of the list as read."""
        rows = self._screen.browsing.rows
        if self._in_library() and rows is not None:
            self._mark(rows.ids(), read=True)

    def everything(self) -> None:
        """Mark the stories of all feeds as read."""
        if self._in_library():
            self._mark(selection("all"), read=True)

    def keep(self) -> None:
        """Keep the selected story, or no longer."""
        entry = self._screen.list_view.entry
        if entry is None:
            return
        if (id := entry_id(entry.target)) is None:
            self._keep_elsewhere(entry)
            return
        screen, kept = self._screen, not entry.kept
        if self._done(lambda: screen.reader.desk.shelf.keep([id], kept=kept)):
            screen.say(self._undoable(_("The story is kept.") if kept else _("The story is no longer kept.")))

    def _keep_elsewhere(self, entry: Entry) -> None:
        """Keep a story that is none of the library, or no longer."""
        screen = self._screen
        kept, failed = screen.reader.desk.keep(entry.target, entry)
        if screen.browsing.of_library:
            screen.recount()
        else:
            screen.present()
        said = _("The story is kept.") if kept else _("The story is no longer kept.")
        screen.say(failed or said, wrong=bool(failed))

    def undo(self) -> None:
        """Take the last change of marks back."""
        screen = self._screen
        try:
            undone = screen.reader.desk.shelf.undo()
        except NewsreaderError as problem:
            screen.say(str(problem), wrong=True)
            return
        if undone is None:
            screen.say(_("There is no marking to take back."))
            return
        screen.recount()
        count = undone.count
        said = ngettext("{number} story is as it was before.", "{number} stories are as they were before.", count)
        screen.say(said.format(number=numbers.number(count)))

    # ------------------------------------------------------------------ how it is done

    def _in_library(self) -> bool:
        """Whether the list is one that can be marked; if it is not, why is said."""
        if self._screen.browsing.of_library:
            return True
        self._screen.say(_("A story of the edition is marked as read when you open it."))
        return False

    def _mark(self, which: Iterable[int] | Selection, *, read: bool) -> None:
        shelf = self._screen.reader.desk.shelf
        undo = self._done(lambda: shelf.mark(which, read=read))
        if undo is None:
            return
        count = undo.count
        if not count:
            self._screen.say(_("All of it was read already."))
            return
        if read:
            said = ngettext("{number} story marked as read.", "{number} stories marked as read.", count)
        else:
            said = ngettext("{number} story marked as unread.", "{number} stories marked as unread.", count)
        self._screen.say(self._undoable(said.format(number=numbers.number(count))))

    def _done(self, change: Callable[[], Undo]) -> Undo | None:
        """Do ``change`` and show what has come of it; None where it failed, which is told."""
        try:
            undo = change()
            self._screen.recount()
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return None
        return undo

    def _undoable(self, said: str) -> str:
        """``said``, with how to take it back."""
        return _("{said} {key} takes it back.").format(said=said, key=self._screen.reader.key("list.undo"))
