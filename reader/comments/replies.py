"""Comments out of feeds: where their feed is, and what its entries say. Atom and RSS differ only in their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from ..errors import Stopped, WebError
from ..hints import Hints
from ..locale import _, ngettext
from ..story import Comment, Related
from . import feed
from .asking import Asker
from .base import Batch
from .texts import line_of, text_of
from .values import fragment

ATOM, RSS = "application/atom+xml", "application/rss+xml"
_MOST_FEEDS = 2  # of the site, that are searched for the story
_MOST_PAGES = 500
_OF_COMMENTS = re.compile(r"/feeds/\d+/comments/|\bcomments?\b", re.IGNORECASE)
_BLOGGER = re.compile(r"/feeds/\d+/comments/")
# How WordPress says in words whom a comment answers: “In reply to <a href="…#comment-33">Lucas</a>.”
_ANSWER = re.compile(
    r"\s*(?:<p>)?[^<>]{1,60}<a\b[^<>]{0,80}href=[\"'](?P<href>[^\"'<>]{0,500}#comment-\d+)[\"'][^<>]{0,200}>[^<>]{0,200}"
    r"</a>\.\s*(?:</p>|\n\n)\s*"
)
_MAIL_AND_NAME = re.compile(r"[^\s()]+@[^\s()]+\s+\((.+)\)")


def own_feeds(hints: Hints) -> list[str]:
    """The feeds that the page links and that can only be those of its own comments, by their addresses."""
    return [link.href for link in hints.linked("alternate", ATOM, RSS) if _is_own(link.href, hints)]


def _is_own(href: str, hints: Hints) -> bool:
    try:
        here, there = urlsplit(hints.url or ""), urlsplit(href)
    except ValueError:  # as of "http://["
        return False
    if here.hostname != there.hostname:
        return False
    path = here.path.rstrip("/")
    asked = dict(parse_qsl(there.query))
    return bool(
        (len(path) > 1 and there.path.startswith(path + "/") and "feed" in there.path[len(path) :])
        or ("feed" in asked and hints.post is not None and asked.get("p") == hints.post)
        or _BLOGGER.search(there.path)
    )


def announced_by_site(hints: Hints, ask: Asker, kind: str) -> Iterator[tuple[str | None, Batch]]:
    """The feeds of this story's comments as the site's feeds of media type ``kind`` name them.

    Each comes with what else the entry tells: how many comments there are, and stories that it is related to.
    """
    links = [
        link.href
        for link in hints.linked("alternate", kind)
        if not _is_own(link.href, hints) and not _OF_COMMENTS.search(urlsplit(link.href).path)
    ]
    for href in links[:_MOST_FEEDS]:
        for entry in feed.read(ask.bring(href)).entries:
            if not _is_about(entry, hints):
                continue
            replies = entry.linked("replies", kind)
            told = Batch(total=entry.count, related=tuple(_related(entry)))
            yield replies[0].href if replies else None, told
            return


def _is_about(entry: feed.Entry, hints: Hints) -> bool:
    known = {_bare(address) for address in (hints.url, *(link.href for link in hints.linked("shortlink"))) if address}
    own = (entry.id, entry.link or "", *(link.href for link in entry.links if link.rel == "alternate"))
    return not known.isdisjoint(map(_bare, own))


def _bare(address: str) -> str:
    """What two spellings of one address share."""
    return re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0]).rstrip("/")


def _related(entry: feed.Entry) -> Iterator[Related]:
    for link in entry.links:
        if link.rel == "related" and link.href != entry.link:
            yield Related(title=line_of(link.title) or None, url=link.href, why=_("related, by the site’s feed"))


def batches(places: Iterable[str], hints: Hints, ask: Asker) -> Iterator[Batch]:
    """The comments of the first of ``places`` that has a feed, page by page. Raises `WebError` where none has."""
    refused: WebError | None = None
    for place in places:
        try:
            first = feed.read(ask.bring(place))
        except Stopped:
            raise
        except WebError as problem:
            refused = refused or problem
            continue
        yield from _pages(first, place, hints, ask)
        return
    if refused is not None:
        raise refused


def _pages(first: feed.Feed, place: str, hints: Hints, ask: Asker) -> Iterator[Batch]:
    seen: set[str] = set()
    asked = {place}
    current = first
    while True:
        comments = [comment for entry in current.entries if (comment := _comment(entry)) and comment.id not in seen]
        seen.update(comment.id for comment in comments)
        yield Batch(tuple(comments), whole=current.problem is None, note=_cut(current))
        following = current.next
        if not comments or following is None or following in asked or len(asked) >= _MOST_PAGES:
            break
        asked.add(following)
        try:
            current = feed.read(ask.bring(following))
        except Stopped:
            raise
        except WebError as problem:
            yield Batch(whole=False, note=_("the rest did not come: {reason}").format(reason=problem.what))
            return
    yield _end(len(seen), hints.thread.count, turned=len(asked) > 1)


def _cut(current: feed.Feed) -> str | None:
    return current.problem.what if current.problem else None


def _end(here: int, announced: int | None, *, turned: bool) -> Batch:
    """What is known to be missing: most feeds hold only the newest entries, and do not say so."""
    if announced is not None and here < announced:
        note = ngettext(
            "the feed holds only the newest comment", "the feed holds only the {number} newest comments", here
        )
        return Batch(whole=False, note=note.format(number=here) if here else _("the feed holds no comments"))
    if announced is None and here and here % 10 == 0 and not turned:
        return Batch(whole=False, note=_("the feed may hold only the newest comments"))
    return Batch()


def _comment(entry: feed.Entry) -> Comment | None:
    html, answers = entry.html, entry.answers
    if (said := _ANSWER.match(html)) and (answers is None or fragment(answers) == fragment(said["href"])):
        html, answers = html[said.end() :], said["href"]
    text = text_of(html, entry.link)
    identity = fragment(entry.link or "") or fragment(entry.id) or entry.id
    if not text or not identity:
        return None
    author = line_of(entry.author)
    mailed = _MAIL_AND_NAME.fullmatch(author)
    return Comment(
        id=identity,
        text=text,
        parent=(fragment(answers) or answers) if answers else None,
        author=(mailed[1] if mailed else author) or None,
        time=entry.time,
        url=entry.link,
    )
