"""Sentences about a story that the screens and the exports both say, made once so that they say the same."""

from __future__ import annotations

from collections.abc import Sequence

from . import _, language, ngettext
from .numbers import number


def provided_by(provider: str) -> str:
    """Who the page says the story comes from: “information provided by AFP”."""
    return _("information provided by {provider}").format(provider=provider)


def written_by(authors: Sequence[str]) -> str:
    """The byline: “by A”, “by A and B”, “by A, B and C”. ``authors`` is not empty."""
    *others, last = authors
    if others:
        return _("by {names} and {last}").format(names=", ".join(others), last=last)
    return _("by {name}").format(name=last)


def updated(time: str) -> str:
    """When the story was changed last; ``time`` is in words already."""
    return _("Updated {time}").format(time=time)


def in_language(code: str) -> str | None:
    """The language ``code`` (BCP 47) of a text, where it is another than the interface's: “in French”.

    Who listens has to choose another voice for it.
    """
    spoken = code.partition("-")[0].lower()
    if spoken == language():
        return None
    names = {"en": _("in English"), "fr": _("in French")}
    return names.get(spoken) or _("language: {code}").format(code=code)


def comment_count(count: int) -> str:
    """“44 comments”; in French none is singular too."""
    return ngettext("{number} comment", "{number} comments", count).format(number=number(count))


def comments_heading(announced: int | None, present: int) -> str:
    """How many comments the page announces, and how many of them are here where that is another number."""
    if announced is None or announced == present:
        return comment_count(present)
    return _("{announced}, {here} here").format(announced=comment_count(announced), here=number(present))


def points(score: int) -> str:
    """What other readers think of a comment: “3 points”."""
    return ngettext("{number} point", "{number} points", abs(score)).format(number=number(score))


def in_reply_to(author: str | None) -> str:
    """Whom a comment answers; None where that reader has no name."""
    if author is None:
        return _("in reply to a reader")
    return _("in reply to {author}").format(author=author)


def listed_by_page() -> str:
    """Why a story is offered to read next that the page itself lists."""
    return _("the page’s list")
