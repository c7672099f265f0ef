"""Values as feeds write them, taken for what they should be, or left out."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from ..text import clean

_GAPS = re.compile(r" *[\t\n\r][ \t\n\r]*")  # which browsers take out of an address (URL Standard, section 4.4)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_LONGEST_ADDRESS = 4_000
_LONGEST_ID = 1_000
_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_UNSPOKEN = frozenset(["und", "zxx", "mul", "xx", "c", "none"])


def address(text: str | None, base: str | None) -> str | None:
    """``text`` as an absolute address of the web, None where it is none: ``javascript:``, a bare path."""
    if not text:
        return None
    text = text.strip()
    if "&amp;" in text:  # escaped once too often
        text = text.replace("&amp;", "&")
    if not text.isprintable():
        text = clean(_GAPS.sub("", text)).replace("\n", "").strip()
    if not text or len(text) > _LONGEST_ADDRESS:
        return None
    if text.startswith(("http://", "https://")):
        # Most are, and joining would take as long as all else in an entry; only dots in the path need it.
        host = text[7:8] if text[4] == ":" else text[8:9]
        if "/." not in text and "[" not in text and "]" not in text and host not in ("", "/", "?", "#"):
            return text
        base = base or text
    try:
        joined = urljoin(base or "", text)
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def base_of(given: str | None, outer: str | None) -> str | None:
    """The address that others are relative to where ``xml:base`` is ``given`` within ``outer``."""
    return (address(given, outer) or outer) if given else outer


def identity(text: str) -> str | None:
    """An id as it is, but for blanks around it; a very long one by its beginning."""
    return clean(text.strip())[:_LONGEST_ID] or None


def language(text: str | None) -> str | None:
    """A language tag (BCP 47) with hyphens and its first part in small letters: ``en-GB``."""
    tag = (text or "").strip()
    if not _LANGUAGE.fullmatch(tag) or tag.lower() in _UNSPOKEN:
        return None
    first, *others = tag.replace("_", "-").split("-")
    return "-".join([first.lower(), *others])


def whole(text: str | None) -> int | None:
    """A whole number, not below nought."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else None


def pixels(text: str | None) -> int | None:
    """A width or height; 0 is none."""
    return whole((text or "").removesuffix("px")) or None


def pause(ttl: str | None, period: str | None, frequency: str | None) -> int | None:
    """The minutes between two visits that ``ttl`` and ``sy:updatePeriod`` ask for, the longer of both."""
    asked = [whole(ttl) or 0]
    if minutes := _MINUTES.get((period or "").strip().lower()):
        asked.append(minutes // (whole(frequency) or 1))
    return max(asked) or None
