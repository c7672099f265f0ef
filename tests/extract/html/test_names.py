"""What classes and ids say."""

from __future__ import annotations

import pytest

from reader.extract.html.names import APART, Says, said_by


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("share-buttons", Says.SHARE),
        ("most-read_List", Says.RELATED),
        ("mostRead", Says.RELATED),
        ("article__standfirst", Says.LEDE),
        ("Story-Chapo", Says.LEDE),
        ("c-newsletter_box2", Says.SIGNUP),
        ("entry-content", Says.BODY),
        ("wp-caption-text", Says.CAPTION),
        ("onetrust-banner", Says.CONSENT),
    ],
)
def test_names_are_cut_into_words(names: str, kind: Says) -> None:
    assert said_by(names) & kind


@pytest.mark.parametrize(
    "names",
    [
        "sc-a884a83d-0",  # made by a machine: no "ad"
        "print:max-w-full",  # a utility class styles, and names nothing
        "why-the-new-trend-of-sharing-is-popular",  # made of a heading's words
        "leading-tight shadow-md",
        "",
    ],
)
def test_names_that_are_none_say_nothing(names: str) -> None:
    assert not said_by(names) & APART


def test_a_name_that_tells_what_an_element_holds_or_lacks_says_nothing_of_the_element() -> None:
    for name in ("has-post-thumbnail", "has_image", "no-comments", "without-sidebar"):
        assert said_by(name) == 0
    assert said_by("post-thumbnail") & Says.IMAGE
