"""Values as sources send them, taken for what they should be or left out: nothing in an answer is to be relied on."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..text import clean_line

_LONGEST_ID = 200
_FRAGMENT = re.compile(r"(?:div-|li-)?(comment-\d{1,18})")


def mapping(value: Any) -> dict[str, Any]:
    """An object, empty for anything else."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def string(value: Any) -> str:
    """A text, "" for anything else."""
    return value if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """A whole number, not below nought, which some sources send in digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if value >= 0 else None
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 18:
        return int(value)
    return None


def identity(value: Any) -> str:
    """An id as text, "" for none."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return ""
    return clean_line(str(value)[:_LONGEST_ID])


def address(value: Any, base: str) -> str | None:
    """``value`` as an absolute address of the web, None where it is none."""
    text = clean_line(string(value))
    try:
        joined = urljoin(base, text)
        return joined if text and urlsplit(joined).scheme in ("http", "https") else None
    except ValueError:
        return None


def fragment(address: str) -> str | None:
    """The id that WordPress gives a comment in pages, feeds and addresses: ``comment-35``."""
    match = _FRAGMENT.fullmatch(address.rpartition("#")[2])
    return match[1] if match else None


def moment(value: Any) -> str | None:
    """A time as feeds and interfaces write it (RFC 3339, RFC 822), in ISO 8601 to the second."""
    text = clean_line(string(value))
    try:
        return datetime.fromisoformat(text).replace(microsecond=0).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, OverflowError):
        return None


def local_moment(local: Any, universal: Any) -> str | None:
    """A time given twice, at the site and in UTC: that at the site, with the offset that follows from both."""
    here, there = moment(local), moment(universal)
    if here is None or there is None:
        return here or (there + "+00:00" if there and len(there) == len("2026-03-07T08:07:38") else there)
    if len(here) > len("2026-03-07T08:07:38"):
        return here
    wall, utc = datetime.fromisoformat(here), datetime.fromisoformat(there)
    try:
        offset = wall - (utc.astimezone(UTC).replace(tzinfo=None) if utc.tzinfo else utc)
    except OverflowError:
        return here
    minutes = round(offset.total_seconds() / 60)
    if abs(minutes) > 14 * 60 or minutes % 15:
        return here
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    return f"{here}{sign}{hours:02}:{rest:02}"


def since(seconds: Any) -> str | None:
    """A time in seconds since 1970, as some interfaces have it."""
    number = whole(seconds)
    if number is None or number > 10**11:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number)).isoformat()
