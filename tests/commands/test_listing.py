"""Feeds are listed for people, for programs and for other readers."""

from __future__ import annotations

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.commandline import Run
from tests.refresh.feeds import rss, served
from tests.sources.web.site import Site, answer


@pytest.fixture
def feeds(run: Run, site: Site) -> Site:
    """A site with two feeds that are followed, of which one fails."""
    site.pages |= {
        "/a": served(rss(["Fog", "Ferry"], title="Canal Dispatch")),
        "/b": served(rss(["Weir"], title="Weirs")),
    }
    run("add", site.url("/a"), "--folder", "News")
    run("add", site.url("/b"))
    site.pages["/b"] = answer(b"", "404 Not Found")
    run("refresh")
    return site


def test_people_read_a_table(run: Run, feeds: Site) -> None:
    assert run("feeds").out.splitlines() == [
        "2  1/1  Weirs",
        "        failed: there is no such page (404)",
        "1  2/2  Canal Dispatch  [News]",
    ]


def test_programs_read_columns(run: Run, feeds: Site) -> None:
    head, *lines = [line.split("\t") for line in run("feeds", "--format", "tsv").out.splitlines()]
    assert head[:6] == ["id", "title", "address", "folder", "unread", "total"]
    assert [line[:6] for line in lines] == [
        ["2", "Weirs", feeds.url("/b"), "", "1", "1"],
        ["1", "Canal Dispatch", feeds.url("/a"), "News", "2", "2"],
    ]
    assert {len(line) for line in lines} == {len(head)}


def test_programs_read_objects(run: Run, feeds: Site) -> None:
    weirs, canal = run("feeds", "--format", "json").records
    assert (weirs["title"], weirs["failures"], weirs["failure"]) == ("Weirs", 1, "there is no such page (404)")
    assert (canal["unread"], canal["total"], canal["failure"], canal["gone"]) == (2, 2, None, False)


def test_nobody_who_only_looks_makes_a_library(run: Run, own_folders: Path) -> None:
    assert run("feeds").status == run("refresh").status == 0
    assert run("feeds", "--format", "json").out == ""
    assert not list(own_folders.rglob("*.db"))


def test_a_list_goes_to_another_reader_and_back(run: Run, feeds: Site, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    assert run("export", str(path)).status == 0
    text = path.read_text()
    assert run("export").out == run("export", "-").out == text
    for number in ("1", "2"):
        run("remove", number)
    assert run("import", str(path)).status == 0
    assert {(one["title"], one["folder"]) for one in run("feeds", "--format", "json").records} == {
        ("Canal Dispatch", "News"),
        ("Weirs", ""),
    }
    assert run("export").out == text


def test_a_list_may_be_on_the_web(run: Run, site: Site) -> None:
    text = '<opml version="2.0"><head/><body><outline text="Weirs" xmlUrl="https://weir.example/"/></body></opml>'
    site.pages["/feeds.opml"] = answer(text, content_type="text/x-opml")
    assert run("import", site.url("/feeds.opml")).status == 0
    assert run("feeds").out == "1  0/0  Weirs\n"
    assert "there is no such page (404)" in run("import", site.url("/none")).err


def test_what_is_no_list_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(rss(["Fog"]))
    done = run("import", str(path))
    assert (done.status, "this is no list of feeds" in done.err) == (1, True)
    assert run("import", str(tmp_path / "none.opml")).status == 1
    assert run("import").status == 2


def test_a_list_that_cannot_be_written_is_told(run: Run, feeds: Site, tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "none" / "feeds.opml"))
    assert (done.status, "cannot write" in done.err) == (1, True)


def test_a_list_that_was_written_before_stays_whole_where_a_new_one_cannot_be(
    run: Run, feeds: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text("the list of last week")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    done = run("export", str(path))
    assert (done.status, "cannot write" in done.err) == (1, True)
    assert path.read_text() == "the list of last week"
    assert list(tmp_path.glob("*.tmp")) == []


def test_a_list_is_written_where_a_link_leads_and_with_the_rights_that_are_there(
    run: Run, feeds: Site, tmp_path: Path
) -> None:
    path, link = tmp_path / "feeds.opml", tmp_path / "link.opml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    assert run("export", str(link)).status == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").startswith("<?xml")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run("export", str(tmp_path / "new.opml")).status == 0
    touched = tmp_path / "touched"
    touched.touch()
    assert (tmp_path / "new.opml").stat().st_mode == touched.stat().st_mode, "as any new file"


def test_a_list_goes_into_a_pipe_as_it_is(run: Run, feeds: Site, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, "utf-8")
        assert run("export", str(pipe)).status == 0
        assert read.result(10).startswith("<?xml")
    assert pipe.is_fifo()


def test_what_of_a_list_could_not_be_used_is_counted_and_the_first_of_it_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    lines = "".join(f'<outline text="Line {number}" xmlUrl="file:///etc/{number}"/>' for number in range(7))
    good = '<outline text="Weir" xmlUrl="https://weir.example/feed"/>'
    path.write_text(f"<opml><body>{good}{lines}</body></opml>")
    done = run("import", str(path))
    assert done.status == 0
    told = done.err.splitlines()
    assert told[-7].endswith("7 lines of the list could not be used:")
    assert told[-6].endswith("Line 0: “file:///etc/0” is no address of the web")
    assert told[-1].endswith("and 2 more")
    assert len(run("feeds", "--format", "json").records) == 1
