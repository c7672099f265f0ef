"""The entries of a feed become stories like those of any page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.feed import Enclosure, FeedEntry, Replies
from reader.feedstories import feed_stories, story_of
from reader.story import Embed, Page, Paragraph, Picture, Related

FEED = b"""<?xml version="1.0"?><rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>
  <title>Canal Dispatch</title><link>https://canal.example/</link>
  <item><title>The lock is shut</title><link>https://canal.example/lock</link>
    <author>maud@canal.example (Maud Ferrand)</author>
    <pubDate>Sat, 14 Nov 2026 08:20:00 +0100</pubDate><slash:comments>4</slash:comments>
    <description>&lt;p&gt;Boats wait below the weir until the gate is mended.&lt;/p&gt;</description></item>
  <item><description>A note without a title, which is known by its first words
    alone, however many there are of them.</description></item>
</channel></rss>"""


POSTED = (
    '<p>Boats wait [&#8230;]</p><p>The post <a href="/l">The lock</a> appeared first on <a href="/">Canal</a>.</p>'
)


def page(body: bytes) -> Page:
    return Page("feed.xml", None, "application/rss+xml", None, body, "2026-11-15T08:00+01:00")


def test_each_entry_is_a_story() -> None:
    (lock, note), faults = feed_stories(page(FEED))
    assert faults == ()
    assert (lock.headline, lock.url, lock.provider) == (
        "The lock is shut",
        "https://canal.example/lock",
        "Canal Dispatch",
    )
    assert (lock.authors, lock.published) == (("Maud Ferrand",), "2026-11-14T08:20:00+01:00")
    assert lock.comments.count == 4
    (block,) = lock.blocks
    assert isinstance(block, Paragraph)
    assert block.spans[0].text == "Boats wait below the weir until the gate is mended."
    assert note.headline == "A note without a title, which is known by its first words alone, however many…"


def test_a_feed_without_entries_has_no_stories_and_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = b"<rss><channel><title>Nothing yet</title></channel></rss>"
    assert feed_stories(page(body)) == ([], ())
    file = tmp_path / "feed.xml"
    file.write_bytes(body)
    assert main(["show", "--format", "json", str(file)]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"newsreader: {file}: this feed has no entries\n")


def test_a_summary_of_its_own_is_the_lede() -> None:
    text = "<p>Since Monday, boats have been waiting below the weir.</p><p>The gate is being mended.</p>"
    entry = FeedEntry(headline="The lock", content=text, summary="A broken gate stops the boats.")
    assert story_of(entry).lede == "A broken gate stops the boats."


@pytest.mark.parametrize(
    "summary",
    ["Since Monday, boats have been waiting", "A broken gate stops the […]", "The lock", "x" * 700, None, POSTED],
)
def test_a_summary_that_the_text_says_too_is_none(summary: str | None) -> None:
    text = "<p>Since Monday, boats have been waiting below the weir.</p><p>The gate is being mended.</p>"
    assert story_of(FeedEntry(headline="The lock", content=text, summary=summary)).lede is None


def test_pictures_files_and_links_of_the_feed_come_along() -> None:
    entry = FeedEntry(
        url="https://canal.example/lock",
        headline="The lock",
        content='<p>Boats wait below the weir, says the keeper.</p><img src="/a.jpg?w=600" alt="The weir at noon">',
        pictures=(Picture("https://canal.example/a.jpg"), Picture("https://canal.example/b.jpg", caption="The gate")),
        enclosures=(Enclosure("https://canal.example/talk%20one.mp3", "audio/mpeg", 100),),
        related=(Related(title="The gate", url="https://canal.example/gate"),),
        replies=Replies(count=3),
    )
    story = story_of(entry)
    pictures = [block.src for block in story.blocks if isinstance(block, Picture)]
    assert pictures == ["https://canal.example/b.jpg", "https://canal.example/a.jpg?w=600"]
    assert story.blocks[-1] == Embed("talk one.mp3 · audio/mpeg", "https://canal.example/talk%20one.mp3")
    assert [(one.title, one.why) for one in story.related] == [("The gate", "the feed's link")]


def test_show_prints_one_object_an_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(FEED)
    assert main(["show", "--format", "json", str(file)]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["headline"][:16] for record in records] == ["The lock is shut", "A note without a"]


def test_opening_a_feed_says_what_to_do_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(FEED)
    assert main(["open", str(file)]) == 1
    assert "this is a feed" in capsys.readouterr().err
