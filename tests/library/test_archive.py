"""A page that was opened once opens again, just as it was, until there is no room for it any more."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from reader.errors import NotAllowed, StateError
from reader.library.archive import Archive
from reader.story import Page

PAGE = Page(
    target="https://news.example/story",
    url="https://news.example/story",
    media_type="text/html",
    charset="koi8-r",
    body=bytes(range(256)) * 40,
    fetched_at="2026-11-15T08:00:00+01:00",
    headers={"etag": '"7"', "x-city": "Orléans"},
    own=True,
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "pages")


def page(number: int, size: int = 1000) -> Page:
    """One page of many, which does not pack."""
    address = f"https://news.example/{number}"
    return replace(PAGE, target=address, url=address, body=os.urandom(size))


def files(archive: Archive) -> list[Path]:
    return sorted(path for path in archive.folder.rglob("*") if path.is_file())


def age(archive: Archive, address: str, seconds: int) -> None:
    """Make it as if the page at ``address`` had been fetched ``seconds`` ago."""
    path = archive._path(address)
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_page_comes_back_as_it_was(archive: Archive) -> None:
    assert archive.get(PAGE.target) is None
    archive.put(PAGE)
    assert archive.get(PAGE.target) == PAGE
    assert Archive(archive.folder).get(PAGE.target) == PAGE
    assert archive.trouble is None


def test_what_is_there_is_known_without_reading_it(archive: Archive) -> None:
    archive.put(PAGE)
    assert PAGE.target in archive
    assert "https://news.example/other" not in archive
    assert "mailto:desk@news.example" not in archive


def test_a_page_goes_by_any_spelling_of_its_address(archive: Archive) -> None:
    archive.put(replace(PAGE, url="https://news.example/story#end"))
    for address in ("HTTPS://News.Example:443/story#comments", "news.example/story"):
        found = archive.get(address)
        assert found is not None
        assert found.body == PAGE.body
    assert archive.get("http://news.example/story") is None


def test_a_page_goes_by_the_address_that_was_asked_for_too(archive: Archive) -> None:
    archive.put(replace(PAGE, target="https://short.example/7"))
    assert archive.get("https://short.example/7") == archive.get("https://news.example/story")
    assert len(files(archive)) == 2


def test_a_page_that_was_fetched_again_replaces_the_older(archive: Archive) -> None:
    archive.put(PAGE)
    archive.put(replace(PAGE, body=b"newer"))
    found = archive.get(PAGE.target)
    assert found is not None
    assert found.body == b"newer"
    assert len(files(archive)) == 1


def test_what_is_no_address_is_not_in_it(archive: Archive) -> None:
    with pytest.raises(NotAllowed):
        archive.get("file:///etc/passwd")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-20],
        lambda data: data[:-9] + b"\0" + data[-8:],
        lambda data: b"{}\n" + data.partition(b"\n")[2],
        lambda data: b"[]\n" + data.partition(b"\n")[2],
        lambda data: data.replace(b'"length": 10240', b'"length": "x"'),
        lambda data: data.replace(b'"headers": {', b'"headers": "x", "more": {'),
        lambda data: json.dumps({"see": PAGE.target}).encode() + b"\n",
        lambda data: json.dumps({"see": "no address"}).encode() + b"\n",
        lambda data: b"\xff\n",
    ],
)
def test_a_damaged_file_is_passed_over_and_told(archive: Archive, damage: object) -> None:
    archive.put(PAGE)
    (path,) = files(archive)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert archive.get(PAGE.target) is None
    assert archive.trouble == f"{path}: the saved copy is damaged"
    archive.put(PAGE)
    assert archive.get(PAGE.target) == PAGE
    assert archive.trouble is None


def test_a_file_that_cannot_be_read_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.put(PAGE)

    def refuse(_path: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert archive.get(PAGE.target) is None
    assert archive.trouble is not None
    assert archive.trouble.endswith("the saved copy cannot be read: there is no permission")


def test_a_page_that_cannot_be_written_leaves_the_older(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.put(PAGE)

    def full(*_arguments: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StateError, match=r"the disk is full\. Make room"):
        archive.put(replace(PAGE, body=b"newer"))
    assert archive.get(PAGE.target) == PAGE
    assert len(files(archive)) == 1


def test_the_oldest_pages_give_way(archive: Archive) -> None:
    archive.limit = 15_000
    for number in range(10):
        archive.put(page(number))
        age(archive, page(number).target, 100 - number)
    assert [archive.get(page(number).target) is not None for number in range(10)] == [True] * 10
    archive.put(page(10, 5000))
    left = [number for number in range(11) if archive.get(page(number).target)]
    assert left == list(range(left[0], 11))
    assert 0 < left[0] < 10
    assert sum(path.stat().st_size for path in files(archive)) <= 15_000


def test_kept_pages_are_spared(tmp_path: Path) -> None:
    kept = {"https://short.example/0", "edition:the-weir", "/home/ines/page.txt"}
    archive = Archive(tmp_path, limit=6000, spared=lambda: kept)
    archive.put(replace(page(0), target="https://short.example/0"))
    for address in ("https://short.example/0", page(0).target):
        age(archive, address, 1000)
    for number in range(1, 20):
        archive.put(page(number))
    assert archive.get("https://short.example/0") is not None
    assert archive.get(page(1).target) is None


def test_the_page_just_opened_stays_even_if_it_alone_is_too_much(archive: Archive) -> None:
    archive.limit = 100
    archive.put(page(1))
    archive.put(page(2))
    assert archive.get(page(2).target) is not None
    assert archive.get(page(1).target) is None
