"""Close to: a football pitch, a bread oven, a chess board."""

from __future__ import annotations

import math

from .canvas import HEIGHT, WIDTH, Canvas, Fade, Point, Spray, across, around, down
from .outlines import arc, arch, smooth


def football_pitch(c: Canvas) -> None:
    c.fill(Fade(["#101f3c", "#1f3f63", "#4a7a8c", "#f0b476"], down(0, 116), bands=9))
    stand = [(-6, 96), (120, 74), (360, 74), (490, 96), (490, 150), (-6, 150)]
    c.poly(stand, "#1a2740")
    for row in range(7):
        for k in range(96):
            x = -2 + k * 5.1 + (row % 2) * 2.5
            top = 74 + max(0.0, (abs(x - 240) - 120) * 0.18)
            tone = c.random.choice(["#c94a3f", "#f2d9a8", "#2f6a86", "#e8a54a", "#1a2740", "#1a2740", "#8a98a8"])
            c.disc(x, top + 8 + row * 8.2, 2.1, tone)
    c.poly([(-6, 82), (120, 58), (360, 58), (490, 82), (490, 92), (360, 68), (120, 68), (-6, 92)], "#0d1730")
    c.rect(0, 136, WIDTH, 150, "#f2e3c0")
    for k, tone in enumerate(("#c94a3f", "#1f3f63", "#e8a54a", "#2f7a5a", "#c94a3f", "#1f3f63", "#e8a54a")):
        c.rect(4 + k * 69, 138, 66 + k * 69, 148, tone)
    vanish = (240.0, 30.0)
    for stripe in range(9):
        top, bottom = 150 + 170 * (stripe / 9) ** 1.35, 150 + 170 * ((stripe + 1) / 9) ** 1.35
        c.rect(0, top, WIDTH, bottom, "#3f9a54" if stripe % 2 else "#338648")
    c.rect(0, 150, WIDTH, HEIGHT, Spray("#1d5f43", down(140, 330), 0.45))

    def at(x: float, depth: float) -> Point:
        """A place on the turf: ``x`` from -1 to 1 across, ``depth`` 0 at the far line and 1 at the lower edge."""
        y = 152 + 168 * depth
        return vanish[0] + x * (200 + 190 * depth), y

    white = "#f6f3e2"
    c.line([at(-1, 0), at(1, 0)], 2.2, white)
    for side in (-1, 1):
        c.line([at(side, 0), at(side * 1.02, 1.1)], 2.6, white)
        c.line([at(side * 0.52, 0), at(side * 0.56, 0.42)], 2.4, white)
        c.line([at(side * 0.24, 0), at(side * 0.25, 0.16)], 2, white)
    c.line([at(-0.56, 0.42), at(0.56, 0.42)], 2.6, white)
    c.line([at(-0.25, 0.16), at(0.25, 0.16)], 2, white)
    c.line(arc(240, 222, 48, 0, 180, 0.42), 2.4, white)
    c.disc(240, 196, 2.6, white)
    # The goal, and the net behind it.
    for k in range(15):
        c.line([(196 + k * 6.3, 108), (190 + k * 7.1, 152)], 0.7, "#dfe6df")
    for k in range(7):
        c.line([(194, 110 + k * 6.6), (286, 110 + k * 6.6)], 0.7, "#dfe6df")
    c.line([(188, 154), (192, 106), (288, 106), (292, 154)], 3.4, "#ffffff")
    for x in (58, 422):
        c.rect(x - 2, 8, x + 2, 84, "#0a1226")
        c.poly([(x - 24, 6), (x + 24, 6), (x + 22, 30), (x - 22, 30)], "#0a1226")
        for k in range(4):
            for row in range(2):
                c.disc(x - 15 + k * 10, 12 + row * 11, 3.6, "#fffbe0")
        c.disc(x, 18, 54, Spray("#fff4c2", around(x, 18, 10, 54), 0.55))
    for x, depth, tone, lean in (
        (-0.1, 0.08, "#e8a54a", 0),
        (-0.44, 0.2, "#c94a3f", 5),
        (0.36, 0.24, "#f3efe2", -4),
        (0.1, 0.5, "#c94a3f", 7),
        (-0.2, 0.62, "#f3efe2", 4),
        (0.62, 0.52, "#c94a3f", -6),
        (-0.72, 0.5, "#f3efe2", 3),
    ):
        _player(c, *at(x, depth), 30 + 34 * depth, tone, lean)
    ball = at(0.19, 0.6)
    c.disc(ball[0], ball[1] + 5, 6, Spray("#0d3a2b", around(ball[0], ball[1] + 5, 1, 8), 0.9), 0.4)
    c.disc(*ball, 5.4, "#ffffff")
    c.poly(arc(*ball, 2.3, 0, 360, steps=5), "#1a2740")


def _player(c: Canvas, x: float, y: float, tall: float, shirt: str, lean: float) -> None:
    c.poly(
        [(x, y), (x + tall * 0.9, y + tall * 0.14), (x + tall * 0.8, y + tall * 0.24), (x - 2, y + 3)],
        Spray("#0d3a2b", across(x + tall, x), 0.8),
    )
    hip, neck = (x + lean * 0.4, y - tall * 0.46), (x + lean, y - tall * 0.82)
    c.line([hip, (x - tall * 0.16, y - tall * 0.2), (x - tall * 0.22, y)], tall * 0.1, "#7a4a36")
    c.line([hip, (x + tall * 0.16, y - tall * 0.24), (x + tall * 0.1, y)], tall * 0.1, "#6a3e2e")
    c.poly(
        [
            (hip[0] - tall * 0.13, hip[1] - tall * 0.04),
            (hip[0] + tall * 0.13, hip[1] - tall * 0.04),
            (hip[0] + tall * 0.16, hip[1] + tall * 0.14),
            (hip[0] - tall * 0.16, hip[1] + tall * 0.14),
        ],
        "#16233f",
    )
    c.poly(
        [
            (neck[0] - tall * 0.15, neck[1]),
            (neck[0] + tall * 0.15, neck[1]),
            (hip[0] + tall * 0.11, hip[1]),
            (hip[0] - tall * 0.11, hip[1]),
        ],
        shirt,
    )
    c.line([(neck[0] - tall * 0.13, neck[1] + 2), (neck[0] - tall * 0.26, neck[1] + tall * 0.2)], tall * 0.08, shirt)
    c.line([(neck[0] + tall * 0.13, neck[1] + 2), (neck[0] + tall * 0.26, neck[1] + tall * 0.14)], tall * 0.08, shirt)
    c.disc(neck[0] + lean * 0.1, neck[1] - tall * 0.1, tall * 0.09, "#6a3e2e")


def bread_oven(c: Canvas) -> None:
    c.fill(Fade(["#5a2a26", "#7a3a2c", "#4a2226"], down(0, 320), bands=6))
    for row in range(12):
        for k in range(-1, 13):
            x, y = k * 41 + (row % 2) * 20, row * 21
            glow = max(0.0, 1 - math.hypot(x + 18 - 240, y + 10 - 150) / 250)
            tone = ("#4f2527", "#6b3029", "#8a412e", "#a85635", "#c46b3a")[
                min(4, int(glow * 5.2 + c.random.uniform(-0.4, 0.6)))
            ]
            c.rect(x, y, x + 38.5, y + 18.5, tone)
            c.rect(x, y, x + 38.5, y + 18.5, Spray("#2d1418", down(y - 8, y + 26), 0.35))
    # The mouth of the oven: a ring of bricks, then fire.
    c.poly(arch(92, 388, 152, 230, 118), "#2d1418")
    for k in range(23):
        start = 180 + k * 7.83
        outer, inner = (
            arc(240, 152, 146, start + 0.7, start + 7.1, 0.79, 3),
            arc(240, 152, 114, start + 7.1, start + 0.7, 0.75, 3),
        )
        c.poly([*outer, *inner], ("#e08a4a", "#cf7440", "#ee9f58")[k % 3])
        c.poly([*outer, *inner], Spray("#7a2e26", around(240, 30, 10, 150), 0.5))
    mouth = arch(126, 354, 152, 230, 85)
    c.poly(mouth, Fade(["#1d0c12", "#5a1a18", "#b53a1e", "#f08a2a", "#ffd166"], around(266, 208, 10, 168), bands=10))
    for x, wide, tall, tone in (
        (300, 66, 118, "#d9481f"),
        (262, 50, 92, "#e8641f"),
        (328, 38, 78, "#d9481f"),
        (292, 46, 86, "#f79a2a"),
        (318, 28, 56, "#f79a2a"),
        (266, 30, 60, "#f9b03a"),
        (296, 26, 54, "#ffe08a"),
    ):
        c.poly(
            smooth(
                [
                    (x - wide / 2, 226),
                    (x - wide * 0.44, 226 - tall * 0.4),
                    (x - wide * 0.1, 226 - tall * 0.6),
                    (x - wide * 0.06, 226 - tall),
                    (x + wide * 0.2, 226 - tall * 0.62),
                    (x + wide * 0.42, 226 - tall * 0.5),
                    (x + wide / 2, 226),
                ]
            ),
            tone,
        )
    for x in (250, 290, 326):
        c.line([(x - 22, 224), (x + 18, 217)], 7, "#3a1614")
    c.specks(46, "#ffd166", (180, 80, 350, 200), 1.2)
    c.rect(84, 228, 396, 244, "#e3b98a")
    c.rect(84, 228, 396, 244, Spray("#8a4a34", across(300, 60), 0.6))
    c.rect(84, 241, 396, 246, "#2d1418")
    # The peel with a loaf on it, and the loaves that are done.
    c.below([(-6, 276), (490, 276)], "#7a4a30")
    c.below([(-6, 276), (490, 276)], Spray("#3a1c1c", down(270, 330), 0.8))
    c.rect(-6, 274, 490, 280, "#c98a52")
    c.poly([(150, 226), (206, 226), (220, 236), (140, 236)], "#d9a566")
    c.line([(180, 234), (112, 326)], 9, "#d9a566")
    c.line([(184, 236), (117, 326)], 2.4, "#8a5a34")
    _loaf(c, 178, 222, 27)
    for x, y, size in (
        (300, 272, 42),
        (386, 270, 46),
        (446, 278, 36),
        (344, 292, 44),
        (428, 302, 46),
        (258, 300, 38),
    ):
        _loaf(c, x, y, size)
    for x in (20, 38, 56):
        c.line(smooth([(x + 10, 276), (x + 8, 240), (x + (x - 38) * 0.8, 204)]), 1.8, "#e8bf6a")
        for k in range(7):
            y = 204 + k * 6
            for side in (-1, 1):
                tip = x + (x - 38) * 0.8 - k * (x - 38) * 0.1
                c.poly([(tip, y + 4), (tip + side * 6, y - 5), (tip + side * 2, y - 7)], "#f0cd80")
    c.poly([(16, 280), (26, 246), (70, 246), (80, 280)], "#b5533a")
    c.poly([(16, 280), (26, 246), (70, 246), (80, 280)], Spray("#5a2226", across(80, 10), 0.6))
    c.rect(22, 244, 74, 251, "#d9764a")


def _loaf(c: Canvas, x: float, y: float, size: float) -> None:
    shape = arc(x, y, size, 180, 360, 0.62)
    c.poly([*shape, (x + size * 0.9, y + size * 0.14), (x - size * 0.9, y + size * 0.14)], "#d98a3f")
    c.poly(
        [*shape, (x + size * 0.9, y + size * 0.14), (x - size * 0.9, y + size * 0.14)],
        Spray("#8a4424", down(y - size * 0.4, y + size * 0.2), 0.8),
    )
    c.poly(
        arc(x - size * 0.1, y - size * 0.2, size * 0.66, 190, 350, 0.5),
        Spray("#f8cf8a", down(y, y - size * 0.6), 0.8),
    )
    for k in (-1, 0, 1):
        a = x + k * size * 0.42
        c.line(
            [(a - size * 0.14, y - size * 0.18), (a + size * 0.14, y - size * 0.5 + abs(k) * size * 0.1)],
            size * 0.09,
            "#fbe6b8",
        )


def chess_board(c: Canvas) -> None:
    c.fill(Fade(["#12343d", "#1d4c50", "#2c6660"], down(0, 190), bands=6))
    # A window with the evening in it, and the curtain beside it.
    c.rect(250, -6, 430, 142, "#0e252d")
    c.rect(257, -6, 423, 135, Fade(["#3f6f86", "#a98f93", "#ee9f6a", "#fbd38a"], down(0, 132), bands=8))
    c.disc(318, 112, 20, "#fff2c8")
    for x, top in ((257, 98), (282, 112), (330, 92), (352, 108), (384, 88), (404, 104)):
        c.rect(x, top, x + 24, 135, "#6b4a5c")
    for x in (309, 366):
        c.rect(x, -6, x + 5, 135, "#0e252d")
    c.rect(257, 52, 423, 57, "#0e252d")
    c.rect(242, 135, 438, 144, "#b5724a")
    for k in range(5):
        fold = smooth([(424 + k * 12, -6), (430 + k * 12, 90), (422 + k * 13, 178)])
        c.poly([*fold, (446 + k * 14, 178), (442 + k * 12, -6)], "#b5432f" if k % 2 else "#8c2f2b")
    c.disc(96, 60, 70, Spray("#f8d98a", around(96, 60, 18, 70), 0.7))
    c.rect(95, -6, 97, 44, "#0e252d")
    c.poly([(66, 66), (82, 40), (110, 40), (126, 66)], "#e9a83a")
    c.poly([(66, 66), (82, 40), (110, 40), (126, 66)], Spray("#a8562f", across(84, 130), 0.7))
    c.disc(96, 66, 11, "#fff6d0", 0.6)
    c.poly([(66, 66), (126, 66), (250, 190), (-40, 190)], Spray("#f8d98a", down(230, 60), 0.3))
    c.rect(0, 176, WIDTH, HEIGHT, "#6b3a2a")
    c.rect(0, 176, WIDTH, HEIGHT, Spray("#3a1c1e", down(170, 330), 0.7))

    def at(file: float, rank: float) -> Point:
        """A corner of the board: ``file`` 0 to 8 from the left, ``rank`` 0 far to 8 near."""
        depth = rank / 8
        near = depth / (1.9 - 0.9 * depth)
        return 240 + (file - 4) * (31 + 29 * near), 152 + 150 * near

    c.poly([(at(-0.35, -0.5)), (at(8.35, -0.5)), (at(8.35, 8.3)), (at(-0.35, 8.3))], "#3a1c1e")
    front = [at(-0.35, 8.3), at(8.35, 8.3)]
    c.poly([*front, (front[1][0], front[1][1] + 12), (front[0][0], front[0][1] + 12)], "#240f14")
    for rank in range(8):
        for file in range(8):
            tone = "#f2dcae" if (rank + file) % 2 == 0 else "#9a4f36"
            c.poly([at(file, rank), at(file + 1, rank), at(file + 1, rank + 1), at(file, rank + 1)], tone)
    c.poly([at(0, 0), at(8, 0), at(8, 8), at(0, 8)], Spray("#3a1c1e", across(420, 20), 0.3))
    for rank, row in enumerate(_POSITION):
        for file, letter in enumerate(row):
            if letter != ".":
                x, y = at(file + 0.5, rank + 0.6)
                _piece(c, _NAMES[letter.lower()], x, y, 0.62 + 0.5 * (y - 152) / 150, black=letter.islower())


# Capitals are white, as in Forsyth–Edwards notation.
_POSITION = ("r.....k.", ".....p.p", ".pb.....", "...p....", "..Q.PN..", "P.......", "......P.", "...R..K.")
_NAMES = {"p": "pawn", "r": "rook", "n": "knight", "b": "bishop", "q": "queen", "k": "king"}
# Half outlines of the pieces, from the foot up: distance from the axis and height, of a king 84 high.
_FOOT = [(17, 0), (17, 5), (13, 8), (14, 12), (9, 17)]
_PIECES = {
    "pawn": [*_FOOT, (5.5, 30), (10, 33), (5, 36), (9.5, 42), (9.5, 48), (5, 54), (0, 55)],
    "rook": [*_FOOT, (9, 38), (14, 43), (14, 58), (9, 58), (9, 53), (4.5, 53), (4.5, 58), (0, 58)],
    "knight": [*_FOOT, (9, 34), (0, 34)],
    "bishop": [*_FOOT, (6, 44), (11, 47), (6, 50), (10, 58), (8, 66), (2, 73), (3, 76), (0, 78)],
    "queen": [*_FOOT, (6.5, 52), (12, 55), (7, 58), (14, 74), (9, 71), (5, 76), (0, 72)],
    "king": [
        *_FOOT,
        (7, 54),
        (13, 57),
        (8, 60),
        (12, 72),
        (3, 75),
        (2, 78),
        (6, 79),
        (6, 82),
        (2, 82),
        (2, 88),
        (0, 88),
    ],
}
_HORSE = [
    (9, 30),
    (12, 44),
    (9, 58),
    (1, 66),
    (0, 71),
    (-4, 66),
    (-9, 62),
    (-17, 50),
    (-15, 45),
    (-8, 48),
    (-4, 46),
    (-10, 38),
    (-9, 30),
]


def _piece(c: Canvas, name: str, x: float, y: float, size: float, black: bool) -> None:
    body, shade, light = ("#22303f", "#0a1018", "#7f9ea6") if black else ("#fdf3d8", "#c08a5c", "#ffffff")
    half = _PIECES[name]
    shape = [(x + dx * size, y - dy * size) for dx, dy in half] + [
        (x - dx * size, y - dy * size) for dx, dy in reversed(half)
    ]
    tall = half[-1][1] * size
    c.poly(
        [(x - 12 * size, y), (x + 14 * size, y), (x - 20 * size, y + 16 * size), (x - 46 * size, y + 16 * size)],
        Spray("#240f14", down(y + 20 * size, y - 4), 0.8),
    )
    outlines = [shape]
    if name == "knight":
        outlines.append([(x + dx * size, y - dy * size) for dx, dy in _HORSE])
        tall = 70 * size
    for outline in outlines:
        c.line([*outline, outline[0]], 2.6 * size, "#2a1418")
    c.polys(outlines, body)
    c.polys(outlines, Spray(shade, across(x + 4 * size, x - 17 * size), 0.75))
    c.line([(x + 5 * size, y - 14 * size), (x + 3.4 * size, y - tall * 0.66)], 1.5 * size, light)
    c.rect(x - 17 * size, y - 2.4 * size, x + 17 * size, y, shade)
    if name == "knight":
        c.disc(x - 3 * size, y - 57 * size, 1.7 * size, shade)


SCENES = {"football-pitch": football_pitch, "bread-oven": bread_oven, "chess-board": chess_board}
