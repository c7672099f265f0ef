"""``tag``, ``untag``, ``tags``: words of the reader's own on stories of the library."""

from __future__ import annotations

import json
from argparse import _ArgumentGroup
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import output
from ..errors import UsageError
from ..locale import _
from ..locale.numbers import number
from . import Command
from .choosing import by_choice, chosen, ids_of, tag_named, words_of_choice
from .marking import tell_marked
from .words import required, word_of_format

if TYPE_CHECKING:
    from ..desk import Desk


def commands() -> tuple[Command, ...]:
    """What is done with tags."""
    return (
        Command(
            "tag",
            _("newsreader tag TAG STORY… | [OPTION]…"),
            _("give stories a tag, so that they are found by it and never tidied away"),
            (
                ("newsreader tag later entry:12 entry:15", _("two stories, as “newsreader list” names them")),
                ("newsreader tag quay --feed Dispatch --since 2026-11", _("what is chosen by options")),
                ("newsreader search tag:later", _("the stories that have the tag")),
            ),
            _words_of_tag,
            _tag,
        ),
        Command(
            "untag",
            _("newsreader untag TAG STORY… | [OPTION]…"),
            _("take a tag from stories"),
            (
                ("newsreader untag later entry:12", _("from one story")),
                ("newsreader untag later --tag later", _("from all that have it")),
            ),
            _words_of_tag,
            _tag,
        ),
        Command(
            "tags",
            _("newsreader tags [OPTION]…"),
            _("list your tags, and how many stories have each"),
            (("newsreader tags --format tsv | cut -f 1", _("their names alone")),),
            _words_of_tags,
            _tags,
        ),
    )


def _words_of_tag(group: _ArgumentGroup) -> None:
    group.add_argument(
        "name", nargs="?", metavar=_("TAG"), help=_("a word of your own; quotes hold several together")
    )
    group.add_argument("stories", nargs="*", metavar=_("STORY"), help=_("its name in the list: entry:12, or 12"))
    words_of_choice(group)


def _words_of_tags(group: _ArgumentGroup) -> None:
    word_of_format(group)


def _tag(desk: Desk, asked: SimpleNamespace) -> int:
    from ..library.marking import tag_name

    on, usage = asked.command == "tag", f"newsreader {asked.command} later entry:12"
    required([asked.name] if asked.name else [], _("no tag is named"), usage)
    name = tag_name(asked.name)
    if not name or "," in asked.name:
        raise UsageError(
            _("“{name}” cannot be a tag").format(name=asked.name),
            hint=_("A tag is one or more words, without commas."),
        )
    by_options = by_choice(asked)
    if by_options and asked.stories:
        raise UsageError(
            _("stories are named and chosen by options at once"), hint=_("Name them, or choose them by options.")
        )
    if not by_options:
        required(asked.stories, _("no story is named"), usage)
    if not desk.shelf.exists and not asked.stories:
        return 0
    if not on:
        name = tag_named(desk, name)
    which = chosen(desk, asked) if by_options else ids_of(desk, asked.stories)
    tell_marked(desk.shelf.tag(which, name, on=on).count)
    return 0


def _tags(desk: Desk, asked: SimpleNamespace) -> int:
    tags = desk.shelf.library.tags() if desk.shelf.exists else ()
    if asked.format == "plain":
        if not tags:
            output.announce(_("No story has a tag yet: “newsreader tag TAG STORY” gives it one."))
            return 0
        widest = max(len(number(count)) for _name, count in tags)
        output.write("\n".join(f"{number(count):>{widest}}  {name}" for name, count in tags))
        return 0
    output.write_utf_8()
    if asked.format == "tsv":
        output.write("\n".join(["tag\tstories", *(f"{name}\t{count}" for name, count in tags)]))
    elif tags:
        lines = (json.dumps({"tag": name, "stories": count}, ensure_ascii=False) for name, count in tags)
        output.write("\n".join(lines))
    return 0
