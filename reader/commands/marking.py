"""``mark`` and ``keep``: what the reader did with stories of the library."""

from __future__ import annotations

from argparse import _ArgumentGroup
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..errors import StateError, UsageError
from ..locale import _, ngettext
from ..locale.numbers import number
from ..targets import is_entry
from . import Command
from .choosing import by_choice, chosen, ids_of, words_of_choice
from .words import one_of, required

if TYPE_CHECKING:
    from ..desk import Desk
    from ..story import Entry, Story


def commands() -> tuple[Command, ...]:
    """What marks stories."""
    return (
        Command(
            "mark",
            _("newsreader mark read|unread STORY… | --all | [OPTION]…"),
            _("mark stories as read, or as unread"),
            (
                ("newsreader mark read entry:12 entry:15", _("two stories, as “newsreader list” names them")),
                ("newsreader mark read --feed Dispatch", _("all stories of a feed")),
                ("newsreader mark read --before 2026-11-01", _("what is older than that")),
            ),
            _words_of_mark,
            _mark,
        ),
        Command(
            "keep",
            _("newsreader keep [--not] STORY…"),
            _("keep stories, so that they are never tidied away"),
            (
                ("newsreader keep entry:12", _("as “newsreader list” names it")),
                ("newsreader keep https://example.org/story", _("a page of the web, too")),
                ("newsreader list --kept", _("what you keep")),
            ),
            _words_of_keep,
            _keep,
        ),
    )


def _words_of_mark(group: _ArgumentGroup) -> None:
    ways = one_of("mark", "read", "unread")
    group.add_argument("as_what", nargs="?", type=ways, metavar="read|unread", help=_("what to mark them as"))
    group.add_argument("stories", nargs="*", metavar=_("STORY"), help=_("its name in the list: entry:12, or 12"))
    group.add_argument("--all", action="store_true", help=_("all stories of all feeds"))
    words_of_choice(group)


def _words_of_keep(group: _ArgumentGroup) -> None:
    group.add_argument("--not", dest="let_go", action="store_true", help=_("keep them no longer"))
    what = _("its name in the list: entry:12, or 12; or an address, a saved page, a story of the edition")
    group.add_argument("stories", nargs="*", metavar=_("STORY"), help=what)


def _mark(desk: Desk, asked: SimpleNamespace) -> int:
    usage = "newsreader mark read entry:12"
    required([asked.as_what] if asked.as_what else [], _("it is not said what to mark stories as"), usage)
    by_options = asked.all or by_choice(asked)
    if by_options and asked.stories:
        raise UsageError(
            _("stories are named and chosen by options at once"), hint=_("Name them, or choose them by options.")
        )
    if not by_options:
        required(asked.stories, _("no story is named"), usage)
    if not desk.shelf.exists and not asked.stories:
        return 0
    which = chosen(desk, asked) if by_options else ids_of(desk, asked.stories)
    tell_marked(desk.shelf.mark(which, read=asked.as_what == "read").count)
    return 0


def _keep(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.stories, _("no story is named"), "newsreader keep entry:12")
    listed = [word for word in asked.stories if word.isdecimal() or is_entry(word)]
    others = [word for word in asked.stories if word not in listed]
    count = desk.shelf.keep(ids_of(desk, listed), kept=not asked.let_go).count if listed else 0
    tell_marked(count + sum(_keep_elsewhere(desk, target, kept=not asked.let_go) for target in others))
    return 0


def _keep_elsewhere(desk: Desk, target: str, *, kept: bool) -> bool:
    """Keep a story that is none of the library, or no longer; whether it was another way before."""
    if desk.is_kept(target) == kept:
        return False
    if not kept:
        target = desk.lasting(target)
        story: Story | Entry = next(entry for entry in desk.kept() if entry.target == target)
    else:
        story = desk.open(target)
    _kept, failed = desk.keep(target, story)
    if failed:
        raise StateError(failed)
    return True


def tell_marked(count: int) -> None:
    """Say on a terminal how many entries were another way before."""
    told = ngettext("{number} story marked.", "{number} stories marked.", count)
    output.announce(told.format(number=number(count)))
