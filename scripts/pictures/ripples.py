"""Light on water, which every scene by the water has."""

from __future__ import annotations

from .canvas import Canvas
from .outlines import smooth


def ripples(c: Canvas, top: float, bottom: float, colours: list[str], count: int, reach: tuple[float, float]) -> None:
    """Lens-shaped cuts in water, longer and thicker the nearer they are, between two distances from the left."""
    for _ in range(count):
        near = c.random.random() ** 0.8
        y = top + (bottom - top) * near
        half = c.random.uniform(5, 13) * (0.5 + 2.2 * near)
        thick = 0.35 + 1.5 * near
        x = c.random.uniform(*reach)
        upper = smooth([(x - half, y), (x, y - thick), (x + half, y)], 6)
        lower = smooth([(x + half, y), (x, y + thick), (x - half, y)], 6)
        c.poly([*upper, *lower], c.random.choice(colours))
