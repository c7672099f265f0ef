"""The story screen: article, comments, related stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from ...errors import NewsreaderError
from ...layout import thread
from ...layout.order import USUAL
from ...locale import _
from ...online import Opened
from ...story import Entry, Related, Story, Thread
from ...view import titles, words
from .. import drawings, keys
from ..completing import Completing, with_related
from ..discussing import Discussing
from ..hinting import Hinting
from ..history import Spot
from ..speaking import Speaking
from ..tagging import Tagging
from ..talking import Talking
from ..widgets.items import ItemsView
from ..widgets.lines import LinesView
from ..widgets.status import StatusLine
from .pictures import PicturesScreen


class StoryScreen(PicturesScreen):
    """One story, whole. Another story can take its place without the screen changing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("story.*", "comments.*", "list.next_unread", "list.next", "list.previous")
    ]

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.completing = Completing(self)
        self.discussing = Discussing(self)
        self.talking = Talking(self)
        self.hinting = Hinting(self)
        self.speaking = Speaking(self)
        self.tagging = Tagging(self)

    @property
    def story(self) -> Story:
        """The story that is read."""
        return self.spot.story

    def counts(self) -> dict[str, int]:
        return {"comments": len(self.story.comments.comments), "related": len(self.story.related)}

    def on_mount(self) -> None:
        self.show(self.spot)

    # ------------------------------------------------------------------ content

    def show(self, spot: Spot) -> None:
        """Show a story at the place where the reader was in it."""
        self.speaking.forget()
        self.spot = spot
        desk, story = self.reader.desk, spot.story
        self.article.present(story, desk.column(), drawings.remembered(self.reader), spot.position)
        self.article.title = titles.article(spot.saved)
        self.comments.present(story, desk.folded(story), desk.choice("order", USUAL), spot.comment)
        self.related.present(story.related, spot.related)
        self.tell_place(titles.where(story))
        self.tell_panes()
        self.go_to(self.query_one(f"#{spot.pane}"))
        self.tell_progress()

        if not self.completing.start():
            self.discussing.start()

        if limit := words.limit(spot.story, self.reader.key("story.next_page")):
            self.say(limit)

    def show_whole(self, opened: Opened) -> None:
        """Show the whole of the story, of which a part was shown, where the reader is in it."""
        story = replace(opened.story, related=with_related(opened.story, self.story.related))
        self.spot = self.here()._replace(story=story, saved=opened.saved, partial=False)
        desk, spot = self.reader.desk, self.spot
        self.article.present(story, desk.column(), self.article.look, spot.position or desk.position(story))
        self.article.title = titles.article(spot.saved)
        self.comments.update(story.comments, self.comments.new)
        self.show_related(story.related)
        self.tell_place(titles.where(story))
        self.tell_progress()

    def show_related(self, related: tuple[Related, ...]) -> None:
        """Show more stories to read next."""
        self.spot = self.spot._replace(story=replace(self.story, related=related))
        self.related.present(related, self.related.selected)
        self.tell_panes()

    def action_leaf(self, step: int) -> None:
        ends = _("The list ends here.") if step > 0 else _("The list begins here.")
        self._go_along(lambda: self.reader.browsing.step(step), ends)

    def action_next_unread(self) -> None:
        if self.searched().matches:
            self.action_match(1)
        else:
            self._go_along(self.reader.browsing.next_unread, _("Everything is read."))

    def _go_along(self, find: Callable[[], Entry | None], none: str) -> None:
        """Open the entry that ``find`` gives of the list that led here; ``none`` is said where there is none."""
        browsing = self.reader.browsing
        try:
            browsing.at(self.spot.target)
            entry = find()
        except NewsreaderError as problem:
            self.say(str(problem), wrong=True)
            return
        if entry is not None:
            self.reader.going.open(entry.target)
        else:
            self.say(none if browsing.entries else _("No list led to this story."))

    def action_next_page(self) -> None:
        if self.story.next_page:
            self.reader.going.open(self.story.next_page, self.story)
        else:
            self.say(_("This story has no further page."))

    def stop_waiting(self) -> bool:
        return super().stop_waiting() or self.speaking.stop() or self.completing.stop() or self.discussing.stop()

    def on_unmount(self) -> None:
        self.completing.stop()
        self.discussing.stop()
        self.speaking.stop()

    def action_load_comments(self) -> None:
        if self.discussing.start(others=True):
            self.say(_("Asking for comments … {key} stops.").format(key=self.reader.key("app.front")))
        else:
            self.say(_("Only for a page of the web can comments be asked for."))

    def here(self) -> Spot:
        """The story with the place where the reader is in it now."""
        if not self.is_mounted:
            return self.spot
        focused = self.focused
        pane = focused.id if isinstance(focused, LinesView) and focused.id else "article"
        comment = self.comments.comment
        return Spot(
            self.spot.target,
            self.story,
            self.article.position(),
            pane,
            comment.id if comment else None,
            self.related.selected,
            self.spot.saved,
            self.spot.partial,
        )

    def on_sheet_view_moved(self) -> None:
        self.hinting.moved()
        self.tell_progress()
        self.speaking.follow()
        self.reader.going.remember_soon()

    def tell_progress(self) -> None:
        """How far the article has been read, and the minutes that are left, in the status line.

        While another pane has its place, that stays as it was.
        """
        if not self.is_in_sight(self.article):
            return
        self.query_one(StatusLine).show_progress(*self.progress())

    def progress(self) -> tuple[str, int]:
        progress = self.article.progress()
        return progress, self.article.top if progress else 0

    # ------------------------------------------------------------------ article

    def action_speak(self) -> None:
        focused = self.focused
        self.speaking.toggle(focused if isinstance(focused, LinesView) else self.article)

    def action_speed(self, steps: int) -> None:
        self.speaking.change_speed(steps)

    def action_crosshead(self, step: int) -> None:
        if self.focused is self.comments:
            if not self.comments.select_conversation(step):
                self.say(_("No conversation further down.") if step > 0 else _("No conversation further up."))
            return
        headline = self.article.go_to_crosshead(step)
        self.go_to(self.article)
        self.say(headline or (_("No crosshead further down.") if step > 0 else _("No crosshead further up.")))

    def action_column(self, step: int) -> None:
        column = self.article.set_column(self.article.column + step)
        failed = self.reader.desk.choose(column=column)
        self.say(failed or _("Column of {number} characters.").format(number=column), wrong=bool(failed))

    def action_keep(self) -> None:
        kept, failed = self.reader.desk.keep(self.spot.target, self.story)
        self.say(
            failed or (_("The story is kept.") if kept else _("The story is no longer kept.")), wrong=bool(failed)
        )

    def action_tags(self) -> None:
        self.tagging.ask(self.spot.target)

    def action_links(self) -> None:
        panes = (self.article, self.comments, self.related)
        if not self.hinting.start(pane for pane in panes if self.is_in_sight(pane)):
            from ...view.links import links_of

            key = self.reader.key("story.all_links")
            none_here = _("No link is in sight; {key} lists all of the story.").format(key=key)
            self.say(none_here if links_of(self.story) else _("This story has no links."))

    def action_all_links(self) -> None:
        from ...view.links import links_of
        from ..dialogs.links import Links

        links = links_of(self.story)
        if not links:
            self.say(_("This story has no links."))
        else:
            self.app.push_screen(Links(links), self._follow)

    def on_key(self, event: events.Key) -> None:
        if self.hinting.active:
            self.hinting.take(event)

    def _follow(self, address: str | None) -> None:
        if address:
            self.reader.going.follow(address, self.story)

    def action_browser(self) -> None:
        url = self._address()
        if url:
            self.reader.browse(url)

    def action_copy_address(self) -> None:
        url = self._address()
        if url:
            self.app.copy_to_clipboard(url)
            self.say(_("The address was copied: {url}").format(url=url))

    def _address(self) -> str | None:
        if not self.story.url:
            self.say(_("The address of this story is not known."))
        return self.story.url

    # ------------------------------------------------------------------ comments

    def _show_comments(self) -> None:
        """Bring the comments into sight where another pane has their place: nothing is done to them unseen."""
        if not self.is_in_sight(self.comments):
            self.go_to(self.comments)

    def action_sort(self) -> None:
        self._show_comments()
        order, name = self.comments.next_order()
        failed = self.reader.desk.choose(order=order)
        self.say(failed or _("Comments: {order}.").format(order=name), wrong=bool(failed))

    def action_parent(self) -> None:
        self._show_comments()
        if not self.comments.select_parent():
            self.say(_("This comment answers no other."))

    def action_level(self) -> None:
        self._show_comments()
        self.say(self.comments.toggle_level())

    def action_new_comment(self) -> None:
        if self.searched().matches:
            self.action_match(-1)
            return
        self._show_comments()
        if not self.comments.select_new():
            self.say(_("No comment is new since your last visit."))

    def show_thread(self, said: Thread, comment: str) -> None:
        """Show the thread ``said`` in place of the story's, with the comment of this id selected."""
        self.spot = self.here()._replace(story=replace(self.story, comments=said), comment=comment)
        self.comments.update(said, self.comments.new)
        self.comments.select_comment(comment)
        self.tell_panes()

    def action_write(self) -> None:
        self.talking.write(None)

    def action_reply(self) -> None:
        self._show_comments()
        self.talking.reply(self.comments.comment)

    def action_report(self) -> None:
        self._show_comments()
        self.talking.report(self.comments.comment)

    def action_take_back(self) -> None:
        self._show_comments()
        self.talking.take_back(self.comments.comment)

    # ------------------------------------------------------------------ going elsewhere

    def on_items_view_chosen(self, event: ItemsView.Chosen) -> None:
        event.stop()
        if event.is_late:
            return
        if event.view is self.comments:
            self.say(self.comments.toggle_branch(event.index))
        else:
            self._open_related(event.index)

    def _open_related(self, index: int) -> None:
        related = self.story.related[index]
        if related.url:
            self.reader.going.open(related.url, self.story)
        else:
            self.say(_("The page did not say where this story is."))

    def on_lines_view_link_chosen(self, event: LinesView.LinkChosen) -> None:
        event.stop()
        if event.is_late:
            return
        if isinstance(event.view, ItemsView):
            event.view.select(event.block)
        match event.href:
            case thread.REPORT:
                self.action_report()
            case thread.UNDO:
                self.action_take_back()
            case thread.COLLAPSE | thread.EXPAND:
                self.say(self.comments.toggle_branch(event.block))
            case _ if event.view is self.related:
                self._open_related(event.block)
            case href:
                self.reader.going.follow(href, self.story)

    def action_back(self) -> None:
        self.reader.going.back()

    def action_forward(self) -> None:
        self.reader.going.forward()

    def left(self) -> None:
        self.reader.going.to_front_page()
