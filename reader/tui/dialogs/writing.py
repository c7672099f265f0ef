"""Writing a comment: the comment that is answered, the text, who writes, and what the site says to it.

What is typed is kept while it is typed. Nothing is sent without a last yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event
from typing import ClassVar
from urllib.parse import urlsplit

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, TextArea

from ...comments import writing
from ...errors import WebError
from ...letters import Draft, Form, NoForm, Outcome
from ...locale import _, dates
from ...story import Comment, Story
from .. import keys
from ..owner import app_of
from ..widgets.fields import LineField, TextField, Told
from ..widgets.topbar import ButtonControl, Control
from .dialog import Dialog
from .question import Words, Yes

_KEEP_AFTER = 0.5  # seconds without a key
_WHERE = {"name": "name", "email": "email", "empty": "text", "long": "text"}  # the field that an outcome is about


class Write(Dialog[tuple[Draft, Outcome | None]]):
    """A comment on ``story``, in answer to ``parent`` if that is not None.

    The result is the draft as it was left, and what became of it; None where the site does not have it yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("writing.send")]
    has_way_out = True

    def __init__(self, story: Story, parent: Comment | None, draft: Draft, notice: str | None) -> None:
        super().__init__()
        self.story = story
        self.parent_comment = parent
        self.draft = self._kept = draft
        self.form: Form | NoForm | None = None
        self._notice = notice
        self._timer: Timer | None = None
        self._stop = Event()
        self._looking = self._sending = self._asked = False

    def compose_box(self) -> ComposeResult:
        if self.parent_comment is not None:
            yield Words(_answer_to(self.parent_comment), self.parent_comment.text, most=6, id="parent")
        draft = self.draft
        yield TextField(_("Your answer") if draft.parent else _("Your comment"), draft.text, id="text")
        yield LineField(_("Name"), draft.name, id="name")
        yield LineField(_("E-mail"), draft.email, _("The site does not show it."), id="email")
        yield LineField(_("Website"), draft.website, _("As you like."), id="website")
        with Horizontal(id="controls"):
            yield ButtonControl(_("Send"), id="send")
            yield ButtonControl(_("Close"), id="close")
        yield Told()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#text", TextField).take_focus()
        if self._notice:
            self.say(self._notice)
        self._look_for_form()

    @property
    def told(self) -> str:
        """What was said last."""
        return self.query_one(Told).text

    def say(self, message: str) -> None:
        """Tell what has happened."""
        self.query_one(Told).tell(message)
        self.set_class(bool(message), "-told")

    # ------------------------------------------------------------------ keeping

    def on_input_changed(self, event: Input.Changed) -> None:
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._changed()

    def _changed(self) -> None:
        if not self.is_mounted:
            return
        before, self.draft = (
            self.draft,
            replace(
                self.draft,
                text=self.query_one("#text", TextField).value,
                name=self.query_one("#name", LineField).value,
                email=self.query_one("#email", LineField).value,
                website=self.query_one("#website", LineField).value,
            ),
        )
        if self.draft != before and self.told == self._notice:
            self.say("")  # it has been read, and what is answered may need its place
        if self._timer is None:
            self._timer = self.set_timer(_KEEP_AFTER, self.keep)

    def keep(self, *, for_good: bool = False) -> None:
        """Keep what has been typed, and tell if that fails."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if failed := self._store(for_good):
            self.say(failed)

    def _store(self, for_good: bool) -> str | None:
        if self.draft == self._kept:
            return None
        failed = app_of(self).desk.outgoing.keep(self.draft, for_good=for_good)
        if failed is None:
            self._kept = self.draft
        return failed

    def on_unmount(self) -> None:
        self._stop.set()
        self._store(for_good=True)  # however the dialog ends: with the program, too

    # ------------------------------------------------------------------ leaving

    def action_leave(self) -> None:
        if self._sending:
            self._stop.set()
            return
        self.keep(for_good=True)
        self.close((self.draft, None))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.action_leave()

    def on_control_pressed(self, event: Control.Pressed) -> None:
        if event.name == "send":
            event.stop()
            self.action_send()

    # ------------------------------------------------------------------ the form

    def _look_for_form(self) -> None:
        if not self._looking:
            self._looking = True
            self._in_background(partial(app_of(self).desk.outgoing.form, self.story, self._stop.is_set), self._found)

    def _found(self, found: Form | NoForm | WebError) -> None:
        self._looking = False
        if isinstance(found, WebError):
            if self._asked:
                text = _("The form of the page did not come: {reason}. The draft is kept.")
                self.say(text.format(reason=found.what))
            self._asked = False
            return
        self.form = found
        if isinstance(found, NoForm):
            self._asked = False
            self.say(writing.why_not(found.why))
            return
        for name, asked in (("name", "author"), ("email", "email"), ("website", "url")):
            self.query_one(f"#{name}", LineField).display = asked in found.asked
        if self._asked:
            self.action_send()

    # ------------------------------------------------------------------ sending

    def action_send(self) -> None:
        """Ask for the last yes, if the site can take what is there."""
        if self._sending:
            return
        self.keep(for_good=True)
        if not isinstance(self.form, Form):
            self._asked = True
            self.say(_("Looking for the form of the page …"))
            self._look_for_form()
            return
        self._asked = False
        if lack := writing.lacking(self.form, self.draft):
            self._mend(lack)
            return
        self.app.push_screen(
            Yes(
                _("This will be sent to {site}").format(site=urlsplit(self.form.action).netloc),
                "\n".join(self._what_is_sent(self.form)),
                _("Send it?"),
                _("Send"),
                _("Not yet"),
            ),
            partial(self._answered, self.form),
        )

    def _what_is_sent(self, form: Form) -> list[str]:
        draft = self.draft
        who = ", ".join(filter(None, (draft.name.strip(), draft.email.strip(), draft.website.strip())))
        told = [_("Story: {headline}").format(headline=self.story.headline)]
        if self.parent_comment is not None:
            told.append(_answer_to(self.parent_comment))
        told.append(_("From: {who}").format(who=who))
        told += [_("With it you agree: {text}").format(text=consent.label) for consent in form.consents]
        return [*told, "", *draft.text.strip().split("\n")]

    def _answered(self, form: Form, yes: bool | None) -> None:
        if not yes or self._sending:
            self.say(_("Nothing was sent. The draft is kept."))
            return
        desk, draft = app_of(self).desk, self.draft
        desk.choose(writer_name=draft.name, writer_email=draft.email, writer_website=draft.website)
        self._sending = True
        self._stop = Event()
        self.say(_("Sending … {key} stops.").format(key=app_of(self).key("app.front")))
        send = partial(desk.outgoing.send, self.story, form, draft, self.parent_comment, self._stop.is_set)
        self._in_background(send, partial(self._sent, draft))

    def _sent(self, draft: Draft, outcome: Outcome | WebError) -> None:
        self._sending = False
        self._stop = Event()
        if isinstance(outcome, WebError):
            self.say(str(outcome))
        elif outcome.taken:
            if self.draft == draft:
                self._kept = draft  # the site has it; what was typed since would be a new draft
            self.close((draft, outcome))
        else:
            self._mend(outcome)

    def _mend(self, outcome: Outcome) -> None:
        self.say(outcome.message)
        if outcome.kind == "closed":
            self.form = None
        if where := _WHERE.get(outcome.kind):
            field = self.query_one(f"#{where}")
            assert isinstance(field, (LineField, TextField))
            field.take_focus()

    # ------------------------------------------------------------------ threads

    def _in_background(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        app = self.app

        def run() -> None:
            try:
                result = work()
            except WebError as problem:
                result = problem
            app.call_from_thread(self._back, then, result)

        app.run_worker(run, thread=True, exit_on_error=False)  # which goes on where the dialog is closed

    def _back(self, then: Callable[..., None], result: object) -> None:
        if self.is_mounted:
            then(result)


def _answer_to(comment: Comment) -> str:
    author = comment.author or _("Anonymous")
    if comment.time and len(comment.time) > len("19:02"):
        return _("Answer to {author}, {date}").format(author=author, date=dates.long_date(comment.time))
    return _("Answer to {author}").format(author=author)
