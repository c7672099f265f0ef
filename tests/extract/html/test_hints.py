"""Where a page says that its comments are: its links, its forms, its scripts, its headers."""

from __future__ import annotations

from reader.extract.html.hints import hints_in
from reader.extract.html.tree import Tree
from reader.hints import Forum, Hints, Link

URL = "http://127.0.0.1:8080/2026/ferry/"


def hints(html: str, link: str = "") -> Hints:
    return hints_in(Tree.parse(html, URL), {"link": link} if link else {})


def test_links_of_the_header_and_of_the_head_are_one_list() -> None:
    header = '<http://127.0.0.1:8080/wp-json/>; rel="https://api.w.org/", </?p=6>; rel=shortlink'
    html = (
        '<link rel="https://api.w.org/" href="/wp-json/">'
        '<link rel="alternate" type="application/RSS+xml; charset=utf-8"'
        ' title="Comments\x1b[1m" href="feed/"><link rel="replies nofollow" type="application/atom+xml" href="r">'
    )
    assert hints(html, header).links == (
        Link("https://api.w.org/", "http://127.0.0.1:8080/wp-json/"),
        Link("shortlink", "http://127.0.0.1:8080/?p=6"),
        Link("alternate", URL + "feed/", "application/rss+xml", "Comments"),
        Link("replies", URL + "r", "application/atom+xml"),
        Link("nofollow", URL + "r", "application/atom+xml"),
    )


def test_a_link_that_forgets_the_port_gets_it_back() -> None:
    found = hints(
        '<link rel="https://api.w.org/" href="http://127.0.0.1/wp-json/"><link rel=a href="http://b.example/">'
    )
    assert [link.href for link in found.links] == ["http://127.0.0.1:8080/wp-json/", "http://b.example/"]


def test_what_is_no_address_is_no_link() -> None:
    assert (
        hints('<link rel="a" href="javascript:x"><link rel="b" href="http://[">', "<>; rel=x, <ftp://y>; rel=y").links
        == ()
    )


def test_the_number_of_the_story_is_in_its_form_or_in_the_names_of_the_body() -> None:
    assert hints('<body class="single postid-12 x"><form><input name="comment_post_ID" value="6">').post == "6"
    assert hints('<body class="single postid-12 x">').post == "12"
    assert hints('<body class="post-office">').post is None


def test_an_embedded_forum_is_named_by_a_script() -> None:
    script = "<script>DiscourseEmbed = { discourseUrl: 'https://talk.example', %s };</script>"
    assert hints(script % "topicId: 12").forum == Forum("https://talk.example/", "12", URL)
    named = hints(script % "discourseEmbedUrl: 'https://paper.example/a'").forum
    assert named == Forum("https://talk.example/", None, "https://paper.example/a")
    assert hints("<script>var x = 1</script>").forum is None


def test_places_of_discussion_are_named_in_several_ways() -> None:
    html = """
      <meta name="generator" content="Kiln 3">
      <script type="application/ld+json">{"@type": "Article", "discussionUrl": "https://talk.example/t/a/1"}</script>
      <a class="u-syndication" href="https://social.example/@canal/109000000001">Also there</a>
      <a rel="discussion" href="/talk">Talk</a><a href="https://social.example/@canal/5">Follow us</a>
      <mastodon-comments host="social.example" user="canal" tootId="109000000002"></mastodon-comments>
      <div data-host="bad host" data-status-id="1"></div>
    """
    found = hints(html)
    assert found.discussions == (
        "https://talk.example/t/a/1",
        "https://social.example/@canal/109000000001",
        "http://127.0.0.1:8080/talk",
        "https://social.example/@canal/109000000002",
    )
    assert found.generator == "Kiln 3"
