"""Where the land ends: a lighthouse, a harbour, reeds."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Point, Spray, across, around, down
from .outlines import arc, bird, hills, mountains, smooth
from .ripples import ripples


def lighthouse_dusk(c: Canvas) -> None:
    c.fill(Fade(["#1d1b45", "#3d2a63", "#8a3f71", "#e0685f", "#f7a35c", "#fcd98a"], down(0, 208), bands=11))
    c.specks(46, "#f4e3c8", (0, 0, WIDTH, 82), 0.7)
    c.disc(118, 206, 74, Spray("#fff0b8", around(118, 206, 14, 76), 0.9))
    c.disc(118, 206, 27, "#fff4cf")
    for y, x, w in ((150, 40, 128), (166, 196, 120), (178, 0, 84), (188, 150, 150)):
        c.poly([*smooth([(x, y), (x + w * 0.4, y - 5), (x + w, y)]), (x + w * 0.5, y + 3)], "#b44d6d")
    lamp = (352.0, 68.0)
    c.poly([lamp, (-10, 8), (-10, 74)], Spray("#ffe9a8", across(40, 352), 0.75))
    c.poly([lamp, (490, 34), (490, 86)], Spray("#ffe9a8", across(560, 360), 0.7))
    c.rect(0, 206, WIDTH, HEIGHT, Fade(["#e58a63", "#8d4a70", "#3b2b5e", "#1b1a40"], down(202, 300), bands=8))
    c.poly([(92, 206), (144, 206), (176, 300), (60, 300)], Spray("#ffd98c", down(306, 204), 0.7))
    ripples(c, 210, 316, ["#fbc27a", "#f6a862"], 42, (70, 170))
    ripples(c, 214, 318, ["#5c3a6d", "#2a2352", "#b2596c"], 110, (-10, 490))
    back = [(196, 208), (236, 200), (262, 190), (300, 172), (326, 164), (376, 160), (420, 150), (490, 140)]
    c.poly([*mountains(c.random, back, 0.1, 4), (490, 230), (250, 214)], "#41245a")
    cliff = [
        (196, 326),
        (232, 268),
        (262, 236),
        (286, 204),
        (312, 180),
        (336, 172),
        (372, 171),
        (410, 186),
        (490, 178),
    ]
    edge = mountains(c.random, cliff, 0.14, 4)
    c.below(edge, "#17132f")
    c.below(edge, Spray("#5a2f5c", across(440, 215), 0.5))
    # Ledges of the cliff that the low sun still reaches, brighter the nearer they are to it.
    for x, y, wide, drop in (
        (240, 258, 14, 20), (228, 284, 18, 16), (256, 240, 12, 34), (250, 286, 10, 24),
        (274, 220, 12, 26), (272, 258, 9, 40), (292, 204, 10, 30), (294, 246, 8, 34),
        (312, 192, 9, 28), (314, 232, 7, 40), (336, 206, 7, 34),
    ):  # fmt: skip
        ledge = [(x, y), (x + wide * 0.7, y + 4), (x + wide * 0.3, y + drop), (x - wide * 0.6, y + drop * 0.7)]
        c.poly(ledge, "#6b3a66")
        c.poly(ledge, Spray("#e8735f", across(x + wide, x - wide * (1.3 - (x - 228) / 110)), 0.9))
    c.poly([(334, 174), (341, 86), (363, 86), (370, 174)], "#f8e8d2")
    for low, high in ((150, 128), (108, 94)):
        c.poly(
            [(352 - _half(low), low), (352 - _half(high), high), (352 + _half(high), high), (352 + _half(low), low)],
            "#cf3f4c",
        )
    c.poly([(354, 174), (354, 86), (363, 86), (370, 174)], Spray("#3a1f4a", across(344, 374), 0.8))
    c.rect(336, 82, 368, 87, "#17132f")
    c.rect(342, 60, 362, 83, "#ffdf7e")
    c.disc(352, 71, 46, Spray("#fff3c4", around(352, 71, 4, 46), 0.85))
    c.rect(347, 63, 357, 81, "#fffbe6")
    for x in (342, 352, 361):
        c.rect(x, 60, x + 1.4, 83, "#17132f")
    c.poly([*arc(352, 61, 12, 180, 360, 0.9)], "#17132f")
    c.rect(351, 44, 353, 54, "#17132f")
    for y in (100, 140):
        c.rect(349.6, y, 354.4, y + 8, "#17132f")
    c.poly([(392, 188), (392, 164), (410, 150), (446, 150), (458, 164), (458, 188)], "#0f0c24")
    c.poly([(388, 166), (408, 147), (448, 147), (462, 166)], "#4a2750")
    c.rect(434, 138, 441, 150, "#0f0c24")
    for x in (404, 424, 440):
        c.rect(x, 172, x + 8, 180, "#ffd47a")
    for x, y, span in ((188, 112, 20), (216, 98, 14), (168, 92, 12), (240, 124, 11)):
        c.poly(bird(x, y, span), "#241a45")


def _half(y: float) -> float:
    return 11 + (y - 86) * 7 / 88


def harbour_cranes(c: Canvas) -> None:
    c.fill(Fade(["#f3c37a", "#f6b070", "#ee8f62", "#dd6e5b"], down(218, 0), bands=9))
    c.disc(330, 132, 66, "#fbe6b5")
    c.disc(330, 132, 66, Spray("#f6b070", down(100, 230), 0.9))
    for y, x, w in ((46, 20, 150), (64, 80, 170), (88, 300, 190), (150, 230, 150), (30, 280, 120)):
        c.poly([*smooth([(x, y), (x + w * 0.3, y - 4), (x + w, y)]), (x + w * 0.6, y + 3)], "#f9d79b")
    c.below([(-6, 212), (40, 206), (80, 208), (150, 200), (210, 206), (300, 202), (360, 207), (490, 200)], "#c2625a")
    for x, h, w in (
        (12, 20, 10),
        (26, 34, 6),
        (60, 16, 16),
        (182, 22, 9),
        (196, 30, 5),
        (440, 26, 14),
        (462, 18, 18),
    ):
        c.rect(x, 208 - h, x + w, 210, "#c2625a")
    c.rect(
        0, 214, WIDTH, HEIGHT, Fade(["#e39368", "#a8615f", "#4d5066", "#1f3b4d", "#16303f"], down(212, 316), bands=9)
    )
    for x, tone, size in ((420, "#6d5566", 0.74), (70, "#4a4a61", 0.86), (236, "#1b3648", 1.0)):
        _gantry(c, x, 222, size, tone)
    c.poly(
        [(112, 254), (424, 254), (446, 276), (436, 304), (120, 304), (98, 276)], Spray("#122a38", down(304, 250), 0.8)
    )
    ripples(c, 222, 318, ["#f6b878", "#f9d79b"], 46, (250, 410))
    ripples(c, 226, 318, ["#6d5566", "#2a4a5a", "#c47a63"], 90, (-10, 490))
    c.poly([(96, 214), (112, 254), (424, 254), (448, 206), (420, 210), (408, 218), (112, 218)], "#122a38")
    c.poly([(105, 238), (112, 254), (424, 254), (431, 240)], "#b5392f")
    palette = ["#d9573f", "#e9a13b", "#2f7f86", "#f0d9a6", "#1d5068", "#a83a3a", "#5d9a8b"]
    for column in range(9):
        for row in range(c.random.choice([2, 3, 3, 4])):
            x, y = 150 + column * 26, 218 - 13 * (row + 1)
            colour = c.random.choice(palette)
            c.rect(x, y, x + 24.6, y + 12.2, colour)
            c.polys(
                [[(x + k, y + 2), (x + k + 1, y + 2), (x + k + 1, y + 10), (x + k, y + 10)] for k in (5, 10, 15, 20)],
                "#122a38",
            )
    c.rect(112, 170, 142, 218, "#f5e7c8")
    c.rect(112, 170, 142, 218, Spray("#c98c63", across(122, 150), 0.7))
    c.rect(108, 166, 146, 171, "#122a38")
    for x in (115, 122, 129, 136):
        c.rect(x, 176, x + 4, 181, "#122a38")
    c.rect(120, 150, 130, 166, "#b5392f")
    c.rect(120, 154, 130, 158, "#f5e7c8")
    for x, y, span in ((150, 90, 18), (176, 78, 13), (128, 74, 10), (400, 70, 14)):
        c.poly(bird(x, y, span), "#5a3b4c")


def _gantry(c: Canvas, x: float, ground: float, size: float, colour: str) -> None:
    """A container crane as high as 180 times ``size``, its boom out to the right."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * size, ground - dy * size

    for dx in (-26, 22):
        c.poly([at(dx - 4, 0), at(dx - 3, 116), at(dx + 4, 116), at(dx + 5, 0)], colour)
    c.poly([at(-30, 60), at(27, 60), at(27, 67), at(-30, 67)], colour)
    c.line([at(-26, 0), at(22, 60)], 2.4 * size, colour)
    c.line([at(-26, 62), at(22, 112)], 2.4 * size, colour)
    c.poly([at(-66, 112), at(112, 112), at(112, 120), at(-66, 120)], colour)
    c.poly([at(16, 116), at(22, 180), at(27, 180), at(29, 116)], colour)
    for end in (-62, 62, 108):
        c.line([at(24, 178), at(end, 119)], 2 * size, colour)
    c.poly([at(-52, 100), at(-30, 100), at(-30, 114), at(-52, 114)], colour)
    c.line([at(76, 112), at(76, 78)], 1.4 * size, colour)
    c.poly([at(64, 78), at(88, 78), at(88, 66), at(64, 66)], "#e9a13b")


def reed_beds_birds(c: Canvas) -> None:
    c.fill(Fade(["#5a7f95", "#8fa9a7", "#e3c9a0", "#f7c58a", "#f5a66f"], down(0, 196), bands=10, grain=0.6))
    c.disc(196, 158, 92, Spray("#fff0c2", around(196, 158, 26, 92), 0.85))
    c.disc(196, 158, 33, "#fff6d8")
    c.below(hills(c.random, 184, 5), "#a58b7c")
    c.below(hills(c.random, 192, 4), "#76736b")
    c.rect(
        0,
        196,
        WIDTH,
        HEIGHT,
        Fade(["#f2b27a", "#d9ab86", "#8b9a95", "#4f6f7c", "#35566a"], down(194, 310), bands=9, grain=0.5),
    )
    c.poly([(166, 196), (226, 196), (250, 310), (142, 310)], Spray("#fff0c2", down(316, 196), 0.75))
    ripples(c, 200, 300, ["#fff0c2", "#f7cf9a"], 50, (140, 252))
    ripples(c, 204, 316, ["#6d8288", "#476675", "#c7a384"], 50, (-10, 490))
    for i in range(9):
        for side in (-1, 1):
            x, y = 300 + side * i * 20 + i * 2, 34 + i * 8.6 + side * i * 1.6
            c.poly(bird(x, y, 16 + c.random.uniform(-2, 2), 0.34), "#2b2f3d")
    for _ in range(14):
        x, y = 60 + c.random.gauss(0, 34), 92 + c.random.gauss(0, 16)
        c.poly(bird(x, y, c.random.uniform(7, 11), 0.3), "#4a4c58")
    for depth, (ground, tall, count, tone, light) in enumerate(
        (
            (226, 46, 34, "#8a7a55", "#c9a560"),
            (262, 80, 60, "#59583c", "#b98d45"),
            (326, 150, 64, "#23281f", "#7c6430"),
        )
    ):
        gap = (150, 262) if depth < 2 else (138, 300)
        for _ in range(count):
            x = c.random.uniform(-8, 488)
            if gap[0] < x < gap[1] and c.random.random() < (0.97 if depth < 2 else 0.9):
                continue
            high = tall * c.random.uniform(0.6, 1.15)
            lean = high * c.random.uniform(0.0, 0.24)
            stem = smooth([(x, ground), (x + lean * 0.3, ground - high * 0.55), (x + lean, ground - high)], 6)
            c.line(stem, 0.9 + depth * 0.55, tone)
            if c.random.random() < 0.6:
                tip, size = stem[-1], high * 0.17
                plume = [tip, (tip[0] + size * 0.5, tip[1] - size * 0.5), (tip[0] + size * 0.42, tip[1] - size * 1.2)]
                c.poly(
                    [*plume, (tip[0] - size * 0.05, tip[1] - size * 0.6)], light if c.random.random() < 0.5 else tone
                )
            if c.random.random() < 0.4:
                leaf, low = high * 0.34, ground - high * c.random.uniform(0.25, 0.6)
                bent = smooth(
                    [(x + lean * 0.2, low), (x + leaf * 0.5, low - leaf * 0.6), (x + leaf, low - leaf * 0.2)], 6
                )
                c.poly([*bent, (x + leaf * 0.5, low - leaf * 0.42)], tone)
    c.below(hills(c.random, 313, 4), "#191d18")


SCENES = {
    "lighthouse-dusk": lighthouse_dusk,
    "harbour-cranes": harbour_cranes,
    "reed-beds-birds": reed_beds_birds,
}
