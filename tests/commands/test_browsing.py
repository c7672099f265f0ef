"""Stories of the library on the command line: listed, searched, counted, marked, kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import locale
from reader.desk import Desk
from tests.commandline import Result, Run
from tests.shelves import stocked, where

WEIR = """\
The weir that hummed

information provided by Canal Dispatch • 14/11/2026 at 08:20

For a week now the weir above the mill has hummed, day and night, in something close to B flat.

Nobody in the village has slept, and nobody can say who would have to be called about a weir.
"""


def headlines(result: Result) -> list[str]:
    return [json.loads(line)["headline"] for line in result.out.splitlines()]


def test_list_names_each_story_by_what_opens_it_the_newest_first(run: Run) -> None:
    stocked()
    result = run("list", "--limit", "1")
    assert result.status == 0
    assert result.out.splitlines() == ["entry:3  ● Parcels go round by road", "    Harbour · 15 Nov · new"]


def test_list_as_data_has_an_object_a_line_with_all_that_is_known(run: Run) -> None:
    stocked()
    (record,) = map(
        json.loads, run("list", "--feed", "Harbour", "--format", "json", "--before", "2026-11-14").out.splitlines()
    )
    assert record["target"] == f"entry:{record['id']}"
    assert record["headline"] == "The tide was early"
    assert (record["read"], record["kept"], record["comment_count"]) == (False, False, None)


def test_list_as_a_table_begins_with_the_names_of_its_columns(run: Run) -> None:
    stocked()
    head, *rows = run("list", "--folder", "News", "--format", "tsv").out.splitlines()
    assert head.split("\t")[:4] == ["id", "target", "headline", "url"]
    assert [row.split("\t")[2] for row in rows] == [
        "Town hall clock strikes thirteen, and the whole town hears it", "The clock strikes once more",
    ]  # fmt: skip


def test_without_a_library_there_is_nothing_and_none_is_made(run: Run) -> None:
    assert run("list") == (0, "", "")
    assert run("unread", "--count") == (0, "0\n", "")
    assert run("search", "goat") == (0, "", "")
    assert not where().exists()


def test_search_shows_the_words_in_their_context(run: Run) -> None:
    stocked()
    result = run("search", "goat", "from:harbour")
    assert result.out.splitlines()[0].endswith("The ferry stays in dock")
    assert result.out.splitlines()[2] == "    A *goat* waits on the quay, and nobody else."
    assert len(headlines(run("search", "goat", "--format", "json"))) == 2


def test_search_for_nothing_is_a_mistake_and_finding_nothing_is_none(run: Run) -> None:
    stocked()
    assert run("search").status == 2
    assert run("search", "zeppelin") == (0, "", "")


def test_unread_is_counted_for_status_bars_and_scripts(run: Run) -> None:
    stocked()
    assert run("unread", "--count").out == "9\n"
    assert run("unread", "--count", "--folder", "Science").out == "3\n"
    assert len(headlines(run("unread", "--feed", "Town", "--format", "json"))) == 2


def test_mark_takes_stories_by_name_by_number_and_by_choice(run: Run) -> None:
    library = stocked()
    assert run("mark", "read", "entry:1", "2").status == 0
    assert run("unread", "--count").out == "7\n"
    assert run("mark", "read", "--feed", "Quarks").status == 0
    assert run("unread", "--count").out == "4\n"
    assert run("mark", "read", "--all").status == 0
    assert run("mark", "unread", "entry:1").status == 0
    assert library.counts().unread == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mark",), "what to mark stories as"),
        (("mark", "seen", "1"), "Choose one of: read, unread"),
        (("mark", "read"), "no story is named"),
        (("mark", "read", "1", "--all"), "at once"),
        (("keep",), "no story is named"),
        (("list", "--limit", "few"), "no whole number"),
        (("list", "--limit", "9" * 20), "from 0 to 999,999,999"),
        (("list", "--since", "tomorrow"), "--since: “tomorrow” is no date. Write it like 20"),
        (("mark", "read", "--before", "2026-13-45"), "--before: “2026-13-45” is no date"),
        (("list", "--format", "xml"), "Choose one of: plain, json, tsv"),
    ],
)
def test_what_makes_no_sense_is_said_and_has_status_2(run: Run, words: tuple[str, ...], said: str) -> None:
    stocked()
    result = run(*words)
    assert result.status == 2
    assert said in result.err


def test_a_date_may_be_a_month_or_a_year(run: Run) -> None:
    stocked()
    whole = run("list", "--format", "json").records
    assert run("list", "--since", "2000", "--format", "json").records == whole
    assert run("list", "--before", "2000-01", "--format", "json").records == []


def test_a_folder_is_known_in_whichever_case_and_one_that_is_not_there_is_an_error(run: Run) -> None:
    library = stocked()
    library.move(1, "News/Local")
    assert run("list", "--folder", "/news/", "--format", "json").records
    for command in (("list",), ("mark", "read")):
        result = run(*command, "--folder", "Sport")
        assert (result.status, result.out) == (1, "")
        assert result.err.startswith("newsreader: Sport: there is no such folder among yours.")


@pytest.mark.parametrize("name", ["99", "entry:0", "here", "9" * 30])
def test_a_story_that_is_not_there_is_an_error_and_nothing_is_marked(run: Run, name: str) -> None:
    library = stocked()
    result = run("mark", "read", "1", name)
    assert result.status == 1
    assert "no such story" in result.err
    assert library.counts().unread == 9


def test_keep_and_keep_no_longer(run: Run) -> None:
    stocked()
    assert run("keep", "entry:3").status == 0
    assert headlines(run("list", "--kept", "--format", "json")) == ["Parcels go round by road"]
    assert run("keep", "--not", "3").status == 0
    assert run("list", "--kept").out == ""


def test_an_entry_opens_by_its_name_and_is_printed_whole(run: Run) -> None:
    stocked()
    assert "A goat waits on the quay" in run("show", "entry:4").out
    missing = run("show", "entry:99")
    assert missing.status == 1
    assert "no such story" in missing.err


def test_help_in_french_has_examples(run: Run) -> None:
    for command in ("list", "search", "unread", "mark", "keep"):
        assert "exemples" in run("--lang", "fr", command, "--help").out
    locale.use("en")


def test_a_library_that_is_none_is_told_in_words(run: Run) -> None:
    where().parent.mkdir(parents=True)
    where().write_bytes(b"no library at all, whatever its name says" * 100)
    result = run("list")
    assert result.status == 1
    assert str(where()) in result.err
    assert Desk().front_page().entries, "the edition is there all the same"


def test_what_is_kept_is_listed_wherever_it_came_from(run: Run, tmp_path: Path) -> None:
    stocked()
    page = tmp_path / "weir.txt"
    page.write_text(WEIR, encoding="utf-8")
    assert run("keep", "entry:1", "edition:crane-four", str(page)).status == 0
    kept = run("list", "--kept", "--format", "json").records
    assert {record["target"] for record in kept} == {"entry:1", "edition:crane-four", str(page)}
    assert all(record["kept"] for record in kept)
    assert [record["published"] for record in kept] == sorted((r["published"] for r in kept), reverse=True)
    other = next(record for record in kept if record["target"] == "edition:crane-four")
    assert (other["id"], other["feed"], other["url"]) == (None, None, None)
    assert "edition:crane-four  ●" in run("list", "--kept").out
    assert run("unread", "--kept", "--count").out == "3\n"
    assert len(run("list", "--kept", "--limit", "2", "--format", "json").records) == 2
    assert run("keep", "--not", "entry:1", str(page)).status == 0
    assert [record["target"] for record in run("list", "--kept", "--format", "json").records] == [
        "edition:crane-four"
    ]
    assert run("list", "--kept", "--feed", "1", "--format", "json").records == []


def test_what_is_kept_is_listed_where_no_feed_is_followed(run: Run) -> None:
    assert run("keep", "edition:crane-four").status == 0
    assert len(run("list", "--kept", "--format", "json").records) == 1
    assert len(run("list", "--kept", "--before", "1999", "--format", "json").records) == 0
    assert not where().exists()
