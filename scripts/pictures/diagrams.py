"""From the graphics table, without words: seats in a council, lines under a city, a price over a year."""

from __future__ import annotations

import math
from itertools import pairwise

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Spray, around, down
from .outlines import arc, smooth

_PAPER, _INK, _FAINT = "#f7efdd", "#1f2d3d", "#ddd0b4"


def _sheet(c: Canvas) -> None:
    """Paper with the rule over it that graphics have."""
    c.fill(_PAPER)
    c.fill(Spray("#ecdfc2", down(120, 480), 0.4))
    c.rect(24, 20, 456, 22, _INK)
    c.rect(24, 20, 84, 28, "#c8442f")


def election_chart(c: Canvas) -> None:
    _sheet(c)
    parties = [("#c8442f", 23), ("#e79a73", 11), ("#2f8a6a", 17), ("#e9b84a", 9), ("#2f6f9a", 26), ("#1f3b5c", 13)]
    seats = sorted(
        (angle, radius)
        for radius, number in ((76, 13), (98, 16), (120, 20), (142, 23), (164, 27))
        for angle in (180 + 180 * k / (number - 1) for k in range(number))
    )
    colours = [colour for colour, share in parties for _ in range(share)]
    for (angle, radius), colour in zip(seats, colours, strict=True):
        x, y = 240 + radius * math.cos(math.radians(angle)), 216 + radius * math.sin(math.radians(angle))
        c.disc(x, y, 8.6, colour)
        c.disc(x, y, 8.6, Spray(_INK, around(x + 6, y + 6, 1, 13), 0.4))
    c.disc(240, 210, 37, _INK)
    c.disc(240, 210, 31, _PAPER)
    c.poly([(240, 210), *arc(240, 210, 31, -90, -90 + 360 * 0.505)], "#2f8a6a")
    c.disc(240, 210, 17, _PAPER)
    c.line([(240, 30), (240, 44)], 2, _INK)
    left = 40.0
    for colour, share in parties:
        wide = 400 * share / 99
        c.rect(left, 252, left + wide - 2, 270, colour)
        left += wide
    c.rect(239, 246, 241, 276, _INK)
    for k, (colour, share) in enumerate(parties):
        x = 40 + k * 68
        c.rect(x, 288, x + 12, 300, colour)
        c.rect(x + 18, 291, x + 18 + share * 1.5, 297, _FAINT)


def metro_map(c: Canvas) -> None:
    _sheet(c)
    river = smooth(
        [(-10, 250), (60, 236), (120, 190), (200, 184), (262, 222), (340, 226), (400, 166), (490, 150)], 16
    )
    c.line(river, 34, "#bcd9dc")
    c.line([(x, y + 4) for x, y in river], 1.4, "#dfeceb")
    for x, y, r in ((108, 108, 26), (380, 262, 30), (300, 92, 18)):
        c.disc(x, y, r, "#cfdcae", 0.8)
        c.disc(x, y, r, Spray("#8fae74", around(x + r * 0.4, y + r * 0.4, 2, r), 0.5), 0.8)
    lines = (
        ("#c8442f", [(34, 74), (110, 74), (190, 154), (290, 154), (356, 220), (356, 304)]),
        ("#2f6f9a", [(34, 276), (120, 276), (220, 176), (220, 96), (272, 44), (380, 44)]),
        ("#2f8a6a", [(60, 196), (130, 196), (172, 154), (230, 96), (330, 96), (450, 216)]),
        ("#e9a83a", [(150, 304), (150, 244), (290, 104), (350, 44), (350, 44)]),
        ("#7a4a8c", [(34, 136), (86, 136), (186, 236), (330, 236), (394, 236), (446, 288)]),
    )
    for colour, route in lines:
        c.line(route, 9, _PAPER)
        c.line(route, 6.4, colour)
    # One line is planned: it stands open.
    planned = [(440, 70), (400, 110), (400, 180), (346, 234)]
    for (x0, y0), (x1, y1) in pairwise(planned):
        steps = round(math.hypot(x1 - x0, y1 - y0) / 9)
        for k in range(0, steps, 2):
            a, b = k / steps, min(1.0, (k + 1) / steps)
            c.line([(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)], 5, "#8a9298")
    stops = [
        (34, 74),
        (72, 74),
        (110, 74),
        (150, 114),
        (256, 154),
        (323, 187),
        (356, 262),
        (356, 304),
        (34, 276),
        (77, 276),
        (120, 276),
        (220, 124),
        (246, 70),
        (310, 44),
        (380, 44),
        (60, 196),
        (95, 196),
        (280, 96),
        (330, 96),
        (370, 136),
        (410, 176),
        (450, 216),
        (150, 304),
        (150, 270),
        (34, 136),
        (86, 136),
        (140, 190),
        (240, 236),
        (290, 236),
        (420, 262),
        (446, 288),
    ]
    for x, y in stops:
        c.disc(x, y, 5, _INK)
        c.disc(x, y, 2.9, "#ffffff")
    for x, y, wide in ((180, 146, 0), (220, 170, 0), (262, 132, 0), (158, 214, 26), (346, 236, 0), (400, 146, 0)):
        c.line([(x - wide / 2, y), (x + wide / 2, y)], 15, _INK)
        c.line([(x - wide / 2, y), (x + wide / 2, y)], 9.6, "#ffffff")
    for k, (colour, _route) in enumerate(lines):
        c.disc(38 + k * 22, 48, 8, colour)
    c.poly([(446, 40), (453, 58), (446, 53), (439, 58)], _INK)


def price_curve(c: Canvas) -> None:
    _sheet(c)
    for k in range(6):
        c.rect(44, 58 + k * 40, 452, 59 + k * 40, _FAINT)
    for k in range(13):
        c.rect(44 + k * 34 - 0.5, 258, 44 + k * 34 + 0.5, 266 if k % 3 == 0 else 262, _INK)
    # Calm, a climb, a fall by half, calm again.
    shape = [
        (0, 210),
        (20, 196),
        (40, 204),
        (56, 178),
        (66, 150),
        (76, 92),
        (84, 76),
        (94, 118),
        (106, 148),
        (120, 138),
        (136, 156),
    ]
    points = [(44 + k * 3, y + c.random.uniform(-3.2, 3.2)) for k, y in smooth(shape, 14)]
    other = [(44 + k * 3, 226 - 14 * math.sin(k / 22) - k * 0.2 + c.random.uniform(-1.2, 1.2)) for k in range(137)]
    c.poly(
        [*points, (452, 258), (44, 258)], Fade(["#f6dfbd", "#f2b98a", "#e2774f", "#c8442f"], down(262, 60), bands=9)
    )
    for k in range(4):
        c.rect(44, 98 + k * 40, 452, 98.6 + k * 40, "#f7e6c8")
    c.line(other, 3, "#1f4a73")
    c.line(points, 3.2, "#c8442f")
    top = min(points, key=lambda point: point[1])
    c.line([(top[0], top[1] - 8), (top[0], 46)], 1.4, _INK)
    c.rect(top[0], 40, top[0] + 62, 50, _INK)
    for x, y, tone in ((*top, "#c8442f"), (*points[-1], "#c8442f"), (*other[-1], "#1f4a73")):
        c.disc(x, y, 6.4, _PAPER)
        c.disc(x, y, 4.4, tone)
    c.rect(44, 257, 452, 259, _INK)
    for k in range(68):
        tall = 4 + 18 * abs(math.sin(k * 0.7) * c.random.random()) + (12 if 40 < k < 56 else 0) * c.random.random()
        c.rect(45 + k * 6, 300 - tall, 49 + k * 6, 300, "#8a9aa0" if not 37 < k < 49 else "#c98a3f")
    c.rect(44, 300, 452, 301, _INK)
    c.rect(0, HEIGHT - 8, WIDTH, HEIGHT - 7, _PAPER)


SCENES = {"election-chart": election_chart, "metro-map": metro_map, "price-curve": price_curve}
