"""Characters of scripts far from Latin, found in a text at next to no cost where it has none.

Python compiles the ranges of Chinese or Korean into a regular expression character by character, a millisecond or
two for each expression: too much to pay at every start for what most pages never need.
"""

from __future__ import annotations

import re
from functools import cached_property

# Latin letters with their marks; punctuation, currencies and letterlike signs.
_far = re.compile("[^\x00-\u02ff\u2000-\u214f]").search


class Signs:
    """A set of characters, none of them Latin or punctuation, given as in ``[…]`` of a regular expression."""

    def __init__(self, ranges: str) -> None:
        self._ranges = ranges

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{self._ranges}]")

    def within(self, text: str) -> bool:
        """Whether ``text`` has one of them."""
        return bool(_far(text) and self._pattern.search(text))

    def begin(self, text: str) -> bool:
        """Whether ``text`` begins with one of them."""
        return bool(_far(text[:1]) and self._pattern.match(text))

    def count(self, text: str) -> int:
        """How many of the characters of ``text`` are among them."""
        return len(self._pattern.findall(text)) if _far(text) else 0

    def blanked(self, text: str) -> tuple[str, int]:
        """``text`` with a blank in place of each of them, and how many there were."""
        return self._pattern.subn(" ", text) if _far(text) else (text, 0)
