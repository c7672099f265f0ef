"""Which paragraph is the lede, and that most pages' first paragraph is none."""

from __future__ import annotations

import pytest

from reader.extract import extract
from reader.extract.html.ledes import alike
from reader.story import Page

LEDE = "The town keeps its clock, although it has not told the right time since the great flood."
TEXT = "".join(
    f"<p>Paragraph {n}: the council met until late in the evening, and what it decided everybody knew.</p>"
    for n in range(1, 6)
)


def lede(html: str) -> str | None:
    return extract(Page("page.html", None, "text/html", None, html.encode(), "")).lede


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>The clock</h1><p class='article-standfirst'>{LEDE}</p><div>{TEXT}</div>",
        f"<h1>The clock</h1><div class='chapo'><p>{LEDE}</p></div><div>{TEXT}</div>",
        f"<h1>The clock</h1><h2>{LEDE}</h2><div class='meta'>By Ada Kern</div><div>{TEXT}</div>",
        f"<h1>The clock</h1><div><p><strong>{LEDE}</strong></p>{TEXT}</div>",
        f"<h1>The clock</h1><div><p>{LEDE}</p><div class='byline'>By Ada Kern</div>{TEXT}</div>",
        f"<meta name=description content='{LEDE[:70]}…'><h1>The clock</h1><div><p class='p1'>{LEDE}</p>{TEXT}</div>",
    ],
    ids=["named", "named box", "heading", "bold", "above the byline", "described"],
)
def test_a_paragraph_set_apart_is_the_lede(html: str) -> None:
    assert lede(html) == LEDE


def test_a_first_paragraph_like_the_others_is_none() -> None:
    assert (
        lede(f"<meta name=description content='Paragraph 1: the council met'><h1>The clock</h1><div>{TEXT}</div>")
        is None
    )


def test_the_lede_in_two_paragraphs_is_whole() -> None:
    assert (
        lede(f"<h1>T</h1><p class='dek'>{LEDE}</p><p class='dek'>And so on.</p><div>{TEXT}</div>")
        == f"{LEDE} And so on."
    )


@pytest.mark.parametrize(
    ("description", "same"),
    [
        (LEDE, True),
        (LEDE[:70] + "…", True),
        (LEDE.upper(), True),
        ("Something else altogether was said here.", False),
        ("", False),
    ],
)
def test_a_description_is_compared_by_its_words(description: str, same: bool) -> None:
    assert alike(LEDE, description) is same
