"""The reader's tags on a story of the library: told, and changed by typing all that it is to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..locale import _
from ..targets import entry_id

if TYPE_CHECKING:
    from .session import Session

_NONE = "-"


class Tagging:
    """Does what the commands about tags ask for in ``session``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._console = session.console
        self._shelf = session.desk.shelf

    def tag_entry(self, argument: str) -> None:
        """Change the tags of a story of the list: its number, then the tags, which are asked for where none are."""
        number, _blank, typed = argument.partition(" ")
        found = self._session.listing.entry(number)
        if found is None:
            return
        place, id, _entry = found
        if self._change(id, typed.strip()):
            self._session.listing.tell_again(place)

    def tag_story(self, typed: str) -> None:
        """Change the tags of the story being read."""
        id = entry_id(self._session.reading().target)
        if id is None:
            self._console.say(_("Only stories of your feeds can have tags."))
        elif self._change(id, typed):
            tags = self._shelf.tags_of(id)
            told = _("Tags: {names}.").format(names=", ".join(tags)) if tags else _("The story has no tag.")
            self._console.say(told)

    def _change(self, id: int, typed: str) -> bool:
        """Give the story the tags that were ``typed``, or are when it is asked for them; whether it was."""
        if not typed:
            tags = self._shelf.tags_of(id)
            if tags:
                self._console.say(_("Tags: {names}.").format(names=", ".join(tags)))
            asked = _("All its tags, with commas between them, {none} for none, Enter to leave them:")
            typed = self._console.ask(asked.format(none=_NONE)) or ""
        if typed:
            self._shelf.set_tags(id, "" if typed == _NONE else typed)
        return bool(typed)
