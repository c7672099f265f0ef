"""What layout costs: a story of 40,000 words and a thread of 10,000 comments, both made here.

    python tests/bench/bench_layout.py [--width 72]

Prints the best of several runs in milliseconds beside what it may cost.
"""

from __future__ import annotations

import argparse
import random
import tracemalloc
from collections.abc import Callable
from itertools import islice
from time import perf_counter

from reader.layout.article import ArticleOptions, ArticleWords, lay_story
from reader.layout.order import Placed, order
from reader.layout.search import find
from reader.layout.sheet import Line, Sheet
from reader.layout.thread import lay_thread
from reader.layout.words import ThreadWords
from reader.story import Block, Comment, Crosshead, Paragraph, Picture, Quote, Span, Story

ARTICLE_WORDS = ArticleWords(
    date=str,
    authors=", ".join,
    provided_by="provided by {provider}",
    updated="updated {time}",
    picture="Picture",
    no_description="no description",
    embed="Embedded",
)
THREAD_WORDS = ThreadWords(
    time=str,
    replies="{} replies".format,
    folded_replies="{} replies folded".format,
    anonymous="Anonymous",
    report="Report this comment",
    reported="Reported",
    new="new",
    story_author="author of the story",
)
SYLLABLES = ["ka", "lo", "mé", "ri", "sta", "ne", "vou", "dre", "pi", "sa", "to", "lan", "qui", "ber", "el", "on"]


def prose(chance: random.Random, count: int) -> str:
    """``count`` words of no language, about as long as those of French."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 1, 2, 2, 3, 4)))) for _ in range(count)]
    return " ".join(words) + "."


def long_story(words: int = 40_000) -> Story:
    chance = random.Random(1)
    blocks: list[Block] = []
    number = 0
    while words > 0:
        number += 1
        count = chance.randrange(30, 110)
        words -= count
        if number % 12 == 0:
            blocks.append(Crosshead(prose(chance, 4)))
        if number % 40 == 0:
            blocks.append(Picture("p.png", prose(chance, 12), prose(chance, 15), "Photo: A / B", 480, 320))
        if number % 25 == 0:
            blocks.append(Quote(((Span(prose(chance, count)),),), "Someone"))
        elif number % 5 == 0:
            marked = (
                Span(prose(chance, 9)),
                Span(" strong ", frozenset({"strong"})),
                Span(prose(chance, count - 10)),
            )
            blocks.append(Paragraph(marked))
        else:
            blocks.append(Paragraph((Span(prose(chance, count)),)))
    return Story("long", prose(chance, 9), provider="Bench", published="2026-11-22", blocks=tuple(blocks))


def many_comments(count: int = 10_000) -> list[Comment]:
    """Comments in threads down to 40 levels."""
    chance = random.Random(2)
    comments: list[Comment] = []
    chain: list[str] = []
    for number in range(count):
        if len(chain) >= 41 or chance.random() < 0.08:
            chain = []
        elif chance.random() < 0.3:
            del chain[chance.randrange(len(chain) + 1) :]
        comment = Comment(
            f"c{number}",
            "\n\n".join(prose(chance, chance.randrange(5, 40)) for _ in range(chance.choice((1, 1, 2)))),
            chain[-1] if chain else None,
            f"Reader {number % 97}",
            f"2026-11-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}+01:00",
            chance.randrange(-5, 60),
        )
        chain.append(comment.id)
        comments.append(comment)
    return comments


def best(job: Callable[[], object], times: int = 7) -> float:
    """The shortest of ``times`` runs, in milliseconds."""
    took = []
    for _ in range(times):
        start = perf_counter()
        job()
        took.append(perf_counter() - start)
    return min(took) * 1000


def whole(sheet: Sheet) -> Sheet:
    while not sheet.grow(1.0):
        pass
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--width", type=int, default=72)
    parser.add_argument("--panel", type=int, default=48)
    asked = parser.parse_args()
    story, comments = long_story(), many_comments()
    options = ArticleOptions(column=asked.width)

    def top() -> list[Line]:
        return list(islice(lay_story(story, asked.width, options, ARTICLE_WORDS), 60))

    def article(width: int = asked.width) -> Sheet:
        return Sheet(lay_story(story, width, options, ARTICLE_WORDS))

    placed: list[Placed] = order(comments, "newest")

    def thread() -> Sheet:
        return Sheet(lay_thread(placed, asked.panel, THREAD_WORDS))

    sheet = whole(article())
    widths = iter(range(20, asked.width))
    figures = [
        (
            "story, first 60 lines",
            best(lambda: list(islice(lay_story(story, asked.width, options, ARTICLE_WORDS), 60))),
            2,
        ),
        ("story, all of it", best(lambda: whole(article())), 60),
        ("story, all of it at a width never seen", best(lambda: whole(article(next(widths)))), 60),
        ("story, a line in its middle found", best(lambda: article().line_at(len(story.blocks) // 2, 100)), 60),
        ("story, a word found everywhere", best(lambda: find(sheet, "voulan")), 60),
        ("comments, in order", best(lambda: order(comments, "newest")), 30),
        ("comments, most replied first", best(lambda: order(comments, "replied")), 30),
        ("comments, first 60 lines", best(lambda: thread().ensure(60)), 25),
        ("comments, all of them", best(lambda: whole(thread())), 500),
    ]
    for name, took, limit in figures:
        print(f"{name:42} {took:8.2f} ms   (limit {limit}){'' if took < limit else '   OVER'}")
    for name, make in (("story", article), ("comments", thread)):
        tracemalloc.start()
        kept = whole(make())
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(f"{name}: {len(kept)} lines, {size / len(kept):.0f} bytes a line, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
