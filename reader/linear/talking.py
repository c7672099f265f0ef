"""What is said about a story: loading comments, writing one, reporting one, question by question."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import WebError
from ..letters import Draft, Form
from ..locale import _
from ..story import Comment
from ..targets import is_on_web
from .console import stoppable

if TYPE_CHECKING:
    from ..comments.reporting import Ways
    from .session import Session

_TELL_EVERY = 3.0  # seconds: a line each, and each is read out
_END = "."


class Talking:
    """Holds the conversations of ``session`` that take more than one answer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._console = session.console
        self._desk = session.desk

    # ------------------------------------------------------------------ loading

    def load_comments(self, _argument: str) -> None:
        """Load the comments from where the page says that they are, and from where else they may be."""
        here = self._session.reading()
        told = monotonic()
        self._console.say(_("Loading comments … Ctrl+C stops."))
        with stoppable() as stopped:
            for loaded in self._desk.discussion.load(here.target, here.story, stopped, others=True):
                if not loaded.finished:
                    if monotonic() - told >= _TELL_EVERY:
                        told = monotonic()
                        self._console.say(_("Comments: {summary} …").format(summary=loaded.summary))
                    continue
                known = {item.url for item in here.story.related}
                related = (*here.story.related, *(item for item in loaded.related if item.url not in known))
                here.new = loaded.new
                here.arrange(replace(here.story, comments=loaded.thread, related=related), here.how, here.folded)
                self._console.say(*loaded.notes, _("Comments: {summary}.").format(summary=loaded.summary))

    # ------------------------------------------------------------------ reporting

    def report(self, _argument: str) -> None:
        """Fold the comment that was read last away, for a reason, and offer to tell the site."""
        from ..comments.reporting import reasons

        here = self._session.reading()
        comment = here.comment()
        if comment is None:
            self._console.say(_("Go to a comment first: “{word}”.").format(word=_("comments")))
            return
        title = (
            _("Report the comment by {author}").format(author=comment.author)
            if comment.author
            else _("Report the comment")
        )
        chosen = self._console.choose(title, list(reasons().values()), _("Number of the reason, Enter for none:"))
        if chosen is None:
            self._console.say(_("Nothing was reported."))
            return
        reason = list(reasons())[chosen]
        failed = self._desk.report(here.story, comment, reason)
        here.arrange(here.story, here.how, here.folded | {comment.id})
        self._console.say(
            failed or _("The comment is reported and folded away; “{word}” takes it back.").format(word=_("undo"))
        )
        ways = self._desk.outgoing.ways(
            here.story,
            comment,
            reason,
            self._desk.choice("writer_name", ""),
            self._desk.choice("writer_email", ""),
        )
        if ways is not None:
            self._report_to(comment, reason, ways)

    def _report_to(self, comment: Comment, reason: str, ways: Ways) -> None:
        self._console.say(_("A notice for the site:"), *ways.notice.split("\n"))
        options = {"mail": _("Mail the notice")}
        if ways.link:
            options["link"] = _("Open the report form of {site} in the browser").format(
                site=urlsplit(ways.link).netloc
            )
        if ways.server:
            site = urlsplit(ways.server).netloc
            options["server"] = _("Report it to {site} with your account").format(site=site)
        chosen = self._console.choose(_("Tell somebody?"), list(options.values()), _("Number, Enter for nobody:"))
        if chosen is None:
            self._console.say(_("The notice was sent to nobody. You can copy it from above."))
            return
        match list(options)[chosen]:
            case "mail":
                self._session.offering.browse_to(ways.mail)
            case "link":
                self._session.offering.browse_to(ways.link or "")
            case _:
                self._console.say(_("Reporting the comment …"))
                with stoppable() as stopped:
                    self._console.say(self._desk.outgoing.report(comment, reason, ways, stopped).message)

    def take_back(self, _argument: str) -> None:
        """Unfold the comment that was read last."""
        here = self._session.reading()
        comment = here.comment()
        if comment is None or comment.id not in here.folded:
            self._console.say(_("This is no reported comment."))
            return
        failed = self._desk.take_back(here.story, comment)
        here.arrange(here.story, here.how, here.folded - {comment.id})
        self._console.say(failed or _("The report is taken back."))
        self._session.moving.again("")

    # ------------------------------------------------------------------ writing

    def write(self, _argument: str) -> None:
        """Write a comment on the story."""
        self._write(None)

    def reply(self, _argument: str) -> None:
        """Answer the comment that was read last."""
        from ..comments.writing import number_of
        from ..outgoing import no_number

        comment = self._session.reading().comment()
        if comment is None:
            self._console.say(_("Go to a comment first: “{word}”.").format(word=_("comments")))
        elif number_of(comment) is None:
            self._console.say(no_number())
        else:
            self._write(comment)

    def _write(self, parent: Comment | None) -> None:
        from ..comments import writing
        from ..outgoing import page_of

        story, outgoing = self._session.reading().story, self._desk.outgoing
        if not is_on_web(story.url):
            self._console.say(_("This story is on no page of the web: there is nowhere to write to."))
            return
        self._console.say(_("Looking for the form of the page …"))
        with stoppable() as stopped:
            form = outgoing.form(story, stopped)
        if not isinstance(form, Form):
            self._console.say(writing.why_not(form.why))
            return
        draft, trouble = outgoing.draft(story, parent)
        if trouble:
            self._console.say(trouble)
        draft = draft or Draft(page_of(story), parent.id if parent else None)
        written = self._text(draft)
        if written is None:
            return
        draft = self._who(written, form)
        if lack := writing.lacking(form, draft):
            self._console.say(lack.message, self._draft_kept(draft))
            return
        self._send(form, draft, parent)

    def _text(self, draft: Draft) -> Draft | None:
        """``draft`` with the text that is typed; None where nothing is, and the draft that there was stays."""
        lines: list[str] = []
        if not draft.blank:
            self._console.say(_("Your draft is here again."), *draft.text.split("\n"))
            options = [_("Go on with it"), _("Begin anew")]
            chosen = self._console.choose(_("The draft:"), options, _("Number, Enter to leave it:"))
            if chosen is None:
                return None
            lines = draft.text.split("\n") if chosen == 0 else []
        self._console.say(_("Type your comment. A line with a full stop alone ends it."))
        while (line := self._console.ask(">")) is not None and line != _END:
            lines.append(line)
            draft = replace(draft, text="\n".join(lines))
            if failed := self._desk.outgoing.keep(draft, for_good=False):
                self._console.say(failed)
        if line is None or draft.blank:
            self._console.say(_("Nothing was sent."))
            return None
        return draft

    def _who(self, draft: Draft, form: Form) -> Draft:
        """``draft`` with who writes it, as far as ``form`` asks; what was given before is offered again."""
        for name, field, asked in (
            (_("Name"), "name", "author"),
            (_("E-mail"), "email", "email"),
            (_("Website"), "website", "url"),
        ):
            if asked not in form.asked:
                continue
            before = getattr(draft, field) or self._desk.choice(f"writer_{field}", "")
            prompt = _("{name} (Enter for “{before}”):") if before else _("{name}:")
            answer = self._console.ask(prompt.format(name=name, before=before))
            draft = replace(draft, **{field: answer or before})
        return draft

    def _send(self, form: Form, draft: Draft, parent: Comment | None) -> None:
        site = urlsplit(form.action).netloc
        who = ", ".join(filter(None, (draft.name.strip(), draft.email.strip(), draft.website.strip())))
        self._console.say(
            _("This will be sent to {site}").format(site=site),
            _("From: {who}").format(who=who),
            *(_("With it you agree: {text}").format(text=consent.label) for consent in form.consents),
            *draft.text.strip().split("\n"),
        )
        if self._console.choose(_("Send it?"), [_("Send"), _("Not yet")], _("Number:")) != 0:
            self._console.say(self._draft_kept(draft))
            return
        self._desk.choose(writer_name=draft.name, writer_email=draft.email, writer_website=draft.website)
        with stoppable() as stopped:
            try:
                outcome = self._desk.outgoing.send(self._session.reading().story, form, draft, parent, stopped)
            except WebError as problem:
                self._console.say(str(problem), self._draft_kept(draft))
                return
        self._console.say(outcome.message)

    def _draft_kept(self, draft: Draft) -> str:
        failed = self._desk.outgoing.keep(draft, for_good=True)
        return failed or _("Nothing was sent. The draft is kept.")
