"""Microdata and RDFa as things."""

from __future__ import annotations

from reader.extract.html.microdata import things
from reader.extract.html.tree import Tree


def test_microdata_is_read_with_things_inside_things() -> None:
    [story, person] = things(
        Tree.parse(
            """<article itemscope itemtype="https://schema.org/NewsArticle">
            <h1 itemprop="name headline">The ferry runs again</h1>
            <meta itemprop="datePublished" content="2026-11-14T08:20+01:00">
            <time itemprop="dateModified" datetime="2026-11-14T09:00+01:00">nine</time>
            <a itemprop="author" itemscope itemtype="https://schema.org/Person" href="/maud">
              <span itemprop="name">Maud Ferrand</span></a>
            <img itemprop="image" src="/ferry.jpg"><div itemprop="articleBody"><p>One.<p>Two.</div></article>"""
        )
    )
    assert story.types == ("newsarticle",)
    assert story.text("headline") == "The ferry runs again"
    assert story.text("datePublished") == "2026-11-14T08:20+01:00"
    assert story.text("dateModified") == "2026-11-14T09:00+01:00"
    assert story.text("author") == "Maud Ferrand"
    assert story.address("image") == "/ferry.jpg"
    assert story.prose("articleBody") == "One.\n\nTwo."
    assert (person.parent, person.role) == (story, "author")


def test_a_person_without_properties_is_named_as_it_reads() -> None:
    found = things(Tree.parse('<p itemscope itemtype="Article"><b itemprop=author itemscope>Maud Ferrand</b></p>'))
    assert found[0].text("author") == "Maud Ferrand"


def test_properties_outside_every_thing_are_the_pages_own() -> None:
    [page] = things(Tree.parse('<p itemprop="author">Maud Ferrand</p><p itemprop="author">Ole Brandt</p>'))
    assert page.types == ()
    assert page.texts("author") == ["Maud Ferrand", "Ole Brandt"]


def test_rdfa_is_read_but_open_graph_is_not() -> None:
    found = things(
        Tree.parse(
            """<meta property="og:title" content="Other">
            <div typeof="schema:NewsArticle"><h1 property="schema:headline">The ferry runs again</h1>
            <span property="schema:datePublished" content="2026-11-14"></span></div>"""
        )
    )
    assert [thing.types for thing in found] == [("newsarticle",)]
    assert found[0].text("headline") == "The ferry runs again"
    assert found[0].text("datePublished") == "2026-11-14"


def test_twenty_thousand_things_inside_one_another_are_survived() -> None:
    assert things(Tree.parse("<div itemscope itemprop=text>" * 20_000 + "x"))
