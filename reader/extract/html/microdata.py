"""Microdata (HTML standard, section 5) and RDFa (W3C, "RDFa Lite 1.1") as things.

Both mark elements: one begins a thing (``itemscope``, ``typeof``), another tells a property of the thing around it
(``itemprop``, ``property``). What stands outside every thing is said of the page: one more thing, without a type.
"""

from __future__ import annotations

from .schema import Thing, term, typed
from .tree import Element, Tree

_SOURCES = {
    "a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src", "video": "src", "audio": "src",
    "source": "src", "embed": "src", "object": "data", "time": "datetime", "data": "value", "meter": "value",
}  # fmt: skip
_ATTRIBUTES = ("itemscope", "itemprop", "typeof", "property")
_LONGEST_NAME = 2_000
_LONGEST_PROSE = 400_000
_BUDGET = 2_000_000  # characters of all values; a page that marks the same text over and over has more
_MOST_VALUES = 1_000  # of one property
_PROSE = frozenset(["articlebody", "text", "commenttext", "reviewbody", "description"])
_LINKED_TEXT = frozenset(["name", "headline", "author", "creator", "publisher", "alternativeheadline"])


def things(tree: Tree) -> list[Thing]:
    """All things that the elements of ``tree`` mark, in document order; the page's own loose properties come last."""
    readers = (
        _Reader(tree, "microdata", "itemscope", "itemtype", "itemprop"),
        _Reader(tree, "RDFa", "typeof", "typeof", "property"),
    )
    for element in tree.having(*_ATTRIBUTES):
        for reader in readers:
            reader.read(element)
    return [thing for reader in readers for thing in reader.result()]


class _Reader:
    """Reads one of the two syntaxes, element by element: they differ only in the names of their attributes."""

    def __init__(self, tree: Tree, syntax: str, scope: str, kind: str, prop: str) -> None:
        self._tree = tree
        self._syntax, self._scope, self._kind, self._prop = syntax, scope, kind, prop
        self._found: list[tuple[Element, Thing]] = []
        self._around: list[tuple[Element, Thing]] = []
        self._page = Thing(syntax)
        self._left = _BUDGET

    def read(self, element: Element) -> None:
        attrs = element.attrs
        if self._scope not in attrs and self._prop not in attrs:
            return
        around = self._around
        while around and element.index >= around[-1][0].end:
            around.pop()
        owner = around[-1][1] if around else None
        names = [term(name) for name in (attrs.get(self._prop) or "").split()]
        if self._scope in attrs:
            thing = Thing(self._syntax, owner, names[0] if names else "")
            typed(thing, attrs.get(self._kind) or "")
            thing.id = element.get("itemid") or element.get("resource") or None
            self._found.append((element, thing))
            around.append((element, thing))
            for name in names:
                _add(owner or self._page, name, thing)
        elif owner or element.tag != "meta" or self._syntax != "RDFa":  # else Open Graph, which is read as meta
            for name in names:
                if self._left > 0 and (value := _value(self._tree, element, name)):
                    self._left -= len(value)
                    _add(owner or self._page, name, value)

    def result(self) -> list[Thing]:
        """The things, of which one without properties is named as its element reads."""
        for element, thing in self._found:
            if not thing.values and thing.role in _LINKED_TEXT and (text := self._tree.text(element)[:_LONGEST_NAME]):
                thing.values["name"] = text
        things = [thing for _element, thing in self._found]
        return [*things, self._page] if self._page.values else things


def _add(owner: Thing, name: str, value: str | Thing) -> None:
    held = owner.values.get(name)
    if held is None:
        owner.values[name] = value
    elif isinstance(held, list):
        if len(held) < _MOST_VALUES:
            held.append(value)
    else:
        owner.values[name] = [held, value]


def _value(tree: Tree, element: Element, name: str) -> str:
    """What ``element`` says that the property ``name`` is."""
    if content := element.get("content"):
        return content
    if element.tag == "meta":
        return ""
    source = _SOURCES.get(element.tag)
    if source and not (source == "href" and name in _LINKED_TEXT) and (value := element.get(source)):
        return value
    if tree.length(element) > (_LONGEST_PROSE if name in _PROSE else _LONGEST_NAME):
        return ""
    if name in _PROSE:
        return "\n".join(tree.lines(element))
    return tree.text(element)
