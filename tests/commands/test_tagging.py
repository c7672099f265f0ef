"""Tags on the command line: given, taken, counted, and what has one found by it."""

from __future__ import annotations

import pytest

from reader import arguments
from tests.commandline import Run
from tests.shelves import stocked, where


def headlines(run: Run, *words: str) -> list[object]:
    return [record["headline"] for record in run(*words, "--format", "json").records]


def test_a_tag_is_given_by_name_by_number_and_by_choice(run: Run) -> None:
    stocked()
    assert run("tag", "later", "entry:1", "2").status == 0
    assert run("tag", "later", "--feed", "Quarks").status == 0
    assert run("tags").out == "5  later\n"
    assert len(headlines(run, "list", "--tag", "LATER")) == 5


def test_what_has_a_tag_says_so_and_is_found_by_it(run: Run) -> None:
    stocked()
    run("tag", "night train", "entry:1")
    run("tag", "été", "entry:1")
    (record,) = run("search", 'tag:"Night Train"', "--format", "json").records
    assert record["tags"] == ["night train", "été"]
    assert headlines(run, "search", "tag:ete") == [record["headline"]]
    assert run("list", "--tag", "été").out.splitlines()[1].endswith("· #night train · #été")
    head, row = run("list", "--tag", "été", "--format", "tsv").out.splitlines()
    assert dict(zip(head.split("\t"), row.split("\t"), strict=True))["tags"] == "night train, été"


def test_a_tag_is_taken_from_some_or_from_all_that_have_it(run: Run) -> None:
    stocked()
    run("tag", "later", "1", "2", "3")
    assert run("untag", "Later", "1").status == 0
    assert run("tags", "--format", "json").records == [{"tag": "later", "stories": 2}]
    assert run("untag", "later", "--tag", "later").status == 0
    assert run("tags") == (0, "", "")


def test_another_case_is_the_same_tag(run: Run) -> None:
    stocked()
    run("tag", "Later", "1")
    run("tag", "later", "2")
    run("tag", "#LATER", "3")
    assert run("tags", "--format", "tsv").out == "tag\tstories\nLater\t3\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("tag",), 2, "no tag is named. Say it so: newsreader tag later entry:12"),
        (("tag", "later"), 2, "no story is named"),
        (("tag", "later", "1", "--kept"), 2, "at once"),
        (("tag", "a,b", "1"), 2, "“a,b” cannot be a tag"),
        (("tag", "#", "1"), 2, "“#” cannot be a tag"),
        (("tag", "later", "99"), 1, "99: there is no such story in the library"),
        (("untag", "later", "1"), 1, "later: no story has this tag"),
        (("list", "--tag", "later"), 1, "later: no story has this tag"),
    ],
)
def test_what_makes_no_sense_is_said(run: Run, words: tuple[str, ...], status: int, said: str) -> None:
    stocked()
    result = run(*words)
    assert (result.status, result.out) == (status, "")
    assert said in result.err


def test_without_a_library_there_are_no_tags_and_none_is_made(run: Run) -> None:
    assert run("tags") == (0, "", "")
    assert run("tag", "later", "--kept") == (0, "", "")
    assert not where().exists()


def test_no_tag_commands_a_terminal(run: Run) -> None:
    stocked()
    run("tag", "a\x1b[31mb", "1")
    assert run("tags").out == "1  ab\n" or "\x1b" not in run("tags").out


def test_each_has_its_help() -> None:
    for name in ("tag", "untag", "tags"):
        assert f"newsreader {name}" in arguments.parse([name, "--help"]).help
