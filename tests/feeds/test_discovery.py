"""A page leads to its feeds: that of its stories first, those of comments last."""

from __future__ import annotations

import pytest

from reader.feeds.discovery import find_feeds, guesses

PAGE = "https://canal.example/2026/03/the-lock/"


def addresses(html: str, url: str = PAGE) -> list[str]:
    return [found.address for found in find_feeds(html, url)]


def test_the_feed_of_stories_comes_before_those_of_comments() -> None:
    html = """<head>
      <link rel="alternate" type="application/rss+xml" title="Canal » The lock Comments Feed" href="feed/">
      <link rel="alternate" type="application/rss+xml" title="Canal » Comments Feed" href="/comments/feed/">
      <link rel='alternate' type='application/rss+xml' title='Canal » Feed' href='/feed/' /></head>"""
    found = find_feeds(html, PAGE)
    assert [one.address for one in found] == [
        "https://canal.example/feed/",
        "https://canal.example/2026/03/the-lock/feed/",
        "https://canal.example/comments/feed/",
    ]
    assert [one.comments for one in found] == [False, True, True]
    assert found[0].title == "Canal » Feed"


@pytest.mark.parametrize(
    "title",
    [
        "Flux des commentaires",
        "Kommentar-Feed",
        "RSS de los comentarios",
        "Reacties",
        "コメントのフィード",
        "Комментарии",
    ],
)
def test_comments_are_known_in_many_languages(title: str) -> None:
    feed = "link rel=alternate type=application/atom+xml"
    html = f'<{feed} title="{title}" href="/a.xml"><{feed} href="/b.xml">'
    assert addresses(html) == ["https://canal.example/b.xml", "https://canal.example/a.xml"]


def test_anchors_stand_in_for_a_head_that_names_none() -> None:
    html = """<base href="https://canal.example/site/"><a href="https://other.example/rss.xml">Theirs</a>
      <a href="rss.xml"><b>RSS</b></a> <a href="/story">A story about a feed</a> <a href="feed:https://canal.example/x.atom">Atom</a>"""
    assert addresses(html) == [
        "https://canal.example/site/rss.xml",
        "https://canal.example/x.atom",
        "https://other.example/rss.xml",
    ]


def test_what_only_looks_like_a_feed_is_left_out() -> None:
    html = """<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/5">
      <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">
      <link rel="alternate" hreflang="fr" href="/fr/"><link rel="alternate" media="handheld" href="/m/">
      <!-- <link rel="alternate" type="application/rss+xml" href="/old.xml"> -->
      <script>'<link rel="alternate" type="application/rss+xml" href="/script.xml">'</script>
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/feed+json" href="/feed.json">"""
    assert addresses(html) == ["https://canal.example/feed.json"]


def test_a_feed_named_twice_is_found_once() -> None:
    html = '<link rel="alternate" type="application/rss+xml" href="/feed"><a href="/feed">RSS</a>'
    assert addresses(html) == ["https://canal.example/feed"]


def test_a_page_without_any_has_places_to_be_tried() -> None:
    assert addresses("<p>Words.</p>") == []
    assert next(guesses(PAGE)) == "https://canal.example/feed"
