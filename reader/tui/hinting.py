"""Following a link by the letters beside it: while they show, what is typed says which one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual import events

from ..layout.sheet import Line
from ..locale import _, ngettext, numbers
from ..view import linkhints
from .widgets.lines import LinesView

if TYPE_CHECKING:
    from .screens.base import ReaderScreen


class _Link(NamedTuple):
    view: LinesView
    place: linkhints.Place


class Hinting:
    """Shows letters beside the links in panes of ``screen``, and follows the one whose letters are typed."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._links: dict[str, _Link] = {}
        self._typed = ""
        self._seen: dict[LinesView, object] = {}

    @property
    def active(self) -> bool:
        """Whether letters show."""
        return bool(self._links)

    def start(self, views: Iterable[LinesView]) -> bool:
        """Show letters beside the links in sight in ``views``; False where there are none."""
        views = list(views)
        found = [_Link(view, place) for view in views for place in linkhints.places(_lines_in_sight(view))]
        self._links = dict(zip(linkhints.labels(len(found)), found, strict=True))
        self._seen = {view: _in_sight(view) for view in views}
        self._typed = ""
        self._show()
        if found:
            told = ngettext(
                "{number} link: type the letters beside it; {key} leaves.",
                "{number} links: type the letters beside one; {key} leaves.",
                len(found),
            )
            number, key = numbers.number(len(found)), self._screen.reader.key("app.front")
            self._screen.say(told.format(number=number, key=key))
        return bool(found)

    def stop(self) -> None:
        """Show no letters any more."""
        self._links = {}
        self._show()

    def moved(self) -> None:
        """Lines may have moved: letters belong to the places that they were shown at."""
        if self.active and any(_in_sight(view) != seen for view, seen in self._seen.items()):
            self.stop()

    def take(self, event: events.Key) -> None:
        """Take a key. One that is no letter ends this, and does what it always does."""
        if event.key == "escape":
            event.stop()
            self.stop()
            self._screen.say(_("No link was followed."))
        elif event.key == "backspace":
            event.stop()
            self._type(self._typed[:-1])
        elif event.character and event.character.lower() in linkhints.LETTERS:
            event.stop()
            self._type(self._typed + event.character.lower())
        else:
            self.stop()

    def _type(self, typed: str) -> None:
        if (link := self._links.get(typed)) is not None:
            self.stop()
            link.view.post_message(LinesView.LinkChosen(link.view, link.place.href, link.place.block))
            return
        if not any(label.startswith(typed) for label in self._links):
            self._screen.say(_("No link has the letters “{letters}”.").format(letters=typed))
            typed = ""
        self._typed = typed
        self._show()

    def _show(self) -> None:
        """Give each pane the letters that it is to show."""
        for view in self._seen:
            marks: dict[int, list[tuple[int, str]]] = {}
            for label, link in self._links.items():
                if link.view is view and label.startswith(self._typed):
                    marks.setdefault(link.place.line, []).append((link.place.column, label))
            if marks != view.hints:
                view.hints = marks
                view.refresh()


def _in_sight(view: LinesView) -> object:
    """What is in sight in ``view``: when it is no longer equal, other lines stand there, or stand elsewhere."""
    return view.sheet, view.top, view.size


def _lines_in_sight(view: LinesView) -> Iterator[tuple[int, Line]]:
    for number in range(view.top, min(view.top + view.page, len(view.sheet))):
        yield number, view.sheet.lines[number]
