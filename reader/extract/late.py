"""Regular expressions that are compiled when first used: most pages never need most of them.

Compiling takes 0.1 to 0.5 milliseconds each; all of them together would take a tenth of the time in which the reader
shows a page.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn")


class _Late:
    """Stands for a pattern. After the first use its methods are the pattern's own, so that it costs nothing more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled ``pattern``, as far as methods go; compiled, and if wrong refused, when one of them is called."""
    return cast(re.Pattern[str], _Late(pattern, flags))
