"""Mastodon, and what speaks its interface (docs.joinmastodon.org/methods/statuses): the answers to a status.

A page is a status, or names the one that it is discussed under. Who is not logged in gets sixty answers at once, no
deeper than twenty; where some have more, they are asked for theirs.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from ..errors import Stopped, WebError
from ..hints import Hints
from ..locale import _
from ..story import Comment
from .asking import Asker
from .base import Batch
from .texts import line_of, text_of
from .values import address, identity, mapping, mappings, moment, string, whole

_STATUS = re.compile(
    r"(https?://[^/?#\s]+)/(?:"
    r"(?:@[^/?#\s]+|users/[^/?#\s]+/statuses|web/statuses|deck/@[^/?#\s]+)/(\d{6,25})"
    r"|(?:@[^/?#\s]+/statuses|notice)/([0-9A-Za-z]{10,30})"  # GoToSocial, Pleroma
    r")/?$"
)
_MOST_ASKED = 30  # statuses whose answers are asked for


class Mastodon:
    """The answers to the status that the page is, or is discussed under; see `base.Source`."""

    name = "Mastodon"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        for place in (hints.url or "", *hints.discussions):
            if match := _STATUS.match(place.partition("#")[0].partition("?")[0]):
                yield from _Loading(match[1], match[2] or match[3], ask).batches()
                return


class _Loading:
    """The answers to one status of one server, breadth first."""

    def __init__(self, server: str, status: str, ask: Asker) -> None:
        self._server = server
        self._root = status
        self._ask = ask
        self._seen: dict[str, int] = {}  # the statuses that came, with the number of answers that each has
        self._answers: dict[str, int] = {}  # how many of them came

    def batches(self) -> Iterator[Batch]:
        """The answers to each status that has some not told yet, a batch for each that is asked."""
        waiting = deque([self._root])
        asked = {self._root}
        lack: WebError | None = None
        while waiting and len(asked) <= _MOST_ASKED:
            status = waiting.popleft()
            try:
                data, page, cut = self._ask.json(f"{self._server}/api/v1/statuses/{status}/context")
            except Stopped:
                raise
            except WebError as problem:
                if status == self._root:
                    raise
                lack = problem
                continue
            lack = lack or cut
            found = [one for one in mappings(mapping(data).get("descendants")) if identity(one.get("id"))]
            fresh = [one for one in found if identity(one["id"]) not in self._seen]
            yield Batch(tuple(comment for one in fresh if (comment := self._enter(one, page.url or "")) is not None))
            for short in self._short():
                if fresh and short not in asked:
                    asked.add(short)
                    waiting.append(short)
        if lack is not None:
            yield Batch(whole=False, note=_("the rest did not come: {reason}").format(reason=lack.what))
        elif any(self._short()):
            yield Batch(whole=False, note=_("the server shows only a part of the answers"))

    def _short(self) -> Iterator[str]:
        """The statuses that have more answers than came: the server says so, or stopped at its limit."""
        return (key for key, count in self._seen.items() if self._answers.get(key, 0) < count)

    def _enter(self, data: dict[str, Any], base: str) -> Comment | None:
        key, parent = identity(data["id"]), identity(data.get("in_reply_to_id"))
        self._seen[key] = whole(data.get("replies_count")) or 0
        self._answers[parent] = self._answers.get(parent, 0) + 1
        account = mapping(data.get("account"))
        warning = line_of(string(data.get("spoiler_text")))
        url = address(data.get("url"), base)
        text = "\n\n".join(part for part in (warning, text_of(string(data.get("content")), url or base)) if part)
        if not text:
            return None
        return Comment(
            id=f"status-{key}",
            text=text,
            parent=None if parent in ("", self._root) else f"status-{parent}",
            author=line_of(string(account.get("display_name"))) or line_of(string(account.get("acct"))) or None,
            time=moment(data.get("created_at")),
            score=whole(data.get("favourites_count")),
            url=url,
        )
