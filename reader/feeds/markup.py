"""The texts in elements: what kind of text an element says that it holds, as one line or as HTML.

Atom has text constructs (RFC 4287, section 3.1) with a ``type``, Atom 0.3 a ``mode`` beside it, and RSS nothing:
there markup stands escaped, in CDATA or as elements, and nothing says which.
"""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from html import escape
from xml.etree.ElementTree import Element

from ..text import clean, clean_line
from .names import NAMES, XML
from .texts import (
    LONGEST_LINE,
    html_of_text,
    line_of_either,
    line_of_html,
    line_of_text,
    looks_like_html,
    with_base,
)
from .values import base_of

_BASE = f"{XML}}}base"
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)


def inner_text(element: Element) -> str:
    """All the text in ``element``."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def inner_html(element: Element) -> str:
    """What stands in ``element`` as HTML: its elements without their namespaces, its text escaped."""
    if not len(element):
        return escape(element.text or "", quote=False)
    pieces = [escape(element.text or "", quote=False)]
    # Not by recursion: what comes from outside may be nested without end.
    waiting: list[Element | str] = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        name = NAMES[one.tag].rpartition(":")[2]
        attributes = "".join(f' {key.rpartition("}")[2]}="{escape(value)}"' for key, value in one.items())
        tail = escape(one.tail or "", quote=False)
        pieces.append(f"<{name}{attributes}>{escape(one.text or '', quote=False)}")
        if name in _EMPTY and not len(one):
            pieces.append(tail)
        else:
            waiting.append(f"</{name}>{tail}")
            waiting.extend(reversed(one))
    return "".join(pieces)


def _kind(element: Element, plain: bool) -> str:
    """``text``, ``html``, ``xhtml`` or another media type: what ``element`` says, else what its format says."""
    if not element.attrib:  # as in nearly all of RSS
        return "xhtml" if len(element) else "text" if plain else "html"
    given = (element.get("type") or "").partition(";")[0].strip().lower()
    mode = (element.get("mode") or "").strip().lower()  # Atom 0.3
    if mode == "escaped" and not given:
        return "text"
    if mode == "xml" and len(element):
        return "xhtml"
    if given in ("", "text", "text/plain", "plain"):
        if len(element):
            return "xhtml"
        return "text" if plain or given else "html"
    if given in ("html", "text/html"):
        return "xhtml" if len(element) else "html"
    if given in ("xhtml", "application/xhtml+xml") or given.endswith(("+xml", "/xml")):
        return "xhtml"
    return given


def _unpacked(element: Element, kind: str) -> str:
    """The text of ``element``, out of base64 where it is in it (Atom 0.3, and any binary ``kind`` of 1.0)."""
    text = inner_text(element)
    mode = (element.get("mode") or "").strip().lower() if element.attrib else ""
    if mode == "base64" or (not mode and kind.startswith("application/")):
        with suppress(binascii.Error, ValueError):
            return base64.b64decode(text).decode("utf-8", "replace")
    return text


def line_of_element(element: Element, plain: bool) -> str:
    """The text of a title, a caption or the like on one line; ``plain`` says that the format means plain text."""
    kind = _kind(element, plain)
    text = _unpacked(element, kind)
    if kind == "xhtml":
        return line_of_html(inner_html(element)) if len(element) else clean_line(text)[:LONGEST_LINE]
    if kind == "html" and (element.get("type") or element.get("mode")):
        return line_of_html(text)
    if kind == "text" and plain:
        return line_of_text(text)
    return line_of_either(text)


def html_of_element(element: Element, plain: bool, base: str | None = None) -> str | None:
    """The content of ``element`` as HTML, None where it has none, or a kind of content that is no text.

    Relative addresses in it are made absolute with ``base``, or with what the element itself says.
    """
    kind = _kind(element, plain)
    if kind == "xhtml":
        html = _unwrapped(element) if len(element) else html_of_text(inner_text(element))
    elif kind == "text":
        text = _unpacked(element, kind)
        html = text if looks_like_html(text) else html_of_text(text)
    elif kind == "html" or kind.startswith("text/"):
        html = _unpacked(element, kind)
    else:
        return None
    if given := element.get(_BASE):
        base = base_of(given, base)
    if base:
        html = with_base(html, base)
    return clean(html).strip() or None


def _unwrapped(element: Element) -> str:
    """The content of ``element`` without the ``div`` that Atom puts around XHTML."""
    outer = element
    if (
        len(element) == 1
        and NAMES[element[0].tag].rpartition(":")[2] in ("div", "body")
        and not (element.text or "").strip()
    ):
        outer = element[0]
    return inner_html(outer).strip()
