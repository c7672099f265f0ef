"""A story of the edition as the file it is written in: two YAML documents, the head and the body.

The head holds what a front page shows, the body all the rest, so that a list of stories never parses a body.
Nothing is taken on trust: what is unknown, missing, mistyped, doubled or points nowhere is an `EditionError` with
file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..errors import EditionError
from ..locale import _
from ..locale.phrases import listed_by_page
from ..story import Comment, Entry, Picture, Related, Story, Thread
from ..strictyaml import Document, Key, read_text
from ..targets import EDITION
from ..text import clean, clean_line
from .blocks import Blocks

_SEPARATOR = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_REMARKS = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")
# An item of a top-level list, to its end: nothing inside another value can stand so far to the left.
_PICTURE_ITEM = re.compile(r"^( {0,2})- picture:.*\n(?:\1 +.*\n|\n)*", re.MULTILINE)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# ISO 8601 has more forms, and Python reads most of them; readers and sorting want one.
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")

_REQUIRED = ("headline", "provider", "published", "language", "teaser")
_OPTIONAL = ("kicker", "authors", "updated", "comment_count", "tags", "url")
_BODY_REQUIRED, _BODY_OPTIONAL = ("body", "related"), ("lede", "comments")


class _Parts(NamedTuple):
    head: str
    head_line: int
    body: str
    body_line: int


class StoryFile:
    """The story ``slug``, written in the file at ``path``; its pictures are in the folder ``pictures``.

    The head is read and checked at once, the body when something of it is asked for.
    """

    def __init__(self, path: Path, pictures: Path) -> None:
        self.slug = path.stem
        self._path = path
        self._pictures = pictures
        self._parts = _split(read_text(path, EditionError), str(path))
        self._head = self._document(self._parts.head, self._parts.head_line)
        self.entry = self._read_entry()

    @cached_property
    def _body(self) -> Document:
        body = self._document(self._parts.body, self._parts.body_line)
        body.mapping((), _BODY_REQUIRED, _BODY_OPTIONAL)
        return body

    def related(self, slugs: tuple[str, ...]) -> tuple[str, ...]:
        """The slugs of the stories to read next, each another one of ``slugs``, which the edition has."""
        found: list[str] = []
        for i, _slug in enumerate(self._body.sequence(("related",))):
            slug = self._body.string("related", i)
            if slug == self.slug:
                self._body.fail(("related", i), _("a story cannot be related to itself"))
            if slug not in slugs:
                self._body.fail(("related", i), _("there is no story “{slug}” in the edition").format(slug=slug))
            if slug in found:
                self._body.fail(("related", i), _("“{name}” stands here twice").format(name=slug))
            found.append(slug)
        return tuple(found)

    def as_related(self) -> Related:
        """This story as another one offers it: what its head says, and its first picture."""
        entry = self.entry
        return Related(
            title=entry.headline,
            url=entry.target,
            provider=entry.provider,
            published=entry.published,
            teaser=entry.teaser,
            picture=self._first_picture(),
            why=listed_by_page(),
        )

    def story(self, related: tuple[Related, ...]) -> Story:
        """The story, whole, with ``related`` as what to read next."""
        entry, head = self.entry, self._head
        story = Story(
            id=self.slug,
            headline=entry.headline,
            url=_optional_line(head, "url"),
            kicker=entry.kicker,
            provider=entry.provider,
            authors=_lines(head, "authors"),
            published=entry.published,
            updated=_time(head, "updated") if "updated" in head.data else None,
            language=entry.language,
            lede=_optional_line(self._body, "lede"),
            blocks=tuple(Blocks(self._body, self._pictures)),
            comments=self._thread(),
            related=related,
            tags=_lines(head, "tags"),
            evidence=self._evidence(),
        )
        if not story.blocks:
            self._body.fail(("body",), _("the body is empty"))
        return story

    def _first_picture(self) -> Picture | None:
        """The picture that stands first. What follows it is not parsed: comments make up most of some files."""
        body = self._parts.body
        if (item := _PICTURE_ITEM.search(body)) is None:
            return Blocks(self._body, self._pictures).first_picture()
        beginning = self._document(body[: item.end()], self._parts.body_line)
        beginning.mapping((), ("body",), (*_BODY_REQUIRED, *_BODY_OPTIONAL))
        return Blocks(beginning, self._pictures).first_picture()

    def _document(self, text: str, first_line: int) -> Document:
        return Document(text, str(self._path), EditionError, first_line)

    def _read_entry(self) -> Entry:
        head = self._head
        head.mapping((), _REQUIRED, _OPTIONAL)
        language = head.string("language")
        if not _LANGUAGE.fullmatch(language):
            head.fail(("language",), _("“{code}” is not a language code such as fr or en").format(code=language))
        count = head.integer("comment_count") if "comment_count" in head.data else None
        if count is not None and count < 0:
            head.fail(("comment_count",), _("a number of comments cannot be negative"))
        return Entry(
            target=f"{EDITION}{self.slug}",
            headline=clean_line(head.string("headline")),
            kicker=_optional_line(head, "kicker"),
            provider=clean_line(head.string("provider")),
            published=_time(head, "published"),
            language=language,
            teaser=clean_line(head.string("teaser")),
            comment_count=count,
        )

    def _thread(self) -> Thread:
        comments = tuple(self._comments()) if "comments" in self._body.data else ()
        count = self.entry.comment_count
        if comments and (count is None or count < len(comments)):
            what = _("the head announces {count} comments, but here are {present}")
            self._body.fail(("comments",), what.format(count=count or 0, present=len(comments)))
        return Thread(count, comments, source="edition", complete=count == len(comments))

    def _comments(self) -> Iterator[Comment]:
        body = self._body
        known: set[str] = set()
        for i, _comment in enumerate(body.sequence(("comments",))):
            at = ("comments", i)
            fields = body.mapping(at, ("id", "time", "text"), ("author", "parent", "score"))
            name, parent = clean_line(body.string(*at, "id")), _optional_line(body, *at, "parent")
            if name in known:
                body.fail((*at, "id"), _("“{name}” stands here twice").format(name=name))
            # A comment stands after the one it answers, so that no chain of answers can run in a circle.
            if parent is not None and parent not in known:
                what = _("there is no comment “{name}” before this one").format(name=parent)
                body.fail((*at, "parent"), what)
            known.add(name)
            yield Comment(
                id=name,
                text=_paragraphs(body.string(*at, "text")),
                parent=parent,
                author=_optional_line(body, *at, "author"),
                time=_time(body, *at, "time"),
                score=body.integer(*at, "score") if "score" in fields else None,
            )

    def _evidence(self) -> dict[str, str]:
        """Where each field was read: in the head or the body, under which key."""
        file = f"{self._path.parent.name}/{self._path.name}"
        evidence = {"id": file}
        for document, part in ((self._head, _("head")), (self._body, _("body"))):
            for key, value in document.data.items():
                if value is not None and key != "teaser":  # which is an entry's, not a story's
                    field = {"comment_count": "comments", "body": "blocks"}.get(key, key)
                    evidence[field] = f"{file}, {part}, {key}"
        return evidence


def _split(text: str, where: str) -> _Parts:
    """The two documents of a story file and their first lines. A file may begin with remarks and a ``---``."""
    text += "" if text.endswith("\n") else "\n"
    start = 0
    opening = _REMARKS.match(text)
    if opening and (first := _SEPARATOR.match(text, opening.end())):
        start = first.end()
    between = _SEPARATOR.search(text, start)
    if between is None:
        raise EditionError(
            _("the body is missing"),
            where=f"{where}:{text.count(chr(10))}",
            hint=_("A story file is two YAML documents, head and body, with a line “---” between them."),
        )
    head, body = text[start : between.start()], text[between.end() :]
    head_line = 1 + text.count("\n", 0, start)
    return _Parts(head, head_line, body, 1 + text.count("\n", 0, between.end()))


def _time(document: Document, *position: Key) -> str:
    value = document.string(*position)
    if not _is_time(value):
        hint = _("Write it as 2026-11-15T08:30+01:00 or 2026-11-15.")
        document.fail(position, _("“{value}” is not a date that exists").format(value=clean_line(value)), hint)
    return value


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return bool(_TIME.fullmatch(value))


def _optional_line(document: Document, *position: Key) -> str | None:
    text = document.optional_string(*position)
    return None if text is None else clean_line(text)


def _lines(document: Document, key: str) -> tuple[str, ...]:
    if key not in document.data:
        return ()
    return tuple(clean_line(document.string(key, i)) for i in range(len(document.sequence((key,)))))


def _paragraphs(text: str) -> str:
    """``text`` with a blank line between its paragraphs: YAML leaves one line end of a folded scalar's blank line."""
    return "\n\n".join(line for line in map(clean_line, clean(text).split("\n")) if line)
