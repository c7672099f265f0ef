"""Where an element stands in relation to the headline, and whether it belongs to the story at all."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from .links import rules
from .tree import Element, Tree
from .words import words

_ASIDES = frozenset(["nav", "aside", "figure", "figcaption"])
_STORY = frozenset(["article", "main", "section"])
_STORY_LENGTH = 600  # characters of an article that is no teaser
_DEEP = 60  # ancestors looked at
_NOTE = 200  # characters of an aside that may be about the story: its date, its author
_BEFORE = 3  # what stands before the headline is this much farther away than what stands behind it


class Near:
    """Distances from ``headline``, the element that shows it, or from the top of the page where none does."""

    def __init__(self, tree: Tree, headline: Element | None) -> None:
        self._tree = tree
        self.headline = headline
        self._place = headline.index if headline else 0
        self._around = {element.index for element in headline.ancestors()} if headline else set[int]()
        self._judged: dict[int, bool] = {}
        if headline and not any(one.tag == "article" for one in headline.ancestors()):
            self._adopt()

    def _adopt(self) -> None:
        """Count the first long article behind a headline that stands in none as the headline's."""
        for article in self._tree.find("article"):
            if article.index > self._place and self._tree.length(article) >= _STORY_LENGTH:
                self._around.add(article.index)
                return

    def distance(self, element: Element) -> int:
        """How many elements away ``element`` is."""
        away = element.index - self._place
        return away if away >= 0 else -away * _BEFORE

    def after(self, reach: int) -> list[Element]:
        """The elements that follow the headline, as far as ``reach``."""
        return self._tree.elements[self._place + 1 : self._place + 1 + reach]

    def lines(self, tags: Collection[str], reach: int, lengths: range) -> list[Element]:
        """What is displayed with one of ``tags``, as far as ``reach`` behind the headline, and is the story's.

        ``lengths`` are those that its text may have, in characters.
        """
        return [
            element
            for element in self.after(reach)
            if element.tag in tags
            and not element.hidden
            and self._tree.length(element) in lengths
            and not self.elsewhere(element)
        ]

    def elsewhere(self, element: Element) -> bool:
        """Whether ``element`` belongs to something else: another story, readers' comments, the site's furniture."""
        passed: list[int] = []
        verdict = False
        around: Element | None = element
        while around is not None and around.index not in self._around:
            if (known := self._judged.get(around.index)) is not None:
                verdict = known
                break
            passed.append(around.index)
            if self._parted(around):
                verdict = True
                break
            around = around.parent
        for index in passed:
            self._judged[index] = verdict
        return verdict

    def _parted(self, element: Element) -> bool:
        """Whether ``element``, which the headline is not in, holds something else than the story."""
        if element.tag == "aside" and self._tree.length(element) <= _NOTE:
            return False
        if element.tag in _ASIDES or (element.tag == "article" and self._behind(element)):
            return True
        if element.tag == "footer":  # a story's own footer tells dates and authors; the page's does not
            return not any(
                one.tag in _STORY and one.index in self._around for one in islice(element.ancestors(), _DEEP)
            )
        if not element.names or not (found := words().elsewhere_names.search(element.names)):
            return False
        if found[0].endswith("footer"):  # a story's: blogs sign and date it there
            if self._tree.length(element) <= _NOTE and element.parent and element.parent.tag != "body":
                return False
            return words().elsewhere_names.search(rules().story_footer.sub("", element.names)) is not None
        return True

    def _behind(self, element: Element) -> bool:
        return self.headline is not None and element.index > self._place
