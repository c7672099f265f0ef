"""What feedparser, which has read the world's feeds for twenty years, makes of small feeds, is made of them here too.

Each feed has one entry with one thing in it, in every format that may have it. Where feedparser is known to be wrong,
or says nothing, the other tests say what is right.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from html import unescape
from itertools import chain

import feedparser
import pytest

from reader.feeds.lenient import read_leniently
from reader.feeds.reading import read_feed
from reader.feeds.texts import line_of_html

MODULES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
LINK = "<link>https://f.example/1</link>"
FORMATS = {
    "RSS 2.0": f'<rss version="2.0" {MODULES}><channel><title>F</title><item>%s</item></channel></rss>',
    "RSS 0.91": f'<rss version="0.91" {MODULES}><channel><title>F</title><item>%s</item></channel></rss>',
    "RSS 1.0": f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {MODULES}><channel><title>F</title></channel>'
    "<item>%s</item></rdf:RDF>",
    "RSS 0.90": f'<rdf:RDF xmlns="http://my.netscape.com/rdf/simple/0.9/" {MODULES}><channel/>'
    "<item>%s</item></rdf:RDF>",
    "RSS in Userland's namespace": f'<rss version="2.0" xmlns="http://backend.userland.com/rss2" {MODULES}><channel>'
    "<title>F</title><item>%s</item></channel></rss>",
    "Atom 1.0": f'<feed xmlns="http://www.w3.org/2005/Atom" {MODULES}><title>F</title><entry>%s</entry></feed>',
    "Atom 0.3": f'<feed version="0.3" xmlns="http://purl.org/atom/ns#" {MODULES}><title>F</title>'
    "<entry>%s</entry></feed>",
}
OF_ALL = [
    *("<title>Plain</title>", "<title>1 &lt; 2 &amp;&amp; 3</title>", "<title>\n a\n  b </title>"),
    *("<title><![CDATA[A & B]]></title>", "<title>a<!-- c -->b</title>", "<title>The &lt;blink&gt; tag</title>"),
    *(
        f"<title>A {sign} B</title>"
        for sign in ("&amp;", "&#38;", "&#x26;", "&lt;", "&#60;", "&gt;", "&quot;", "&#233;")
    ),
    *(
        "<title>A &amp;amp; &amp;lt;b&amp;gt;</title>",
        "<title>&lt;b&gt;A&lt;/b&gt; B</title>",
        "<title>A -&gt; B</title>",
    ),
    *("<dc:title>Core</dc:title>", "<title>Own</title><dc:title>Core</dc:title>", "<media:title>Media</media:title>"),
    "<media:title>Media</media:title><title>Own</title>",
    "<title>Own</title><image><title>Picture</title><url>https://f.example/p</url></image>",
    *("<author>Ada Moor</author>", "<author>ada@f.org (Ada Moor)</author>", "<author>Ada Moor (ada@f.org)</author>"),
    *("<author>Ada Moor &lt;ada@f.org&gt;</author>", "<author>ada@f.org</author>", "<author/>"),
    "<author><name>Ada</name><email>ada@f.org</email><uri>https://f.example/ada</uri></author>",
    *("<author><email>ada@f.org</email></author>", "<author><name> Ada\n Moor </name></author>"),
    *("<dc:creator>Ada</dc:creator>", "<dc:author>Ada</dc:author>", "<itunes:author>Ada</itunes:author>"),
    *("<link>https://f.example/1?a=1&amp;b=2</link>", "<link>\n https://f.example/1\n</link>"),
    *('<link href="https://f.example/2"/>', '<link rel="alternate" type="text/html" href="https://f.example/2"/>'),
    '<link rel="self" href="https://f.example/s"/><link rel="alternate" href="https://f.example/2"/>',
    '<link rel="related" href="https://f.example/r"/><link href="https://f.example/2"/>',
    '<link type="application/xhtml+xml" href="https://f.example/2"/><link rel="enclosure" href="https://f.example/e"/>',
    *(
        "<guid>https://f.example/3</guid>",
        '<guid isPermaLink="true">https://f.example/3</guid>',
        "<id>https://f.example/3</id>",
    ),
    *(f"{LINK}<guid>https://f.example/3</guid>", f"<guid>https://f.example/3</guid>{LINK}"),
    f'{LINK}<source url="https://s.example/">S</source><enclosure url="https://f.example/e" type="audio/mpeg"/>',
    f"{LINK}<comments>https://f.example/c</comments>",
]
OF_ATOM = [
    *("<title type='text'>A &amp;lt; B</title>", "<title type='html'>A &lt;b&gt;B&lt;/b&gt; &amp;amp; C</title>"),
    "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>B</b> &amp; C</div></title>",
    "<title mode='escaped' type='text/html'>A &lt;b&gt;B&lt;/b&gt;</title>",
    "<title>Own</title><source><title>Other</title><link href='https://s.example/'/><updated>2001-01-01</updated></source>",
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><h1><title>No</title></h1></div></content>",
]
DATES = [
    *("Thu, 01 Jan 2004 19:48:21 GMT", "1 Jan 2004 19:48 GMT", "Thu, 01 Jan 04 19:48:21 EST", "01 Jan 2004"),
    *("Thu, 01 Jan 2004 19:48:21 -0530", "Thu Jan  1 19:48:21 2004", "Sun Jan  4 16:29:06 +0100 2004"),
    *(
        "2004-01-01T19:48:21Z",
        "2004-01-01T19:48:21.25+02:00",
        "2004-01-01T19:48-0500",
        "2004-01-01",
        "2004-01",
        "2004",
    ),
    *(
        "20040101",
        "2004-001",
        "2004-01-01 19:48:21",
        "Thu, 2004/01/01 19:48:21 EDT",
        "Κυρ, 11 Ιούλ 2004 12:00:00 EST",
    ),
    *(
        "Thu, 01 Jan 2004 19:48:21 Etc/GMT",
        "Thu, 01 Jan 2004 19:48:21 GMT+02:00",
        "Jan 01 2004 19:48:21 GMT",
        "no date",
    ),
]
DATED = [
    "pubDate",
    "published",
    "updated",
    "issued",
    "modified",
    "created",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
]
DATE_ENTRIES = [
    *(f"<pubDate>{date}</pubDate>" for date in DATES),
    *(f"<{name}>2004-01-01T19:48:21Z</{name}>" for name in DATED),
    "<updated>2005-01-01T00:00:00Z</updated><published>2004-01-01T00:00:00Z</published>",
    "<dc:date>2005-01-01T00:00:00Z</dc:date><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>",
]


def reference(body: bytes) -> tuple[str, str | None, str | None, float | None]:
    """Headline, address, author and date by feedparser, in the form of those here."""
    entry = feedparser.parse(body)["entries"][0]
    detail = dict.get(entry, "title_detail", {})
    title = dict.get(entry, "title", "")
    headline = " ".join(title.split()) if detail.get("type") == "text/plain" else line_of_html(title)
    person = dict.get(entry, "author_detail", {}).get("name") or dict.get(entry, "author")
    parsed = next(
        filter(None, (dict.get(entry, f"{name}_parsed") for name in ("published", "updated", "created"))), None
    )
    author = " ".join(unescape(person).split()) if person else None
    return headline, dict.get(entry, "link"), author, calendar.timegm(parsed) if parsed else None


def own(published: str | None) -> float | None:
    if published is None:
        return None
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


# Letters that have other bytes in each other encoding of their language, under names that feeds call it by.
WORDS = {
    "café": "iso-8859-1 latin1 windows-1252 cp437 cp850 mac-roman hp-roman8 utf-8 utf-16 utf-32",
    "žluť": "iso-8859-2 windows-1250 cp852 mac-latin2",
    "привет": "koi8-r windows-1251 iso-8859-5 cp855 cp866 mac-cyrillic ptcp154",
    "καλά": "iso-8859-7 windows-1253 cp737 cp869 mac-greek",
    "שלום": "iso-8859-8 windows-1255 cp862",
    "日本の": "shift_jis cp932 euc-jp iso-2022-jp euc-jis-2004 shift-jis-2004",
    "中文": "gb2312 gbk gb18030 hz big5 cp950",
    "한국": "euc-kr cp949 johab iso-2022-kr",
    "fog": "cp037 cp500 cp1140 us-ascii",
}


@pytest.mark.parametrize("word", WORDS)
def test_letters_are_the_same_in_every_encoding(word: str) -> None:
    for encoding in WORDS[word].split():
        text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + FORMATS["RSS 2.0"] % f"<title>{word}</title>"
        body = text.encode(encoding)
        (entry,) = read_feed(body, url=None).entries
        assert entry.headline == reference(body)[0] == word, encoding


@pytest.mark.parametrize("name", FORMATS)
def test_headline_address_author_and_date_are_the_same(name: str) -> None:
    atom = name.startswith("Atom")
    for content in chain(OF_ALL, OF_ATOM if atom else (), DATE_ENTRIES):
        body = (FORMATS[name] % content).encode()
        expected = reference(body)
        slow = read_leniently(body.decode(), None)
        assert slow is not None
        for feed in (read_feed(body, url=None), slow):
            (entry,) = feed.entries
            author = entry.authors[0] if entry.authors else None
            assert (entry.headline, entry.url, author, own(entry.published)) == expected, content
