"""Report a comment: the reasons that the page offers, and "Close"."""

from __future__ import annotations

from ...locale import _
from .choice import Choice


def reasons() -> dict[str, str]:
    """Why a comment may be reported: as it is remembered, whatever the language, and in words."""
    return {
        "insult": _("Insult or harassment"),
        "hatred": _("Hatred or discrimination"),
        "threat": _("Threat or call to violence"),
        "false": _("False information"),
        "spam": _("Advertising or spam"),
        "privacy": _("Private information about somebody"),
        "other": _("Something else"),
    }


class Report(Choice[str]):
    """The reasons to report a comment of ``author``, then a way out; the result is the reason as it is remembered."""

    def __init__(self, author: str | None) -> None:
        title = _("Report the comment by {author}").format(author=author) if author else _("Report the comment")
        super().__init__(title, (*reasons().values(), _("Close")))

    def result(self, number: int) -> str | None:
        return [*reasons(), None][number]
