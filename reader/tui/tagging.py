"""The reader's tags on a story: typed in one line, in which those that it has already stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..errors import NewsreaderError
from ..locale import _
from ..targets import entry_id

if TYPE_CHECKING:
    from .screens.base import ReaderScreen

_TOLD = 8  # tags that there are already


class Tagging:
    """Asks for tags on ``screen``, which ``shown`` brings up to date once they are changed.

    ``undo`` is the command that takes changes back there, if one does.
    """

    def __init__(self, screen: ReaderScreen, shown: Callable[[], None] = lambda: None, undo: str = "") -> None:
        self._screen = screen
        self._shown = shown
        self._undo = undo

    def ask(self, target: str) -> None:
        """Ask for the tags of the story at ``target``."""
        from .dialogs.prompt import Prompt

        if (id := entry_id(target)) is None:
            self._screen.say(_("Only stories of your feeds can have tags."))
            return
        shelf = self._screen.reader.desk.shelf
        try:
            has, known = shelf.tags_of(id), shelf.library.tags()
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return
        what = _("Tags of the story, with commas between them, then Enter")
        if known:
            names = ", ".join([tag for tag, _count in known[:_TOLD]] + ["…"] * (len(known) > _TOLD))
            what = _("{what}; yours are: {names}").format(what=what, names=names)
        self._screen.app.push_screen(Prompt(what, ", ".join(has), empty=True), partial(self._typed, id, has))

    def _typed(self, id: int, had: tuple[str, ...], typed: str | None) -> None:
        if typed is None:
            return
        try:
            tags = self._screen.reader.desk.shelf.set_tags(id, typed)
            self._shown()
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return
        said = _("Tags: {names}.").format(names=", ".join(tags)) if tags else _("The story has no tag.")
        if tags != had and self._undo:
            key = self._screen.reader.key(self._undo)
            said = _("{said} {key} takes it back.").format(said=said, key=key)
        self._screen.say(said)
