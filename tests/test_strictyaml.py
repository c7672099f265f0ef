"""YAML files are read strictly, and errors say where."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reader import locale
from reader.errors import DataError
from reader.strictyaml import Document, read

FILE = "name: one\nlist:\n  - first\n  - {inner: 1}\nnothing: null\n"


def document(text: str = FILE, first_line: int = 1) -> Document:
    return Document(text, "some.yaml", first_line=first_line)


def test_a_value_is_found_by_its_way_from_the_top() -> None:
    assert document().string("name") == "one"
    assert document().optional_string("nothing") is None
    assert document().optional_string("absent") is None
    assert document().integer("list", 1, "inner") == 1


@pytest.mark.parametrize(
    ("position", "line"), [((), 1), (("name",), 1), (("list", 0), 3), (("list", 1, "inner"), 4), (("absent",), 1)]
)
def test_a_position_has_a_line(position: tuple[str | int, ...], line: int) -> None:
    assert document().line(*position) == line


def test_lines_count_from_where_the_document_begins_in_its_file() -> None:
    assert document(first_line=11).line("list", 0) == 13


def test_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(DataError, match=r"some\.yaml:1: unknown key “name”. Did you mean “names”\?"):
        document().mapping((), required=("names",), optional=("list", "nothing"))


def test_a_missing_key_is_told() -> None:
    with pytest.raises(DataError, match="the key “headline” is missing"):
        document().mapping((), required=("headline",), optional=("name", "list", "nothing"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\na: 2\n", "some.yaml:2: .*stands twice"),
        ("a: [1, 2\n", "some.yaml:2: .*not valid YAML"),
        ("a: 2001-99-99\n", "not valid YAML"),
        ("[" * 6_000, "nested too deep"),
        ("- " * 30_000, "nested too deep"),
        ("a: \x1b[31m\n", "not valid YAML"),
        ("a: !!bool x\n", "a tag does not fit its value"),
        ("a: !!timestamp x\n", "a tag does not fit its value"),
        ("a: !!int ''\n", "a tag does not fit its value"),
    ],
)
def test_what_is_no_yaml_is_told_and_never_crashes(text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        document(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2\n", "quelque chose manque ici"),
        ("a: b: c\n", "un deux-points est là où il n’en faut pas"),
        ("a: 'b\n", "un guillemet n’est pas fermé"),
        ("a: *b\n", "ce que désigne un astérisque"),
        ("\ta: b\n", "peut-être une tabulation"),
        ('a: "\\q"\n', "ce qui suit la barre oblique inverse n’existe pas"),
        ("a: !b c\n", "une étiquette YAML"),
        ("a: 2001-99-99\n", "une date"),
        ("a: \x1b[31m\n", "un caractère de contrôle"),
        ("a: 1\n---\nb: 2\n", "un second document"),
    ],
)
def test_why_it_is_no_yaml_is_told_in_the_readers_language(text: str, told: str) -> None:
    locale.use("fr")
    with pytest.raises(DataError, match=re.escape(told)):
        document(text)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full"])
def test_a_file_without_end_is_refused(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("this system has no such device")
    with pytest.raises(DataError, match="this is too large"):
        read(Path(device))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DataError, match="this is a pipe, not a file"):
        read(tmp_path / "pipe")


@pytest.mark.parametrize("kind", ["string", "integer", "boolean", "sequence"])
def test_a_value_of_another_kind_is_told_with_its_name(kind: str) -> None:
    yaml = document("here: {}\n")
    with pytest.raises(DataError, match="here"):
        yaml.sequence(("here",)) if kind == "sequence" else getattr(yaml, kind)("here")
