"""Lists of feeds come in and go out, and lose nothing on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAFeed
from reader.feeds.opml import Opml, Outline, feeds_in, read_opml, write_opml

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0" xmlns:fz="urn:other-reader">
  <head><title>My &amp; feeds</title><ownerName>Ines</ownerName></head>
  <body>
    <outline text="Rivers">
      <outline text="Locks" title="Locks and weirs" type="rss" xmlUrl="https://locks.example/feed" htmlUrl="https://locks.example/"
               fz:css=".body &gt; p" category="/water/still,/work"/>
      <outline text="Far"><outline text="Delta" type="atom" xmlUrl="https://delta.example/atom?a=1&amp;b=2"/></outline>
    </outline>
    <outline text="Loose" xmlurl="https://loose.example/rss"/>
    <outline text="A page" type="link" url="https://page.example/"/>
  </body>
</opml>"""


def test_feeds_are_found_in_their_folders() -> None:
    found = [(placed.folders, placed.outline.title, placed.outline.address) for placed in feeds_in(read_opml(LIST))]
    assert found == [
        (("Rivers",), "Locks", "https://locks.example/feed"),
        (("Rivers", "Far"), "Delta", "https://delta.example/atom?a=1&b=2"),
        ((), "Loose", "https://loose.example/rss"),
    ]


def test_a_list_comes_back_as_it_was() -> None:
    opml = read_opml(LIST)
    again = read_opml(write_opml(opml).encode())
    assert again == opml
    assert again.head == (("title", "My & feeds"), ("ownerName", "Ines"))
    assert again.attributes == {"version": "1.0", "xmlns:fz": "urn:other-reader"}
    assert again.outlines[0].children[0].attributes["fz:css"] == ".body > p"
    assert again.outlines[0].children[0].get("category") == "/water/still,/work"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"<opml>\n<body>\n<outline text='a'>\n</body></opml>",
            "list.opml:4: this is no valid XML: another tag is closed than was opened last",
        ),
        (b"<rss>\n</rss>", "list.opml:1: this is no list of feeds"),
        (b"", "list.opml:1: this is no valid XML: it ends before anything has begun"),
        (b"<!DOCTYPE opml [<!ENTITY a 'aaa'>]><opml><body><outline text='&a;'/></body></opml>", "declares entities"),
        (b"<opml><body>" + b"<outline text='x'>" * 200, "too large, or its folders too deep"),
    ],
)
def test_what_is_no_list_is_named_with_its_line(body: bytes, said: str) -> None:
    with pytest.raises(NotAFeed) as told:
        read_opml(body, "list.opml")
    assert said in str(told.value)


def test_what_would_command_a_terminal_is_written_as_a_reference() -> None:
    outline = Outline({"text": "\x9b2J\u202eNews\u2028", "xmlUrl": "https://harbour.example/feed"})
    written = write_opml(Opml((outline,), (("title", "\x85Mine"),)))
    assert written.replace("\n", "").isprintable()
    again = read_opml(written.encode(), "list.opml")
    assert (again.outlines, again.head) == ((outline,), (("title", "\x85Mine"),))


def test_ampersands_that_nobody_escaped_are_understood() -> None:
    opml = read_opml(b"<opml><body><outline text='Food & drink' xmlUrl='https://a.example/?x=1&y=2'/></body></opml>")
    assert opml.outlines[0].title == "Food & drink"
    assert opml.outlines[0].address == "https://a.example/?x=1&y=2"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
ATTRIBUTES = st.dictionaries(st.sampled_from(["text", "title", "xmlUrl", "htmlUrl", "type", "x-own", "a:b"]), TEXTS)
OUTLINES = st.recursive(
    st.builds(Outline, ATTRIBUTES),
    lambda inner: st.builds(Outline, ATTRIBUTES, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=10,
)


@given(st.lists(OUTLINES, max_size=4).map(tuple), st.lists(st.tuples(st.just("title"), TEXTS), max_size=2).map(tuple))
@settings(max_examples=60, deadline=None)
def test_any_list_survives_the_round_trip(outlines: tuple[Outline, ...], head: tuple[tuple[str, str], ...]) -> None:
    opml = Opml(outlines, head)
    assert read_opml(write_opml(opml).encode()) == opml
