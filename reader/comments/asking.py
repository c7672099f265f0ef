"""Asking servers for documents, with manners: not again where one wants to be left alone, not long where one is mute.

A server that asks for time (Retry-After, RFC 9110, section 10.2.3) gets it: a little is waited for, more is told and
nothing else is asked of it. What looks like an accident is asked for once more. A server that does not answer, or
fails several times in a row, is not asked for the rest.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..errors import CannotReach, Damaged, HttpStatus, NotTrusted, Stopped, TimedOut, WebError, WrongType
from ..locale import _, ngettext
from ..story import Page
from . import jsontree
from .base import Fetch

JSON = "application/json, */*;q=0.1"
FEED = "application/atom+xml, application/rss+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"

_LONGEST_WAIT = 30.0  # seconds that a server may ask for, all its waits together
_MOST_FAILURES = 3  # in a row
_SLICE = 0.05  # seconds: a reader who stops waiting finds that at once


@dataclass(slots=True)
class Clock:
    """The time in seconds, and how to let it pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Answer:
    """What came: the ``page``, and in ``problem`` why it is only a part, if it is."""

    page: Page
    problem: WebError | None = None


@dataclass(slots=True)
class Asker:
    """Asks by ``fetch`` until ``cancelled`` says yes; ``tell`` is told, in a sentence, what is being waited for.

    ``rest`` has the moments until which hosts wish not to be asked; whoever keeps it keeps that promise for longer.
    """

    fetch: Fetch
    cancelled: Callable[[], bool] = lambda: False
    tell: Callable[[str], None] = lambda _sentence: None
    clock: Clock = field(default_factory=Clock)
    rest: dict[str, tuple[float, WebError]] = field(default_factory=dict)
    _shut: dict[str, WebError] = field(default_factory=dict)
    _failures: Counter[str] = field(default_factory=Counter)
    _waited: float = 0.0

    def json(self, url: str, accept: str = JSON) -> tuple[Any, Page, WebError | None]:
        """The data at ``url``, the page that it came as, and why it is only a part if it is. Raises `WebError`."""
        answer = self.bring(url, accept)
        text = answer.page.body.decode("utf-8-sig", "replace")
        try:
            value, whole = jsontree.parse(text)
        except ValueError as problem:
            if text.lstrip()[:1] == "<":
                raise WrongType(
                    _("a page came where data was expected"), where=url, hint=_("Open the page in a browser.")
                ) from problem
            raise self._damaged(url) from problem
        return value, answer.page, None if whole else answer.problem or self._damaged(url)

    def bring(self, url: str, accept: str = FEED) -> Answer:
        """What is at ``url``. Raises `WebError`: `Stopped` when cancelled."""
        host = urlsplit(url).netloc
        self._check(url, host)
        try:
            page = self._ask(url, accept, host)
        except HttpStatus as problem:
            if problem.status >= 500:
                self._failed(host, problem)
            raise
        except Damaged as problem:
            self._failed(host, problem)
            if problem.came:
                return Answer(Page(url, url, "", None, problem.came, ""), problem)
            raise
        except (CannotReach, TimedOut, NotTrusted) as problem:
            self._failed(host, problem, at_once=not isinstance(problem, CannotReach))
            raise
        self._failures[host] = 0
        return Answer(page)

    def _ask(self, url: str, accept: str, host: str) -> Page:
        """What is at ``url``, asked for again where the server asked to wait, or where an accident is likely."""
        accidents = 0
        while True:
            try:
                return self.fetch(url, accept)
            except HttpStatus as problem:
                if problem.wait is not None:
                    self.rest[host] = self.clock.now() + problem.wait, problem
                    if self._waited + problem.wait > _LONGEST_WAIT:
                        raise
                    self._wait(problem.wait, url)
                    continue
                if problem.status < 500 or accidents:
                    raise
            except (Damaged, CannotReach):
                if accidents:
                    raise
            accidents += 1
            self._stop_if_asked(url)

    def _check(self, url: str, host: str) -> None:
        """Raises what keeps ``host`` from being asked, if anything does."""
        self._stop_if_asked(url)
        if problem := self._shut.get(host):
            raise problem
        until, problem = self.rest.get(host, (0.0, None))
        if problem is not None and self.clock.now() < until:
            raise problem

    def _stop_if_asked(self, url: str) -> None:
        if self.cancelled():
            raise Stopped(_("stopped"), where=url)

    def _failed(self, host: str, problem: WebError, *, at_once: bool = False) -> None:
        self._failures[host] += 1
        if at_once or self._failures[host] >= _MOST_FAILURES:
            self._shut[host] = problem

    def _wait(self, seconds: float, url: str) -> None:
        """Let ``seconds`` pass, as the server wishes. Raises `Stopped` when cancelled."""
        self._waited += seconds
        whole = max(1, round(seconds))
        sentence = ngettext(
            "The server asks to wait for {number} second.", "The server asks to wait for {number} seconds.", whole
        )
        self.tell(sentence.format(number=whole))
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 0:
            self._stop_if_asked(url)
            self.clock.sleep(min(left, _SLICE))

    @staticmethod
    def _damaged(url: str) -> WebError:
        return Damaged(_("the comments came damaged"), where=url, hint=_("Try again later."))
