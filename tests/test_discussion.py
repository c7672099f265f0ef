"""The comments of a story: loaded through the desk, kept for when there is no network, compared with last time."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from reader import cli, paths
from reader.comments.base import Loaded
from reader.desk import Desk
from reader.errors import CannotReach, HttpStatus
from reader.feed import Feed, FeedEntry, Replies
from reader.library.model import Answer as Came
from reader.sources import web
from reader.sources.web import fetching
from reader.story import Page, Story
from tests.comments.blog import STORY, Blog, Said, many
from tests.sources.web.site import Answer, Site, answer

REAL = os.environ.get("NEWSREADER_WORDPRESS", "")
ADDRESS = "https://blog.example" + STORY


@pytest.fixture
def blog(monkeypatch: pytest.MonkeyPatch) -> Blog:
    """A blog that is the whole web."""
    served = Blog(comments=many(130), shown=2)
    monkeypatch.setattr(web, "fetch", lambda url, **options: served.answer(url))
    return served


def last(desk: Desk, target: str = ADDRESS) -> Loaded:
    *_before, loaded = desk.discussion.load(target, desk.open(target))
    return loaded


def test_a_story_of_the_web_gets_the_comments_that_its_page_names(blog: Blog) -> None:
    story = Desk().open(ADDRESS)
    assert (story.comments.count, len(story.comments.comments)) == (130, 2)
    loaded = last(Desk())
    assert (len(loaded.thread.comments), loaded.thread.count, loaded.thread.source) == (130, 130, "WordPress")
    assert loaded.finished
    assert loaded.thread.complete


def test_a_story_that_a_feed_gave_whole_gets_the_comments_that_its_page_names(blog: Blog) -> None:
    desk = Desk()
    library = desk.shelf.library
    feed = library.subscribe("https://blog.example/feed/")
    library.set_full(feed, "never")
    entry = FeedEntry(id="1", url=ADDRESS, headline="A quay", content="<p>All of it.</p>", replies=Replies(130))
    library.receive(feed, Feed("Blog", entries=(entry,)), Came(at=0.0))
    target = desk.shelf.listing("all")[0].target
    loaded = last(desk, target)
    assert (len(loaded.thread.comments), loaded.thread.source) == (130, "WordPress")


def test_where_that_page_does_not_come_the_feed_of_its_comments_has_to_do(blog: Blog) -> None:
    desk = Desk()
    library = desk.shelf.library
    feed = library.subscribe("https://blog.example/feed/")
    library.set_full(feed, "never")
    replies = Replies(130, feed=f"{ADDRESS}feed/")
    entry = FeedEntry(id="1", url="https://gone.example/", headline="A quay", content="<p>All.</p>", replies=replies)
    library.receive(feed, Feed("Blog", entries=(entry,)), Came(at=0.0))
    loaded = last(desk, desk.shelf.listing("all")[0].target)
    assert 0 < len(loaded.thread.comments) <= 10


def test_nothing_is_asked_before_the_first_answer_is_wanted(blog: Blog) -> None:
    desk = Desk()
    story = desk.open(ADDRESS)
    blog.refused = ("wp-json",)
    steps = desk.discussion.load(ADDRESS, story)
    blog.refused = ()
    assert len(next(steps).thread.comments) == 100


def test_without_a_network_the_thread_is_there_as_it_was_loaded(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    last(Desk())

    def gone(url: str, **options: object) -> Page:
        raise CannotReach("there is no network that leads there", where=url, hint="Check whether you are online.")

    monkeypatch.setattr(web, "fetch", gone)
    desk = Desk()
    story = desk.open(ADDRESS)
    kept = desk.discussion.kept(story)
    assert kept is not None
    assert (len(kept.thread.comments), kept.thread.source) == (130, "WordPress")
    assert kept.saved
    loaded = last(desk)
    assert len(loaded.thread.comments) == 130
    assert loaded.saved == kept.saved
    assert loaded.notes[0].startswith("WordPress: there is no network that leads there.")
    assert re.fullmatch(r"128 comments are as saved on .+\.", loaded.notes[-1])


def test_a_story_whose_thread_was_never_loaded_has_none_kept(blog: Blog) -> None:
    desk = Desk()
    assert desk.discussion.kept(desk.open(ADDRESS)) is None
    assert desk.discussion.kept(Story("x", "A story without an address")) is None


def test_the_first_loading_makes_nothing_new_and_the_next_tells_what_came_since(blog: Blog) -> None:
    assert last(Desk()).new == frozenset()
    blog.comments = [*blog.comments, Said(1, "Late", "<p>Have I missed something?</p>")]
    desk = Desk()
    assert last(desk).new == {"comment-131"}
    assert last(desk).new == {"comment-131"}  # the same visit still
    assert last(Desk()).new == frozenset()


def test_a_loaded_thread_can_be_loaded_again(blog: Blog) -> None:
    desk = Desk()
    first = last(desk)
    story = replace(desk.open(ADDRESS), comments=first.thread)
    again = list(desk.discussion.load(ADDRESS, story))[-1]
    assert again.thread == first.thread
    blog.refused = ("wp-json",)
    refused = list(desk.discussion.load(ADDRESS, story))[-1]
    assert (len(refused.thread.comments), refused.thread.source) == (130, "WordPress, Atom")


def test_what_did_not_come_at_the_last_visit_is_not_new(blog: Blog) -> None:
    desk = Desk()
    story = desk.open(ADDRESS)
    asked: list[Loaded] = []
    for loaded in desk.discussion.load(ADDRESS, story, cancelled=lambda: bool(asked)):
        asked.append(loaded)
    assert asked[-1].stopped
    assert len(asked[-1].thread.comments) == 100
    assert last(Desk()).new == frozenset()


def test_a_folder_that_cannot_be_written_is_told_and_no_more(blog: Blog) -> None:
    paths.library().mkdir(parents=True)
    (paths.library() / "threads").write_text("in the way")
    loaded = last(Desk())
    assert len(loaded.thread.comments) == 130
    assert "cannot be kept" in loaded.notes[-1]


def test_a_damaged_file_is_as_if_it_were_not_there(blog: Blog) -> None:
    last(Desk())
    for path in (paths.library() / "threads").rglob("*.page"):
        path.write_bytes(path.read_bytes()[:-40])
    assert len(last(Desk()).thread.comments) == 130


def test_a_server_that_asked_for_time_has_it_when_the_reader_tries_again(blog: Blog) -> None:
    desk = Desk()
    story = desk.open(ADDRESS)
    asked: list[str] = []

    def busy(page: Page) -> Page:
        asked.append(page.target)
        raise HttpStatus(429, "too many requests (429)", hint="Try again in 10 minutes.", wait=600)

    answers = blog.answer
    blog.answer = lambda url: busy(answers(url)) if "wp-json" in url else answers(url)  # type: ignore[method-assign]
    first = list(desk.discussion.load(ADDRESS, story))[-1]
    again = list(desk.discussion.load(ADDRESS, story))[-1]
    assert first.notes[0] == again.notes[0] == "WordPress: too many requests (429). Try again in 10 minutes."
    assert len(asked) == 1


def test_a_saved_page_leads_to_its_comments_too(blog: Blog, tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(blog.answer(ADDRESS).body)
    assert len(last(Desk(), str(path)).thread.comments) == 130


def test_a_bundled_story_has_its_own_thread_and_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "fetch", lambda url, **options: pytest.fail(url))
    desk = Desk()
    target = desk.edition.entries[0].target
    story = desk.open(target)
    (loaded,) = desk.discussion.load(target, story)
    assert loaded.thread == story.comments


# ---------------------------------------------------------------------- over a real line


class Pages(dict[str, Answer]):
    """The pages of a site: what the blog answers."""

    def __init__(self, blog: Blog) -> None:
        super().__init__()
        self.blog = blog
        self.hanging = False
        self.hung = 0

    def get(self, path: str, default: object = None) -> Answer:  # type: ignore[override]
        if self.hanging:
            self.hung += 1
            return lambda line, request: line.recv(1) and None  # which never comes: the client goes away
        try:
            page = self.blog.answer(self.blog.root + path)
        except HttpStatus as problem:
            return answer("<p>no", f"{problem.status} No")
        return answer(
            page.body, content_type=page.media_type, **{k.replace("-", "_"): v for k, v in page.headers.items()}
        )


@pytest.fixture
def pages() -> Iterator[Pages]:
    served = Site()
    served.pages = found = Pages(Blog(served.url("").rstrip("/"), many(150), shown=3))
    yield found
    served.close()


@pytest.fixture
def site(pages: Pages) -> Blog:
    return pages.blog


def test_show_prints_the_loaded_thread(site: Blog, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "--format", "json", "--comments", site.story]) == 0
    out, err = capfd.readouterr()
    comments = json.loads(out)["comments"]
    assert (comments["count"], len(comments["items"]), err) == (150, 150, "")
    assert comments["items"][2] == {
        "id": "comment-3",
        "parent": "comment-2",
        "author": "Reader 3",
        "time": "2026-03-07T08:03:00+01:00",
        "text": "This is opinion number 3.",
    }


def test_show_says_what_did_not_come(site: Blog, capfd: pytest.CaptureFixture[str]) -> None:
    site.refused = ("wp-json",)
    assert cli.main(["show", "--comments", site.story]) == 0
    out, err = capfd.readouterr()
    assert "This is opinion number 150." in out
    assert "WordPress: the server does not give this page to newsreader (403)." in err
    assert "Atom: the feed holds only the 10 newest comments." in err


def test_without_the_option_only_the_page_is_asked(site: Blog, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "--format", "json", site.story]) == 0
    assert len(json.loads(capfd.readouterr().out)["comments"]["items"]) == 3


def test_a_server_that_hangs_is_left_as_soon_as_the_reader_wants(site: Blog, pages: Pages) -> None:
    desk = Desk()
    story = desk.open(site.story)
    pages.hanging = True
    begin = time.monotonic()
    steps = list(desk.discussion.load(site.story, story, lambda: time.monotonic() > begin + 0.1))
    assert time.monotonic() < begin + 2
    assert steps[-1].stopped
    assert steps[-1].thread.comments == story.comments.comments


def test_a_server_that_hangs_ends_by_itself(site: Blog, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_TIMEOUT_FOR_DATA", httpx2.Timeout(0.2))
    desk = Desk()
    story = desk.open(site.story)
    pages.hanging = True
    loaded = list(desk.discussion.load(site.story, story))[-1]
    assert len(loaded.thread.comments) == 3
    assert loaded.notes[0].startswith("WordPress: the server sent nothing for 0 seconds.")
    assert pages.hung == 1  # and is not asked again


# ---------------------------------------------------------------------- a real WordPress


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes what is asked look refused, where its address has one of the given parts."""
    fetch = web.fetch

    def refuse(*parts: str) -> None:
        def guarded(url: str, **options: object) -> Page:
            if any(part in url for part in parts):
                raise HttpStatus(403, "refused", where=url)
            return fetch(url, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(web, "fetch", guarded)

    return refuse


def real_story() -> tuple[Desk, Story]:
    if not REAL:
        pytest.skip("NEWSREADER_WORDPRESS does not name a WordPress")
    desk = Desk()
    return desk, desk.open(f"{REAL.rstrip('/')}/2026/03/02/tramway-rouvre/")


def bare(story: Story) -> Story:
    """``story`` as if its page showed none of its comments."""
    return replace(story, comments=replace(story.comments, comments=(), source=None, complete=False))


@pytest.mark.real
def test_a_real_site_gives_all_by_its_interface() -> None:
    desk, story = real_story()
    shown = {comment.id: comment for comment in story.comments.comments}
    loaded = list(desk.discussion.load(story.url or "", bare(story)))[-1]
    assert (len(loaded.thread.comments), loaded.thread.count, loaded.thread.complete) == (34, 34, True)
    assert (loaded.thread.source, loaded.notes) == ("WordPress", ())
    for comment in loaded.thread.comments:
        page = shown[comment.id]
        assert (comment.parent, comment.author, comment.time) == (page.parent, page.author, page.time)
        letters = re.sub(r"\W", "", page.text)
        assert letters[:60] in re.sub(r"\W", "", comment.text)


@pytest.mark.real
@pytest.mark.parametrize(
    ("refused", "source"), [(("wp-json",), "Atom"), (("wp-json", "/atom"), "RSS")], ids=["atom", "rss"]
)
def test_a_real_site_gives_ten_by_its_feeds(
    refused: tuple[str, ...], source: str, refusing: Callable[..., None]
) -> None:
    desk, story = real_story()
    shown = {comment.id: comment for comment in story.comments.comments}
    refusing(*refused)
    loaded = list(desk.discussion.load(story.url or "", bare(story)))[-1]
    assert (len(loaded.thread.comments), loaded.thread.count, loaded.thread.source) == (10, 34, source)
    assert loaded.notes[-1] == f"{source}: the feed holds only the 10 newest comments."
    here = {comment.id for comment in loaded.thread.comments}
    for comment in loaded.thread.comments:
        page = shown[comment.id]
        assert comment.parent == (page.parent if page.parent in here else None)
        assert (comment.author, comment.text[:40]) == (page.author, page.text[:40])
    whole = list(desk.discussion.load(story.url or "", story))[-1]
    assert [comment.id for comment in whole.thread.comments] == list(shown)


@pytest.mark.real
def test_a_real_site_keeps_what_waits_and_what_is_spam_to_itself() -> None:
    desk, _story = real_story()
    target = f"{REAL.rstrip('/')}/2026/03/03/sources-oubliees/"
    story = desk.open(target)
    loaded = list(desk.discussion.load(target, story))[-1]
    assert (len(loaded.thread.comments), loaded.notes) == (14, ())
    words = " ".join(comment.text for comment in loaded.thread.comments)
    assert "modération" not in words
    assert "Gagnez" not in words
