"""``list``, ``search``, ``unread``: stories of the library, for people and for programs."""

from __future__ import annotations

import json
from argparse import _ArgumentGroup
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from .. import output
from ..library.operators import examples
from ..locale import _, dates, phrases
from ..targets import ENTRY, is_online
from . import Command
from .choosing import chosen, kept_elsewhere, words_of_choice
from .words import required, whole_number, word_of_format

if TYPE_CHECKING:
    from ..desk import Desk
    from ..library.model import Found, Listed
    from ..story import Entry

_COLUMNS = (
    *("id", "target", "headline", "url", "provider", "feed", "published", "language", "teaser"),
    *("comment_count", "read", "kept", "edited", "new", "tags"),
)
_LIMIT = 50
_AT_A_TIME = 500  # stories read from the library


class _Story(NamedTuple):
    """A story to print: its line, what opens it, and what stands around the words that were searched for."""

    listed: Listed
    target: str
    context: str | None = None


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
                    _("and {operators}").format(
                        operators=examples("from:", "by:", "before:", "after:", "has:picture", "tag:")
                    ),
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
    word_of_format(group)
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
    if desk.shelf.exists or getattr(asked, "kept", False):
        _print(_lines(desk, asked), asked.format)
    else:
        output.announce(_("You follow no feeds yet: “newsreader add ADDRESS” does."))
        _print((), asked.format)
    return 0


def _unread(desk: Desk, asked: SimpleNamespace) -> int:
    asked.unread = True
    if not asked.count:
        return _list(desk, asked)
    count = desk.shelf.library.count(chosen(desk, asked)) if desk.shelf.exists else 0
    output.write(str(count + len(kept_elsewhere(desk, asked))))
    return 0


def _lines(desk: Desk, asked: SimpleNamespace) -> Iterator[_Story]:
    """The stories asked for, those that are kept and none of the library among them, each in its place by date."""
    from ..library.moments import moment

    others = kept_elsewhere(desk, asked)
    left = asked.limit or None

    def together() -> Iterator[_Story]:
        for listed in _of_library(desk, asked):
            while others and (moment(others[0].published) or 0) >= (moment(listed.at) or 0):
                yield _elsewhere(others.pop(0))
            yield _Story(listed, f"{ENTRY}{listed.id}")
        yield from map(_elsewhere, others)

    return islice(together(), left)


def _of_library(desk: Desk, asked: SimpleNamespace) -> Iterator[Listed]:
    """The stories of the library, read a few hundred at a time: nobody holds a hundred thousand at once."""
    if not desk.shelf.exists:
        return
    library = desk.shelf.library
    ids = library.ids(chosen(desk, asked), limit=asked.limit or None)
    for first in range(0, len(ids), _AT_A_TIME):
        yield from library.listed(ids[first : first + _AT_A_TIME])


def _elsewhere(entry: Entry) -> _Story:
    """A kept story that is none of the library: it has no number there, and no feed."""
    from ..library.model import Listed

    return _Story(
        Listed(
            id=0,
            feed_id=0,
            headline=entry.headline,
            provider=entry.provider or "",
            url=entry.target if is_online(entry.target) else None,
            published=entry.published,
            at="",
            language=entry.language,
            read=entry.read,
            kept=True,
        ),
        entry.target,
    )


def _search(desk: Desk, asked: SimpleNamespace) -> int:
    required(asked.words, _("no word to search for is given"), "newsreader search ferry")
    if not desk.shelf.exists:
        return _list(desk, asked)
    limit = asked.limit or 1 << 30
    found = desk.shelf.library.search(" ".join(asked.words), limit=limit)
    _print((_Story(one.listed, f"{ENTRY}{one.listed.id}", _in_context(one)) for one in found), asked.format)
    if not found:
        output.announce(_("Nothing fits."))
    return 0


def _in_context(found: Found) -> str:
    """The words that were found between asterisks, in what stands around them."""
    return "".join(f"*{text}*" if hit else text for text, hit in found.snippet)


# ---------------------------------------------------------------------- how they are printed


def _print(stories: Iterable[_Story], form: str) -> None:
    if form != "plain":
        output.write_utf_8()
    lines = _lines_of(stories, form)
    while some := list(islice(lines, _AT_A_TIME)):
        output.write("\n".join(some))


def _lines_of(stories: Iterable[_Story], form: str) -> Iterator[str]:
    now = datetime.now().astimezone()
    if form == "tsv":
        yield "\t".join(_COLUMNS)
    for story in stories:
        record = _record(story)
        if form == "plain":
            yield from _plain(story, now)
        elif form == "tsv":
            yield "\t".join(_field(record[name]) for name in _COLUMNS)
        else:
            yield json.dumps(record, ensure_ascii=False)


def _plain(story: _Story, now: datetime) -> Iterator[str]:
    listed = story.listed
    date = listed.published or listed.at
    said = [listed.provider, dates.short(date, now) if date else ""]
    if listed.comment_count:
        said.append(phrases.comment_count(listed.comment_count))
    states = ((_("new"), listed.new), (_("edited"), listed.edited), (_("kept"), listed.kept))
    said += [word for word, holds in states if holds]
    said += [f"#{tag}" for tag in listed.tags]
    yield f"{story.target}  {'○' if listed.read else '●'} {listed.headline}"
    yield f"    {' · '.join(filter(None, said))}"
    if story.context:
        yield f"    {' '.join(story.context.split())}"


def _record(story: _Story) -> dict[str, object]:
    listed = story.listed
    known = {**asdict(listed), "id": listed.id or None, "feed": listed.feed_id or None}
    known.update(target=story.target, published=listed.published or listed.at or None)
    record = {name: known[name] for name in _COLUMNS}
    return record if story.context is None else {**record, "context": story.context}


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_field, value))
    return str(int(value)) if isinstance(value, bool) else " ".join(str(value).split())
