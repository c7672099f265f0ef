"""What is really painted: the contrast, the colours and the frames of every screen, in every theme, at both depths.

    python tests/bench/bench_contrast.py [--themes nuit sepia …] [--sizes 80x24 …] [--audit AUDIT]

The reader runs in a pseudo-terminal, once in the bundled edition and once in a library; after each key every cell is
measured by the words of WCAG 2.2. For each theme and depth (24 bits, 256 colours) the lowest ratio of text and of
lines is printed, the colours that the theme does not name, the most frames that a key brought, and the bytes that
came while nobody pressed one. The exit status is 1 where a theme keeps its level not.

With ``--audit`` another program measures, and this one says what to press, also to come to each screen and dialog by
itself, from where Tab must lead round. It is a command line that takes ``--size``, ``--keys``, ``--env``, ``--aa``,
``--aaa``, ``--min-nontext``, ``--only-colours``, ``--require-focus``, ``--require-cursor``, ``--ignore-rows``,
``--tab-cycle``, ``--max-frames`` and ``--max-idle-cells``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte
from terminal import NEWSREADER, Program

from reader.feed import Feed, FeedEntry
from reader.library.model import Answer
from reader.library.store import Library
from reader.theming.catalogue import Themes
from reader.theming.quantise import quantised, survives_256
from reader.theming.theme import Theme

LEAST = {"AA": (4.5, 3.0), "AAA": (7.0, 3.0), "AAA+": (7.0, 4.5)}
LINES = frozenset("│┃─━┌┐└┘┏┓┗┛├┤┆▌▶●○┬┴┼╸╺↳")
DEPTHS = {"24 bits": {"COLORTERM": "truecolor"}, "256": {"COLORTERM": ""}}
MOST_FRAMES = 2
WHO = ("The goat", "A ferry", "Nobody", "The mate of the tug", "A detector", "The clock", "One of the swans")
WHAT = ("ate a cable", "is late again", "strikes thirteen", "has been seen in the harbour", "votes against it")
EDITION = (
    "tab tab tab down ? end esc t esc F text:zz esc ctrl+o esc ctrl+p text:zz esc / text:la enter n esc home enter "
    "pgdn pgdn f esc 2 down enter z z s r down enter u w 3 1 / text:la enter n esc tab tab s-tab ctrl+c"
)
SHELF = (
    "down m N d d l l s n A u / text:goat enter esc / text:zzzz enter esc 1 down down down E esc z F esc 2 enter 2 3 "
    "1 J esc"
)
PLACES = {
    False: (
        "", "?", "t", "ctrl+o", "ctrl+p", "/", "F", "/ text:la enter", "enter", "enter pgdn", "enter 2", "enter 2 z",
        "enter 2 r", "enter 3", "enter / text:la enter", "enter F",
    ),
    True: (
        "", "1", "1 end", "F", "/", "/ text:goat enter", "/ text:zzzz enter", "A l", "d",
        "1 down down down down down down E", "1 down down down down down down E enter", "enter", "enter 2", "enter 3",
    ),
}  # fmt: skip
"""The keys that lead to places from which Tab must come round, in the edition and in a library."""
KEYS = {
    "tab": "\t", "s-tab": "\x1b[Z", "esc": "\x1b", "enter": "\r", "up": "\x1b[A", "down": "\x1b[B", "home": "\x1b[H",
    "end": "\x1b[F", "pgdn": "\x1b[6~", "pgup": "\x1b[5~",
}  # fmt: skip
# What pyte takes for text: private sequences other than modes.
UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[ -/]*[@-IL-gi-km-~]")


class Measured(NamedTuple):
    """The lowest ratios of text and of lines, the colours that are none of the theme's, frames a key, idle bytes."""

    text: float
    lines: float
    foreign: frozenset[str]
    frames: int
    idle: int


def typed(key: str) -> str:
    """What a terminal sends for ``key``."""
    if key.startswith("text:"):
        return key.removeprefix("text:")
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 31)
    return KEYS.get(key, key)


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours of six hexadecimal digits, from WCAG 2.2's words."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    return (lighter + 0.05) / (darker + 0.05)


def seen(theme: Theme, depth: str) -> Theme:
    """The theme that is worn where ``theme`` was chosen, in the colours that the terminal shows."""
    if depth != "256":
        return theme
    return quantised(theme if survives_256(theme) else Themes().counterpart(theme))


@contextmanager
def home(theme: Theme, shelf: bool) -> Iterator[Path]:
    """The folder of a reader who has chosen ``theme``, and who follows a feed or none."""
    with TemporaryDirectory() as name:
        state, data = Path(name, ".local/state/newsreader"), Path(name, ".local/share/newsreader")
        for folder in (state, data):
            folder.mkdir(parents=True)
        (state / "state.json").write_text(json.dumps({"choices": {"theme": theme.name}}))
        if shelf:
            library = Library(data / "library.db")
            for feed in ("Harbour", "Quarks"):
                id = library.subscribe(f"http://{feed.lower()}.invalid/feed", folder="News")
                library.set_full(id, "never")  # nothing is asked of the web
                entries = tuple(
                    FeedEntry(
                        id=f"{feed}-{number}",
                        headline=f"{WHO[number % 7]} {WHAT[number % 5]}, number {number}",
                        published=f"2026-11-{1 + number % 20:02}T08:{number:02}+00:00",
                        summary="<p>Nobody saw it, said the mate.</p>",
                    )
                    for number in range(20)
                )
                library.receive(id, Feed(feed, entries=entries), Answer())
            library.failed(id, "the server does not answer", 0)
            library.close()
        yield Path(name)


def measure(theme: Theme, depth: str, size: tuple[int, int], shelf: bool) -> Measured:
    """Press the keys of a walk, and measure every cell after each."""
    worn = seen(theme, depth)
    named = {colour.removeprefix("#") for colour in worn.colours.values()}
    screen = pyte.Screen(*size)
    stream = pyte.ByteStream(screen)
    text = lines = 21.0
    foreign: set[str] = set()
    frames: list[float] = []
    with home(theme, shelf) as folder, Program(NEWSREADER, folder, *size, more=DEPTHS[depth]) as program:
        program.ready("▶")
        program.rest()
        told = 0
        for key in ("", *(SHELF if shelf else EDITION).split()):
            if key:
                told = 0
                brought = program.press(typed(key)).frames
                frames.append(brought / len(key.removeprefix("text:")) if key.startswith("text:") else brought)
                if frames[-1] > MOST_FRAMES:
                    print(f"{key}: {frames[-1]:.0f} frames")
            stream.feed(UNKNOWN.sub(b"", program.said[told:]))
            for row in range(size[1]):
                for cell in [screen.buffer[row][column] for column in range(size[0])]:
                    fg, bg = (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)
                    if not cell.data.strip() or "default" in (fg, bg):
                        continue
                    foreign |= {fg, bg} - named
                    if cell.data in LINES:
                        lines = min(lines, ratio(fg, bg))
                    else:
                        text = min(text, ratio(fg, bg))
        idle = program.idle(3.0)
    return Measured(text, lines, frozenset(foreign), round(max(frames)), idle)


def audited(audit: str, theme: Theme, depth: str, size: tuple[int, int], shelf: bool) -> bool:
    """Have another program measure on a long walk, then at each place by itself; whether all is in order."""
    worn = seen(theme, depth)
    asked = {"AA": ["--aa"], "AAA": ["--aaa"], "AAA+": ["--aaa", "--min-nontext", "4.5"]}[worn.level]
    checks = ["--require-focus", "--require-cursor", "--ignore-rows=-1,-2" if size[1] > 15 else "--ignore-rows=-1"]
    checks += ["--tab-cycle", "30", "--max-frames", str(MOST_FRAMES), "--max-idle-cells", "0", "--quiet"]
    command = [*shlex.split(audit), "--size", "{}x{}".format(*size), *asked, *checks]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    clean["PYTHONPATH"] = str(Path(__file__).parents[2])
    good = True
    for walk in (SHELF if shelf else EDITION, *(f"{place} tab tab s-tab" for place in PLACES[shelf])):
        with home(theme, shelf) as folder:
            colours = folder / "colours.yaml"
            colours.write_text("\n".join(f'- "{colour}"' for colour in worn.colours.values()))
            more = DEPTHS[depth] | {"HOME": str(folder), "TERM": "xterm-256color"}
            given = [f"{name}={value}" if value else name for name, value in more.items()]
            whole = [*command, "--only-colours", str(colours), *(word for each in given for word in ("--env", each))]
            keys = re.sub(r"text:(\w+)", lambda text: " ".join(text[1]), walk)  # of each letter it tells the frames
            whole += ["--keys", f"wait:/▶/ idle:2 {keys} idle:2", "--", *NEWSREADER]
            done = subprocess.run(whole, env=clean, capture_output=True, text=True, check=False)
        print(walk, *(line for line in (done.stdout + done.stderr).split("\n") if line), sep="\n    ")
        good &= done.returncode == 0
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    themes = Themes()
    parser.add_argument(
        "--themes", nargs="+", default=[name for name in themes.names() if not themes.get(name).plain]
    )
    parser.add_argument("--sizes", nargs="+", default=["80x24"])
    parser.add_argument("--audit", help="the command line of a program that measures")
    asked = parser.parse_args()
    good = True
    print(f"{'theme':18}{'depth':9}{'size':8}{'level':6}{'text':>7}{'lines':>7}  frames  idle bytes  foreign colours")
    for theme in map(themes.get, asked.themes):
        for depth in DEPTHS:
            for width, height in (map(int, size.split("x")) for size in asked.sizes):
                level = seen(theme, depth).level
                if asked.audit:
                    for shelf in (False, True):
                        print(
                            f"{theme.name:18}{depth:9}{width}x{height:<5}{level:6}{'library' if shelf else 'edition'}"
                        )
                        good &= audited(asked.audit, theme, depth, (width, height), shelf)
                    continue
                both = [measure(theme, depth, (width, height), shelf) for shelf in (False, True)]
                text, lines = min(one.text for one in both), min(one.lines for one in both)
                foreign = both[0].foreign | both[1].foreign
                frames, idle = max(one.frames for one in both), max(one.idle for one in both)
                kept = text >= LEAST[level][0] and lines >= LEAST[level][1] and not foreign and not idle
                good &= kept and frames <= MOST_FRAMES
                told = (
                    f"{theme.name:18}{depth:9}{width}x{height:<5}{level:6}{text:7.2f}{lines:7.2f}{frames:8}{idle:12}"
                )
                print(told, " ".join(sorted(foreign)) or "  none", "" if kept else "  UNDER ITS LEVEL")
    return not good


if __name__ == "__main__":
    sys.exit(main())
