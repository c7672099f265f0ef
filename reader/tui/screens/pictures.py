"""The pictures of a story on its screen: how they are shown, and what is said of those that are loaded."""

from __future__ import annotations

from ...locale import _, numbers
from .. import drawings
from ..loading import Loading
from ..widgets.article import ArticleView
from .panes import PanesScreen


class PicturesScreen(PanesScreen):
    """The panes of a story, of which the article has pictures."""

    def action_pictures(self) -> None:
        loading = self.article.web
        look = self.article.look
        if look != "drawn" or not loading.lacking:
            look = drawings.following(look)
        hindrance = drawings.hindrance(self.reader) if look == "drawn" else None
        if hindrance:
            look = drawings.following(look)
        loads = look == "drawn" and loading.ask()
        self.article.set_look(look)
        failed = self.reader.desk.choose(pictures=look)
        told = drawings.said(look)
        if loads:
            told = _("Pictures are loaded as they come into sight; {key} stops.").format(
                key=self.reader.key("app.front")
            )
        self.say(failed or (f"{hindrance} · {told}" if hindrance else told), wrong=bool(failed))

    def on_loading_coming(self, event: Loading.Coming) -> None:
        got, key = numbers.number(event.received // 1000), self.reader.key("app.front")
        if event.whole:
            told = _("Loading a picture: {received} of {whole} kB. {key} stops.")
            told = told.format(received=got, whole=numbers.number(event.whole // 1000), key=key)
        else:
            told = _("Loading a picture: {received} kB. {key} stops.").format(received=got, key=key)
        if event.loading is self.article.web:
            self.say(told)

    def on_loading_came(self, event: Loading.Came) -> None:
        if event.loading is self.article.web:
            width, height = map(numbers.number, event.size)
            self.say(_("The picture is here: {width} × {height} pixels.").format(width=width, height=height))

    def on_loading_failed(self, event: Loading.Failed) -> None:
        if event.loading is self.article.web and event.problem is not None:
            self.say(str(event.problem), wrong=True)

    def on_article_view_not_drawn(self, event: ArticleView.NotDrawn) -> None:
        event.stop()
        self.say(event.problem, wrong=True)

    def stop_waiting(self) -> bool:
        return super().stop_waiting() or self.article.web.stop()
