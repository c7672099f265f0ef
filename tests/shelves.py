"""Libraries that tests of lists begin with: three feeds, nine stories, one of which two papers carry."""

from __future__ import annotations

from pathlib import Path

from reader import paths
from reader.feed import Feed, FeedEntry, Replies
from reader.library.model import Answer
from reader.library.store import Library

_HOURS = {"harbour": 9, "quarks": 8, "town": 7}
NOW = 1_795_000_000.0  # 18 November 2026


def where() -> Path:
    """The file of the reader's own library, in the folders of the test."""
    return paths.library() / "library.db"


def entry(
    site: str, number: int, headline: str, *, day: int = 14, text: str = "", comments: int | None = None
) -> FeedEntry:
    return FeedEntry(
        id=f"{site}-{number}",
        url=f"http://{site}.invalid/{number}",
        headline=headline,
        published=f"2026-11-{day:02}T{_HOURS.get(site, 6):02}:{number:02}+00:00",
        summary=f"<p>{text or headline + ', said the mate.'}</p>",
        language="en",
        replies=Replies(count=comments),
    )


HARBOUR = (
    entry(
        "harbour", 1, "The ferry stays in dock", day=15, text="A goat waits on the quay, and nobody else.", comments=3
    ),
    entry("harbour", 2, "Parcels go round by road", day=15),
    entry("harbour", 3, "A bell is found in the mud", day=14),
    entry("harbour", 4, "The tide was early", day=12),
)
QUARKS = (
    entry("quarks", 1, "A particle turns up twice", day=15),
    entry("quarks", 2, "Nobody knows what the detector saw", day=13),
    entry("quarks", 3, "The goat that ate a cable", day=13),
)
TOWN = (
    entry("town", 1, "Town hall clock strikes thirteen, and the whole town hears it", day=14),
    entry("town", 2, "The clock strikes once more", day=11),
)


def stocked(path: Path | None = None) -> Library:
    """A library with the feeds “Harbour”, “Quarks” (in “Science”) and “Town” (in “News/Local”)."""
    path = path or where()
    path.parent.mkdir(parents=True, exist_ok=True)
    library = Library(path)
    for title, folder, entries in (
        ("Harbour", None, HARBOUR),
        ("Quarks", "Science", QUARKS),
        ("Town", "News/Local", TOWN),
    ):
        id = library.subscribe(f"http://{title.lower()}.invalid/feed", folder=folder)
        library.set_full(id, "never")  # no test asks the web for pages
        library.receive(id, Feed(title, entries=entries), Answer(at=NOW))
    return library


def long(path: Path, stories: int) -> Library:
    """A library of one feed with so many stories, the first the newest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    library = Library(path)
    id = library.subscribe("http://long.invalid/feed")
    entries = tuple(
        FeedEntry(
            id=str(number),
            headline=f"Story number {number} of very many",
            published=f"{2026 - number // 400}-{12 - number // 34 % 12:02}-{28 - number % 28:02}T08:00+00:00",
            summary=f"<p>What number {number} is about.</p>",
        )
        for number in range(stories)
    )
    library.receive(id, Feed("Long", entries=entries), Answer(at=NOW))
    return library
