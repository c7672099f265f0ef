"""The pictures of a story: where each stands, with its address, alternative text, caption and credit.

A picture is a ``figure``, or an image with the elements around and behind it that hold nothing but its texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ...story import Picture
from ..lexicon import Lexicon
from ..phrases import fold
from .captions import Captions
from .credits import in_title
from .foreign import Foreign
from .framing import Framing
from .images import TAGS, Image, Images, same_picture
from .tree import Element, Tree

_MOST = 500  # images that are looked at
_ELEMENTS = 2_000  # of a figure: one with more is no picture
_BYLINE = 120
_OFFER_WORDS = 12
_TELLING = 12  # characters of an alternative text that is not the same by chance
_DIGIT = re.compile(r"\d")
_NO_PICTURE = frozenset(["iframe", "table", "blockquote", "pre", "video", "audio", "form", "svg"])


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture and the elements, neighbours, that hold it and its texts and nothing else."""

    picture: Picture
    parts: tuple[Element, ...]


class Pictures:
    """Reads the pictures of one page. ``told`` are those that its data tells."""

    def __init__(self, tree: Tree, lexicon: Lexicon, told: Sequence[Picture] = ()) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._captions = Captions(tree, lexicon)
        self._images = Images(tree)
        self._framing = Framing(tree, self._images)
        self._foreign = Foreign(tree)
        self._told = {same_picture(picture.src): picture for picture in reversed(told) if picture.src}

    # ------------------------------------------------------------------ asking

    def of(self, element: Element) -> Picture | None:
        """The picture that ``element`` (figure, picture, img, a box around one) shows, None where it shows none."""
        found = self._images.shown(element)
        if found is None and not (element.tag == "figure" and self._speaks(element)):
            return None
        return self._picture(found, (element,))

    def all(
        self,
        within: Element,
        *,
        headline: Element | None = None,
        without: Collection[Element] = (),
        cards: bool = True,
    ) -> tuple[Pictured, ...]:
        """The pictures in ``within``, the body, and those between it and the ``headline``, in the page's order.

        ``without`` are zones of something else: comments, related stories. ``cards`` says that pictures which lead
        to other stories may stand there, and are passed over. No picture comes twice.
        """
        top = _around(headline, within)
        begin = min(top.index if top.tag not in ("html", "body") else within.index, within.index)
        begin = min(begin, headline.index if headline else begin)
        out = sorted((element.index, element.end) for element in without)
        found: list[Pictured] = []
        end, tried = begin, 0
        for element in self._tree.elements[begin : within.end]:
            if element.index < end or not (element.tag == "figure" or element.tag in TAGS):
                continue
            if any(first <= element.index < last for first, last in out) or self._foreign.is_elsewhere(element, top):
                continue
            if element.tag == "figure" and self._is_byline(element):
                end = element.end
                continue
            pictured = self._figure(element) if element.tag == "figure" else self._alone(element)
            tried += 1
            if pictured is not None and not (cards and self._is_teaser(pictured, element, top)):
                end = max(part.end for part in pictured.parts)
                found.append(pictured)
            if tried == _MOST:
                break
        return tuple(_once(self._tree, found))

    # ------------------------------------------------------------------ what

    def _picture(self, shown: Image | None, parts: tuple[Element, ...]) -> Picture:
        caption, credit = self._captions.read(parts)
        alt = shown.alt if shown else None
        if shown and shown.title and not credit:
            credit = in_title(shown.title, alt, self._lexicon)
        told = self._told.get(same_picture(shown.src)) if shown and shown.src else None
        if told is not None:  # its caption is for search engines: the page does not show it
            credit, alt = credit or told.credit or "", alt or told.alt
        if alt and fold(alt) in fold(f"{caption} {credit}"):
            alt = None  # the caption, said a second time for those who do not see the picture
        return Picture(
            src=shown.src if shown else None,
            alt=alt,
            caption=caption or None,
            credit=credit or None,
            width=shown.width if shown else None,
            height=shown.height if shown else None,
        )

    def _speaks(self, figure: Element) -> bool:
        """Whether ``figure``, in which no image is to be found, is a picture nevertheless: it has its caption."""
        inside = self._tree.inside(figure)
        return any(e.tag == "figcaption" and self._tree.length(e) for e in inside) and not any(
            e.tag in _NO_PICTURE for e in inside
        )

    def _is_byline(self, figure: Element) -> bool:
        """Whether ``figure`` shows who wrote the story, with the hour beside the face."""
        text = self._tree.text(figure)[:_BYLINE]
        return _DIGIT.search(text) is not None and self._lexicon.by.match(fold(text)) is not None

    def _is_offer(self, picture: Picture) -> bool:
        """Whether what stands with a picture sells something: a newsletter, an account."""
        folded = fold(picture.caption or "")
        words = folded.count(" ") + 1
        hits = len(self._lexicon.notice.within(folded)) if words >= _OFFER_WORDS else 0
        return hits > 2 and hits * 12 >= words

    def _is_teaser(self, pictured: Pictured, element: Element, top: Element) -> bool:
        return self._foreign.says_nothing(pictured.parts) and self._foreign.is_linked_away(element, top)

    # ------------------------------------------------------------------ where

    def _figure(self, figure: Element) -> Pictured | None:
        if figure.end - figure.index > _ELEMENTS:
            return None
        inner = [e for e in self._tree.inside(figure) if e.tag == "figure"]
        if any(self._images.elements(one) for one in inner):
            return None  # a gallery: each of its figures comes by itself
        shown = self._images.shown(figure)
        if shown is None and not self._speaks(figure):
            return None
        if shown is not None and not any(e.tag == "figcaption" for e in self._tree.inside(figure)):
            return self._with_texts(figure, shown)
        return self._told_of((figure,), shown)

    def _alone(self, one: Element) -> Pictured | None:
        """The picture of an image in no figure, with what around and behind it is about it."""
        shown = self._images.read(one)
        return self._with_texts(one, shown) if shown else None

    def _with_texts(self, block: Element, shown: Image) -> Pictured | None:
        return self._told_of(self._framing.parts(block, shown), shown)

    def _told_of(self, parts: tuple[Element, ...], shown: Image | None) -> Pictured | None:
        """The picture in ``parts``, None where there is nothing to show, or something to sell."""
        picture = self._picture(shown, parts)
        nothing = picture.src is None and _is_mute(picture)
        return None if nothing or self._is_offer(picture) else Pictured(picture, parts)


def _around(headline: Element | None, body: Element) -> Element:
    """The smallest element that holds the headline and the body."""
    if headline is not None:
        for element in headline.ancestors():
            if element is body or element.has(body):
                return element
    return body


def _is_mute(picture: Picture) -> bool:
    return not picture.caption and not picture.credit


def _once(tree: Tree, found: Sequence[Pictured]) -> Iterator[Pictured]:
    """``found`` without those that show or say what an earlier one does, which takes over their texts."""
    kept: dict[str, Pictured] = {}
    again = found[1] if len(found) > 1 and _is_again(tree, *found[:2]) else None
    if again and len(found) > 2 and _is_again(tree, *found[1:3]):
        again = None  # a gallery
    for one in found:
        picture = one.picture
        said = fold(picture.caption or "")
        keys = [key for key in (same_picture(picture.src), said if len(said) > 20 else "") if key]
        if one is again:
            keys.append(f"#{found[0].parts[0].index}")
        earlier = next((kept[key] for key in keys if key in kept), None)
        if earlier is None or (said and earlier.picture.caption and fold(earlier.picture.caption) != said):
            for key in keys:
                kept[key] = one
            kept[f"#{one.parts[0].index}"] = one
        elif not earlier.picture.caption and picture.caption:
            joined = replace(
                earlier.picture, caption=picture.caption, credit=earlier.picture.credit or picture.credit
            )
            for key, value in list(kept.items()):
                if value is earlier:
                    kept[key] = replace(earlier, picture=joined)
    yield from (one for key, one in kept.items() if key.startswith("#"))


def _is_again(tree: Tree, before: Pictured, one: Pictured) -> bool:
    """Whether ``one`` is the lead picture ``before`` once more, at the top of the text: the same is said of both."""
    alt, above = (fold(each.picture.alt or "") for each in (one, before))
    between = tree.length_between(before.parts[-1].last, max(before.parts[-1].last, one.parts[0].first))
    return len(alt) >= _TELLING and alt == above and between < _BYLINE
