"""A picture as coloured half blocks: two pixels a cell, one above the other, which “▀” shows in its two colours.

Pillow decodes and scales. It comes with the extra ``images`` and is imported when the first picture is drawn.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from ..errors import ExtraMissing, PictureError
from ..locale import _

if TYPE_CHECKING:
    from PIL.Image import Image

RGB: TypeAlias = tuple[int, int, int]
Cell: TypeAlias = tuple[RGB, RGB]
"""The colours of the upper and the lower half."""
Drawing: TypeAlias = tuple[tuple[Cell, ...], ...]
"""Rows of cells."""

WHITE: RGB = (255, 255, 255)
"""What pages show their pictures on, and hence what transparent parts were made for, whatever the theme."""

EXTRA = "pip install 'newsreader-tui[images]'"
"""What a person does to get Pillow."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")  # what news pages hold; Pillow's other decoders see no such data
_MOST_PIXELS = 40_000_000
_ORIENTATION, _ON_ITS_SIDE = 0x0112, range(5, 9)  # Exif 2.32, section 4.6.4: the rows of the file are columns
_ALIKE = 5  # of 255 in each channel: as near as this, two cells look the same beside each other

# What Pillow's decoders raise on damaged data, each in its own manner.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)


def available() -> bool:
    """Whether Pillow is installed, found out without importing it."""
    return find_spec("PIL") is not None


def half_blocks(data: bytes, columns: int, rows: int, background: RGB = WHITE) -> Drawing:
    """The picture in the file ``data``, scaled to ``columns`` by ``rows`` cells, whatever its own proportions.

    It stands upright as its EXIF orientation says, its transparent parts show ``background``. Neighbouring cells
    that no eye tells apart are made equal, which a painter can make use of.

    Raises `ExtraMissing` where Pillow is not installed, `PictureError` where ``data`` is no picture of a known
    format, is damaged, or has more than 40 megapixels.
    """
    with _opened(data) as image:
        scaled = _scaled(image, columns, 2 * rows, background)
    return _cells(scaled.tobytes(), columns, rows)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of the picture in the file ``data``, upright; it is not decoded.

    Raises as `half_blocks` does, but finds no damage beyond the header.
    """
    with _opened(data) as image:
        turned = image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE
        return (image.height, image.width) if turned else (image.width, image.height)


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """The picture in the file ``data``, with what goes wrong in it told in words."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:  # not there, or there but broken
        raise ExtraMissing(_("drawing pictures needs Pillow"), hint=EXTRA) from None

    try:
        with warnings.catch_warnings():
            # A warning would be written over the screen; the limit below is stricter than Pillow's anyway.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise _too_large()
                yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_large() from None
    except UnidentifiedImageError:
        raise PictureError(_("this is no picture that can be drawn")) from None
    except _DAMAGE as problem:
        raise PictureError(_("the picture is damaged ({reason})").format(reason=problem)) from problem


def _too_large() -> PictureError:
    return PictureError(_("the picture is too large to draw: more than 40 megapixels"))


def _scaled(image: Image, width: int, height: int, background: RGB) -> Image:
    """``image`` upright, opaque, ``width`` by ``height`` pixels and in RGB."""
    from PIL import Image as Images
    from PIL import ImageFilter, ImageOps

    image.draft("RGB", (4 * max(width, height), 4 * max(width, height)))  # a JPEG need not be decoded at full size
    image = ImageOps.exif_transpose(image)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image = image.resize((width, height), Images.Resampling.LANCZOS, reducing_gap=3.0)
    if image.mode == "RGBA":
        image = Images.alpha_composite(Images.new("RGBA", image.size, background), image).convert("RGB")
    # At a hundredth of its pixels a picture looks soft: a little edge brings back what it is of.
    return image.filter(ImageFilter.UnsharpMask(radius=0.8, percent=40, threshold=2))


def _cells(pixels: bytes, columns: int, rows: int) -> Drawing:
    """Bytes of RGB, two lines of pixels to a row of cells."""
    colours: list[RGB] = list(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    drawing = []
    for start in range(0, 2 * columns * rows, 2 * columns):
        upper, lower = colours[start : start + columns], colours[start + columns : start + 2 * columns]
        drawing.append(tuple(_calm(list(zip(upper, lower, strict=True)))))
    return tuple(drawing)


def _calm(row: list[Cell]) -> list[Cell]:
    """``row`` with each cell that looks like the one before made equal to it, and halves that look alike equal."""
    before: Cell | None = None
    for place, (upper, lower) in enumerate(row):
        if before is None or not (_alike(upper, before[0]) and _alike(lower, before[1])):
            before = (upper, upper) if _alike(upper, lower) else (upper, lower)
        row[place] = before
    return row


def _alike(one: RGB, other: RGB) -> bool:
    return abs(one[0] - other[0]) <= _ALIKE and abs(one[1] - other[1]) <= _ALIKE and abs(one[2] - other[2]) <= _ALIKE
