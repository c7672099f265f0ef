"""What reading HTML pages into stories costs, stage by stage, beside trafilatura where that is installed.

    python tests/bench/bench_extract.py FOLDER [--rounds 5] [--alone]

FOLDER holds pages, ``*.html``. Both programs read all of them in this process, one after the other in each round,
and CPU time is counted. The garbage collector runs as it always does. The first round, in which lexicons and rules
are read and patterns compiled, is told apart. `--alone` leaves trafilatura out. newsreader is measured as it is
without its extra ``careful``: it does not hear trafilatura itself, unless `--careful` is given.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from reader.errors import NewsreaderError
from reader.extract import extract
from reader.extract.html import opinions
from reader.extract.html import page as pages
from reader.extract.html.pictures import Pictures
from reader.extract.html.tree import Tree
from reader.story import Page

STAGES: dict[str, tuple[Any, str]] = {
    "tree": (Tree, "parse"),
    "units": (pages, "Units"),
    "facts": (pages, "facts"),
    "comments": (pages, "comments_in"),
    "related": (pages, "related_in"),
    "pictures": (Pictures, "all"),
    "body": (pages, "choose"),
    "labels": (pages, "labelled_units"),
    "opinions": (pages, "settled"),
    "lede": (pages, "with_lede"),
    "blocks": (pages, "blocks"),
}


def read(folder: Path) -> list[Page]:
    return [
        Page(str(path), None, "text/html", None, path.read_bytes(), "2026-11-22T08:00+01:00")
        for path in sorted(folder.glob("*.html"))
    ]


def newsreader(page: Page) -> None:
    with suppress(NewsreaderError):  # a wall or an empty page, which takes its time as well
        extract(page)


def others() -> Callable[[Page], None] | None:
    """What trafilatura makes of a page with its metadata and comments, as `newsreader` does; None without it."""
    if find_spec("trafilatura") is None:
        return None
    from trafilatura import bare_extraction

    def trafilatura(page: Page) -> None:
        bare_extraction(page.body, with_metadata=True, include_comments=True)

    return trafilatura


def cost(job: Callable[[Page], None], corpus: list[Page]) -> float:
    """Milliseconds of CPU that ``job`` takes a page."""
    start = process_time()
    for page in corpus:
        job(page)
    return (process_time() - start) * 1000 / len(corpus)


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Count in ``spent`` the CPU seconds of each stage while the context lasts."""

    def counted(name: str, job: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **named: Any) -> Any:
            start = process_time()
            try:
                return job(*args, **named)
            finally:
                spent[name] += process_time() - start

        return run

    originals = {name: vars(owner)[attribute] for name, (owner, attribute) in STAGES.items()}
    for name, (owner, attribute) in STAGES.items():
        method = isinstance(originals[name], classmethod)
        job = counted(name, getattr(owner, attribute))
        setattr(owner, attribute, staticmethod(job) if method else job)
    try:
        yield
    finally:
        for name, (owner, attribute) in STAGES.items():
            setattr(owner, attribute, originals[name])


def stages(corpus: list[Page]) -> dict[str, float]:
    """Milliseconds a page by stage; ``rest`` is what is in none."""
    spent: defaultdict[str, float] = defaultdict(float)
    with timed(spent):
        whole = cost(newsreader, corpus)
    found = {name: spent[name] * 1000 / len(corpus) for name in STAGES}
    return {**found, "rest": whole - sum(found.values())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--careful", action="store_true")
    asked = parser.parse_args()
    if not asked.careful:
        vars(opinions)["find_spec"] = lambda name: None
    corpus = read(asked.folder)
    if not corpus:
        parser.error(f"no *.html in {asked.folder}")
    jobs: dict[str, Callable[[Page], None]] = {"newsreader": newsreader}
    if not asked.alone and (other := others()):
        jobs["trafilatura"] = other
    size = sum(len(page.body) for page in corpus) / len(corpus) / 1000
    print(f"{len(corpus)} pages of {size:.0f} kB")
    first = {name: cost(job, corpus) for name, job in jobs.items()}
    rounds = [{name: cost(job, corpus) for name, job in jobs.items()} for _round in range(asked.rounds)]
    for name in jobs:
        took = median(one[name] for one in rounds)
        print(f"{name:12} {1000 / took:6.1f} pages/s  {took:6.2f} ms/page  (first round {first[name]:.2f})")
    if len(jobs) > 1:
        ratios = [one["trafilatura"] / one["newsreader"] for one in rounds]
        print(f"newsreader is {median(ratios):.2f} times as fast ({min(ratios):.2f} to {max(ratios):.2f})")
    measured = [stages(corpus) for _round in range(asked.rounds)]
    for name in measured[0]:
        print(f"  {name:12} {median(one[name] for one in measured):6.2f} ms")


if __name__ == "__main__":
    main()
