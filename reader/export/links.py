"""Addresses that may be written into a file which another program opens.

What a page links to is data: ``javascript:`` runs in whoever opens the export, ``file:`` looks into their disk. An
allow list is short and complete; a list of the forbidden never is.
"""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OF_LINKS = frozenset({"http", "https", "mailto", "tel"})
# URL Standard, section 4.4: a browser drops these before it reads an address, so "java\nscript:" is a script.
_AT_THE_ENDS = re.compile(r"\A[\x00-\x20]+|[\x00-\x20]+\Z")
_INSIDE = re.compile(r"[\t\n\r]")
_TO_ENCODE = re.compile(r"[\x00-\x20\x7f-\x9f\s]")


def web_address(href: str | None, page: str | None = None) -> str | None:
    """``href`` made absolute by the address of its ``page``, None unless it is safe and leads somewhere.

    Blanks and control characters in it are percent-encoded.
    """
    return _address(href, page, _OF_LINKS)


def reading_address(target: str | None, page: str | None = None) -> str | None:
    """``target`` as `web_address`, or a story of the bundled edition, which this program opens."""
    return _address(target, page, _OF_LINKS | {"edition"})


def picture_address(src: str | None, page: str | None = None) -> str | None:
    """``src`` as `web_address`; a picture may also be in the address itself (``data:image/…``)."""
    if src and src[:11].lower() == "data:image/":
        return _encoded(src)
    return _address(src, page, frozenset({"http", "https"}))


def _address(href: str | None, page: str | None, schemes: frozenset[str]) -> str | None:
    if not href:
        return None
    href = _encoded(href)
    scheme = _SCHEME.match(href)
    if scheme is None:
        if page is None or href.startswith("#"):
            return None
        from urllib.parse import urljoin  # lazily: the addresses of most stories are absolute

        try:
            href = urljoin(page, href)
        except ValueError:  # "http://[": half an IPv6 address
            return None
        scheme = _SCHEME.match(href)
    return href if scheme and scheme[1].lower() in schemes and scheme.end() < len(href) else None


def _encoded(href: str) -> str:
    href = _INSIDE.sub("", _AT_THE_ENDS.sub("", href))
    return _TO_ENCODE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href)
