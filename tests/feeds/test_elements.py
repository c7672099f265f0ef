"""Single elements of entries, in the forms that few feeds have them in."""

from __future__ import annotations

import pytest

from reader.feed import Feed, FeedEntry
from reader.feeds.reading import read_feed
from reader.story import Picture

MODULES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:thr="http://purl.org/syndication/thread/1.0"'
)


def rss(item: str, behind: str = "") -> FeedEntry:
    body = f"<rss version='2.0' {MODULES}><channel><title>F</title><item>{item}</item>{behind}</channel></rss>"
    return read_feed(body.encode(), url="https://f.example/feed").entries[0]


def atom(entry: str, head: str = "", behind: str = "") -> FeedEntry:
    return atom_feed(f"{head}<entry>{entry}</entry>{behind}").entries[0]


def atom_feed(content: str) -> Feed:
    body = f"<feed xmlns='http://www.w3.org/2005/Atom' {MODULES}>{content}</feed>"
    return read_feed(body.encode(), url="https://f.example/feed")


# ------------------------------------------------------------------------ titles


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("<title>A &lt;b&gt; &amp;amp; c</title>", "A <b> &amp; c"),
        ("<title type='html'>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; c</title>", "A bold & c"),
        ("<title type='text/html'><![CDATA[<i>A</i> &#8211; b]]></title>", "A – b"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>bold</b> &lt;c&gt;</div></title>",
            "A bold <c>",
        ),
        ("<title mode='base64' type='text/html'>QSA8Yj5ib2xkPC9iPg==</title>", "A bold"),
        ("<title>A&amp;#8217;s</title>", "A’s"),
        ("<title></title>", ""),
        ("", ""),
    ],
)
def test_a_title_of_atom_is_of_the_type_that_it_says(title: str, headline: str) -> None:
    assert atom(title).headline == headline


def test_a_picture_does_not_name_the_entry() -> None:
    assert rss("<media:title>Picture</media:title><title>Entry</title>").headline == "Entry"
    assert rss("<image><title>Picture</title></image><title>Entry</title>").headline == "Entry"
    assert rss("<media:title>Picture</media:title>").headline == "Picture"


# ----------------------------------------------------------------------- authors


def test_what_the_entry_shows_names_it_where_nothing_else_does() -> None:
    film = '<media:content url="https://f.example/a.mp4"><media:title>Fog</media:title></media:content>'
    assert rss(film).headline == "Fog"
    assert rss("<media:group><media:title>Fog</media:title></media:group>").headline == "Fog"
    assert rss(f"<title>Own</title>{film}").headline == "Own"


def test_an_entry_of_atom_has_its_feeds_authors_where_it_names_none() -> None:
    author = "<author><name>Ada</name></author>"
    assert atom("<title>x</title>", head=author).authors == ("Ada",)
    assert atom("<title>x</title>", behind=author).authors == ("Ada",)
    assert atom("<author><name>Bea</name></author>", head=author).authors == ("Bea",)
    assert atom("<source><author><name>Cleo</name></author></source>", head=author).authors == ("Cleo",)
    assert atom("<contributor><name>Dora</name></contributor>").authors == ()


def test_a_channels_editor_is_nobodys_author() -> None:
    assert rss("<title>x</title>", "<managingEditor>ed@f.example (Ed)</managingEditor>").authors == ()


def test_a_name_is_better_than_an_address() -> None:
    assert rss("<author>ada@f.example</author><dc:creator>Ada Moor</dc:creator>").authors == ("Ada Moor",)
    assert rss("<author>ada@f.example</author>").authors == ("ada@f.example",)


def test_who_is_credited_with_the_text_wrote_it() -> None:
    entry = rss("<media:credit role='author'>Ada</media:credit><media:credit role='photographer'>Bo</media:credit>")
    assert entry.authors == ("Ada",)


# ----------------------------------------------------------------------- content


def test_the_text_is_told_from_the_teaser() -> None:
    entry = rss("<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>")
    assert (entry.summary, entry.content) == ("Short.", "<p>Long.</p>")
    entry = rss("<description>Same.</description><content:encoded>Same.</content:encoded>")
    assert (entry.summary, entry.content) == (None, "Same.")
    entry = rss("<description>Short.</description><description>Much longer than that.</description>")
    assert (entry.summary, entry.content) == ("Short.", "Much longer than that.")


def test_text_that_is_elsewhere_is_linked() -> None:
    entry = atom("<content type='text/html' src='full.html'/><summary>Short.</summary>")
    assert (entry.url, entry.content, entry.summary) == ("https://f.example/full.html", None, "<p>Short.</p>")


def test_inline_markup_is_html_again() -> None:
    xhtml = "<div xmlns='http://www.w3.org/1999/xhtml'><p title='a &quot;b&quot;'>1 &lt; 2<br/>x</p> tail</div>"
    entry = atom(f"<content type='xhtml'>{xhtml}</content>")
    assert entry.content == '<p title="a &quot;b&quot;">1 &lt; 2<br>x</p> tail'
    assert rss("<description>a <b>b</b> c</description>").summary == "a <b>b</b> c"


def test_data_is_no_text() -> None:
    assert atom("<content type='image/png'>iVBORw0KGgo=</content>").content is None


# ---------------------------------------------------------------------- pictures


def test_a_group_is_one_picture() -> None:
    entry = rss(
        "<media:group><media:content url='/s.jpg' type='image/jpeg' width='100'/>"
        "<media:content url='/l.jpg' type='image/jpeg' width='900' height='600'/>"
        "<media:description>The weir</media:description><media:credit>Bo Lens</media:credit></media:group>"
    )
    expected = Picture("https://f.example/l.jpg", caption="The weir", credit="Bo Lens", width=900, height=600)
    assert entry.pictures == (expected,)


def test_different_pictures_stay_apart_and_portraits_away() -> None:
    entry = rss(
        "<media:content url='https://secure.gravatar.com/avatar/1?s=96' medium='image'/>"
        "<media:content url='/a.jpg' medium='image'/><media:content url='/b.png'/>"
        "<media:content url='/c.mp4' type='video/mp4' fileSize='10'/><media:thumbnail url='/t.jpg'/>"
    )
    assert [picture.src for picture in entry.pictures] == ["https://f.example/a.jpg", "https://f.example/b.png"]
    assert [(file.url, file.length) for file in entry.enclosures] == [("https://f.example/c.mp4", 10)]


def test_the_same_picture_is_told_once_with_all_that_is_said_of_it() -> None:
    entry = rss(
        "<enclosure url='https://f.example/a.jpg' type='image/jpeg' length='5'/>"
        "<media:content url='https://f.example/a.jpg' medium='image'><media:credit>Bo</media:credit></media:content>"
    )
    assert entry.pictures == (Picture("https://f.example/a.jpg", credit="Bo"),)


# ------------------------------------------------------------------------- others


def test_a_language_is_a_tag_or_none() -> None:
    assert atom("<title>x</title>", head="<title xml:lang='fr'/>").language is None
    feed = read_feed(b"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='FR_ca'><entry/></feed>", url=None)
    assert (feed.language, feed.entries[0].language) == ("fr-ca", "fr-ca")
    assert rss("<title>x</title>", "<language>English, mostly</language>").language is None
    assert rss("<title>x</title>", "<language>nl</language>").language == "nl"


def test_counts_that_are_no_numbers_are_none() -> None:
    assert rss("<slash:comments>many</slash:comments>").replies.count is None
    assert rss("<slash:comments> 12 </slash:comments>").replies.count == 12
    assert rss("<comments>https://f.example/c</comments>").replies.page == "https://f.example/c"


def test_tags_come_from_everywhere_each_once() -> None:
    entry = rss(
        "<category>Rivers</category><category>rivers</category><dc:subject>Locks</dc:subject>"
        "<itunes:keywords>water, boats</itunes:keywords>"
    )
    assert entry.tags == ("Rivers", "Locks", "water", "boats")


def test_a_permalink_is_the_address_where_there_is_no_other() -> None:
    assert rss("<guid>https://f.example/1</guid>").url == "https://f.example/1"
    assert rss("<guid ispermalink='false'>https://f.example/1</guid>").url is None
    assert rss("<guid>https://f.example/1</guid><link>https://f.example/2</link>").url == "https://f.example/2"
    assert atom("<id>https://f.example/1</id>").url == "https://f.example/1"
    assert atom("<id>urn:x:1</id>").url is None


def test_of_several_links_the_page_for_people_is_taken() -> None:
    entry = atom(
        "<link rel='self' href='/self'/><link rel='alternate' type='application/atom+xml' href='/atom'/>"
        "<link rel='alternate' type='text/html' href='/page'/><link rel='enclosure' href='/x.mp3'/>"
    )
    assert entry.url == "https://f.example/page"


def test_a_permalink_may_be_relative_where_the_feed_says_that_it_is_one() -> None:
    assert rss("<guid isPermaLink='true'>/3</guid>").url == "https://f.example/3"
    assert rss("<guid>/3</guid>").url is None


def test_addresses_are_relative_to_where_the_feed_says_that_it_is() -> None:
    body = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='https://f.example/blog/feed'/>"
        b"<link href='https://f.example/'/><entry><link href='3'/></entry></feed>"
    )
    assert read_feed(body, url=None).entries[0].url == "https://f.example/blog/3"


def test_a_name_elsewhere_is_better_than_an_address() -> None:
    author = "<author>ada@f.example</author>"
    assert rss(f"{author}<itunes:author>Ada Moor</itunes:author>").authors == ("Ada Moor",)
    assert rss(author).authors == ("ada@f.example",)
