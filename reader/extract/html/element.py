"""An element of a page, with its place among the others and what its text inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...story import Mark
from ...text import clean_line

_MARKS: dict[str, Mark] = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
_HIDING = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_PLAIN: frozenset[Mark] = frozenset()


class Element:
    """An element of the page.

    ``index`` is its place in `Tree.elements`, ``end`` that of the first element after its last descendant: ``b`` is
    inside ``a`` when ``a.index < b.index < a.end``. ``names`` are its class and id in lower case, for matching.
    ``first`` and ``last`` bound its text in the `Tree.pieces`; ``marks`` and ``href`` are those that its text
    inherits; ``hidden`` says that it, or something around it, is not displayed.
    """

    marks: frozenset[Mark]
    href: str | None
    hidden: bool

    __slots__ = (
        "attrs",
        "end",
        "first",
        "hidden",
        "href",
        "index",
        "last",
        "marks",
        "names",
        "parent",
        "tag",
    )

    def __init__(
        self, index: int, tag: str, parent: Element | None, attrs: dict[str, str | None], first: int
    ) -> None:
        self.index = index
        self.end = index + 1
        self.tag = tag
        self.parent = parent
        self.first = self.last = first
        if parent is None:
            self.marks, self.href, self.hidden = _PLAIN, None, False
        else:
            self.marks, self.href, self.hidden = parent.marks, parent.href, parent.hidden
        if tag in _MARKS:
            self.marks = self.marks | {_MARKS[tag]}
        self.attrs = attrs
        self.names = ""
        if not attrs:
            return
        get = attrs.get
        if names := get("class"):
            self.names = names.lower()
            if len(attrs) == 1:  # as most have it
                return
        if identity := get("id"):
            self.names = f"{names} {identity}".lower() if names else identity.lower()
        if tag == "a":
            self.href = get("href") or self.href
        if "hidden" in attrs or ((style := get("style")) and _HIDING.search(style)):
            self.hidden = True

    def get(self, name: str) -> str:
        """The attribute ``name`` on one clean line, "" where it has none."""
        value = self.attrs.get(name)
        return clean_line(value) if value else ""

    def has(self, other: Element) -> bool:
        """Whether ``other`` is inside this element."""
        return self.index < other.index < self.end

    def ancestors(self) -> Iterator[Element]:
        """What this element is inside, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def __repr__(self) -> str:
        return f"<{self.tag} {self.index}{' ' + self.names if self.names else ''}>"
