"""Pages that stand in front of a story: consent forms, paywalls, tests for robots, pages that only scripts fill."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ... import strictyaml
from ...errors import NotAStory
from ...locale import _

_RULES = Path(__file__).parent.parent / "rules" / "walls.yaml"
_KINDS = ("consent", "paywall", "robots", "scripts")
_LOOKED_THROUGH = 40_000  # characters
_SHORT, _LONGEST = 400, 2_000  # characters of a page that asks for something
_FEWEST = {"consent": 3, "paywall": 1, "robots": 1, "scripts": 1}  # phrases of a kind that make a page one


def kind_of(text: str) -> str | None:
    """What the page with ``text`` is, which has no story: consent, paywall, robots, scripts; None if none of them."""
    folded = text[:_LOOKED_THROUGH].casefold()
    hits = {kind: sum(phrase in folded for phrase in _phrases()[kind]) for kind in _KINDS}
    return max(
        (kind for kind in _KINDS if hits[kind] >= _FEWEST[kind]),
        key=lambda kind: hits[kind] / _FEWEST[kind],
        default=None,
    )


def is_wall(text: str) -> bool:
    """Whether ``text``, which was taken for a story, is what stands in front of one."""
    if len(text) > _LONGEST:
        return False
    kind = kind_of(text)
    return kind == "consent" or (kind in {"robots", "scripts"} and len(text) < _SHORT)


def refusal(text: str, where: str) -> NotAStory:
    """The error that names what stands on the page with ``text``, in place of a story."""
    match kind_of(text):
        case "consent":
            return NotAStory(
                _("this page asks for consent to cookies instead of showing the story"),
                where=where,
                hint=_("Open it in a browser, or save the story there and open that file."),
            )
        case "paywall":
            return NotAStory(
                _("this story is for subscribers, and the page holds none of it"),
                where=where,
                hint=_("If you have a subscription, save the page in a browser and open that file."),
            )
        case "robots":
            return NotAStory(
                _("the site wants to be sure that a person is reading, and shows no story"),
                where=where,
                hint=_("Open it in a browser, or save the story there and open that file."),
            )
        case "scripts":
            return NotAStory(
                _("this page is empty until a browser runs its scripts"),
                where=where,
                hint=_("Save the page in a browser, once it shows the story, and open that file."),
            )
        case _:
            return NotAStory(
                _("there is no story on this page"),
                where=where,
                hint=_("Open the page of one story, not a list of them."),
            )


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    document = strictyaml.read(_RULES)
    document.mapping((), _KINDS)
    return {
        kind: tuple(
            phrase.casefold() for part in document.string(kind).split(";") if (phrase := " ".join(part.split()))
        )
        for kind in _KINDS
    }
