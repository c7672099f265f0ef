"""What a text was parsed into, kept as Python keeps its modules' byte code: so that starting need not parse again.

A file of the cache holds a text and its value together, in `marshal`'s form; it is used only for that very text, so
it can be old but never wrong. Whatever is amiss with the cache, the text is parsed.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import paths

_MOST = 1_000  # files; a bundled edition takes some fifty
_SHORTEST = 100  # characters: below that, parsing is as fast as opening a file


def compiled(text: str, parse: Callable[[str], Any]) -> Any:
    """What ``parse`` makes of ``text``, which must be plain values, from the cache if it is there."""
    if len(text) < _SHORTEST:
        return parse(text)
    path = (
        paths.cache()
        / "yaml"
        / f"{zlib.crc32(text.encode(errors='surrogatepass')):08x}.{sys.implementation.cache_tag}"
    )
    # The cache is the reader's own, but a damaged file of it can raise any of these.
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError, MemoryError):
        of_text, value = marshal.loads(path.read_bytes())
        if of_text == text:
            return value
    value = parse(text)
    # A value that marshal cannot write (a date) is parsed each time, and so is everything on a full disk.
    with contextlib.suppress(OSError, ValueError):
        _keep(path, marshal.dumps((text, value)))
    return value


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    others = list(path.parent.iterdir())
    if len(others) >= _MOST:
        for old in others:
            old.unlink(missing_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
