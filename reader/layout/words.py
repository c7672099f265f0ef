"""What the layout has to say in the reader's language, handed in already translated.

The layout is made of pure functions: it knows neither catalogues nor clocks. Templates have the named placeholders
that are told here; callables give finished words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class ArticleWords(NamedTuple):
    """``date`` turns a story's ISO 8601 time into words, ``authors`` the names into one text ("by A and B").

    ``provided_by`` is a template with ``{provider}``, ``updated`` one with ``{time}``; ``minutes`` is the time that
    this story takes to read ("6 min"), None to say nothing of it.
    """

    date: Callable[[str], str]
    authors: Callable[[Sequence[str]], str]
    provided_by: str
    updated: str
    picture: str
    no_description: str
    embed: str
    minutes: str | None = None


class ThreadWords(NamedTuple):
    """``time`` turns a comment's time into words; ``replies`` and ``folded_replies`` say how many there are.

    ``new`` and ``story_author`` are said beside a comment's author: that it came since the last visit, that the
    story's own author wrote it.
    """

    time: Callable[[str], str]
    replies: Callable[[int], str]
    folded_replies: Callable[[int], str]
    anonymous: str
    report: str
    reported: str
    new: str
    story_author: str
    undo: str | None = None


class RelatedWords(NamedTuple):
    """``read`` is said of a story that was read before."""

    date: Callable[[str], str]
    picture: str
    read_more: str
    read: str = ""


class EntriesWords(NamedTuple):
    """``comments`` says how many comments a story has, ``also`` which other feeds carry it; each may have no words.

    ``new``, ``edited`` and ``kept`` are said of an entry that is.
    """

    date: Callable[[str], str]
    comments: Callable[[int], str]
    also: Callable[[Sequence[str]], str] = ", ".join
    new: str = ""
    edited: str = ""
    kept: str = ""


class SourcesWords(NamedTuple):
    """``number`` writes how many stories are unread, ``failing`` is said of a feed that could not be refreshed."""

    number: Callable[[int], str]
    failing: str
