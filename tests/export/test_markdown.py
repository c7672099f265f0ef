"""Markdown that a CommonMark reader turns back into what the story said, mark for mark."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export import markup
from reader.export.links import web_address
from reader.export.markdown import render
from reader.story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Listing,
    Picture,
    Quote,
    Related,
    Span,
    Spans,
    Story,
    Table,
    Thread,
    Verbatim,
)
from tests import strategies

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OPENS = {"strong_open": "strong", "em_open": "em"}
_TAGS = {"<strong>": "strong", "<em>": "em"}


def spans(text: str) -> Spans:
    return (Span(text),)


def only(*blocks: Block) -> str:
    """The Markdown of ``blocks``, without the headline."""
    return render(Story(id="x", headline="x", blocks=blocks)).removeprefix("# x\n\n").removesuffix("\n")


def looks(token: Token) -> list[tuple[str, frozenset[str], str | None]]:
    """Each character of an inline token with its marks and link."""
    found: list[tuple[str, frozenset[str], str | None]] = []
    marks: list[str] = []
    href: str | None = None
    for child in token.children or []:
        if child.type in {"text", "code_inline", "text_special"}:
            own = {"code"} if child.type == "code_inline" else set()
            found += [(char, frozenset({*marks, *own}), href) for char in child.content]
        elif child.type in _OPENS or child.content in _TAGS:
            marks.append(_OPENS.get(child.type) or _TAGS[child.content])
        elif child.type in {"strong_close", "em_close"} or child.content in {"</strong>", "</em>"}:
            marks.pop()
        elif child.type == "link_open":
            href = str(child.attrs["href"])
        elif child.type == "link_close":
            href = None
        else:
            pytest.fail(f"{child.type}: {child.content}")
    return found


def meant(several: Spans) -> list[tuple[str, frozenset[str], str | None]]:
    """The same for what the spans of a story mean; blanks have no looks of their own."""
    found: list[tuple[str, frozenset[str], str | None]] = []
    for span in several:
        address = web_address(span.href)
        href = READER.normalizeLink(address) if address else None
        found += [(char, frozenset(span.marks), href) for char in span.text]
    return found


def shown(found: list[tuple[str, frozenset[str], str | None]]) -> list[Any]:
    return [look for look in found if not look[0].isspace()]


@given(strategies.spans)
@example((Span("2", frozenset({"em"})), Span("*", frozenset()), Span("3", frozenset({"strong"}))))
@example((Span("a", frozenset({"code"})), Span("", frozenset()), Span("b", frozenset({"code"}))))
@example((Span("a", frozenset({"code"})), Span("b", frozenset({"code"}), "javascript:x")))
@example((Span("so!"), Span("link", frozenset(), "https://e.org")))
@settings(max_examples=100, deadline=None)
def test_any_paragraph_reads_back_as_it_was(several: Spans) -> None:
    tokens = READER.parse(markup.spans(several, None))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(looks(tokens[1])) == shown(meant(several))


@given(strategies.lines)
@settings(max_examples=100, deadline=None)
def test_any_line_reads_back_as_a_paragraph_or_a_heading(text: str) -> None:
    for tokens, tag in ((READER.parse(markup.line(text)), "p"), (READER.parse(markup.heading(text, 3)), "h3")):
        assert [token.tag for token in tokens] == [tag, "", tag]
        assert "".join(look[0] for look in shown(looks(tokens[1]))) == "".join(text.split())


@given(strategies.stories)
@settings(max_examples=60, deadline=None)
def test_any_story_reads_back_block_by_block(story: Story) -> None:
    tokens = READER.parse(render(story))
    tops = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    headings = [int(token.tag[1]) for token in tops if token.type == "heading_open"]
    crossheads = [block.level for block in story.blocks if isinstance(block, Crosshead)]
    has_comments = story.comments.count is not None or bool(story.comments.comments)
    assert headings == [1, *crossheads, *([2] * has_comments), *([2] * bool(story.related))]
    count = {kind: sum(isinstance(block, kind) for block in story.blocks) for kind in (Quote, Table, Verbatim)}
    assert sum(token.type == "blockquote_open" for token in tops) == count[Quote]
    assert sum(token.type == "table_open" for token in tops) == count[Table]
    fences = [token.content for token in tops if token.type == "fence"]
    assert fences == [f"{block.text}\n" for block in story.blocks if isinstance(block, Verbatim)]
    lists = [block for block in story.blocks if isinstance(block, Listing)]
    rest = bool(story.comments.comments) + bool(story.related)
    assert sum(token.type in {"bullet_list_open", "ordered_list_open"} for token in tops) == len(lists) + rest


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Rates at 5-4, it's 3 * 4", "Rates at 5-4, it's 3 \\* 4"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("1. May", "1\\. May"),
        ('- "Nothing" -', '\\- "Nothing" -'),
        ("# 10", "\\# 10"),
        ("#10", "#10"),
        ("AT&T &amp; a < b", "AT&T \\&amp; a \\< b"),
        ("> said", "\\> said"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, markdown: str) -> None:
    assert markup.line(text) == markdown


def test_marks_are_stars_where_stars_work_and_tags_where_they_do_not() -> None:
    strong, em = frozenset({"strong"}), frozenset({"em"})
    assert markup.spans((Span("a "), Span("b", strong), Span(" c")), None) == "a **b** c"
    assert markup.spans((Span("b", strong | em),), None) == "***b***"
    assert markup.spans((Span("a"), Span("«b»", strong), Span("c")), None) == "a<strong>«b»</strong>c"
    assert markup.spans((Span("a", strong), Span("b", em)), None) == "**a**<em>b</em>"
    assert markup.spans((Span("a`b", frozenset({"code"})),), None) == "``a`b``"


def test_links_are_kept_where_they_are_safe() -> None:
    assert markup.spans((Span("x", href="https://e.org/a_(b)"),), None) == "[x](<https://e.org/a_(b)>)"
    assert markup.spans((Span("x", href="javascript:y"),), None) == "x"
    assert markup.spans((Span("x", href="/y"),), "https://e.org/z") == "[x](https://e.org/y)"


def test_blocks() -> None:
    assert only(Crosshead("Low", 2), Crosshead("Lower", 4)) == "## Low\n\n#### Lower"
    assert (
        only(Quote((spans("We wait."), spans("We hope.")), "a pilot")) == "> We wait.\n>\n> We hope.\n>\n> — a pilot"
    )
    assert only(Listing((spans("one"), spans("two")), ordered=True)) == "1. one\n2. two"
    assert only(Listing((spans("a"),)), Listing((spans("b"),))) == "- a\n\n<!-- -->\n\n- b"
    assert only(Verbatim("```\nx")) == "````\n```\nx\n````"
    assert only(Embed("A post", "https://e.org/p")) == "[A post](https://e.org/p)"
    assert only(Embed("A post")) == "A post"


def test_a_table_has_a_header_even_if_empty() -> None:
    rows = (("Port", "Boats"), ("A|B",))
    assert only(Table(rows, caption="Boats")) == "Boats\n\n| Port | Boats |\n| --- | --- |\n| A\\|B |  |"
    assert only(Table((("Anse", "12"),), header=False)) == "|  |  |\n| --- | --- |\n| Anse | 12 |"


def test_pictures_with_and_without_an_address() -> None:
    assert only(Picture("https://e.org/q.png", "A quay", "At noon", "Roux")) == (
        "![A quay](https://e.org/q.png)\n\nAt noon\n\nCredit: Roux"
    )
    assert only(Picture("edition:q.png", "A quay", "At noon")) == "Picture: A quay\n\nAt noon"
    assert only(Picture(caption="At noon")) == "Picture: At noon"
    assert only(Picture()) == "Picture without description"


def test_comments_are_a_nested_list_and_related_stories_follow() -> None:
    story = Story(
        id="x",
        headline="x",
        comments=Thread(2, (Comment("a", "One.\n\nTwo.", author="Ines"), Comment("b", "Three.", "a", "Olu"))),
        related=(Related("A bridge", "https://e.org/b", "AFP", "2026-03-01", "It holds.", why="same words"),),
    )
    assert (
        render(story)
        == """\
# x

## 2 comments

- Ines

  One.

  Two.

  - Olu · in reply to Ines

    Three.

## Read also

- [A bridge](https://e.org/b)

  information provided by AFP · 1 March 2026 · same words

  It holds.
"""
    )


def test_a_thread_however_deep_stays_readable() -> None:
    chain = tuple(Comment(f"c{i}", f"text {i}", f"c{i - 1}" if i else None) for i in range(3000))
    text = render(Story(id="x", headline="x", comments=Thread(3000, chain)))
    assert len(text) < 3000 * 100
    paragraphs = [token.content for token in READER.parse(text) if token.type == "inline"]
    assert "text 2999" in paragraphs
