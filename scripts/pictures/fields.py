"""Open country: an orchard, wind turbines, kites on a beach."""

from __future__ import annotations

import math

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Point, Spray, across, around, down
from .outlines import bird, hills, mountains, smooth


def orchard_rows(c: Canvas) -> None:
    c.fill(Fade(["#79b6b9", "#b9d6bf", "#f3ebc6", "#f8dca0"], down(0, 132), bands=8))
    c.disc(96, 62, 58, Spray("#fff6d2", around(96, 62, 20, 58), 0.8))
    c.disc(96, 62, 24, "#fff8df")
    c.below(
        mountains(c.random, [(-6, 104), (90, 84), (200, 108), (300, 74), (390, 98), (486, 82)], 0.08, 4), "#8fb8ae"
    )
    c.below(hills(c.random, 116, 7), "#6a9c88")
    c.below(hills(c.random, 128, 4), "#4c8168")
    c.rect(
        0, 134, WIDTH, HEIGHT, Fade(["#a9c06c", "#8fae55", "#6c9447", "#4c7c40"], down(134, 320), bands=7, grain=0.5)
    )
    vanish = (250.0, 118.0)
    for lane in range(-6, 7):
        x = vanish[0] + (lane + 0.5) * 150
        c.poly([vanish, (x - 26, 330), (x + 26, 330)], "#b5bb68")
    trees = []
    for lane in (-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5):
        for step in range(8):
            near = 0.74**step
            trees.append((vanish[0] + lane * 150 * near + 8, vanish[1] + 190 * near, near))
    for x, y, near in sorted(trees, key=lambda tree: tree[1]):
        if -60 < x < 540:
            _apple_tree(c, x, y, near)
    for x, high in ((188, 0), (206, 4)):
        c.line([(x + 4, 316), (x + 26 + high, 226)], 3.2, "#f0dfb2")
    for i in range(6):
        t = (i + 0.7) / 6.4
        c.line([(192 + 22 * t, 316 - 90 * t), (210 + 26 * t, 316 - 90 * t)], 2.6, "#f0dfb2")
    c.poly([(236, 290), (284, 290), (278, 318), (242, 318)], "#c98a47")
    for y in (296, 304, 312):
        c.line([(239, y), (281, y)], 1.3, "#7d4c28")
    for i in range(7):
        c.disc(241 + i * 6.4, 289 - (i % 2) * 4, 5.2, "#c93a2f" if i % 3 else "#e8a33a")


def _apple_tree(c: Canvas, x: float, y: float, near: float) -> None:
    size = 58 * near
    c.disc(x + size * 0.2, y, size * 0.75, Spray("#2f5a38", across(x - size, x + size), 0.7), 0.2)
    c.poly(
        [(x - size * 0.08, y), (x - size * 0.05, y - size), (x + size * 0.05, y - size), (x + size * 0.1, y)],
        "#4a3326",
    )
    tone = ("#2c6044", "#37704b", "#457f54", "#558c60", "#67996d", "#79a67a", "#86b087", "#8fb58f")[
        min(7, round(-3.3 * math.log(near)))
    ]
    for dx, dy, r in ((-0.38, -1.0, 0.46), (0.4, -1.0, 0.46), (0, -1.32, 0.56), (0, -0.95, 0.5)):
        c.disc(x + dx * size, y + dy * size, r * size, tone)
    c.disc(
        x - size * 0.2,
        y - size * 1.3,
        size * 0.6,
        Spray("#c8d27a", around(x - size * 0.34, y - size * 1.5, 1, size * 0.7), 0.7),
    )
    c.disc(
        x + size * 0.2,
        y - size,
        size * 0.62,
        Spray("#143c33", around(x + size * 0.5, y - size * 0.6, 1, size * 0.8), 0.75),
    )
    for _ in range(11 if near > 0.2 else 5):
        angle, away = c.random.random() * math.tau, c.random.random() ** 0.5 * size * 0.66
        c.disc(
            x + away * math.cos(angle),
            y - size * 1.08 + away * math.sin(angle) * 0.8,
            max(0.8, size * 0.07),
            "#d3402f",
        )


def wind_turbines(c: Canvas) -> None:
    c.fill(Fade(["#2f7fa0", "#6fb2bd", "#bfdccb", "#f6efcf"], down(0, 200), bands=9))
    for x, y, w, h in (
        (30, 60, 150, 30),
        (250, 40, 180, 34),
        (370, 104, 140, 22),
        (120, 122, 130, 18),
        (-50, 120, 100, 20),
    ):
        base = [(x, y), (x + w, y)]
        puffs = smooth(
            [
                (x, y),
                (x + w * 0.12, y - h * 0.5),
                (x + w * 0.32, y - h),
                (x + w * 0.55, y - h * 0.7),
                (x + w * 0.75, y - h * 0.95),
                (x + w * 0.92, y - h * 0.4),
                (x + w, y),
            ]
        )
        c.poly([*puffs, *reversed(base)], "#fbf8e8")
        c.poly([*puffs, *reversed(base)], Spray("#9fcac6", down(y - h * 0.7, y + 4), 0.75))
    _turbine(c, 392, 190, 66, "#dfe8dc", 40)
    _turbine(c, 70, 200, 74, "#dfe8dc", 75)
    line = hills(c.random, 190, 14)
    c.below(line, "#7fb08a")
    c.below(line, Spray("#4f8f7a", down(180, 250), 0.7))
    _turbine(c, 302, 212, 112, "#eef2e6", 18)
    line = hills(c.random, 218, 15)
    c.below(line, "#b6bf5f")
    c.below(line, Spray("#6f9a4f", across(0, 480), 0.8))
    for i in range(9):
        low = [(x, y + 10 + i * 9 + i * i * 0.6) for x, y in line]
        c.line(low, 1.6 + i * 0.3, "#8aa850" if i % 2 else "#d9d27c")
    _turbine(c, 168, 262, 172, "#fdfbf0", 100)
    line = hills(c.random, 274, 16)
    c.below(line, "#2f6a4a")
    c.below(line, Spray("#17463c", down(258, 326), 0.9))
    for x, y in ((330, 268), (352, 274), (382, 272), (404, 280), (312, 282)):
        c.disc(x, y, 7, "#fdf9ea", 0.66)
        c.disc(x - 7, y - 2, 3, "#2a2a2a", 0.9)
        for dx in (-3, 3):
            c.rect(x + dx - 0.8, y + 3, x + dx + 0.8, y + 9, "#2a2a2a")
    for _ in range(70):
        x, y = c.random.uniform(0, 480), c.random.uniform(288, 320)
        c.line(
            [(x, y + 8), (x + c.random.uniform(2, 6), y - c.random.uniform(4, 10))],
            1.1,
            c.random.choice(["#5f9a56", "#8fb85f", "#12382f"]),
        )
    for x, y in ((358, 66), (376, 58), (392, 70)):
        c.poly(bird(x, y, 14), "#24505f")


def _turbine(c: Canvas, x: float, ground: float, tall: float, colour: str, turn: float) -> None:
    hub = (x, ground - tall)
    tower = [
        (x - tall * 0.022, ground + 40),
        (x - tall * 0.011, hub[1]),
        (x + tall * 0.011, hub[1]),
        (x + tall * 0.022, ground + 40),
    ]
    c.poly(tower, colour)
    c.poly(tower, Spray("#5f8f9a", across(x - tall * 0.02, x + tall * 0.03), 0.9))
    for blade in range(3):
        angle = math.radians(turn + blade * 120)
        along, over = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))

        def at(length: float, side: float, along: Point = along, over: Point = over) -> Point:
            return hub[0] + tall * (length * along[0] + side * over[0]), hub[1] + tall * (
                length * along[1] + side * over[1]
            )

        c.poly(
            smooth([at(0, 0), at(0.1, 0.035), at(0.2, 0.032), at(0.6, 0.0), at(0.2, -0.012), at(0, -0.012)], 8),
            colour,
        )
    c.disc(*hub, tall * 0.03, "#d4573c")


def kite_festival(c: Canvas) -> None:
    c.fill(Fade(["#1f86b0", "#52adc4", "#a5d8d3", "#f4f1d2"], down(0, 236), bands=9))
    for x, y, w, h in (
        (-30, 76, 150, 24),
        (330, 60, 170, 26),
        (180, 128, 120, 15),
        (20, 168, 130, 14),
        (380, 160, 130, 16),
    ):
        puffs = smooth(
            [(x, y), (x + w * 0.2, y - h * 0.8), (x + w * 0.45, y - h), (x + w * 0.7, y - h * 0.6), (x + w, y)]
        )
        c.poly(puffs, "#fbf9e9")
        c.poly(puffs, Spray("#a5d8d3", down(y - h, y + 5), 0.8))
    c.rect(0, 226, WIDTH, 262, Fade(["#3f9cab", "#2b7f95", "#7fc4bd"], down(226, 262), bands=5))
    for y, x, w in ((238, 40, 70), (246, 190, 90), (234, 300, 60), (250, 380, 80), (243, 120, 40)):
        c.poly([(x, y), (x + w / 2, y - 1.4), (x + w, y), (x + w / 2, y + 1.4)], "#e6f3e4")
    shore = smooth([(-6, 262), (120, 252), (260, 262), (380, 256), (490, 264)])
    c.below(shore, "#f2d79a")
    c.below(shore, Spray("#d59c5c", down(256, 330), 0.7))
    kites = (
        (128, 84, 56, ("#d9402f", "#f6c544", "#f08a2c", "#b32a33"), -12, (96, 286)),
        (300, 66, 44, ("#223a6b", "#f4efdc", "#e2593b", "#35609a"), 16, (226, 282)),
        (412, 124, 34, ("#f6c544", "#d9402f", "#fdf6dc", "#e79a2c"), 22, (330, 290)),
        (222, 146, 26, ("#3b8c5a", "#f4efdc", "#1f5f49", "#f6c544"), -4, (180, 288)),
        (52, 150, 22, ("#7a3b80", "#f6c544", "#5a2a66", "#f4efdc"), -20, (66, 292)),
    )
    for x, y, size, colours, lean, hand in kites:
        _kite(c, x, y, size, colours, lean, hand)
    for x, tall, tone in (
        (96, 34, "#1d2c48"),
        (226, 30, "#7a2b33"),
        (330, 36, "#1d4a4a"),
        (180, 25, "#c9562f"),
        (66, 28, "#3a2a52"),
        (268, 34, "#1d2c48"),
        (392, 30, "#7a2b33"),
        (412, 22, "#1d2c48"),
        (30, 30, "#1d4a4a"),
        (446, 34, "#3a2a52"),
    ):
        ground = 306 + (tall - 28) * 0.6
        c.poly(
            smooth(
                [
                    (x - tall * 0.16, ground),
                    (x - tall * 0.17, ground - tall * 0.6),
                    (x, ground - tall * 0.82),
                    (x + tall * 0.17, ground - tall * 0.6),
                    (x + tall * 0.16, ground),
                ],
                8,
            ),
            tone,
        )
        c.disc(x, ground - tall * 0.92, tall * 0.13, "#5a3426")
        c.line([(x, ground - tall * 0.62), (x + tall * 0.26, ground - tall * 0.86)], tall * 0.09, tone)
        c.poly(
            [(x - 4, ground), (x + tall * 0.9, ground + 3), (x + tall * 0.8, ground + 5), (x, ground + 3)],
            Spray("#8a5a34", across(x + tall, x), 0.9),
        )


def _kite(c: Canvas, x: float, y: float, size: float, colours: tuple[str, ...], lean: float, hand: Point) -> None:
    """A diamond of four cloths with a tail of bows, and its line to the hand that holds it."""
    turn = math.radians(lean)

    def at(dx: float, dy: float) -> Point:
        return x + size * (dx * math.cos(turn) - dy * math.sin(turn)), y + size * (
            dx * math.sin(turn) + dy * math.cos(turn)
        )

    top, right, left, foot, heart = at(0, -0.8), at(0.62, -0.1), at(-0.62, -0.1), at(0, 1.0), at(0, -0.1)
    sag = ((x + hand[0]) / 2 + 14, (y + hand[1]) / 2 + 24)
    c.line(smooth([heart, sag, hand]), 1, "#fdf6dc")
    for corner, colour in zip(((top, left), (top, right), (left, foot), (right, foot)), colours, strict=True):
        c.poly([heart, *corner], colour)
    c.poly([top, right, foot, heart], Spray("#1d2c48", across(x - size * 0.1, x + size * 0.9), 0.35))
    tail = smooth([foot, at(0.22, 1.35), at(-0.16, 1.7), at(0.2, 2.05), at(-0.1, 2.4)], 8)
    c.line(tail, 1.4, "#fdf6dc")
    for i, (bx, by) in enumerate(tail[7::8]):
        w = size * 0.13
        c.poly([(bx, by), (bx - w, by - w * 0.7), (bx - w, by + w * 0.7)], colours[i % 4])
        c.poly([(bx, by), (bx + w, by - w * 0.7), (bx + w, by + w * 0.7)], colours[i % 4])


SCENES = {
    "orchard-rows": orchard_rows,
    "wind-turbines": wind_turbines,
    "kite-festival": kite_festival,
}
