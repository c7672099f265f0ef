"""What every scene is drawn with: flat shapes, stippled fades and sprays, and outlines made of a few waves.

Coordinates are pixels of the finished picture, 480 by 320, from the top left. Shapes are drawn three times as
large and reduced at the end, which makes smooth edges; grain is drawn in finished pixels, which keeps it crisp
and the files small. Randomness comes from one generator a picture, seeded with its name: the same picture again.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 480, 320
_SCALE = 3
_FULL = (WIDTH * _SCALE, HEIGHT * _SCALE)
_TILE = 48
_LIMIT = 25_000
_COLOURS = (96, 64, 48, 40, 32, 24, 20, 16)

Point = tuple[float, float]


@dataclass(frozen=True)
class Ramp:
    """A value for each pixel, from 0 to 1: along ``axis`` ("x", "y") between two places, or round a centre."""

    axis: str
    start: float
    end: float
    centre: Point = (0, 0)


def down(start: float, end: float) -> Ramp:
    """From 0 at the height ``start`` to 1 at ``end``; upwards where ``end`` is the higher one."""
    return Ramp("y", start, end)


def across(start: float, end: float) -> Ramp:
    """From 0 at ``start`` to 1 at ``end``, both distances from the left edge."""
    return Ramp("x", start, end)


def around(x: float, y: float, near: float, far: float) -> Ramp:
    """From 1 at the radius ``near`` to 0 at ``far`` round a centre."""
    return Ramp("r", far, near, (x, y))


@dataclass(frozen=True)
class Fade:
    """An ink that goes through ``colours`` along ``ramp``, in ``bands`` steps whose borders are stippled."""

    colours: Sequence[str]
    ramp: Ramp
    bands: int = 7
    grain: float = 1.0


@dataclass(frozen=True)
class Spray:
    """An ink of loose dots: the more of them, the higher ``ramp``; ``density`` is their share where it is 1."""

    colour: str
    ramp: Ramp
    density: float = 1.0


Ink = str | Fade | Spray


class Canvas:
    """An empty picture called ``name``."""

    def __init__(self, name: str, ground: str = "#ffffff") -> None:
        self.random = Random(zlib.crc32(name.encode()))
        self._image = Image.new("RGB", _FULL, ground)
        self._draw = ImageDraw.Draw(self._image)

    def fill(self, ink: Ink) -> None:
        self.rect(0, 0, WIDTH, HEIGHT, ink)

    def poly(self, points: Iterable[Point], ink: Ink) -> None:
        self._shape(ink, lambda draw, fill: draw.polygon(_enlarged(points), fill=fill))

    def polys(self, polygons: Iterable[Iterable[Point]], ink: Ink) -> None:
        """Many polygons with one ink, which fades over all of them."""

        def every(draw: ImageDraw.ImageDraw, fill: object) -> None:
            for points in polygons:
                draw.polygon(_enlarged(points), fill=fill)

        self._shape(ink, every)

    def below(self, outline: Sequence[Point], ink: Ink) -> None:
        """All that is under ``outline``, down to the lower edge."""
        self.poly([*outline, (outline[-1][0], HEIGHT), (outline[0][0], HEIGHT)], ink)

    def rect(self, left: float, top: float, right: float, bottom: float, ink: Ink) -> None:
        self.poly([(left, top), (right, top), (right, bottom), (left, bottom)], ink)

    def disc(self, x: float, y: float, radius: float, ink: Ink, flat: float = 1.0) -> None:
        """A circle, or an ellipse ``flat`` times as high as it is wide."""
        box = [(x - radius) * _SCALE, (y - radius * flat) * _SCALE]
        box += [(x + radius) * _SCALE, (y + radius * flat) * _SCALE]
        self._shape(ink, lambda draw, fill: draw.ellipse(box, fill=fill))

    def line(self, points: Sequence[Point], width: float, ink: Ink) -> None:
        """A line of ``width`` with round corners and ends."""
        thick = max(1, round(width * _SCALE))

        def stroke(draw: ImageDraw.ImageDraw, fill: object) -> None:
            enlarged = _enlarged(points)
            draw.line(enlarged, fill=fill, width=thick, joint="curve")
            if width >= 2:
                for x, y in (enlarged[0], enlarged[-1]):
                    draw.ellipse([x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2], fill=fill)

        self._shape(ink, stroke)

    def specks(self, count: int, colour: str, box: tuple[float, float, float, float], size: float = 0.8) -> None:
        """``count`` dots anywhere in ``box``: stars, snow, wear of the printing plate."""
        left, top, right, bottom = box
        for _ in range(count):
            radius = size * self.random.uniform(0.5, 1.2)
            self.disc(self.random.uniform(left, right), self.random.uniform(top, bottom), radius, colour)

    def save(self, path: Path) -> int:
        """Write the picture with as many colours as fit into the limit; returns the bytes written."""
        small = self._image.reduce(_SCALE)
        for colours in _COLOURS:
            palette = small.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            palette = small.quantize(palette=palette, dither=Image.Dither.NONE)
            palette.save(path, optimize=True)
            if (size := path.stat().st_size) <= _LIMIT:
                return size
        raise ValueError(f"{path.name} does not fit into {_LIMIT} bytes: {size}")

    def _shape(self, ink: Ink, shape: Callable[[ImageDraw.ImageDraw, object], None]) -> None:
        if isinstance(ink, str):
            shape(self._draw, ink)
            return
        mask = Image.new("L", _FULL, 0)
        shape(ImageDraw.Draw(mask), 255)
        box = mask.getbbox()
        if box is None:
            return
        if isinstance(ink, Spray):
            dots = ImageChops.add(self._ramp(ink.ramp), self._noise(1.0), offset=-255)
            limit = 255 * (1 - ink.density)
            mask = ImageChops.multiply(mask, dots.point([255 if v > limit else 0 for v in range(256)]))
            self._image.paste(ink.colour, (0, 0), mask)
        else:
            self._image.paste(self._faded(ink), (0, 0), mask)

    def _faded(self, ink: Fade) -> Image.Image:
        step = ink.grain / ink.bands
        value = ImageChops.add(self._ramp(ink.ramp), self._noise(step), offset=-round(127 * step))
        stops = [ImageColor.getrgb(colour) for colour in ink.colours]
        bands = [_between(stops, i / (ink.bands - 1)) for i in range(ink.bands)]
        of_value = [bands[v * ink.bands // 256] for v in range(256)]
        return Image.merge("RGB", [value.point([colour[i] for colour in of_value]) for i in range(3)])

    def _noise(self, amplitude: float) -> Image.Image:
        return _grain().point([round(v * amplitude) for v in range(256)])

    def _ramp(self, ramp: Ramp) -> Image.Image:
        if ramp.axis == "r":
            return _round_ramp(ramp)
        length = WIDTH if ramp.axis == "x" else HEIGHT
        values = bytes(_level((i + 0.5 - ramp.start) / (ramp.end - ramp.start)) for i in range(length))
        size = (length, 1) if ramp.axis == "x" else (1, length)
        return Image.frombytes("L", size, values).resize(_FULL, Image.Resampling.BILINEAR)


@cache
def _grain() -> Image.Image:
    """Blue noise: dots that keep their distance, as a printer's do, in equal shares of all 256 levels.

    It is one tile over and over, which the eye does not see and PNG's compression does: files a third as large.
    Made by taking the blurred from the sharp and levelling the rest, some times; see Ulichney, "The void-and-cluster
    method for dither array generation" (1993), for why such dots are the least visible.
    """
    tile = Image.frombytes("L", (_TILE, _TILE), Random(_TILE).randbytes(_TILE * _TILE))
    for _ in range(12):
        block = _tiled(tile, 3 * _TILE, 3 * _TILE)
        rough = ImageChops.subtract(block, block.filter(ImageFilter.GaussianBlur(1.3)), 2, 128)
        values = rough.crop((_TILE, _TILE, 2 * _TILE, 2 * _TILE)).tobytes()
        levels = bytearray(len(values))
        for rank, i in enumerate(sorted(range(len(values)), key=lambda i: (values[i], i * 7919 % len(values)))):
            levels[i] = rank * 256 // len(values)
        tile = Image.frombytes("L", (_TILE, _TILE), bytes(levels))
    return _tiled(tile, WIDTH, HEIGHT).resize(_FULL, Image.Resampling.NEAREST)


def _tiled(tile: Image.Image, width: int, height: int) -> Image.Image:
    whole = Image.new("L", (width, height))
    for x in range(0, width, tile.width):
        for y in range(0, height, tile.height):
            whole.paste(tile, (x, y))
    return whole


def _round_ramp(ramp: Ramp) -> Image.Image:
    (x, y), far, near = ramp.centre, ramp.start, ramp.end
    # Pillow's own radial gradient is 0 in the middle and 255 on the circle that touches its sides.
    disc = Image.radial_gradient("L").resize((round(2 * far * _SCALE),) * 2, Image.Resampling.BILINEAR)
    disc = disc.point([_level((1 - v / 255) * far / (far - near)) for v in range(256)])
    whole = Image.new("L", _FULL, 0)
    whole.paste(disc, (round((x - far) * _SCALE), round((y - far) * _SCALE)))
    return whole


def _level(value: float) -> int:
    return round(255 * min(1.0, max(0.0, value)))


def _between(stops: Sequence[tuple[int, ...]], place: float) -> tuple[int, ...]:
    at = place * (len(stops) - 1)
    i = min(int(at), len(stops) - 2)
    return tuple(round(a + (b - a) * (at - i)) for a, b in zip(stops[i], stops[i + 1], strict=True))


def _enlarged(points: Iterable[Point]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]
