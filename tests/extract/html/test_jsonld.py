"""JSON-LD in all its forms comes to the same things."""

from __future__ import annotations

import json

import pytest

from reader.extract.html.jsonld import things
from reader.extract.html.schema import Thing

STORY = {
    "@type": "NewsArticle",
    "headline": "The ferry runs again",
    "author": {"@type": "Person", "name": "Maud Ferrand"},
}


def article(*documents: object) -> Thing:
    found = things(json.dumps(document) for document in documents)
    return next(thing for thing in found if "newsarticle" in thing.types)


@pytest.mark.parametrize(
    "document",
    [
        STORY,
        [STORY],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Canal Dispatch"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {**STORY, "@type": ["NewsArticle", "BlogPosting"]},
        {**STORY, "@type": "http://schema.org/NewsArticle"},
        {**STORY, "@type": "schema:NewsArticle"},
        {**STORY, "author": [{"@type": "Person", "name": "Maud Ferrand"}]},
        {**STORY, "author": "Maud Ferrand"},
        {**STORY, "author": {"@list": [{"name": "Maud Ferrand"}]}},
        {**STORY, "headline": {"@value": "The ferry runs again", "@language": "en"}},
    ],
)
def test_every_form_tells_the_same(document: object) -> None:
    told = article(document)
    assert told.text("headline") == "The ferry runs again"
    assert told.texts("author") == ["Maud Ferrand"]


def test_a_reference_by_id_is_the_thing_itself_in_another_script_too() -> None:
    told = article(
        {**STORY, "author": {"@id": "#maud"}},
        {"@type": "Person", "@id": "#maud", "name": "Maud Ferrand"},
    )
    assert told.texts("author") == ["Maud Ferrand"]


def test_circles_end() -> None:
    page = {"@type": "WebPage", "@id": "#page", "mainEntity": {"@id": "#story"}, "name": {"@id": "#page"}}
    told = article(page, {**STORY, "@id": "#story", "mainEntityOfPage": {"@id": "#page"}, "name": {"@id": "#story"}})
    assert told.text("headline", "name") == "The ferry runs again"
    assert told.text("mainEntityOfPage") == ""


def test_entities_and_tags_in_values_are_read() -> None:
    told = article({**STORY, "headline": "F&auml;hre <b>f&amp;auml;hrt</b>"})
    assert told.text("headline") == "Fähre fährt"


def test_prose_keeps_its_paragraphs() -> None:
    told = article({**STORY, "articleBody": "<p>One.</p><p>Two.</p>\n\n  Three. "})
    assert told.prose("articleBody") == "One.\n\nTwo.\n\nThree."


def test_a_number_may_be_written_as_a_text() -> None:
    assert article({**STORY, "commentCount": "1,204"}).number("commentCount") == 1204
    assert article({**STORY, "commentCount": -1}).number("commentCount") is None
    assert article({**STORY, "commentCount": "many"}).number("commentCount") is None


def test_a_script_that_is_no_json_is_left_out() -> None:
    assert things(["not json at all {{{", "[]", "null", '"text"', "12"]) == []


def test_evidence_spells_the_type_as_the_page_does() -> None:
    assert article(STORY).says() == "JSON-LD NewsArticle"
