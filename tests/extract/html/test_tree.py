"""The tree of a page: text, links and places of its elements, whatever the markup."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.tree import Element, Tree
from reader.story import Span

PAGE = """<!doctype html><html lang="en"><head><title>Harbour &amp; sea</title><base href="/news/"></head><body>
<div class="Story Main" id="TOP"><h1>The  harbour
 opens</h1><p>Boats <em>came <b>early</b></em>, says <a href="ferry.html">the ferry</a>.<br>Many left.</p>
<ul><li>One</li><li>Two</li></ul></div><p hidden>Not <i>shown</i></p>
<script>var x = "<p>no</p>";</script></body></html>"""


def first(tree: Tree, tag: str) -> Element:
    return tree.find(tag)[0]


@pytest.fixture
def tree() -> Tree:
    return Tree.parse(PAGE, "https://example.org/a/b")


def test_elements_come_in_document_order_and_know_what_is_inside_them(tree: Tree) -> None:
    assert [element.index for element in tree.elements] == list(range(len(tree.elements)))
    story, item = first(tree, "div"), tree.find("li")[1]
    assert story.has(item)
    assert not item.has(story)
    assert not story.has(first(tree, "script"))
    assert [element.tag for element in tree.children(story)] == ["h1", "p", "ul"]
    assert [element.tag for element in item.ancestors()] == ["ul", "div", "body", "html"]
    assert tree.inside(first(tree, "ul")) == tree.find("li")


def test_class_and_id_are_matched_in_lower_case(tree: Tree) -> None:
    assert first(tree, "div").names == "story main top"


def test_text_is_collapsed_and_blocks_never_run_into_each_other(tree: Tree) -> None:
    assert tree.text(first(tree, "h1")) == "The harbour opens"
    assert tree.text(first(tree, "ul")) == "One Two"
    assert tree.lines(first(tree, "p")) == ["Boats came early, says the ferry.", "Many left."]


def test_text_that_no_one_sees_is_none(tree: Tree) -> None:
    assert "var x" not in tree.text(tree.elements[0])
    assert tree.source(first(tree, "script")) == 'var x = "<p>no</p>";'
    assert "Harbour & sea" in tree.source(first(tree, "title"))
    hidden = tree.find("p")[1]
    assert hidden.hidden
    assert first(tree, "i").hidden
    assert not first(tree, "p").hidden


def test_spans_keep_marks_and_links(tree: Tree) -> None:
    assert tree.spans(first(tree, "p")) == (
        Span("Boats "),
        Span("came ", frozenset({"em"})),
        Span("early", frozenset({"em", "strong"})),
        Span(", says "),
        Span("the ferry", href="https://example.org/news/ferry.html"),
        Span(". Many left."),
    )
    assert [len(spans) for spans in tree.paragraphs(first(tree, "p"))] == [6, 1]
    assert tree.spans(first(tree, "p"), without=(first(tree, "em"),))[0] == Span("Boats , says ")


def test_lengths_are_known_of_text_and_of_links(tree: Tree) -> None:
    paragraph = first(tree, "p")
    assert tree.length(paragraph) == len("Boats came early, says the ferry.Many left.")
    assert tree.link_length(paragraph) == len("the ferry")


def test_own_text_leaves_out_the_elements_inside(tree: Tree) -> None:
    assert tree.own_text(first(tree, "p")) == "Boats , says . Many left."


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("x.html", "https://example.org/news/x.html"),
        ("//other.example/y", "https://other.example/y"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:void(0)", None),
        ("#comments", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_addresses_become_absolute_or_none(tree: Tree, href: str, address: str | None) -> None:
    assert tree.absolute(href) == address


def test_a_saved_page_stands_at_the_address_it_calls_its_own() -> None:
    saved = Tree.parse('<link rel="canonical" href="https://example.org/n/1"><a href="2">next</a>')
    assert saved.url == "https://example.org/n/1"
    assert saved.absolute("2") == "https://example.org/n/2"
    shared = Tree.parse('<meta property="og:url" content="https://example.org/n/3">')
    assert shared.url == "https://example.org/n/3"


@pytest.mark.parametrize("address", ["http://[", "https://[::1", "http:///n/1", "/n/1", ""])
def test_an_own_address_that_is_none_is_not_heeded(address: str) -> None:
    page = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    assert Tree.parse(page).url is None
    assert (
        Tree.parse(f'{page}<meta property="og:url" content="https://example.org/n/1">').url
        == "https://example.org/n/1"
    )


def test_soft_hyphens_controls_and_readings_are_left_out() -> None:
    tree = Tree.parse("<p>Schiff\u00adfahrt &#27;[31mred\u202e <ruby>港<rt>みなと</rt></ruby> 5\u00a0km</p>")
    assert tree.text(first(tree, "p")) == "Schifffahrt red 港 5\u00a0km"


def test_verbatim_keeps_lines() -> None:
    tree = Tree.parse("<pre>\n  one\n    two\n</pre>")
    assert tree.verbatim(first(tree, "pre")) == "  one\n    two"


@pytest.mark.parametrize(
    ("tag", "deep"), [("<div>", 100_000), ("<ul><li>", 25_000), ("<b>", 25_000), ("<table><tr><td>", 25_000)]
)
def test_endless_nesting_is_survived_quickly(tag: str, deep: int) -> None:
    start = time.process_time()
    tree = Tree.parse(tag * deep + "at the bottom")
    assert tree.text(tree.elements[0]) == "at the bottom"
    assert time.process_time() - start < deep / 10_000


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/abdp=\"' \n&;#x1b\x1b\u202eé"), max_size=300))
def test_any_text_has_a_tree(text: str) -> None:
    tree = Tree.parse(text)
    for element in tree.elements:
        assert "\x1b" not in tree.text(element)
        assert "".join(span.text for span in tree.spans(element)) == tree.text(element)
