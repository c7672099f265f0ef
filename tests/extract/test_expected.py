"""The page dump beside this checkout is read as the file beside it says, in every field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.export.record import record
from reader.extract.dump import read_dump
from reader.story import Story
from tests.beside import BESIDE

PAGE, EXPECTED = BESIDE / "seed" / "page.txt", BESIDE / "seed" / "expected.json"


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    if not (PAGE.exists() and EXPECTED.exists()):
        pytest.skip("no page with what is expected of it beside this checkout")
    found: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def story(expected: dict[str, Any]) -> Story:
    return read_dump(PAGE.read_text(encoding="utf-8"), str(PAGE))


@pytest.fixture(scope="module")
def found(story: Story) -> dict[str, Any]:
    return record(story)


def of_type(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [block for block in found["blocks"] if block["type"] == kind]


@pytest.mark.parametrize("field", ["headline", "provider", "published", "language"])
def test_a_field_is_as_expected(expected: dict[str, Any], found: dict[str, Any], field: str) -> None:
    assert found[field] == expected[field]


def test_the_body_has_all_paragraphs_crossheads_and_pictures(expected: dict[str, Any], found: dict[str, Any]) -> None:
    assert len(of_type(found, "paragraph")) == expected["paragraphs"]
    assert [block["text"] for block in of_type(found, "crosshead")] == expected["crossheads"]
    pictures = [{"caption": block["caption"], "credit": block["credit"]} for block in of_type(found, "picture")]
    assert pictures == expected["pictures"]


def test_the_body_has_the_text_and_no_furniture(expected: dict[str, Any], found: dict[str, Any]) -> None:
    text = json.dumps(found["blocks"], ensure_ascii=False)
    assert [part for part in expected["body_has"] if part not in text] == []
    assert [part for part in expected["body_lacks"] if part in text] == []


def test_the_comments_are_counted_and_read(expected: dict[str, Any], found: dict[str, Any]) -> None:
    comments = found["comments"]
    assert comments["count"] == expected["comments"]["count"]
    assert [comment["time"] for comment in comments["items"]] == [
        comment["time"] for comment in expected["comments"]["items"]
    ]
    for comment, wanted in zip(comments["items"], expected["comments"]["items"], strict=True):
        assert comment["text"].startswith(wanted["text_starts"])


def test_the_related_stories_are_all_there(expected: dict[str, Any], story: Story) -> None:
    assert len(story.related) == len(expected["related"])
    for item, wanted in zip(story.related, expected["related"], strict=True):
        assert (item.teaser or "").startswith(wanted["teaser_starts"])
        assert (item.provider, item.published) == (wanted["provider"], wanted["published"])
        assert item.picture is not None
        assert (item.picture.caption, item.picture.credit) == (wanted["caption"], wanted["credit"])
