"""What a reader can search by besides words: in English everywhere, and in the language of the interface.

Only the English names and values go further than this; the others are those of the catalogue, in the same order.
Neither case nor accents matter, nor the hyphen of ``non-lu``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..locale import _
from .plaintext import fold

NAMES = ("from", "by", "in", "before", "after", "is", "has", "tag")
STATES = ("unread", "read", "kept", "new", "edited")
POSSESSIONS = ("picture", "comments", "story")


def names() -> dict[str, str]:
    """The operators by what they may be called, those of the interface's own language first."""
    # Translators: operators of a search, as in “from:herald by:ferrand”; one word each, in this order
    return _called(_("from by in before after is has tag"), NAMES)


def values(name: str) -> dict[str, str] | None:
    """The values that the operator ``name`` takes by what they may be called; None where it takes any."""
    if name == "is":
        # Translators: what “is:” can be followed by in a search; one word each, in this order
        return _called(_("unread read kept new edited"), STATES)
    if name == "has":
        # Translators: what “has:” can be followed by in a search; one word each, in this order
        return _called(_("picture comments story"), POSSESSIONS)
    return None


def _called(own: str, english: tuple[str, ...]) -> dict[str, str]:
    words = own.split()
    ours = dict(zip(words, english, strict=True)) if len(words) == len(english) else {}
    return {**ours, **{word: word for word in english if word not in ours}}


def said(known: dict[str, str]) -> list[str]:
    """The names or values of ``known`` in the language of the interface, each meaning once."""
    return list({meaning: word for word, meaning in reversed(known.items())}.values())[::-1]


def meant(word: str, known: dict[str, str]) -> str | None:
    """What ``word`` means among ``known``, in whichever number it stands; None for nothing."""
    plain = _plain(word)
    for called, meaning in known.items():
        name = _plain(called)
        if plain in (name, name + "s", name.removesuffix("s")):
            return meaning
    return None


def _plain(word: str) -> str:
    return fold(word).replace("-", "")


def own(operator: str) -> str:
    """An English ``operator``, with its value where that is one of a few, in the language of the interface."""
    name, _colon, value = operator.partition(":")
    known = values(name)
    if known is not None:
        value = next((word for word, meaning in known.items() if meaning == value), value)
    return f"{next(word for word, meaning in names().items() if meaning == name)}:{value}"


def examples(*operators: str) -> str:
    """``operators`` as one line, in the language of the interface."""
    return " ".join(map(own, operators))


def explained() -> Iterator[tuple[str, str]]:
    """What can be typed to search, and what it finds, in the language of the interface."""
    yield _("“exact words”"), _("These words, one after the other")
    yield _("-word"), _("Nothing with this word; a minus asks for the contrary of all that is here, too")
    yield own("from:"), _("The feed, or who provided the story")
    yield own("by:"), _("The author")
    yield own("in:"), _("The folder of the feed")
    yield own("before:") + "2026-11", _("Older than this year, month or day")
    yield own("after:") + "2026-11-22", _("From this day on")
    yield own("is:") + "/".join(said(values("is") or {})), _("What was done with the story")
    yield own("has:") + "/".join(said(values("has") or {})), _("What comes with the story")
    yield own("tag:"), _("A tag of yours")
