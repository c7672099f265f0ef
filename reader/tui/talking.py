"""What the reader says about a story: comments for its site, and reports of other people's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..locale import _
from ..story import Comment, Story, Thread
from ..targets import is_on_web

if TYPE_CHECKING:
    from ..comments.reporting import Reported, Ways
    from ..letters import Draft, Outcome
    from .dialogs.report import Way
    from .screens.story import StoryScreen


class Talking:
    """Opens the dialogs for ``screen`` and tells there what came of them."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen

    # ------------------------------------------------------------------ comments

    def write(self, parent: Comment | None) -> None:
        """Write a comment on the story, in answer to ``parent`` if that is not None."""
        from ..comments.writing import number_of
        from ..letters import Draft
        from ..outgoing import no_number, page_of
        from .dialogs.writing import Write

        screen, desk = self._screen, self._screen.reader.desk
        story = screen.story
        if not is_on_web(story.url):
            screen.say(_("This story is on no page of the web: there is nowhere to write to."))
            return
        if parent is not None and number_of(parent) is None:
            screen.say(no_number())
            return
        draft, trouble = desk.outgoing.draft(story, parent)
        notice = trouble or (_("Your draft is here again.") if draft else None)
        if draft is None:
            draft = Draft(
                page_of(story),
                parent.id if parent else None,
                name=desk.choice("writer_name", ""),
                email=desk.choice("writer_email", ""),
                website=desk.choice("writer_website", ""),
            )
        screen.app.push_screen(Write(story, parent, draft, notice), partial(self._written, story))

    def reply(self, comment: Comment | None) -> None:
        """Answer the selected ``comment``, if there is one."""
        if comment is None:
            told = _("There is no comment to answer; {key} writes one of your own.")
            self._screen.say(told.format(key=self._screen.reader.key("comments.write")))
        else:
            self.write(comment)

    def _written(self, story: Story, result: tuple[Draft, Outcome | None] | None) -> None:
        if result is None:
            return
        draft, outcome = result
        if outcome is None:
            if not draft.blank:
                key = self._screen.reader.key("comments.reply" if draft.parent else "comments.write")
                self._screen.say(_("The draft is kept; {key} opens it again.").format(key=key))
            return
        self._screen.say(outcome.message)
        here = self._screen.story  # whose comments may have come meanwhile
        if outcome.kind == "published" and outcome.address and here.id == story.id:
            said = _with(here.comments, draft, outcome.address)
            self._screen.show_thread(said, urlsplit(outcome.address).fragment)

    # ------------------------------------------------------------------ reports

    def report(self, comment: Comment | None) -> None:
        """Ask for the reason to report the selected ``comment``, if there is one to report."""
        screen = self._screen
        if comment is None:
            screen.say(_("There is no comment to report."))
        elif comment.id in screen.comments.folded:
            screen.say(screen.comments.already_reported())
        else:
            from .dialogs.report import Report

            screen.app.push_screen(Report(comment.author), partial(self._fold, comment))

    def _fold(self, comment: Comment, reason: str | None) -> None:
        """Fold ``comment`` away, then ask whom it is to be reported to, if there is anybody."""
        screen = self._screen
        if reason is None:
            screen.say(_("Nothing was reported."))
            return
        failed = screen.reader.desk.report(screen.story, comment, reason)
        screen.comments.fold(comment.id)
        told = _("The comment is reported and folded away; {key} takes it back.")
        screen.say(failed or told.format(key=screen.reader.key("comments.undo")), wrong=bool(failed))
        self._report_to(comment, reason)

    def take_back(self, comment: Comment | None) -> None:
        """Unfold the selected ``comment``, if it was reported."""
        screen = self._screen
        if comment is None or comment.id not in screen.comments.folded:
            screen.say(_("The selected comment is not reported."))
            return
        failed = screen.reader.desk.take_back(screen.story, comment)
        screen.comments.unfold(comment.id)
        screen.say(failed or _("The report is taken back."), wrong=bool(failed))

    def _report_to(self, comment: Comment, reason: str) -> None:
        screen, desk = self._screen, self._screen.reader.desk
        ways = desk.outgoing.ways(
            screen.story, comment, reason, desk.choice("writer_name", ""), desk.choice("writer_email", "")
        )
        if ways is not None:
            from .dialogs.report import ReportTo

            screen.app.push_screen(ReportTo(ways), partial(self._chosen, comment, reason, ways))

    def _chosen(self, comment: Comment, reason: str, ways: Ways, way: Way | None) -> None:
        screen = self._screen
        match way:
            case "copy":
                screen.app.copy_to_clipboard(ways.notice)
                screen.say(_("The notice was copied. Paste it where the site takes such notices."))
            case "mail":
                screen.app.open_url(ways.mail)
                screen.say(_("The notice was given to your mail program. You choose whom it goes to."))
            case "link":
                screen.reader.browse(ways.link or "")
            case "server":
                screen.say(_("Reporting the comment …"))
                screen.run_worker(partial(self._report, comment, reason, ways), thread=True, exit_on_error=False)

    def _report(self, comment: Comment, reason: str, ways: Ways) -> None:
        """In a worker's thread."""
        app = self._screen.reader
        app.call_from_thread(self._reported, app.desk.outgoing.report(comment, reason, ways))

    def _reported(self, reported: Reported) -> None:
        self._screen.reader.say(reported.message, wrong=not reported.done)


def _with(thread: Thread, draft: Draft, address: str) -> Thread:
    """``thread`` with the comment that the site has just published at ``address``."""
    comment = Comment(
        id=urlsplit(address).fragment,
        text=draft.text.strip(),
        parent=draft.parent,
        author=draft.name.strip() or None,
        time=datetime.now().astimezone().isoformat(timespec="minutes"),
        url=address,
    )
    if any(known.id == comment.id for known in thread.comments):
        return thread
    count = None if thread.count is None else thread.count + 1
    return replace(thread, count=count, comments=(*thread.comments, comment))
