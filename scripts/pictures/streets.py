"""In town: a tram on a hill, a night market."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Point, Spray, across, around, down
from .outlines import arc, hills, smooth


def tram_hill(c: Canvas) -> None:
    c.fill(Fade(["#f6b98a", "#f9d3a0", "#fae7c4", "#cfe3d8"], down(210, 0), bands=8))
    c.disc(408, 56, 46, Spray("#fff8e0", around(408, 56, 14, 46), 0.8))
    c.disc(408, 56, 21, "#fffdf2")
    c.below(hills(c.random, 176, 8), "#a8c4c4")
    # The houses climb from the right to the left, the far side of the street first.
    walls = ["#e79a73", "#f3d9a4", "#d97a63", "#8fb3a6", "#f0c27c", "#cf8d78", "#a9c3b8", "#efe0c0"]
    for i in range(9):
        left, width = -14 + i * 56, 58
        ground = 178 + i * 12.5
        _house(
            c, left, ground - 92 - c.random.uniform(0, 26) - 3 * i, left + width, ground + 40, walls[i % len(walls)]
        )
    street = [(-10, 196), (490, 300), (490, 340), (-10, 340)]
    c.poly(street, "#8e8279")
    c.poly(street, Spray("#5d5560", down(220, 330), 0.7))
    pavement = [(-10, 190), (490, 294), (490, 306), (-10, 202)]
    c.poly(pavement, "#e2d0b0")
    for i in range(30):
        x = -10 + i * 17
        c.line([(x, 190 + (x + 10) * 0.208), (x - 4, 202 + (x + 10) * 0.208)], 1, "#a8957c")
    for drop in (42, 76):
        c.line([(-10, 196 + drop), (490, 300 + drop)], 2.6, "#d9cfc0")
        c.line([(-10, 199 + drop), (490, 303 + drop)], 1.4, "#4b4550")
    for _ in range(260):
        x, lift = c.random.uniform(-5, 485), c.random.uniform(16, 130)
        y = 196 + x * 0.208 + lift
        c.poly(
            [(x, y), (x + 7, y + 1.5), (x + 6, y + 4), (x - 1, y + 2.5)],
            c.random.choice(["#7d726c", "#9d9186", "#6d636a"]),
        )
    c.line([(-10, 62), (490, 150)], 1.2, "#3b3340")
    c.line([(-10, 72), (490, 160)], 1.2, "#3b3340")
    for x in (26, 436):
        y = 200 + x * 0.208
        c.rect(x, y - 146, x + 4, y, "#2f3b40")
        c.line([(x + 2, y - 140), (x + 30, y - 128)], 2.4, "#2f3b40")
    _tram(c)
    for x, tall, tone in ((52, 30, "#2c3e58"), (70, 26, "#8a3a42"), (396, 36, "#2c3e58")):
        y = 202 + x * 0.208
        c.poly(
            smooth([(x - 6, y), (x - 6, y - tall * 0.6), (x, y - tall * 0.84), (x + 6, y - tall * 0.6), (x + 6, y)]),
            tone,
        )
        c.disc(x, y - tall * 0.94, tall * 0.14, "#7a4a36")


def _house(c: Canvas, left: float, top: float, right: float, bottom: float, wall: str) -> None:
    c.rect(left, top, right, bottom, wall)
    c.rect(left, top, right, bottom, Spray("#7d4a4c", across(left + (right - left) * 0.3, right + 20), 0.5))
    c.poly([(left - 4, top + 1), (left + 6, top - 20), (right - 6, top - 20), (right + 4, top + 1)], "#b7513c")
    c.poly(
        [(left - 4, top + 1), (left + 6, top - 20), (right - 6, top - 20), (right + 4, top + 1)],
        Spray("#742c30", down(top - 24, top + 4), 0.6),
    )
    c.rect(right - 18, top - 30, right - 10, top - 14, "#8c4038")
    for row in range(4):
        for k in range(3):
            x, y = left + 8 + k * 16, top + 12 + row * 30
            if y + 18 < bottom:
                lit = c.random.random() < 0.2
                c.rect(x - 1.5, y - 1.5, x + 10.5, y + 18.5, "#fbf2dc")
                c.rect(x, y, x + 9, y + 17, "#ffd98a" if lit else "#37525e")
                c.rect(x + 4, y, x + 5, y + 17, "#fbf2dc")
        if row % 2 == 0:
            c.rect(left + 6, top + 31 + row * 30, right - 6, top + 33 + row * 30, "#3b3340")


def _tram(c: Canvas) -> None:
    """A yellow tram that leans with the street: everything in it is sheared by the slope."""

    def at(x: float, y: float) -> Point:
        return x, y + (x - 250) * 0.208

    def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
        return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]

    c.poly(box(140, 300, 366, 312), Spray("#2b2630", across(120, 240), 0.9))
    body = [
        at(146, 296),
        at(140, 262),
        at(144, 206),
        at(154, 198),
        at(350, 198),
        at(360, 206),
        at(364, 262),
        at(358, 296),
    ]
    c.poly(body, "#f2b632")
    c.poly([at(141, 262), at(363, 262), at(358, 296), at(146, 296)], "#fdf3d6")
    c.poly(body, Spray("#b5602c", across(270, 380), 0.55))
    c.poly(box(138, 260, 366, 265), "#c8442f")
    c.poly([at(150, 198), at(160, 186), at(344, 186), at(354, 198)], "#fdf3d6")
    c.poly([at(150, 198), at(160, 186), at(344, 186), at(354, 198)], Spray("#b79a70", across(200, 360), 0.7))
    for i in range(6):
        c.poly(box(158 + i * 33, 210, 184 + i * 33, 246), "#2b4652")
        c.poly(
            [at(158 + i * 33, 246), at(158 + i * 33, 226), at(174 + i * 33, 210), at(184 + i * 33, 210)], "#7fb0ae"
        )
    for i in (1, 2, 4):
        head = at(172 + i * 33, 232)
        c.disc(*head, 5, "#182a35")
        c.poly(arc(head[0], head[1] + 14, 9, 180, 360), "#182a35")
    c.poly(box(238, 206, 262, 294), "#d99a24")
    c.poly(box(241, 210, 249, 262), "#2b4652")
    c.poly(box(251, 210, 259, 262), "#2b4652")
    c.disc(*at(357, 276), 5, "#fffbe0")
    c.poly(box(134, 294, 370, 301), "#2f2a36")
    for x in (176, 200, 304, 328):
        c.disc(*at(x, 302), 9, "#2f2a36")
        c.disc(*at(x, 302), 4, "#8e8279")
    c.line([at(250, 186), at(228, 146), at(246, 110)], 2.4, "#2f2a36")
    c.line([at(232, 109), at(260, 109)], 2.4, "#2f2a36")
    c.poly(box(280, 174, 326, 186), "#2b4652")
    c.poly(box(284, 177, 322, 183), "#ffd98a")


def night_market(c: Canvas) -> None:
    c.fill(Fade(["#120f2e", "#251a4f", "#4a2560", "#8a3a5c"], down(0, 220), bands=9))
    c.specks(40, "#f1e2c6", (0, 0, WIDTH, 90), 0.7)
    c.poly([*arc(318, 36, 20, 60, 290), *arc(332, 34.5, 18.8, 247, 102)], "#fbeecb")
    for left, top, right in (
        (-10, 90, 60),
        (52, 66, 116),
        (108, 100, 170),
        (310, 84, 372),
        (364, 60, 430),
        (424, 96, 490),
    ):
        c.poly([(left, 250), (left, top), ((left + right) / 2, top - 22), (right, top), (right, 250)], "#1e1540")
        for k in range(3):
            for row in range(4):
                if c.random.random() < 0.45:
                    x, y = left + 12 + k * 17, top + 14 + row * 24
                    c.rect(x, y, x + 8, y + 12, c.random.choice(["#f7b955", "#e98a4a", "#5b3a70"]))
    c.poly([(170, 250), (200, 120), (280, 120), (310, 250)], Spray("#f08a4a", around(240, 236, 10, 150), 0.8))
    ground = Fade(["#8a3f4a", "#5a2a4e", "#2b1a44", "#150f30"], down(236, 318), bands=7)
    c.rect(0, 236, WIDTH, HEIGHT, ground)
    c.poly([(216, 236), (264, 236), (360, 330), (120, 330)], Spray("#f7b060", down(330, 236), 0.75))
    for start, end, sag in (
        ((-10, 40), (240, 84), 34),
        ((240, 84), (490, 34), 36),
        ((-10, 96), (240, 116), 20),
        ((240, 116), (490, 92), 22),
    ):
        wire = smooth([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag), end], 20)
        c.line(wire, 1.2, "#0d0a22")
        for i, (x, y) in enumerate(wire[3:-2:5]):
            tone = ("#ffcf5f", "#ff8a4c", "#f2574d", "#ffe39a")[i % 4]
            c.disc(x, y + 9, 15, Spray(tone, around(x, y + 9, 4, 15), 0.7))
            c.disc(x, y + 9, 7, tone, 1.15)
            c.rect(x - 2.4, y, x + 2.4, y + 2.6, "#0d0a22")
            c.rect(x - 2.4, y + 16, x + 2.4, y + 18, "#0d0a22")
            c.disc(x - 1.5, y + 8, 2.2, "#fff6d6", 1.4)
    for left, right, near, colours in (
        (166, 212, 0.5, ("#c93f4a", "#f4e2c2")),
        (268, 314, 0.5, ("#2f8a86", "#f4e2c2")),
        (66, 168, 0.8, ("#e2a03c", "#f9efd6")),
        (312, 414, 0.8, ("#c93f4a", "#f9efd6")),
        (-72, 84, 1.2, ("#2f8a86", "#f9efd6")),
        (396, 552, 1.2, ("#7a4a9c", "#f9efd6")),
    ):
        _stall(c, left, right, near, colours)
    for x, tall, tone in (
        (206, 48, "#1a1238"),
        (226, 44, "#27184a"),
        (252, 50, "#1a1238"),
        (272, 42, "#27184a"),
        (240, 36, "#120d2a"),
        (186, 66, "#120d2a"),
        (300, 70, "#120d2a"),
        (318, 60, "#1a1238"),
        (148, 78, "#0d0a22"),
        (250, 92, "#0d0a22"),
    ):
        ground_y = 250 + (tall - 36) * 1.15
        c.poly(
            [
                (x - tall * 0.14, ground_y),
                (x + tall * 0.14, ground_y),
                (x + tall * 0.5, ground_y + tall * 0.5),
                (x, ground_y + tall * 0.5),
            ],
            Spray("#0d0a22", down(ground_y + tall * 0.5, ground_y), 0.7),
        )
        c.poly(
            smooth(
                [
                    (x - tall * 0.15, ground_y),
                    (x - tall * 0.18, ground_y - tall * 0.6),
                    (x, ground_y - tall * 0.84),
                    (x + tall * 0.18, ground_y - tall * 0.6),
                    (x + tall * 0.15, ground_y),
                ]
            ),
            tone,
        )
        c.disc(x, ground_y - tall * 0.92, tall * 0.115, tone)
        c.line(arc(x, ground_y - tall * 0.92, tall * 0.115, 190, 330), 1.2, "#f7b060")


def _stall(c: Canvas, left: float, right: float, near: float, colours: tuple[str, str]) -> None:
    ground, top = 242 + 34 * (near - 0.4), 236 - 90 * near
    counter = ground - 40 * near
    c.rect(left + 5, top, right - 5, counter, Fade(["#ffdf8c", "#f7a24a", "#b3503f"], down(top, counter), bands=5))
    c.disc(
        (left + right) / 2,
        top + 26 * near,
        34 * near,
        Spray("#fff4cf", around((left + right) / 2, top + 26 * near, 3, 34 * near), 0.9),
    )
    for k in range(5):
        x = left + (right - left) * (k + 0.5) / 5
        c.disc(x, counter, 9 * near, c.random.choice(["#d8452f", "#e79a3a", "#7fa04a", "#8c3a5e", "#f2d06a"]), 0.8)
        c.disc(
            x + 8 * near, counter - 1, 7 * near, c.random.choice(["#d8452f", "#e79a3a", "#7fa04a", "#f2d06a"]), 0.8
        )
    c.rect(left, counter, right, ground, "#2a1640")
    c.rect(left, counter, right, ground, Spray("#a8483f", down(ground, counter - 10), 0.6))
    for x in (left + 2, right - 5):
        c.rect(x, top, x + 3, ground, "#0d0a22")
    stripes = 7
    wide = (right - left + 20 * near) / stripes
    for k in range(stripes):
        x = left - 10 * near + k * wide
        inset = 8 * near
        centre = (left + right) / 2
        pull = (centre - x) / (right - left) * inset * 2
        pull_next = (centre - x - wide) / (right - left) * inset * 2
        low = top + 20 * near
        c.poly(
            [(x + pull, top - 14 * near), (x + wide + pull_next, top - 14 * near), (x + wide, low), (x, low)],
            colours[k % 2],
        )
        c.poly(arc(x + wide / 2, low, wide / 2, 0, 180, 0.8, 12), colours[k % 2])
    c.rect(
        left - 10 * near,
        top - 14 * near,
        right + 10 * near,
        top + 20 * near,
        Spray("#3a1440", down(top + 26 * near, top - 26 * near), 0.5),
    )


SCENES = {
    "tram-hill": tram_hill,
    "night-market": night_market,
}
