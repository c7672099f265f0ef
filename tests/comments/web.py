"""A web of documents in memory, for what asks through a function: each address has a document, or a mishap."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from reader.comments.asking import Asker, Clock
from reader.comments.base import Loaded
from reader.comments.loading import SOURCES, Sources, load
from reader.errors import HttpStatus, WebError
from reader.hints import Hints
from reader.story import Page, Thread

Given: TypeAlias = "bytes | str | Page | WebError | list[Any] | dict[str, Any] | Callable[[], Given]"


class Web:
    """Documents by their addresses; ``asked`` are the addresses that were asked for, in that order."""

    def __init__(self, documents: Mapping[str, Given] | None = None) -> None:
        self.documents: dict[str, Given] = dict(documents or {})
        self.asked: list[str] = []

    def __call__(self, url: str, accept: str) -> Page:
        self.asked.append(url)
        given = self.documents.get(url) or self.otherwise(url)
        while callable(given):
            given = given()
        if isinstance(given, WebError):
            raise given
        return given if isinstance(given, Page) else document(url, given)

    def otherwise(self, url: str) -> Given:
        return HttpStatus(404, "there is no such page (404)", where=url)


def document(url: str, given: bytes | str | list[Any] | dict[str, Any], **headers: str) -> Page:
    """``given`` as it comes from ``url``: lists and objects as JSON, with ``x_wp_total`` as a header X-WP-Total."""
    if isinstance(given, (list, dict)):
        given = json.dumps(given)
    body = given.encode() if isinstance(given, str) else given
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url, url, "application/json", None, body, "2026-11-22T12:00+01:00", named)


class FakeClock(Clock):
    """A clock that only passes when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept = 0.0
        super().__init__(lambda: self.time, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept += seconds


def loaded(
    web: Web,
    hints: Hints,
    *,
    sources: Sources = SOURCES,
    kept: Thread | None = None,
    kept_at: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    clock: Clock | None = None,
) -> list[Loaded]:
    """All that loading the thread of ``hints`` tells."""
    ask = Asker(web, cancelled, clock=clock or FakeClock())
    return list(load(hints, ask, kept=kept, kept_at=kept_at, sources=sources))
