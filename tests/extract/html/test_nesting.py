"""Pages made to keep a parser busy, made harmless first; all others stay as they are."""

from __future__ import annotations

import time

import pytest

from reader.extract import extract
from reader.extract.html.nesting import harmless
from reader.extract.html.tree import Tree
from reader.story import Page

NAMES = [f"a{number}" for number in range(100_000)]


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(NAMES),
        "/".join(NAMES),
        "".join(f'{name}="x"' for name in NAMES),
        " ".join(f'{name}=">"' for name in NAMES),
    ],
    ids=["bare", "slashes", "values", "values with the sign that ends tags"],
)
@pytest.mark.parametrize("before", ["", "<p>Boats</p>" * 5_000, "<script>if (a<b) {}</script>"], ids=len)
def test_an_element_with_endless_attributes_takes_a_moment(attributes: str, before: str) -> None:
    start = time.process_time()
    tree = Tree.parse(f"{before}<div {attributes}><p class='lede'>At the bottom</p></div><p {attributes}")
    assert time.process_time() - start < 2
    assert tree.text(tree.elements[0]).endswith("At the bottom")
    assert tree.find("p")[-1].names == "lede"


@pytest.mark.parametrize(
    "page",
    [
        f"<div data-boats='{{{'&quot;name&quot;: 1, ' * 2_000}}}'>Boats</div>",
        f"<img src='data:image/png;base64,{'A' * 200_000}' alt='a boat'>",
        f"<script>for (i=0; i<n {'; i = i + 1' * 2_000}) a</script>",
        f'<script type="application/ld+json">{{"articleBody": "a <b {"and so on " * 1_000}"}}</script>',
        f"<p>{'boats and ' * 2_000} 3 < 4</p>",
        f"<a href=/x title='{'boats ' * 2_000}' {' '.join(NAMES[:400])}>Boats</a>",
    ],
    ids=["data", "picture", "script", "json", "text", "many"],
)
def test_what_pages_have_in_earnest_stays(page: str) -> None:
    assert harmless(page) == page


@pytest.mark.parametrize("page", ["<a " + "b " * 2_001 + ">", "<script>" + "a<b " * 2_000], ids=["tags", "scripts"])
def test_many_long_tags_take_time_by_their_length_only(page: str) -> None:
    start = time.process_time()
    harmless(page * 1_000)
    assert time.process_time() - start < 2


def test_comments_that_nobody_closed_are_all_read() -> None:
    story = f"<html lang=en><h1>The ferry is back</h1><p>{'The boat came in with the tide before sunrise. ' * 12}</p>"
    thread = "".join(
        f'<div class="comment" id="comment-{number}"><span class="comment-author">Ulla {number}</span>'
        f'<time datetime="2026-01-01T10:00">10:00</time><p class="comment-body">I have seen it, number {number}.</p>'
        for number in range(5_000)
    )
    page = f"{story}<div id=comments>{thread}".encode()
    start = time.process_time()
    read = extract(Page("ferry.html", None, "text/html", None, page, ""))
    assert time.process_time() - start < 5
    assert len(read.blocks) == 1, "the story stands in no box of its own, and its readers have much to say"
    assert len(read.comments.comments) == 5_000
    assert read.comments.comments[-1].text == "I have seen it, number 4999."
