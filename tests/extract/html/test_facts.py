"""What a page tells of its story, from whichever place tells it best."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.facts import Facts, facts
from reader.extract.html.tree import Tree
from reader.story import Picture

TEXT = "<p>" + "The river was low and the ferry lay on the sand for weeks. " * 12 + "</p>"


def read(
    head: str = "", body: str = "", *, url: str | None = "https://dispatch.example/news/ferry", lang: str = "en"
) -> Facts:
    return facts(Tree.parse(f'<html lang="{lang}"><head>{head}</head><body>{body}{TEXT}</body></html>', url))


def ld(**story: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **story})}</script>'


def test_a_page_that_tells_nothing_gives_nothing() -> None:
    told = facts(Tree.parse("", None))
    assert told == Facts()


class TestHeadline:
    def test_the_heading_is_believed_where_the_head_says_the_same_with_the_sites_name(self) -> None:
        head = (
            "<title>The ferry runs again | Canal Dispatch</title>"
            '<meta property="og:title" content="The ferry runs again – Canal Dispatch">'
            '<meta property="og:site_name" content="Canal Dispatch">'
        )
        told = read(head, "<h1>The ferry runs <b>again</b></h1>")
        assert told.headline is not None
        assert (told.headline.value, told.headline.evidence) == ("The ferry runs again", "h1 element")
        assert told.headline.element is not None

    def test_what_is_written_to_stand_alone_is_believed_over_a_heading_about_the_same(self) -> None:
        told = read(
            '<meta property="og:title" content="River ferry runs again after six dry weeks">',
            "<h1>Live: River ferry runs again</h1>",
        )
        assert told.headline is not None
        assert told.headline.value == "River ferry runs again after six dry weeks"
        assert [fact.value for fact in told.headlines][1] == "Live: River ferry runs again"

    def test_the_sites_own_name_is_no_headline(self) -> None:
        told = read('<meta property="og:title" content="Canal Dispatch">', "<h1>The ferry runs again</h1>")
        assert told.headline is not None
        assert told.headline.value == "The ferry runs again"

    def test_a_head_that_is_about_something_else_is_not_believed_however_often_it_says_so(self) -> None:
        tagline = "All that happens along our canals"
        head = f'<meta property="og:title" content="{tagline}"><meta name="twitter:title" content="{tagline}">'
        told = read(head, "<h1>River ferry runs again</h1>")
        assert told.headline is not None
        assert told.headline.value == "River ferry runs again"

    def test_a_kicker_inside_the_heading_is_told_from_the_headline(self) -> None:
        told = read("<title>The ferry runs again</title>", "<h1><span>Rivers</span> The ferry runs again</h1>")
        assert told.headline is not None
        assert told.headline.value == "The ferry runs again"

    def test_a_site_is_known_by_its_address(self) -> None:
        told = read("<title>The ferry runs again - The Dispatch</title>", url="https://www.thedispatch.example/a")
        assert told.headline is not None
        assert told.headline.value == "The ferry runs again"

    def test_a_dash_within_the_headline_stays(self) -> None:
        told = read('<meta property="og:title" content="Ferry runs again - but only on Sundays">')
        assert told.headline is not None
        assert told.headline.value == "Ferry runs again - but only on Sundays"

    def test_of_several_headings_the_one_that_the_head_names_is_the_headline(self) -> None:
        told = read("<title>The ferry runs again</title>", "<h1>Canal Dispatch</h1><h1>The ferry runs again</h1>")
        assert told.headline is not None
        assert told.headline.value == "The ferry runs again"


class TestStories:
    def test_of_several_articles_the_one_about_this_page_is_asked(self) -> None:
        other = ld(
            headline="Cranes to be sold", url="https://dispatch.example/news/cranes", datePublished="2020-01-01"
        )
        own = ld(
            headline="The ferry runs again", url="https://dispatch.example/news/ferry", datePublished="2026-11-14"
        )
        told = read(other + own + "<title>The ferry runs again</title>", "<h1>The ferry runs again</h1>")
        assert told.published is not None
        assert told.published.value == "2026-11-14"
        assert [(one.title, one.url) for one in told.related] == [
            ("Cranes to be sold", "https://dispatch.example/news/cranes")
        ]

    def test_the_entries_of_a_live_page_are_not_its_story(self) -> None:
        entry = {"@type": "BlogPosting", "headline": "Noon", "datePublished": "2026-11-14T12:00+01:00"}
        told = read(
            ld(headline="Flood, hour by hour", datePublished="2026-11-13T06:00+01:00", liveBlogUpdate=[entry])
        )
        assert told.published is not None
        assert told.published.value == "2026-11-13T06:00+01:00"


class TestTimes:
    def test_publication_and_change_are_told_apart(self) -> None:
        told = read(ld(datePublished="2026-11-14T08:20:30+01:00", dateModified="2026-11-14T11:05:00+01:00"))
        assert told.published is not None
        assert told.updated is not None
        assert (told.published.value, told.published.evidence) == (
            "2026-11-14T08:20+01:00",
            "JSON-LD NewsArticle.datePublished",
        )
        assert told.updated.value == "2026-11-14T11:05+01:00"

    def test_a_finer_time_of_the_same_day_is_taken_from_where_it_stands(self) -> None:
        told = read(
            ld(datePublished="2026-11-14"), "<h1>The ferry runs again</h1><time>14 November 2026, 8:20 am</time>"
        )
        assert told.published is not None
        assert told.published.value == "2026-11-14T08:20"

    def test_a_templates_date_gives_way_to_the_one_beside_the_headline(self) -> None:
        told = read(
            ld(datePublished="2012-01-01T00:00:00Z"),
            '<h1>The ferry runs again</h1><p class="date">14 November 2026, 8:20 am</p>',
            url="https://dispatch.example/2026/11/14/ferry",
        )
        assert told.published is not None
        assert told.published.value == "2026-11-14T08:20"

    @pytest.mark.parametrize(
        ("lang", "body", "published", "updated"),
        [
            (
                "en",
                "<p>Published 14 November 2026 08:20</p><p>Updated 15 November 2026 09:00</p>",
                "2026-11-14T08:20",
                "2026-11-15T09:00",
            ),
            (
                "en",
                "<p>Updated 15 November 2026 09:00</p><p>Published 14 November 2026 08:20</p>",
                "2026-11-14T08:20",
                "2026-11-15T09:00",
            ),
            ("de", "<time datetime='2026-11-14T08:20+01:00'>14.11.2026</time>", "2026-11-14T08:20+01:00", None),
            (
                "fr",
                "<p>Publié le 14 novembre 2026 à 8h20, mis à jour le 15 novembre 2026 à 9h00</p>",
                "2026-11-14T08:20",
                "2026-11-15T09:00",
            ),
            ("ja", "<span class=date>2026年11月14日 8時20分</span>", "2026-11-14T08:20", None),
            ("en-GB", "<p>04/07/2026</p>", "2026-07-04", None),
            ("en-US", "<p>04/07/2026</p>", "2026-04-07", None),
            ("en", "<p>2 hours ago</p>", None, None),
            ("en", '<abbr class="published" title="2026-11-14T08:20:00">Saturday</abbr>', "2026-11-14T08:20", None),
        ],
    )
    def test_what_the_page_shows_is_read_in_its_language(
        self, lang: str, body: str, published: str | None, updated: str | None
    ) -> None:
        told = read("", f"<h1>The ferry runs again</h1>{body}", lang=lang)
        assert (told.published.value if told.published else None) == published
        assert (told.updated.value if told.updated else None) == updated

    def test_the_dates_of_other_stories_are_not_this_ones(self) -> None:
        told = read(
            "",
            "<h1>The ferry runs again</h1><aside class='related'><ul>"
            + "<li><time datetime='2019-01-01'>1 January 2019</time> Another story that was told</li>" * 6
            + "</ul></aside>",
        )
        assert told.published is None

    def test_the_address_tells_the_day_where_nothing_else_does(self) -> None:
        told = read(url="https://dispatch.example/2026/11/14/ferry")
        assert told.published is not None
        assert (told.published.value, told.published.evidence) == ("2026-11-14", "address of the page")


class TestAuthors:
    @pytest.mark.parametrize(
        ("head", "body", "people"),
        [
            (ld(author={"@type": "Person", "name": "Maud Ferrand"}), "", ("Maud Ferrand",)),
            (ld(author=[{"name": "Maud Ferrand"}, {"name": "Ole Brandt"}]), "", ("Maud Ferrand", "Ole Brandt")),
            (ld(author={"@type": "Person", "givenName": "Maud", "familyName": "Ferrand"}), "", ("Maud Ferrand",)),
            (
                ld(author={"@type": "Organization", "name": "Canal News"}, creator="Maud Ferrand"),
                "",
                ("Maud Ferrand",),
            ),
            (ld(author={"@type": "Organization", "name": "Canal News"}), "", ("Canal News",)),
            ('<meta name="author" content="By Maud Ferrand, Ole Brandt">', "", ("Maud Ferrand", "Ole Brandt")),
            ('<meta property="article:author" content="https://social.example/maud">', "", None),
            ('<meta name="parsely-page" content=\'{"author": "Maud Ferrand"}\'>', "", ("Maud Ferrand",)),
            (
                '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Maud Ferrand">',
                "",
                ("Maud Ferrand",),
            ),
            ("", '<a rel="author" href="/maud">Maud Ferrand</a>', ("Maud Ferrand",)),
            (
                "",
                '<div class="byline">By <a href="/maud">Maud Ferrand</a> and <a href="/ole">Ole Brandt</a></div>',
                ("Maud Ferrand", "Ole Brandt"),
            ),
            (
                "",
                '<div class="article-byline"><span>Maud Ferrand</span> <span>Ole Brandt</span></div>',
                ("Maud Ferrand", "Ole Brandt"),
            ),
            ("", '<a href="/author/maud-ferrand">Maud Ferrand</a>', ("Maud Ferrand",)),
            ("", "<p>By Maud Ferrand</p>", ("Maud Ferrand",)),
            ("", "<p><span>Maud Ferrand</span> | <span>14 November 2026</span></p>", ("Maud Ferrand",)),
            ("", '<div class="comment"><span class="author">Somebody Else</span></div>', None),
            ("", '<figure><img src=x><figcaption class="author">Somebody Else</figcaption></figure>', None),
        ],
    )
    def test_the_best_place_names_them(self, head: str, body: str, people: tuple[str, ...] | None) -> None:
        told = read(head, f"<h1>The ferry runs again</h1>{body}")
        assert (told.authors.value if told.authors else None) == people


class TestTheRest:
    def test_pictures_are_joined_by_address(self) -> None:
        image = {
            "@type": "ImageObject",
            "url": "/ferry.jpg",
            "caption": "The ferry on Monday",
            "creditText": "Ida Kowal",
            "width": 1200,
            "height": "800",
        }
        told = read(
            ld(image=[image])
            + '<meta property="og:image" content="/ferry.jpg"><meta property="og:image:alt" content="A ferry">'
        )
        assert [fact.value for fact in told.pictures] == [
            Picture("https://dispatch.example/ferry.jpg", "A ferry", "The ferry on Monday", "Ida Kowal", 1200, 800)
        ]

    def test_comments_carry_their_thread(self) -> None:
        answer = {
            "@type": "Comment",
            "text": "And so it did.",
            "author": {"name": "Ole"},
            "dateCreated": "2026-11-14T10:00Z",
        }
        first = {
            "@type": "Comment",
            "@id": "#1",
            "text": "<p>At last.</p><p>It was time.</p>",
            "author": "Ines",
            "upvoteCount": 4,
            "url": "#c1",
            "comment": [answer],
        }
        third = {"@type": "Comment", "text": "Agreed.", "parentItem": {"@id": "#1"}}
        told = read(ld(commentCount=44, comment=[first, third]))
        assert told.comment_count is not None
        assert told.comment_count.value == 44
        assert [(c.id, c.parent, c.author, c.time, c.score, c.text) for c in told.comments] == [
            ("c1", None, "Ines", None, 4, "At last.\n\nIt was time."),
            ("c2", "c1", "Ole", "2026-11-14T10:00+00:00", None, "And so it did."),
            ("c3", "c1", None, None, None, "Agreed."),
        ]

    def test_an_interaction_statistic_counts_comments(self) -> None:
        statistic = {"interactionType": "https://schema.org/CommentAction", "userInteractionCount": "12"}
        told = read(
            ld(
                interactionStatistic=[
                    {"interactionType": {"@type": "LikeAction"}, "userInteractionCount": 3},
                    statistic,
                ]
            )
        )
        assert told.comment_count is not None
        assert told.comment_count.value == 12

    @pytest.mark.parametrize(
        ("lang", "head", "language"),
        [
            ("fr-CA", "", "fr"),
            ("", '<meta property="og:locale" content="de_AT">', "de"),
            ("xx-invalid-", "", "xx"),
            ("", "", "en"),
            ("nb-NO", "", "no"),
            ("en", ld(inLanguage="sv"), "sv"),
        ],
    )
    def test_the_language_is_a_code(self, lang: str, head: str, language: str | None) -> None:
        told = read(head, lang=lang)
        assert (told.language.value if told.language else None) == language

    def test_a_page_in_another_language_than_its_template_says_is_read_in_its_own(self) -> None:
        text = (
            "<p>" + "Die Fähre lag drei Wochen auf dem Sand, weil der Fluss nicht genug Wasser hatte. " * 3 + "</p>"
        )
        page = Tree.parse(
            f"<html lang=en><h1>Die Fähre fährt wieder</h1><p>14. Dezember 2026, 8:20 Uhr</p>{text}", None
        )
        told = facts(page)
        assert told.language is not None
        assert told.published is not None
        assert (told.language.value, told.published.value) == ("de", "2026-12-14T08:20")

    def test_provider_tags_and_paywall_are_told(self) -> None:
        told = read(
            ld(
                publisher={"name": "Canal Dispatch"},
                keywords="ferry, river",
                isAccessibleForFree="False",
            )
        )
        assert told.provider is not None
        assert told.paywalled is not None
        assert (told.provider.value, told.tags, told.paywalled.value) == ("Canal Dispatch", ("ferry", "river"), True)

    def test_the_agency_that_the_page_names_is_the_provider(self) -> None:
        line = "<h1>The ferry runs again</h1><p>information provided by Canal Wire • 14 November 2026, 08:20</p>"
        told = read('<meta property="og:site_name" content="Canal Dispatch">', line)
        assert told.provider is not None
        assert (told.provider.value, told.provider.evidence) == ("Canal Wire", "line behind the headline")

    def test_the_next_page_is_one_of_this_story(self) -> None:
        assert read('<link rel="next" href="/news/ferry?page=2">').next_page is not None
        assert read('<link rel="next" href="/sport/match">').next_page is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.text(max_size=200), st.text(max_size=200))
def test_no_page_makes_it_fail_and_no_control_character_comes_out(value: str, name: str, markup: str) -> None:
    script = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": value,
            "author": name,
            "datePublished": value,
            "comment": [{"@type": "Comment", "text": value}],
        }
    )
    told = read(
        f'<meta property="og:title" content="{value}"><meta name="author" content="{name}"><title>{value}</title>'
        f'<script type="application/ld+json">{script}</script>',
        f"<h1>{value}</h1><p class=byline>{name}</p><time datetime='{name}'>{value}</time>{markup}",
    )
    for text in (told.headline, told.provider, told.published):
        assert text is None or "\x1b" not in text.value + text.evidence
    known = {comment.id for comment in told.comments}
    assert all(comment.parent is None or comment.parent in known for comment in told.comments)


@pytest.mark.parametrize(
    "tag", ["<div class=author>", "<footer>", "<article>", "<span itemprop=author>", "<a rel=author href=x>"]
)
def test_twenty_thousand_nested_elements_are_survived(tag: str) -> None:
    headline = facts(Tree.parse("<h1>The ferry runs again</h1>" + tag * 20_000 + "x")).headline
    assert headline is not None
    assert headline.value == "The ferry runs again"
