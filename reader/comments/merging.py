"""Comments of the page and of its sources, made into one thread in which each stands once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from ..story import Comment, Thread

_SIGN = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\(?https?://\S+")
_ENOUGH = 12  # letters: a shorter text ("Thank you!") proves nothing alone
_LONGEST_KEY = 200


class Merger:
    """Grows a thread from the page's ``own`` comments, which give way to what turns out to be the same.

    Two are the same if a source gives them the same id; or if their texts, and their authors where both are known,
    are. What a source gives twice stands once; another comment with an id that is taken gets one of its own.
    """

    def __init__(self, own: Thread) -> None:
        self.count = own.count
        self._own = [comment.id for comment in own.comments]
        self._left = {comment.id: comment for comment in own.comments}
        self._came: dict[str, Comment] = {}
        self._said: dict[str, list[str]] = {}
        for comment in own.comments:
            self._said.setdefault(_key(comment), []).append(comment.id)
        self._replaced: dict[str, str] = {}
        self._prefixes: set[str] = set()
        self._settled = False

    def add(self, comments: Iterable[Comment]) -> int:
        """Take ``comments`` of a source in; how many of them were not here yet."""
        fresh = 0
        for comment in comments:
            held = self._came.get(comment.id)
            if held is not None:
                if _key(held) == _key(comment):
                    continue
                comment = replace(comment, id=self._free(comment.id))
            own = self._own_copy(comment)
            if own is not None:
                comment = replace(comment, time=_time(self._left.pop(own).time, comment.time))
                self._prefixes.add(_prefix(own))
                self._replaced[own] = comment.id
            self._came[comment.id] = comment
            fresh += 1
        return fresh

    def fill(self, comments: Iterable[Comment]) -> int:
        """Take in those of ``comments`` that are not here at all, as kept at an earlier time; how many."""
        here = {_key(comment) for comment in (*self._came.values(), *self._left.values())}
        missing = [c for c in comments if c.id not in self._came and c.id not in self._left and _key(c) not in here]
        return self.add(missing)

    def settle(self) -> None:
        """Say that a source has given all that the site has: what else the page lists there is no comment.

        WordPress pages list the places that link to them (pingbacks) among the comments, and count them.
        """
        self._settled = True
        odd = [identity for identity in self._left if _prefix(identity) in self._prefixes]
        for identity in odd:
            del self._left[identity]
        if self.count is not None:
            self.count = max(self.count - len(odd), 0)

    @property
    def has_own(self) -> bool:
        """Whether some of the page's own comments came from nowhere else."""
        return bool(self._left)

    def thread(self, source: str | None, *, complete: bool = False) -> Thread:
        """The thread so far: as a source orders it that gives all, else as the page does, and then what came besides.

        Its count is what is announced, or what is here where that is more.
        """
        comments = [*self._came.values(), *self._left.values()]
        if self._replaced and not self._settled:
            shown = {identity: self._replaced.get(identity, identity) for identity in self._own}
            places = {identity: place for place, identity in enumerate(shown.values())}
            comments.sort(key=lambda one: places.get(one.id, len(places)))
        renamed = {own: other for own, other in self._replaced.items() if own != other}
        if renamed:
            comments = [replace(one, parent=renamed.get(one.parent or "", one.parent)) for one in comments]
        count = self.count if self.count is None else max(self.count, len(comments))
        return Thread(count, tuple(comments), source, complete and (count is None or len(comments) >= count))

    def _own_copy(self, comment: Comment) -> str | None:
        """The id of the page's comment that ``comment`` is, if there is one that is not found yet."""
        if not self._left or comment.id in self._left:
            return comment.id if self._left else None
        key = _key(comment)
        for identity in self._said.get(key, ()):
            own = self._left.get(identity)
            if own is None or (own.author and comment.author and _fold(own.author) != _fold(comment.author)):
                continue
            if len(key) >= _ENOUGH or (own.author and comment.author):
                return identity
        return None

    def _free(self, identity: str) -> str:
        number = 2
        while f"{identity}+{number}" in self._came:
            number += 1
        return f"{identity}+{number}"


def sound(thread: Thread) -> Thread:
    """``thread`` with parents that are there: none is missing, the comment itself, or below it."""
    parents = {comment.id: comment.parent for comment in thread.comments}
    settled: dict[str, bool] = {}
    cut: set[str] = set()
    for identity in parents:
        path: list[str] = []
        place: str | None = identity
        while place is not None and place not in settled:
            settled[place] = False  # on the way
            path.append(place)
            parent = parents[place]
            if parent is not None and (parent not in parents or settled.get(parent) is False):
                cut.add(place)
                parent = None
            place = parent
        settled.update(dict.fromkeys(path, True))
    if not cut:
        return thread
    comments = tuple(replace(one, parent=None) if one.id in cut else one for one in thread.comments)
    return replace(thread, comments=comments)


def _time(shown: str | None, told: str | None) -> str | None:
    """The time that the page shows for the moment that a source tells: in the site's own zone, where both agree."""
    if shown is None or told is None:
        return told or shown
    try:
        return shown if datetime.fromisoformat(shown) == datetime.fromisoformat(told) else told
    except ValueError:  # a bare hour
        return told


def _key(comment: Comment) -> str:
    """What is left of a text that two programs may have set differently."""
    text = comment.text[: _LONGEST_KEY * 2]
    return _fold(_ADDRESS.sub("", text) if "://" in text else text)[:_LONGEST_KEY] or text


def _fold(text: str) -> str:
    return "".join(_SIGN.findall(text.casefold()))


def _prefix(identity: str) -> str:
    """What the ids of comments of one program have before their number."""
    return identity.rstrip("0123456789")
