"""The order in which a thread is read: a tree made of parents, flattened, with what is collapsed left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias, get_args

from ..story import Comment

How: TypeAlias = Literal["page", "newest", "oldest", "replied", "best"]
USUAL: How = "oldest"
_OFFERED: tuple[How, ...] = ("newest", "oldest", "replied", "best")


def how_named(name: str) -> How:
    """The order with this name; the usual one where none has it."""
    return next((how for how in get_args(How) if how == name), USUAL)


def order_after(how: How, comments: Iterable[Comment]) -> How:
    """The order to go on to from ``how``, round and round; by score only where one of ``comments`` has any."""
    offered = _OFFERED if any(comment.score is not None for comment in comments) else _OFFERED[:-1]
    return offered[(offered.index(how) + 1) % len(offered)] if how in offered else offered[0]


class Placed(NamedTuple):
    """A comment in its place. ``replies`` counts all below it, ``hidden`` those that are left out now."""

    comment: Comment
    depth: int
    replies: int = 0
    hidden: int = 0
    folded: bool = False

    @property
    def has_children(self) -> bool:
        """Whether anything answers it, shown or not."""
        return self.replies > 0


def order(
    comments: Sequence[Comment],
    how: How = "newest",
    *,
    collapsed: Collection[str] = (),
    folded: Collection[str] = (),
) -> list[Placed]:
    """``comments`` as a thread, each before its replies.

    ``newest`` and ``oldest`` sort the conversations and let each run forward in time, as it was held; ``replied``
    (most replies first) and ``best`` (highest score first) sort at every level; ``page`` keeps the page's
    order, and so do equals in any other. Replies to ids in ``collapsed`` are left out and counted; ids in ``folded``
    are marked.

    A parent that is missing, the comment itself, or below it makes a comment begin a conversation; where an id
    stands twice, replies go to the first.
    """
    children, roots = _tree(comments)
    walk = _walk(children, roots)
    replies = [0] * len(comments)
    parents = {child: parent for parent, below in enumerate(children) for child in below}
    for place in reversed(walk):
        if (parent := parents.get(place)) is not None:
            replies[parent] += replies[place] + 1
    _sort(comments, children, roots, replies, how)

    placed: list[Placed] = []
    waiting = [(place, 0) for place in reversed(roots)]
    while waiting:
        place, depth = waiting.pop()
        comment = comments[place]
        placed.append(Placed(comment, depth, replies[place], 0, comment.id in folded))
        if children[place]:
            waiting.extend([(child, depth + 1) for child in reversed(children[place])])
    return without_branches(placed, kept(placed, collapsed, places_of(placed))) if collapsed else placed


def places_of(placed: Sequence[Placed]) -> dict[str, int]:
    """Where each comment stands in an order, by its id; where an id stands twice, the first."""
    return {one.comment.id: place for place, one in reversed(list(enumerate(placed)))}


def kept(whole: Sequence[Placed], collapsed: Collection[str], places: Mapping[str, int]) -> list[range]:
    """The places of ``whole``, an order with nothing left out, without those of replies to ids in ``collapsed``.

    They come in runs: each but the last, which may be empty, ends with a comment that has its replies left out.
    ``places`` are those of `places_of`.
    """
    runs: list[range] = []
    at = 0
    for place in sorted(places[id] for id in collapsed if id in places):
        if place >= at:
            runs.append(range(at, place + 1))
            at = place + 1 + whole[place].replies
    return [*runs, range(at, len(whole))]


def without_branches(whole: Sequence[Placed], runs: Sequence[range]) -> list[Placed]:
    """What of ``whole`` is in ``runs``, as `kept` gives them."""
    left: list[Placed] = []
    for run in runs[:-1]:
        left += whole[run.start : run.stop]
        left[-1] = left[-1]._replace(hidden=left[-1].replies)
    return left + list(whole[runs[-1].start :])


def _tree(comments: Sequence[Comment]) -> tuple[list[list[int]], list[int]]:
    """The places of each comment's children, and of those that begin a conversation."""
    places: dict[str, int] = {}
    for place, comment in enumerate(comments):
        places.setdefault(comment.id, place)
    parents = [None if comment.parent is None else places.get(comment.parent) for comment in comments]
    _cut_cycles(parents)
    children: list[list[int]] = [[] for _ in comments]
    roots: list[int] = []
    for place, parent in enumerate(parents):
        (roots if parent is None else children[parent]).append(place)
    return children, roots


def _cut_cycles(parents: list[int | None]) -> None:
    """Make the first comment of each cycle the beginning of a conversation."""
    seen = [0] * len(parents)
    for number, _ in enumerate(parents, 1):
        place: int | None = number - 1
        while place is not None and not seen[place]:
            seen[place] = number
            place = parents[place]
        if place is not None and seen[place] == number:
            first = min(_cycle(parents, place))
            parents[first] = None


def _cycle(parents: Sequence[int | None], start: int) -> list[int]:
    found = [start]
    place = parents[start]
    while place is not None and place != start:
        found.append(place)
        place = parents[place]
    return found


def _walk(children: Sequence[Sequence[int]], roots: Sequence[int]) -> list[int]:
    """All places, each before those below it."""
    walk = list(roots)
    for place in walk:
        walk.extend(children[place])
    return walk


def _sort(
    comments: Sequence[Comment], children: list[list[int]], roots: list[int], replies: Sequence[int], how: How
) -> None:
    key: Callable[[int], float]
    if how == "page":
        return
    if how == "replied":
        key = [-count for count in replies].__getitem__
    elif how == "best":
        key = [float("inf") if comment.score is None else -comment.score for comment in comments].__getitem__
    else:
        moments = _moments(comments, roots)
        key = moments.__getitem__
        roots.sort(key=key, reverse=how == "newest")
        roots = []
    roots.sort(key=key)
    for below in children:
        if len(below) > 1:
            below.sort(key=key)


def _moments(comments: Sequence[Comment], roots: Sequence[int]) -> list[float]:
    """A number for each comment that grows with time.

    Bare hours say nothing across midnight, so on a page that shows only those its own order decides, backwards
    where most neighbours go backwards. A comment without a time takes that of the one before it on the page.
    """
    times = [comment.time for comment in comments]
    if all(time is None or len(time) < len("2026-01-01") for time in times):
        hours = [time for time in (times[root] for root in roots) if time]
        falls = sum(later < earlier for earlier, later in pairwise(hours))
        rises = sum(later > earlier for earlier, later in pairwise(hours))
        direction = -1.0 if falls > rises else 1.0
        return [direction * place for place in range(len(comments))]
    moments: list[float] = []
    last = 0.0
    for time in times:
        last = _moment(time, last)
        moments.append(last)
    return moments


def _moment(time: str | None, otherwise: float) -> float:
    if time is None:
        return otherwise
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return otherwise
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
