"""Old stone: a library, a city gate."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Point, Spray, across, around, down
from .outlines import arc, arch, smooth


def library_facade(c: Canvas) -> None:
    c.fill(Fade(["#1c2f52", "#31507a", "#6f87a0", "#d9a98a", "#f3c793"], down(0, 210), bands=10))
    for x, y, w in ((20, 44, 140), (300, 30, 150), (360, 70, 140), (-30, 90, 120)):
        c.poly([*smooth([(x, y), (x + w * 0.3, y - 6), (x + w, y)]), (x + w * 0.6, y + 3)], "#8d97a8")
    for x in (36, 444):
        crown = [(x - 40, 230), *arc(x, 160, 44, 160, 380, 1.3, 20), (x + 40, 230)]
        c.poly(crown, "#1c3a44")
        c.poly(crown, Spray("#3f6a5c", across(x + 40, x - 50), 0.6))
    stone, shade, dark = "#f0ddb8", "#a87f66", "#3a3148"
    c.rect(72, 118, 408, 250, "#d3b48f")
    c.rect(72, 118, 408, 250, Spray("#6f5058", down(110, 250), 0.45))
    for k in range(7):
        x = 100 + k * 40
        if k == 3:
            continue
        c.poly(arch(x + 9, x + 31, 152, 206), dark)
        c.poly(arch(x + 11, x + 29, 153, 204), Fade(["#fff0b4", "#ffcb66", "#f09a3f"], down(140, 206), bands=5))
        c.rect(x + 19, 140, x + 21, 206, dark)
        c.rect(x + 10, 168, x + 30, 170, dark)
        for shelf in (186, 196):
            c.rect(x + 11, shelf, x + 29, shelf + 6, "#9a4f38")
    c.poly(arch(224, 256, 168, 236), dark)
    c.poly(arch(227, 253, 169, 236), Fade(["#fff6cf", "#ffdf8c", "#f7b955"], down(154, 236), bands=5))
    c.rect(239, 156, 241, 236, dark)
    for x, books in ((233, 3), (247, 2)):
        c.poly(smooth([(x - 4, 236), (x - 4, 220), (x, 214), (x + 4, 220), (x + 4, 236)]), "#20304e")
        c.disc(x, 211, 3, "#20304e")
        c.rect(x - 3, 222, x + 1, 222 + books, "#d9563f")
    for k in range(8):
        x = 92 + k * 42.2
        c.rect(x - 8, 124, x + 8, 236, stone)
        c.rect(x - 8, 124, x + 8, 236, Spray(shade, across(x - 5, x + 9), 0.95))
        for flute in (-4, 0, 4):
            c.rect(x + flute - 0.5, 132, x + flute + 0.5, 228, shade)
        c.rect(x - 11, 118, x + 11, 126, "#f8ebcd")
        c.rect(x - 11, 230, x + 11, 238, "#f8ebcd")
    c.rect(66, 100, 414, 119, stone)
    c.rect(66, 115, 414, 119, shade)
    for x in range(74, 410, 12):
        c.rect(x, 105, x + 6, 110, "#c9a37f")
    roof = [(58, 101), (240, 38), (422, 101)]
    c.poly(roof, "#f8ebcd")
    c.poly([(84, 96), (240, 46), (396, 96)], "#cfa983")
    c.poly([(84, 96), (240, 46), (396, 96)], Spray("#7a5560", across(180, 420), 0.7))
    # An open book in the pediment.
    c.poly(smooth([(240, 90), (222, 82), (206, 86), (206, 68), (222, 64), (240, 72)]), "#f8ebcd")
    c.poly(smooth([(240, 90), (258, 82), (274, 86), (274, 68), (258, 64), (240, 72)]), "#f8ebcd")
    c.line([(240, 72), (240, 90)], 1.6, "#7a5560")
    for k in range(6):
        y, reach = 238 + k * 9, 172 + k * 17
        c.rect(240 - reach, y, 240 + reach, y + 9, "#f3e2c0" if k % 2 == 0 else "#e3c9a2")
        c.rect(240 - reach, y + 6.5, 240 + reach, y + 9, "#9a7a6c")
    c.poly([(224, 238), (256, 238), (310, 292), (170, 292)], Spray("#ffd27a", down(300, 232), 0.7))
    c.rect(0, 292, WIDTH, HEIGHT, Fade(["#4c4a62", "#2a2d48", "#1a1f38"], down(290, 320), bands=4))
    for x in (46, 434):
        c.rect(x - 2, 208, x + 2, 292, "#15182c")
        c.disc(x, 200, 24, Spray("#ffe7a8", around(x, 200, 6, 24), 0.8))
        c.disc(x, 200, 8, "#fff4cf")
        c.rect(x - 7, 288, x + 7, 294, "#15182c")
    for x, tall in ((150, 40), (164, 36), (330, 42)):
        y = 286
        c.poly(
            smooth([(x - 6, y), (x - 7, y - tall * 0.6), (x, y - tall * 0.82), (x + 7, y - tall * 0.6), (x + 6, y)]),
            "#1a2340",
        )
        c.disc(x, y - tall * 0.92, 4.8, "#1a2340")


def city_gate(c: Canvas) -> None:
    c.fill(Fade(["#3f8f9f", "#86bfb4", "#e2dcae", "#f9d08a"], down(0, 200), bands=9))
    c.disc(240, 186, 120, Spray("#fff0bf", around(240, 186, 30, 120), 0.7))
    wall, edge, deep = "#d98f4f", "#f3c27f", "#7a3f2c"
    c.below([(-6, 250), (490, 250)], "#e6bd7f")
    c.below([(-6, 250), (490, 250)], Spray("#b3703f", down(246, 326), 0.7))
    # Walls on both sides, then two towers, then the gate house between them.
    for left, right in ((-10, 96), (384, 490)):
        c.rect(left, 128, right, 256, wall)
        c.rect(left, 128, right, 256, Spray(deep, across(-60, 520), 0.55))
        for x in range(left, right, 22):
            c.poly([(x, 130), (x, 114), (x + 7, 108), (x + 14, 114), (x + 14, 130)], wall)
    for left, right in ((84, 160), (320, 396)):
        c.poly([(left, 80), (right, 80), (right + 8, 262), (left - 8, 262)], wall)
        c.poly(
            [(left, 80), (right, 80), (right + 8, 262), (left - 8, 262)],
            Spray(deep, across(left + 10, right + 14), 0.75),
        )
        c.rect(left - 6, 70, right + 6, 86, edge)
        c.rect(left - 6, 82, right + 6, 86, deep)
        for k in range(4):
            x = left - 6 + k * 23
            c.poly([(x, 71), (x, 54), (x + 9, 46), (x + 18, 54), (x + 18, 71)], edge)
        for y in (108, 150):
            c.poly(arch((left + right) / 2 - 6, (left + right) / 2 + 6, y, y + 18), "#4a2322")
        c.rect(left - 4, 190, right + 4, 200, edge)
        for k in range(6):
            x = left + k * 13
            c.poly([(x, 195), (x + 5, 191), (x + 10, 195), (x + 5, 199)], "#2f7f86")
    c.rect(156, 58, 324, 262, "#e3a05c")
    c.rect(156, 58, 324, 262, Spray(deep, down(90, 290), 0.4))
    c.rect(150, 50, 330, 64, edge)
    for k in range(8):
        x = 150 + k * 23.2
        c.poly([(x, 51), (x, 34), (x + 9, 26), (x + 18, 34), (x + 18, 51)], edge)
    for _ in range(120):
        x, y = c.random.uniform(88, 380), c.random.uniform(90, 250)
        wide = c.random.uniform(8, 16)
        c.rect(
            x, y, x + wide, y + 5, Spray(c.random.choice([edge, "#c2773f", deep]), across(x - wide, x + wide), 0.6)
        )
    # A tiled frame round a pointed horseshoe.
    c.rect(172, 76, 308, 262, "#2f7f86")
    c.rect(176, 80, 304, 262, "#f6e3b8")
    for k in range(11):
        for row in range(2):
            x, y = 182 + k * 11.6, 88 + row * 11
            tone = ("#2f7f86", "#d9573f", "#1f4e63")[(k + row) % 3]
            c.poly([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], tone)
    c.rect(176, 106, 304, 262, "#e9b873")
    c.rect(176, 106, 304, 262, Spray("#a8613a", around(240, 180, 40, 110), 0.5))
    for radius, tone in ((62, "#f8e7c0"), (54, "#b3543a")):
        c.poly(_horseshoe(radius, 262), tone)
    for k in range(13):
        a, b = (
            arc(240, 180, 54, 172 + k * 15.2, 179 + k * 15.2, steps=3),
            arc(240, 180, 62, 179 + k * 15.2, 172 + k * 15.2, steps=3),
        )
        c.poly([*a, *b], "#1f4e63")
    inside = _horseshoe(46, 262)
    c.poly(inside, Fade(["#4a2322", "#8c4a30", "#f3bf6a", "#fff0bf"], around(240, 236, 6, 96), bands=7))
    # Through the gate: a lane, domes, a palm.
    c.poly([*arc(236, 226, 17, 180, 360), (253, 256), (219, 256)], "#c8743f")
    c.rect(235, 200, 237, 212, "#c8743f")
    c.rect(258, 196, 266, 256, "#b5633a")
    c.poly([(256, 197), (262, 184), (268, 197)], "#8c4a30")
    c.rect(204, 230, 216, 256, "#b5633a")
    c.poly([(214, 262), (266, 262), (330, 330), (150, 330)], Spray("#fff0bf", down(330, 250), 0.8))
    for x, lean in ((46, 1), (440, -1)):
        trunk = smooth([(x, 268), (x + 5 * lean, 220), (x + 2 * lean, 172)])
        c.line(trunk, 6, "#5a3426")
        for turn in range(9):
            tip = arc(x + 2 * lean, 172, 46, 150 + turn * 30, 151 + turn * 30, 0.8, 1)[0]
            mid = ((x + 2 * lean + tip[0]) / 2, (172 + tip[1]) / 2 - 12)
            frond = smooth([(x + 2 * lean, 172), mid, (tip[0], tip[1] + 8)])
            c.poly([*frond, (mid[0], mid[1] + 9)], "#1f5a52" if turn % 2 else "#2f7a62")
    for x, tall, tone in ((196, 44, "#1f3b58"), (282, 40, "#7a2b33"), (298, 46, "#f3ead0")):
        y = 292
        c.poly([(x - 6, y), (x + 6, y), (x - 20, y + 20), (x - 34, y + 20)], Spray("#7a3f2c", down(y + 22, y), 0.85))
        c.poly(
            smooth([(x - 9, y), (x - 7, y - tall * 0.6), (x, y - tall * 0.84), (x + 7, y - tall * 0.6), (x + 9, y)]),
            tone,
        )
        c.disc(x, y - tall * 0.92, 5, "#5a3426")
    for x, y in ((120, 34), (138, 26), (360, 30), (346, 22)):
        c.poly([(x - 9, y - 4), (x, y), (x + 9, y - 5), (x, y + 4)], "#3a4a55")


def _horseshoe(radius: float, bottom: float) -> list[Point]:
    """A doorway whose round part is more than half a circle, pinched in above its sides."""
    return [(240 - radius * 0.86, bottom), *arc(240, 180, radius, 149, 391), (240 + radius * 0.86, bottom)]


SCENES = {
    "library-facade": library_facade,
    "city-gate": city_gate,
}
