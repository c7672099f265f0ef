"""A feed's XML as elements, one entry at a time: expat reads, ElementTree's builder builds, both in C.

An entry is handed over as soon as it ends, and let go, so that a feed of any length takes the memory of one entry.
Nothing outside the feed is ever loaded: expat has no loader here, so that an external entity stands for nothing, and
entities that grow with others in them stop the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .names import NAMES

ENTRIES = frozenset(["item", "entry"])
MOST = 100_000  # entries
_LONGEST_ENTITY = 1_000  # characters that an entity of the feed's own may stand for
_BUFFER = 1 << 16
_REFERENCE = re.compile("&(?!#)([^;&]*);?")
_OF_XML = dict.fromkeys(("amp", "lt", "gt", "quot", "apos"), 1)  # how long each is


class Broken(Exception):
    """The text is not well-formed; ``cut`` says that it only ends too early, ``code`` is expat's."""

    def __init__(self, code: int, cut: bool) -> None:
        super().__init__(expat.ErrorString(code))
        self.code = code
        self.cut = cut


class Explosive(Exception):
    """The text declares entities that are made of others, or that make it much longer."""


class _Enough(Exception):
    pass


class Tree:
    """What `grow` found: ``root`` without its entries; ``whole`` says that its end was reached, ``full`` that
    reading stopped after as many entries as are ever taken."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.whole = False
        self.full = False
        self.outside = False


def grow(text: bytes | str, tree: Tree, take: Callable[[Element], None]) -> None:
    """Read ``text`` into ``tree``, handing each entry to ``take``. Bytes are UTF-8.

    Raises `Broken` where it is not well-formed and `Explosive` for entities of entities; what ``tree`` and ``take``
    were given until then holds good. What follows the end of the root is not looked at.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    build_end, add, names = builder.end, builder.data, NAMES
    taken = 0
    lengths = dict(_OF_XML)

    def first(name: str, attributes: dict[str, str]) -> None:
        tree.root = builder.start(name, attributes)
        parser.StartElementHandler = builder.start

    def end(name: str) -> None:
        nonlocal taken
        element = build_end(name)
        if names[name] in ENTRIES:
            if taken >= MOST:
                raise _Enough
            if element is not tree.root:
                _let_go(tree.root, element)
            take(element)
            taken += 1
        if element is tree.root:
            tree.whole = True

    def declared(
        name: str,
        parameter: bool,
        value: str | None,
        _base: object,
        system: str | None,
        _public: object,
        _kind: object,
    ) -> None:
        if value is None:
            tree.outside = tree.outside or system is not None
        elif not parameter:
            # Those of others are no harm while they stay short; one that is not declared yet might be anything.
            lengths[name] = len(value) + sum(lengths.get(one, _LONGEST_ENTITY) for one in _REFERENCE.findall(value))
            if lengths[name] > _LONGEST_ENTITY:
                raise Explosive(name)
        else:
            raise Explosive(name)

    def skipped(name: str, parameter: bool) -> None:
        if not parameter and tree.root is not None:
            add(html5.get(name + ";", ""))

    parser.StartElementHandler = first
    parser.EndElementHandler = end
    parser.CharacterDataHandler = add
    parser.EntityDeclHandler = declared
    parser.SkippedEntityHandler = skipped
    try:
        parser.Parse(text, True)
    except _Enough:
        tree.full = True
    except expat.ExpatError as problem:
        if problem.code == _AMPLIFIED:
            raise Explosive from problem
        if not tree.whole:
            raise Broken(problem.code, problem.code in _CUT) from problem


_AMPLIFIED = expat.errors.codes.get(getattr(expat.errors, "XML_ERROR_AMPLIFICATION_LIMIT_BREACH", ""))  # expat 2.4
_CUT = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)


def _let_go(root: Element | None, entry: Element) -> None:
    """Take ``entry`` out of the tree: it is the last child of the root, or of the root's last child."""
    parent = root
    while parent is not None and len(parent):
        last = parent[-1]
        if last is entry:
            del parent[-1]
            return
        parent = last
