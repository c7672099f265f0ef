"""Inland water: a flooded lane, a lock, a bridge."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Spray, across, around, down
from .outlines import arc, arch, hills, mountains, smooth
from .ripples import ripples


def flooded_lane(c: Canvas) -> None:
    c.fill(Fade(["#7f97a3", "#a9b9b4", "#d8d8bd", "#f0e2b4"], down(0, 150), bands=8))
    for y, x, w, h in (
        (34, -20, 230, 20),
        (52, 150, 260, 24),
        (26, 330, 200, 18),
        (84, 20, 200, 14),
        (92, 300, 220, 16),
    ):
        top = smooth(
            [(x, y), (x + w * 0.2, y - h * 0.7), (x + w * 0.5, y - h), (x + w * 0.8, y - h * 0.6), (x + w, y)]
        )
        c.poly(top, "#6d8794")
        c.poly(top, Spray("#9fb2b3", down(y - h, y + 4), 0.9))
    c.disc(262, 126, 60, Spray("#fff6cf", around(262, 126, 10, 60), 0.9))
    c.disc(262, 126, 17, "#fffbe2")
    c.below(hills(c.random, 140, 6), "#8ea394")
    c.below(hills(c.random, 150, 5), "#6d8674")
    c.rect(
        0, 156, WIDTH, HEIGHT, Fade(["#efe1b3", "#c4cdb9", "#8aa3a8", "#587786", "#3f5c70"], down(156, 320), bands=9)
    )
    c.poly([(250, 156), (274, 156), (330, 320), (190, 320)], Spray("#fff6cf", down(330, 156), 0.7))
    for side in (-1, 1):
        for step in range(9, -1, -1):
            _hedge_tree(c, side, step)
    for side in (-1, 1):
        for step in range(7, -1, -1):
            near = 0.62**step
            x, y, tall = 262 + side * (20 + 176 * near), 160 + 118 * near, 44 * near
            c.rect(x - 3.4 * near, y - tall, x + 3.4 * near, y, "#2f3a35")
            c.rect(x - 3.2 * near, y, x + 3.2 * near, y + tall * 0.8, Spray("#2f3a35", down(y + tall, y), 0.85))
    ripples(c, 168, 316, ["#dfe0c6", "#f4ecc8", "#aebfb9"], 60, (60, 440))
    ripples(c, 190, 318, ["#3f5c70", "#4c6a7b"], 60, (-10, 490))
    # The sign that says where the lane was.
    c.rect(118, 168, 124, 262, "#283238")
    c.poly([(121, 116), (153, 172), (89, 172)], "#c9402f")
    c.poly([(121, 130), (142, 166), (100, 166)], "#f5ead0")
    for y in (148, 156):
        c.line(smooth([(110, y), (116, y - 3), (121, y), (127, y + 3), (132, y)]), 2.4, "#283238")
    c.rect(118, 262, 124, 318, Spray("#283238", down(330, 250), 0.8))
    hull = smooth([(290, 232), (304, 250), (336, 256), (372, 250), (390, 230)])
    c.poly([(286, 256), (394, 256), (372, 280), (310, 280)], Spray("#24353f", down(286, 250), 0.9))
    c.poly(hull, "#8c3b2a")
    c.poly([(290, 232), (390, 230), (384, 238), (297, 240)], "#d66b41")
    c.poly(smooth([(330, 234), (331, 212), (340, 203), (350, 212), (352, 234)]), "#1f3542")
    c.disc(341, 198, 8.5, "#1f3542")
    c.poly([(330, 197), (352, 197), (348, 189), (334, 189)], "#e5b53f")
    c.line([(352, 218), (322, 226), (296, 262)], 2.6, "#e8d6a8")
    c.poly([(296, 258), (301, 262), (290, 276), (286, 272)], "#e8d6a8")


def _hedge_tree(c: Canvas, side: int, step: int) -> None:
    """A pollard willow in the row along the lane, and itself in the water."""
    near = 0.66**step
    x, y, size = 262 + side * (30 + 240 * near), 158 + 66 * near, 118 * near
    colour = ("#2b3b37", "#364a44", "#43594f", "#54695c", "#657a6a", "#748a78")[min(step, 5)]
    c.rect(x - size * 0.07, y - size * 0.6, x + size * 0.07, y, colour)
    crown = arc(x, y - size * 0.78, size * 0.34, 0, 360, 1.1, 22)
    crown = [
        (px + c.random.uniform(-1, 1) * size * 0.05, py + c.random.uniform(-1, 1) * size * 0.05) for px, py in crown
    ]
    c.poly(crown, colour)
    c.poly(crown, Spray("#8f9a6a", across(x + side * size * 0.3, x - side * size * 0.5), 0.55))
    reflected = [(px, 2 * y - py) for px, py in crown]
    c.polys(
        [
            reflected,
            [
                (x - size * 0.07, y),
                (x + size * 0.07, y),
                (x + size * 0.07, y + size * 0.6),
                (x - size * 0.07, y + size * 0.6),
            ],
        ],
        Spray(colour, down(y + size * 1.5, y), 0.75),
    )
    bank = [
        (x - size * 0.5, y + 1),
        (x - size * 0.2, y - size * 0.07),
        (x + size * 0.3, y - size * 0.05),
        (x + size * 0.5, y + 1),
    ]
    c.poly(bank, colour)


def river_lock(c: Canvas) -> None:
    c.fill(Fade(["#6fa7a8", "#a5cbb8", "#e6e3b8", "#f7d99a"], down(0, 150), bands=8))
    c.disc(380, 62, 26, "#fff3c9")
    for y, x, w in ((44, 40, 130), (58, 90, 150), (88, 280, 160)):
        c.poly([*smooth([(x, y), (x + w * 0.3, y - 6), (x + w, y)]), (x + w * 0.6, y + 4)], "#f4efcf")
    c.below(hills(c.random, 132, 9), "#8fb59a")
    c.below(hills(c.random, 146, 7), "#5f8f7c")
    for i in range(11):
        x, tall = 292 + i * 17 + c.random.uniform(-4, 4), c.random.uniform(64, 96)
        poplar = smooth([(x, 156), (x - 8, 156 - tall * 0.4), (x, 156 - tall), (x + 8, 156 - tall * 0.4), (x, 156)])
        c.poly(poplar, "#2f5f58")
        c.poly(poplar, Spray("#86a867", across(x + 6, x - 9), 0.7))
    # The keeper's house.
    c.rect(54, 104, 142, 168, "#f3e3c3")
    c.rect(54, 104, 142, 168, Spray("#c79a6f", across(80, 150), 0.7))
    c.poly([(44, 108), (64, 72), (132, 72), (152, 108)], "#b8482f")
    c.poly([(44, 108), (64, 72), (132, 72), (152, 108)], Spray("#7d2b26", down(70, 116), 0.6))
    c.rect(114, 56, 126, 80, "#8a3a2c")
    for x in (64, 112):
        c.rect(x, 120, x + 18, 140, "#1f4148")
        c.rect(x + 8, 120, x + 10, 140, "#f3e3c3")
    c.poly(arch(88, 106, 134, 168), "#1f4148")
    c.below([(-6, 166), (490, 166)], "#7fa065")
    c.rect(0, 166, WIDTH, 200, Spray("#4f7a50", down(160, 204), 0.9))
    # The chamber: walls that run to the gates.
    c.poly([(-6, 186), (150, 186), (150, 262), (-6, 330)], "#b9ab8e")
    c.poly([(486, 186), (330, 186), (330, 262), (486, 330)], "#a4967c")
    for left, inner in ((True, 150), (False, 330)):
        outer = -6 if left else 486
        for row in range(1, 7):
            c.line([(inner, 186 + 76 * row / 7), (outer, 186 + 144 * row / 7)], 1.5, "#6e6551")
        for row in range(7):
            for k in range(5):
                t = (k + (row % 2) / 2 + 0.2) / 5.2
                x = inner + (outer - inner) * t
                high = 186 + (76 + 68 * t) * row / 7
                c.line([(x, high), (x, 186 + (76 + 68 * t) * (row + 1) / 7)], 1.3, "#6e6551")
    c.poly([(-6, 186), (150, 186), (150, 262), (-6, 330)], Spray("#3d4238", across(-10, 170), 0.55))
    c.poly([(486, 186), (330, 186), (330, 262), (486, 330)], Spray("#3d4238", down(180, 300), 0.55))
    c.poly([(-6, 180), (152, 180), (152, 188), (-6, 196)], "#e6dab8")
    c.poly([(486, 180), (328, 180), (328, 188), (486, 196)], "#e6dab8")
    # The gates, a little ajar, and the water that presses through.
    c.poly([(150, 176), (237, 186), (237, 268), (150, 262)], "#23363a")
    c.poly([(330, 176), (243, 186), (243, 268), (330, 262)], "#1b2b30")
    for k in range(1, 6):
        x = 150 + 87 * k / 6
        c.line([(x, 177 + 10 * k / 6), (x, 262 + 6 * k / 6)], 1.2, "#3f5a58")
        c.line([(480 - x, 177 + 10 * k / 6), (480 - x, 262 + 6 * k / 6)], 1.2, "#3f5a58")
    for y in (194, 224):
        c.line([(150, y - 3), (237, y + 3)], 4, "#35504f")
        c.line([(330, y - 3), (243, y + 3)], 4, "#2b4344")
    c.poly([(237, 182), (50, 164), (50, 176), (237, 194)], "#15242a")
    c.poly([(243, 182), (430, 164), (430, 176), (243, 194)], "#15242a")
    c.poly([(50, 164), (82, 167), (82, 179), (50, 176)], "#fbf3df")
    c.poly([(430, 164), (398, 167), (398, 179), (430, 176)], "#fbf3df")
    c.poly(
        [(150, 262), (240, 270), (330, 262), (486, 330), (-6, 330)],
        Fade(["#9dc3b4", "#4f8f90", "#215f6c", "#123f50"], down(260, 322), bands=7),
    )
    c.rect(236, 188, 244, 270, "#0d191e")
    for x, y, reach in ((240, 226, 18), (206, 238, 12), (276, 240, 12)):
        c.poly([(x - 2, y), (x + 2, y), (x + reach, 292), (x - reach, 292)], Spray("#f4fbf2", down(200, 290), 0.95))
    ripples(c, 276, 318, ["#e9f4e4", "#b7d8cb"], 46, (120, 360))
    ripples(c, 282, 320, ["#123f50", "#2f7480"], 40, (10, 470))
    # The keeper, on his way over the beam.
    c.poly(smooth([(300, 172), (302, 148), (309, 140), (316, 148), (318, 174)]), "#24304a")
    c.disc(309, 135, 6.2, "#d39a73")
    c.poly([(301, 133), (318, 133), (314, 127), (304, 127)], "#15242a")
    c.line([(303, 152), (296, 164)], 2.6, "#24304a")


def bridge_arch(c: Canvas) -> None:
    c.fill(Fade(["#24515f", "#4e8a8c", "#a7c4a4", "#f0dcae"], down(0, 176), bands=9))
    c.disc(240, 92, 46, "#fbeecb")
    c.disc(240, 92, 46, Spray("#d9c79a", across(210, 300), 0.5))
    c.below(
        mountains(
            c.random, [(-6, 128), (60, 96), (130, 132), (200, 112), (290, 138), (370, 98), (486, 126)], 0.12, 4
        ),
        "#7fa69a",
    )
    c.below(hills(c.random, 148, 9), "#4d8079")
    for i in range(46):
        x = -10 + i * 11 + c.random.uniform(-4, 4)
        middle = abs(x - 240) / 240
        y, size = 176 - middle * 16, c.random.uniform(13, 21) * (0.55 + 0.7 * middle)
        c.disc(x, y, size, c.random.choice(["#c8552d", "#de8a35", "#a83c2b", "#e8b14a", "#2f5f58"]))
        c.disc(x, y, size, Spray("#4a2430", across(x - size * 0.2, x + size * 1.4), 0.8))
    water = 214
    c.rect(0, water, WIDTH, HEIGHT, Fade(["#e7d8ab", "#8fb3a0", "#3d7c82", "#1b4d5c"], down(water - 6, 316), bands=8))
    for i in range(40):
        x = -10 + i * 12.5 + c.random.uniform(-4, 4)
        size = c.random.uniform(10, 17) * (0.6 + 0.5 * abs(x - 240) / 240)
        c.disc(
            x,
            water + 20,
            size,
            Spray(c.random.choice(["#c8552d", "#de8a35", "#a83c2b"]), down(water + 52, water), 0.7),
            1.5,
        )
    _stone_bridge(c, water)
    ripples(c, water + 8, 318, ["#f3e6bd", "#c9d7b4"], 60, (150, 330))
    ripples(c, water + 8, 318, ["#1b4d5c", "#2f6d76", "#d99a55"], 80, (-10, 490))
    for side in (-1, 1):
        bank = smooth(
            [(240 + side * 250, 262), (240 + side * 200, 284), (240 + side * 150, 304), (240 + side * 96, 324)]
        )
        c.poly([*bank, (240 + side * 250, 330)], "#12343f")
        for i in range(22):
            x, y = bank[3 + i]
            tip = c.random.uniform(14, 26)
            c.poly([(x - 2, y + 6), (x - side * c.random.uniform(2, 9), y - tip), (x + 2.5, y + 6)], "#12343f")


def _stone_bridge(c: Canvas, water: float) -> None:
    """One high arch, whose reflection closes it to a ring."""
    crown = smooth([(-12, 168), (90, 150), (170, 122), (240, 112), (310, 122), (390, 150), (492, 168)])
    opening = arc(240, water, 84, 180, 360)
    body = [*crown, (492, water), (324, water), *reversed(opening), (156, water), (-12, water)]
    mirrored = [(x, 2 * water - y) for x, y in body]
    c.poly(mirrored, Spray("#7c6a55", down(316, water), 0.85))
    c.poly(body, "#d8b98a")
    c.poly(body, Spray("#8f6a4a", down(110, 222), 0.75))
    for i in range(1, 24):
        a, b = (
            arc(240, water, 85, 180 + i * 7.5, 181 + i * 7.5, steps=1)[0],
            arc(240, water, 103, 180 + i * 7.5, 181 + i * 7.5, steps=1)[0],
        )
        c.line([a, b], 1.5, "#5b4636")
    c.line(arc(240, water, 104, 180, 360), 1.8, "#5b4636")
    c.line(opening, 2.4, "#3d2f2a")
    for row in range(5):
        for k in range(26):
            x = -8 + k * 20 + (row % 2) * 10
            y = 164 + row * 10
            away = ((x - 240) ** 2 + (y - water) ** 2) ** 0.5
            if away > 112 and y > 168 - (1 - abs(x - 240) / 250) * 40:
                c.rect(
                    x,
                    y,
                    x + c.random.uniform(9, 15),
                    y + 5.6,
                    c.random.choice(["#c29c6c", "#e6cda0", "#a98258", "#cfae7e"]),
                )
    c.line([(x, y - 1) for x, y in crown], 6, "#efdcb4")
    c.line([(x, y + 3) for x, y in crown], 1.4, "#5b4636")
    for x, lift in ((206, 0), (216, 1)):
        c.poly(
            smooth(
                [(x - 4, 116 - lift), (x - 3, 104 - lift), (x, 100 - lift), (x + 3, 104 - lift), (x + 4, 116 - lift)]
            ),
            "#1d2c38",
        )
        c.disc(x, 97 - lift, 3.2, "#1d2c38")


SCENES = {
    "flooded-lane": flooded_lane,
    "river-lock": river_lock,
    "bridge-arch": bridge_arch,
}
