"""The list of the library's stories on the front page, of which only the part around the reader is ever laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.geometry import Size

from ...layout.entries import Density
from ...layout.sheet import Line, Sheet
from ...layout.words import EntriesWords
from ...story import Entry
from ...view import listing, places
from ...view.bars import scroll_bar
from ...view.words import entries_words
from .items import ItemsView

_AROUND = 60  # entries laid out before the one that the reader goes to
_FAR = 400  # entries beyond which going there begins anew
_MOST = 6_000  # lines that are kept behind


class ListingView(ItemsView):
    """A list of any length. Its sheet begins with the entry `first`, which moves as the reader does."""

    ahead = 200

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        self.first = 0
        self._masthead: listing.Masthead = ()
        self._nothing = ""
        self._heading: Callable[[Entry], str] | None = None
        self._words: Callable[[], EntriesWords] = entries_words
        self.density: Density = "teasers"
        self._measured: Sheet | None = None
        self._total = 0

    # ------------------------------------------------------------------ content

    def present(
        self,
        entries: Sequence[Entry],
        *,
        selected: int = 0,
        masthead: listing.Masthead = (),
        heading: Callable[[Entry], str] | None = None,
        words: Callable[[], EntriesWords] = entries_words,
        nothing: str = "",
    ) -> None:
        """Show ``entries`` with number ``selected`` selected, under a ``masthead`` of texts and their roles.

        ``heading`` names what an entry stands under, ``words`` gives what is said of each, ``nothing`` says why there
        may be none.
        """
        self.entries, self._masthead, self._heading, self._nothing = entries, masthead, heading, nothing
        self._words = words
        self.count = len(entries)
        self.selected = max(0, min(selected, self.count - 1))
        self.first = max(0, self.selected - _AROUND)
        self.show(self._lay_entries, (self.selected, 0) if self.selected else None)
        if self.selected:
            self.select(self.selected)

    def renew(self, *, masthead: listing.Masthead | None = None) -> None:
        """Show the same entries as they are now, where they stand."""
        if masthead is not None:
            self._masthead = masthead
        self.keep_place()
        self.lay_again()

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return self.entries[self.selected] if self.count else None

    def _lay_entries(self, width: int) -> Iterator[Line]:
        return listing.lay(
            self.entries,
            width,
            self._words(),
            masthead=self._masthead,
            heading=self._heading,
            nothing=self._nothing,
            first=self.first,
            density=self.density,
            page=self.page,
        )

    @property
    def heading(self) -> str:
        """What the entry at the top stands under, where that heading is out of sight."""
        if not self.top or not self._heading or not self.count:
            return ""
        block = self.sheet.block_at(self.top)
        return self._heading(self.entries[block]) if block >= 0 else ""

    @property
    def room(self) -> object:
        return self.inner_width, listing.is_high(self.page)

    # ------------------------------------------------------------------ the part that is laid out

    def _begin_at(self, first: int, top: tuple[int, int]) -> None:
        """Lay out from entry ``first`` on, with ``top`` (entry, offset in its text) at the top."""
        self.first = max(0, first)
        self._anchor = top
        self.lay_again()

    def lines_of(self, index: int) -> range:
        """The lines of an entry; where it is far from what is laid out, all begins anew around it."""
        last = self.sheet.lines[-1].block if self.sheet.lines else self.first
        if self.count and not (self.first <= index <= max(last, self.first) + _FAR):
            self._begin_at(index - _AROUND, (index, 0))
        return super().lines_of(index)

    def move_to(self, line: int) -> None:
        self.sheet.ensure(line + 3 * self.page)  # so that its end is not taken for that of the list
        super().move_to(line)
        if (self.first and self.top < 2 * self.page) or self.top > _MOST:
            self._begin_again()

    def _begin_again(self) -> None:
        """Have enough lines above the top, and not too many, without a line of what is in sight moving."""
        top = self.top
        block = self.sheet.block_at(top)
        if block < 0:
            return
        offset = top - self.sheet.block_lines(block).start
        self._begin_at(block - _AROUND, (block, 0))
        super().move_to(self.sheet.block_lines(block).start + offset)

    def complete(self) -> None:
        """All that there is would be too much: enough for the next pages has to do."""
        self.sheet.ensure(self.top + 4 * self.page)
        self.measure()

    def action_home(self) -> None:
        if self.first:
            self._begin_at(0, (0, 0))
        super().action_home()

    def action_end(self) -> None:
        self.select(self.count - 1)
        self.sheet.ensure(1 << 30 if self.count - self.first < 2 * _FAR else self.top + 4 * self.page)
        self.measure()
        self.move_to(max(0, len(self.sheet) - self.page))

    # ------------------------------------------------------------------ drawing

    def measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.sheet) + 1)

    def column_width(self) -> int:
        return min(self.inner_width, listing.COLUMN)

    def margin_left(self, width: int) -> int:
        return places.centred(width, listing.COLUMN)

    def bar_at(self, row: int) -> str:
        if self._measured is not self.sheet:
            self._measured, self._total = self.sheet, listing.total(self.sheet, self.first, self.count)
        above = round(self._total * self.first / self.count) if self.first else 0
        return scroll_bar(row, self.page, above + self.top, max(self._total, self.page + 1))
