"""What leaves the desk: comments, and reports of comments. Nothing of it goes out but by `send` and `report`.

A draft is kept before anything is sent, and until the site says that it has the comment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from .errors import StateError, WebError
from .letters import Answer, Draft, Form, NoForm, Outcome
from .locale import _
from .settings import Mastodon
from .story import Comment, Page, Story
from .targets import is_on_web

if TYPE_CHECKING:
    from .comments.reporting import Reported, Ways
    from .extract.html.tree import Tree
    from .library.archive import Archive
    from .library.drafts import Drafts

Cancelled = Callable[[], bool]


class Outgoing:
    """Sends letters about stories, whose pages ``archive`` has, and keeps ``drafts``.

    ``is_own`` tells whether a story came from the reader's own network, ``account`` where the reader can report
    what came from a social network.
    """

    def __init__(
        self, archive: Archive, drafts: Drafts, is_own: Callable[[Story], bool], account: Mastodon | None = None
    ) -> None:
        self._archive = archive
        self._drafts = drafts
        self._is_own = is_own
        self._account = account

    # ------------------------------------------------------------------ comments

    def form(self, story: Story, cancelled: Cancelled | None = None) -> Form | NoForm:
        """The form of the story's page as it is now, or why there is none. Raises `WebError`."""
        from .extract.html.forms import form_in
        from .sources.web import fetch

        if story.url is None:
            return NoForm("", "none")
        page = fetch(story.url, typed=self._is_own(story), cancelled=cancelled)
        found = form_in(_tree(page), page.url or story.url)
        return replace(found, own=page.own) if isinstance(found, Form) else found

    def draft(self, story: Story, parent: Comment | None) -> tuple[Draft | None, str | None]:
        """The draft of an answer to ``parent`` that was kept, if one was; and what is wrong with it, if anything."""
        found = self._drafts.get(page_of(story), parent.id if parent else None)
        return found, self._drafts.trouble

    def keep(self, draft: Draft, *, for_good: bool) -> str | None:
        """Keep ``draft``; why that failed, in words. Unless ``for_good``, it will be kept again in a moment."""
        try:
            self._drafts.put(draft, synchronise=for_good)
        except StateError as problem:
            return str(problem)
        return None

    def send(
        self, story: Story, form: Form, draft: Draft, parent: Comment | None, cancelled: Cancelled | None = None
    ) -> Outcome:
        """Send ``draft``, an answer to ``parent`` if that is not None. What became of it is told in words.

        The draft is kept until the site has the comment.
        """
        from .comments import writing
        from .sources.web import post

        number = writing.number_of(parent) if parent else None
        if parent and number is None:
            return Outcome("unsent", no_number())
        not_kept = self.keep(draft, for_good=True)

        def sent(form: Form, fields: Mapping[str, str]) -> Answer:
            return post(form.action, fields, page=form.page, own=form.own, cancelled=cancelled)

        def look_again() -> Form | NoForm | None:
            try:
                return self.form(story, cancelled)
            except WebError:  # then the answer has to do as it is
                return None

        outcome = writing.send(form, draft, number, sent, look_again)
        if outcome.taken:
            try:
                self._drafts.remove(draft)
            except StateError as problem:
                return replace(outcome, message=f"{outcome.message} {problem}")
        elif not_kept:
            return replace(outcome, message=f"{outcome.message} {not_kept}")
        return outcome

    # ------------------------------------------------------------------ reports

    def ways(self, story: Story, comment: Comment, reason: str, name: str = "", email: str = "") -> Ways | None:
        """How ``comment`` can be reported; None where nobody could be told. Nothing is sent, and nothing fetched."""
        from .comments.reporting import ways

        return ways(
            story,
            comment,
            reason,
            date.today().isoformat(),
            name=name,
            email=email,
            link=self._report_link(story, comment),
            account=self._account,
        )

    def report(self, comment: Comment, reason: str, ways: Ways, cancelled: Cancelled | None = None) -> Reported:
        """Report ``comment`` to the server that ``ways`` names."""
        from .comments.reporting import Reported, report_status
        from .sources.web import ask, post

        if self._account is None or ways.server is None or comment.url is None:
            return Reported(False, _("There is no server to report this comment to."))

        def asked(address: str, fields: Mapping[str, str], *, token: str) -> Answer:
            return ask(address, fields, own=True, token=token, cancelled=cancelled)

        def posted(address: str, fields: Mapping[str, str], *, token: str) -> Answer:
            return post(address, fields, own=True, token=token, cancelled=cancelled)

        return report_status(comment.url, reason, ways.remark, self._account, asked, posted)

    def _report_link(self, story: Story, comment: Comment) -> str | None:
        page = self._archive.get(story.url) if is_on_web(story.url) else None
        if page is None or page.media_type != "text/html":
            return None
        from .extract.html.reports import report_link

        return report_link(_tree(page), comment.id)


def page_of(story: Story) -> str:
    """What drafts about ``story`` are kept under: its address, without what names a place on the page."""
    return (story.url or story.id).partition("#")[0]


def no_number() -> str:
    """Why a comment cannot be answered."""
    return _("The page does not tell by which number this comment could be answered.")


def _tree(page: Page) -> Tree:
    from .charset import decode_html
    from .extract.html.tree import Tree

    return Tree.parse(decode_html(page.body, page.charset), page.url)
