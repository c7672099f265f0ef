"""The edition as a whole: its own file, its front page, its stories by name, its pictures."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import EditionError, TargetNotFound
from reader.sources.edition import Edition
from reader.story import Entry, Picture, Related

Write = Callable[..., Path]


def test_it_says_what_it_is_in_each_language(edition: Edition) -> None:
    assert edition.title("en") == "News from nowhere"
    assert edition.title("fr") == "Les nouvelles de nulle part"
    assert edition.notice("en") == "All of it is invented."
    assert edition.notice("fr") == "Tout est inventé."
    assert edition.date == "2026-11-15"


def test_the_front_page_keeps_the_order_and_shows_what_the_heads_say(edition: Edition) -> None:
    weir, mill = edition.entries
    assert weir == Entry(
        target="edition:the-weir",
        headline="The weir that hummed",
        kicker="Rivers",
        provider="Canal Dispatch",
        published="2026-11-14T08:20+01:00",
        language="en",
        teaser="A weir hums, and nobody sleeps.",
        comment_count=3,
    )
    assert mill.kicker is None
    assert mill.comment_count is None


def test_the_front_page_parses_no_body(write: Write, weir: str) -> None:
    head, _, _ = weir.partition("---\n")
    edition = Edition.load(write(weir=head + "---\n[this is no YAML"))
    assert [entry.headline for entry in edition.entries] == ["The weir that hummed", "Le moulin répond"]


def test_a_story_is_related_to_what_its_file_names(edition: Edition) -> None:
    assert edition.story("the-weir").related == (
        Related(
            title="Le moulin répond",
            url="edition:le-moulin",
            provider="Courrier des Vannes",
            published="2026-11-13",
            teaser="Le moulin s'est mis à chanter.",
            picture=None,
            why="the page’s list",
        ),
    )


def test_a_related_story_shows_its_first_picture(edition: Edition) -> None:
    (related,) = edition.story("le-moulin").related
    assert related.picture == Picture(
        "edition:pictures/weir.png", "Water over stones", "The weir at dusk", "Canal Dispatch", 480, 320
    )


def test_what_follows_its_first_picture_is_not_parsed_for_that(write: Write, weir: str) -> None:
    edition = Edition.load(write(weir=weir.replace("comments:", "  - paragraph: [this is no YAML\ncomments:")))
    (related,) = edition.story("le-moulin").related
    assert related.picture is not None
    with pytest.raises(EditionError, match="not valid YAML"):
        edition.story("the-weir")


@pytest.mark.parametrize(
    "body",
    [
        "body: [{paragraph: Loud.}, {picture: {file: weir.png, alt: Water}}]",
        "body:\n- verbatim: |\n    - picture: none\n- picture:\n    file: weir.png\n\n    alt: Water\n- list: [a]",
        "body:\n    - {picture: {file: weir.png, alt: Water}}\n    - picture: {file: weir.png, alt: Stones}",
    ],
    ids=["in braces", "after its like in a text", "deep in"],
)
def test_the_first_picture_is_found_however_it_is_written(write: Write, weir: str, body: str) -> None:
    head = weir.partition("---\n")[0].replace("comment_count: 3\n", "")
    edition = Edition.load(write(weir=f"{head}---\n{body}\nrelated: [le-moulin]\n"))
    (related,) = edition.story("le-moulin").related
    assert related.picture == Picture("edition:pictures/weir.png", "Water", width=480, height=320)


def test_a_picture_is_a_file(edition: Edition, tmp_path: Path) -> None:
    assert edition.picture("edition:pictures/weir.png") == tmp_path / "pictures" / "weir.png"


@pytest.mark.parametrize(
    "src",
    [
        "edition:pictures/other.png",
        "weir.png",
        "https://example.org/weir.png",
        "edition:pictures/../edition.yaml",
        "edition:pictures/",
    ],
)
def test_no_other_file_is_a_picture(edition: Edition, src: str) -> None:
    with pytest.raises(TargetNotFound, match="no such picture"):
        edition.picture(src)


def test_an_unknown_story_is_answered_with_the_nearest_name(edition: Edition) -> None:
    with pytest.raises(TargetNotFound) as caught:
        edition.story("the-wier")
    assert str(caught.value) == "edition:the-wier: the edition has no such story. Did you mean “the-weir”?"


@pytest.mark.parametrize("slug", ["zebra", "../edition", ""])
def test_a_name_like_no_other_is_answered_with_where_the_names_are(edition: Edition, slug: str) -> None:
    with pytest.raises(TargetNotFound, match="front page"):
        edition.story(slug)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("notice:", "notise:", 3, "unknown key “notise”. Did you mean “notice”?"),
        ("date:", "# date:", 1, "the key “date” is missing"),
        (", en: News from nowhere", "", 1, "the key “en” is missing"),
        ("en: News", "de: Neues, en: News", 1, "unknown key “de”"),
        ('"2026-11-15"', '"2026-11-31"', 2, "“2026-11-31” is not a date that exists"),
        ('"2026-11-15"', "2026-11-15", 2, "“date” must be a text"),
        ("le-moulin", "la-minoterie", 6, "there is no file stories/la-minoterie.yaml"),
        ("le-moulin", "../edition", 6, "there is no file stories/../edition.yaml"),
        ("le-moulin", "the-weir", 6, "“the-weir” stands here twice"),
        ("le-moulin", "12", 6, "“stories.1” must be a text"),
        ("\n  - the-weir\n  - le-moulin", " []", 4, "an edition needs stories"),
        ("\n  - the-weir\n  - le-moulin", " the-weir", 4, "“stories” must be a list"),
    ],
)
def test_a_mistake_in_the_edition_is_named_with_its_line(
    write: Write, edition_yaml: str, right: str, wrong: str, line: int, message: str
) -> None:
    folder = write(edition=edition_yaml.replace(right, wrong))
    with pytest.raises(EditionError) as caught:
        Edition.load(folder)
    assert str(caught.value).startswith(f"{folder / 'edition.yaml'}:{line}: {message}")


def test_a_folder_without_edition_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"edition\.yaml"):
        Edition.load(tmp_path)
