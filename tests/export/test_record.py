"""The JSON contract: exact keys in their order, one line a story, nothing raw that breaks a line or a terminal."""

from __future__ import annotations

import json

from reader.export.record import dump_line, error_record, record, render
from reader.story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Related,
    Span,
    Story,
    Table,
    Thread,
    Verbatim,
)


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def block_of(block: Block) -> dict[str, object]:
    (only,) = record(Story(id="x", headline="x", blocks=(block,)))["blocks"]
    assert isinstance(only, dict)
    return only


def test_every_key_is_present_in_the_contracts_order_even_for_an_empty_story() -> None:
    assert list(record(Story(id="a", headline="Nothing yet")).items()) == [
        ("id", "a"),
        ("url", None),
        ("headline", "Nothing yet"),
        ("kicker", None),
        ("provider", None),
        ("authors", []),
        ("published", None),
        ("updated", None),
        ("language", None),
        ("lede", None),
        ("tags", []),
        ("blocks", []),
        ("comments", {"count": None, "items": []}),
        ("related", []),
    ]


def test_facts_of_the_story_are_carried_over_as_they_are() -> None:
    story = Story(
        id="ferry",
        headline="The ferry runs again",
        url="https://example.org/ferry",
        kicker="Coast",
        provider="Harbour Wire",
        authors=("Ada Roux", "Ben Sól"),
        published="2026-03-02T08:20+01:00",
        updated="2026-03-02",
        language="en",
        lede="After nine days.",
        tags=("sea", "transport"),
    )
    got = record(story)
    assert got["authors"] == ["Ada Roux", "Ben Sól"]
    assert got["published"] == "2026-03-02T08:20+01:00"
    assert got["updated"] == "2026-03-02"
    assert got["tags"] == ["sea", "transport"]
    assert (got["kicker"], got["provider"], got["language"], got["lede"]) == (
        "Coast",
        "Harbour Wire",
        "en",
        "After nine days.",
    )


def test_marks_and_links_leave_their_text() -> None:
    paragraph = Paragraph((Span("A "), Span("strong", frozenset({"strong"})), Span(" link", href="https://e.org")))
    assert block_of(paragraph) == {"type": "paragraph", "text": "A strong link"}


def test_each_kind_of_block_has_its_type_and_keys() -> None:
    assert block_of(Crosshead("Low water", level=3)) == {"type": "crosshead", "text": "Low water"}
    assert block_of(Embed("A post", "https://e.org/1")) == {
        "type": "embed",
        "text": "A post",
        "src": "https://e.org/1",
    }
    assert block_of(Verbatim("  a\n    b")) == {"type": "code", "text": "  a\n    b"}
    assert block_of(Picture("q.png", "A quay", "The quay at noon", "Roux", 480, 320)) == {
        "type": "picture",
        "src": "q.png",
        "alt": "A quay",
        "caption": "The quay at noon",
        "credit": "Roux",
    }


def test_a_quote_keeps_its_paragraphs_and_who_said_it() -> None:
    assert block_of(Quote((spans("We wait."), spans("We hope.")), "the pilot")) == {
        "type": "quote",
        "text": "We wait.\n\nWe hope.\n\n— the pilot",
    }
    assert block_of(Quote((spans("We wait."),)))["text"] == "We wait."


def test_a_list_is_one_item_a_line() -> None:
    assert block_of(Listing((spans("tide\ntables"), spans("ropes")), ordered=True)) == {
        "type": "list",
        "text": "tide tables\nropes",
    }


def test_a_table_is_one_row_a_line_under_its_caption() -> None:
    rows = (("Port", "Boats"), ("Anse", "12"))
    assert block_of(Table(rows)) == {"type": "table", "text": "Port | Boats\nAnse | 12"}
    assert block_of(Table(rows, caption="Boats by port"))["text"] == "Boats by port\n\nPort | Boats\nAnse | 12"


def test_comments_keep_the_announced_count_and_the_pages_order() -> None:
    thread = Thread(44, (Comment("b", "Late.", time="19:02"), Comment("a", "Later.", parent="b", author="Ines")))
    assert record(Story(id="x", headline="x", comments=thread))["comments"] == {
        "count": 44,
        "items": [
            {"id": "b", "parent": None, "author": None, "time": "19:02", "text": "Late."},
            {"id": "a", "parent": "b", "author": "Ines", "time": None, "text": "Later."},
        ],
    }


def test_a_related_story_has_the_caption_and_credit_of_its_picture_and_why_it_is_offered() -> None:
    picture = Picture(caption="A bridge", credit="AFP / X")
    related = Related(provider="AFP", teaser="More.", picture=picture, why="the page’s list")
    (with_picture, without) = record(Story(id="x", headline="x", related=(related, Related("T", "u"))))["related"]
    assert list(with_picture) == ["title", "url", "provider", "published", "teaser", "caption", "credit", "why"]
    assert (with_picture["caption"], with_picture["credit"]) == ("A bridge", "AFP / X")
    assert (with_picture["why"], without["why"]) == ("the page’s list", None)
    assert (without["title"], without["caption"], without["credit"]) == ("T", None, None)


def test_the_line_is_utf8_as_it_is_read() -> None:
    assert "Café 日本 🌊" in render(Story(id="x", headline="Café 日本 🌊"))


def test_nothing_in_the_line_breaks_a_line_or_commands_a_terminal() -> None:
    nasty = "a\nb\rc\x1b[31m\x00\x7f\x85\x9b\u2028\u2029\u202e\ud800"
    line = render(Story(id="x", headline=nasty))
    assert line.splitlines() == [line]
    assert line.isprintable()
    assert json.loads(line)["headline"] == nasty
    line.encode()


def test_an_error_stands_in_a_storys_place() -> None:
    line = dump_line(error_record("gone\udcff.txt", "there is no such file"))
    assert json.loads(line) == {"error": "there is no such file", "target": "gone\udcff.txt"}
    line.encode()
