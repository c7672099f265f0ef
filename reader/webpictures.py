"""Pictures of stories of the web: fetched when the reader asks for them, and kept, never by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .errors import StateError
from .story import Page, Picture, Story
from .targets import is_on_web

if TYPE_CHECKING:
    from .library.archive import Archive

LIMIT = 200_000_000  # bytes on disk: some thousand pictures; they take no room from the pages
ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif"  # what can be drawn, as a request says it


class WebPictures:
    """Pictures kept in ``archive``; ``is_own`` tells whether a story came from the reader's own network."""

    def __init__(self, archive: Archive, is_own: Callable[[Story], bool]) -> None:
        self._archive = archive
        self._is_own = is_own
        self._unkept: dict[str, Page] = {}

    def of(self, story: Story) -> frozenset[str]:
        """The ``src`` of each picture of ``story`` that is on the web."""
        sources = (block.src for block in story.blocks if isinstance(block, Picture) and block.src)
        return frozenset(src for src in sources if is_on_web(src))

    def kept(self, sources: frozenset[str]) -> frozenset[str]:
        """Those of ``sources`` that need no network."""
        return frozenset(src for src in sources if src in self._unkept or src in self._archive)

    def load(
        self,
        src: str,
        story: Story,
        progress: Callable[[int, int | None], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[int, int]:
        """See to it that the picture ``src`` of ``story`` is at hand; its width and height in pixels.

        Blocks; ``progress`` and ``cancelled`` are those of a page. Raises `WebError` (`Stopped` when cancelled),
        `PictureError` for what cannot be drawn, which is not kept, and `ExtraMissing`.
        """
        from .raster.half_blocks import size_of
        from .sources.web import fetch

        page = self._page(src)
        if page is not None:
            return size_of(page.body)
        page = fetch(src, typed=self._is_own(story), accept=ACCEPT, progress=progress, cancelled=cancelled)
        size = size_of(page.body)
        try:
            self._archive.put(page)
        except StateError:  # the picture is here all the same, for as long as this lasts
            self._unkept[src] = page
        return size

    def data(self, src: str) -> bytes:
        """The bytes of the picture ``src``, which was loaded; none if it has been lost since."""
        page = self._page(src)
        return page.body if page is not None else b""

    def _page(self, src: str) -> Page | None:
        return self._unkept.get(src) or self._archive.get(src)
