"""Ends refreshes with SIGKILL, each at another moment, and looks whether the library is whole every time.

    python tests/bench/bench_kill.py [--times 200]

Needs the feed server beside the project. After each, SQLite's integrity_check, and that what the reader marked is
still marked. The exit status is 1 where anything is amiss.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

from feed_server import ROOT, apart, feed_server

from reader.library.store import Library

LONGEST = 0.6  # seconds that a refresh may live


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    chance = random.Random(1)
    killed = finished = 0
    wrong: list[str] = []
    with feed_server(60, 20) as address, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "news.db"
        with closing(Library(path)) as library, library.batch():
            for number in range(1, 61):
                library.subscribe(f"{address}/feed/{number}.xml")
        kept: set[int] = set()
        for turn in range(times):
            process = subprocess.Popen(
                [sys.executable, "-m", "reader", "refresh", "--library", str(path)], env=apart(folder), cwd=ROOT
            )
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.1, LONGEST))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() != 0
            finished += process.returncode == 0
            with closing(sqlite3.connect(path)) as connection:
                verdict = [row[0] for row in connection.execute("PRAGMA integrity_check")]
                if verdict != ["ok"]:
                    wrong.append(f"turn {turn}: {verdict[:3]}")
            with closing(Library(path)) as library:
                marks = {one.id for one in library.entries(limit=None) if one.kept}
                if marks != kept:
                    wrong.append(f"turn {turn}: {len(kept - marks)} marks are lost")
                ids = library.ids(limit=None)
                if ids:
                    chosen = chance.choice(ids)
                    library.keep([chosen])
                    kept.add(chosen)
            urllib.request.urlopen(f"{address}/publish?n=1", data=b"").close()
            time.sleep(0)
        with closing(Library(path)) as library:
            total = library.counts().total
    print(f"{killed} refreshes killed, {finished} finished before that; {total} entries, {len(kept)} marks")
    for line in wrong:
        print(f"  {line}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
