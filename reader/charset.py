"""The encoding of a web page, by the page's own word.

The HTML Standard, section 13.2.3.2, "prescan a byte stream to determine its encoding": what a ``meta`` element, or
else an XML declaration, says in the first 1024 bytes. A browser that meets the element later begins again; here
that means to look further into a page which is not what it would be taken for otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .decode import codec, decode, has_byte_order_mark

_PRESCANNED = 1024  # bytes
_LOOKED_THROUGH = 65_536
_TAG = re.compile(rb"<(?:!--|(/?[a-z][^\s/>]*)|[!/?])", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?")
_IN_CONTENT = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")


def decode_html(body: bytes, charset: str | None = None) -> str:
    """The text of the web page ``body``, whose transport declared ``charset``, if anything. Never fails.

    In the standard's order: a byte order mark, the transport, the page, then UTF-8 and windows-1252 (see `decode`).
    """
    if has_byte_order_mark(body) or (charset and codec(charset)):
        return decode(body, charset)
    declared = declared_in(body[:_PRESCANNED])
    if declared is None:
        try:
            return body.decode()
        except UnicodeDecodeError:
            declared = declared_in(body[:_LOOKED_THROUGH])
    return decode(body, declared)


def declared_in(page: bytes) -> str | None:
    """The encoding that ``page``, or the beginning of one, says it has, by a label that `codec` knows; else None."""
    for attributes in _metas(page):
        label = attributes.get(b"charset")
        if label is None and attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
            found = _IN_CONTENT.search(attributes.get(b"content", b""))
            label = next(filter(None, found.groups()), None) if found else None
        if label is None:
            continue
        known = codec(label.decode("ascii", "replace"))
        if known is not None or label.strip().lower() == b"x-user-defined":
            return _read_as_ascii(known or "windows-1252")
    xml = _XML.match(page)
    known = codec(xml[1].decode("ascii", "replace")) if xml else None
    return _read_as_ascii(known) if known else None


def _read_as_ascii(encoding: str) -> str:
    """``encoding``, or what it must be in truth, since the declaration could be read byte by byte."""
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _metas(page: bytes) -> Iterator[dict[bytes, bytes]]:
    """The attributes of each ``meta`` element; nothing in a comment or in another element's attributes is one."""
    place = 0
    while tag := _TAG.search(page, place):
        place = tag.end()
        if tag[0] == b"<!--":
            end = page.find(b"-->", place - 2)
            place = len(page) if end < 0 else end + 3
        elif tag[1] is None:
            end = page.find(b">", place)
            place = len(page) if end < 0 else end + 1
        else:
            attributes: dict[bytes, bytes] = {}
            while attribute := _ATTRIBUTE.match(page, place):
                place = attribute.end()
                value = next((group for group in attribute.groups()[1:] if group is not None), b"")
                attributes.setdefault(attribute[1].lower(), value)
            if tag[1].lower() == b"meta":
                yield attributes
