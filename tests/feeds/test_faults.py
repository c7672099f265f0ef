"""What is wrong with feeds in the world: every entry that can be read is read, and nothing comes to harm."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import NoReturn

import pytest

from reader.errors import NotAFeed
from reader.feed import Feed
from reader.feeds import lenient
from reader.feeds.reading import read_feed

URL = "https://harbour.example/a/b/feed.xml"
ENTRIES = 6


def feed(first_title: str = "Entry 0 – fog", declared: str = "", encoding: str = "UTF-8") -> str:
    """A good feed whose texts have letters beyond ASCII; ``first_title`` is put in as it is."""
    items = "".join(
        f"<item><title>{first_title if number == 0 else f'Entry {number} – café'}</title>"
        f"<link>https://harbour.example/{number}</link><guid isPermaLink='false'>h-{number}</guid>"
        f"<pubDate>Sun, 0{number + 1} Mar 2026 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;Mist, n° {number}.&lt;/p&gt;</description></item>\n"
        for number in range(ENTRIES)
    )
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{declared}<rss version="2.0"><channel><title>Harbour</title>'
        f"<link>https://harbour.example/</link><description>x</description>\n{items}</channel></rss>\n"
    )


def read(text: str | bytes, charset: str | None = None) -> Feed:
    return read_feed(text if isinstance(text, bytes) else text.encode(), url=URL, charset=charset)


def headlines(text: str | bytes, charset: str | None = None) -> list[str]:
    return [entry.headline for entry in read(text, charset).entries]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Bread & butter < jam", "Bread & butter < jam"),
        ("Caf&eacute; &nbsp; &hellip; &unknown;", "Café \xa0 … &unknown;"),
        ("Title\x00 \x08 \x1b[31mred\x1b[0m \x1b]0;owned\x07", "Title red"),
        ("a&#0;b&#x1b;[2Jc&#150;d", "ab[2Jc–d"),
        (
            "[bold red]no markup[/] &lt;b&gt;bold&lt;/b&gt; [@click=app.quit]x[/]",
            "[bold red]no markup[/] bold [@click=app.quit]x[/]",
        ),
        ("abc \u202egpj.exe \u2066 \u200b\u200d é́ 漢字", "abc gpj.exe \u200b\u200d é́ 漢字"),
        ("a ]]> b <!-- one -- two -->c", "a ]]> b c"),
        ("one <b>two</b> three", "one two three"),
        ("never <i>closed", "never closed"),
    ],
)
def test_a_title_with_something_wrong_in_it(title: str, headline: str) -> None:
    first, *others = headlines(feed(title))
    assert first == headline
    assert others == [f"Entry {number} – café" for number in range(1, ENTRIES)]


SPOILED: dict[str, Callable[[str], str | bytes]] = {
    "latin1 said to be utf-8": lambda text: text.replace("–", "-").encode("latin-1"),
    "latin1": lambda text: text.replace("UTF-8", "ISO-8859-1").replace("–", "-").encode("latin-1"),
    "windows said to be latin1": lambda text: text.replace("UTF-8", "ISO-8859-1").encode("cp1252"),
    "utf-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf-8 said to be utf-16": lambda text: text.replace("UTF-8", "UTF-16"),
    "utf-16 said to be utf-8": lambda text: text.encode("utf-16"),
    "utf-8 said to be ascii": lambda text: text.replace("UTF-8", "US-ASCII"),
    "an encoding that does not exist": lambda text: text.replace("UTF-8", "x-none"),
    "an encoding of another age": lambda text: text.replace("UTF-8", "cp437").replace("–", "-").encode("cp437"),
    "utf-32": lambda text: text.replace("UTF-8", "UTF-32").encode("utf-32-be"),
    "ebcdic": lambda text: text.replace("UTF-8", "cp1140").replace("–", "-").encode("cp1140"),
    "utf-8 said to be ucs-2": lambda text: text.replace("UTF-8", "unicode"),
    "utf-8 in utf-8": lambda text: text.encode().decode("cp1252").encode(),
    "a comment that never ends": lambda text: text.replace("<guid", "<!-- <guid", 1),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "space before": lambda text: "\n\n  " + text,
    "words before": lambda text: "<br />\n<b>Warning</b>: mail() failed in <b>/www/x.php</b><br />\n" + text,
    "rubbish behind": lambda text: text + "<!-- ok --><script>1</script>",
    "titles never closed": lambda text: text.replace("</title>", "", 2),
    "one tag closed by another": lambda text: text.replace("</guid>", "</title>", 1),
    "html as it was found": lambda text: (
        text.replace("&lt;", "<").replace("&gt;", ">").replace("</p>", "</p><br><img src=x.png><p>a<li>b & c")
    ),
    "attributes without quotes": lambda text: text.replace("isPermaLink='false'", "isPermaLink=false"),
    "prefix without declaration": lambda text: text.replace(
        "<description>", "<dc:creator>Ada</dc:creator><description>"
    ),
    "a declaration that does not end": lambda text: text.replace("?>", ">", 1),
    "a second declaration": lambda text: text.replace("<item>", "<?xml version='1.0'?><item>"),
    "a stray end": lambda text: text.replace("</item>", "</p></div></item>", 1),
    "no end at all": lambda text: text.replace("</channel></rss>", ""),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_feed_has_all_its_entries(name: str) -> None:
    entries = read(SPOILED[name](feed())).entries
    assert [entry.url for entry in entries] == [f"https://harbour.example/{number}" for number in range(ENTRIES)]
    assert [entry.headline[:7] for entry in entries] == [f"Entry {number}" for number in range(ENTRIES)]
    assert entries[1].headline.endswith("café")
    assert [entry.id for entry in entries][2:] == ["h-2", "h-3", "h-4", "h-5"]
    assert entries[3].published == "2026-03-04T10:00:00+00:00"
    assert (entries[3].summary or "").startswith("<p>Mist, n° 3.</p>")


def test_the_transport_knows_the_encoding_better() -> None:
    text = feed().replace('encoding="UTF-8"', "").encode("iso8859-5", "xmlcharrefreplace")
    assert headlines(feed().encode(), "utf-8")[1] == "Entry 1 – café"
    assert headlines(text, "iso-8859-5")[1] == "Entry 1 – café"


def test_an_encoding_that_cannot_be_true_is_not_believed() -> None:
    text = (
        feed(encoding="iso-8859-5")
        .encode("iso-8859-5", "xmlcharrefreplace")
        .replace(b"&#233;", "ж".encode("iso-8859-5"))
    )
    assert headlines(text, "utf-8")[1] == "Entry 1 – cafж"


def test_of_a_feed_that_breaks_off_all_is_there_that_came() -> None:
    text = feed()
    for share in range(2, 10):
        cut = text[: len(text) * share // 10]
        got = read(cut)
        assert len(got.entries) == cut.count("</item>")
        assert got.faults == ("It breaks off; what came before is here.",)


def test_nothing_from_outside_is_ever_fetched(tmp_path: object) -> None:
    declared = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "file:///etc/hostname">]>'
    got = read(feed("A&x;B", declared))
    assert got.entries[0].headline == "AB"
    assert got.faults == ("It refers to a file outside, which was not fetched.",)


def test_entities_of_entities_do_not_grow() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    started = time.process_time()
    got = read(feed("&l11;", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'))
    assert time.process_time() - started < 1
    assert (len(got.entries), got.entries[0].headline) == (ENTRIES, "&l11;")
    assert "entities" in got.faults[0]


def test_entities_that_would_grow_are_left_alone_in_what_has_to_be_mended_too() -> None:
    got = read(feed("&id;", "<!DOCTYPE rss [<!ENTITY id '&later;'>]>").replace("Entry 3", "It\x92s"))
    assert (len(got.entries), got.entries[0].headline) == (ENTRIES, "&id;")
    assert "entities" in got.faults[0]


def test_an_entity_may_be_made_of_others_while_it_stays_short() -> None:
    declared = "<!DOCTYPE rss [<!ENTITY who 'Ada &amp; Bea'><!ENTITY by 'by &who;'>]>"
    got = read(feed("&by;", declared))
    assert (got.entries[0].headline, got.faults) == ("by Ada & Bea", ())


def test_letters_that_only_look_encoded_twice_stay() -> None:
    assert headlines(feed("MAÇÃ “IRMÃ” Ã"))[0] == "MAÇÃ “IRMÃ” Ã"
    assert headlines(feed("â€œFogâ€\x9d, itâ€™s dÃ©jÃ  vu".replace("Ã ", "Ã\xa0")))[0] == "“Fog”, it’s déjà vu"


def test_an_entity_that_is_named_without_end_does_not_grow_either() -> None:
    started = time.process_time()
    got = read(feed("&long;" * 100_000, f'<!DOCTYPE rss [<!ENTITY long "{"z" * 900}">]>'))
    assert time.process_time() - started < 1
    assert len(got.entries) == ENTRIES
    assert "entities" in got.faults[0]


def test_a_feed_may_have_entities_of_its_own() -> None:
    assert headlines(feed("by &me;", '<!DOCTYPE rss [<!ENTITY me "Ada &#38;#38; Bea">]>'))[0] == "by Ada & Bea"
    public = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    assert headlines(feed("caf&eacute;", public))[0] == "café"


def test_what_is_too_deep_or_too_long_takes_no_time() -> None:
    started = time.process_time()
    deep = feed().replace("<description>", "<description>" + "<div>" * 50_000, 1)
    assert len(read(deep).entries) == ENTRIES
    assert len(read(feed("title " * 200_000)).entries[0].headline) <= 2_000
    assert len(read(feed().replace("<description>", "<description>" + "&lt;div&gt;" * 50_000, 1)).entries) == ENTRIES
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "piece",
    ["<![CDATA[", "<!--", "<a ", "<a b='", "&", "<", "<!DOCTYPE x [", "<?", "\x1b]", "<x:a>", "</p>", "<b>x</i>"],
)
def test_no_text_makes_the_reading_slow(piece: str) -> None:
    started = time.process_time()
    read(feed(piece * 20_000))
    assert time.process_time() - started < 4


def test_of_too_many_entries_as_many_as_are_ever_taken_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.feeds.tree.MOST", 4)
    got = read(feed())
    assert len(got.entries) == 4
    assert "others were left" in got.faults[0]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("../../x", "https://harbour.example/x"),
        ("/x y", "https://harbour.example/x y"),
        ("//other.example/x", "https://other.example/x"),
        ("javascript:alert(1)//https://harbour.example/", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://harbour.example/\n  a", "https://harbour.example/a"),
        ("https://harbour.example/?a=1&amp;amp;b=2", "https://harbour.example/?a=1&b=2"),
        ("http://[bad", None),
        ("https://harbour.example]/", None),
        ("", None),
    ],
)
def test_addresses_are_whole_and_of_the_web(link: str, url: str | None) -> None:
    text = feed().replace("https://harbour.example/0", link, 1).replace("<guid isPermaLink='false'>h-0</guid>", "", 1)
    assert read(text).entries[0].url == url


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("yesterday, Sun, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00:00+00:00"),
        ("Sun, 01 Mar 2096 10:00:00 GMT", "2096-03-01T10:00:00+00:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_as_they_are_given(date: str, published: str | None) -> None:
    assert read(feed().replace("Sun, 01 Mar 2026 10:00:00 GMT", date)).entries[0].published == published


def test_a_feed_without_entries_is_one() -> None:
    got = read("<rss><channel><title>Soon</title></channel></rss>")
    assert (got.title, got.entries, got.faults) == ("Soon", (), ())


def test_a_feed_in_a_namespace_that_nobody_knows_is_one() -> None:
    text = feed().replace("<rss version", "<rss xmlns='urn:our-own' version")
    assert len(read(text).entries) == ENTRIES
    with pytest.raises(NotAFeed):
        read(feed().replace("<rss version", "<rss xmlns='urn:our\nown' version"))


def test_json_may_hold_what_xml_forbids() -> None:
    link = "\x1b]8;;http://h/\x1b\\link\x1b]8;;\x1b\\"
    title = f"before \x1b[2J\x1b[31mred \x1b]52;c;cGFzIGJpZW4=\x07 {link} \x9b31m after\r\n\x07"
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": title}]})
    assert headlines(body) == ["before red link after"]


def test_what_nobody_can_mend_is_left_to_the_slow_way(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def asking(text: str, url: str | None) -> Feed | None:
        asked.append(text)
        return Feed(entries=())

    monkeypatch.setattr(lenient, "read_leniently", asking)
    read(feed("<1x>"))
    assert not asked
    read(feed("an element with two colons: <a:b:c>"))
    assert asked


def test_binary_data_is_no_feed() -> None:
    with pytest.raises(NotAFeed):
        read(bytes(range(256)) * 20)


def test_what_the_slow_way_stumbles_over_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(*_args: object, **_options: object) -> NoReturn:
        raise KeyError("textinput")

    monkeypatch.setattr("feedparser.parse", stumbling)
    got = read(feed().replace("Entry 3 –", "<a:b:c>"))
    assert len(got.entries) == 3
    assert got.faults
