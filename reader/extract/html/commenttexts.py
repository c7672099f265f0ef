"""The words of one comment: paragraphs apart by an empty line, line breaks kept, what it quotes after "> "."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...text import clean_line
from ..lexicon import Lexicon
from ..phrases import fold
from ..sentences import ends_sentence
from .commentnames import Says, rules, said
from .commentowns import Own
from .tree import BLOCKS, Element, Tree

_BODIES = frozenset(["p", "div", "span", "section", "blockquote", "td", "dd", "article", "pre", "ul", "ol", "li"])
_CONTROLS = frozenset(["button", "nav", "label", "select", "input", "footer", "svg", "dialog", "menu"])
_PROPERTIES = frozenset(["text", "commentText", "description", "articleBody", "reviewBody"])
_TEXT, _FURNITURE, _NOT_TEXT = int(Says.TEXT), int(Says.FURNITURE), int(Says.NOT_TEXT)
_SIGNED, _DATED = int(Says.SIGNED), int(Says.DATED)
_HEAD = _SIGNED | _DATED
_QUOTE = int(Says.QUOTE)
_LONGEST_FURNITURE = 60
_ASIDE = ",·|•–—-("
_SHORT_WORDS = 6
_NAMES_WORDS = 9
_ELLIPSES = ("…", "...", "[…]", "[...]")


class Texts:
    """Reads the words of comments in the language of ``lexicon``."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self._lexicon = lexicon

    def body(self, own: Own) -> list[Element]:
        """The elements that hold the words, by their names; none where no name tells."""
        best: Element | None = None
        length = 0
        closed = 0
        best_around = False  # whether the name or the time is in it as well
        heads = self._heads(own)
        for element, names in own.pairs:
            if element.index < closed:
                continue
            if element.attrs and element.attrs.get("itemprop") in _PROPERTIES:
                return [element]
            if element.tag in _CONTROLS or (names & _FURNITURE and not names & _TEXT):
                closed = element.end
                continue
            if not names & _TEXT or names & (_NOT_TEXT | _HEAD):
                continue
            if (element.tag not in _BODIES and "-" not in element.tag) or own.holds_nested(element):
                continue
            size = self._tree.length(element)
            around = any(element.has(head) for head in heads)
            if not size or (best is not None and around and not best_around):
                continue
            # The innermost of those that hold all of the words: what is around it holds names and buttons too.
            inner = best is not None and best.has(element)
            if size > length or (best_around and not around) or (inner and size * 2 > length):
                best, length, best_around = element, size, around
        return self._with_its_like(own, best) if best else []

    def _heads(self, own: Own) -> list[Element]:
        """The first elements that are named for who wrote and for when."""
        found = []
        for kind in (_SIGNED, _DATED):
            heads = (e for e, names in own.named if names & kind and not names & _TEXT and self._tree.length(e))
            found += [head] if (head := next(heads, None)) else []
        return found + [element for element in own.elements if element.tag == "time"][:1]

    def _with_its_like(self, own: Own, best: Element) -> list[Element]:
        """``best`` and what stands beside it alike: each paragraph by itself, or the rest of a long comment."""
        found = []
        for element, names in own.pairs:
            if element is best:
                found.append(element)
            elif element.parent is best.parent and element.tag in _BODIES and not own.holds_nested(element):
                classes = best.attrs.get("class")
                alike = bool(classes) and element.tag == best.tag and element.attrs.get("class") == classes
                plain = not names & (_FURNITURE | _NOT_TEXT | _HEAD)
                after = element.index > best.index and not self._is_form(element)
                rest = after and element.hidden and not best.hidden
                if alike or (plain and (names & _TEXT or rest)):
                    found.append(element)
        return found

    def read(self, own: Own, body: Sequence[Element], head: Iterable[Element], lines: Sequence[str]) -> str:
        """The words in ``body``, else all that is no furniture and not in the ``head``: the name and the time.

        ``lines`` tell them where no element does.
        """
        without = [element for element in head if not any(element is one or element.has(one) for one in body)]
        text = _joined([self._part(own, element, without, lines) for element in self._without_previews(body)])
        return text or _joined([self._part(own, None, without, lines)])

    def _without_previews(self, body: Sequence[Element]) -> list[Element]:
        """``body`` without the beginning of a comment that is there again, whole, for readers who ask for it."""
        kept: list[Element] = []
        for element in body:
            if element.hidden and kept and _begins(self._tree.text(element), " ".join(map(self._tree.text, kept))):
                kept.clear()
            kept.append(element)
        return kept

    def _previews(self, element: Element) -> Iterator[int]:
        """Likewise the places of text inside ``element``."""
        skip = 0
        for inside in self._tree.inside(element):
            if inside.hidden and not element.hidden and inside.index >= skip and inside.parent is not None:
                skip = inside.end
                start = max(inside.parent.first, element.first)
                if _begins(self._tree.text(inside), self._tree.text_between(start, inside.first)):
                    yield from range(start, inside.first)

    def _part(self, own: Own, element: Element | None, without: list[Element], head: Sequence[str]) -> list[_Line]:
        gaps = [*without, *self._furniture(own, element)]
        out = {place for gap in gaps for place in range(gap.first, gap.last)}
        if element:
            out.update(self._previews(element))
        pieces = [place for place in own.pieces(element) if place not in out]
        lines = list(_lines(self._tree, pieces, element or own.element))
        if element:
            return [line for line in lines if len(lines) == 1 or not self._is_link(line)]
        return [line for line in lines if line.text not in head and not self._is_furniture(line.text)]

    def _furniture(self, own: Own, element: Element | None) -> Iterator[Element]:
        start, end = (element.index + 1, element.end) if element else (0, own.item.end)
        skip = start
        for inside, names in own.pairs:
            if inside.index < skip:
                continue
            if inside.index >= end:
                break
            control = inside.tag in _CONTROLS or (names & _FURNITURE and not names & _TEXT)
            # What is hidden of a comment's words is the rest of them; elsewhere it is forms and menus.
            if control or (inside.hidden and not element) or self._is_form(inside) or self._opens(inside):
                skip = inside.end
                yield inside

    def _is_form(self, element: Element) -> bool:
        return element.tag == "form" and any(one.tag == "textarea" for one in self._tree.inside(element)[:200])

    def _opens(self, element: Element) -> bool:
        """Whether ``element`` is what a reader presses to see the rest of a comment."""
        if element.tag not in ("a", "summary", "span") or not 0 < self._tree.length(element) < 40:
            return False
        text = self._tree.text(element)
        return text in _ELLIPSES or rules().opening.exactly(fold(text))

    def _is_link(self, line: _Line) -> bool:
        """Whether a line among a comment's words is a link to answer it or the like."""
        if rules().waiting.match(fold(line.text[:100])):
            return True
        short = line.linked and len(line.text) <= _LONGEST_FURNITURE
        return short and self._lexicon.report.match(fold(line.text)) is not None

    def _is_furniture(self, text: str) -> bool:
        folded = fold(text[:200])
        if rules().waiting.match(folded):
            return True
        if len(text) > _LONGEST_FURNITURE:
            return False
        if not folded.strip("# "):
            return not any(map(_is_sign, text))
        if text[0] in _ASIDE and folded.count(" ") < _SHORT_WORDS and not ends_sentence(text):
            return True  # what is left of the line with the name: a place, a badge
        return (
            self._lexicon.report.exactly(folded)
            or self._answers(folded)
            or (len(text) <= 30 and self._lexicon.ago.match(folded) is not None)
        )

    def _answers(self, folded: str) -> bool:
        """Whether a line says who is answered, and nothing else."""
        words = folded.split(" ")
        return len(words) <= _NAMES_WORDS and any(
            rules().answering.match(" ".join(words[place:])) for place in range(min(4, len(words) - 1))
        )


class _Line(NamedTuple):
    """A line of text: how many breaks stand before it (2 for a paragraph), whether it is quoted, or all a link."""

    text: str
    breaks: int
    quoted: bool
    linked: bool


def _is_sign(char: str) -> bool:
    """Whether ``char`` says something though it is no letter, as emoji do, and question marks."""
    return char in "?!" or ord(char) > 0x2190


def _lines(tree: Tree, pieces: Sequence[int], around: Element) -> Iterator[_Line]:
    """The lines that blocks and line breaks make of ``pieces``, whose text stands in ``around``."""
    line: list[str] = []
    block: Element | None = None
    breaks, begun = 2, 2
    quoted = linked = False
    for place in pieces:
        piece, owner = tree.pieces[place], tree.owners[place]
        now = _block(owner) if piece != "\n" else None
        if line and now is not block:
            yield _Line(clean_line("".join(line)), begun, quoted, linked)
            line, breaks = [], 0
        if now is None:
            breaks += owner.tag == "br"
            continue
        if now is not block:
            if block is not None:
                breaks = 1 if now.tag == "li" and block.tag == "li" else 2
            block = now
            quoted = _is_quoted(owner, around)
        if not line:
            begun, breaks, linked = breaks, 0, True
            if now.tag == "li" and now is not around and not _begun_before(tree, now, place):
                line.append(_bullet(tree, now))
        linked = linked and owner.href is not None
        line.append(piece)
    if line:
        yield _Line(clean_line("".join(line)), begun, quoted, linked)


def _block(element: Element) -> Element:
    """The block that ``element`` stands in."""
    while element.parent is not None and (element.tag not in BLOCKS or element.tag == "br"):
        element = element.parent
    return element


def _is_quoted(element: Element, around: Element) -> bool:
    """Whether ``element`` stands in a quotation inside ``around``."""
    while element.index > around.index:
        if element.tag == "blockquote" or (element.attrs and said(element) & _QUOTE):
            return True
        if element.parent is None:
            break
        element = element.parent
    return False


def _begun_before(tree: Tree, item: Element, place: int) -> bool:
    return any(not piece.isspace() for piece in tree.pieces[item.first : place][:50])


def _bullet(tree: Tree, item: Element) -> str:
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "• "
    return f"{sum(one.tag == 'li' for one in tree.elements[parent.index + 1 : item.index + 1][:500])}. "


def _begins(whole: str, preview: str) -> bool:
    """Whether ``preview`` is the beginning of ``whole``, with or without dots after it."""
    for ellipsis in _ELLIPSES:
        preview = preview.strip().removesuffix(ellipsis)
    preview = "".join(preview.split())
    return bool(preview) and "".join(whole.split()).startswith(preview)


def _joined(parts: Sequence[Sequence[_Line]]) -> str:
    made: list[str] = []
    for part in parts:
        for place, line in enumerate(part):
            if not line.text:
                continue
            if made:
                made.append("\n" if line.breaks == 1 and place else "\n\n")
            made.append(f"> {line.text}" if line.quoted else line.text)
    return "".join(made)
