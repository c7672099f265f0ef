"""Outlines that scenes share: hills, mountains, smooth curves, birds, trees."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from .canvas import WIDTH, Point

_MARGIN = 6


def hills(random: Random, y: float, height: float, waves: int = 3, slope: float = 0.0) -> list[Point]:
    """A rolling line across the picture round the height ``y``, up to ``height`` above and below it."""
    parts = [(random.uniform(0.4, 1.0) * 1.7 ** (1 - i), random.random() * math.tau) for i in range(waves)]
    total = sum(size for size, _ in parts)
    return [
        (
            x,
            y
            + slope * (x / WIDTH - 0.5)
            + height
            / total
            * sum(s * math.sin(x / WIDTH * math.tau * (0.7 + i) + p) for i, (s, p) in enumerate(parts)),
        )
        for x in range(-_MARGIN, WIDTH + _MARGIN + 1, 3)
    ]


def mountains(random: Random, points: Sequence[Point], rough: float = 0.16, depth: int = 5) -> list[Point]:
    """The line through ``points`` with each stretch broken ``depth`` times, by up to ``rough`` of its length."""
    line = list(points)
    for _ in range(depth):
        broken = [line[0]]
        for (x0, y0), (x1, y1) in pairwise(line):
            shift = (x1 - x0) * rough * random.uniform(-1, 1)
            broken += [((x0 + x1) / 2, (y0 + y1) / 2 + shift), (x1, y1)]
        line = broken
    return line


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through ``points``."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for i in range(steps):
            t = i / steps
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def arc(
    x: float, y: float, radius: float, start: float, end: float, flat: float = 1.0, steps: int = 40
) -> list[Point]:
    """Points on a circle from ``start`` to ``end`` degrees, clockwise from the right; ``flat`` as for a disc."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + radius * math.cos(a), y + radius * flat * math.sin(a)) for a in angles]


def arch(left: float, right: float, spring: float, bottom: float, rise: float | None = None) -> list[Point]:
    """A doorway: upright sides from ``bottom`` to ``spring``, and a half circle (or one ``rise`` high) over them."""
    radius = (right - left) / 2
    flat = 1.0 if rise is None else rise / radius
    return [(left, bottom), *arc(left + radius, spring, radius, 180, 360, flat), (right, bottom)]


def bird(x: float, y: float, span: float, lift: float = 0.35) -> list[Point]:
    """A gull far off: two bent wings."""
    up, thick = span * lift, span * 0.09
    upper = smooth([(x - span / 2, y), (x - span / 4, y - up), (x, y), (x + span / 4, y - up), (x + span / 2, y)], 6)
    lower = [(px, py + thick * (1 - abs(px - x) / span * 2)) for px, py in reversed(upper)]
    return upper + lower


def fir(x: float, y: float, height: float, width: float, tiers: int = 4) -> list[Point]:
    """A fir that stands on ``y``, its branches in tiers."""
    right: list[Point] = []
    for i in range(tiers):
        low = y - height * 0.1 - height * 0.9 * (tiers - 1 - i) / tiers
        half = width / 2 * (i + 1.3) / (tiers + 0.3)
        right += [(x + half, low), (x + half * 0.45, low - height * 0.02)]
    mirrored = [(2 * x - px, py) for px, py in reversed(right)]
    return [(x, y - height), *right, (x + width * 0.05, y), (x - width * 0.05, y), *mirrored]
