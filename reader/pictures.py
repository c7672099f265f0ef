"""The pictures of stories, wherever they are from: which can be drawn, and each of them in cells."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from .errors import NewsreaderError, TargetUnreadable
from .locale import _
from .locale.faults import reason
from .story import Picture, Story
from .targets import is_bundled, is_on_web

if TYPE_CHECKING:
    from .raster.half_blocks import Drawing
    from .sources.edition import Edition
    from .webpictures import WebPictures

_DRAWINGS = 8  # kept, at 300 kB each: those of the story being read, and of the one to go back to


class Pictures:
    """Pictures of the bundled edition, which ``edition`` gives, and of the web, which ``web`` fetched before.

    Pages that are not bundled name files that are none of theirs to show: those are never looked at.
    """

    def __init__(self, edition: Callable[[], Edition], web: Callable[[], WebPictures]) -> None:
        self._edition = edition
        self._web = web
        self._last_drawn = lru_cache(_DRAWINGS)(self._draw)

    def at_hand(self, story: Story) -> frozenset[str]:
        """The ``src`` of each picture of ``story`` that is a file of the edition."""
        sources = {block.src for block in story.blocks if isinstance(block, Picture) and block.src}
        return frozenset(src for src in sources if self._is_at_hand(src))

    def drawing(self, src: str, columns: int, rows: int) -> Drawing:
        """The picture ``src`` in ``columns`` by ``rows`` cells; the last few stay at hand.

        Takes 2 ms, the first one of all 30. Raises `TargetError`, `PictureError` or `ExtraMissing`.
        """
        return self._last_drawn(src, columns, rows)

    def _is_at_hand(self, src: str) -> bool:
        try:
            return is_bundled(src) and self._edition().picture(src).is_file()
        except NewsreaderError:  # then its caption has to do, as for any picture that is not there
            return False

    def _draw(self, src: str, columns: int, rows: int) -> Drawing:
        from .raster.half_blocks import half_blocks

        try:
            data = self._web().data(src) if is_on_web(src) else self._edition().picture(src).read_bytes()
        except OSError as problem:
            raise TargetUnreadable(
                _("the picture cannot be read ({reason})").format(reason=reason(problem)), where=src
            ) from problem
        return half_blocks(data, columns, rows)
