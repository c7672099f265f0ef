"""What outlives a session is never lost: not by a crash, a full disk, a second session or a damaged file."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from reader.errors import StateError
from reader.library import state as state_module
from reader.library.state import State

FULL_DISK = Path("/dev/full")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsreader" / "state.json"


def saved(path: Path, **choices: Any) -> State:
    """The state of a session that has saved these choices."""
    state = State(path)
    for name, value in choices.items():
        state.put("choices", name, value)
    state.save()
    return state


def choices(path: Path) -> dict[str, Any]:
    """What a later session finds."""
    state = State(path)
    assert state.trouble is None
    return dict(state.section("choices"))


def failing_with(number: int) -> Callable[..., NoReturn]:
    def fail(*_args: object, **_kwargs: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


# ---------------------------------------------------------------------- from session to session


def test_nothing_is_remembered_at_first_and_nothing_is_made(path: Path) -> None:
    state = State(path)
    assert state.trouble is None
    assert not any(state.section(name) for name in ("choices", "positions", "read", "kept", "folded"))
    state.save()
    assert not path.parent.exists()


def test_what_is_put_and_saved_is_there_in_the_next_session(path: Path) -> None:
    saved(path, theme="sépia", contrast=True, column=66)
    assert choices(path) == {"theme": "sépia", "contrast": True, "column": 66}


def test_what_is_put_is_there_at_once_and_in_no_other_session_before_it_is_saved(path: Path) -> None:
    state = State(path)
    state.put("choices", "theme", "nuit")
    assert state.section("choices") == {"theme": "nuit"}
    assert choices(path) == {}


def test_none_forgets(path: Path) -> None:
    saved(path, theme="nuit", column=66)
    saved(path, theme=None, never_there=None)
    assert choices(path) == {"column": 66}


def test_the_youngest_stands_last(path: Path) -> None:
    state = saved(path, first=1, second=2)
    state.put("choices", "first", 3)
    assert list(state.section("choices").items()) == [("second", 2), ("first", 3)]


def test_only_its_owner_may_read_it(path: Path) -> None:
    saved(path, theme="nuit")
    assert path.stat().st_mode & 0o077 == 0


def test_a_link_to_the_file_stays_one(path: Path, tmp_path: Path) -> None:
    kept_elsewhere = tmp_path / "elsewhere.json"
    path.parent.mkdir()
    path.symlink_to(kept_elsewhere)
    saved(path, theme="nuit")
    assert path.is_symlink()
    assert json.loads(kept_elsewhere.read_text())["choices"] == {"theme": "nuit"}


# ---------------------------------------------------------------------- two sessions at once


def test_two_sessions_do_not_undo_each_other(path: Path) -> None:
    saved(path, theme="nuit", column=66)
    one, other = State(path), State(path)
    one.put("choices", "theme", "sepia")
    other.put("choices", "column", 80)
    one.put("kept", "edition:a", {"headline": "A"})
    other.put("kept", "edition:b", {"headline": "B"})
    one.save()
    other.save()
    assert choices(path) == {"theme": "sepia", "column": 80}
    assert list(State(path).section("kept")) == ["edition:a", "edition:b"]


def test_what_one_session_forgets_does_not_come_back_with_the_other(path: Path) -> None:
    saved(path, theme="nuit", column=66)
    one, other = State(path), State(path)
    one.put("choices", "theme", None)
    one.save()
    other.put("choices", "column", 80)
    other.save()
    assert choices(path) == {"column": 80}


def test_a_session_sees_what_the_other_saved_once_it_saves_itself(path: Path) -> None:
    one, other = State(path), State(path)
    saved(path, theme="sepia")
    assert "theme" not in one.section("choices")
    one.put("read", "edition:a", True)
    one.save()
    assert one.section("choices") == {"theme": "sepia"}
    assert not other.section("read")


def test_what_a_later_version_remembers_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"choices": {"theme": "nuit"}, "subscriptions": {"x": 1}, "version": 2}')
    saved(path, column=66)
    content = json.loads(path.read_text())
    assert content["choices"] == {"theme": "nuit", "column": 66}
    assert content["subscriptions"] == {"x": 1}
    assert content["version"] == 2


# ---------------------------------------------------------------------- limits


def test_the_oldest_positions_and_read_marks_are_forgotten_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_module, "_MOST", {"positions": 3, "read": 2})
    state = State(path)
    for number in range(5):
        for section in ("positions", "read", "kept", "folded"):
            state.put(section, f"story-{number}", [number, 0])
    state.put("positions", "story-2", [7, 7])
    state.save()
    later = State(path)
    assert dict(later.section("positions")) == {"story-3": [3, 0], "story-4": [4, 0], "story-2": [7, 7]}
    assert list(later.section("read")) == ["story-3", "story-4"]
    assert len(later.section("kept")) == len(later.section("folded")) == 5


def test_thousands_of_stories_fit() -> None:
    assert state_module._MOST["positions"] >= 1_000
    assert state_module._MOST["read"] >= 10_000


# ---------------------------------------------------------------------- what can go wrong while writing


@pytest.mark.parametrize("step", ["write", "fsync", "rename", "make the file"])
def test_a_full_disk_leaves_the_old_file_and_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    state = saved(path, theme="nuit")
    state.put("choices", "theme", "sepia")
    full = failing_with(errno.ENOSPC)
    with monkeypatch.context() as patched:
        match step:
            case "write":
                if not FULL_DISK.exists():
                    pytest.skip(f"there is no {FULL_DISK} here")
                patched.setattr(os, "fdopen", _on_a_full_disk)
            case "fsync":
                patched.setattr(os, "fsync", full)
            case "rename":
                patched.setattr(Path, "replace", full)
            case _:
                patched.setattr(tempfile, "mkstemp", full)
        with pytest.raises(StateError) as caught:
            state.save()
    assert str(path) in str(caught.value)
    assert "the disk is full" in str(caught.value)
    assert choices(path) == {"theme": "nuit"}
    assert list(path.parent.iterdir()) == [path]

    state.save()  # there is room again
    assert choices(path) == {"theme": "sepia"}


def _on_a_full_disk(handle: int, *_args: object, **_kwargs: object) -> Any:
    """A file on a disk that is full, for whoever asked for the one behind ``handle``."""
    os.close(handle)
    return FULL_DISK.open("wb")


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError])
def test_a_crash_between_writing_and_renaming_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    state = saved(path, theme="nuit")
    state.put("choices", "theme", "sepia")

    def crash(*_args: object) -> NoReturn:
        raise interruption

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(interruption):
        state.save()
    assert choices(path) == {"theme": "nuit"}
    assert list(path.parent.iterdir()) == [path]


def test_a_process_that_dies_while_it_saves_leaves_the_old_file(path: Path) -> None:
    """What no process can clean up after itself: the file written beside stays, the right one is untouched."""
    saved(path, theme="nuit")
    program = (
        "import os, pathlib, sys; from reader.library.state import State; state = State(pathlib.Path(sys.argv[1]))\n"
        "pathlib.Path.replace = lambda *_: os._exit(9)\n"
        "state.put('choices', 'theme', 'sepia'); state.save()"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 9
    assert choices(path) == {"theme": "nuit"}
    saved(path, theme="sepia")
    assert choices(path) == {"theme": "sepia"}


# ---------------------------------------------------------------------- what can be wrong with the file


def test_a_file_in_place_of_the_folder_is_a_trouble_and_no_more(path: Path) -> None:
    path.parent.write_text("in the way")
    state = State(path)
    assert "cannot be read: a part of the path is no folder" in str(state.trouble)
    state.put("choices", "theme", "nuit")
    assert state.section("choices") == {"theme": "nuit"}
    with pytest.raises(StateError, match="this will not be remembered"):
        state.save()
    assert path.parent.read_text() == "in the way"


def test_a_file_that_cannot_be_read_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(path, theme="nuit", column=66)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", failing_with(errno.EACCES))
        state = State(path)
        assert "there is no permission" in str(state.trouble)
        state.put("choices", "theme", "sepia")
        with pytest.raises(StateError, match="there is no permission"):
            state.save()
    assert choices(path) == {"theme": "nuit", "column": 66}
    state.save()  # it can be read again
    assert choices(path) == {"theme": "sepia", "column": 66}


DAMAGED = {
    "cut short": b'{"choices": {"theme": "nu',
    "empty": b"",
    "not JSON": b"\x00\x01\x02",
    "not UTF-8": b'{"choices": {"theme": "\xe9"}}',
    "not an object": b"[1, 2]",
    "a section that is none": b'{"choices": ["theme", "nuit"]}',
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    state = State(path)
    aside = path.with_name("state.damaged.json")
    assert str(state.trouble) == (
        f"{path}: what was remembered is damaged. It is kept as {aside}; a new one is begun."
    )
    assert aside.read_bytes() == content
    state.put("choices", "theme", "nuit")
    state.save()
    assert choices(path) == {"theme": "nuit"}
    assert aside.read_bytes() == content


def test_every_damaged_file_is_kept(path: Path) -> None:
    path.parent.mkdir()
    for content in ("first", "second", "third"):
        path.write_text(content)
        State(path)
    kept = sorted(file.read_text() for file in path.parent.iterdir())
    assert kept == ["first", "second", "third"]


def test_what_is_known_survives_damage_done_during_the_session(path: Path) -> None:
    state = saved(path, theme="nuit")
    path.write_text("damaged")
    state.put("choices", "column", 66)
    state.save()
    assert choices(path) == {"theme": "nuit", "column": 66}
    assert path.with_name("state.damaged.json").read_text() == "damaged"


def test_what_is_deleted_during_the_session_is_not_missed(path: Path) -> None:
    state = saved(path, theme="nuit")
    path.unlink()
    path.parent.rmdir()
    state.put("choices", "column", 66)
    state.save()
    assert choices(path) == {"column": 66}
