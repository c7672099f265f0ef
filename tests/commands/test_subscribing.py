"""Feeds are followed, named, moved and left from the command line."""

from __future__ import annotations

import pytest

from tests.commandline import Run
from tests.refresh.feeds import rss, served
from tests.sources.web.site import Site, answer

PAGE = """<!doctype html><title>Harbour</title>
<link rel="alternate" type="application/rss+xml" title="Stories" href="/stories.xml">
<link rel="alternate" type="application/rss+xml" title="Tides" href="/tides.xml">"""


@pytest.fixture
def canal(run: Run, site: Site) -> str:
    """The address of a feed that is followed, with two stories."""
    site.pages["/canal"] = served(rss(["Fog", "Ferry"], title="Canal Dispatch"))
    assert run("add", site.url("/canal")).status == 0
    return site.url("/canal")


def test_adding_tells_what_was_found(run: Run, site: Site) -> None:
    site.pages |= {"/": answer(PAGE), "/stories.xml": served(rss(["Fog"]))}
    done = run("add", site.url(), "--folder", "News")
    assert (done.status, done.out) == (0, f"1\tHarbour\t{site.url('/stories.xml')}\t1 story\n")
    assert f"{site.url('/tides.xml')}  Tides" in done.err
    assert run("feeds", "--format", "json").records[0]["folder"] == "News"


def test_one_that_cannot_be_added_does_not_keep_the_others_out(run: Run, site: Site, canal: str) -> None:
    site.pages["/other"] = served(rss(["Weir"], title="Other"))
    done = run("add", canal, site.url("/none"), site.url("/other"))
    assert done.status == 1
    assert "you follow this feed already" in done.err
    assert "there is no such page (404)" in done.err
    assert len(run("feeds", "--format", "json").records) == 2


def test_a_feed_has_the_name_and_the_folder_that_it_is_given(run: Run, canal: str) -> None:
    assert run("rename", "dispatch", "The canal").status == 0
    assert run("move", "the canal", "News / Local").status == 0
    assert run("pages", canal, "always").status == 0
    (feed,) = run("feeds", "--format", "json").records
    assert (feed["title"], feed["folder"], feed["full"]) == ("The canal", "News/Local", "always")
    assert run("rename", "1").status == run("move", "1").status == 0
    (feed,) = run("feeds", "--format", "json").records
    assert (feed["title"], feed["folder"]) == ("Canal Dispatch", "")


def test_how_long_its_stories_stay_is_said_of_each_feed(run: Run, canal: str) -> None:
    assert run("limit", "1").out == (
        "Canal Dispatch: all of its stories (as everywhere), for as long as you like (as everywhere)\n"
    )
    assert run("limit", "dispatch", "--most", "1") == (0, "", "")
    assert run("limit", "1", "--days", "60").status == 0
    assert run("limit", "1").out == "Canal Dispatch: 1 story at most, for 60 days\n"
    (feed,) = run("feeds", "--format", "json").records
    assert (feed["most"], feed["days"]) == (1, 60)
    assert run("limit", "1", "--as-everywhere").status == 0
    (feed,) = run("feeds", "--format", "json").records
    assert (feed["most"], feed["days"]) == (None, None)


def test_a_limit_holds_from_the_next_refresh_on(run: Run, site: Site, canal: str) -> None:
    run("mark", "read", "--all")
    run("limit", "1", "--most", "1")
    site.pages["/canal"] = served(rss(["Lock"], title="Canal Dispatch"))
    run("refresh", "1")
    assert [one["headline"] for one in run("list", "--format", "json").records] == ["Lock"]


def test_no_name_that_is_typed_or_pasted_commands_a_terminal(run: Run, site: Site) -> None:
    site.pages["/canal"] = served(rss(["Fog"], title="Canal Dispatch"))
    run("add", site.url("/canal"), "--title", "The \x1b[31mcanal\x07", "--folder", "\x9b2JNews/\x07")
    assert run("feeds").out.endswith("The canal  [News]\n")
    run("rename", "1", "\x1b]0;Weirs\x07Weirs\u202e")
    run("move", "1", "\x1b[1m/a\nb")
    assert run("feeds").out.endswith("Weirs  [a b]\n")


def test_none_of_several_feeds_is_left_where_one_has_kept_stories(run: Run, site: Site, canal: str) -> None:
    site.pages["/weirs"] = served(rss(["Weir"], title="Weirs"))
    run("add", site.url("/weirs"))
    run("keep", "1")
    assert run("remove", "2", "1").status == 1
    assert len(run("feeds").out.splitlines()) == 2


@pytest.mark.parametrize("command", ["add", "remove", "rename", "move", "pages", "limit", "refresh"])
def test_the_examples_can_be_pasted_into_a_shell(run: Run, command: str) -> None:
    examples = run(command, "--help").out.partition("examples:\n")[2].splitlines()
    lines = [line.strip().partition("  ")[0] for line in examples]
    assert not [line for line in lines if "“" in line]
    assert "newsreader add --folder Local https://example.org/feed.xml" in lines or command != "add"


def test_a_feed_is_left_with_its_stories(run: Run, canal: str) -> None:
    assert run("remove", "Canal Dispatch").status == 0
    assert run("feeds").out == ""


def test_a_feed_with_kept_stories_is_not_left_by_mistake(run: Run, canal: str) -> None:
    from reader.desk import Desk

    library = Desk().shelf.library
    library.keep(library.ids())
    done = run("remove", "1")
    assert (done.status, "2 of its stories are kept" in done.err) == (1, True)
    assert run("remove", "1", "--with-kept").status == 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["add"], "no address is given"),
        (["remove"], "no feed is named"),
        (["rename"], "no feed is named"),
        (["move"], "no feed is named"),
        (["pages", "1"], "a feed and a word are needed"),
        (["pages", "1", "maybe"], "“maybe” is not possible here"),
        (["limit"], "no feed is named"),
        (["limit", "1", "--most", "few"], "--most: “few” is no whole number"),
        (["limit", "1", "--most", "5", "--as-everywhere"], "limits of its own, or those of all feeds"),
        (["refresh", "--fast"], "there is no option “--fast” here"),
    ],
)
def test_what_makes_no_sense_is_a_mistake_of_usage(run: Run, words: list[str], complaint: str) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert complaint in done.err


@pytest.mark.parametrize("command", ["remove", "rename", "move", "limit", "refresh"])
def test_a_feed_that_is_not_followed_is_told_so(run: Run, canal: str, command: str) -> None:
    done = run(command, "lighthouse")
    assert (done.status, "no such feed among yours" in done.err) == (1, True)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "command", ["add", "remove", "rename", "move", "pages", "limit", "feeds", "import", "export", "refresh"]
)
def test_every_command_tells_how_it_is_used(run: Run, command: str, language: str) -> None:
    done = run("--lang", language, command, "--help")
    assert done.status == 0
    assert f"newsreader {command}" in done.out.split("\n")[0]
    assert done.out.count(f"newsreader {command}") >= 2
