"""Bytes in, a story out: the entry for programs that use the reader as a library."""

from __future__ import annotations

import doctest

import pytest

from reader import extract as package
from reader.extract import extract
from reader.story import Page

STORY = "<p>Cars have crossed the bridge since this morning, the town said, and nobody had to wait for long.</p>" * 3


def test_the_example_of_the_documentation_is_true() -> None:
    found = doctest.testmod(package)
    assert found.attempted
    assert not found.failed


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_pages_are_decoded_by_what_they_or_their_transport_declare(charset: str) -> None:
    declared = "" if charset == "utf-16" else f"<meta charset={charset}>"
    body = f"<html><head>{declared}<title>x</title></head><body><h1>Brücke geöffnet</h1>{STORY}</body></html>".encode(
        charset
    )
    assert extract(Page("bridge.html", None, "text/html", None, body, "")).headline == "Brücke geöffnet"
    undeclared = f"<h1>Brücke geöffnet</h1>{STORY}".encode("windows-1252")
    assert extract(Page("b", None, "text/html", "iso-8859-1", undeclared, "")).headline == "Brücke geöffnet"


def test_a_text_dump_is_read_as_one() -> None:
    text = f"The bridge is open\n\n{STORY.replace('<p>', '').replace('</p>', '')}\n"
    assert extract(Page("bridge.txt", None, "text/plain", None, text.encode(), "")).headline == "The bridge is open"
