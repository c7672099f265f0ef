"""What an element is called by those who made the page, in a form that patterns of words can be tried on."""

from __future__ import annotations

import re
from functools import lru_cache

from .tree import Element

_UTILITY = re.compile(r"[^ ]*[:\[]|(?:text|font|typo|bg|border)-")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "data-type")
_LONGEST = 200  # characters of names; generated ones run to thousands


def names_of(element: Element) -> str:
    """What ``element`` is called: its classes and id, and the properties and marks for tests that it has."""
    attrs = element.attrs
    if not attrs:
        return ""
    if len(attrs) == 1 and "class" in attrs:  # as most have
        return _told(attrs["class"] or "")
    said = [value for name in _NAMING if name in attrs and (value := attrs[name])]
    return _told(" ".join(said)) if said else ""


@lru_cache(maxsize=8192)
def _told(names: str) -> str:
    """``names`` in lower case with a sign where a capital began a word, without utility classes.

    Those style and name nothing: "text-caption", "md:hidden".
    """
    kept = " ".join(name for name in names[:_LONGEST].split() if not _UTILITY.match(name))
    return _CAPITAL.sub("-", kept).lower()
