"""WordPress by its REST interface (developer.wordpress.org/rest-api/reference/comments): all comments, with parents.

Found by the ``https://api.w.org/`` link of the page, in a header or an element; the story's number by its
``alternate`` link to JSON, its short link, or its comment form. What waits for moderation, and what is spam, the
interface does not give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..errors import Damaged, HttpStatus, Stopped, WebError, WrongType
from ..hints import Hints
from ..locale import _, ngettext
from ..locale.numbers import number as in_digits
from ..story import Comment
from .asking import Asker
from .base import Batch, missing
from .texts import line_of, text_of
from .values import address, identity, local_moment, mapping, mappings, string, whole

_ROOT = "https://api.w.org/"
_A_PAGE = 100  # the most that the interface gives at once
_MOST_PAGES = 2_000
_MOST_REFUSED = 3  # pages in a row
_FIELDS = "id,parent,author_name,date,date_gmt,content,link"
_POST = re.compile(
    r"/wp/v2/(?!categories/|tags/|users/)[\w-]{1,40}/(\d{1,12})/?$"
)  # posts, pages, a site's own types
_ID = "comment-"  # what WordPress calls a comment in pages and addresses: the same id for all ways to get it


class WordPress:
    """All comments of the post that the page names, by the REST interface; see `base.Source`."""

    name = "WordPress"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        place = _place(hints)
        if place is not None:
            yield from _Loading(*place, ask).batches()


def _place(hints: Hints) -> tuple[str, str] | None:
    """The root of the interface and the story's number; None where the page does not name both."""
    root = next((link.href for link in hints.linked(_ROOT)), None)
    if root is None:
        return None
    for link in hints.linked("alternate", "application/json"):
        route = dict(parse_qsl(urlsplit(link.href).query)).get("rest_route") or urlsplit(link.href).path
        if match := _POST.search(route):
            return root, match[1]
    for link in hints.linked("shortlink"):
        query = dict(parse_qsl(urlsplit(link.href).query))
        if (number := query.get("p") or query.get("page_id", "")).isdecimal():
            return root, number
    return (root, hints.post) if hints.post else None


def endpoint(root: str, route: str, query: str) -> str:
    """The address of ``route`` below ``root``, which may be a path or a ``?rest_route=``."""
    parts = urlsplit(root)
    asked = dict(parse_qsl(parts.query))
    if "rest_route" in asked:
        asked["rest_route"] = asked["rest_route"].rstrip("/") + "/" + route
        path = parts.path
    else:
        path = parts.path.rstrip("/") + "/" + route
    kept = urlencode(asked, safe="/")
    return urlunsplit(parts._replace(path=path, query=f"{kept}&{query}" if kept else query))


class _Loading:
    """The pages of one story's comments, asked for one after the other, the oldest comments first."""

    def __init__(self, root: str, post: str, ask: Asker) -> None:
        self._root = root
        self._post = post
        self._ask = ask
        self._pages: int | None = None
        self._total: int | None = None
        self._seen: set[str] = set()
        self._missing: list[WebError] = []
        self._refused = 0

    def batches(self) -> Iterator[Batch]:
        """A batch a page. What did not come after all is told of with the last one."""
        number = 1
        again = False
        while number <= (_MOST_PAGES if self._pages is None else self._pages) and self._refused < _MOST_REFUSED:
            try:
                found = self._page(number)
            except Stopped:
                raise
            except WebError as problem:
                self._note(problem, number)
            else:
                fresh = {key: comment for key, comment in found if key not in self._seen}
                again = bool(found) and not fresh
                if not fresh:  # beyond the last page, or a server that does not turn them
                    break
                self._seen.update(fresh)
                yield Batch(tuple(comment for comment in fresh.values() if comment is not None), self._total)
            number += 1
        yield self._end(again)

    def _page(self, number: int) -> list[tuple[str, Comment | None]]:
        """What a page holds: for each comment its id, and the comment if it has words."""
        asked = urlencode({"post": self._post, "per_page": _A_PAGE, "page": number, "order": "asc"})
        url = endpoint(self._root, "wp/v2/comments", f"{asked}&_fields={_FIELDS}")
        data, page, cut = self._ask.json(url)
        if not isinstance(data, list):
            raise Damaged(_("the answer holds no comments"), where=url)
        self._refused = 0
        if cut is not None:
            self._missing.append(cut)
        if self._pages is None:
            self._total = whole(page.headers.get("x-wp-total", "").strip())
            self._pages = whole(page.headers.get("x-wp-totalpages", "").strip())
        base = page.url or url
        return [(key, _comment(one, key, base)) for one in mappings(data) if (key := identity(one.get("id")))]

    def _note(self, problem: WebError, number: int) -> None:
        """Remember that a page did not come, or raise ``problem`` where none will."""
        refused = isinstance(problem, WrongType) or (isinstance(problem, HttpStatus) and problem.status < 500)
        # Without the first page, the second may still tell how many there are.
        if self._pages is None and (refused or number > 1):
            raise problem
        self._refused += refused
        self._missing.append(problem)

    def _end(self, again: bool) -> Batch:
        """What is missing, if anything."""
        if self._missing:
            return Batch((), self._total, whole=False, note=missing(self._missing))
        here = len(self._seen)
        if again if self._total is None else here < self._total:
            note = ngettext("it gives only {number} comment", "it gives only {number} comments", here)
            return Batch((), self._total, whole=False, note=note.format(number=in_digits(here)))
        return Batch((), self._total)


def _comment(data: dict[str, Any], key: str, base: str) -> Comment | None:
    link = address(data.get("link"), base)
    text = text_of(string(mapping(data.get("content")).get("rendered")), link or base)
    if not text:
        return None
    parent = identity(data.get("parent"))
    return Comment(
        id=_ID + key,
        text=text,
        parent=_ID + parent if parent not in ("", "0") else None,
        author=line_of(string(data.get("author_name"))) or None,
        time=local_moment(data.get("date"), data.get("date_gmt")),
        url=link,
    )
