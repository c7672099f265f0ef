"""Refreshes of 500 feeds with 50 entries each, beside newsboat's, on this computer, in the same run.

    python tests/bench/bench_refresh.py [--feeds 500] [--rounds 3]

Needs a feed server beside the project (see ``feed_server.py``); without newsboat, it measures newsreader alone. Both
fetch over 20 connections, from a server that has rendered every feed before it is asked. Goals: a first refresh 2
times as fast, one without news 10 times, one with 3 new entries in every feed 5 times, in less than 120 MB. newsboat
is measured at its third reload where nothing is new: at its second it does not send validators yet.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from feed_server import ROOT, apart, feed_server

GOALS = {"first": 2.0, "unchanged": 10.0, "3 new": 5.0}
MOST_MEMORY = 120  # MB


class Run(NamedTuple):
    """What one command took: seconds by the clock and of the processor, and MB of memory at its most."""

    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run ``command`` with all its own folders in ``folder``."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=apart(folder), cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def publish(address: str, feeds: int, count: int) -> None:
    """Have ``count`` new entries in every feed, rendered."""
    urllib.request.urlopen(f"{address}/publish?n={count}", data=b"").close()
    for number in range(1, feeds + 1):
        urllib.request.urlopen(f"{address}/feed/{number}.xml").read()


def newsreader(folder: Path, *words: str) -> Run:
    return run([sys.executable, "-m", "reader", *words], folder)


def newsboat(folder: Path, *words: str) -> Run:
    return run(
        [
            "newsboat",
            "-u",
            str(folder / "urls"),
            "-c",
            str(folder / "cache.db"),
            "-C",
            str(folder / "config"),
            *words,
        ],
        folder,
    )


def round_of(address: str, feeds: int, beside: bool) -> dict[tuple[str, str], Run]:
    """Each case once, by program and name."""
    runs: dict[tuple[str, str], Run] = {}
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        ours, theirs = Path(one), Path(other)
        (ours / "feeds.opml").write_bytes(urllib.request.urlopen(f"{address}/opml").read())
        newsreader(ours, "import", str(ours / "feeds.opml"))
        runs["newsreader", "first"] = newsreader(ours, "refresh")
        if beside:
            (theirs / "urls").write_bytes(urllib.request.urlopen(f"{address}/urls").read())
            (theirs / "config").write_text("reload-threads 20\n")
            runs["newsboat", "first"] = newsboat(theirs, "-x", "reload")
            newsboat(theirs, "-x", "reload")
            runs["newsboat", "unchanged"] = newsboat(theirs, "-x", "reload")
        runs["newsreader", "unchanged"] = newsreader(ours, "refresh")
        publish(address, feeds, 3)
        runs["newsreader", "3 new"] = newsreader(ours, "refresh")
        if beside:
            runs["newsboat", "3 new"] = newsboat(theirs, "-x", "reload")
    return runs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--items", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    beside = shutil.which("newsboat") is not None
    taken: dict[tuple[str, str], list[Run]] = defaultdict(list)
    with feed_server(asked.feeds, asked.items) as address:
        for _round in range(asked.rounds):
            for key, one in round_of(address, asked.feeds, beside).items():
                taken[key].append(one)
    print(f"{asked.feeds} feeds with {asked.items} entries, median of {asked.rounds}")
    good = True
    for case, goal in GOALS.items():
        ours = taken["newsreader", case]
        seconds = statistics.median(one.seconds for one in ours)
        processor = statistics.median(one.processor for one in ours)
        memory = max(one.memory for one in ours)
        line = f"{case:10} newsreader {seconds:6.2f} s ({processor:5.2f} s of the processor, {memory:3.0f} MB)"
        good = good and memory <= MOST_MEMORY
        if beside:
            theirs = statistics.median(one.seconds for one in taken["newsboat", case])
            used = statistics.median(one.processor for one in taken["newsboat", case])
            line += f"   newsboat {theirs:6.2f} s ({used:5.2f} s)   {theirs / seconds:5.1f} times, goal {goal:.0f}"
            good = good and theirs / seconds >= goal
        print(line)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
