"""What each unit of the story's part of the page is, and for all that is left out, why.

Weighed together: where it stands (markup, names around it, inside the body or above it), what it says (the phrases
of its language), and what the page tells elsewhere (headline, descriptions, comments, related stories).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .. import block
from ..labels import Labeller
from ..phrases import fold
from ..pictures import signed
from ..sentences import ends_sentence
from .headlines import alike
from .names import Says
from .notices import kind_of
from .tree import Element
from .units import Unit, Units

_LINKED = 0.75  # of a unit: it is a link to elsewhere
_PHRASE_WORDS = 12
_NOTICE_WORDS = 90
_CROSSHEAD = 110  # characters
_COPYRIGHT = 120
_SAME = 0.75  # of the words
_TERM = 20  # characters: a list of terms has one that is longer, a dump of settings none
_LARGEST_CELL = 400
_LARGEST_TABLE = 5_000  # elements
_CERTAIN = 140  # characters
_BEGINNING = 160
_NOTICE_STEMS = 4
_SOLID = 100  # characters of a paragraph that no box of notices holds
_PULLED = 40
_POINTERS = ">»›→►▶▸➜➔⇒☞+|•"
_PROSE_NOTICE = 0.12  # of the words of running text that must speak of accounts for it to be a notice


class Label(StrEnum):
    """The trade's names for what stands on a news page."""

    KICKER = "kicker"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    EMBED = "embed"
    NOTICE = "notice"
    COMMENT = "comment"
    RELATED = "related"
    OTHER = "other"


KEPT = frozenset(
    [Label.PARAGRAPH, Label.CROSSHEAD, Label.QUOTE, Label.LIST, Label.TABLE, Label.CODE, Label.EMBED, Label.LEDE]
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A unit, its label, and why it has it."""

    unit: Unit
    label: Label
    why: str


_BOXED = frozenset([Label.NOTICE, Label.RELATED, Label.COMMENT])

_ONLY_A_LINK = "is nothing but a link"
_BY_NAME = (
    (int(Says.COMMENTS), Label.COMMENT, "comments"),
    (int(Says.RELATED), Label.RELATED, "related stories"),
    (int(Says.ADVERT), Label.NOTICE, "an advertisement"),
    (int(Says.SIGNUP), Label.NOTICE, "an offer or account"),
    (int(Says.CONSENT), Label.NOTICE, "consent"),
    (int(Says.SHARE), Label.OTHER, "sharing"),
    (int(Says.NAVIGATION), Label.OTHER, "navigation"),
    (int(Says.AUTHOR), Label.BYLINE, "an author's box"),
    (int(Says.FURNITURE), Label.OTHER, "furniture"),
)
_NAMED = sum(flag for flag, _label, _what in _BY_NAME)
_HIDDEN, _LEDE, _DATE, _CREDIT = map(int, (Says.HIDDEN, Says.LEDE, Says.DATE, Says.CREDIT))
_HEAD_OR_FOOT = int(Says.DATE | Says.BYLINE | Says.KICKER | Says.TAGS)
_PICTURED = int(Says.CAPTION | Says.CREDIT | Says.IMAGE)
_SAID_OF_PICTURES = int(Says.CAPTION | Says.CREDIT)
_BY_PHRASE = {
    block.Label.CHROME: (Label.NOTICE, "a phrase of pages, not of stories"),
    block.Label.COMMENTS: (Label.COMMENT, "announces comments"),
    block.Label.RELATED: (Label.RELATED, "announces related stories"),
    block.Label.ENDING: (Label.OTHER, "what follows stories"),
    block.Label.DATE: (Label.DATE, "a date line"),
    block.Label.BYLINE: (Label.BYLINE, "a byline"),
}
_BY_KIND = {
    "notice": (Label.NOTICE, "begins like a notice"),
    "byline": (Label.BYLINE, "tells who wrote it"),
    "related": (Label.RELATED, "begins like a pointer to another story"),
}


class Judge:
    """Labels the units of one page, or of a fragment: ``whole`` says that all of it is a story."""

    def __init__(
        self,
        units: Units,
        body: Element,
        headlines: Collection[str],
        zones: dict[Label, Collection[Element]],
        labeller: Labeller,
        *,
        whole: bool = False,
    ) -> None:
        self._whole = whole
        self._units = units
        self._labeller = labeller
        self._told = headlines
        self._headlines = {fold(text) for text in headlines}
        self._zoned = {i: label for label, zone in zones.items() for element in zone for i in units.range(element)}
        self._tables: dict[int, bool] = {}
        self._body = body
        self._pictures = sorted(one.first for one in units.tree.find("img", "picture", "video", "iframe", "amp-img"))
        self._forms = {_form(unit) for unit in units.inside(body) if unit.prose}

    def label(self, unit: Unit) -> Labelled:
        """The label of ``unit`` by itself."""
        return Labelled(unit, *self._judge(unit))

    def _judge(self, unit: Unit) -> tuple[Label, str]:
        if zoned := self._zoned.get(unit.index):
            return zoned, f"stands among the {zoned.value} texts"
        if unit.says & _HIDDEN:
            return Label.OTHER, "is not displayed"
        if unit.says & _NAMED:
            label, what = next((label, what) for flag, label, what in _BY_NAME if unit.says & flag)
            return label, f"its names say {what}"
        if self._with_picture(unit):
            return Label.CAPTION, "stands with a picture"
        if unit.place.table and self._is_data(unit.place.table):
            return Label.TABLE, "stands in a table"
        if unit.text[0] in "©Ⓒ" and unit.size <= _COPYRIGHT:
            return Label.NOTICE, "claims a copyright"
        if unit.prose >= _CERTAIN and unit.links * 5 < unit.size and _form(unit) in self._forms:
            # Running text like the other: only what it begins with can tell that it is none.
            beginning = fold(unit.text[:_BEGINNING])
            if kind := kind_of(beginning):
                return _BY_KIND[kind]
            if len(self._labeller.lexicon.notice.within(beginning)) >= _NOTICE_STEMS:
                return Label.NOTICE, "speaks of accounts and subscriptions"
            return self._by_form(unit)
        words = block.count_words(unit.text)
        folded = fold(unit.text) if words <= _NOTICE_WORDS else unit.text
        if not folded:
            return Label.OTHER, "has no words"
        if self._whole and not folded.strip("# ") and not self._labeller.dates.first(unit.text):
            return Label.OTHER, "is the number of a note"
        if folded in self._headlines:
            return Label.HEADLINE, "repeats the headline"
        if words <= _NOTICE_WORDS and (verdict := self._by_phrase(unit, words, folded)):
            return verdict
        if not self._whole:
            if unit.links > unit.size * _LINKED:
                return Label.RELATED, _ONLY_A_LINK
            if unit.links and unit.text[0] in _POINTERS:
                return Label.RELATED, "points to a link"
        return self._by_form(unit)

    def _by_phrase(self, unit: Unit, words: int, folded: str) -> tuple[Label, str] | None:
        if kind := kind_of(folded):
            return _BY_KIND[kind]
        found = self._labeller.label(block.Block(unit.text, 0))
        if found is block.Label.PICTURE and self._is_signed(unit) and self._behind_a_picture(unit):
            return Label.CAPTION, "stands behind a picture and is signed"
        verdict = _BY_PHRASE.get(found)
        if verdict is None or (found is block.Label.CHROME and words > _PHRASE_WORDS and self._reads(unit, words)):
            return None
        if words > _PHRASE_WORDS and found not in {block.Label.CHROME, block.Label.BYLINE, block.Label.DATE}:
            return None
        if ends_sentence(unit.text) and words > 5 and found is not block.Label.CHROME:
            return None
        return verdict

    def _by_form(self, unit: Unit) -> tuple[Label, str]:
        place = unit.place
        if unit.level:
            if unit.level < 3 and any(alike(unit.text, headline) >= _SAME for headline in self._told):
                return Label.HEADLINE, "is another form of the headline"
            return Label.CROSSHEAD, f"is a heading ({place.heading.tag})" if place.heading else ""
        if place.pre:
            return Label.CODE, "is preformatted"
        if place.item:
            if not self._whole and self._of_links(place.item):
                return Label.RELATED, "is in a list of links"
            if place.item.tag != "li" and self._is_settings(place.item):
                return Label.OTHER, "stands among settings"
            return Label.LIST, "is an item of a list"
        if place.quote:
            return Label.QUOTE, "stands in a blockquote"
        if unit.says & _HEAD_OR_FOOT and not unit.prose:
            label = Label.DATE if unit.says & _DATE else Label.BYLINE
            return label, "its names say it is of the story's head or foot"
        whole = ends_sentence(unit.text)
        if not whole and unit.size <= _CROSSHEAD and self._is_bold(unit):
            return Label.CROSSHEAD, "is short and bold throughout"
        if not (unit.prose or whole or self._whole) and unit.element.tag != "p" and _form(unit) not in self._forms:
            return Label.OTHER, "is a label"
        return Label.PARAGRAPH, "is running text"

    def _is_data(self, table: Element) -> bool:
        """Whether ``table`` has rows and columns of short texts; others were made for layout."""
        if table.end - table.index > _LARGEST_TABLE:
            return False
        if table.index not in self._tables:
            inside = self._units.tree.inside(table)
            rows = sum(one.tag == "tr" for one in inside)
            cells = sum(one.tag in {"td", "th"} for one in inside)
            linked = self._units.tree.link_length(table) * 2 > self._units.tree.length(table)
            largest = max((unit.size for unit in self._units.inside(table)), default=0)
            nested = any(one.tag == "table" for one in inside)
            prose = self._units.prose
            story = any(unit.prose for unit in self._units.inside(table)) and prose.of(table) * 2 > prose.of(
                self._body
            )
            self._tables[table.index] = (
                rows > 1 < cells / rows and largest <= _LARGEST_CELL and not (linked or nested or story)
            )
        return self._tables[table.index]

    def _with_picture(self, unit: Unit) -> bool:
        if self._whole:  # its pictures are known, and what is said of them
            return bool(unit.says & _SAID_OF_PICTURES)
        if unit.place.figure:
            return not (unit.place.quote or unit.place.table)
        if unit.says & _LEDE and unit.prose and not unit.says & _CREDIT:
            return False  # a lede laid over the lead picture
        return bool(unit.says & _PICTURED)

    def _reads(self, unit: Unit, words: int) -> bool:
        """Whether ``unit``, which has words of notices, reads and stands like the story's running text."""
        if _form(unit) not in self._forms or unit.links * 3 > unit.size:
            return False
        hits = len(self._labeller.lexicon.notice.within(fold(unit.text)))
        return hits < words * _PROSE_NOTICE

    def _of_links(self, item: Element) -> bool:
        around = item.parent
        tree = self._units.tree
        return around is not None and tree.link_length(around) * 2 > tree.length(around)

    def _is_settings(self, term: Element) -> bool:
        around = term.parent
        return around is not None and all(unit.size < _TERM for unit in self._units.inside(around)[:_PHRASE_WORDS])

    def _is_signed(self, unit: Unit) -> bool:
        """Whether ``unit`` ends in a credit, and is not a paragraph like the others that ends in an agency's name."""
        if unit.prose >= _SOLID and _form(unit) in self._forms:
            return False
        found = signed(unit.text, self._labeller.lexicon)
        return found is not None and found.credit != ""

    def _behind_a_picture(self, unit: Unit) -> bool:
        before = self._units[unit.index - 1].last if unit.index else 0
        at = bisect_left(self._pictures, before)
        return at < len(self._pictures) and self._pictures[at] <= unit.first

    def _is_bold(self, unit: Unit) -> bool:
        tree = self._units.tree
        owners = {
            owner
            for owner, piece in zip(
                tree.owners[unit.first : unit.last], tree.pieces[unit.first : unit.last], strict=True
            )
            if not piece.isspace()
        }
        return all("strong" in owner.marks for owner in owners)


def sifted(units: Units, body: Element, labelled: list[Labelled]) -> list[Labelled]:
    """``labelled`` without what stands in one box with a notice or a pointer, and without repeated quotations.

    A box is the largest part of the body around something left out that holds no solid paragraph.
    """
    weights = [0] * len(units)
    for one in labelled:
        if one.label is Label.PARAGRAPH and one.unit.size >= _SOLID:
            weights[one.unit.index] = 1
    solid = units.sums(weights)
    boxed: dict[int, Labelled] = {}
    begun = False  # above the first solid paragraph stands the head, which is a box of all sorts
    for one in labelled:
        begun = begun or bool(weights[one.unit.index])
        if not begun or one.label not in _BOXED or one.why == _ONLY_A_LINK or one.unit.index in boxed:
            continue
        box = one.unit.element
        if solid.of(box):
            continue
        while box.parent is not None and body.has(box.parent) and not solid.of(box.parent):
            box = box.parent
        for index in units.range(box):
            boxed.setdefault(index, one)
    quotes = any(one.label is Label.QUOTE for one in labelled)
    whole = fold(" ".join(one.unit.text for one in labelled if one.label is Label.PARAGRAPH)) if quotes else ""
    found = []
    for one in labelled:
        cause = boxed.get(one.unit.index)
        if cause is not None and one.label in KEPT and not one.unit.says & _LEDE:
            found.append(Labelled(one.unit, cause.label, f"stands in one box with “{cause.unit.text[:40]}”"))
        elif one.label is Label.QUOTE and one.unit.size >= _PULLED and fold(one.unit.text) in whole:
            found.append(Labelled(one.unit, Label.OTHER, "repeats a sentence of the text"))
        else:
            found.append(one)
    return found


def _form(unit: Unit) -> tuple[str, str]:
    return unit.element.tag, unit.element.names


def dropped(labelled: Collection[Labelled]) -> Iterator[Labelled]:
    """What is no part of the story, with the reason."""
    return (one for one in labelled if one.label not in KEPT)
