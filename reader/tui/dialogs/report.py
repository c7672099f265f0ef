"""Report a comment: the reasons that the page offers; then, to whom, and what they are told."""

from __future__ import annotations

from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from ...comments.reporting import Ways, reasons
from ...locale import _
from .choice import Choice
from .question import Question

Way: TypeAlias = Literal["link", "server", "copy", "mail"]


class Report(Choice[str]):
    """The reasons to report a comment of ``author``; the result is the reason as it is remembered."""

    def __init__(self, author: str | None) -> None:
        title = _("Report the comment by {author}").format(author=author) if author else _("Report the comment")
        super().__init__(title, tuple(reasons().values()))

    def result(self, number: int) -> str:
        return [*reasons()][number]


class ReportTo(Question[Way]):
    """The notice, and whom it can be brought to: nothing is sent until that is chosen; the way out is selected."""

    def __init__(self, ways: Ways) -> None:
        self._ways: list[Way] = []
        options = []
        if ways.server:
            self._ways.append("server")
            options.append(_("Report it to {site} with your account").format(site=_site(ways.server)))
        if ways.link:
            self._ways.append("link")
            options.append(_("Open the report form of {site} in the browser").format(site=_site(ways.link)))
        self._ways += ["copy", "mail"]
        options += [_("Copy the notice"), _("Mail the notice"), _("Close")]
        super().__init__(
            _("The comment is folded away. A notice for the site:"),
            ways.notice,
            _("Tell somebody?"),
            options,
            selected=len(options) - 1,
        )
        self.words.shorter_titles = (_("A notice for the site:"),)

    def result(self, number: int) -> Way | None:
        return self._ways[number] if number < len(self._ways) else None


def _site(address: str) -> str:
    return urlsplit(address).netloc
