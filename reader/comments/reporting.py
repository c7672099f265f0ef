"""Reporting a comment to those who can take it away: by the route that its source offers, else by a ready notice.

Nothing here sends anything unasked; what would be sent is made first, for the reader to see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote, urlsplit

from ..errors import Unanswered, WebError
from ..letters import Answer
from ..locale import _, dates
from ..settings import Mastodon
from ..story import Comment, Story
from ..text import clean_line

# As Mastodon (“/@name/1”, or “/@name@elsewhere/1”) and what speaks its language (“/users/name/statuses/1”) name them.
_STATUS = re.compile(r"/@[^/\s]{1,200}/\d{5,25}|/users/[^/\s]{1,200}/statuses/\d{5,25}")
_MASTODON_TAKES = 1_000  # characters of a report's comment
_SCOPES = "read:search, write:reports"  # what a token must allow, as Mastodon calls it
_LONGEST_MAIL = 1_800  # characters of a mailto: address; longer ones are cut off by some mail programs


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


@dataclass(frozen=True, slots=True)
class Ways:
    """How a comment can be reported: ``notice`` says it all in words, to ``subject``.

    ``link`` is where the page itself takes reports, ``server`` the Mastodon server that does, with what it would be
    told in ``remark``; None where there is no such thing.
    """

    subject: str
    notice: str
    link: str | None = None
    server: str | None = None
    remark: str = ""

    @property
    def mail(self) -> str:
        """The notice as a ``mailto:`` address (RFC 6068), to nobody yet; shortened where it is too long for that."""
        text = self.notice
        while len(address := _mailto(self.subject, text)) > _LONGEST_MAIL and len(text) > 100:
            text = text[: int(len(text) * 0.9)].rstrip() + "…"
        return address


def _mailto(subject: str, text: str) -> str:
    lines = "\r\n".join(text.split("\n"))
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def ways(
    story: Story,
    comment: Comment,
    reason: str,
    today: str,
    *,
    name: str = "",
    email: str = "",
    link: str | None = None,
    account: Mastodon | None = None,
) -> Ways | None:
    """How to report ``comment`` of ``story`` for ``reason`` (a key of `reasons`); None where nobody could be told.

    ``today`` is a date in ISO 8601; ``name`` and ``email`` are the reader's, if they gave any.
    """
    address = address_of(story, comment)
    if address is None:
        return None
    words = reasons().get(reason, reasons()["other"])
    server = account.server if account and is_status(comment.url) else None
    return Ways(
        subject=_("Notice of a comment on “{headline}”").format(headline=story.headline),
        notice=_notice(story, comment, words, address, today, name, email),
        link=link,
        server=server,
        remark=words[:_MASTODON_TAKES],
    )


def address_of(story: Story, comment: Comment) -> str | None:
    """The exact address of ``comment``: its own, else that of its place on the page, else the page's."""
    for url in (comment.url, story.url):
        if url and urlsplit(url).scheme in ("http", "https"):
            if url is story.url and re.fullmatch(r"[A-Za-z][\w-]*\d", comment.id):
                return f"{url.partition('#')[0]}#{comment.id}"
            return url
    return None


def _notice(story: Story, comment: Comment, reason: str, address: str, today: str, name: str, email: str) -> str:
    """What Article 16 (2) of Regulation (EU) 2022/2065, on digital services, asks of a notice; in other countries,
    too, it is what whoever decides needs to know: reason, exact address, who gives it, and that in good faith."""
    quoted = "\n".join(f"> {line}".rstrip() for line in comment.text.split("\n"))
    said = _("Comment by {author}:").format(author=comment.author) if comment.author else _("Comment:")
    if comment.author and comment.time and len(comment.time) > 5:
        said = _("Comment by {author}, {date}:").format(author=comment.author, date=dates.long_date(comment.time))
    facts = [
        _("Address: {address}").format(address=address),
        _("Story: {headline}").format(headline=story.headline),
        _("Reason: {reason}").format(reason=reason),
        _("Date of this notice: {date}").format(date=dates.long_date(today)),
    ]
    if who := ", ".join(filter(None, (clean_line(name), clean_line(email)))):
        facts.append(_("From: {who}").format(who=who))
    faith = _("I give this notice in good faith and believe that what it says is accurate and complete.")
    return "\n".join([*facts, "", said, quoted, "", faith])


def is_status(url: str | None) -> bool:
    """Whether ``url`` looks like the address of a status on a Mastodon server, or one that speaks its language."""
    return bool(url and _STATUS.fullmatch(urlsplit(url).path))


class Ask(Protocol):
    """Asks a server, or sends it a form, with the reader's token. Raises `WebError`."""

    def __call__(self, address: str, fields: Mapping[str, str], *, token: str) -> Answer: ...


class Reported(NamedTuple):
    """Whether a report arrived, and what to tell the reader."""

    done: bool
    message: str


def report_status(url: str, reason: str, remark: str, account: Mastodon, ask: Ask, post: Ask) -> Reported:
    """Report the status at ``url`` to the reader's own server, which tells the one that the status came from.

    By Mastodon's API (docs.joinmastodon.org/methods): the status is looked up by its address, since it has another
    number on each server, and reported with its author.
    """
    try:
        found = _json(
            ask(
                f"{account.server}/api/v2/search",
                {"q": url, "resolve": "true", "type": "statuses", "limit": "1"},
                token=account.token,
            )
        )
        status = _first(found.get("statuses")) if isinstance(found, dict) else {}
        author = status.get("account")
        if not isinstance(author, dict) or not _is_number(status.get("id")) or not _is_number(author.get("id")):
            return Reported(False, _("{server} does not know this comment.").format(server=_host(account)))
        fields = {
            "account_id": author["id"],
            "status_ids[]": status["id"],
            "comment": remark,
            "category": "spam" if reason == "spam" else "other",
        }
        if "@" in str(author.get("acct", "")):
            fields["forward"] = "true"
        _json(post(f"{account.server}/api/v1/reports", fields, token=account.token))
    except _Refused as problem:
        return Reported(False, _refusal(problem.status, account))
    except Unanswered as problem:
        what = _("The report went out, but no answer came: {reason}.").format(reason=problem.what)
        return Reported(False, what)
    except WebError as problem:
        return Reported(False, _("The report was not sent: {reason}.").format(reason=problem.what))
    return Reported(True, _("The comment is reported to {server}.").format(server=_host(account)))


class _Refused(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _json(answer: Answer) -> Any:
    """The data in ``answer``; an empty object where there is none."""
    if answer.status != 200:
        raise _Refused(answer.status)
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):  # no JSON, though the status is that of a success
        return {}


def _first(found: object) -> dict[str, Any]:
    return found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.isalnum()


def _host(account: Mastodon) -> str:
    return urlsplit(account.server).netloc


def _refusal(status: int, account: Mastodon) -> str:
    server = _host(account)
    if status in (401, 403):
        text = _("{server} does not accept the token in the settings ({status}). It needs the scopes {scopes}.")
    elif status == 429:
        text = _("{server} had too many requests ({status}). Try again later.")
    else:
        text = _("{server} does not take the report ({status}).")
    return text.format(server=server, status=status, scopes=_SCOPES)
