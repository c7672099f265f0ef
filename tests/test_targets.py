"""What a target names: told by its spelling, and by which files there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.targets import entry_id, is_bundled, is_entry, is_on_web, is_online, lasting, target_of


def test_targets_of_entries_are_told_from_others() -> None:
    assert entry_id("entry:12") == 12
    assert not any(map(is_entry, ("entry:", "entry:x", "entry:-1", "entry:" + "9" * 40, "12", "edition:12")))


def test_targets_of_bundled_stories_are_told_from_others() -> None:
    assert is_bundled("edition:the-weir")
    assert not any(map(is_bundled, ("the-weir", "entry:4", "edition", "https://edition.example/")))


def test_a_name_without_a_scheme_is_an_address_unless_there_is_such_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_online("news.example")
    (tmp_path / "news.example").touch()
    assert not is_online("news.example")
    assert is_online("https://news.example")
    (tmp_path / "folder.example").mkdir()
    assert not is_online("folder.example/page")
    assert is_online(f"{'x' * 300}.example")


def test_what_is_on_the_web_says_so_by_its_scheme() -> None:
    assert all(map(is_on_web, ("https://news.example/a", "HTTP://news.example")))
    assert not any(map(is_on_web, ("news.example", "mailto:ida@news.example", "file:///a", "https:a", "", None)))


def test_an_entry_of_the_library_is_not_taken_for_a_host_and_its_port() -> None:
    assert not is_online("entry:4")


@pytest.mark.parametrize(
    "target",
    ["edition:the-weir", "entry:4", "-", "file:///tmp/a%20page.txt", "/tmp/gone.txt", "gone", "a\0b", "http://[::1"],
)
def test_what_names_the_same_thing_everywhere_stays_as_it_is(target: str) -> None:
    assert lasting(target, lambda: ("the-weir",)) == target


def test_what_depends_on_the_folder_or_on_the_spelling_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").touch()
    assert lasting("page.txt", lambda: ()) == str(tmp_path / "page.txt")
    assert lasting("News.Example/story#end", lambda: ()) == "https://news.example/story"
    assert lasting("the-weir", lambda: ("the-weir",)) == "edition:the-weir"


def test_what_is_typed_means_what_it_would_in_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "it's here.txt").touch()
    for typed, target in (
        ("~/page.txt", str(tmp_path / "page.txt")),
        ("'an old page.txt'", "an old page.txt"),
        ("an\\ old\\ page.txt", "an old page.txt"),
        ("it's here.txt", "it's here.txt"),
        ("it's not here.txt", "it's not here.txt"),
        ("example.org/it's?q='a b'", "example.org/it's?q='a b'"),
        ("crane-four", "crane-four"),
        ("~nobody-of-this-name/a.txt", "~nobody-of-this-name/a.txt"),
        ("two words.txt", "two words.txt"),
        ("x" * 10_000, "x" * 10_000),
    ):
        assert target_of(typed) == target
