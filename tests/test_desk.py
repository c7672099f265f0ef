"""What can be done with stories, whoever asks: open, remember, choose; and no mishap stops the reading."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import locale, paths
from reader.desk import Desk
from reader.errors import (
    EditionError,
    NotAStory,
    TargetNotFound,
    TargetUnreadable,
    ThemeError,
)
from reader.memory import DEFAULT_THEME
from reader.settings import COLUMN_USUAL, Settings
from reader.story import Comment, Page, Story

DUMP = """\
The weir that hummed

information provided by Canal Dispatch • 14/11/2026 at 08:20

For a week now the weir above the mill has hummed, day and night, in something close to B flat.

Nobody in the village has slept, and nobody can say who would have to be called about a weir.
"""
STORY = Story("weir", "The weir that hummed", provider="Canal Dispatch", published="2026-11-14", language="en")
COMMENT = Comment("c1", "Lovely.")
OTHER_COMMENT = Comment("c2", "Not at all.")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


@pytest.fixture
def broken_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition whose one story has a mistake in its second line."""
    folder = tmp_path / "content"
    (folder / "stories").mkdir(parents=True)
    (folder / "edition.yaml").write_text(
        'title: {fr: Rien, en: Nothing}\ndate: "2026-11-15"\nnotice: {fr: x, en: x}\nstories: [the-weir]\n'
    )
    (folder / "stories" / "the-weir.yaml").write_text("headline: The weir\nkickr: Rivers\n---\nbody: []\n")
    monkeypatch.setattr(paths, "content", lambda: folder)
    return folder


def bundled(desk: Desk) -> str:
    """The slug of some story of the bundled edition."""
    return desk.edition.slugs[0]


# ---------------------------------------------------------------------- opening


def test_a_page_dump_is_opened_by_its_path(dump: Path) -> None:
    story = Desk().open(str(dump))
    assert story.headline == "The weir that hummed"
    assert len(story.blocks) == 2


def test_a_page_dump_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(DUMP.encode()), closed=False))
    assert Desk().open("-").headline == "The weir that hummed"


def test_a_bundled_story_is_opened_by_its_name_with_or_without_the_word_edition() -> None:
    desk = Desk()
    slug = bundled(desk)
    assert desk.open(slug) == desk.open(f"edition:{slug}")


def test_a_file_goes_before_a_bundled_story_of_the_same_name(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    slug = bundled(desk)
    dump.rename(tmp_path / slug)
    monkeypatch.chdir(tmp_path)
    assert desk.open(slug).headline == "The weir that hummed"
    assert desk.open(f"edition:{slug}").headline != "The weir that hummed"


def test_every_related_story_of_the_edition_opens() -> None:
    desk = Desk()
    for related in desk.open(bundled(desk)).related:
        assert related.url
        assert desk.open(related.url).headline == related.title


@pytest.mark.parametrize("name", ["nothing-of-that-name.txt", "x" * 300, "a\nname", "\x00", ""])
def test_what_is_not_there_is_said_to_be_so(name: str) -> None:
    with pytest.raises(TargetNotFound if len(name) < 256 else TargetUnreadable):
        Desk().open(name)


def test_a_saved_html_page_is_opened_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in DUMP.split("\n\n")[2:])
    path.write_text(f"<!doctype html><title>x</title><article><h1>The weir that hummed</h1>{paragraphs}</article>")
    assert Desk().open(str(path)).headline == "The weir that hummed"


def test_an_html_page_without_a_story_is_refused_with_advice() -> None:
    page = Page("page.html", None, "text/html", None, b"<!doctype html><p>x</p>", "2026-11-15T10:00+01:00")
    with pytest.raises(NotAStory) as caught:
        Desk().extract(page)
    assert caught.value.where == "page.html"
    assert caught.value.hint


def test_a_broken_story_of_the_edition_is_told_with_file_and_line(broken_edition: Path) -> None:
    with pytest.raises(EditionError, match=r"the-weir\.yaml:2: unknown key “kickr”. Did you mean “kicker”\?"):
        Desk().open("edition:the-weir")
    with pytest.raises(EditionError):
        Desk().front_page()


def test_a_page_dump_is_read_even_where_the_edition_is_broken(broken_edition: Path, dump: Path) -> None:
    (broken_edition / "edition.yaml").write_text("nothing: right")
    assert Desk().open(str(dump)).headline == "The weir that hummed"


def test_opening_makes_no_state(dump: Path, own_folders: Path) -> None:
    Desk().open(str(dump))
    assert list(own_folders.iterdir()) == []


# ---------------------------------------------------------------------- the front page


def test_the_front_page_speaks_the_language_in_use() -> None:
    english = Desk().front_page()
    locale.use("fr")
    french = Desk().front_page()
    assert english.title != french.title
    assert english.notice != french.notice
    assert english.entries == french.entries
    assert len(english.entries) >= 14


def test_kept_stories_are_on_the_front_page_the_last_one_first(dump: Path) -> None:
    desk = Desk()
    target = f"edition:{bundled(desk)}"
    desk.keep(target, desk.open(target))
    desk.keep(str(dump), STORY)
    kept = Desk().front_page().kept
    assert [entry.target for entry in kept] == [str(dump), target]
    assert kept[0].headline == "The weir that hummed"
    assert (kept[0].provider, kept[0].published, kept[0].language) == ("Canal Dispatch", "2026-11-14", "en")


def test_what_is_kept_opens_from_any_folder(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk = Desk()
    desk.keep("page.txt", desk.open("page.txt"))
    slug = bundled(desk)
    desk.keep(slug, desk.open(slug))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    later = Desk()
    assert [entry.target for entry in later.kept()] == [f"edition:{slug}", str(dump)]
    for entry in later.kept():
        assert later.open(entry.target).headline == entry.headline


def test_a_story_from_a_pipe_cannot_be_kept() -> None:
    desk = Desk()
    kept, why_not = desk.keep("-", STORY)
    assert not kept
    assert why_not
    assert "Save it to a file" in why_not
    assert desk.kept() == ()


def test_keeping_twice_is_keeping_no_longer(dump: Path) -> None:
    desk = Desk()
    assert desk.keep(str(dump), STORY) == (True, None)
    assert desk.is_kept(str(dump))
    assert desk.keep(str(dump), STORY) == (False, None)
    assert not desk.is_kept(str(dump))
    assert Desk().kept() == ()


def test_a_kept_entry_that_was_changed_by_hand_commands_no_terminal() -> None:
    desk = Desk()
    desk.state.put("kept", "/tmp/\x1b[31mred.txt", {"headline": 3, "provider": "\x1b]0;title\x07AFP"})
    desk.state.put("kept", "not-an-entry", "text")
    (entry,) = desk.kept()
    assert (entry.headline, entry.provider) == ("/tmp/red.txt", "AFP")


# ---------------------------------------------------------------------- read marks and positions


def test_a_story_is_read_under_each_of_its_names(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk = Desk()
    slug = bundled(desk)
    assert f"edition:{slug}" not in desk.read_targets()
    desk.mark_read(slug)
    desk.mark_read("page.txt")
    desk.mark_read("-")
    desk.save()
    later = Desk()
    assert later.lasting(slug) in later.read_targets()
    assert f"edition:{slug}" in later.read_targets()
    assert str(dump) in later.read_targets()
    assert "-" not in later.read_targets()


def test_the_reading_position_is_found_again() -> None:
    desk = Desk()
    assert desk.position(STORY) is None
    assert desk.leave(STORY, (12, 340)) is None
    assert Desk().position(STORY) == (12, 340)
    desk.leave(STORY, None)
    assert Desk().position(STORY) is None


@pytest.mark.parametrize("value", [[1], [1, 2, 3], ["1", 2], [-1, 0], [0, -1], "12", {"block": 1}])
def test_a_position_that_makes_no_sense_is_the_beginning(value: object) -> None:
    desk = Desk()
    desk.state.put("positions", STORY.id, value)
    assert desk.position(STORY) is None


# ---------------------------------------------------------------------- reported comments


def test_a_reported_comment_stays_folded_until_the_report_is_taken_back() -> None:
    desk = Desk()
    desk.report(STORY, COMMENT, "spam")
    desk.report(STORY, OTHER_COMMENT, "hate")
    assert Desk().folded(STORY) == {"c1", "c2"}
    assert Desk().folded(Story("mill", "The mill answers")) == frozenset()
    desk.take_back(STORY, COMMENT)
    assert Desk().folded(STORY) == {"c2"}


def test_two_sessions_can_report_in_the_same_story() -> None:
    one, other = Desk(), Desk()
    assert one.folded(STORY) == other.folded(STORY) == frozenset()
    one.report(STORY, COMMENT, "spam")
    other.report(STORY, OTHER_COMMENT, "hate")
    assert Desk().folded(STORY) == {"c1", "c2"}


# ---------------------------------------------------------------------- looks


def test_everything_is_as_usual_at_first() -> None:
    desk = Desk()
    assert desk.theme().name == DEFAULT_THEME
    assert desk.contrast() is False
    assert desk.column() == COLUMN_USUAL
    assert desk.choice("order", "oldest") == "oldest"
    assert desk.troubles == []


def test_choices_outlive_the_session() -> None:
    assert Desk().choose(theme="sepia", contrast=True, column=66, order="newest") is None
    later = Desk()
    assert later.theme().name == "sepia"
    assert later.contrast() is True
    assert later.column() == 66
    assert later.choice("order", "oldest") == "newest"


def test_settings_go_before_what_is_remembered() -> None:
    Desk().choose(theme="sepia", contrast=True, column=66)
    desk = Desk(Settings(theme="jour", contrast=False, column=100))
    assert desk.theme().name == "jour"
    assert desk.contrast() is False
    assert desk.column() == 100


def test_a_theme_that_was_asked_for_must_be_there() -> None:
    with pytest.raises(ThemeError, match="Did you mean “sepia”"):
        Desk(Settings(theme="sepa")).theme()


def test_a_remembered_theme_that_has_gone_is_only_a_trouble() -> None:
    Desk().choose(theme="gone")
    desk = Desk()
    assert desk.theme().name == DEFAULT_THEME
    assert "there is no theme called “gone”" in desk.troubles[0]


def test_a_remembered_theme_whose_counterpart_is_broken_is_a_trouble_once_it_would_be_seen(own_folders: Path) -> None:
    themes = own_folders / "config" / "newsreader" / "themes"
    themes.mkdir(parents=True)
    night = (paths.themes() / "nuit.yaml").read_text(encoding="utf-8")
    (themes / "mine.yaml").write_text(
        night.replace("name: nuit", "name: mine").replace("contrast: contraste-sombre", "contrast: broken"), "utf-8"
    )
    (themes / "broken.yaml").write_text("name: [")
    Desk().choose(theme="mine")
    assert Desk().theme().name == "mine"
    Desk().choose(contrast=True)
    desk = Desk()
    assert desk.theme().name == DEFAULT_THEME
    assert "broken.yaml" in desk.troubles[0]


@pytest.mark.parametrize("value", ["66", 5, 10**9, -72, True, None, [66]])
def test_a_remembered_column_that_makes_no_sense_is_the_usual_one(value: object) -> None:
    desk = Desk()
    desk.state.put("choices", "column", value)
    assert desk.column() == COLUMN_USUAL


# ---------------------------------------------------------------------- nothing stops the reader


def test_a_state_folder_that_is_none_is_told_and_forgets(own_folders: Path) -> None:
    (own_folders / "state").write_text("in the way")
    desk = Desk()
    assert desk.theme().name == DEFAULT_THEME
    assert "what was remembered cannot be read" in desk.troubles[0]
    for why_not in (
        desk.choose(theme="sepia"),
        desk.leave(STORY, (1, 0)),
        desk.report(STORY, COMMENT, "spam"),
        desk.keep("/tmp/page.txt", STORY)[1],
    ):
        assert why_not
        assert "this will not be remembered" in why_not
    assert desk.theme().name == "sepia"
    assert desk.position(STORY) == (1, 0)
    assert desk.folded(STORY) == {"c1"}


@pytest.mark.skipif(sys.platform == "win32", reason="names are text on Windows")
def test_a_file_name_need_not_be_utf_8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    Path(os.fsdecode(name)).write_text(DUMP)
    desk = Desk()
    target = os.fsdecode(name)
    desk.keep(target, desk.open(target))
    (entry,) = Desk().kept()
    assert desk.open(entry.target).headline == entry.headline
