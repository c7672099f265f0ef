"""The links of a story are listed in their order, each that leads anywhere once."""

from __future__ import annotations

from reader.story import Embed, Listing, Paragraph, Picture, Quote, Span, Story
from reader.view.links import links_of


def linked(text: str, href: str) -> tuple[Span, ...]:
    return (Span("See "), Span(text, href=href))


def test_links_come_from_all_text_and_from_what_is_embedded() -> None:
    story = Story(
        "quay",
        "A quay",
        blocks=(
            Paragraph(linked("the plan", "https://quay.example/plan")),
            Picture("https://quay.example/quay.png"),
            Quote((linked("her letter", "https://quay.example/letter"),)),
            Listing((linked("rope", "https://quay.example/rope"), linked("tar", "https://quay.example/tar"))),
            Embed("A film of the quay", "https://films.example/quay"),
        ),
    )
    assert links_of(story) == [
        ("the plan", "https://quay.example/plan"),
        ("her letter", "https://quay.example/letter"),
        ("rope", "https://quay.example/rope"),
        ("tar", "https://quay.example/tar"),
        ("A film of the quay", "https://films.example/quay"),
    ]


def test_an_address_is_listed_once_and_one_without_words_by_itself() -> None:
    blocks = (
        Paragraph(linked("the plan", "/plan")),
        Paragraph(linked("this plan too", "https://quay.example/plan")),
        Paragraph(linked(" ", "https://quay.example/map")),
        Paragraph(linked("another story", "edition:crane-four")),
    )
    assert links_of(Story("quay", "A quay", url="https://quay.example/news/1", blocks=blocks)) == [
        ("the plan", "https://quay.example/plan"),
        ("https://quay.example/map", "https://quay.example/map"),
        ("another story", "edition:crane-four"),
    ]


def test_what_leads_nowhere_and_what_could_do_harm_is_not_listed() -> None:
    hrefs = ("javascript:alert(1)", "file:///etc/passwd", "#notes", "plan")
    assert links_of(Story("quay", "A quay", blocks=tuple(Paragraph(linked("x", href)) for href in hrefs))) == []
