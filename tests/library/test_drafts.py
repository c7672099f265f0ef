"""A draft is there again until it is sent, whatever happens in between."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import StateError
from reader.letters import Draft
from reader.library.drafts import Drafts

PAGE = "https://gazette.example/story"
DRAFT = Draft(PAGE, None, "It rains — since Noël.\n\nStill.", "Ada", "ada@example.org", "https://ada.example")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "not" / "there" / "yet")


def test_a_draft_is_there_again_as_it_was(drafts: Drafts) -> None:
    assert drafts.get(PAGE, None) is None
    drafts.put(DRAFT)
    assert Drafts(drafts.folder).get(PAGE, None) == DRAFT
    drafts.put(replace(DRAFT, text="Less."), synchronise=False)
    assert Drafts(drafts.folder).get(PAGE, None) == replace(DRAFT, text="Less.")


def test_each_comment_that_is_answered_has_a_draft_of_its_own(drafts: Drafts) -> None:
    answer = replace(DRAFT, parent="comment-3", text="No.")
    for draft in (DRAFT, answer):
        drafts.put(draft)
    assert drafts.get(PAGE, "comment-3") == answer
    drafts.remove(answer)
    assert drafts.get(PAGE, "comment-3") is None
    assert drafts.get(PAGE, None) == DRAFT
    assert drafts.get("https://gazette.example/other", None) is None


def test_what_is_blank_is_no_draft(drafts: Drafts) -> None:
    drafts.put(replace(DRAFT, text=" \n"))
    assert not drafts.folder.exists()
    drafts.put(DRAFT)
    drafts.put(replace(DRAFT, text=""))
    assert drafts.get(PAGE, None) is None
    drafts.remove(DRAFT)


def test_only_the_reader_can_read_it(drafts: Drafts) -> None:
    drafts.put(DRAFT)
    (file,) = drafts.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"text": 7}', b"[" * 100_000, b"\xff"])
def test_a_damaged_draft_is_put_aside_and_told_of(drafts: Drafts, damage: bytes) -> None:
    drafts.put(DRAFT)
    (file,) = drafts.folder.iterdir()
    for _again in range(2):
        file.write_bytes(damage)
        assert drafts.get(PAGE, None) is None
        assert "the draft is damaged" in (drafts.trouble or "")
    assert sorted(one.suffix for one in drafts.folder.iterdir()) == [".damaged", ".damaged1"]
    assert drafts.get(PAGE, None) is None
    assert drafts.trouble is None


def test_a_draft_that_cannot_be_kept_or_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    drafts = Drafts(tmp_path / "file")
    with pytest.raises(StateError) as failed:
        drafts.put(DRAFT)
    assert "the draft cannot be kept" in str(failed.value)
    assert "Copy its text" in str(failed.value)
    drafts.remove(DRAFT)
    assert drafts.get(PAGE, None) is None


def test_what_was_kept_stays_where_a_new_version_cannot_be_written(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.put(DRAFT)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StateError, match="the disk is full"):
        drafts.put(replace(DRAFT, text="More."))
    assert drafts.get(PAGE, None) == DRAFT
    assert len(list(drafts.folder.iterdir())) == 1
