"""ActivityPub (W3C): the replies to a page that is an object of the Fediverse itself, or has a form as one.

The object's ``replies`` are a collection in pages, of objects or of their addresses, each of which may have replies
of its own. Servers show those that they know of; how many there are, nobody knows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from ..errors import Stopped, WebError
from ..hints import Hints
from ..locale import _
from ..story import Comment
from .asking import Asker
from .base import Batch
from .texts import line_of, text_of
from .values import address, identity, mapping, moment, string

_TYPES = ("application/activity+json", 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"')
_ACCEPT = ", ".join(_TYPES)
_MOST_OPENED = 20_000
_MOST_ASKED = 60  # documents: one for each page, and for each reply that only its address is told of


class ActivityPub:
    """The replies to the object that the page has an ``alternate`` link to; see `base.Source`."""

    name = "ActivityPub"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        for link in hints.linked("alternate", _TYPES[0]):
            yield from _Loading(ask).batches(link.href)
            return


class _Loading:
    """One collection of replies, walked breadth first; nothing is asked for or told twice."""

    def __init__(self, ask: Asker) -> None:
        self._ask = ask
        self._seen: set[str] = set()
        self._asked: set[str] = set()
        self._lack: WebError | None = None

    def batches(self, url: str) -> Iterator[Batch]:
        """The replies below the object at ``url``, one a batch, parents before their answers."""
        self._asked.add(url)
        root, _page, _cut = self._ask.json(url, _ACCEPT)
        self._seen.add(identity(mapping(root).get("id")) or url)
        waiting: deque[Any] = deque([mapping(root).get("replies")])
        opened = 0
        while waiting and opened < _MOST_OPENED:
            opened += 1
            data = self._object(waiting.popleft(), url)
            if data.get("content") is not None:
                comment = _comment(data, url)
                if comment is None or comment.id in self._seen:
                    continue
                self._seen.add(comment.id)
                yield Batch((comment,))
                if replies := data.get("replies"):
                    waiting.append(replies)
            else:  # a collection, or a page of one
                for key in ("first", "items", "orderedItems", "next"):
                    part = data.get(key)
                    waiting.extend(part if isinstance(part, list) else [part] if part else [])
        if self._lack is not None:
            yield Batch(whole=False, note=_("the rest did not come: {reason}").format(reason=self._lack.what))
        else:
            yield Batch(whole=not waiting and len(self._asked) <= _MOST_ASKED)

    def _object(self, value: Any, base: str) -> dict[str, Any]:
        """``value`` where it is an object, else what is at the address that it is; {} where that is nothing new."""
        if isinstance(value, dict):
            return value
        url = address(value, base)
        if url is None or url in self._asked or url in self._seen or len(self._asked) > _MOST_ASKED:
            return {}
        self._asked.add(url)
        try:
            data, _page, cut = self._ask.json(url, _ACCEPT)
        except Stopped:
            raise
        except WebError as problem:
            self._lack = self._lack or problem
            return {}
        self._lack = self._lack or cut
        return mapping(data)


def _comment(data: dict[str, Any], base: str) -> Comment | None:
    key = identity(data.get("id"))
    url = address(data.get("url"), base) or address(key, base)
    warning = line_of(string(data.get("summary")))
    text = "\n\n".join(part for part in (warning, text_of(string(data.get("content")), url)) if part)
    if not key or not text:
        return None
    return Comment(
        id=key,
        text=text,
        parent=identity(data.get("inReplyTo")) or None,
        author=_author(data.get("attributedTo")),
        time=moment(data.get("published")),
        url=url,
    )


def _author(value: Any) -> str | None:
    """Who wrote it: by name where that is told, else as the address of an actor says."""
    actor = mapping(value)
    if name := line_of(string(actor.get("name")) or string(actor.get("preferredUsername"))):
        return name
    url = address(actor.get("id") or value, "")
    if url is None:
        return None
    parts = urlsplit(url)
    user = parts.path.rstrip("/").rpartition("/")[2].lstrip("@")
    return f"@{user}@{parts.hostname}" if user else parts.hostname
