"""Rows of the library: the entries of a list, fetched as they are looked at."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from .errors import LibraryError
from .story import Entry
from .targets import ENTRY, entry_id

if TYPE_CHECKING:
    from .library.model import Listed, Order, Selection
    from .library.store import Library

_PAGE = 60  # entries fetched at a time: two screens of them
_GONE = Entry(target="", headline="…", read=True)  # in the place of what was removed since its id was noted


class Rows(Sequence[Entry]):
    """Entries that are fetched a page at a time. What comes into the library later does not push them about.

    ``more`` says that there are others, which nobody has counted.
    """

    more = False

    def __init__(self, library: Library, names: Mapping[int, str]) -> None:
        self._library = library
        self._names = names
        self._pages: dict[int, list[Entry]] = {}

    @abstractmethod
    def _fetch(self, first: int) -> list[Entry]:
        """The page of entries that begins with number ``first``."""

    @abstractmethod
    def ids(self) -> Sequence[int]:
        """The ids of all entries, in their order."""

    def ids_above(self, number: int) -> Sequence[int]:
        """The ids of the entries before number ``number``."""
        return self.ids()[:number]

    def forget(self) -> None:
        """Fetch the entries again when they are looked at: they may be marked otherwise now."""
        self._pages.clear()

    def place_of(self, target: str) -> int | None:
        """The number of the entry with this target; None where it is not here."""
        for first, page in self._pages.items():
            for number, entry in enumerate(page, first):
                if entry.target == target:
                    return number
        id = entry_id(target)
        try:
            return self.ids().index(id) if id is not None else None
        except ValueError:
            return None

    def next_unread(self, here: int) -> int | None:
        """The number of the first unread entry after number ``here``; None where there is none."""
        return next((number for number in range(here + 1, len(self)) if not self[number].read), None)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> list[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | list[Entry]:
        numbers = range(len(self))[place]
        if isinstance(numbers, range):
            return [self._entry(number) for number in numbers]
        return self._entry(numbers)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, range(len(self)))

    def _entry(self, number: int) -> Entry:
        first = number - number % _PAGE
        if first not in self._pages:
            try:
                self._pages[first] = self._fetch(first)
            except LibraryError as problem:  # told where the reader looks: what else there is of the list stays
                self._pages[first] = [replace(_GONE, headline=str(problem))]
        page = self._pages[first]
        return page[number - first] if number - first < len(page) else _GONE

    def _made(self, listed: Listed) -> Entry:
        exact = listed.published if listed.published and "T" not in listed.published else listed.at
        return Entry(
            target=f"{ENTRY}{listed.id}",
            headline=listed.headline,
            provider=listed.provider,
            published=exact,
            language=listed.language,
            teaser=listed.teaser,
            comment_count=listed.comment_count,
            read=listed.read,
            kept=listed.kept,
            new=listed.new,
            edited=listed.edited,
            also=tuple(self._names[id] for id in listed.others if id in self._names),
            tags=listed.tags,
        )


class Selected(Rows):
    """The entries of ``selection`` as they stood when more than the first page of them was asked for."""

    def __init__(self, library: Library, names: Mapping[int, str], selection: Selection) -> None:
        super().__init__(library, names)
        self.selection = selection
        first = library.entries(selection, limit=_PAGE)
        self._first = [listed.id for listed in first]
        self._ids = self._first if len(first) < _PAGE else None
        self._count = len(first) if len(first) < _PAGE else library.count(selection)
        self._pages[0] = [self._made(listed) for listed in first]

    def ids(self) -> Sequence[int]:
        if self._ids is None:
            now = self._library.ids(self.selection)
            # What has come or gone since changes nothing in what was seen already: entries keep their numbers.
            seen = set(self._first)
            self._ids = [*self._first, *[id for id in now if id not in seen]]
            self._count = len(self._ids)
        return self._ids

    def __len__(self) -> int:
        return self._count

    def _fetch(self, first: int) -> list[Entry]:
        ids = self._first if first == 0 else self.ids()[first : first + _PAGE]
        here = {listed.id: self._made(listed) for listed in self._library.listed(ids)}
        return [here.get(id, _GONE) for id in ids]


class Joined(Rows):
    """The entries of ``rows`` with ``others`` among them that are not of the library, each in its place in ``order``.

    ``kept`` gives the others as they are now: one that is not there any more stays in the list, no longer kept.
    """

    def __init__(
        self, rows: Selected, others: Iterable[Entry], kept: Callable[[], Iterable[Entry]], order: Order
    ) -> None:
        self._rows = rows
        self._kept = kept
        key = _KEYS[order]
        self._others = sorted(others, key=key)
        self._at = [number + bisect_right(rows, key(one), key=key) for number, one in enumerate(self._others)]

    def ids(self) -> Sequence[int]:
        return self._rows.ids()

    def ids_above(self, number: int) -> Sequence[int]:
        return self._rows.ids_above(number - bisect_left(self._at, number))

    def forget(self) -> None:
        self._rows.forget()
        now = {entry.target: entry for entry in self._kept()}
        self._others = [now.get(entry.target) or replace(entry, kept=False) for entry in self._others]

    def place_of(self, target: str) -> int | None:
        for at, entry in zip(self._at, self._others, strict=True):
            if entry.target == target:
                return at
        place = self._rows.place_of(target)
        if place is not None:
            for at in self._at:
                place += at <= place
        return place

    def __len__(self) -> int:
        return len(self._rows) + len(self._others)

    def _entry(self, number: int) -> Entry:
        before = bisect_left(self._at, number)
        if before < len(self._at) and self._at[before] == number:
            return self._others[before]
        return self._rows._entry(number - before)

    def _fetch(self, first: int) -> list[Entry]:
        return self._rows._fetch(first)


def _moment(entry: Entry) -> int:
    from .library.moments import moment

    return moment(entry.published) or 0


_KEYS: dict[Order, Callable[[Entry], tuple[str, int]]] = {
    "newest": lambda entry: ("", -_moment(entry)),
    "oldest": lambda entry: ("", _moment(entry)),
    "feed": lambda entry: ((entry.provider or "").casefold(), -_moment(entry)),
    "headline": lambda entry: (entry.headline.casefold(), -_moment(entry)),
}
"""By what the entries of a list are sorted, as far as a line of it tells."""


class Found(Rows):
    """What a search found, the best first, with the words in their context."""

    def __init__(self, library: Library, names: Mapping[int, str], query: str, *, typing: bool = False) -> None:
        super().__init__(library, names)
        self._query = query
        self._typing = typing
        self._pages[0] = self._fetch(0)
        self._count = len(self._pages[0])
        self.more = self._count == _PAGE and typing
        if self._count == _PAGE and not typing:
            from .library.model import Selection

            self._count = library.count(Selection(text=query))

    def ids(self) -> Sequence[int]:
        return [id for entry in self if (id := entry_id(entry.target)) is not None]

    def __len__(self) -> int:
        return self._count

    def _fetch(self, first: int) -> list[Entry]:
        found = self._library.search(self._query, limit=_PAGE, offset=first, typing=self._typing)
        return [replace(self._made(one.listed), found=one.snippet, named=one.headline) for one in found]
