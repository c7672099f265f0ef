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
_LEDE_IN_FURNITURE = int(Says.LEDE | Says.FURNITURE | Says.BODY)
_RUNNING = frozenset([Label.PARAGRAPH, Label.CROSSHEAD, Label.LIST, Label.QUOTE])
_CUT = 60  # characters that a description shares with what it was cut from


@dataclass(frozen=True, slots=True)
class Front:
    """The labelled units of the story, and its lede with how it was known."""

    labelled: list[Labelled]
    lede: str | None = None
    evidence: str | None = None


def labelled_units(units: Units, body: Element, heading: Element | None, judge: Judge) -> list[Labelled]:
    """The units from the headline to the end of ``body``, labelled. ``heading`` is what shows the headline."""
    inside = units.range(body)
    start = inside.start
    if heading is not None and heading.first <= body.first:
        start = min(start, units.range(heading).start)
    labelled = [judge.label(unit) for unit in units[start : inside.stop]]
    labelled = [one if one.unit.index >= inside.start else _above(one) for one in labelled]
    return sifted(units, body, labelled)


def with_lede(units: Units, body: Element, labelled: list[Labelled], told: Sequence[str]) -> Front:
    """Choose the lede among the first of ``labelled``; ``told`` are the page's descriptions of itself."""
    lede = _chosen(units, labelled, units.range(body), told)
    if lede is None:
        return Front(labelled)
    chosen, why = lede
    taken = {one.unit.index for one in chosen}
    labelled = [replace(one, label=Label.LEDE, why=why) if one.unit.index in taken else one for one in labelled]
    return Front(labelled, " ".join(one.unit.text for one in chosen), why)


def _above(one: Labelled) -> Labelled:
    """``one``, which stands between headline and body: running text there is the story's, anything else is not."""
    if one.label not in KEPT:
        says = one.unit.says
        if one.unit.prose and says & int(Says.LEDE) and not says & ~_LEDE_IN_FURNITURE:
            return replace(one, label=Label.PARAGRAPH, why="is running text under the headline")
        return one
    if (
        one.unit.prose
        or (one.label is Label.CROSSHEAD and one.unit.size >= _SHORT)
        or (one.unit.says & int(Says.LEDE) and one.unit.size >= _SHORTEST)
    ):
        return one
    return replace(one, label=Label.OTHER, why="stands above the text")


def _chosen(
    units: Units, labelled: list[Labelled], inside: range, told: Sequence[str]
) -> tuple[list[Labelled], str] | None:
    running = [one for one in labelled if one.label in _RUNNING]
    first = [one for one in running if one.label is not Label.CROSSHEAD or one.unit.says & int(Says.LEDE)][:_BEHIND]
    named = [
        one for one in first if one.unit.says & int(Says.LEDE) and _SHORTEST <= one.unit.size <= _LONGEST
        and (one.label is not Label.CROSSHEAD or one.unit.size >= _SHORT or one.unit.index < inside.start)
    ]  # fmt: skip
    for one in sorted(named, key=lambda one: not _described(one, told)):
        return _whole(one, running), "its names say that it is the lede"
    forms = Counter(_form(one.unit) for one in running if one.unit.prose)
    for one in first[:3]:
        if not _SHORTEST <= one.unit.size <= _LONGEST or not _described(one, told):
            continue
        above = one.unit.index < inside.start
        if above or forms[_form(one.unit)] == 1 or _is_bold(units, one.unit) or _head_follows(labelled, one, True):
            return [one], "is set apart and is the page's description"
    if running and running[0].label is Label.CROSSHEAD and running[0].unit.size >= _SHORT:
        return [running[0]], "is a heading under the headline"
    if not first or not _SHORTEST <= first[0].unit.size <= _LONGEST:
        return None
    if first[0].unit.index < inside.start or _head_follows(labelled, first[0], False):
        return first[:1], "stands above the text"
    if _made_otherwise(first[0], running):
        return first[:1], "is made otherwise than the paragraphs"
    if (
        len(first) > 1
        and first[0].unit.prose
        and _is_bold(units, first[0].unit)
        and not _is_bold(units, first[1].unit)
    ):
        return first[:1], "is the first paragraph, and bold"
    return None


def _described(one: Labelled, told: Sequence[str]) -> bool:
    return any(alike(one.unit.text, description) for description in told)


def _form(unit: Unit) -> tuple[str, str]:
    return unit.element.tag, unit.element.names


def _made_otherwise(one: Labelled, running: list[Labelled]) -> bool:
    """Whether ``one`` stands in a box of its own, and it or the box is made otherwise than the paragraphs'."""
    prose = [other.unit for other in running if other.unit.prose]
    box = one.unit.element.parent
    if not one.unit.prose or len(prose) < _MANY or box is None or box is prose[1].element.parent:
        return False
    forms = Counter(map(_form, prose))
    if forms[_form(one.unit)] == 1 and max(forms.values()) >= _MANY:
        return True
    boxes = Counter((unit.element.parent.tag, unit.element.parent.names) for unit in prose if unit.element.parent)
    return bool(box.names) and boxes[box.tag, box.names] == 1 and max(boxes.values()) >= _MANY - 1


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
