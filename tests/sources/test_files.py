"""Reading a file gives its bytes, or an error: what, where, what to do. It never waits for ever, never swallows."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.errors import NotAStory, TargetError, TargetNotFound, TargetUnreadable
from reader.sources import files


def give_stdin(monkeypatch: pytest.MonkeyPatch, stream: io.RawIOBase | io.BytesIO) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream, closed=False))


def failure(target: str, kind: type[TargetError]) -> TargetError:
    with pytest.raises(kind) as caught:
        files.read(target)
    assert type(caught.value) is kind
    return caught.value


def test_a_text_file_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("Une soirée.\n".encode("latin-1"))
    page = files.read(str(path))
    assert page.target == str(path)
    assert (page.url, page.charset, page.media_type) == (None, None, "text/plain")
    assert page.body == b"Une soir\xe9e.\n"
    assert page.fetched_at[10] == "T"
    assert page.fetched_at[-6] in "+-"


def test_html_is_told_from_text_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!doctype html><title>x</title>")
    assert files.read(str(path)).media_type == "text/html"


def test_a_dash_is_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, io.BytesIO(b"A line.\n"))
    page = files.read("-")
    assert (page.target, page.body) == ("-", b"A line.\n")


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a page é.txt"
    path.write_text("A line.\n")
    assert files.read(path.as_uri()).body == b"A line.\n"
    assert files.read(path.as_uri().replace("file:///", "FILE://localhost/")).body == b"A line.\n"


def test_a_file_address_on_another_computer_is_refused() -> None:
    error = failure("file://elsewhere/page.txt", TargetUnreadable)
    assert "elsewhere" in error.what


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "Harbour.txt").write_text("x")
    (tmp_path / "unlike").write_text("x")
    error = failure(str(tmp_path / "harbuor.txt"), TargetNotFound)
    assert error.where == str(tmp_path / "harbuor.txt")
    assert error.hint == f"Did you mean “{tmp_path / 'Harbour.txt'}”?"


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    error = failure(str(tmp_path / "gone" / "page.txt"), TargetNotFound)
    assert error.hint == f"There is no folder “{tmp_path / 'gone'}” either."


@pytest.mark.parametrize("target", ["", "a\0b", "file://[x", "no-such-file"])
def test_targets_that_name_no_file_are_not_found(target: str) -> None:
    assert failure(target, TargetNotFound).what


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert failure(str(tmp_path), TargetUnreadable).what == "this is a folder"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused_unread() -> None:
    assert failure("/dev/zero", TargetUnreadable).what == "this is a device or a pipe, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert failure(str(tmp_path / "pipe"), TargetUnreadable).hint


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_a_pipe_that_the_shell_hands_over_is_read() -> None:
    receiving, sending = os.pipe()
    try:
        os.write(sending, b"A line.\n")
        os.close(sending)
        assert files.read(f"/dev/fd/{receiving}").body == b"A line.\n"
    finally:
        os.close(receiving)


def test_a_forbidden_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "page.txt").write_text("x")
    monkeypatch.setattr(Path, "open", refuse)  # the rights of the file would not stop root
    assert failure(str(tmp_path / "page.txt"), TargetUnreadable).what == "you have no permission to read it"


def test_what_the_system_refuses_for_another_reason_is_told(tmp_path: Path) -> None:
    assert failure(str(tmp_path / ("n" * 5000)), TargetUnreadable).what.startswith("cannot read it: ")


def test_an_empty_file_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "page.txt").touch()
    assert failure(str(tmp_path / "page.txt"), NotAStory).what == "there is nothing in it"


def test_a_binary_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"%PDF-1.7\n")
    assert failure(str(tmp_path / "page.txt"), NotAStory).what == "this is a document (PDF), not a page of text"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", None)
    assert failure(str(path), TargetUnreadable).what == "it is larger than 20 MB"


class Endless(io.RawIOBase):
    """A stream that never ends and counts what is taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "an unbounded read"
        self.taken += size
        return b"x" * size


def test_no_more_than_the_limit_is_taken_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Endless()
    give_stdin(monkeypatch, stream)
    error = failure("-", TargetUnreadable)
    assert error.where == "standard input"
    assert stream.taken == files.LIMIT + 1


def test_a_standard_input_that_is_closed_or_a_folder_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    give_stdin(monkeypatch, Folder())
    assert failure("-", TargetUnreadable).what == "cannot read it: it is a folder"
    monkeypatch.setattr(sys, "stdin", None)
    assert failure("-", TargetUnreadable).what == "it is closed"


def test_escape_sequences_in_a_name_do_not_reach_the_message() -> None:
    assert "\x1b" not in str(failure("\x1b[31mred\x1b]0;t\x07.txt", TargetNotFound))
