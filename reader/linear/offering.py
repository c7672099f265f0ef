"""What the story that is read offers: stories to read next, links, its page; and how it is kept and put in order."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, NamedTuple

from ..layout.order import order_after
from ..locale import _, dates
from ..story import Related, Story
from ..targets import EDITION
from ..view import titles
from ..view.links import links_of

if TYPE_CHECKING:
    from .session import Session


class Link(NamedTuple):
    """What a number leads to, and whether it may be something else than a story."""

    target: str
    anything: bool = False


class Offering:
    """Does what the commands about what a story offers ask for in ``session``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._console = session.console
        self._links: list[Link] = []

    def begin(self, story: Story) -> None:
        """Let numbers choose among the stories that ``story`` offers to read next."""
        self._links = [Link(related.url) for related in story.related if related.url]

    def choose(self, number: int) -> None:
        """Go where ``number``, as it was told last, leads."""
        if not 1 <= number <= len(self._links):
            self._console.say(
                _("No {number} was told. “{links}” numbers the links, “{related}” the stories to read next.").format(
                    number=number, links=_("links"), related=_("related")
                )
            )
            return
        link = self._links[number - 1]
        if link.anything and not link.target.startswith(("http://", "https://", EDITION)):
            self.browse_to(link.target)
        else:
            self._session.go(link.target, self._session.reading().story)

    def to_related(self, _argument: str) -> None:
        """Number the stories to read next."""
        story = self._session.reading().story
        self.begin(story)
        offered = [related for related in story.related if related.url]
        if not offered:
            self._console.say(_("This story offers none to read next."))
            return
        read = self._session.desk.read_among(related.url for related in offered)
        said = (_related_line(related, related.url in read) for related in offered)
        self._console.say(*(f"{number}. {line}" for number, line in enumerate(said, 1)))

    def links(self, _argument: str) -> None:
        """Number the links of the story."""
        story = self._session.reading().story
        found = links_of(story)
        if not found:
            self._console.say(_("This story has no link."))
            return
        self._links = [Link(address, anything=True) for _text, address in found]
        self._console.say(*(f"{number}. {text}: {address}" for number, (text, address) in enumerate(found, 1)))

    def keep(self, _argument: str) -> None:
        """Keep the story, or no longer."""
        here = self._session.reading()
        kept, failed = self._session.desk.keep(here.target, here.story)
        self._console.say(failed or (_("The story is kept.") if kept else _("The story is no longer kept.")))

    def browse(self, _argument: str) -> None:
        """Open the page of the story in the reader's browser."""
        if url := self._session.reading().story.url:
            self.browse_to(url)
        else:
            self._console.say(_("This story is on no page of the web."))

    def address(self, _argument: str) -> None:
        """Tell the address of the story, or what else it was opened by."""
        here = self._session.reading()
        self._console.say(here.story.url or here.target)

    def browse_to(self, url: str) -> None:
        """Open ``url`` in the reader's browser, if it is an address of the web."""
        if not url.lower().startswith(("http://", "https://", "mailto:")):
            self._console.say(_("This is no address of the web: {url}").format(url=url))
        elif webbrowser.open(url):
            self._console.say(_("Opened in the browser: {url}").format(url=url))
        else:
            self._console.say(_("No browser could be started for {url}").format(url=url))

    def sort(self, _argument: str) -> None:
        """Put the comments in the next order."""
        here = self._session.reading()
        how = order_after(here.how, here.story.comments.comments)
        here.arrange(here.story, how, here.folded)
        self._session.desk.choose(order=how)
        self._console.say(_("Comments: {order}.").format(order=titles.order(how)))


def _related_line(related: Related, read: bool) -> str:
    said = [
        related.title or related.teaser or _("untitled"),
        related.provider,
        dates.long_date(related.published) if related.published else None,
        related.why,
        _("Read already") if read else None,
    ]
    return ". ".join(filter(None, said)) + "."
