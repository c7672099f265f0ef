"""Moving in what is read: passage by passage, to the next of a kind, to words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..locale import _
from ..story import Comment, Crosshead, Picture
from .commands import fold
from .place import Front

if TYPE_CHECKING:
    from .session import Session


class Moving:
    """Moves in the place where ``session`` is, and tells what is there."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._console = session.console
        self._words = ""

    def go_on(self, _argument: str) -> None:
        """Tell the next passage, or more of the list."""
        if isinstance(self._session.place, Front):
            self._console.say(*(self._session.place.more() or [_("This is the end of the list.")]))
            return
        told = [self._session.tell(place) for place in self._session.place.go_on()]
        if not told:
            self._console.say(_("End of the story."), *self._session.after_the_end())

    def go_back(self, _argument: str) -> None:
        """Tell the passage before, or what came before in the list."""
        if isinstance(self._session.place, Front):
            self._console.say(*self._session.place.before())
        else:
            self._step(-1, lambda group: group.about is not None, _("This is the beginning."))

    def again(self, _argument: str) -> None:
        """Tell the same once more."""
        if isinstance(self._session.place, Front):
            self._console.say(*self._session.place.again())
        else:
            self._session.tell(self._session.place.at)

    def first(self, _argument: str) -> None:
        """Begin anew."""
        if isinstance(self._session.place, Front):
            self._session.place.at = 0
            self._session.show_front()
        else:
            self._session.place.at = 0
            self._session.show_head()

    def rest(self, _argument: str) -> None:
        """Tell all that is left."""
        if isinstance(self._session.place, Front):
            while lines := self._session.place.more():
                self._console.say(*lines)
            return
        while places := list(self._session.place.go_on()):
            for place in places:
                self._session.tell(place)
        self._console.say(_("End of the story."))

    def where(self, _argument: str) -> None:
        """Tell where the reader is, and how much there is."""
        if isinstance(self._session.place, Front):
            self._console.say(*self._session.place.head())
            return
        here, last = self._session.place.at + 1, len(self._session.place.passages)
        self._console.say(
            _("“{headline}”: passage {here} of {last}.").format(
                headline=self._session.place.story.headline, here=here, last=last
            ),
            self._session.place.summary(),
        )

    def next_crosshead(self, _argument: str) -> None:
        """Go to the next crosshead."""
        self._step(1, lambda group: isinstance(group.about, Crosshead), _("There is no crosshead after this."))

    def previous_crosshead(self, _argument: str) -> None:
        """Go to the crosshead before."""
        self._step(-1, lambda group: isinstance(group.about, Crosshead), _("There is no crosshead before this."))

    def next_picture(self, _argument: str) -> None:
        """Go to the next picture."""
        self._step(1, lambda group: isinstance(group.about, Picture), _("There is no picture after this."))

    def to_comments(self, _argument: str) -> None:
        """Go to the comments; from there, to the next one."""
        self._step(1, lambda group: isinstance(group.about, Comment), _("There is no comment after this."))

    def conversation(self, _argument: str) -> None:
        """Go to the next comment that answers no other."""
        self._step(
            1,
            lambda group: isinstance(group.about, Comment) and group.about.parent is None,
            _("There is no conversation after this."),
        )

    def new_comment(self, _argument: str) -> None:
        """Go to the next comment that is new since the last visit."""
        new = self._session.reading().new
        self._step(
            1,
            lambda group: isinstance(group.about, Comment) and group.about.id in new,
            _("There is no new comment after this."),
        )

    def parent(self, _argument: str) -> None:
        """Go to the comment that this one answers."""
        here = self._session.reading().comment()
        wanted = here.parent if here else None
        self._step(
            -1,
            lambda group: wanted is not None and isinstance(group.about, Comment) and group.about.id == wanted,
            _("This answers no other comment."),
        )

    def _step(self, direction: int, wanted: Callable[..., bool], otherwise: str) -> None:
        place = self._session.reading().step(direction, wanted)
        if place is None:
            self._console.say(otherwise)
        else:
            self._session.tell(place)

    # ------------------------------------------------------------------ searching

    def search(self, words: str) -> None:
        """Search for ``words``: in the story, or among the stories of a list."""
        if not words:
            self._console.say(_("Type the words after “{word}”.").format(word=_("search")))
            return
        self._words = words
        if isinstance(self._session.place, Front):
            self._session.listing.search(self._session.place, words)
        else:
            self._match(1)

    def next_match(self, _argument: str) -> None:
        """Go to the next passage with the words searched for."""
        self._match(1)

    def previous_match(self, _argument: str) -> None:
        """Go to the passage before with those words."""
        self._match(-1)

    def _match(self, direction: int) -> None:
        if isinstance(self._session.place, Front) or not self._words:
            self._console.say(_("Type the words after “{word}”.").format(word=_("search")))
            return
        wanted = fold(self._words)
        none = _("No further passage has “{words}”.") if direction > 0 else _("No passage before has “{words}”.")
        self._step(direction, lambda group: wanted in fold(" ".join(group)), none.format(words=self._words))
