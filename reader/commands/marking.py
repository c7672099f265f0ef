"""``mark`` and ``keep``: what the reader did with stories of the library."""

from __future__ import annotations

from argparse import _ArgumentGroup
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..errors import UsageError
from ..locale import _, ngettext
from ..locale.numbers import number
from . import Command
from .choosing import by_choice, chosen, ids_of, words_of_choice
from .words import one_of, required

if TYPE_CHECKING:
    from ..desk import Desk


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
    group.add_argument("stories", nargs="*", metavar=_("STORY"), help=_("its name in the list: entry:12, or 12"))


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
    tell_marked(desk.shelf.keep(ids_of(desk, asked.stories), kept=not asked.let_go).count)
    return 0


def tell_marked(count: int) -> None:
    """Say on a terminal how many entries were another way before."""
    told = ngettext("{number} story marked.", "{number} stories marked.", count)
    output.announce(told.format(number=number(count)))
