"""Fetches the pages of stories that feeds give only a part of, before the reader asks for them: for the train."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeAlias

from ..addresses import host_of
from ..feeds.teasers import needs_page
from ..library.model import Selection
from .report import Progress, Watch

if TYPE_CHECKING:
    from ..library.store import Library

_AT_ONCE = 4  # pages, each from another server: extracting them takes longer than fetching them
_MOST = 500  # pages, the newest: who has more unread is not going to read them in one train
_SLICE = 0.1  # seconds: a reader who stops waiting finds that at once

Bring: TypeAlias = Callable[[int, Callable[[], bool]], bool]


class Ahead:
    """Fetches ahead for ``library``. ``bring`` fetches and keeps what an entry, by its id, lacks, and says whether
    it could; it is called in several threads, and given what tells it to stop. Wanted are the stories that need their
    page, or ``all`` of them, where there is more to fetch than pages."""

    def __init__(self, library: Library, bring: Bring, *, all: bool = False) -> None:
        self._library = library
        self._bring = bring
        self._all = all

    def run(
        self,
        feeds: Collection[int] | None = None,
        progress: Watch | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[int, int]:
        """Fetch what unread stories of ``feeds`` (of all feeds, for None) lack: how many came whole, and did not.

        One at a time from each server. ``progress`` is told, and ``cancelled`` asked, in the calling thread.
        """
        servers = self._wanted(feeds)
        total = sum(map(len, servers.values()))
        came = missed = 0
        stop = threading.Event()
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="newsreader-ahead") as threads:
            try:
                under_way: dict[Future[bool], str] = {}
                while servers or under_way:
                    for host in [host for host in servers if host not in under_way.values()]:
                        if len(under_way) < _AT_ONCE:
                            under_way[threads.submit(self._bring, servers[host][0][0], stop.is_set)] = host
                    done, _waiting = wait(under_way, _SLICE, FIRST_COMPLETED)
                    for future in done:
                        host = under_way.pop(future)
                        _entry_id, headline = servers[host].pop(0)
                        if not servers[host]:
                            del servers[host]
                        whole = future.result()
                        came, missed = came + whole, missed + (not whole)
                        if progress:
                            progress(Progress(headline, came + missed, total, came))
                    if cancelled and cancelled():
                        break
            finally:
                stop.set()
        return came, missed

    def _wanted(self, feeds: Collection[int] | None) -> dict[str, list[tuple[int, str]]]:
        """The ids and headlines of the entries that lack something, the newest first, by server."""
        policies = {feed.id: feed.full for feed in self._library.feeds() if feeds is None or feed.id in feeds}
        wanted: dict[str, list[tuple[int, str]]] = {}
        for listed in self._library.entries(Selection(unread=True), limit=_MOST):
            stored = self._library.entry(listed.id) if listed.feed_id in policies else None
            if stored is None:
                continue
            lacks_page = not stored.has_story and needs_page(stored.entry, policies[listed.feed_id])
            if lacks_page or self._all:
                host = host_of(stored.entry.url)
                wanted.setdefault(host, []).append((listed.id, listed.headline))
        return wanted
