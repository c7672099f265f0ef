"""Writing a comment on a WordPress site that takes them without an account (``wp-comments-post.php``).

What the site answers is told by its status and its headers: the words of its pages are in any language, and its
errors may come with the status 200. Success is only a redirect to a ``#comment-`` address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urljoin, urlsplit

from ..errors import NotSent, Stopped, Unanswered, WebError
from ..letters import Answer, Draft, Form, Lack, NoForm, Outcome
from ..locale import _, ngettext, numbers
from ..story import Comment
from .texts import line_of

Post = Callable[[Form, Mapping[str, str]], Answer]  # sends a form once; raises `NotSent` or `Unanswered`

_NUMBER = re.compile(r"(?:(?:div-|li-)?comment-)?(\d{1,19})")
_PUBLISHED = re.compile(r"comment-(\d{1,19})")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_DIED = re.compile(
    r"""<div\s+class=["']?wp-die-message["']?[^<>]{0,200}>(.{0,5000}?)</div>""", re.DOTALL | re.IGNORECASE
)
# WordPress before 5.3 has the message right in the body.
_DIED_BEFORE = re.compile(
    r"""<body\s+id=["']?error-page["']?[^<>]{0,200}>(.{0,5000}?)</body>""", re.DOTALL | re.IGNORECASE
)
_LONGEST_QUOTE = 300
_LONGEST_PAUSE = 86_400  # seconds


def number_of(comment: Comment) -> str | None:
    """The number that WordPress knows ``comment`` by: from its address, else its id; None where neither tells."""
    fragment = urlsplit(comment.url or "").fragment
    match = _PUBLISHED.fullmatch(fragment) or _NUMBER.fullmatch(comment.id)
    return match[1] if match else None


def why_not(lack: Lack) -> str:
    """Why no comment can be written here, in a sentence, and what to do about it."""
    in_browser = _("Open the page in a browser.")
    match lack:
        case "closed":
            return _("Comments are closed on this page.")
        case "login":
            return _("This site takes comments only from those who log in.") + " " + in_browser
        case "riddle":
            return _("This site asks something that only a browser can show.") + " " + in_browser
        case "elsewhere":
            return _("This page takes comments through another service.") + " " + in_browser
        case "none":
            return _("This page has no form for comments.") + " " + in_browser


def lacking(form: Form, draft: Draft) -> Outcome | None:
    """What must be mended before the site can take ``draft``; None where nothing must."""
    if draft.blank:
        return Outcome("empty", _("The comment is empty: write something first."))
    written = {form.text: draft.text, "author": draft.name, "email": draft.email, "url": draft.website}
    for name, text in written.items():
        length, most = len(text.encode()), form.limits.get(name)
        if most is not None and length > most:
            return Outcome("long", _too_long(name == form.text, length, most))
    if "author" in form.required and not draft.name.strip():
        return Outcome("name", _("The site wants a name."))
    if "email" in form.required and not draft.email.strip():
        return Outcome("email", _("The site wants an e-mail address. It does not show it."))
    if "email" in form.asked and draft.email.strip() and not _EMAIL.fullmatch(draft.email.strip()):
        return Outcome("email", _("“{email}” is no e-mail address.").format(email=draft.email.strip()))
    return None


def _too_long(comment: bool, length: int, most: int) -> str:
    # Bytes, as WordPress counts: an accented letter is two.
    if comment:
        what = _("The comment is too long: {length} bytes, of which the site takes {most}.")
    else:
        what = _("Name, e-mail address or website is too long: {length} bytes, of which the site takes {most}.")
    return what.format(length=numbers.number(length), most=numbers.number(most))


def filled(form: Form, draft: Draft, parent: str | None) -> dict[str, str]:
    """The fields of ``form`` as they are sent; ``parent`` is the number of the comment that is answered."""
    fields = {**form.fields, form.text: draft.text.strip()}
    for name, value in (("author", draft.name), ("email", draft.email), ("url", draft.website)):
        if name in form.asked:
            fields[name] = value.strip()
    fields.update({consent.name: consent.value for consent in form.consents})
    fields["comment_parent"] = parent or "0"
    return fields


def send(
    form: Form, draft: Draft, parent: str | None, post: Post, look_again: Callable[[], Form | NoForm | None]
) -> Outcome:
    """Send ``draft`` once, if nothing is lacking, and say what became of it.

    Where the site refuses without a reason that a program can read, ``look_again`` brings the form as it is now, or
    None if that cannot be had.
    """
    if lack := lacking(form, draft):
        return lack
    try:
        answer = post(form, filled(form, draft, parent))
    except NotSent as problem:
        return Outcome("unsent", _not_sent(problem))
    except Unanswered as problem:
        return Outcome(
            "unknown",
            _(
                "It was sent, but no answer came ({reason}). Look whether it is there before you send it again."
            ).format(reason=problem.what),
        )
    outcome = judged(form, draft, answer)
    if outcome.kind == "refused" and answer.status == 403:
        match look_again():
            case NoForm(why="closed" | "none"):
                return Outcome("closed", _with(_("Comments have been closed."), answer))
            case NoForm(why="login"):
                return Outcome("login", _with(_("This site takes comments only from those who log in."), answer))
    return outcome


def _not_sent(problem: WebError) -> str:
    if isinstance(problem.__cause__, Stopped):
        return _("Stopped: nothing was sent.")
    text = _("Nothing was sent: {reason}.").format(reason=problem.what)
    return f"{text} {problem.hint}" if problem.hint else text


def judged(form: Form, draft: Draft, answer: Answer) -> Outcome:
    """What ``answer`` to ``draft`` means."""
    location = answer.headers.get("location")
    if location is not None and 300 <= answer.status < 400:
        return _led_on(urljoin(answer.url, location), answer)
    match answer.status:
        case 409:
            return Outcome("duplicate", _with(_("The site has this comment already, word for word."), answer))
        case 429:
            return Outcome("fast", _with(f"{_('The site finds this too fast.')} {_pause(answer)}", answer))
        case 200:
            return _died(form, draft, answer)
        case status if status >= 500:
            return Outcome("refused", _with(_("The site is in trouble ({status}).").format(status=status), answer))
        case status:
            text = _("The site does not take the comment ({status}).").format(status=status)
            return Outcome("refused", _with(text, answer))


def _led_on(address: str, answer: Answer) -> Outcome:
    parts = urlsplit(address)
    if answer.status == 302 and _PUBLISHED.fullmatch(parts.fragment):
        if "unapproved" in parse_qs(parts.query):
            waiting = _("The site has the comment. It will show once somebody there has read it.")
            return Outcome("waiting", waiting, address)
        return Outcome("published", _("The comment is published."), address)
    if parts.path.endswith("/wp-login.php"):
        return Outcome("login", _("This site takes comments only from those who log in."))
    text = _("The site leads elsewhere instead of to the comment: {address}").format(address=address)
    return Outcome("refused", text)


def _died(form: Form, draft: Draft, answer: Answer) -> Outcome:
    """An error with the status of a success. Which one it is, what is missing in ``draft`` tells."""
    if not answer.body.strip():
        return Outcome("refused", _("The site says nothing to this comment. Its story may no longer be there."))
    if not draft.name.strip() and "author" in form.asked:
        return Outcome("name", _with(_("The site wants a name."), answer))
    if not _EMAIL.fullmatch(draft.email.strip()) and "email" in form.asked:
        return Outcome("email", _with(_("The site wants another e-mail address."), answer))
    return Outcome("refused", _with(_("The site does not take the comment."), answer))


def _pause(answer: Answer) -> str:
    after = answer.headers.get("retry-after", "").strip()
    if after.isascii() and after.isdecimal() and 0 < int(after[:6]) <= _LONGEST_PAUSE:
        seconds = int(after[:6])
        text = ngettext("Send it again in {number} second.", "Send it again in {number} seconds.", seconds)
        return text.format(number=numbers.number(seconds))
    return _("Wait a moment, then send it again.")


def _with(sentence: str, answer: Answer) -> str:
    """``sentence``, and what the site says itself."""
    said = message_in(answer)
    return _("{sentence} It says: “{message}”").format(sentence=sentence, message=said) if said else sentence


def message_in(answer: Answer) -> str | None:
    """The message of a WordPress that gave up, on one line; None where there is none."""
    try:
        html = answer.body.decode(answer.charset or "utf-8", "replace")
    except LookupError:  # a charset that nobody knows
        html = answer.body.decode("utf-8", "replace")
    match = _DIED.search(html) or _DIED_BEFORE.search(html)
    if match is None:
        return None
    said = line_of(match[1])
    return said if len(said) <= _LONGEST_QUOTE else said[: _LONGEST_QUOTE - 1].rstrip() + "…"
