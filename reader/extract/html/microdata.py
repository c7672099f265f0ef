"""Microdata (HTML standard, section 5) and RDFa (W3C, "RDFa Lite 1.1") as things.

Both mark elements: one begins a thing (``itemscope``, ``typeof``), another tells a property of the thing around it
(``itemprop``, ``property``). What stands outside every thing is said of the page: one more thing, without a type.
"""

from __future__ import annotations

from .schema import Thing, term, terms
from .tree import Element, Tree

_SOURCES = {
    "a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src", "video": "src", "audio": "src",
    "source": "src", "embed": "src", "object": "data", "time": "datetime", "data": "value", "meter": "value",
}  # fmt: skip
_PROSE = frozenset(["articlebody", "text", "commenttext", "reviewbody", "description"])
_LINKED_TEXT = frozenset(["name", "headline", "author", "creator", "publisher", "alternativeheadline"])


def things(tree: Tree) -> list[Thing]:
    """All things that the elements of ``tree`` mark, in document order; the page's own loose properties come last."""
    return [
        *_read(tree, "microdata", "itemscope", "itemtype", "itemprop"),
        *_read(tree, "RDFa", "typeof", "typeof", "property"),
    ]


def _read(tree: Tree, syntax: str, scope: str, kind: str, prop: str) -> list[Thing]:
    found: list[Thing] = []
    page = Thing(syntax)
    around: list[tuple[Element, Thing]] = []
    for element in tree.elements:
        attrs = element.attrs
        if not attrs or (scope not in attrs and prop not in attrs):
            continue
        while around and element.index >= around[-1][0].end:
            around.pop()
        owner = around[-1][1] if around else page
        names = [term(name) for name in (attrs.get(prop) or "").split()]
        if scope in attrs:
            thing = Thing(syntax, owner if owner is not page else None, names[0] if names else "")
            thing.types = terms(attrs.get(kind) or "")
            thing.id = element.get("itemid") or element.get("resource") or None
            found.append(thing)
            around.append((element, thing))
            for name in names:
                _add(owner, name, thing)
        elif not (syntax == "RDFa" and element.tag == "meta" and owner is page):  # Open Graph, which is read as meta
            for name in names:
                if value := _value(tree, element, name):
                    _add(owner, name, value)
    if page.values:
        found.append(page)
    return found


def _add(owner: Thing, name: str, value: str | Thing) -> None:
    held = owner.values.get(name)
    if held is None:
        owner.values[name] = value
    elif isinstance(held, list):
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
    if name in _PROSE:
        return "\n".join(tree.lines(element))
    return tree.text(element)
