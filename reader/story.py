"""The types that everything else speaks: what a page is and what a story is made of.

All are frozen dataclasses without behaviour beyond reading their own fields. Times are strings in ISO 8601,
as exact as the page was: ``2025-07-04T17:36+02:00``, ``2025-07-04T17:36``, ``2025-07-04``, or a bare
``19:02`` where a comment shows only that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["strong", "em", "code"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a source brought: the bytes and what is known of them.

    ``target`` is what the reader asked for; ``url`` the address after redirects, None for a local file;
    ``charset`` what the transport declared, if anything; ``fetched_at`` ISO 8601 with offset; ``own`` that it came
    from the reader's own network, where it may lead to other pages.
    """

    target: str
    url: str | None
    media_type: str
    charset: str | None
    body: bytes
    fetched_at: str
    headers: Mapping[str, str] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one set of marks and at most one link target."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str | None = None


Spans: TypeAlias = tuple[Span, ...]


def plain(spans: Iterable[Span]) -> str:
    """The text of ``spans`` without marks and links."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A sub-heading in the body; ``level`` 2 for the highest, as ``h2``."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart; ``source`` names who or what is quoted."""

    paragraphs: tuple[Spans, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted or numbered list, one item a tuple of spans."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its three texts, which are never joined. Width and height in pixels, None if unknown."""

    src: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cell texts. The first row is a header where ``header`` says so."""

    rows: tuple[tuple[str, ...], ...]
    header: bool = True
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose lines and blanks are kept as they are: code, poems, score sheets."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """Something the page shows from elsewhere (a post, a video): what it says of itself and where it is."""

    text: str
    src: str | None = None


Block: TypeAlias = Paragraph | Crosshead | Quote | Listing | Picture | Table | Verbatim | Embed


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment; ``parent`` is the id of the comment it answers, None at the top level.

    ``text`` keeps its paragraphs, separated by a blank line.
    """

    id: str
    text: str
    parent: str | None = None
    author: str | None = None
    time: str | None = None
    score: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments that are here, in the page's order, and the ``count`` that the page announces.

    ``count`` may exceed ``len(comments)``, and is None where the page announces none. ``source`` names where
    the comments came from; ``complete`` says that none is missing. The tree is derived from ``parent``.
    """

    count: int | None = None
    comments: tuple[Comment, ...] = ()
    source: str | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A story to read next. ``url`` is a target that the desk can open, None if unknown.

    ``why`` says in a few words what it is offered for ("the page's list").
    """

    title: str | None = None
    url: str | None = None
    provider: str | None = None
    published: str | None = None
    teaser: str | None = None
    picture: Picture | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of a page that is no part of its story: ``what`` it was taken for, and ``why``."""

    what: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """A news page, whole. ``evidence`` tells, field by field, where on the page each value was found.

    ``next_page`` is the address of what follows where the page holds only a part of the story. ``left_out`` is what
    stands between the story's headline and its end on the page without belonging to it.
    """

    id: str
    headline: str
    url: str | None = None
    kicker: str | None = None
    provider: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    lede: str | None = None
    blocks: tuple[Block, ...] = ()
    comments: Thread = Thread()
    related: tuple[Related, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    next_page: str | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a front page: enough to choose a story by, without having read it.

    ``target`` is what the desk opens; ``comment_count`` the announced number of comments, None if unknown. ``also``
    names the other feeds that carry the same story, ``tags`` are the reader's own. ``found`` is where a search found
    its words: the text around them in parts, each with whether it is one of the words; ``named`` the headline
    likewise.
    """

    target: str
    headline: str
    kicker: str | None = None
    provider: str | None = None
    published: str | None = None
    language: str | None = None
    teaser: str | None = None
    comment_count: int | None = None
    read: bool = False
    kept: bool = False
    new: bool = False
    edited: bool = False
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    found: tuple[tuple[str, bool], ...] = ()
    named: tuple[tuple[str, bool], ...] = ()
