"""Lists of feeds to and from other readers: OPML 1 and 2 (http://opml.org/spec2.opml).

Everything is kept: folders within folders, their order, the head, attributes that only another reader understands.
What comes in and goes out again is the same list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..errors import NotAFeed
from ..locale import _
from ..text import clean_line
from .mending import FORBIDDEN, mend
from .values import address

_DEEPEST = 100  # folders within folders
_MOST = 100_000  # outlines
_SHOWN = 80  # characters of an address in a message


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed, a folder, or whatever else a program put into its list; ``attributes`` as they were, in their order."""

    attributes: Mapping[str, str]
    children: tuple[Outline, ...] = ()

    @property
    def title(self) -> str:
        """What it is called; "" where it has no name."""
        return clean_line(self.get("text") or self.get("title"))

    @property
    def address(self) -> str | None:
        """Where the feed is; None for a folder."""
        given = self.get("xmlUrl") or (self.get("url") if self.get("type").lower() in _FEEDS else "")
        return address(_with_scheme(given.strip()), None)

    @property
    def home(self) -> str | None:
        """Where the feed's site is."""
        return address(self.get("htmlUrl"), None)

    def get(self, name: str) -> str:
        """The attribute ``name``, in whichever case it is written; "" where there is none."""
        if name in self.attributes:
            return self.attributes[name]
        return next((value for key, value in self.attributes.items() if key.lower() == name.lower()), "")


_FEEDS = ("rss", "atom", "rss1", "feed")


def _with_scheme(given: str) -> str:
    """``given`` as an address of the web, where it begins with ``feed:`` as some readers write it, or just so."""
    bare = given.removeprefix("feed:").removeprefix("//")
    return bare if not bare or ":" in bare.partition("/")[0].partition(".")[0] else f"http://{bare}"


@dataclass(frozen=True, slots=True)
class Opml:
    """A list of feeds. ``head`` are its elements with their text, ``attributes`` those of the outermost element."""

    outlines: tuple[Outline, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: {"version": "2.0"})


class Placed(NamedTuple):
    """A feed of a list; ``folders`` are those it is in, the outermost first."""

    outline: Outline
    folders: tuple[str, ...]


def read_opml(body: bytes, where: str | None = None) -> Opml:
    """The list in ``body``, which came from ``where``. Raises `NotAFeed`, with the line, where it is none."""
    try:
        return _parsed(body.strip(), where)
    except NotAFeed as problem:
        from ..decode import decode

        try:  # other programs forget to escape “&”, too
            return _parsed(mend(decode(body)), where)
        except NotAFeed:
            raise problem from None


def _parsed(text: bytes | str, where: str | None) -> Opml:
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.declared
    try:
        parser.Parse(text, True)
    except expat.ExpatError as problem:
        raise NotAFeed(
            _("this is no valid XML: {reason}").format(reason=_in_words(problem)),
            where=f"{where}:{problem.lineno}" if where else None,
            hint=_("Export the list from the other program once more."),
        ) from problem
    except _Wrong as problem:
        raise NotAFeed(
            problem.what,
            where=f"{where}:{parser.CurrentLineNumber}" if where else None,
            hint=_("A list of feeds (OPML) is expected, as other readers export it."),
        ) from problem
    return Opml(tuple(reader.outlines), tuple(reader.head), reader.attributes)


def _in_words(problem: expat.ExpatError) -> str:
    """Why expat gave up, in the reader's language where it is no rare thing."""
    sentences = {
        expat.errors.XML_ERROR_SYNTAX: _("it does not begin as such"),
        expat.errors.XML_ERROR_NO_ELEMENTS: _("it ends before anything has begun"),
        expat.errors.XML_ERROR_INVALID_TOKEN: _("a character stands where it may not"),
        expat.errors.XML_ERROR_UNCLOSED_TOKEN: _("it breaks off within a tag"),
        expat.errors.XML_ERROR_TAG_MISMATCH: _("another tag is closed than was opened last"),
        expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: _("an attribute stands twice"),
        expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: _("something follows after its end"),
        expat.errors.XML_ERROR_UNDEFINED_ENTITY: _("it names an entity that it does not declare"),
        expat.errors.XML_ERROR_UNKNOWN_ENCODING: _("its encoding is not known"),
    }
    reason = expat.ErrorString(problem.code)
    return sentences.get(reason, reason)


def write_opml(opml: Opml) -> str:
    """``opml`` as XML, in UTF-8, indented as people like to read it."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<opml{_attributes(opml.attributes)}>", "  <head>"]
    lines += [f"    <{name}>{_referred(escape(_legal(text)))}</{name}>" for name, text in opml.head]
    lines += ["  </head>", "  <body>"]
    lines += _outlines(opml.outlines)
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def feeds_in(opml: Opml) -> Iterator[Placed]:
    """The feeds of the list, in its order. A folder that is a feed itself is both."""
    waiting: list[tuple[Outline, tuple[str, ...]]] = [(outline, ()) for outline in reversed(opml.outlines)]
    while waiting:
        outline, folders = waiting.pop()
        if outline.address:
            yield Placed(outline, folders)
        within = (*folders, outline.title) if outline.title else folders
        waiting.extend((child, within) for child in reversed(outline.children))


def no_feeds_in(opml: Opml) -> Iterator[tuple[str, str]]:
    """What seems to be meant as a feed, and cannot be followed as one: what it is called, and why, in words."""
    waiting = [*reversed(opml.outlines)]
    while waiting:
        outline = waiting.pop()
        waiting.extend(reversed(outline.children))
        given, kind = clean_line(outline.get("xmlUrl") or outline.get("url")), clean_line(outline.get("type"))
        if outline.address or not (given or kind.lower() in _FEEDS):
            continue
        if not given:
            why = _("no address is given")
        elif outline.get("xmlUrl") or kind.lower() in _FEEDS:
            why = _("“{address}” is no address of the web").format(address=_shortened(given))
        else:
            why = _("it is of type “{type}”, not a feed").format(type=kind) if kind else _("it is a page, not a feed")
        yield outline.title or _shortened(given) or _("Untitled"), why


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class _Wrong(Exception):
    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class _Reader:
    def __init__(self) -> None:
        self.attributes: Mapping[str, str] = {}
        self.head: list[tuple[str, str]] = []
        self.outlines: list[Outline] = []
        self._path: list[str] = []
        self._open: list[tuple[Mapping[str, str], list[Outline]]] = []
        self._text: list[str] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path:
            if name.lower() != "opml":
                raise _Wrong(_("this is no list of feeds"))
            self.attributes = attributes
        elif name.lower() == "outline" and self._path[-1].lower() in ("body", "outline"):
            self._count += 1
            if len(self._open) >= _DEEPEST or self._count > _MOST:
                raise _Wrong(_("this list is too large, or its folders too deep"))
            self._open.append((attributes, []))
        self._path.append(name)
        self._text = []

    def end(self, name: str) -> None:
        self._path.pop()
        if name.lower() == "outline" and self._open and self._path and self._path[-1].lower() in ("body", "outline"):
            attributes, children = self._open.pop()
            (self._open[-1][1] if self._open else self.outlines).append(Outline(attributes, tuple(children)))
        elif len(self._path) == 2 and self._path[1].lower() == "head":
            self.head.append((name, "".join(self._text)))
        self._text = []

    def text(self, text: str) -> None:
        if len(self._path) == 3:
            self._text.append(text)

    def declared(self, *_told: object) -> None:
        raise _Wrong(_("this list declares entities, which are not followed"))


def _outlines(outlines: tuple[Outline, ...]) -> Iterator[str]:
    waiting: list[tuple[Outline, int] | str] = [(outline, 2) for outline in reversed(outlines)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        outline, depth = one
        start = f"{'  ' * depth}<outline{_attributes(outline.attributes)}"
        if outline.children:
            yield start + ">"
            waiting.append(f"{'  ' * depth}</outline>")
            waiting.extend((child, depth + 1) for child in reversed(outline.children))
        else:
            yield start + "/>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={_referred(quoteattr(_legal(value), _BLANKS))}" for name, value in attributes.items())


# Controls that XML has a place for and a terminal would obey: C1, and what turns the direction of a line.
_COMMANDS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BLANKS = {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def _referred(markup: str) -> str:
    """``markup`` with a reference to each character that would command the terminal it is printed on."""
    return _COMMANDS.sub(lambda found: f"&#{ord(found[0])};", markup)


def _legal(text: str) -> str:
    """``text`` without the characters that XML has no place for."""
    return FORBIDDEN.sub("", text)
