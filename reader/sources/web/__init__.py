"""Pages of the web: one by one (`fetch`), many at a time (`rounds`), and forms (`post`, `ask`).

The only part of the reader that knows the HTTP clients: httpx2 for the first and the last, which takes 80 ms to
import, and its core, httpcore2, for the many, which takes 40. So names of this package load what they need when they
are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fetching import LIMIT, fetch
    from .posting import ask, post

__all__ = ["LIMIT", "ask", "fetch", "post"]

_MODULES = {"LIMIT": "fetching", "fetch": "fetching", "ask": "posting", "post": "posting"}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_MODULES[name]}", __name__), name)
