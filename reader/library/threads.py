"""Threads of comments that were loaded, kept beside the pages so that they can be read without a network.

The comments of the last loading are also what tells, at the next one, which are new.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from ..story import Comment, Page, Thread
from .archive import Archive

LIMIT = 100_000_000  # bytes on disk: ten thousand threads of a hundred comments take a fifth
_TYPE = "application/json"


class Kept(NamedTuple):
    """A thread as it was loaded at ``at`` (ISO 8601)."""

    thread: Thread
    at: str


class Threads:
    """The threads in ``folder``, each under the address of its story."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._archive = Archive(folder, limit)

    @property
    def trouble(self) -> str | None:
        """What was wrong with the file that was read last, if anything."""
        return self._archive.trouble

    def get(self, address: str) -> Kept | None:
        """The thread as it was last loaded for the story at ``address``, None if it never was, or is damaged."""
        page = self._archive.get(address)
        if page is None:
            return None
        try:
            return Kept(_thread(json.loads(page.body)), page.fetched_at)
        except (ValueError, TypeError, KeyError):  # written by another version
            return None

    def put(self, address: str, kept: Kept) -> None:
        """Keep the thread of the story at ``address``. Raises `StateError` when it cannot be written."""
        body = json.dumps(asdict(kept.thread), ensure_ascii=False, separators=(",", ":")).encode()
        self._archive.put(Page(address, address, _TYPE, "utf-8", body, kept.at))


def _thread(data: dict[str, Any]) -> Thread:
    comments = tuple(Comment(**one) for one in data["comments"])
    return Thread(data["count"], comments, data["source"], data["complete"] is True)
