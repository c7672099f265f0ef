"""``feeds``, ``import``, ``export``: lists of the feeds that the reader follows."""

from __future__ import annotations

from argparse import _ArgumentGroup
from collections.abc import Sequence
from dataclasses import asdict
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..errors import OutputError
from ..locale import _, ngettext
from ..locale.faults import reason
from ..locale.numbers import number
from . import Command
from .words import required, word_of_format

if TYPE_CHECKING:
    from ..desk import Desk
    from ..library.model import Subscription

_TOLD = 5  # lines of a list that could not be used
_COLUMNS = (
    *("id", "title", "address", "folder", "unread", "total", "home", "language", "full"),
    *("last_visit", "next_visit", "failures", "failure", "gone", "most", "days"),
)


def commands() -> tuple[Command, ...]:
    """What lists feeds, for people and for programs."""
    return (
        Command(
            "feeds",
            _("newsreader feeds [OPTION]…"),
            _("list the feeds that you follow, and what is wrong with them"),
            (
                ("newsreader feeds", _("number, unread and all stories, title, folder")),
                ("newsreader feeds --format tsv | cut -f 3", _("their addresses")),
            ),
            _words_of_feeds,
            _feeds,
        ),
        Command(
            "import",
            _("newsreader import FILE.opml…"),
            _("follow the feeds of a list from another reader (OPML)"),
            (("newsreader import feeds.opml", _("with the folders that they are in")),),
            _words_of_import,
            _import,
        ),
        Command(
            "export",
            _("newsreader export [FILE.opml]"),
            _("write a list of your feeds for another reader (OPML)"),
            (("newsreader export feeds.opml", _("or to standard output, without a name")),),
            _words_of_export,
            _export,
        ),
    )


def _words_of_feeds(group: _ArgumentGroup) -> None:
    word_of_format(group)


def _words_of_import(group: _ArgumentGroup) -> None:
    group.add_argument(
        "files", nargs="*", metavar=_("FILE"), help=_("a list, by its name or address, or “-” for standard input")
    )


def _words_of_export(group: _ArgumentGroup) -> None:
    group.add_argument("file", nargs="?", metavar=_("FILE"), help=_("where to; standard output if nothing is said"))


# ---------------------------------------------------------------------- feeds


def _feeds(desk: Desk, asked: SimpleNamespace) -> int:
    feeds = desk.shelf.feeds()
    if asked.format == "plain":
        if feeds:
            output.write("\n".join(_table(feeds)))
        else:
            output.announce(_("You follow no feeds yet: “newsreader add ADDRESS” does."))
        return 0
    output.write_utf_8()
    if asked.format == "json":
        import json

        for feed in feeds:
            record = asdict(feed)
            output.write(json.dumps({name: record[name] for name in _COLUMNS}, ensure_ascii=False))
    else:
        lines = ["\t".join(_COLUMNS), *("\t".join(_field(feed, name) for name in _COLUMNS) for feed in feeds)]
        output.write("\n".join(lines))
    return 0


def _field(feed: Subscription, name: str) -> str:
    value = getattr(feed, name)
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else " ".join(str(value).split())


def _table(feeds: Sequence[Subscription]) -> list[str]:
    """One line a feed, the numbers under one another, and a second one for what is wrong with it."""
    numbers = max(len(str(feed.id)) for feed in feeds)
    counts = [f"{number(feed.unread)}/{number(feed.total)}" for feed in feeds]
    widest = max(map(len, counts))
    lines = []
    for feed, count in zip(feeds, counts, strict=True):
        folder = f"  [{feed.folder}]" if feed.folder else ""
        lines.append(f"{feed.id:>{numbers}}  {count:>{widest}}  {feed.title}{folder}")
        if feed.failure:
            state = _("gone: {reason}") if feed.gone else _("failed: {reason}")
            lines.append(f"{'':{numbers + widest + 4}}{state.format(reason=feed.failure)}")
    return lines


# ---------------------------------------------------------------------- lists of others


def _import(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.files, _("no file is named"), "newsreader import feeds.opml")
    for name in asked.files:
        taken = desk.following.take_list(name)
        new = ngettext("{number} new feed", "{number} new feeds", len(taken.added))
        known = ngettext("{number} known already", "{number} known already", taken.known)
        output.announce(f"{new.format(number=number(len(taken.added)))}, {known.format(number=number(taken.known))}")
        _tell_useless(taken.useless)
    return 0


def _tell_useless(useless: Sequence[tuple[str, str]]) -> None:
    """Say what of a list could not be followed, and why, for the first few."""
    if not useless:
        return
    lines = ngettext(
        "{number} line of the list could not be used:", "{number} lines of the list could not be used:", len(useless)
    )
    output.tell(lines.format(number=number(len(useless))))
    for title, why in useless[:_TOLD]:
        output.tell("  " + _("{title}: {reason}").format(title=title, reason=why))
    more = len(useless) - _TOLD
    if more > 0:
        output.tell("  " + ngettext("and {number} more", "and {number} more", more).format(number=number(more)))


def _export(desk: Desk, asked: SimpleNamespace) -> int:
    text = desk.following.give_list()
    if asked.file is None or asked.file == "-":
        output.write_utf_8()
        output.write(text)
        return 0
    from pathlib import Path

    from ..library.whole import replace

    path, data = Path(asked.file), text.encode("utf-8")
    try:
        if path.exists() and not path.is_file():  # a pipe, a device: nothing to be put in its place
            path.write_bytes(data)
        else:
            replace(path, data, private=False)
    except OSError as problem:
        raise OutputError(_("cannot write: {reason}").format(reason=reason(problem)), where=asked.file) from problem
    return 0
