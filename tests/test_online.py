"""An address opens like a file does; and where the web does not give the page, its saved copy opens instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from reader import cli, paths
from reader.desk import Desk
from reader.errors import CannotReach, HttpStatus, NotAllowed, NotAStory, Stopped, TargetNotFound
from reader.library.archive import Archive
from reader.settings import Settings
from reader.sources import web
from reader.story import Page, Story

ADDRESS = "https://news.example/story"
DUMP = "The ferry runs again\n\nNadia Verne\n15 November 2026, 08:00\n\n" + "\n\n".join(
    f"The ferry crossed the river for the {number}th time this morning, and nobody on it was in a hurry to arrive."
    for number in range(4, 9)
)


def page(body: str = DUMP, target: str = ADDRESS, own: bool = False) -> Page:
    return Page(target, ADDRESS, "text/plain", "utf-8", body.encode(), "2026-11-15T08:00:00+01:00", {}, own)


class Web:
    """A web of one page, or of none; ``asked`` is what each request was made with."""

    def __init__(self) -> None:
        self.page: Page | Exception = page()
        self.asked: list[tuple[str, dict[str, object]]] = []

    def fetch(self, address: str, **options: object) -> Page:
        self.asked.append((address, options))
        if isinstance(self.page, Exception):
            raise self.page
        return self.page


@pytest.fixture
def the_web(monkeypatch: pytest.MonkeyPatch) -> Web:
    served = Web()
    monkeypatch.setattr(web, "fetch", served.fetch)
    return served


def gone() -> CannotReach:
    return CannotReach("there is no network that leads there", where=ADDRESS, hint="Check whether you are online.")


# ---------------------------------------------------------------------- opening


def test_an_address_is_opened_and_its_page_kept(the_web: Web) -> None:
    opened = Desk().bring(ADDRESS)
    assert opened.story.headline == "The ferry runs again"
    assert (opened.saved, opened.notices) == (None, ())
    assert Archive(paths.library() / "pages").get(ADDRESS) == page()
    assert Desk().open(ADDRESS) == opened.story


def test_progress_and_stopping_are_handed_on(the_web: Web) -> None:
    def progress(_received: int, _total: int | None) -> None: ...
    def cancelled() -> bool:
        return False

    Desk().bring("news.example/story", progress=progress, cancelled=cancelled)
    ((address, options),) = the_web.asked
    assert address == "news.example/story"
    assert (options["progress"], options["cancelled"]) == (progress, cancelled)


def test_the_page_that_was_kept_is_asked_for_only_if_it_has_changed(the_web: Web) -> None:
    desk = Desk()
    desk.open(ADDRESS)
    desk.open(ADDRESS)
    assert [options["known"] for _address, options in the_web.asked] == [None, page()]


def test_the_library_that_the_reader_names_has_its_pages_beside_it(the_web: Web, tmp_path: Path) -> None:
    Desk(Settings(library=tmp_path / "news.db")).open(ADDRESS)
    assert Archive(tmp_path / "news.pages").get(ADDRESS) == page()


def test_a_page_that_cannot_be_kept_is_read_all_the_same(the_web: Web, tmp_path: Path) -> None:
    (tmp_path / "news.pages").write_text("in the way")
    opened = Desk(Settings(library=tmp_path / "news.db")).bring(ADDRESS)
    assert opened.story.headline
    assert "cannot be kept for reading offline" in opened.notices[0]


def test_a_file_goes_before_an_address_of_the_same_name(
    the_web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.example").write_text(DUMP)
    desk = Desk()
    assert desk.open("news.example").headline
    assert not the_web.asked
    with pytest.raises(TargetNotFound):
        desk.open("no-such-page.html")


# ---------------------------------------------------------------------- saved copies


def test_offline_the_saved_copy_opens_and_says_so(the_web: Web) -> None:
    Desk().open(ADDRESS)
    the_web.page = gone()
    opened = Desk().bring(f"{ADDRESS}#comments")
    assert opened.story.headline == "The ferry runs again"
    assert opened.saved == "2026-11-15T08:00:00+01:00"
    assert opened.notices == ("Saved copy of 15 November 2026, 08:00: there is no network that leads there.",)


@pytest.mark.parametrize(
    "problem",
    [
        HttpStatus(404, "there is no such page (404)", where=ADDRESS),
        HttpStatus(503, "the server is in trouble (503)", where=ADDRESS),
        page("Log in"),
    ],
)
def test_whatever_else_has_come_of_the_page_its_saved_copy_stands_in(the_web: Web, problem: Page | Exception) -> None:
    Desk().open(ADDRESS)
    the_web.page = problem
    opened = Desk().bring(ADDRESS)
    assert opened.saved
    assert opened.notices[0].startswith("Saved copy of 15 November 2026, 08:00: ")
    assert Archive(paths.library() / "pages").get(ADDRESS) == page(), "a wall does not take the place of the story"


def test_without_a_saved_copy_the_problem_is_told(the_web: Web) -> None:
    the_web.page = gone()
    with pytest.raises(CannotReach):
        Desk().open(ADDRESS)
    the_web.page = page("Log in")
    with pytest.raises(NotAStory):
        Desk().open(ADDRESS)


@pytest.mark.parametrize("problem", [Stopped("stopped", where=ADDRESS), NotAllowed("no", where=ADDRESS)])
def test_who_stops_gets_no_copy_and_neither_does_who_may_not(the_web: Web, problem: Exception) -> None:
    Desk().open(ADDRESS)
    the_web.page = problem
    with pytest.raises(type(problem)):
        Desk().open(ADDRESS)


def test_a_damaged_copy_is_told_where_it_is_needed(the_web: Web) -> None:
    Desk().open(ADDRESS)
    (copy,) = (paths.library() / "pages").rglob("*.page")
    copy.write_bytes(b"x")
    the_web.page = gone()
    with pytest.raises(CannotReach, match=r"Check whether you are online\. .*: the saved copy is damaged\."):
        Desk().open(ADDRESS)
    the_web.page = page()
    assert Desk().bring(ADDRESS).notices == ()


# ---------------------------------------------------------------------- links


def source(own: bool, the_web: Web) -> tuple[Desk, Story]:
    the_web.page = page(own=own)
    desk = Desk()
    return desk, desk.open(ADDRESS)


@pytest.mark.parametrize("own", [True, False])
def test_only_a_story_from_the_readers_own_network_may_lead_there(the_web: Web, own: bool) -> None:
    desk, story = source(own, the_web)
    desk.bring("https://other.example/", source=story)
    assert [options["typed"] for _address, options in the_web.asked] == [True, own]


def test_a_link_does_not_lead_to_a_file(the_web: Web, tmp_path: Path) -> None:
    desk, story = source(False, the_web)
    (tmp_path / "page.txt").write_text(DUMP)
    for target in (str(tmp_path / "page.txt"), (tmp_path / "page.txt").as_uri(), "-"):
        with pytest.raises(NotAllowed, match="not to a file"):
            desk.bring(target, source=story)


def test_a_story_of_the_edition_leads_to_the_others() -> None:
    desk = Desk()
    first = desk.bring(f"edition:{desk.edition.slugs[0]}").story
    assert desk.bring(f"edition:{desk.edition.slugs[1]}", source=first).story.headline


# ---------------------------------------------------------------------- marks


def test_marks_go_by_any_spelling_of_the_address(the_web: Web) -> None:
    desk = Desk()
    desk.mark_read("News.Example/story#end")
    assert ADDRESS in desk.read_targets()


# ---------------------------------------------------------------------- the command line


def test_show_prints_a_page_of_the_web(the_web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", ADDRESS]) == 0
    printed = capsys.readouterr()
    assert "The ferry runs again" in printed.out
    assert printed.err == ""


def test_a_saved_copy_is_told_beside_the_story(the_web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", ADDRESS])
    the_web.page = gone()
    capsys.readouterr()
    assert cli.main(["show", ADDRESS]) == 0
    printed = capsys.readouterr()
    assert "The ferry runs again" in printed.out
    assert printed.err == (
        "newsreader: Saved copy of 15 November 2026, 08:00: there is no network that leads there.\n"
    )


def test_who_looks_on_is_told_what_takes_time(
    the_web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    cli.main(["open", "news.example/story"])
    assert capsys.readouterr().err == "Fetching news.example/story …\n"
    cli.main(["show", "edition:no-such-story"])
    assert "Fetching" not in capsys.readouterr().err


def test_ctrl_c_while_it_is_fetched_ends_without_a_word(
    the_web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object, **_options: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(web, "fetch", interrupt)
    assert cli.main([ADDRESS]) == 1
    assert capsys.readouterr() == ("", "")


def test_a_bundled_story_loads_nothing_of_the_web() -> None:
    program = (
        "import sys; from reader import cli; cli.main(['show', 'edition:' + sys.argv[1]])\n"
        "sys.exit(bool({'httpx2', 'httpcore2', 'reader.sources.web', 'reader.library.archive'} & set(sys.modules)))"
    )
    slug = Desk().edition.slugs[0]
    assert subprocess.run([sys.executable, "-c", program, slug], capture_output=True, check=False).returncode == 0
