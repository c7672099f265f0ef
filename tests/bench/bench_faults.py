"""All faults of the feed server, each in a feed among healthy ones: what comes, what is told, and what it costs.

    python tests/bench/bench_faults.py [--healthy 30]

Needs the feed server beside the project. The exit status is 1 where a healthy feed did not come whole, where a
feed that is damaged brought less than it should, where a failure was not told, or where a document of 200 MB
costs more than 100 MB of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from xml.sax.saxutils import quoteattr

from feed_server import ROOT, apart, feed_server

ITEMS = 20
MOST_MEMORY = 100  # MB that 200 MB may cost more than one healthy feed
# Entries that come of feeds from which something comes, where that is not all of them: (at least, at most).
PARTS = {
    "cut-xml": (13, 14),
    "gzip-bomb": (0, 1),
    "hang-body": (0, 1),
    "huge": (0, 1),
    "many-items": (1000, 100_000),
    "no-items": (0, 0),
    "same-guid": (ITEMS, ITEMS),
    "truncated": (9, 10),
    "truncated-chunked": (0, 1),
    "truncated-gzip": (18, 19),
}
# Faults of which nothing can come, and of which a reader must be told.
NOTHING = (
    *("400", "401", "403", "404", "406", "410", "429", "451", "500", "502", "503", "always-304", "empty", "hang"),
    *(
        "html",
        "huge-headers",
        "not-http",
        "redirect-bad",
        "redirect-closed-port",
        "redirect-endless",
        "redirect-file",
    ),
    *("redirect-loop", "redirect-self", "reset", "slow", "slow-headers"),
)
TOLD_TOO = ("gzip-bomb", "hang-body", "huge", "truncated", "truncated-chunked", "truncated-gzip")


def newsreader(folder: Path, *words: str) -> tuple[str, float, float]:
    """What a command prints, the seconds that it takes and its memory in MB."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-m", "reader", *words], env=apart(folder), cwd=ROOT, stdout=out)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return out.read().decode(), time.perf_counter() - start, used.ru_maxrss / 1024


def opml(feeds: dict[str, str]) -> str:
    outlines = "".join(f"<outline text={quoteattr(name)} xmlUrl={quoteattr(url)}/>" for name, url in feeds.items())
    return f'<opml version="2.0"><head/><body>{outlines}</body></opml>'


def refreshed(folder: Path, name: str, feeds: dict[str, str]) -> tuple[float, float]:
    """The seconds and MB that a first refresh of ``feeds`` takes, in a library of their own."""
    library = ("--library", str(folder / f"{name}.db"))
    (folder / f"{name}.opml").write_text(opml(feeds))
    newsreader(folder, "import", str(folder / f"{name}.opml"), *library)
    _out, seconds, memory = newsreader(folder, "refresh", *library)
    return seconds, memory


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--healthy", type=int, default=30)
    healthy = parser.parse_args().healthy
    wrong: list[str] = []
    with feed_server(healthy, ITEMS, "--hang", "100") as address, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        faults = urllib.request.urlopen(f"{address}/fault/").read().decode().split()
        feeds = {fault: f"{address}/fault/{fault}/1.xml" for fault in faults}
        feeds |= {f"healthy {number}": f"{address}/feed/{number}.xml" for number in range(1, healthy + 1)}
        seconds, most = refreshed(folder, "all", feeds)
        _seconds, least = refreshed(folder, "one", {"one": f"{address}/feed/1.xml"})
        _seconds, memory = refreshed(folder, "huge", {name: feeds[name] for name in ("huge", "gzip-bomb")})
        out, _seconds, _memory = newsreader(folder, "feeds", "--format", "json", "--library", str(folder / "all.db"))
    for feed in map(json.loads, out.splitlines()):
        title, total, failure = feed["title"], feed["total"], feed["failure"]
        low, high = (0, 0) if title in NOTHING else PARTS.get(title, (ITEMS, ITEMS))
        if not low <= total <= high:
            wrong.append(f"{title}: {total} entries, not {low} to {high}")
        if (failure is not None) != (title in NOTHING or title in TOLD_TOO):
            wrong.append(f"{title}: {failure or 'no failure is told'}")
    print(f"{len(faults)} faults among {healthy} healthy feeds: {seconds:.1f} s, {most:.0f} MB")
    print(f"200 MB, plain and packed: {memory:.0f} MB; one healthy feed: {least:.0f} MB")
    if memory - least > MOST_MEMORY:
        wrong.append(f"{memory - least:.0f} MB are more than {MOST_MEMORY}")
    for line in wrong:
        print(f"  {line}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
