"""What stands around the headline: who wrote the story, who provides it, when it appeared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .block import Block, Label
from .labels import Labeller
from .late import late
from .outline import Outline
from .phrases import fold
from .sentences import ends_sentence

_ABOVE, _BELOW = 6, 8  # blocks around the headline and the beginning of the text
_FAR, _HEADER = 100, 20  # blocks between a title and its text that are no header; the last of them may be one
_DEEP = 24  # blocks of the text among which a line with nothing but a date is that of the story
_LEDE_WORDS = (8, 85)
_OPENING = 120  # characters of a text among which a date may be that of the story
_NAME_WORDS = 4
_TITLE_TAIL = late(r"\s+[-–—|•·]\s+([^-–—|•·]{2,40})")
_COPYRIGHT = late(r"©\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?[,\s]*([^\d\W][^.,|©\n]{1,40}?)(?=\s*(?:[.,|©]|\d{4}|$))")
_SHORT_LINE = 40  # words of a line that may tell a date


@dataclass(slots=True)
class Front:
    """The values found, and for each the block that it was found in."""

    kicker: str | None = None
    lede: int | None = None
    provider: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    where: dict[str, Block] = field(default_factory=dict)


def front(blocks: list[Block], outline: Outline, labeller: Labeller) -> Front:
    """What the front of the page around ``outline.headline`` tells."""
    head = outline.headline if outline.headline is not None else max(0, outline.start - 1)
    if not head and outline.start > _FAR:
        head = outline.start - _HEADER  # the title of the page is far from what stands around its story
    found = Front()
    where = found.where
    below = blocks[head + 1 : max(outline.start, head + 1) + _BELOW]
    above = blocks[max(0, head - _ABOVE) : head]
    found.lede = _lede(blocks, outline, labeller)
    if found.lede is not None:
        where["lede"] = blocks[found.lede]
    behind = blocks[outline.end : outline.end + _ABOVE]
    deeper = [block for block in blocks[outline.start : outline.end][_BELOW:_DEEP] if block.label is Label.DATE]
    _dates(
        found, where, (below, reversed(above), deeper, behind, reversed(blocks[: max(0, head - _ABOVE)])), labeller
    )
    if found.published is None:
        _date_in_text(found, where, [*below, *above], labeller)
    _provider(found, where, [*below, *above], labeller)
    if found.provider is None:
        _publisher(found, where, blocks, outline, labeller)
    near = [*blocks[head + 1 : max(outline.start, head + 1) + 2], *behind]
    _authors(found, where, [*below, *reversed(above), *behind], near, labeller)
    if above and outline.headline is not None:
        over = above[-1]
        if over.label is Label.OTHER and over.words <= 5 and over.bullet is None and not ends_sentence(over.text):
            found.kicker = over.text
            where["kicker"] = over
    return found


def _lede(blocks: list[Block], outline: Outline, labeller: Labeller) -> int | None:
    """The standfirst: the first text behind the headline, where something parts it from the running text.

    What parts it is a date, a byline, a picture or furniture; or it has no full stop, as only a standfirst has.
    """
    if outline.headline is None:
        return None
    for i in range(outline.headline + 1, min(outline.headline + 7, len(blocks))):
        block = blocks[i]
        if block.label is Label.PICTURE:
            return None
        if block.bullet is not None or block.label not in {Label.PARAGRAPH, Label.OTHER}:
            continue
        if not _LEDE_WORDS[0] <= block.words <= _LEDE_WORDS[1]:
            if block.words > _LEDE_WORDS[1]:
                return None
            continue
        if block.folded == blocks[outline.headline].folded:
            continue
        following = blocks[i + 1 : i + 4]
        if following and following[0].text == block.text:
            return None  # a caption, which stands twice
        if not ends_sentence(block.text):
            return i
        for after in following:
            if after.label in {Label.DATE, Label.BYLINE, Label.PICTURE, Label.CHROME}:
                return i
            if after.label is Label.OTHER and labeller.only_names(after.text):
                return i
            if after.label is Label.PARAGRAPH:
                return None
        return None
    return None


def _dates(found: Front, where: dict[str, Block], places: Iterable[Iterable[Block]], labeller: Labeller) -> None:
    """The first date of the first place that has one.

    A date marked as an update serves where neither the lines below the headline nor those above it have another.
    """
    for number, place in enumerate(places):
        for block in place:
            if block.words > _SHORT_LINE:
                continue
            if block.label is not Label.DATE and block.words > 14 and block.label is not Label.BYLINE:
                continue
            start = 0
            for date in labeller.dates.all(block.text, 3):
                before = fold(block.text[start : date.start])
                start = date.end
                if found.published is None and not (before and labeller.lexicon.updated.match(before)):
                    found.published = date.iso
                    where["published"] = block
                elif found.updated is None and date.iso != found.published:
                    found.updated = date.iso
                    where["updated"] = block
            if found.published:
                return
        if number and found.updated and not found.published:
            found.published = found.updated
            where["published"] = where["updated"]
            return


def _date_in_text(found: Front, where: dict[str, Block], blocks: list[Block], labeller: Labeller) -> None:
    """A date at the beginning of a text, where the page parts neither from the other."""
    for block in blocks:
        if date := labeller.dates.first(block.text[:_OPENING]):
            found.published = date.iso
            where["published"] = block
            return


def _provider(found: Front, where: dict[str, Block], blocks: list[Block], labeller: Labeller) -> None:
    for block in blocks:
        if block.words <= 22 and (name := provider(block.text, labeller)):
            found.provider = name
            where["provider"] = block
            return


def _publisher(
    found: Front, where: dict[str, Block], blocks: list[Block], outline: Outline, labeller: Labeller
) -> None:
    """Who publishes the page: what its title adds to the headline, else who holds the copyright."""
    if outline.headline:
        title, headline = blocks[0].text, blocks[outline.headline].text
        match = _TITLE_TAIL.fullmatch(title, len(headline)) if title.startswith(headline) else None
        if match:
            found.provider = match[1]
            where["provider"] = blocks[0]
            return
    for block in reversed(blocks[outline.end :]):
        if (match := _COPYRIGHT.search(block.text)) and (name := _house(match[1], labeller)):
            found.provider = name
            where["provider"] = block
            return


def _house(holder: str, labeller: Labeller) -> str | None:
    """The name of the house that holds a copyright, without its legal form; None where it is no name."""
    lexicon = labeller.lexicon
    words = holder.split()
    while words and words[-1].strip(".,") in lexicon.companies:
        words.pop()
    folded = fold(" ".join(words))
    known = lexicon.ending.match(folded) or lexicon.chrome.match(folded)
    return " ".join(words) if 0 < len(words) <= _NAME_WORDS and not known else None


def provider(text: str, labeller: Labeller) -> str | None:
    """Who provides a story, from a line such as "information fournie par AFP 04/07/2025 à 17:36"."""
    lexicon = labeller.lexicon
    date = labeller.dates.first(text)
    if date is None and len(text.split()) > 8:
        return None
    start = lexicon.provided.words_at_start(text)
    head = (text[start : date.start] if date and date.start > start else text[start:]).strip(" :|·•,–—-")
    if start and head:
        words = head.split()
        while words and fold(words[-1]) in lexicon.date_words:
            words.pop()
        if 0 < len(words) <= 6:
            return " ".join(words)
    if date and (name := _behind_by(text[: date.start], labeller)):
        return name
    for word in text.replace("/", " ").replace(",", " ").split():
        if word in lexicon.agencies:
            return word
    return None


def _behind_by(text: str, labeller: Labeller) -> str | None:
    """The one word behind a "by" that other words lead to, as in "Written up and sent by Reuters"."""
    words = text.strip(" :|·•,–—-").split()
    while words and fold(words[-1]) in labeller.lexicon.date_words and words[-1][0].islower():
        words.pop()
    if len(words) < 3 or not words[-1][0].isupper():
        return None
    return words[-1] if labeller.lexicon.by.match(fold(" ".join(words[-2:]))) and words[-2][0].islower() else None


def _authors(
    found: Front, where: dict[str, Block], blocks: list[Block], near: list[Block], labeller: Labeller
) -> None:
    """The names in a byline among ``blocks``, else in a line of nothing but names ``near`` the headline."""
    for block in blocks:
        if block.label in {Label.BYLINE, Label.DATE} and (names := labeller.byline_names(block.text)):
            if found.provider in names:
                continue
            found.authors = tuple(names)
            where["authors"] = block
            return
    for block in near:
        if block.label is Label.OTHER and block.bullet is None and block.words <= 12 and block.level is None:
            text = block.text
            names = labeller.only_names(text)
            if names:
                found.authors = tuple(names)
                where["authors"] = block
                return
