"""A refresh from the command line is silent when all is well, and names each feed that failed."""

from __future__ import annotations

import os
import signal
import socket
import threading
from pathlib import Path

import pytest

from reader.desk import Desk
from tests.commandline import Run
from tests.refresh.feeds import rss, served, teaser
from tests.sources.web.site import Request, Site, answer

STORY = (
    "<!doctype html><html lang=en><title>Fog</title><article><h1>Fog</h1>"
    + "<p>No ship sailed today, and none will. " * 40
)


@pytest.fixture
def harbour(run: Run, site: Site) -> Site:
    """A site whose feed is followed."""
    site.pages["/feed"] = served(rss(["Fog"]))
    run("add", site.url("/feed"))
    return site


def test_all_is_well_and_nothing_is_said(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = served(rss(["Ferry", "Fog"]))
    assert run("refresh") == (0, "", "")
    assert run("feeds", "--format", "json").records[0]["total"] == 2


def test_each_that_failed_is_named(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = answer(b"", "500 Oh")
    done = run("refresh")
    assert done.status == 1
    assert done.err == f"newsreader: Harbour ({harbour.url('/feed')}): the server is in trouble (500)\n"


def test_one_that_is_left_alone_is_still_named(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = answer(b"", "429 Too many", retry_after="600")
    run("refresh")
    done = run("refresh", "harbour")
    assert done.status == 1
    assert "is left alone for a while" in done.err


def test_one_that_is_gone_is_named_once_and_asked_again_by_its_name(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = answer(b"", "410 Gone")
    assert "is not asked for any more" in run("refresh").err
    assert run("refresh") == (0, "", "")
    harbour.pages["/feed"] = served(rss(["Fog", "Back"]))
    assert run("refresh", "1").status == 0
    assert run("feeds", "--format", "json").records[0]["total"] == 2


def test_only_what_is_named_is_asked(run: Run, harbour: Site) -> None:
    harbour.pages["/other"] = served(rss(["Weir"], title="Other"))
    run("add", harbour.url("/other"))
    asked = len(harbour.requests)
    run("refresh", "other")
    assert [request.path for request in harbour.requests[asked:]] == ["/other"]


def test_a_feed_that_wants_to_rest_is_asked_when_the_reader_says_so(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = served(rss(["Fog"], more="<ttl>60</ttl>"))
    run("refresh")
    asked = len(harbour.requests)
    run("refresh")
    assert len(harbour.requests) == asked
    run("refresh", "--now")
    run("refresh", "1")
    assert len(harbour.requests) == asked + 2


def test_without_a_network_that_is_what_is_said(run: Run) -> None:
    library = Desk().shelf.library
    for number in range(1, 4):
        library.subscribe(f"http://127.0.0.{number}:1/")
    done = run("refresh")
    assert done.status == 1
    assert done.err.count("the server does not accept connections") == 3
    assert "No feed at all could be reached. Check whether you are online." in done.err


def test_whole_stories_are_fetched_for_the_train(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = served(rss([], more=teaser("Long fog", harbour.url("/fog"))))
    harbour.pages["/fog"] = answer(STORY)
    assert run("refresh", "--full").status == 0
    library = Desk().shelf.library
    (listed,) = [one for one in library.entries() if one.headline == "Long fog"]
    story = library.story(listed.id)
    assert story is not None
    assert len(story.blocks) >= 40


def test_a_page_that_does_not_come_is_told(run: Run, harbour: Site) -> None:
    harbour.pages["/feed"] = served(rss([], more=teaser("Lost", harbour.url("/lost"))))
    done = run("refresh", "--full", "1")
    assert (done.status, "did not come whole" in done.err) == (1, True)


def test_ctrl_c_stops_and_keeps_what_came(run: Run, harbour: Site) -> None:
    asked, told = threading.Event(), threading.Event()

    def silence(_line: socket.socket, _request: Request) -> None:
        asked.set()
        harbour.gone.wait(15)

    def two(line: socket.socket, _request: Request) -> None:
        line.sendall(served(rss(["Fog", "Ferry"])))
        told.set()

    harbour.pages["/silent"] = served(rss(["x"], title="Silent"))
    run("add", harbour.url("/silent"))
    harbour.pages |= {"/silent": silence, "/feed": two}

    def interrupt() -> None:
        asked.wait(5)
        told.wait(5)
        harbour.gone.wait(0.5)  # for what was told to be read, however slow the machine
        os.kill(os.getpid(), signal.SIGINT)

    hand = threading.Thread(target=interrupt)
    hand.start()
    done = run("refresh")
    hand.join()
    assert (done.status, "Stopped. What came until then is kept." in done.err) == (1, True)
    assert {one["title"]: one["total"] for one in run("feeds", "--format", "json").records} == {
        "Harbour": 2,
        "Silent": 1,
    }


def test_the_settings_say_how_many_connections_there_are(run: Run, harbour: Site, own_folders: Path) -> None:
    folder = own_folders / "config" / "newsreader"
    folder.mkdir(parents=True)
    (folder / "settings.yaml").write_text("connections: 0")
    assert "“connections” must be a number from 1 to 100" in run("refresh").err
    (folder / "settings.yaml").write_text("connections: 1\nper_host: 1")
    assert run("refresh").status == 0
