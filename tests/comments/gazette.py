"""A real WordPress, with its administrator's keys: to close a story to comments, and to leave all as it was."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import Any


class Gazette:
    """The site at ``root``, as its administrator sees it."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open
        self._page("/wp-login.php")
        self._page("/wp-login.php", log="redaction", pwd="loopback-only", testcookie="1")
        self._nonce = self._page("/wp-admin/admin-ajax.php?action=rest-nonce").decode()
        self._before = self._comments()

    def post(self, slug: str) -> tuple[int, str]:
        """The number and the address of the story called ``slug``."""
        (found,) = self._rest("GET", f"/posts?slug={slug}&_fields=id,link")
        return found["id"], found["link"]

    def accept_comments(self, post: int, yes: bool) -> None:
        """Open or close a story to comments."""
        self._rest("POST", f"/posts/{post}", comment_status="open" if yes else "closed")

    def comment(self, number: int) -> dict[str, Any]:
        """A comment as the site has it, in all that its administrator may know."""
        found: dict[str, Any] = self._rest("GET", f"/comments/{number}?context=edit")
        return found

    def clear(self) -> None:
        """Forget what was written since; the site counts the seconds between two comments anew, too."""
        for number in self._comments() - self._before:
            self._rest("DELETE", f"/comments/{number}?force=true")

    def _comments(self) -> set[int]:
        return {
            comment["id"]
            for status in ("approve", "hold")
            for comment in self._rest("GET", f"/comments?per_page=100&_fields=id&status={status}")
        }

    def _page(self, path: str, **form: str) -> bytes:
        data = urllib.parse.urlencode(form).encode() if form else None
        with self._open(self.root + path, data) as answer:
            page: bytes = answer.read()
        return page

    def _rest(self, method: str, path: str, **data: str) -> Any:
        request = urllib.request.Request(
            f"{self.root}/wp-json/wp/v2{path}",
            json.dumps(data).encode() if data else None,
            {"X-WP-Nonce": self._nonce, "Content-Type": "application/json"},
            method=method,
        )
        with self._open(request) as answer:
            return json.load(answer)
