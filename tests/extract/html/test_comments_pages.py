"""The comments of pages made with many programs: all that each says of its comments, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.extract.dates import Dates, settle_order
from reader.extract.html.comments import CommentsFound, comments_in
from reader.extract.html.tree import Tree
from reader.extract.lexicon import lexicon

PAGES = Path(__file__).parents[2] / "pages" / "comments"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
URL = "https://example.org/news/ferry"


def found_in(html: str, language: str = "en") -> CommentsFound:
    words = lexicon(language)
    return comments_in(Tree.parse(html, URL), words, Dates(words, settle_order("", words)))


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load((PAGES / f"{name}.yaml").read_text("utf-8"))
    return gold


@pytest.mark.parametrize("name", NAMES)
def test_every_comment_is_read_whole(name: str) -> None:
    gold = gold_of(name)
    found = found_in((PAGES / f"{name}.html").read_text("utf-8"), gold.get("language", "en"))
    comments = found.thread.comments
    places = {comment.id: place for place, comment in enumerate(comments)}
    read = [
        {
            "author": comment.author,
            "time": comment.time,
            "text": comment.text,
            "parent": places[comment.parent] if comment.parent else None,
        }
        for comment in comments
    ]
    wanted = [{key: one.get(key) for key in ("author", "time", "text", "parent")} for one in gold["comments"]]
    assert read == wanted
    for comment, one in zip(comments, gold["comments"], strict=True):
        assert all(getattr(comment, key) == one[key] for key in ("score", "url") if key in one), comment
    assert found.thread.count == gold.get("count", len(comments) or None)


@pytest.mark.parametrize("name", NAMES)
def test_comments_stay_out_of_the_body_and_the_story_does_not(name: str) -> None:
    html = (PAGES / f"{name}.html").read_text("utf-8")
    tree = Tree.parse(html, URL)
    words = lexicon(gold_of(name).get("language", "en"))
    zones = comments_in(tree, words, Dates(words)).zones
    out = " ".join(tree.text(zone) for zone in zones)
    for comment in gold_of(name)["comments"]:
        line = comment["text"].splitlines()[-1].lstrip("• 123.>")
        assert line in out
    assert "The ferry between the two banks" not in out
    assert "reclaimed paper" not in out
