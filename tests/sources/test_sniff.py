"""A file is what its first bytes say, whatever its name."""

from __future__ import annotations

import pytest

from reader.sources.sniff import FEEDS, HTML, TEXT, describe, media_type


@pytest.mark.parametrize(
    "body",
    [
        b"A line.\n",
        "Une soirée.\n".encode("latin-1"),
        "\ufeffA line.\n".encode("utf-16"),
        "A line.\n".encode("utf-16-be"),
        "Паром.\n".encode("koi8-r"),
        b"\x1b[31mred\x1b[0m " * 50,
        b"C\x08CH\x08HU\x08U\n" * 50,
        ("words " * 90).encode() + b"\0",
        b"The big WAVE was no RIFF, and BM no BMP.",
        b"PDF files: a %PDF- header\n",
        b"a < b and b > c, <angle> brackets </p>\n" * 3,
        b"[1] {note} a list in brackets",
        b'{"quote marks" are not data}',
        b'- "Nothing" -\nMIME: a mime\'s word\n',
    ],
)
def test_text_is_text(body: bytes) -> None:
    assert media_type(body) == TEXT


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>x",
        "\n\t<!doctype HTML PUBLIC '-//W3C//DTD'>",
        "<html lang=fr>",
        "<HEAD>",
        "<!-- saved from url --><!-- and more -->\n<html>",
        '<?xml version="1.0"?>\n<!DOCTYPE html>',
        "<p>A paragraph",
        "<a href=x>",
        "menu\n" + "<li><a href='/x'>A link in a list</a></li>\n" * 8,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_markup_is_html(page: str, encoding: str) -> None:
    assert media_type(page.encode(encoding)) == HTML


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel/></rss>",
        "<!-- A comment --><?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom'/>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>Fog</title></entry>",
        "<?xml version='1.0'?><soap:Envelope xmlns:soap='x'><rss><channel/></rss></soap:Envelope>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_feed_is_one_whatever_stands_around_it(feed: str, encoding: str) -> None:
    assert media_type(feed.encode(encoding)) in FEEDS


def test_a_feed_may_begin_with_words_by_mistake() -> None:
    assert media_type(b"Warning: line 7\n<rss><channel/></rss>\n<!-- in 3 ms -->\n") in FEEDS
    assert media_type(b"<b>Warning</b>: line 7\n<feed></feed>") in FEEDS


def test_a_text_that_shows_a_feed_is_a_text() -> None:
    assert media_type(b"Write this:\n<rss>\n<channel>\n</channel>\n</rss>\nand so on.\n") == TEXT


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "cp037"])
def test_a_feed_in_an_encoding_of_another_age_is_one(encoding: str) -> None:
    assert media_type(f'<?xml version="1.0" encoding="{encoding}"?><rss/>'.encode(encoding)) in FEEDS


@pytest.mark.parametrize(
    ("body", "found", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "application/pdf", "a document (PDF)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg", "a picture (JPEG)"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp", "a picture (WEBP)"),
        (b"PK\x03\x04\x14\0\0\0", "application/zip", "an archive (ZIP)"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "application/epub+zip", "a document (EPUB)"),
        (b"\x1f\x8b\x08\0", "application/gzip", "an archive (gzip)"),
        (b"ID3\x04\0\0", "audio/mpeg", "a recording (MPEG)"),
        (b"\0\0\0\x18ftypisom", "video/mp4", "a recording (MP4)"),
        (b"\x7fELF\x02\x01", "application/x-executable", "a program"),
        (b"SQLite format 3\0", "application/vnd.sqlite3", "binary data"),
        (bytes(range(256)), "application/octet-stream", "binary data"),
        (b"\0", "application/octet-stream", "binary data"),
        (b'\n{"headline": "x"}', "application/json", "a document (JSON)"),
        (b'[{"headline": "x"}]', "application/json", "a document (JSON)"),
        (b'<?xml version="1.0"?><rss version="2.0">', "application/rss+xml", "a feed"),
        (b'<!-- <html> -->\n<!DOCTYPE rdf:RDF [<!ENTITY a "b">]>\n<rdf:RDF xmlns=', "application/rss+xml", "a feed"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1",', "application/feed+json", "a feed"),
        (b"<rss><channel><title>\x01\x02\x0b</title>", "application/rss+xml", "a feed"),
        (b'<?xml version="1.0"?><opml version="2.0">', "application/xml", "a document (XML)"),
        (b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n", "multipart/related", "a document (MHTML)"),
    ],
)
def test_anything_else_is_named(body: bytes, found: str, words: str) -> None:
    assert media_type(body) == found
    assert describe(found) == words


def test_a_page_in_the_colours_of_a_terminal_is_text() -> None:
    assert media_type(b"\x1b]0;a title\x07 \x1b[31mred\x08 " * 200) == TEXT


def test_a_page_of_opening_comments_is_judged_at_once() -> None:
    assert media_type(b"<!-- a --> " * 5000 + b"no tag") == TEXT
