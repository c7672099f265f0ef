"""Stories that the page offers to read next: lists under a heading, and single lines within the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..story import Picture
from ..story import Related as RelatedStory
from .block import Block, Label
from .front import provider
from .labels import Labeller
from .late import late
from .markup import spans
from .outline import Outline
from .phrases import fold
from .pictures import signed
from .sentences import ends_sentence

_MOST = 24  # stories of one list
_TITLE_WORDS = (3, 30)
_SHORTEST_TEASER = 20  # characters before "Read more"
_OPENING = late(r"^[^|:]{4,50}[|:]\s+")
_AFTER = late(r"^[\s:|>»›→–—-]+")


@dataclass(slots=True)
class _Item:
    title: str | None = None
    url: str | None = None
    provider: str | None = None
    published: str | None = None
    teaser: str | None = None
    picture: Picture | None = None
    lines: list[int] = field(default_factory=list)


def related(
    blocks: list[Block], outline: Outline, labeller: Labeller, references: Mapping[int, str]
) -> tuple[RelatedStory, ...]:
    """The related stories of the page, each once, in their order."""
    found: list[RelatedStory] = []
    seen: set[str] = set()
    for i, block in enumerate(blocks):
        if i < (outline.headline or 0):
            continue
        items: Iterable[_Item] = ()
        if block.label is Label.POINTER:
            items = [
                _Item(title=labeller.pointed(block.text) or _OPENING.sub("", block.text), url=_url(block, references))
            ]
        elif block.label is Label.RELATED and outline.start <= i < outline.end:
            items = _inline(blocks, i, labeller, references)
        elif block.label is Label.RELATED:
            items = _list(blocks, i, labeller, references)
        for item in items:
            key = fold(item.title or item.teaser or "")
            if key and key not in seen:
                seen.add(key)
                found.append(
                    RelatedStory(item.title, item.url, item.provider, item.published, item.teaser, item.picture)
                )
    return tuple(found)


def _inline(blocks: list[Block], i: int, labeller: Labeller, references: Mapping[int, str]) -> Iterator[_Item]:
    """The titles right behind the words "Read also" within a story."""
    for block in blocks[i + 1 : i + 6]:
        if not _may_be_title(block, labeller):
            return
        yield _Item(title=_AFTER.sub("", block.text), url=_url(block, references))


def _may_be_title(block: Block, labeller: Labeller) -> bool:
    return (
        block.label is Label.OTHER
        and _TITLE_WORDS[0] <= block.words <= _TITLE_WORDS[1]
        and not block.text.rstrip().endswith((".", "。"))
    )


def _list(blocks: list[Block], i: int, labeller: Labeller, references: Mapping[int, str]) -> Iterator[_Item]:
    part = _part(blocks, i)
    if not part:
        return
    groups = _groups(part, labeller)
    count = 0
    for group in groups:
        item = _item(group, labeller, references)
        if item.title or item.teaser:
            yield item
            count += 1
            if count == _MOST:
                return


def _part(blocks: list[Block], i: int) -> list[Block]:
    """The blocks of the list under the heading ``i``, up to the next heading."""
    part: list[Block] = []
    for block in blocks[i + 1 : i + 2 + 6 * _MOST]:
        if block.label in {Label.COMMENTS, Label.ENDING, Label.RELATED} or block.words > 90:
            break
        # A list of bullets ends where it began to: at the first line without one that stands no deeper.
        if part and part[0].bullet is not None and block.bullet is None and block.indent <= part[0].indent:
            break
        part.append(block)
    return part


def _groups(part: list[Block], labeller: Labeller) -> list[list[Block]]:
    """``part`` in stories: an outer bullet begins one, else a title behind a teaser does."""
    base = min((block.indent for block in part if block.bullet is not None), default=None)
    groups: list[list[Block]] = []
    if base is not None and part[0].bullet is not None:
        for block in part:
            if (block.bullet is not None and block.indent <= base) or not groups:
                groups.append([])
            groups[-1].append(block)
        return groups
    rich = any(_is_teaser(block) for block in part)
    for block in part:
        # Without teasers every title is a story; with them, a title behind a teaser begins the next one.
        begins = _may_be_title(block, labeller) and (not rich or any(map(_is_teaser, groups[-1] if groups else [])))
        if begins or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _is_teaser(block: Block) -> bool:
    return block.label is Label.PARAGRAPH or (ends_sentence(block.text) and block.words >= 8)


def _item(group: list[Block], labeller: Labeller, references: Mapping[int, str]) -> _Item:
    item = _Item()
    for block in group:
        text = block.text
        if block.label is Label.PICTURE and item.picture is None and (parts := signed(text, labeller.lexicon)):
            item.picture = Picture(caption=parts.caption or None, credit=parts.credit or None)
        elif block.label is Label.DATE:
            if date := labeller.dates.first(text):
                item.published = item.published or date.iso
            item.provider = item.provider or provider(text, labeller)
        elif block.label in {Label.CHROME, Label.BYLINE}:
            continue
        elif teaser := _teaser(block, labeller):
            if item.teaser is None:
                item.teaser = teaser
        elif block.words >= 2 and not item.teaser:
            item.title = text  # the last short line: the ones before it are section and kicker
        item.url = item.url or _url(block, references)
    if item.title is None and item.picture is None and item.teaser and len(item.teaser.split()) <= 14:
        item.title, item.teaser = item.teaser, None
    return item


def _teaser(block: Block, labeller: Labeller) -> str | None:
    """The teaser in ``block`` without its "Read more", None where it is no teaser."""
    text = block.text.rstrip(" >»›→")
    folded = text.casefold()
    for ending in labeller.lexicon.more_texts:
        head = text[: -len(ending)]
        if folded.endswith(ending) and len(head) > _SHORTEST_TEASER and not head[-1].isalnum():
            return head.rstrip(" ([").removesuffix("...").removesuffix("…").rstrip()
    return block.text if _is_teaser(block) else None


def _url(block: Block, references: Mapping[int, str]) -> str | None:
    return next((span.href for span in spans(block.raw, references) if span.href), None)
