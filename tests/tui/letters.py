"""A site that takes comments, for sittings: one page with a form, and an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reader.letters import Answer
from reader.sources import web
from reader.story import Page, Story
from tests.tui import stories

PAGE = "https://gazette.example/bench/"
FORM = """<form id="commentform" method="post" action="/wp-comments-post.php">
<textarea name="comment" maxlength="200"></textarea><input name="author" required><input name="email" required>
<input name="url"><input type="hidden" name="comment_post_ID" value="6"></form>"""


class Site:
    """A WordPress of one page; ``sent`` is what it was given."""

    def __init__(self) -> None:
        self.page: str | Exception = FORM
        self.answer: Answer | Exception = Answer(PAGE, 302, {"location": f"{PAGE}#comment-66"})
        self.sent: list[Mapping[str, str]] = []

    def fetch(self, address: str, **_options: object) -> Page:
        if isinstance(self.page, Exception):
            raise self.page
        return Page(address, address, "text/html", "utf-8", self.page.encode(), "2026-11-22T10:00:00+00:00")

    def post(self, _address: str, fields: Mapping[str, str], **_options: object) -> Answer:
        self.sent.append(fields)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def refuses(self, status: int, message: str) -> None:
        self.answer = Answer(
            PAGE, status, {}, f'<div class="wp-die-message"><p>{message}</p></div>'.encode(), "utf-8"
        )


def served(monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site in place of the web."""
    site = Site()
    monkeypatch.setattr(web, "fetch", site.fetch)
    monkeypatch.setattr(web, "post", site.post)
    return site


def story() -> Story:
    """A story of the site, whose comments have the numbers that the site gave them."""
    branching = stories.branching()
    numbered = {comment.id: f"comment-{place}" for place, comment in enumerate(branching.comments.comments, 1)}
    said = tuple(
        replace(comment, id=numbered[comment.id], parent=comment.parent and numbered[comment.parent])
        for comment in branching.comments.comments
    )
    return replace(branching, url=PAGE, comments=replace(branching.comments, comments=said))
