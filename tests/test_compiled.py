"""What a text was parsed into is kept for the next start, and is never wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader import paths
from reader.compiled import compiled

TEXT = "title: a text that is long enough for a cache to be faster than a parser, which a short one is not\n" * 2


class Parser:
    """Counts how often it had to work."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.calls = 0

    def __call__(self, text: str) -> Any:
        self.calls += 1
        return self.value


def files() -> list[Path]:
    return sorted((paths.cache() / "yaml").iterdir())


def test_a_text_is_parsed_once() -> None:
    parser = Parser({"title": ["a", 1, 2.5, None, True]})
    assert compiled(TEXT, parser) == compiled(TEXT, parser) == parser.value
    assert parser.calls == 1


def test_another_text_is_parsed_anew_even_where_it_would_be_kept_in_the_same_file() -> None:
    compiled(TEXT, Parser("old"))
    kept = files()[0].read_bytes()
    other = TEXT.replace("text", "book")
    compiled(other, Parser("new"))
    for file in files():
        file.write_bytes(kept)
    assert compiled(other, Parser("new")) == "new"


@pytest.mark.parametrize("damage", [b"", b"\x00", b"nonsense", b"\xa9\x02", b"i\x01\x00\x00\x00"])
def test_a_damaged_file_is_parsed_over(damage: bytes) -> None:
    compiled(TEXT, Parser("value"))
    files()[0].write_bytes(damage)
    assert compiled(TEXT, Parser("value")) == "value"


def test_what_cannot_be_kept_is_parsed_each_time() -> None:
    parser = Parser({"when": object()})
    assert compiled(TEXT, parser) is compiled(TEXT, parser)
    assert parser.calls == 2


def test_without_a_folder_to_keep_it_in_it_is_parsed_each_time() -> None:
    paths.cache().parent.mkdir(parents=True, exist_ok=True)
    paths.cache().write_text("a file in place of the folder", encoding="utf-8")
    parser = Parser("value")
    assert compiled(TEXT, parser) == compiled(TEXT, parser) == "value"


def test_a_story_opens_the_second_time_without_loading_yaml() -> None:
    show = (
        "import sys; from reader.cli import main; main(['show', 'edition:crane-four']); print('yaml' in sys.modules)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True).stdout.split()[-1]
        for _ in range(2)
    ]
    assert loaded == ["True", "False"]
