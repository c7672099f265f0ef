"""The pane of what stories can be listed by: everything, what is new, kept, a folder, a feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...layout.sheet import Line
from ...layout.sources import lay_sources
from ...lists import Source
from ...view import titles
from ...view.words import sources_words
from .items import ItemsView


class SourcesView(ItemsView):
    """Sources, a line each, one selected."""

    divided = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sources: tuple[Source, ...] = ()

    def present(self, sources: Sequence[Source], key: str) -> None:
        """Show ``sources`` with the one of this ``key`` selected; where it has gone, the one in its place."""
        self.title = titles.sources()
        places = [place for place, source in enumerate(sources) if source.key == key]
        again = bool(self.sources)
        self.sources = tuple(sources)
        self.count = len(sources)
        self.selected = places[0] if places else max(0, min(self.selected, self.count - 1))
        if again:
            self.keep_place()
            self.lay_again()
        else:
            self.show(self._lay_sources)
        self.select(self.selected)

    @property
    def source(self) -> Source | None:
        """The selected source."""
        return self.sources[self.selected] if self.sources else None

    def _lay_sources(self, width: int) -> Iterator[Line]:
        return lay_sources(self.sources, width, sources_words())
