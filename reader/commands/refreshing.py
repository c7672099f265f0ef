"""``refresh``: bring the feeds up to date."""

from __future__ import annotations

import signal
import threading
from argparse import _ArgumentGroup
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..locale import _, ngettext
from ..locale.numbers import number
from . import Command
from .subscribing import feed_help

if TYPE_CHECKING:
    from ..desk import Desk
    from ..refresh.report import Progress, Report, Trouble


def commands() -> tuple[Command, ...]:
    """What asks the feeds for news."""
    return (
        Command(
            "refresh",
            _("newsreader refresh [OPTION]… [FEED…]"),
            _("fetch what is new in your feeds"),
            (
                ("newsreader refresh", _("all feeds whose time has come")),
                ('newsreader refresh "Canal Dispatch" 3', _("two feeds, at once")),
                ("newsreader refresh --now", _("all feeds, whatever they say of their time")),
                ("newsreader refresh --full", _("whole stories too, for the train")),
            ),
            _words,
            _refresh,
        ),
    )


def _words(group: _ArgumentGroup) -> None:
    group.add_argument("feeds", nargs="*", metavar=_("FEED"), help=feed_help())
    group.add_argument("--now", action="store_true", help=_("ask all feeds, those too that are not due yet"))
    group.add_argument("--full", action="store_true", help=_("fetch the pages of stories that feeds give a part of"))
    group.add_argument("--pictures", action="store_true", help=_("fetch the pictures of unread stories too"))


def _refresh(desk: Desk, asked: SimpleNamespace) -> int:
    following = desk.following
    if not following.feeds():
        output.announce(_("You follow no feeds yet: “newsreader add ADDRESS” does."))
        return 0
    named = [following.named(name) for name in asked.feeds]
    for feed in named:
        following.wake(feed)
    if asked.now and not named:
        named = [feed for feed in following.feeds() if not feed.gone]
    feeds = {feed.id for feed in named} if named else None
    with _stopped_by_hand() as stop:
        with output.status() as show:
            report = desk.refresher.run(feeds, lambda progress: show(_line(progress)), stop.is_set)
        _tell(report)
        missed = 0
        if (asked.full or asked.pictures) and not report.cancelled and not report.offline:
            with output.status() as show:
                ahead = desk.ahead(pictures=asked.pictures)
                came, missed = ahead.run(feeds, lambda progress: show(_line_ahead(progress)), stop.is_set)
            _tell_ahead(came, missed)
    return int(bool(report.failed or report.waiting or missed or stop.is_set()))


@contextmanager
def _stopped_by_hand() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets, once: so what came until then is stored. The second Ctrl+C ends the program."""
    stop = threading.Event()

    def heard(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


# ---------------------------------------------------------------------- words


def _line(progress: Progress) -> str:
    new = ngettext("{number} new story", "{number} new stories", progress.new).format(number=number(progress.new))
    return f"{number(progress.done)}/{number(progress.total)}  {new}  {progress.title}"


def _line_ahead(progress: Progress) -> str:
    return f"{number(progress.done)}/{number(progress.total)}  {progress.title}"


def _tell_ahead(came: int, missed: int) -> None:
    whole = ngettext(
        "{number} story is here for offline reading", "{number} stories are here for offline reading", came
    )
    output.announce(whole.format(number=number(came)))
    if missed:
        lack = ngettext("{number} story did not come whole", "{number} stories did not come whole", missed)
        output.tell(lack.format(number=number(missed)))


def _tell(report: Report) -> None:
    """Say what went wrong, to everybody, and what came, to whoever looks on."""
    _tell_each(report.faulty, _("{title} ({address}) is not well made: {reason}"))
    _tell_each(report.waiting, _("{title} ({address}) is left alone for a while, since it failed before: {reason}"))
    _tell_each((trouble for trouble in report.failed if not trouble.gone), _("{title} ({address}): {reason}"))
    _tell_each(
        (trouble for trouble in report.failed if trouble.gone),
        _("{title} ({address}) is not asked for any more: {reason}"),
    )
    if report.offline:
        output.tell(_("No feed at all could be reached. Check whether you are online."))
    if report.cancelled:
        output.tell(_("Stopped. What came until then is kept."))
    output.announce(_summary(report))
    if report.resting and not report.asked:
        output.announce(_("All of them asked to be left alone for a while; “--now” asks them all the same."))


def _tell_each(troubles: Iterable[Trouble], sentence: str) -> None:
    for trouble in troubles:
        output.tell(sentence.format(title=trouble.title, address=trouble.address, reason=trouble.reason))


def _summary(report: Report) -> str:
    feeds = ngettext("{number} feed asked", "{number} feeds asked", report.asked)
    new = ngettext("{number} new story", "{number} new stories", len(report.new))
    parts = [feeds.format(number=number(report.asked)), new.format(number=number(len(report.new)))]
    if report.edited:
        edited = ngettext("{number} edited", "{number} edited", len(report.edited))
        parts.append(edited.format(number=number(len(report.edited))))
    if report.resting:
        resting = ngettext("{number} not due yet", "{number} not due yet", report.resting)
        parts.append(resting.format(number=number(report.resting)))
    return ", ".join(parts)
