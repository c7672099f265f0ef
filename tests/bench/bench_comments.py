"""Whether ten thousand comments can be felt beside ten: in the time to the panel, in keys, in memory.

    python tests/bench/bench_comments.py [--presses 20] [--size 120x40]

A server on this machine has a story with 10 comments and one with 10,000, forty deep, and gives them as WordPress
does, a hundred at a time. The reader runs in a pseudo-terminal; when keys are pressed, it has seen both threads
before, but for the comments that are new by then. The exit status is 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from terminal import NEWSREADER, Change, Program, report, share, verdict

COUNTS = (10, 10_000)
DEEPEST = 40
A_PAGE = 100
NEW_EVERY = 8  # comments, one of which is new: of few, the second and the last; of many, twenty
CONVERSATION = 4  # comments after which a new one begins, where there are few
MOST_SLOWER_PANEL, MOST_SLOWER_KEY = 1.5, 1.3
MOST_MEMORY = 60  # MB over the reader without a story
KEYS = {
    "down and up": ("down", "down", "down", "up", "up", "up"),
    "page down and up": ("pagedown", "pageup"),
    "fold and unfold": ("enter",),
    "next conversation and before": ("]", "["),
    "next new comment": ("N",),
}
WORDS = [
    "le", "la", "les", "de", "des", "un", "une", "et", "est", "dans", "pour", "que", "qui", "sur", "avec", "pas",
    "rivière", "barrage", "village", "projet", "habitants", "conseil", "travaux", "route", "décision", "réunion",
]  # fmt: skip


@cache
def comments(count: int) -> list[dict[str, Any]]:
    """``count`` comments as WordPress gives them, the oldest first, in threads of which some are `DEEPEST` deep."""
    chance = random.Random(count)
    chain: list[int] = []
    made = []
    for number in range(1, count + 1):
        if len(chain) >= (DEEPEST if count > 100 else CONVERSATION) or (number > DEEPEST and chance.random() < 0.06):
            chain = []
        elif number > CONVERSATION and chance.random() < 0.2:
            del chain[chance.randrange(len(chain) + 1) :]
        paragraphs = (_sentence(chance, chance.randrange(5, 45)) for _ in range(chance.choice((1, 1, 1, 2))))
        time = f"2026-11-{1 + number // 1440 % 28:02}T{number // 60 % 24:02}:{number % 60:02}:00"
        made.append(
            {
                "id": number,
                "parent": chain[-1] if chain else 0,
                "author_name": f"Lecteur {number % 997}",
                "date": time,
                "date_gmt": time,
                "content": {"rendered": "".join(f"<p>{one}</p>" for one in paragraphs)},
                "link": f"http://127.0.0.1/{count}/#comment-{number}",
            }
        )
        chain.append(number)
    return made


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


class Site(BaseHTTPRequestHandler):
    """Stories at ``/10/`` and ``/10000/``. What is new is given once ``seen`` is set."""

    protocol_version = "HTTP/1.1"
    seen = False

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/wp-json/wp/v2/comments":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            count, page = int(asked["post"]), int(asked["page"])
            every = max(NEW_EVERY, count // 20)
            listed = [one for one in comments(count) if self.seen or (one["id"] - 2) % every]
            pages = -(-len(listed) // A_PAGE)
            body = json.dumps(listed[(page - 1) * A_PAGE : page * A_PAGE]).encode()
            self._send("application/json", body, {"X-WP-Total": len(listed), "X-WP-TotalPages": pages})
        elif (count := parts.path.strip("/")).isdecimal():
            self._send("text/html; charset=utf-8", self._page(int(count)).encode(), {})
        else:
            self.send_error(404)

    def _page(self, count: int) -> str:
        root = f"http://{self.headers['Host']}/wp-json/"
        text = "".join(f"<p>{_sentence(random.Random(number), 60)}</p>" for number in range(8))
        return (
            f'<!doctype html><html lang="fr"><head><title>Le barrage à {count} voix</title>'
            f'<link rel="https://api.w.org/" href="{root}">'
            f'<link rel="alternate" type="application/json" href="{root}wp/v2/posts/{count}"></head>'
            f"<body><article><h1>Le barrage à {count} voix</h1>{text}</article></body></html>"
        )

    def _send(self, media_type: str, body: bytes, headers: dict[str, object]) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": media_type, "Content-Length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the figures are what is to be read."""


class Server(ThreadingHTTPServer):
    """Says nothing where a reader that is ended leaves a connection open."""

    def handle_error(self, *_: object) -> None: ...


@contextmanager
def served() -> Iterator[str]:
    """The address of the site while it answers."""
    server = Server(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def opened(site: str, count: int, folder: Path, columns: int, rows: int) -> Program:
    command = (*NEWSREADER, "--lang", "en", "--contrast", "off", "open", f"{site}/{count}/")
    return Program(command, folder, columns=columns, rows=rows)


def loaded(program: Program) -> None:
    """Wait until all comments are here."""
    program.ready("loaded, WordPress.")
    program.rest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--size", default="120x40")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    first: dict[int, list[float]] = {count: [] for count in COUNTS}
    panel: dict[int, list[float]] = {count: [] for count in COUNTS}
    memory: dict[int, float] = {}
    keys: dict[tuple[str, int], list[Change]] = {(key, count): [] for key in KEYS for count in COUNTS}
    with TemporaryDirectory() as name, served() as site:
        folder = Path(name)
        for count in COUNTS:
            comments(count)
            with opened(site, count, folder, columns, rows) as program:
                loaded(program)
        for _run in range(asked.runs):
            for count in COUNTS:  # in turn, so that what else the machine does is shared
                with opened(site, count, folder, 120, rows) as program:
                    first[count].append(program.ready("Lecteur 1\xa0"))
                with opened(site, count, folder, 80, rows) as program:
                    loaded(program)
                    panel[count].append(program.press("2").last)
        with Program((*NEWSREADER, "--lang", "en"), folder, columns=columns, rows=rows) as program:
            program.ready("Front page")
            program.rest()
            empty = program.memory()
        Site.seen = True  # from now on, what is new is given too
        programs = {count: opened(site, count, folder, columns, rows) for count in COUNTS}
        for program in programs.values():
            loaded(program)
            program.press("2")
        for key, pressed in KEYS.items():
            for program in programs.values():
                program.press("g")  # the beginning, where all keys find something to do
            for number in range(asked.presses):
                for count, program in programs.items():
                    keys[key, count].append(program.press(pressed[number % len(pressed)]))
        for count, program in programs.items():
            memory[count] = program.memory()
            program.__exit__()

    few, many = COUNTS
    for count in COUNTS:
        report(f"{count} comments: start to the first of them", first[count])
        report(f"{count} comments: key to panel", panel[count])
        for key in KEYS:
            report(f"{count} comments: {key}", [one.last for one in keys[key, count]])
    good = verdict("first comment", median(first[many]) / median(first[few]), MOST_SLOWER_PANEL)
    good &= verdict("key to panel", median(panel[many]) / median(panel[few]), MOST_SLOWER_PANEL)
    for key in KEYS:
        slow, fast = (share([one.last for one in keys[key, count]], 0.95) for count in (many, few))
        good &= verdict(f"{key}, 95th percentile", slow / fast, MOST_SLOWER_KEY)
        good &= verdict(f"{key}, frames", max(one.frames for one in keys[key, many]), 2)
    good &= verdict(f"MB over the empty reader's {empty:.0f}", memory[many] - empty, MOST_MEMORY)
    print(f"(with {few}: {memory[few] - empty:.1f})")
    return not good


if __name__ == "__main__":
    sys.exit(main())
