"""``list``, ``search``, ``unread``: stories of the library, for people and for programs."""

from __future__ import annotations

import json
from argparse import _ArgumentGroup
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..locale import _, dates, phrases
from ..targets import ENTRY
from . import Command
from .choosing import chosen, words_of_choice
from .words import one_of, required, whole_number

if TYPE_CHECKING:
    from ..desk import Desk
    from ..library.model import Found, Listed

_FORMATS = ("plain", "json", "tsv")
_COLUMNS = (
    *("id", "target", "headline", "url", "provider", "feed", "published", "language", "teaser"),
    *("comment_count", "read", "kept", "edited", "new", "tags"),
)
_LIMIT = 50
_AT_A_TIME = 500  # stories read from the library


def commands() -> tuple[Command, ...]:
    """What lists stories."""
    return (
        Command(
            "list",
            _("newsreader list [OPTION]…"),
            _("list the stories of your feeds, the newest first"),
            (
                ("newsreader list --unread --limit 10", _("the ten newest that you have not read")),
                ("newsreader list --feed Dispatch --format json", _("those of one feed, an object a line")),
                ("newsreader list --kept --format tsv | cut -f 4", _("the addresses of those that you keep")),
            ),
            _words_of_list,
            _list,
        ),
        Command(
            "search",
            _("newsreader search [OPTION]… WORDS…"),
            _("search the stories of your feeds, the best first"),
            (
                (
                    "newsreader search ferry in:News is:unread",
                    _("and {operators}").format(operators="from: by: before: after: has:picture tag:"),
                ),
                ('newsreader search "\\"night train\\""', _("exactly these words, one after the other")),
            ),
            _words_of_search,
            _search,
        ),
        Command(
            "unread",
            _("newsreader unread [OPTION]…"),
            _("list what you have not read, or count it"),
            (("newsreader unread --count", _("a number, for a status bar")),),
            _words_of_unread,
            _unread,
        ),
    )


def _words_of_format(group: _ArgumentGroup, limit: int) -> None:
    group.add_argument(
        "--format",
        type=one_of("--format", *_FORMATS),
        default="plain",
        metavar="|".join(_FORMATS),
        help=_("how to print them"),
    )
    group.add_argument(
        "--limit",
        type=whole_number("--limit"),
        default=limit,
        metavar=_("NUMBER"),
        help=_("how many at most, 0 for all of them"),
    )


def _words_of_list(group: _ArgumentGroup) -> None:
    words_of_choice(group)
    group.add_argument("--unread", action="store_true", help=_("only what you have not read"))
    _words_of_format(group, _LIMIT)


def _words_of_unread(group: _ArgumentGroup) -> None:
    group.add_argument("--count", action="store_true", help=_("only how many these are"))
    words_of_choice(group)
    _words_of_format(group, _LIMIT)


def _words_of_search(group: _ArgumentGroup) -> None:
    group.add_argument("words", nargs="*", metavar=_("WORDS"), help=_("what to search for"))
    _words_of_format(group, _LIMIT)


# ---------------------------------------------------------------------- what they do


def _list(desk: Desk, asked: SimpleNamespace) -> int:
    if desk.shelf.exists:
        _print(_lines(desk, asked), asked.format)
    else:
        output.announce(_("You follow no feeds yet: “newsreader add ADDRESS” does."))
        _print((), asked.format)
    return 0


def _unread(desk: Desk, asked: SimpleNamespace) -> int:
    asked.unread = True
    if not asked.count:
        return _list(desk, asked)
    output.write(str(desk.shelf.library.count(chosen(desk, asked)) if desk.shelf.exists else 0))
    return 0


def _lines(desk: Desk, asked: SimpleNamespace) -> Iterator[tuple[Listed, str | None]]:
    """The stories asked for, read a few hundred at a time: nobody holds a hundred thousand at once."""
    library = desk.shelf.library
    ids = library.ids(chosen(desk, asked), limit=asked.limit or None)
    for first in range(0, len(ids), _AT_A_TIME):
        for listed in library.listed(ids[first : first + _AT_A_TIME]):
            yield listed, None


def _search(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.words, _("no word to search for is given"), "newsreader search ferry")
    if not desk.shelf.exists:
        return _list(desk, asked)
    limit = asked.limit or 1 << 30
    found = desk.shelf.library.search(" ".join(asked.words), limit=limit)
    _print(((one.listed, _in_context(one)) for one in found), asked.format)
    if not found:
        output.announce(_("Nothing fits."))
    return 0


def _in_context(found: Found) -> str:
    """The words that were found between asterisks, in what stands around them."""
    return "".join(f"*{text}*" if hit else text for text, hit in found.snippet)


# ---------------------------------------------------------------------- how they are printed


def _print(stories: Iterable[tuple[Listed, str | None]], form: str) -> None:
    if form != "plain":
        output.write_utf_8()
    lines = _lines_of(stories, form)
    while some := list(islice(lines, _AT_A_TIME)):
        output.write("\n".join(some))


def _lines_of(stories: Iterable[tuple[Listed, str | None]], form: str) -> Iterator[str]:
    now = datetime.now().astimezone()
    if form == "tsv":
        yield "\t".join(_COLUMNS)
    for listed, context in stories:
        record = _record(listed)
        if form == "plain":
            yield from _plain(listed, context, now)
        elif form == "tsv":
            yield "\t".join(_field(record[name]) for name in _COLUMNS)
        else:
            yield json.dumps(record if context is None else {**record, "context": context}, ensure_ascii=False)


def _plain(listed: Listed, context: str | None, now: datetime) -> Iterator[str]:
    said = [listed.provider, dates.short(listed.published or listed.at, now)]
    if listed.comment_count:
        said.append(phrases.comment_count(listed.comment_count))
    states = ((_("new"), listed.new), (_("edited"), listed.edited), (_("kept"), listed.kept))
    said += [word for word, holds in states if holds]
    said += [f"#{tag}" for tag in listed.tags]
    yield f"{ENTRY}{listed.id}  {'○' if listed.read else '●'} {listed.headline}"
    yield f"    {' · '.join(said)}"
    if context:
        yield f"    {' '.join(context.split())}"


def _record(listed: Listed) -> dict[str, object]:
    record = asdict(listed)
    record.update(target=f"{ENTRY}{listed.id}", feed=listed.feed_id, published=listed.published or listed.at)
    return {name: record[name] for name in _COLUMNS}


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_field, value))
    return str(int(value)) if isinstance(value, bool) else " ".join(str(value).split())
