"""How long a feed takes to read: `python tests/bench/bench_feeds.py`.

A feed of 50 entries with 1.5 kB of HTML each, 90 kB in all, read by ElementTree alone, by `read_feed` and by
feedparser, in turns, so that what else the machine does hits all of them; the least CPU time of each counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import feedparser

from reader.feeds.reading import read_feed

_WORDS = ("harbour", "weir", "lantern", "orchard", "ferry", "gate", "heron", "frost", "café", "œuvre", "forêt")
_ENTRIES = 50


def rss() -> bytes:
    items = []
    for number in range(_ENTRIES):
        words = " ".join(_WORDS[(number + place) % len(_WORDS)] for place in range(60))
        body = f"<p>{words}, <em>so</em> &amp; <a href='/{number}'>on</a>.</p>" * 4
        items.append(
            f"<item><title>Entry — n° {number}</title><link>https://f.example/{number}</link>"
            f"<guid isPermaLink='false'>f-{number}</guid><pubDate>Sun, 01 Mar 2026 10:{number:02}:00 GMT</pubDate>"
            f"<dc:creator>Ada Moor</dc:creator><category>rivers</category><description>{words[:100]}</description>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded></item>\n"
        )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>F</title>' + "".join(items) + "</channel></rss>"
    ).encode()


def main() -> None:
    body = rss()
    broken = body.replace(b"Entry", b"Entry & more", 1)
    ways: dict[str, Callable[[], object]] = {
        "ElementTree": lambda: fromstring(body),
        "read_feed": lambda: read_feed(body, url="https://f.example/feed"),
        "read_feed, mended": lambda: read_feed(broken, url="https://f.example/feed"),
        "feedparser": lambda: feedparser.parse(body),
        "feedparser, unclean": lambda: feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False),
    }
    least = dict.fromkeys(ways, 9.0)
    for turn in range(60):
        for name, way in ways.items():
            if turn % 10 and name.startswith("feedparser"):
                continue
            started = time.process_time()
            way()
            least[name] = min(least[name], time.process_time() - started)
    print(f"{len(body) / 1000:.0f} kB, {_ENTRIES} entries")
    for name, seconds in least.items():
        print(f"{name:20} {seconds * 1000:6.2f} ms")


if __name__ == "__main__":
    main()
