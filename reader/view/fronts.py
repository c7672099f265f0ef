"""What the front page says of its lists: title, masthead, order, and why there may be nothing in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from .. import lists
from ..layout.sheet import Cells
from ..lists import Source
from ..locale import _, dates, ngettext, numbers
from ..story import Entry
from . import keys, words

if TYPE_CHECKING:
    from ..desk import Desk
    from ..layout.entries import Density
    from ..layout.words import EntriesWords
    from ..library.model import Full
    from .browsing import Browsing


FULL: dict[Full, Callable[[], str]] = {
    "short": lambda: _("whole stories are fetched where the feed gives only a teaser"),
    "always": lambda: _("whole stories are always fetched from their pages"),
    "never": lambda: _("only what the feed gives is shown"),
}
"""When the pages of a feed's stories are fetched, in words."""


class ListState(NamedTuple):
    """A list as the front page shows it: ``size`` entries of ``source``, or what fits ``query``, if not ``more``."""

    source: Source
    size: int
    order: str = "newest"
    unread_only: bool = False
    query: str = ""
    more: bool = False


def state_of(browsing: Browsing) -> ListState:
    """The list that the reader is in."""
    return ListState(
        browsing.source,
        len(browsing.entries),
        browsing.order,
        browsing.unread_only,
        browsing.query,
        more=browsing.rows is not None and browsing.rows.more,
    )


def heading(state: ListState) -> tuple[Callable[[Entry], str] | None, Callable[[], EntriesWords]]:
    """What names that under which an entry of the list stands, if anything does, and the words for the entries."""
    if state.query:  # the best stand first, whenever they came and wherever from
        return None, words.dated_words
    if state.order in ("newest", "oldest"):
        return words.day_heading(), words.list_words
    return _provider if state.order == "feed" else None, words.dated_words


def _provider(entry: Entry) -> str:
    return entry.provider or ""


def density(desk: Desk) -> Density:
    """How much is told of each story of a list, as the reader last chose."""
    return "headlines" if desk.choice("density", "teasers") == "headlines" else "teasers"


def order(name: str) -> str:
    """An order of the list, in words."""
    return {
        "newest": _("newest first"),
        "oldest": _("oldest first"),
        "feed": _("by feed"),
        "headline": _("by headline"),
    }[name]


def list_titles(state: ListState) -> tuple[str, ...]:
    """The title of the list's pane, the longest first."""
    if state.query:
        return (_("Search: {query}").format(query=state.query),)
    how = order(state.order)
    if state.unread_only:
        how = _("{order}, only what is unread").format(order=how)
    return (f"{state.source.title} · {how}", state.source.title)


def masthead(state: ListState) -> Cells:
    """What stands above the list, as texts and their roles."""
    if state.query:
        found = ngettext("{number} story found", "{number} stories found", state.size)
        if state.more:
            found = _("the first {number} stories; Enter finds all")
        return (
            (_("“{query}”").format(query=state.query), "headline+strong"),
            (found.format(number=numbers.number(state.size)), "muted"),
        )
    said = [dates.long_date(datetime.now().date().isoformat())]
    stories = ngettext("{number} story", "{number} stories", state.size)
    said.append(stories.format(number=numbers.number(state.size)))
    if state.source.unread and not (state.unread_only or state.source.key == lists.UNREAD):
        said.append(_("{number} unread").format(number=numbers.number(state.source.unread)))
    cells: Cells = ((state.source.title, "headline+strong"), (" · ".join(said), "muted"))
    if state.source.failing is not None:
        failing = _("The last refresh failed: {reason}").format(reason=state.source.failing)
        cells = (*cells, (failing, "error"))
    return cells


def nothing(state: ListState, keymap: Mapping[str, str]) -> str:
    """Why there is nothing in the list, and what to do about it."""

    def key(command: str) -> str:
        return keys.first_key(command, keymap)

    if state.query:
        return _("Nothing fits “{query}”. {key} searches for something else.").format(
            query=state.query, key=key("search.start")
        )
    if state.source.key == lists.NEW:
        return _("Nothing is new since last time. {key} asks all feeds.").format(key=key("feeds.refresh_all"))
    if state.source.tag is not None and not state.unread_only:
        return _("No story has this tag any more. {key} gives the selected one tags.").format(key=key("story.tags"))
    if state.source.key == lists.KEPT:
        return _("No story is kept. {key} keeps the selected one.").format(key=key("story.keep"))
    if state.unread_only or state.source.key == lists.UNREAD:
        return _("All is read. {key} shows what was read, too.").format(key=key("list.unread_only"))
    return _("No story has come yet. {key} asks all feeds.").format(key=key("feeds.refresh_all"))


def asides(here: str, state: ListState, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Where one pane is shown at a time: the key and the name of the one that is not ``here``."""
    if here == "sources":
        return (f"{keys.first_key('front.list', keymap)} {state.source.title}", keys.first_key("front.list", keymap))
    key, unread = keys.first_key("front.sources", keymap), numbers.number(state.source.unread)
    return tuple(_said(key, _("Feeds"), unread if state.source.unread else ""))


def _said(key: str, name: str, unread: str) -> Iterator[str]:
    if unread:
        yield f"{key} {name} ({unread})"
    yield f"{key} {name}"
