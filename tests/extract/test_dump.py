"""What comes out of a dump: golden texts of whole dumps, and the rules one by one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import NotAStory
from reader.extract.dump import read_dump
from reader.story import Crosshead, Listing, Paragraph, Picture, Quote, Span, Story, plain

DUMPS = Path(__file__).parent.parent / "dumps"
GOLDEN = Path(__file__).parent.parent / "golden" / "dumps"


def story(name: str) -> Story:
    path = DUMPS / name
    return read_dump(path.read_text(encoding="utf-8"), str(path))


def described(value: Story) -> str:
    """``value`` as a text that a person can review in a diff."""
    lines = [f"{key}: {getattr(value, key)}" for key in ("headline", "kicker", "provider", "published", "language")]
    lines += [f"authors: {', '.join(value.authors)}", f"lede: {value.lede}", ""]
    for block in value.blocks:
        match block:
            case Paragraph(spans):
                lines.append(f"P {plain(spans)}")
                lines += [f"    {sorted(s.marks)} {s.href} {s.text}" for s in spans if s.marks or s.href]
            case Crosshead(text, level):
                lines.append(f"H{level} {text}")
            case Picture():
                lines.append(f"PICTURE {block.caption} | {block.credit}")
            case Listing(items):
                lines += [f"- {plain(item)}" for item in items]
            case Quote(paragraphs):
                lines += [f"> {plain(spans)}" for spans in paragraphs]
    lines.append(f"\ncomments: {value.comments.count}, complete: {value.comments.complete}")
    lines += [f"{c.id} {c.parent} {c.author} {c.time} {c.text!r}" for c in value.comments.comments]
    lines.append("\nrelated:")
    for item in value.related:
        lines.append(f"{item.title} | {item.url} | {item.provider} | {item.published} | {item.teaser}")
        if item.picture:
            lines.append(f"    PICTURE {item.picture.caption} | {item.picture.credit}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(path.name for path in DUMPS.glob("*.txt")))
def test_a_dump_reads_as_its_golden_text_says(name: str) -> None:
    found = described(story(name))
    path = GOLDEN / name
    if os.environ.get("NEWSREADER_UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_a_number_that_no_page_has_of_comments_is_no_number() -> None:
    dump = (
        "The weir that hummed\n\nFor a week now the weir above the mill has hummed, day and night, near the quay.\n\n"
    )
    assert read_dump(f"{dump}44 comments\n", "page.txt").comments.count == 44
    assert read_dump(f"{dump}{'9' * 5_000} comments\n", "page.txt").comments.count is None


def test_a_caption_that_stands_twice_is_one_picture_with_its_credit_apart() -> None:
    pictures = [block for block in story("dock.fr.txt").blocks if isinstance(block, Picture)]
    assert [picture.credit for picture in pictures] == ["AFP / Maëlle QUÉMENER"] * 2
    assert pictures[1].caption == "Des lycéens de Port-Clérec montent à bord du bac, le 12 mars 2026"


def test_the_announced_number_of_comments_may_exceed_those_present() -> None:
    comments = story("dock.fr.txt").comments
    assert (comments.count, len(comments.comments), comments.complete) == (128, 2, False)
    assert comments.comments[1].text == "Et le parking, on y pense ?\n\nIl est déjà plein à sept heures."


@pytest.mark.parametrize("name", ["dock.fr.txt", "lamp.en.txt", "bees.de.txt"])
def test_furniture_is_in_no_text(name: str) -> None:
    text = described(story(name)).casefold()
    for furniture in (
        "contrast",
        "kontrast",
        "signaler",
        "report the",
        "melden",
        "lire la suite",
        "read more",
        "weiterlesen",
    ):
        assert furniture not in text


def test_a_day_before_its_month_is_told_by_the_clock_of_24_hours() -> None:
    text = (DUMPS / "lamp.en.txt").read_text(encoding="utf-8")
    assert read_dump(text.replace("21/05/2026 at 17:40", "04/05/2026 at 17:40"), "x").published == "2026-05-04T17:40"
    assert (
        read_dump(text.replace("21/05/2026 at 17:40", "04/05/2026 at 5:40 pm"), "x").published == "2026-04-05T17:40"
    )


def test_the_story_after_reads_the_same_and_has_the_same_id() -> None:
    assert story("dock.fr.txt") == story("dock.fr.txt")
    assert story("dock.fr.txt").id != story("lamp.en.txt").id


def test_numbered_links_of_lynx_become_addresses() -> None:
    value = story("orchard.lynx.txt")
    spans = [span for block in value.blocks if isinstance(block, Paragraph) for span in block.spans]
    assert Span("found", href="https://courier.example/news/letter") in spans
    assert not any("[" in span.text for span in spans)
    assert [item.url for item in value.related] == [
        "https://courier.example/news/bus-stop-library",
        "https://courier.example/news/brown-river",
    ]


def test_evidence_names_the_line_of_a_field() -> None:
    evidence = story("dock.fr.txt").evidence
    assert "4" in evidence["headline"]
    assert "5" in evidence["published"]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\x00\x1b[31m\x1b[0m", "***\n---\n", "12:30\n\n|\n", "…"])
def test_a_dump_without_words_is_no_story(text: str) -> None:
    with pytest.raises(NotAStory) as caught:
        read_dump(text, "somewhere/page.txt")
    assert caught.value.where == "somewhere/page.txt"


def test_the_day_above_the_headline_precedes_an_update_below_it() -> None:
    text = "Accueil | Par Line Ferret | 30 septembre 2018\n\nLe pont a trois ans, et déjà quatre avenants\n\n"
    text += (
        "Article mis à jour le 7 janvier 2020.\n\n"
        + "La commune a signé vendredi avec les entreprises un nouvel avenant au marché des travaux de la rive. " * 6
    )
    story = read_dump(text, "pont.txt")
    assert (story.headline, story.published, story.updated) == (
        "Le pont a trois ans, et déjà quatre avenants",
        "2018-09-30",
        "2020-01-07",
    )
