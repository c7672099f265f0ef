"""Feeds: where a story's comments have one, what its entries say, and how it goes on."""

from __future__ import annotations

from dataclasses import replace

from reader.hints import Hints, Link
from reader.story import Comment, Thread
from tests.comments.web import Web, loaded

PAGE = "https://paper.example/ferry"
ATOM, RSS = "application/atom+xml", "application/rss+xml"
REPLIES = Hints(PAGE, (Link("replies", f"{PAGE}/replies", ATOM),))
NAMES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"'


def atom(*entries: str, more: str = "") -> str:
    return f"<feed {NAMES}><title>Replies</title>{more}{''.join(entries)}</feed>"


def entry(name: str, answers: str = "tag:paper.example,2026:ferry", content: str = "", more: str = "") -> str:
    return (
        f"<entry><id>tag:paper.example,2026:{name}</id><author><name>{name.title()}</name></author>"
        f"<updated>2026-03-07T08:07:38.5+01:00</updated>{more}"
        f'{content or f"<content>I am {name} &amp;lt;3</content>"}<thr:in-reply-to ref="{answers}"/></entry>'
    )


def test_the_replies_that_a_page_names_come_with_whom_they_answer() -> None:
    feed = atom(entry("ada"), entry("ben", "tag:paper.example,2026:ada"))
    step = loaded(Web({f"{PAGE}/replies": feed}), REPLIES)[-1]
    first, second = step.thread.comments
    assert first == Comment("tag:paper.example,2026:ada", "I am ada &lt;3", None, "Ada", "2026-03-07T08:07:38+01:00")
    assert second.parent == first.id
    assert (step.thread.source, step.thread.complete) == ("Atom", True)


def test_words_may_be_text_html_or_xhtml() -> None:
    html = '<content type="html">&lt;p&gt;One &lt;b&gt;bold&lt;/b&gt;&lt;/p&gt;</content>'
    div = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two</p><p>Three</p></div></content>'
    summary = '<summary type="text">1 &lt; 2</summary>'
    feed = atom(entry("a", content=html), entry("b", content=div), entry("c", content=summary))
    texts = [c.text for c in loaded(Web({f"{PAGE}/replies": feed}), REPLIES)[-1].thread.comments]
    assert texts == ["One bold", "Two\n\nThree", "1 < 2"]


def test_a_feed_is_followed_to_its_next_page() -> None:
    pages = {
        f"{PAGE}/replies": atom(entry("ada"), more='<link rel="next" href="?page=2"/>'),
        f"{PAGE}/replies?page=2": atom(entry("ben"), entry("ada")),
    }
    pages = {url: page.replace("?page=2", f"{PAGE}/replies?page=2") for url, page in pages.items()}
    step = loaded(Web(pages), REPLIES)[-1]
    assert [c.author for c in step.thread.comments] == ["Ada", "Ben"]
    assert step.thread.complete


def test_a_next_page_that_does_not_come_is_told() -> None:
    feed = atom(entry("ada"), more=f'<link rel="next" href="{PAGE}/2"/>')
    step = loaded(Web({f"{PAGE}/replies": feed}), REPLIES)[-1]
    assert (len(step.thread.comments), step.thread.complete) == (1, False)
    assert step.notes == ("Atom: the rest did not come: there is no such page (404).",)


def test_a_feed_that_breaks_off_is_shown_as_far_as_it_came() -> None:
    feed = atom(entry("ada"), entry("ben"))
    step = loaded(Web({f"{PAGE}/replies": feed[:-90]}), REPLIES)[-1]
    assert [c.author for c in step.thread.comments] == ["Ada"]
    assert step.notes == ("Atom: the feed breaks off.",)


def test_entities_that_grow_without_end_do_no_harm() -> None:
    lols = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    feed = f'<!DOCTYPE feed [<!ENTITY l0 "lol">{lols}]>{atom(entry("ada", content="<content>&l11;</content>"))}'
    step = loaded(Web({f"{PAGE}/replies": feed}), REPLIES)[-1]
    assert step.thread.comments == ()
    assert step.notes


def site_feed(more: str, page: str = PAGE) -> str:
    story = f'<entry><id>x</id><link rel="alternate" href="{page}/?utm=1#top"/><link href="{page}/"/>{more}</entry>'
    return atom('<entry><id>y</id><link href="https://paper.example/other"/></entry>', story)


def test_the_sites_feed_names_the_replies_how_many_they_are_and_what_is_related() -> None:
    told = (
        f'<link rel="replies" type="text/html" href="{PAGE}#c"/><thr:total>3</thr:total>'
        f'<link rel="replies" type="{ATOM}" href="{PAGE}/replies" thr:count="3"/>'
        '<link rel="related" href="https://paper.example/bridge" title="The bridge &amp;amp; the ferry"/>'
    )
    hints = Hints(PAGE, (Link("alternate", "https://paper.example/feed", ATOM),))
    web = Web({"https://paper.example/feed": site_feed(told), f"{PAGE}/replies": atom(entry("ada"), entry("ben"))})
    step = loaded(web, hints)[-1]
    assert (len(step.thread.comments), step.thread.count, step.thread.complete) == (2, 3, False)
    (related,) = step.related
    assert (related.title, related.url) == ("The bridge & the ferry", "https://paper.example/bridge")
    assert related.why == "related, by the site’s feed"


def test_the_sites_rss_names_the_feed_of_the_comments() -> None:
    names = 'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    item = (
        f"<item><link>{PAGE}/</link><wfw:commentRss>{PAGE}/comments.rss</wfw:commentRss>"
        "<slash:comments>1</slash:comments></item>"
    )
    comment = (
        "<item><guid>urn:1</guid><author>ada@example.org (Ada)</author>"
        "<pubDate>Sat, 07 Mar 2026 07:07:38 +0000</pubDate>"
        "<description>&lt;p&gt;Fine.&lt;/p&gt;</description></item>"
    )
    hints = Hints(PAGE, (Link("alternate", "https://paper.example/rss", RSS),))
    web = Web(
        {
            "https://paper.example/rss": f"<rss {names}><channel>{item}</channel></rss>",
            f"{PAGE}/comments.rss": f"<rss><channel>{comment}</channel></rss>",
        }
    )
    thread = loaded(web, hints)[-1].thread
    assert thread == Thread(1, (Comment("urn:1", "Fine.", None, "Ada", "2026-03-07T07:07:38+00:00"),), "RSS", True)


def test_the_feed_of_all_comments_of_a_site_is_not_that_of_the_story() -> None:
    links = (Link("alternate", "https://paper.example/comments/feed/", RSS, "Comments Feed"),)
    web = Web()
    loaded(web, Hints(PAGE, links))
    assert web.asked == []


def test_a_feed_of_ten_may_not_be_all() -> None:
    feed = atom(*(entry(f"reader{number}") for number in range(10)))
    step = loaded(Web({f"{PAGE}/replies": feed}), REPLIES)[-1]
    assert step.thread.complete is False
    assert step.notes == ("Atom: the feed may hold only the newest comments.",)
    told = loaded(Web({f"{PAGE}/replies": feed}), replace(REPLIES, thread=Thread(10)))[-1]
    assert (told.thread.complete, told.notes) == (True, ())
