"""Pages as the publishing systems make them, each with what was once read wrongly on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extract import extract
from reader.story import Page, Paragraph, Picture, Story, plain

PAGES = Path(__file__).parents[2] / "pages" / "systems"
BODY = [
    "The council met until late in the evening and then decided what everybody had expected, six votes to three.",
    "Residents of the quarter had collected four thousand signatures against it, a sign of a lively town to some.",
    "Work on the site will begin in March, once the herons have moved to the island, and take eleven months at most.",
]
TITLE = "Council votes for the new bridge"
TEXT = "".join(f"<p>{one}</p>" for one in BODY)


def read(html: str) -> Story:
    return extract(Page("page.html", None, "text/html", None, html.encode(), "2026-11-15T08:00+01:00"))


def pictures(story: Story) -> list[Picture]:
    return [block for block in story.blocks if isinstance(block, Picture)]


SYSTEMS = ("blogger", "drupal", "ghost", "typo3")


def page(system: str) -> Story:
    return read((PAGES / f"{system}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_headline_author_moment_and_text(system: str) -> None:
    story = page(system)
    assert story.headline == TITLE
    assert story.authors == ("Ann Lee",)
    assert (story.published or "")[:16] == "2026-05-12T14:05"
    assert [plain(block.spans) for block in story.blocks if isinstance(block, Paragraph)][:3] == BODY
    assert story.lede is None


def test_a_story_s_box_is_no_caption_whatever_its_properties_are_called() -> None:
    assert [one.caption for one in pictures(page("blogger"))] == [None]


def test_a_credit_may_have_a_link_and_a_house_behind_it() -> None:
    (picture,) = pictures(page("ghost"))
    assert (picture.caption, picture.credit) == ("The old bridge.", "Max Roe / Unsplash")


def test_the_only_story_of_a_list_is_not_called_as_the_list_is() -> None:
    (related,) = page("typo3").related
    assert related.title == "Herons are back on the island"
    assert related.why


def test_a_page_laid_out_in_a_table_with_its_headline_in_bold() -> None:
    cells = f"<td><a href='/'>Home</a></td><td><font size=5><b>{TITLE}</b></font><p>{'<p>'.join(BODY)}</td>"
    story = read(
        f"<title>RIVERSIDE ONLINE - {TITLE}</title><table><tr><td colspan=2>Ad</td></tr><tr>{cells}</tr></table>"
    )
    assert story.headline == TITLE
    assert [plain(block.spans) for block in story.blocks if isinstance(block, Paragraph)] == BODY


def test_a_line_of_two_dates_is_no_paragraph() -> None:
    line = "Published on 30 August 2023 at 14:52, updated on 30 August 2023 at 15:54"
    story = read(f"<html lang=en><article><h1>{TITLE}</h1><p>{line}</p>{TEXT}</article></html>")
    assert [plain(block.spans) for block in story.blocks if isinstance(block, Paragraph)] == BODY
    assert story.published == "2023-08-30T14:52"


@pytest.mark.parametrize(
    "heading",
    [
        f"<span class='kicker'>Local</span><span>{TITLE}</span>",
        f"{TITLE} <span class='badge badge-plus'>Plus</span>",
        f"{TITLE}<sup>1</sup>",
        TITLE.upper(),
        "Council votes<br>for the new bridge",
    ],
    ids=["kicker", "badge", "note", "capitals", "lines"],
)
def test_a_headline_without_what_its_heading_has_besides(heading: str) -> None:
    title = f"<title>{TITLE} | Riverside Times</title>"
    assert read(f"<html lang=en>{title}<h1>{heading}</h1><div>{TEXT}</div></html>").headline == TITLE


def test_a_heading_that_is_nothing_but_a_label_is_kept() -> None:
    assert read(f"<html lang=en><h1><span class='kicker'>Sport</span></h1>{TEXT}</html>").headline == "Sport"
