"""In the mountains: an observatory, a comet, a train in the snow."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Spray, across, around, down
from .outlines import arc, fir, hills, mountains, smooth


def mountain_observatory(c: Canvas) -> None:
    c.fill(Fade(["#0b1230", "#14265a", "#2b4d86", "#6b87a8", "#d7b894"], down(0, 236), bands=11))
    band = [(40, -20), (150, -20), (420, 190), (300, 190)]
    c.poly(band, Spray("#a8c0dc", across(-60, 420), 0.3))
    c.poly([(76, -20), (122, -20), (374, 170), (330, 170)], Spray("#e8e4e0", down(210, -20), 0.5))
    c.specks(150, "#f2ecdb", (0, 0, WIDTH, 190), 0.75)
    for _ in range(120):
        t = c.random.random()
        c.specks(1, "#ffffff", (60 + 260 * t, -10 + 180 * t, 140 + 260 * t, 10 + 180 * t), 0.6)
    for x, y in ((52, 40), (232, 30), (404, 62), (300, 96), (156, 120)):
        c.poly(
            [
                (x, y - 6),
                (x + 1, y - 1),
                (x + 6, y),
                (x + 1, y + 1),
                (x, y + 6),
                (x - 1, y + 1),
                (x - 6, y),
                (x - 1, y - 1),
            ],
            "#fff7df",
        )
    far = [(-6, 214), (60, 176), (110, 204), (180, 158), (240, 200), (320, 166), (390, 206), (440, 182), (486, 210)]
    line = mountains(c.random, far, 0.2, 5)
    c.below(line, "#5f7aa0")
    c.below(line, Spray("#d9c3a8", down(260, 160), 0.4))
    near = [(-6, 250), (70, 226), (140, 244), (230, 214), (300, 236), (400, 206), (486, 240)]
    line = mountains(c.random, near, 0.2, 5)
    c.below(line, "#2d4470")
    c.below(line, Spray("#6b87a8", down(280, 210), 0.5))
    ridge = smooth([(-6, 300), (60, 280), (130, 250), (200, 232), (262, 226), (330, 228), (400, 246), (490, 282)])
    c.below(ridge, "#0c1431")
    c.below(ridge, Spray("#2b3f74", down(312, 226), 0.55))
    _dome(c, 214, 236, 46, open_at=300)
    _dome(c, 320, 232, 28, open_at=250)
    _dome(c, 142, 254, 17, open_at=290)
    c.poly([(356, 238), (356, 220), (400, 224), (400, 248)], "#1a2550")
    c.poly([(352, 221), (378, 212), (404, 226)], "#0a0f26")
    for x in (364, 384):
        c.rect(x, 227, x + 8, 233, "#ffd27a")
    road = smooth([(226, 240), (250, 254), (200, 268), (238, 286), (170, 304), (210, 326)])
    c.line(road, 3.4, "#8298b8")
    for _ in range(24):
        x = c.random.choice([c.random.uniform(-5, 130), c.random.uniform(300, 485)])
        c.poly(fir(x, 324, c.random.uniform(34, 64), c.random.uniform(16, 24)), "#060a1c")


def _dome(c: Canvas, x: float, y: float, radius: float, open_at: float) -> None:
    """A dome on its drum, lit by the moon from the left, whose slit looks up at ``open_at`` degrees."""
    drum = [
        (x - radius, y - radius * 0.66),
        (x + radius, y - radius * 0.66),
        (x + radius, y + radius * 0.2),
        (x - radius, y + radius * 0.2),
    ]
    c.poly(drum, "#dfe3e6")
    c.poly(drum, Spray("#3a5084", across(x - radius * 0.6, x + radius), 0.95))
    top = y - radius * 0.66
    shell = arc(x, top, radius * 1.06, 180, 360)
    c.poly(shell, "#f3f0e6")
    c.poly(shell, Spray("#3a5084", across(x - radius * 0.7, x + radius), 0.95))
    c.rect(x - radius * 1.1, top - radius * 0.06, x + radius * 1.1, top + radius * 0.06, "#1a2550")
    a, b = (
        arc(x, top, radius * 1.06, open_at - 12, open_at + 12, steps=8),
        arc(x, top, radius * 0.16, open_at + 70, open_at - 70, steps=4),
    )
    c.poly([*a, *b], "#0b1230")
    a = arc(x, top, radius * 1.06, open_at - 4, open_at + 5, steps=6)
    c.poly([*a, (x, top - radius * 0.2)], "#ffcf70")
    c.rect(x - radius * 0.12, y - radius * 0.26, x + radius * 0.12, y + radius * 0.2, "#1a2550")


def comet_sky(c: Canvas) -> None:
    c.fill(Fade(["#071226", "#0c2347", "#16496b", "#2f8088", "#9bbf9c", "#f0c886"], down(0, 262), bands=12))
    c.specks(170, "#dfe9e6", (0, 0, WIDTH, 210), 0.7)
    head = (326.0, 150.0)
    for spread, bend, colour, density in (
        (86, 24, "#5fb3b8", 0.55),
        (52, 10, "#a9d9cf", 0.75),
        (24, 0, "#f3f5df", 0.95),
    ):
        upper = smooth([(head[0] + 3, head[1] - 5), (200, 70 - spread * 0.3 + bend), (40, -30 - spread * 0.7 + bend)])
        lower = smooth(
            [(30 - spread, 10 + spread * 0.7 + bend), (190, 84 + spread * 0.45 + bend), (head[0] - 4, head[1] + 5)]
        )
        c.poly([*upper, *lower], Spray(colour, across(-30, 330), density))
    c.poly([(324, 145), (330, 150), (150, 60), (90, 22)], Spray("#ffffff", across(60, 330), 0.9))
    c.disc(*head, 26, Spray("#e9f4e2", around(*head, 5, 26), 0.95))
    c.disc(*head, 9, "#ffffff")
    for x, y in ((420, 60), (446, 118), (384, 34), (60, 150), (120, 190)):
        c.poly(
            [
                (x, y - 5),
                (x + 1, y - 1),
                (x + 5, y),
                (x + 1, y + 1),
                (x, y + 5),
                (x - 1, y + 1),
                (x - 5, y),
                (x - 1, y - 1),
            ],
            "#fff7df",
        )
    line = mountains(
        c.random, [(-6, 240), (80, 214), (150, 236), (240, 206), (330, 238), (410, 216), (486, 236)], 0.14, 5
    )
    c.below(line, "#2a6470")
    c.below(line, Spray("#7fae9a", down(262, 200), 0.45))
    c.below(hills(c.random, 258, 8), "#123a4c")
    c.below(hills(c.random, 276, 5), "#2b6a72")
    for i in range(26):
        x = i * 20 - 12 + c.random.uniform(-7, 7)
        if 196 < x < 300:
            continue
        c.poly(fir(x, 304, c.random.uniform(34, 78), c.random.uniform(20, 30), 5), "#050f1c")
    c.below([(-6, 300), (490, 298)], "#050f1c")
    # Two watchers and a telescope.
    for x, tall in ((228, 30), (270, 25)):
        c.poly(
            smooth(
                [
                    (x - 6, 304),
                    (x - 5, 304 - tall * 0.7),
                    (x, 304 - tall * 0.86),
                    (x + 5, 304 - tall * 0.7),
                    (x + 6, 304),
                ]
            ),
            "#050f1c",
        )
        c.disc(x, 304 - tall, 4.6, "#050f1c")
    c.line([(238, 282), (266, 262)], 4.6, "#050f1c")
    c.line([(258, 268), (268, 261)], 6.6, "#050f1c")
    for end in (244, 252, 261):
        c.line([(252, 272), (end, 304)], 1.6, "#050f1c")


def train_snow(c: Canvas) -> None:
    c.fill(Fade(["#6d88a8", "#9fb3c4", "#d3d6d3", "#f0dcc6"], down(0, 150), bands=8))
    c.disc(374, 92, 44, Spray("#fff6e4", around(374, 92, 12, 44), 0.8))
    c.disc(374, 92, 19, "#fffaf0")
    line = mountains(
        c.random, [(-6, 150), (60, 96), (120, 136), (190, 66), (260, 132), (330, 98), (400, 140), (486, 106)], 0.2, 5
    )
    c.below(line, "#b7c6d2")
    c.below(line, Spray("#7f98b2", across(-100, 420), 0.45))
    c.poly([(190, 66), (206, 84), (198, 96), (188, 88), (178, 102), (170, 88)], "#fbfaf5")
    c.poly([(60, 96), (74, 110), (64, 118), (54, 110), (44, 114)], "#fbfaf5")
    c.poly([(330, 98), (346, 110), (334, 118), (322, 112), (312, 114)], "#fbfaf5")
    c.below(hills(c.random, 154, 8), "#dfe6e8")
    for i in range(44):
        x = i * 11.5 - 6 + c.random.uniform(-4, 4)
        c.poly(
            fir(x, 172 + c.random.uniform(-5, 4), c.random.uniform(22, 40), c.random.uniform(10, 15)),
            c.random.choice(["#48697a", "#5a7b8a", "#3a5a6b"]),
        )
    line = hills(c.random, 176, 5)
    c.below(line, "#f3f3ee")
    c.below(line, Spray("#b9c9d6", down(176, 240), 0.6))
    # The embankment and the train on it.
    top = 214
    c.below([(-6, top + 4), (490, top + 4)], "#8298ac")
    c.rect(-6, top + 2, 490, top + 6, "#33404d")
    for x in range(0, 480, 11):
        c.rect(x, top + 6, x + 5, top + 9, "#33404d")
    for car in range(4):
        left = -60 + car * 118
        _carriage(c, left, top, front=car == 3)
    line = hills(c.random, 240, 7)
    c.below(line, "#fbfaf5")
    c.below(line, Spray("#a9bdcf", down(240, 330), 0.75))
    for x in (52, 186, 320, 454):
        c.rect(x, 128, x + 3, 236, "#2a3540")
        c.line([(x + 1, 134), (x + 26, 140)], 2, "#2a3540")
    c.line([(-6, 140), (486, 140)], 1.1, "#2a3540")
    for x, y, tall in (
        (34, 320, 150),
        (84, 330, 104),
        (-2, 326, 110),
        (432, 322, 138),
        (472, 330, 110),
        (392, 332, 84),
    ):
        _snowy_fir(c, x, y, tall)
    for _ in range(120):
        c.specks(1, "#ffffff", (0, 0, WIDTH, HEIGHT), c.random.choice([0.9, 1.2, 1.9]))


def _carriage(c: Canvas, left: float, rail: float, front: bool) -> None:
    right, top = left + 114, rail - 46
    nose = (
        [(right, rail - 6), (right + 34, rail - 6), (right + 40, rail - 18), (right + 24, rail - 32), (right, top)]
        if front
        else [(right, rail - 6), (right, top)]
    )
    c.poly([(left, top), (left, rail - 6), *nose], "#c8322f")
    c.poly([(left, top), (left, rail - 6), *nose], Spray("#7a1722", down(rail - 30, rail), 0.8))
    c.rect(left, top - 4, right + (4 if front else 0), top + 2, "#f7f5ee")
    c.rect(left, top + 9, right + (8 if front else 0), top + 25, "#1f2c38")
    for i in range(6):
        c.rect(
            left + 5 + i * 18, top + 11, left + 18 + i * 18, top + 23, "#ffd988" if (i + int(left)) % 3 else "#f2b45a"
        )
    c.rect(left, top + 29, right + (26 if front else 0), top + 32, "#f7f5ee")
    if front:
        c.poly(
            [(right + 8, top + 12), (right + 22, top + 12), (right + 34, top + 24), (right + 10, top + 24)], "#1f2c38"
        )
        c.disc(right + 35, rail - 13, 3.4, "#fff6d0")
        c.poly(
            [(right + 35, rail - 13), (490, rail - 30), (490, rail + 4)],
            Spray("#fff6d0", across(490, right + 30), 0.6),
        )
    for x in (left + 16, left + 34, right - 34, right - 16):
        c.disc(x, rail - 2, 5.6, "#1f2c38")
    if not front:
        c.rect(right - 1, top + 6, right + 4, rail - 8, "#1f2c38")


def _snowy_fir(c: Canvas, x: float, y: float, tall: float) -> None:
    shape = fir(x, y, tall, tall * 0.52, 5)
    c.poly(shape, "#17323f")
    for i in range(5):
        low = y - tall * 0.1 - tall * 0.9 * (4 - i) / 5
        half = tall * 0.26 * (i + 1.3) / 5.3
        top = low - tall * 0.2
        c.poly(
            [
                (x, max(top, y - tall)),
                (x + half * 0.4, low - tall * 0.08),
                (x + half, low),
                (x + half * 0.3, low - tall * 0.035),
                (x, low - tall * 0.02),
                (x - half * 0.35, low - tall * 0.05),
                (x - half, low),
                (x - half * 0.5, low - tall * 0.1),
            ],
            "#f6f6f1",
        )
        c.poly(
            [(x, max(top, y - tall)), (x + half, low), (x + half * 0.3, low - tall * 0.035), (x, low - tall * 0.02)],
            Spray("#8fa9bf", across(x - half * 0.3, x + half), 0.9),
        )


SCENES = {
    "mountain-observatory": mountain_observatory,
    "comet-sky": comet_sky,
    "train-snow": train_snow,
}
