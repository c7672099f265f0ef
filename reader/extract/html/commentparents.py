"""Which comment answers which: by what a page says of it, else by how its markup sets answers in.

Trusted in this order: an attribute or a link that names what is answered; standing inside it, or inside what keeps
it together with its answers; a number in the names, a style or an attribute for how deep it is; standing deeper in
the tree than what comes before, since one template makes all comments of a page; the name of who is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..phrases import fold
from .commentnames import Says, depth_said, rules, said
from .commentowns import Own
from .tree import Element, Tree

_ANSWER, _BATCH = int(Says.ANSWER), int(Says.BATCH)
_FRAGMENT = re.compile(r"#[a-z_-]*?(\d+)$", re.IGNORECASE)
_TRAILING = re.compile(r"(\d+)$")
_STYLE = re.compile(
    r"(?:(?:margin|padding)(?:-left|-inline-start)|--[a-z-]{0,20}(?:depth|level|indent)[a-z-]{0,20})"
    r"\s{0,3}:\s{0,3}(\d{1,4})"
)
_LONGEST_ANSWERED = 100
_MOST_WRAPPERS = 6
_MOST_EARLIER = 400  # comments looked back over for the name of who is answered
_SPACERS = 12  # elements at the beginning of a comment among which a picture may set it in


class Placed(NamedTuple):
    """A comment as far as it is read: what it is called, who signed it, and where it stands."""

    own: Own
    id: str
    author: str | None
    body: Sequence[Element]


def parents(tree: Tree, placed: Sequence[Placed]) -> list[str | None]:
    """The id of what each comment answers, None where it answers the page."""
    told = list(_told(placed))
    around = list(_around(placed))
    if not any(around):
        around = list(_by_level(tree, placed))
    found = [by_told or by_place for by_told, by_place in zip(told, around, strict=True)]
    if any(found):
        return found
    return [_by_name(placed, place) for place in range(len(placed))]


# ---------------------------------------------------------------------- told


def _told(placed: Sequence[Placed]) -> Iterator[str | None]:
    """What a comment says it answers, by an attribute or a link, where that comes before it."""
    numbers: dict[str, str] = {}
    known = {*rules().item_names, "id", "data-id", "name"}
    for one in placed:
        by_attribute = (_by_attribute(element, numbers, one.id) for element in one.own.holders)
        yield next(filter(None, by_attribute), None) or _by_link(one.own, numbers, one.id)
        for element in one.own.holders:
            for name, value in element.attrs.items():
                if value and name in known:
                    numbers.setdefault(value, one.id)
                    if match := _TRAILING.search(value):
                        numbers.setdefault(match[1], one.id)
        for inner in one.own.elements[:8]:
            if (value := inner.attrs.get("id") or inner.attrs.get("name")) and (match := _TRAILING.search(value)):
                numbers.setdefault(match[1], one.id)


def _by_attribute(element: Element, numbers: dict[str, str], own: str) -> str | None:
    known = rules().parent_attributes
    for attribute, value in element.attrs.items():
        if not value or attribute not in known:
            continue
        match = _TRAILING.search(value)
        parent = numbers.get(value) or (numbers.get(match[1]) if match else None)
        if parent and parent != own:
            return parent
    return None


def _by_link(own: Own, numbers: dict[str, str], identity: str) -> str | None:
    for element in own.elements:
        if element.tag == "a" and (match := _FRAGMENT.search(element.attrs.get("href") or "")):
            parent = numbers.get(match[1])
            if parent and parent != identity and not rules().steps.exactly(fold(own.tree.text(element))):
                return parent
    return None


# ---------------------------------------------------------------------- by place


def _around(placed: Sequence[Placed]) -> Iterator[str | None]:
    """What a comment stands in."""
    open_ones: list[tuple[int, str]] = []
    for one in placed:
        item = one.own.item
        while open_ones and item.opens >= open_ones[-1][0]:
            open_ones.pop()
        yield open_ones[-1][1] if open_ones else None
        open_ones.append((item.reach, one.id))


def _by_level(tree: Tree, placed: Sequence[Placed]) -> Iterator[str | None]:
    """What comes before a comment and is set in less."""
    told = [_level(tree, one.own) for one in placed]
    levels = [level for level, _answers in told]
    if not any(levels):
        levels = _tree_levels(placed)
    if not any(levels):
        levels = [int(answers) for _level, answers in told]
    above: list[tuple[int, str]] = []
    for one, level in zip(placed, levels, strict=True):
        while above and above[-1][0] >= level:
            above.pop()
        yield above[-1][1] if above else None
        above.append((level, one.id))


def _level(tree: Tree, own: Own) -> tuple[int, bool]:
    """How deep an answer is set, as a number that it or what is around it gives, and whether it says it is one."""
    answers = False
    for element in (*reversed(own.holders), *_wrappers(tree, own)):
        for attribute, value in element.attrs.items():
            if value and attribute in rules().depth_attributes and value.isdecimal() and len(value) < 5:
                return int(value), answers
        if classes := element.attrs.get("class"):
            level = depth_said(classes)
            if level is not None:
                return level, answers
        style = element.attrs.get("style")
        if style and (match := _STYLE.search(style)) and int(match[1]):
            return int(match[1]), answers
        answers = answers or bool(element.attrs and said(element) & _ANSWER)
    return _spacer(own), answers


def _wrappers(tree: Tree, own: Own) -> Iterator[Element]:
    """What holds the comment and no more text than it."""
    length = tree.length(own.element)
    for _count, ancestor in zip(range(_MOST_WRAPPERS), own.element.ancestors(), strict=False):
        if tree.length(ancestor) > length * 1.1 + 20:
            return
        yield ancestor


def _spacer(own: Own) -> int:
    """The width of the empty picture or cell that sets a comment in, as tables do it."""
    for _count, element in zip(range(_SPACERS), own.walk(), strict=False):
        if element.tag in ("img", "td") and not element.get("alt") and element.end - element.index <= 2:
            width = element.get("width").removesuffix("px")
            height = element.get("height")
            if width.isdecimal() and len(width) < 5 and (element.tag == "td" or height in ("", "0", "1")):
                return int(width)
            if (indent := element.get("indent")).isdecimal() and len(indent) < 4:
                return int(indent)
    return 0


def _tree_levels(placed: Sequence[Placed]) -> list[int]:
    """How deep in the tree each comment stands below the highest of those that were loaded with it."""
    depths: list[tuple[int, int]] = []
    highest: dict[int, int] = {}
    for one in placed:
        batch, depth = -1, 0
        for ancestor in one.own.element.ancestors():
            depth += 1
            if batch < 0 and ancestor.attrs and said(ancestor) & _BATCH:
                batch = ancestor.index
        depths.append((batch, depth))
        highest[batch] = min(depth, highest.get(batch, depth))
    return [depth - highest[batch] for batch, depth in depths]


# ---------------------------------------------------------------------- by name


def _by_name(placed: Sequence[Placed], place: int) -> str | None:
    """The nearest earlier comment of the one whom that at ``place`` says it answers."""
    name = _answered(placed[place])
    if not name:
        return None
    for earlier in reversed(placed[max(0, place - _MOST_EARLIER) : place]):
        if earlier.author and f"{name} ".startswith(f"{fold(earlier.author)} "):
            return earlier.id  # the line may tell the time as well, behind the name
    return None


def _answered(one: Placed) -> str | None:
    """The name, folded, on a line such as "in reply to Ines" or "Otto replied to Ines"."""
    phrases = rules().answering
    for line in one.own.lines({place for part in one.body for place in one.own.pieces(part)}):
        if not 2 < len(line) <= _LONGEST_ANSWERED or line[0] == "@":
            continue
        if rules().may_begin("answering", line) and (lead := phrases.words_at_start(line)):
            return fold(line[lead:])
        rest = line[len(one.author) :].strip(" :→>›") if one.author and line.startswith(one.author) else ""
        if rules().may_begin("answering", rest) and (lead := phrases.words_at_start(rest)):
            return fold(rest[lead:])
    return None
