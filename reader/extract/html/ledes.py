"""The front of the story: what stands between the headline and the running text, the lede above all.

A lede is a paragraph set apart: by the name of its element (standfirst, chapo, Vorspann …), by standing outside the
body with the headline, or by being set bold throughout; what the page's head gives as description tells which of
several it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..phrases import fold
from .labels import KEPT, Judge, Label, Labelled, sifted
from .names import Says
from .tree import Element
from .units import Unit, Units

_SHORTEST, _LONGEST = 30, 1_200  # characters of a lede
_BEHIND = 6  # prose units of the body among which a lede may stand
_SHORT = 60
_ALIKE = 0.8
_MANY = 4  # paragraphs of one form
_RUNNING = frozenset([Label.PARAGRAPH, Label.CROSSHEAD, Label.LIST, Label.QUOTE])
_CUT = 60  # characters that a description shares with what it was cut from


@dataclass(frozen=True, slots=True)
class Front:
    """The labelled units of the story, and its lede with how it was known."""

    labelled: list[Labelled]
    lede: str | None = None
    evidence: str | None = None


def front(units: Units, body: Element, heading: Element | None, judge: Judge, told: Sequence[str]) -> Front:
    """Label the units from the headline to the end of ``body`` and choose the lede among the first of them.

    ``heading`` is the element that shows the headline; ``told`` are the page's descriptions.
    """
    inside = units.range(body)
    start = inside.start
    if heading is not None and heading.first <= body.first:
        start = min(start, units.range(heading).start)
    labelled = [judge.label(unit) for unit in units[start : inside.stop]]
    labelled = [
        one if one.unit.index >= inside.start or one.label not in KEPT else _above(one, judge) for one in labelled
    ]
    labelled = sifted(units, body, labelled)
    lede = _chosen(units, labelled, inside, told)
    if lede is None:
        return Front(labelled)
    chosen, why = lede
    taken = {one.unit.index for one in chosen}
    labelled = [replace(one, label=Label.LEDE, why=why) if one.unit.index in taken else one for one in labelled]
    return Front(labelled, " ".join(one.unit.text for one in chosen), why)


def _above(one: Labelled, judge: Judge) -> Labelled:
    """``one``, which stands between headline and body: running text there is the story's, anything else is not."""
    if one.unit.prose or (one.unit.says & int(Says.LEDE) and one.unit.size >= _SHORTEST):
        return one
    return replace(one, label=Label.OTHER, why="stands above the text")


def _chosen(
    units: Units, labelled: list[Labelled], inside: range, told: Sequence[str]
) -> tuple[list[Labelled], str] | None:
    running = [one for one in labelled if one.label in _RUNNING]
    first = [one for one in running if one.label is not Label.CROSSHEAD or one.unit.says & int(Says.LEDE)][:_BEHIND]
    for place, one in enumerate(first):
        if one.unit.says & int(Says.LEDE) and _SHORTEST <= one.unit.size <= _LONGEST:
            following = first[place + 1 : place + 2]
            if one.label is Label.CROSSHEAD and following:
                if _is_bold(units, following[0].unit):
                    return following, "is the first paragraph, and bold"
                if one.unit.size < _SHORT and any(alike(following[0].unit.text, text) for text in told):
                    return following, "is the page's description"
            return _whole(one, running), "its names say that it is the lede"
    forms = Counter(_form(one.unit) for one in running if one.unit.prose)
    for place, one in enumerate(first[:3]):
        if one.unit.size < _SHORTEST or one.unit.size > _LONGEST:
            continue
        above = one.unit.index < inside.start
        if any(alike(one.unit.text, description) for description in told):
            if (
                above
                or forms[_form(one.unit)] == 1
                or _is_bold(units, one.unit)
                or _head_follows(labelled, one, True)
            ):
                return [one], "is set apart and is the page's description"
        elif place == 0 and (above or _head_follows(labelled, one, False)):
            return [one], "stands above the text"
        elif place == 0 and _made_otherwise(one, first, forms):
            return [one], "is made otherwise than the paragraphs"
    if (
        len(first) > 1
        and first[0].unit.prose
        and _is_bold(units, first[0].unit)
        and not _is_bold(units, first[1].unit)
    ):
        return [first[0]], "is the first paragraph, and bold"
    return None


def _form(unit: Unit) -> tuple[str, str]:
    return unit.element.tag, unit.element.names


def _made_otherwise(one: Labelled, first: list[Labelled], forms: Counter[tuple[str, str]]) -> bool:
    """Whether ``one`` stands in a box of its own: the paragraphs behind it share a form, or a box, that it has not."""
    following = [other.unit for other in first[1:] if other.unit.prose]
    box = one.unit.element.parent
    if not one.unit.prose or len(following) < 3 or box is None or box is following[0].element.parent:
        return False
    if forms[_form(one.unit)] == 1 and max(forms.values()) >= _MANY:
        return True
    return all(other.element.parent is following[0].element.parent for other in following[:3]) and not any(
        box.has(other.element) for other in following
    )


def _head_follows(labelled: list[Labelled], one: Labelled, with_pictures: bool) -> bool:
    """Whether byline, date or (if asked) picture stand between ``one`` and the next of the running text."""
    after = labelled[labelled.index(one) + 1 :]
    for other in after:
        if other.label in _RUNNING:
            return False
        if other.label in {Label.BYLINE, Label.DATE} or (with_pictures and other.label is Label.CAPTION):
            return True
    return False


def _whole(one: Labelled, running: list[Labelled]) -> list[Labelled]:
    """``one`` and what stands right behind it under the same name."""
    at = running.index(one)
    found = [one]
    for other in running[at + 1 : at + 4]:
        if not other.unit.says & int(Says.LEDE) or other.unit.element.tag != one.unit.element.tag:
            break
        found.append(other)
    return found if sum(each.unit.size for each in found) <= _LONGEST else [one]


def _is_bold(units: Units, unit: Unit) -> bool:
    tree = units.tree
    return all(
        "strong" in owner.marks
        for owner, piece in zip(tree.owners[unit.first : unit.last], tree.pieces[unit.first : unit.last], strict=True)
        if not piece.isspace()
    )


def alike(text: str, description: str) -> bool:
    """Whether ``text`` is ``description``, or the other was cut from the one."""
    one, other = fold(text), fold(description).removesuffix(" ")
    if len(one) >= _CUT <= len(other) and (one.startswith(other[:-3]) or other.startswith(one)):
        return True
    first, second = Counter(one.split()), Counter(other.split())
    both = sum((first & second).values())
    return both * 2 >= _ALIKE * (sum(first.values()) + sum(second.values())) > 0
