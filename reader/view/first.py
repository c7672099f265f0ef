"""The first picture: the front page or a story, as the full-screen reader shows it before any key is pressed.

It is made of the same functions that the widgets draw with, so that Textual, which takes its time, paints over it
what is there already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, get_args

from ..desk import Desk
from ..layout.order import USUAL, how_named, order
from ..layout.picture import Look
from ..layout.related import lay_related
from ..layout.sheet import Cells, Sheet
from ..layout.sources import lay_sources
from ..layout.thread import lay_thread
from ..locale import _, reading
from ..online import Opened
from ..story import Story
from . import article, edition, foot, fronts, keys, listing, places, titles, topline
from .bars import enough
from .browsing import Browsing
from .notice import lay_notice
from .pane import Pane, rows
from .places import Place
from .words import limit, related_words, sources_words, thread_words


class Frame(NamedTuple):
    """The screen that something is to be shown on: its size in cells, and whether the adapted contrast is on."""

    width: int
    height: int
    contrast_on: bool


def front_rows(frame: Frame, desk: Desk, browsing: Browsing) -> Iterator[Cells]:
    """The rows of the screen with the list that ``browsing`` is in, from the top."""
    status = _status(desk, ())
    places_of = places.lists(_body(frame, status), sources=bool(browsing.sources))
    alone = "sources" not in places_of
    shown = (_listing if browsing.of_library else _edition)(desk, browsing, places_of["list"])
    if browsing.sources and alone:
        asides = fronts.asides("listing", fronts.state_of(browsing), desk.settings.keys)
        shown = shown._replace(asides=asides)
    panes = rows(shown._replace(in_hand=True))
    if not alone:
        panes = (
            one + other for one, other in zip(rows(_sources(browsing, places_of["sources"])), panes, strict=True)
        )
    ids = keys.LIST_HINTS if browsing.sources else keys.FRONT_HINTS
    hints = foot.hints_row(ids, desk.settings.keys, frame.width)
    yield from _screen(frame, titles.front_page(), panes, status, hints)


def _edition(desk: Desk, browsing: Browsing, place: Place) -> Pane:
    page = desk.front_page()
    hint = "" if browsing.sources else edition.how_to_add(desk.settings.keys)
    sheet = Sheet(edition.lay(page, places.inner_width(place.width), desk.read_targets(), hint))
    shown = _items(sheet, place, (titles.front_page(),), len(edition.entries(page)))
    return shown._replace(column=edition.COLUMN)


def _listing(desk: Desk, browsing: Browsing, place: Place) -> Pane:
    state = fronts.state_of(browsing)
    heading, words = fronts.heading(state)
    lines = listing.lay(
        browsing.entries,
        places.inner_width(place.width),
        words(),
        masthead=fronts.masthead(state),
        heading=heading,
        nothing=fronts.nothing(state, desk.settings.keys),
        density=fronts.density(desk),
        page=places.page(place.height),
    )
    sheet, count = Sheet(lines), len(browsing.entries)
    return Pane(
        sheet,
        place.width,
        place.height,
        fronts.list_titles(state),
        column=listing.COLUMN,
        selected=0 if count else None,
        total=listing.total(sheet, 0, count),
    )


def _sources(browsing: Browsing, place: Place) -> Pane:
    lines = lay_sources(browsing.sources, places.inner_width(place.width), sources_words())
    sheet, page = Sheet(lines), places.page(place.height)
    here = next((number for number, one in enumerate(browsing.sources) if one.key == browsing.key), 0)
    block = sheet.block_lines(here)
    sheet.ensure(block.stop + enough(page) + len(browsing.sources))
    return Pane(
        sheet,
        place.width,
        place.height,
        (titles.sources(),),
        top=min(block.start, max(0, block.stop - page)),
        selected=here,
        divided=True,
    )


def story_rows(frame: Frame, desk: Desk, opened: Opened) -> Iterator[Cells]:
    """The rows of the screen with the story that was ``opened``, from the top."""
    story, keymap = opened.story, desk.settings.keys
    status = _status(desk, opened.notices, limit(story, keys.first_key("story.next_page", keymap)) or "")
    places_of = places.story(
        _body(frame, status), comments=bool(story.comments.comments), related=bool(story.related)
    )
    words = reading.count_words(story)
    shown = _article(desk, opened, words, places_of["article"], alone="comments" not in places_of)
    progress = article.progress(story, words, shown.sheet, shown.top, places.page(shown.height))
    status = status._replace(progress=progress, moved_on=not status.whole and shown.top > 0)
    panes = rows(shown)
    if "comments" in places_of:
        aside = places_of["comments"].width
        right = (
            *rows(_comments(desk, story, places_of["comments"])),
            *rows(_related(desk, story, places_of["related"])),
        )
        beside = zip_longest(panes, right, fillvalue=((" " * aside, "text"),))
        panes = (one + other for one, other in beside)
    hints = foot.hints_row(keys.STORY_HINTS, keymap, frame.width)
    yield from _screen(frame, titles.where(story), panes, status, hints)


def _screen(frame: Frame, where: str, panes: Iterator[Cells], status: foot.Status, hints: Cells) -> Iterator[Cells]:
    """All rows of a screen, from the top line to the foot."""
    yield topline.row(where, frame.width, contrast_on=frame.contrast_on)
    yield from panes
    rows_of_status, rows_of_hints = places.foot(frame.height, len(foot.message_rows(status, frame.width)))
    for row in range(rows_of_status):
        yield (foot.status_row(status, row, frame.width, rows_of_status),)
    if rows_of_hints:
        yield hints


def _body(frame: Frame, status: foot.Status) -> Place:
    return places.body(frame.width, frame.height, len(foot.message_rows(status, frame.width)))


def _status(desk: Desk, notices: Sequence[str], otherwise: str = "") -> foot.Status:
    """What is said at the beginning: what went wrong so far and what else there is to tell, or ``otherwise``."""
    if told := " ".join((*desk.troubles, *notices)):
        return foot.Status(_("Error: {message}").format(message=told) if desk.troubles else told, whole=True)
    return foot.Status(otherwise)


def _article(desk: Desk, opened: Opened, words: int, place: Place, *, alone: bool) -> Pane:
    story, keymap, column = opened.story, desk.settings.keys, desk.column()
    page = places.page(place.height)
    look = picture_look(desk)
    drawable = desk.pictures.at_hand(story) if look == "drawn" else frozenset()
    width, comfort = places.inner_width(place.width), article.comfort(desk.settings)
    sheet = Sheet(article.lay(story, words, width, page, column, look, drawable, comfort))
    sheet.ensure(article.first_lines(page))
    top = 0
    if position := desk.position(story):
        top = sheet.line_at(*position)
        sheet.ensure(top + page)
        top = max(0, min(top, len(sheet) - page))
    counts = {"comments": len(story.comments.comments), "related": len(story.related)}
    asides = titles.asides("article", counts, keymap, keys.STORY_HINTS[:2]) if alone else ()
    return Pane(
        sheet,
        place.width,
        place.height,
        (titles.article(opened.saved),),
        asides,
        top=top,
        column=column,
        in_hand=True,
        divided=True,
    )


def picture_look(desk: Desk) -> Look:
    """How the reader last wanted pictures; framed where they wanted them drawn and nothing here can draw."""
    looks: tuple[Look, ...] = get_args(Look)
    chosen = desk.choice("pictures", looks[0])
    look = next((look for look in looks if look == chosen), looks[0])
    if look == "drawn":
        from ..raster.half_blocks import available

        return look if available() else looks[0]
    return look


def _comments(desk: Desk, story: Story, place: Place) -> Pane:
    how = how_named(desk.choice("order", USUAL))
    placed = order(story.comments.comments, how, folded=desk.folded(story))
    width = places.inner_width(place.width)
    if placed:
        words = thread_words(keys.first_key("comments.undo", desk.settings.keys))
        lines = lay_thread(placed, width, words, authors=frozenset(name.lower() for name in story.authors))
    else:
        lines = lay_notice(titles.no_comment(story.comments), width)
    return _items(Sheet(lines), place, tuple(titles.comments(story.comments, how)), len(placed))


def _related(desk: Desk, story: Story, place: Place) -> Pane:
    width = places.inner_width(place.width)
    if story.related:
        read = desk.read_among(item.url for item in story.related)
        lines = lay_related(story.related, width, related_words(), read=read)
    else:
        lines = lay_notice(titles.no_related(), width)
    return _items(Sheet(lines), place, (titles.related(len(story.related)),), len(story.related))


def _items(sheet: Sheet, place: Place, named: tuple[str, ...], count: int) -> Pane:
    sheet.ensure(enough(places.page(place.height)))
    return Pane(sheet, place.width, place.height, named, selected=0 if count else None)
