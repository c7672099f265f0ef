"""The edition that travels with the program: that it is right, whole, and shows all that a page can have."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise

import pytest

from reader import paths
from reader.sources import png
from reader.sources.edition import Edition
from reader.story import Block, Crosshead, Listing, Paragraph, Picture, Quote, Spans, Story, Table, plain

FOLDER = paths.content()


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load(FOLDER)


@pytest.fixture(scope="module")
def stories(edition: Edition) -> dict[str, Story]:
    return {slug: edition.story(slug) for slug in edition.slugs}


def runs(block: Block) -> Iterator[Spans]:
    """The marked-up texts of a block."""
    match block:
        case Paragraph():
            yield block.spans
        case Quote():
            yield from block.paragraphs
        case Listing():
            yield from block.items


def text(story: Story) -> str:
    return " ".join(plain(spans) for block in story.blocks for spans in runs(block))


def depth(story: Story) -> int:
    """How many comments the longest chain of answers has."""
    chain: dict[str | None, int] = {None: 0}
    for comment in story.comments.comments:
        chain[comment.id] = chain[comment.parent] + 1
    return max(chain.values())


def test_there_are_stories_enough_in_both_languages_from_several_providers(stories: dict[str, Story]) -> None:
    languages = Counter(story.language for story in stories.values())
    assert len(stories) >= 14
    assert set(languages) == {"fr", "en"}
    assert min(languages.values()) >= 6
    assert len({story.provider for story in stories.values()}) >= 6


def test_no_story_is_left_out(edition: Edition) -> None:
    assert sorted(edition.slugs) == sorted(file.stem for file in (FOLDER / "stories").iterdir())


def test_the_notice_says_that_all_is_invented(edition: Edition) -> None:
    assert "inventé" in edition.notice("fr")
    assert "invented" in edition.notice("en")


def test_no_two_neighbours_on_the_front_page_share_a_provider(edition: Edition) -> None:
    providers = [entry.provider for entry in edition.entries]
    assert all(one != other for one, other in pairwise(providers))


def test_each_story_leads_to_three_others_that_open(edition: Edition, stories: dict[str, Story]) -> None:
    for slug, story in stories.items():
        assert len(story.related) >= 3, slug
        for related in story.related:
            assert related.url is not None
            assert edition.story(related.url.removeprefix("edition:")).headline == related.title
            assert related.picture is not None, f"{slug}: {related.title}"


def test_every_story_can_be_reached_from_another(stories: dict[str, Story]) -> None:
    reached = {related.url for story in stories.values() for related in story.related}
    assert reached == {f"edition:{slug}" for slug in stories}


def test_dates_come_in_the_order_of_events(edition: Edition, stories: dict[str, Story]) -> None:
    for slug, story in stories.items():
        published = datetime.fromisoformat(story.published or "")
        assert published.date().isoformat() <= edition.date, slug
        if story.updated:
            assert datetime.fromisoformat(story.updated) > published, slug
        times = {c.id: datetime.fromisoformat(c.time or "") for c in story.comments.comments}
        for comment in story.comments.comments:
            assert times[comment.id] > (times[comment.parent] if comment.parent else published), (
                f"{slug}: {comment.id}"
            )


@pytest.mark.parametrize(
    ("what", "shows"),
    [
        ("no comment yet", lambda story: story.comments.count == 0 and story.comments.complete),
        ("no comments at all", lambda story: story.comments.count is None),
        ("44 comments announced, 12 present", lambda story: _comments(story) == (44, 12)),
        ("60 comments, all of them", lambda story: _comments(story) == (60, 60)),
        ("a thread six deep", lambda story: depth(story) >= 6),
        ("a long read", lambda story: len(text(story).split()) >= 5_000),
        ("a brief", lambda story: len(text(story).split()) <= 300),
        ("a correction in place", lambda story: story.updated is not None),
        ("two authors", lambda story: len(story.authors) == 2),
        ("none named", lambda story: story.authors == ()),
        ("a lede set apart", lambda story: story.lede is not None),
        ("crossheads", lambda story: sum(isinstance(block, Crosshead) for block in story.blocks) >= 3),
        ("several pictures", lambda story: sum(isinstance(block, Picture) for block in story.blocks) >= 3),
    ],
)  # fmt: skip
def test_some_story_has(stories: dict[str, Story], what: str, shows: Callable[[Story], bool]) -> None:
    assert any(shows(story) for story in stories.values()), what


def _comments(story: Story) -> tuple[int | None, int]:
    return story.comments.count, len(story.comments.comments)


def test_every_kind_of_block_is_somewhere(stories: dict[str, Story]) -> None:
    kinds = {type(block).__name__ for story in stories.values() for block in story.blocks}
    assert kinds == {"Paragraph", "Crosshead", "Quote", "Listing", "Picture", "Table", "Verbatim", "Embed"}


def test_some_table_has_row_names_and_numbers(stories: dict[str, Story]) -> None:
    tables = [block for story in stories.values() for block in story.blocks if isinstance(block, Table)]
    assert any(len(table.rows) >= 4 and len(table.rows[0]) >= 3 for table in tables)


def test_one_story_has_right_to_left_and_wide_text_and_emoji(stories: dict[str, Story]) -> None:
    def directions(story: Story) -> set[str]:
        return {unicodedata.bidirectional(letter) for letter in text(story)}

    def ideographs(story: Story) -> bool:
        return any(
            unicodedata.east_asian_width(letter) == "W" and unicodedata.category(letter) == "Lo"
            for letter in text(story)
        )

    def emoji(story: Story) -> bool:
        said = text(story) + "".join(comment.text for comment in story.comments.comments)
        return any("\U0001f300" <= letter <= "\U0001faff" for letter in said)

    assert any({"R", "AL"} & directions(story) and ideographs(story) and emoji(story) for story in stories.values())


def test_every_picture_has_its_texts_apart(stories: dict[str, Story]) -> None:
    for slug, story in stories.items():
        for block in story.blocks:
            if isinstance(block, Picture):
                assert block.alt, slug
                assert block.caption, slug
                assert block.credit, slug
                assert len({block.alt, block.caption, block.credit}) == 3, slug


def test_every_picture_is_used_and_small(edition: Edition, stories: dict[str, Story]) -> None:
    used = {block.src for story in stories.values() for block in story.blocks if isinstance(block, Picture)}
    files = sorted((FOLDER / "pictures").iterdir())
    assert sorted(edition.picture(src or "") for src in used) == files
    for file in files:
        assert png.size(file) == (480, 320), file.name
        assert file.stat().st_size <= 25_000, file.name


def test_no_mark_is_left_open(stories: dict[str, Story]) -> None:
    """Marks that were not closed, or stand where there is no markup, would show as they are written."""
    for slug, story in stories.items():
        plain_texts = [text(story), story.lede or "", story.headline]
        plain_texts += [comment.text for comment in story.comments.comments]
        for block in story.blocks:
            if isinstance(block, Picture):
                plain_texts += [block.alt or "", block.caption or "", block.credit or ""]
            elif isinstance(block, Table):
                plain_texts += [cell for row in block.rows for cell in row]
        for written in plain_texts:
            assert "**" not in written, slug
            assert "](" not in written, slug


def test_links_lead_to_reserved_names_or_to_the_edition(stories: dict[str, Story]) -> None:
    """Invented news may not send anybody to a real page (RFC 2606 reserves the example domains)."""
    for slug, story in stories.items():
        for href in (span.href for block in story.blocks for spans in runs(block) for span in spans if span.href):
            scheme, _, rest = href.partition(":")
            if scheme == "edition":
                assert rest in stories, f"{slug}: {href}"
            else:
                host = rest.removeprefix("//").partition("/")[0]
                assert host.removeprefix("www.") in {"example.org", "example.com", "example.net"}, f"{slug}: {href}"


def test_french_is_set_as_french(stories: dict[str, Story]) -> None:
    """No straight apostrophe or quotation mark, and no breaking blank before a double punctuation mark."""
    for slug, story in stories.items():
        if story.language == "fr":
            body = text(story)
            assert "'" not in body, slug
            assert '"' not in body, slug
            for mark in (" ;", " :", " !", " ?", " »", "« "):
                assert mark not in body, f"{slug}: “{mark}”"
