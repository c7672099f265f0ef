"""How stories are chosen on the command line: by feed, by folder, by what the reader did with them."""

from __future__ import annotations

from argparse import _ArgumentGroup
from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ..errors import FeedError, QueryError, TargetNotFound, UsageError
from ..locale import _
from ..targets import ENTRY, entry_id
from .subscribing import feed_help

if TYPE_CHECKING:
    from ..desk import Desk
    from ..library.model import Selection
    from ..story import Entry


_CHOICES = ("feed", "folder", "kept", "tag", "since", "before")


def words_of_choice(group: _ArgumentGroup) -> None:
    """Add the options that choose stories; `chosen` understands them."""
    group.add_argument("--feed", metavar=_("FEED"), help=feed_help())
    group.add_argument("--folder", metavar=_("FOLDER"), help=_("only feeds in this folder"))
    group.add_argument("--kept", action="store_true", help=_("only what you keep"))
    group.add_argument("--tag", metavar=_("TAG"), help=_("only what has this tag of yours"))
    group.add_argument("--since", metavar=_("DATE"), help=_("only what is from this date (2026-11-15) or later"))
    group.add_argument("--before", metavar=_("DATE"), help=_("only what is older than this date"))


def by_choice(asked: SimpleNamespace) -> bool:
    """Whether any of the options of `words_of_choice` was used."""
    return any(getattr(asked, name) for name in _CHOICES)


def chosen(desk: Desk, asked: SimpleNamespace) -> Selection:
    """The stories that the options of `words_of_choice` ask for.

    Raises `FeedError` for a feed, a folder or a tag that there is not, and `UsageError` for a date that is none.
    """
    from ..library.model import Selection

    return Selection(
        feed=desk.following.named(asked.feed).id if asked.feed is not None else None,
        folder=desk.following.folder_named(asked.folder) if asked.folder else None,
        unread=getattr(asked, "unread", False),
        kept=asked.kept,
        tag=tag_named(desk, asked.tag) if asked.tag else None,
        since=_moment("--since", asked.since),
        before=_moment("--before", asked.before),
    )


def kept_elsewhere(desk: Desk, asked: SimpleNamespace) -> list[Entry]:
    """The kept stories that are none of the library, the newest first, where the options ask for them too."""
    if not asked.kept or asked.feed is not None or asked.folder or asked.tag:
        return []
    from ..library.moments import moment

    since, before = (moment(_moment(f"--{name}", getattr(asked, name))) for name in ("since", "before"))

    def fits(entry: Entry) -> bool:
        at = moment(entry.published)
        late = since is None or (at is not None and at >= since)
        early = before is None or (at is not None and at < before)
        return late and early and not (getattr(asked, "unread", False) and entry.read)

    return sorted(filter(fits, desk.kept()), key=lambda entry: moment(entry.published) or 0, reverse=True)


def tag_named(desk: Desk, name: str) -> str:
    """The tag that is called ``name``, in whichever case. Raises `FeedError` where no story has it."""
    known = [tag for tag, _count in desk.shelf.library.tags()] if desk.shelf.exists else []
    wanted = " ".join(name.split()).lstrip("# ").casefold()
    for tag in known:
        if tag.casefold() == wanted:
            return tag
    raise FeedError(_("no story has this tag"), where=name, hint=_("“newsreader tags” lists those that there are."))


def _moment(option: str, value: str | None) -> str | None:
    from ..library.moments import iso
    from ..library.query import named_moment

    if value is None:
        return None
    try:
        return iso(named_moment(value))
    except QueryError as problem:
        raise UsageError(problem.what, where=option, hint=problem.hint) from problem


def ids_of(desk: Desk, words: Sequence[str]) -> list[int]:
    """The ids that ``words`` give, each a number or ``entry:NUMBER``. Raises `TargetNotFound` for what is none."""
    ids = []
    for word in words:
        id = entry_id(word if word.startswith(ENTRY) else ENTRY + word)
        if id is None or not desk.shelf.exists or not desk.shelf.library.listed([id]):
            raise TargetNotFound(
                _("there is no such story in the library"),
                where=word,
                hint=_("“newsreader list” lists those that there are."),
            )
        ids.append(id)
    return ids
