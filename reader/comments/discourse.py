"""Discourse (docs.discourse.org): the topic of a forum that a page embeds, names as its discussion, or is itself.

A topic tells its first posts and the numbers of all; the others are asked for some dozens at a time. Its first post
is the story, or stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from ..errors import Damaged, Stopped, WebError
from ..hints import Hints
from ..locale import _
from ..story import Comment, Related
from .asking import Asker
from .base import Batch, missing
from .texts import line_of, text_of
from .values import address, identity, mapping, mappings, moment, string, whole

_A_PART = 50  # posts asked for at once
_MOST = 20_000
_TOPIC = re.compile(r"/t/(?:[^/?#]{1,300}/)?(\d{1,12})(?:/\d{1,9})?/?(?:[?#].*)?$")
_EMBEDDED_TOPIC = re.compile(r"[\"'](?:https?://[^\"'<>\s]{1,200})?/t/(?:[^/\"'<>\s]{1,300}/)?(\d{1,12})[/\"'#?]")
_LIKE = 2  # the number of a like among the actions on a post
_REGULAR, _MODERATOR = 1, 2  # types of posts that people write


class Discourse:
    """The posts of the topic that belongs to the page; see `base.Source`."""

    name = "Discourse"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        place = _place(hints, ask)
        if place is None:
            return
        root, topic = place
        url = f"{root}t/{topic}.json"
        data, _page, cut = ask.json(url)
        stream = mapping(mapping(data).get("post_stream"))
        posts = mappings(stream.get("posts"))
        if not posts:
            raise Damaged(_("the answer holds no comments"), where=url)
        yield from _Loading(root, topic, mapping(data), ask, cut).batches(posts, stream.get("stream"))


def _place(hints: Hints, ask: Asker) -> tuple[str, str] | None:
    """The root of the forum and the number of the topic."""
    own = [hints.url] if hints.url and hints.generator.lower().startswith("discourse") else []
    for place in (*own, *hints.discussions):
        if match := _TOPIC.search(place):
            return place[: match.start()] + "/", match[1]
    forum = hints.forum
    if forum is None:
        return None
    if forum.topic:
        return forum.root, forum.topic
    page = ask.bring(f"{forum.root}embed/comments?embed_url={quote(forum.embedded or '', safe='')}", "text/html").page
    found = _EMBEDDED_TOPIC.search(page.body.decode("utf-8", "replace"))
    return (forum.root, found[1]) if found else None


class _Loading:
    """One topic, whose first answer, ``data``, is here already; ``cut`` is why that was cut short, if it was."""

    def __init__(self, root: str, topic: str, data: dict[str, Any], ask: Asker, cut: WebError | None) -> None:
        self._root = root
        self._url = f"{root}t/{topic}"
        self._data = data
        self._ask = ask
        self._missing: list[WebError] = [cut] if cut else []
        self._ids: dict[int, str] = {}  # by the number of the post in its topic

    def batches(self, posts: list[dict[str, Any]], stream: Any) -> Iterator[Batch]:
        """The first ``posts``, then the others whose numbers ``stream`` tells, some dozens a batch."""
        number = whole(self._data.get("posts_count"))
        total = max(0, number - 1) if number is not None else None
        yield Batch(self._comments(posts), total, related=tuple(self._related()))
        here = {identity(post.get("id")) for post in posts}
        wanted = [key for one in (stream if isinstance(stream, list) else [])[:_MOST] if (key := identity(one))]
        others = [key for key in dict.fromkeys(wanted) if key not in here]
        for start in range(0, len(others), _A_PART):
            part = others[start : start + _A_PART]
            url = f"{self._url}/posts.json?" + "&".join(f"post_ids[]={quote(key)}" for key in part)
            try:
                data, _page, cut = self._ask.json(url)
            except Stopped:
                raise
            except WebError as problem:
                self._missing.append(problem)
                continue
            self._missing += [cut] if cut else []
            yield Batch(self._comments(mappings(mapping(mapping(data).get("post_stream")).get("posts"))), total)
        if self._missing:
            yield Batch((), total, whole=False, note=missing(self._missing))

    def _comments(self, posts: list[dict[str, Any]]) -> tuple[Comment, ...]:
        for post in posts:
            if (place := whole(post.get("post_number"))) is not None and (key := identity(post.get("id"))):
                self._ids[place] = f"post-{key}"
        return tuple(comment for post in posts if (comment := self._comment(post)) is not None)

    def _comment(self, post: dict[str, Any]) -> Comment | None:
        place, key = whole(post.get("post_number")), identity(post.get("id"))
        if not key or place == 1 or post.get("hidden") is True or post.get("user_deleted") is True:
            return None
        if whole(post.get("post_type")) not in (None, _REGULAR, _MODERATOR):  # "closed by the system", whispers
            return None
        text = text_of(string(post.get("cooked")), self._root)
        if not text:
            return None
        likes = [one.get("count") for one in mappings(post.get("actions_summary")) if one.get("id") == _LIKE]
        answered = whole(post.get("reply_to_post_number"))
        return Comment(
            id=f"post-{key}",
            text=text,
            parent=self._ids.get(answered) if answered not in (None, 1) else None,
            author=line_of(string(post.get("name")) or string(post.get("username"))) or None,
            time=moment(post.get("created_at")),
            score=whole(likes[0]) if likes else (0 if "actions_summary" in post else None),
            url=f"{self._url}/{place}" if place else None,
        )

    def _related(self) -> Iterator[Related]:
        for topic in mappings(self._data.get("suggested_topics")):
            title, key = line_of(string(topic.get("title"))), identity(topic.get("id"))
            slug = quote(string(topic.get("slug"))[:300] or "-", safe="")
            if title and key.isdecimal() and (url := address(f"t/{slug}/{key}", self._root)):
                yield Related(
                    title=title,
                    url=url,
                    provider=urlsplit(self._root).hostname,
                    published=moment(topic.get("created_at")),
                    teaser=line_of(string(topic.get("excerpt"))) or None,
                    why=_("suggested by the forum"),
                )
