"""What stands with a picture, read by the names of its parts and by the forms of credits: caption and credit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..lexicon import Lexicon
from ..phrases import fold
from ..pictures import Signed
from .called import names_of
from .credits import credit_of, is_credit, is_credit_word, is_name, parted
from .images import TAGS
from .picturenames import Part, part_named
from .tree import Element, Tree

_LONGEST_CREDIT = 160
_LONGEST = 1_200
_HOUSE = 12  # characters of a house or a licence that stands alone: "AFP", "CC BY-SA"
_LOOSE = " \u00a0|/–—-·•("
_SILENT = frozenset(["button", "figure", "nav", "form", "dialog"])
_CREDIT_TAGS = frozenset(["cite", "footer", "address"])


class Run:
    """A text in one element below a picture, and what it is."""

    __slots__ = ("owner", "part", "text")

    def __init__(self, part: Part, owner: Element, text: str) -> None:
        self.part = part
        self.owner = owner
        self.text = text


class Captions:
    """Reads the texts of pictures on one page."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self.lexicon = lexicon

    def read(self, blocks: Sequence[Element]) -> Signed:
        """The caption and the credit in ``blocks``, neighbours that hold a picture and its texts."""
        runs = self._labelled([run for block in blocks for run in self._runs(block)])
        captions, credits = self._told(runs)
        caption = _joined(_unique(captions))
        credit = " / ".join(_unique([credit_of(text, self.lexicon) for text in credits]))
        caption, credit = self._settled(caption, credit)
        caption = caption.rstrip(_LOOSE)
        if len(caption) > _LONGEST or len(caption) < 2 or self.lexicon.chrome.match(fold(caption)):
            caption = ""
        return Signed(caption, credit)

    def _told(self, runs: list[Run]) -> tuple[list[str], list[str]]:
        """The texts of ``runs`` that are captions and those that are credits: by their names, else by their forms."""
        captions, credits, others = (
            [run.text for run in runs if run.part is part] for part in (Part.CAPTION, Part.CREDIT, Part.OTHER)
        )
        if not captions and len(credits) > 1:  # perhaps all that stands below the picture has that name
            signing = [text for text in credits if is_credit(text, self.lexicon)]
            if signing:
                captions, credits = [text for text in credits if text not in signing], signing
        if not captions:
            captions = others
        elif not credits:
            credits = [text for text in others if is_credit(text, self.lexicon)]
        if len(captions) > 1 and not credits:
            for end in (-1, 0):
                if is_credit(captions[end], self.lexicon):
                    credits = [captions.pop(end)]
                    break
        return captions, credits

    def _settled(self, caption: str, credit: str) -> tuple[str, str]:
        """``caption`` without a credit that stands in it, and that one where there is no other ``credit``."""
        if len(credit) > _LONGEST_CREDIT:
            caption, credit = caption or credit, ""
        if not credit and caption.isascii() and caption.isupper() and len(caption) <= _HOUSE:
            return "", caption
        if not credit:
            return parted(caption, self.lexicon)
        if caption and fold(caption) == fold(credit):
            return "", credit
        again = parted(caption, self.lexicon)
        if again.credit and (again.credit in credit or credit in again.credit):
            caption = again.caption
        return caption, credit

    def _labelled(self, runs: list[Run]) -> list[Run]:
        """``runs`` with what follows a mere "Photo:" as a credit, and without that word."""
        kept: list[Run] = []
        word = False
        for run in runs:
            if is_credit_word(run.text, self.lexicon):
                word = True
            if is_credit_word(run.text, self.lexicon) or run.part is Part.FURNITURE:
                continue
            if word and len(run.text) <= _LONGEST_CREDIT and is_name(run.text):
                run.part = Part.CREDIT
            word = False
            kept.append(run)
        return kept

    def _runs(self, block: Element) -> list[Run]:
        """The texts in ``block``, one for each stretch that has one part and stands in one line or element."""
        tree = self._tree
        kinds: dict[int, Part] = {block.index: self._own(block, Part.OTHER)}
        found: list[Run] = []
        marked = [
            (self._part(owner, block, kinds), owner, piece)
            for piece, owner in zip(
                tree.pieces[block.first : block.last], tree.owners[block.first : block.last], strict=True
            )
            if piece != "\n" or owner.tag != "br"
        ]
        for (part, line_end), group in groupby(marked, key=lambda one: (one[0], one[2] == "\n")):
            stretch = list(group)
            if not line_end:
                found += self._stretch(part, stretch)
        return found

    def _stretch(self, part: Part, stretch: list[tuple[Part, Element, str]]) -> list[Run]:
        """The runs of ``stretch``: one, but for an element at its end that holds a credit by its form."""
        last = stretch[-1][1]
        at = next((i for i in range(len(stretch), 0, -1) if stretch[i - 1][1] is not last), 0)
        head = [piece for _part, _owner, piece in stretch[:at]]
        tail = "".join(piece for _part, _owner, piece in stretch[at:]).strip()
        if part is not Part.CREDIT and head and tail[:1] != "/" and is_credit(tail, self.lexicon):
            text = "".join(head).strip()
            return [*([Run(part, stretch[0][1], text)] if text else []), Run(Part.CREDIT, last, tail)]
        text = "".join(piece for _part, _owner, piece in stretch).strip()
        return [Run(part, stretch[0][1], text)] if text else []

    def _part(self, owner: Element, block: Element, kinds: dict[int, Part]) -> Part:
        """What the text of ``owner`` is: what the nearest element around it that tells says."""
        passed: list[Element] = []
        element = owner
        while element.index not in kinds:
            passed.append(element)
            if element.parent is None or not (block is element.parent or block.has(element.parent)):
                kinds[element.index] = Part.OTHER
                break
            element = element.parent
        part = kinds[element.index]
        for inner in reversed(passed):
            part = kinds[inner.index] = self._own(inner, part)
        return part

    def _own(self, element: Element, around: Part) -> Part:
        """What the texts of ``element`` are, which stands in one that holds ``around``."""
        if element.tag == "button" and any(inner.tag in TAGS for inner in self._tree.inside(element)):
            return around  # the whole picture opens a larger one
        if element.tag == "button" or element.hidden or (element.tag in _SILENT and around is not Part.OTHER):
            return Part.FURNITURE
        if around in (Part.CREDIT, Part.FURNITURE):
            return around
        if element.tag in _CREDIT_TAGS and self._tree.length(element) <= _LONGEST_CREDIT:
            return Part.CREDIT
        named = part_named(names_of(element))
        if named is Part.CREDIT and (
            self._tree.length(element) > _LONGEST_CREDIT or self._names_inner_credit(element)
        ):
            named = Part.CAPTION
        if element.tag == "figcaption" and named is not Part.CREDIT:
            return Part.CAPTION
        if named is Part.FURNITURE and around is Part.OTHER and element.tag in ("div", "figure", "section"):
            return around  # a box called "image-overlay" may hold all there is
        return named or around

    def _names_inner_credit(self, element: Element) -> bool:
        """Whether something inside ``element`` is called a credit too: then ``element`` holds the caption as well."""
        return any(
            part_named(names_of(inner)) is not None and self._tree.length(inner)
            for inner in self._tree.inside(element)
        )


def _unique(texts: Sequence[str]) -> list[str]:
    """``texts`` without those that another one holds: pages give captions twice, for wide and for narrow screens."""
    kept: list[str] = []
    for text in texts:
        text = " ".join(text.split())
        key = fold(text)
        if key and not any(key in fold(one) for one in kept):
            kept = [one for one in kept if fold(one) not in key]
            kept.append(text)
    return kept


def _joined(texts: Sequence[str]) -> str:
    return " ".join(texts).strip()
