"""A story as a web page of its own: one file without scripts, whose structure a screen reader can walk.

The page is in the language of the story. What the program says itself is in that of the interface and marked so
where that is another one (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TypeAlias, assert_never

from ..layout.order import order
from ..locale import _, language
from ..locale.dates import long_date
from ..locale.phrases import comments_heading, in_reply_to, points, provided_by, updated, written_by
from ..story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Related,
    Span,
    Spans,
    Story,
    Table,
    Thread,
    Verbatim,
)
from .links import picture_address, web_address

PictureAddress: TypeAlias = Callable[[str], str | None]

_STYLE = Path(__file__).with_name("page.css")
# Nothing in the page runs or is sent anywhere, even if an escape were forgotten.
_POLICY = "default-src 'none'; img-src * data: file:; style-src 'unsafe-inline'"
# Browsers flatten what is nested some hundred levels deep; from here on, only words say whom a comment answers.
_DEEPEST = 30
# HTML Standard, section 2.3.5: the forms of ours that are valid in a datetime attribute.
_VALID_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|\d\d:\d\d", re.ASCII)


def render(story: Story, *, picture: PictureAddress | None = None) -> str:
    """``story`` as an HTML document.

    ``picture`` tells at which address a browser finds a picture by its ``src``, None for nowhere; without it, only
    pictures that have an address on the web are shown.
    """
    return "\n".join(_Writer(story, picture or (lambda src: picture_address(src, story.url))).document()) + "\n"


class _Writer:
    """Writes one story, line by line."""

    def __init__(self, story: Story, picture: PictureAddress) -> None:
        self._story = story
        self._picture_address = picture
        self._language = story.language or language()
        # The attribute for what the program says itself.
        self._ours = "" if self._language[:2].lower() == language() else f' lang="{language()}"'

    def document(self) -> Iterator[str]:
        story = self._story
        yield "<!doctype html>"
        yield f'<html lang="{escape(self._language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(' · '.join(filter(None, [story.headline, story.provider])))}</title>"
        yield f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
        yield "</head>"
        yield "<body>"
        yield f'<a class="skip" href="#story"{self._ours}>{escape(_("Skip to main content"))}</a>'
        yield '<main id="story">'
        yield "<article>"
        yield from self._head()
        for block in story.blocks:
            yield from self._block(block)
        yield "</article>"
        yield from self._comments(story.comments)
        yield "</main>"
        yield from self._related(story.related)
        yield "</body>"
        yield "</html>"

    def _head(self) -> Iterator[str]:
        story = self._story
        yield "<header>"
        if story.kicker:
            yield f"<p>{escape(story.kicker)}</p>"
        yield f"<h1>{escape(story.headline)}</h1>"
        if source := self._source(story.provider, story.published):
            yield f"<p{self._ours}>{source}</p>"
        if story.authors:
            yield f"<p{self._ours}>{escape(written_by(story.authors))}</p>"
        if story.updated:
            yield f"<p{self._ours}>{updated(_time(story.updated))}</p>"
        if address := web_address(story.url):
            yield f"<p>{_link(escape(address), address)}</p>"
        yield "</header>"
        if story.lede:
            yield f'<p class="lede">{escape(story.lede)}</p>'

    def _source(self, provider: str | None, published: str | None, why: str | None = None) -> str:
        said = [escape(provided_by(provider)) if provider else "", _time(published) if published else ""]
        said.append(escape(why or ""))
        return " · ".join(filter(None, said))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(spans):
                yield f"<p>{self._spans(spans)}</p>"
            case Crosshead(text, level):
                tag = f"h{max(2, min(level, 6))}"
                yield f"<{tag}>{escape(text)}</{tag}>"
            case Quote(paragraphs, source):
                yield "<blockquote>"
                yield from (f"<p>{self._spans(spans)}</p>" for spans in paragraphs)
                if source:
                    yield f"<p>— {escape(source)}</p>"
                yield "</blockquote>"
            case Listing(items, ordered):
                tag = "ol" if ordered else "ul"
                yield f"<{tag}>"
                yield from (f"<li>{self._spans(spans)}</li>" for spans in items)
                yield f"</{tag}>"
            case Picture():
                yield from self._picture(block)
            case Table():
                yield from _table(block)
            case Verbatim(text):
                yield f"<pre>\n{escape(text)}</pre>"  # the parser drops a line end right after the tag
            case Embed(text, src):
                address = web_address(src, self._story.url)
                yield f"<p>{_link(escape(text or address or ''), address)}</p>"
            case _:
                assert_never(block)

    def _spans(self, spans: Spans) -> str:
        return "".join(_span(span, web_address(span.href, self._story.url)) for span in spans)

    def _picture(self, picture: Picture) -> Iterator[str]:
        """A picture with its texts; where it cannot be shown, what it shows is said in its place."""
        address = self._picture_address(picture.src) if picture.src else None
        yield "<figure>"
        if address:
            size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
            # An empty alternative where the caption tells all: it is not to be read twice.
            yield f'<img src="{escape(address)}" alt="{escape(picture.alt or "")}"{size}>'
        elif picture.alt or not picture.caption:
            words = _("Picture: {text}").format(text=picture.alt) if picture.alt else _("Picture without description")
            yield f"<p>{escape(words)}</p>"
        if picture.caption or picture.credit:
            credit = f'<span class="credit">{escape(picture.credit)}</span>' if picture.credit else ""
            yield f"<figcaption>{escape(picture.caption or '')}{credit}</figcaption>"
        yield "</figure>"

    def _comments(self, thread: Thread) -> Iterator[str]:
        if thread.count is None and not thread.comments:
            return
        heading = escape(comments_heading(thread.count, len(thread.comments)))
        yield '<section aria-labelledby="comments">'
        yield f'<h2 id="comments"{self._ours}>{heading}</h2>'
        places: dict[str, tuple[int, Comment]] = {}
        open_lists = 0
        for place, placed in enumerate(order(thread.comments, "page"), 1):
            comment = placed.comment
            places.setdefault(comment.id, (place, comment))
            depth = min(placed.depth, _DEEPEST)
            if open_lists <= depth:
                yield '<ol class="thread">'
                open_lists += 1
            else:
                yield "</li>" + "</ol></li>" * (open_lists - depth - 1)
                open_lists = depth + 1
            yield f'<li id="comment-{place}">'
            yield from self._comment(comment, places[comment.parent or ""] if placed.depth else None)
        if open_lists:
            yield "</li></ol>" * open_lists
        yield "</section>"

    def _comment(self, comment: Comment, parent: tuple[int, Comment] | None) -> Iterator[str]:
        said = [escape(comment.author or _("Anonymous")), _time(comment.time) if comment.time else ""]
        if parent:
            place, answered = parent
            said.append(f'<a href="#comment-{place}">{escape(in_reply_to(answered.author))}</a>')
        if comment.score is not None:
            said.append(escape(points(comment.score)))
        yield f"<p{self._ours}>{' · '.join(filter(None, said))}</p>"
        yield from (f"<p>{escape(text)}</p>" for text in comment.text.split("\n") if text.strip())

    def _related(self, related: Iterable[Related]) -> Iterator[str]:
        offers = [line for story in related for line in self._offer(story)]
        if not offers:
            return
        yield '<nav aria-labelledby="related">'
        yield f'<h2 id="related"{self._ours}>{escape(_("Read also"))}</h2>'
        yield "<ul>"
        yield from offers
        yield "</ul>"
        yield "</nav>"

    def _offer(self, related: Related) -> Iterator[str]:
        title = related.title or related.teaser or _("untitled")
        yield "<li>"
        yield f"<p>{_link(escape(title), web_address(related.url, self._story.url))}</p>"
        if source := self._source(related.provider, related.published, related.why):
            yield f"<p{self._ours}>{source}</p>"
        if related.teaser and related.title:
            yield f"<p>{escape(related.teaser)}</p>"
        if related.picture:
            yield from self._picture(related.picture)
        yield "</li>"


def _span(span: Span, address: str | None) -> str:
    text = escape(span.text)
    for mark in ("code", "em", "strong"):
        if mark in span.marks:
            text = f"<{mark}>{text}</{mark}>"
    return _link(text, address)


def _link(html: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{html}</a>' if address else html


def _time(iso: str) -> str:
    words = escape(long_date(iso))
    return f'<time datetime="{iso}">{words}</time>' if _VALID_TIME.fullmatch(iso) else words


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide"><table>'
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    for number, row in enumerate(table.rows):
        tag = 'th scope="col"' if table.header and number == 0 else "td"
        yield f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag[:2]}>' for cell in row)}</tr>"
    yield "</table></div>"
