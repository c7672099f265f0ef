"""The parts of an entry: its elements by name, and what single ones of them say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .markup import inner_text, line_of_element
from .moments import moment
from .names import MODULES, NAMES, XML
from .people import names_of, several
from .values import address, base_of, whole

Found = dict[str, list[Element]]

BASE = f"{XML}}}base"
NOTHING: tuple[Element, ...] = ()
_THR = MODULES["thr"] + "}"
_RESOURCE = MODULES["rdf"] + "#}resource"
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_MEDIA = ("media:group", "media:content")
# Who is named first wrote it; an editor of the whole channel did only where nobody else is told.
_PEOPLE = (("author", "dc:creator", "dc:author"), ("itunes:author",), ("managingeditor",))


class Link(NamedTuple):
    """A link; ``replies`` is how many comments it announces, ``length`` the bytes behind it."""

    rel: str
    href: str
    type: str
    title: str
    replies: int | None
    length: int | None


def children(element: Element) -> Found:
    """The elements right in ``element``, by their short names."""
    found: Found = {}
    names = NAMES
    for child in element:
        name = names[child.tag]
        if name in found:
            found[name].append(child)
        else:
            found[name] = [child]
    return found


def elements(found: Found, names: Iterable[str]) -> Iterator[Element]:
    """Those of ``found`` that have one of ``names``, in the order of these."""
    for name in names:
        if name in found:
            yield from found[name]


def first_text(found: Found, names: Iterable[str]) -> str:
    """The text of the first of ``names`` that has any."""
    for name in names:
        if name in found:
            for element in found[name]:
                if text := inner_text(element).strip():
                    return text
    return ""


def line(found: Found, names: Iterable[str], atom: bool) -> str:
    """The text of the first of ``names`` that has any, on one line; ``atom`` says that it is meant plain."""
    for element in elements(found, names):
        if text := line_of_element(element, atom):
            return text
    return ""


def headline(found: Found, atom: bool) -> str:
    """The title, as `line` has it; where there is none, that of what the entry shows."""
    return line(found, _TITLES, atom) or next(
        filter(None, (line(children(one), ("media:title",), False) for one in elements(found, _MEDIA))), ""
    )


def links_of(found: Found, base: str | None) -> list[Link]:
    """The links of RSS and Atom to pages of the web."""
    links = []
    for element in found.get("link", NOTHING):
        if not element.attrib:
            if href := address(element.text, base):
                links.append(Link("alternate", href, "", "", None, None))
            continue
        get = element.get
        inner = base_of(get(BASE), base) if get(BASE) else base
        given = get("href") or get("url") or get("uri") or get(_RESOURCE)
        href = address(given or inner_text(element), inner)
        if href:
            kind = (get("type") or "").partition(";")[0].strip().lower()
            rel = (get("rel") or "alternate").strip().lower().rpartition("/")[2]
            links.append(Link(rel, href, kind, get("title") or "", whole(get(_THR + "count")), whole(get("length"))))
    return links


def moment_of(found: Found, names: Iterable[str]) -> str | None:
    """The first date that can be read under one of ``names``."""
    for name in names:
        if name in found:
            for element in found[name]:
                if at := moment(inner_text(element)):
                    return at
    return None


def authors_of(found: Found) -> tuple[str, ...]:
    """Who wrote it, each once. Who is named has no need of an address."""
    addresses: tuple[str, ...] = ()
    for names in _PEOPLE:
        if people := several(name for element in elements(found, names) for name in _people(element)):
            if named := tuple(name for name in people if "@" not in name):
                return named
            addresses = addresses or people
    return addresses


def _people(element: Element) -> list[str]:
    if not len(element):
        return names_of(element.text or "")
    parts = children(element)
    name = first_text(parts, ("name", "foaf:name", "dc:title"))
    return names_of(name or first_text(parts, ("email",)) or element.text or "")
