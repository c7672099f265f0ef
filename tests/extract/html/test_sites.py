"""Rules of one site translate its names into those that everybody knows, on its own pages only."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import DataError
from reader.extract import extract
from reader.extract.html import sites
from reader.story import Page, Paragraph, Picture, Story, plain

PAGES = Path(__file__).parents[2] / "pages" / "sites"


@pytest.fixture(autouse=True)
def _own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "FOLDER", PAGES)


def read(url: str) -> Story:
    body = (PAGES / "lanternpost.html").read_bytes()
    return extract(Page(url, url, "text/html", None, body, "2026-11-15T08:00+01:00"))


def texts(story: Story) -> list[str]:
    return [plain(block.spans) for block in story.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("host", ["lanternpost.example", "www.lanternpost.example"])
def test_a_page_whose_names_say_nothing_is_read_by_the_rules_of_its_site(host: str) -> None:
    story = read(f"https://{host}/2026/lamps")
    assert story.headline == "The town that switched its lamps back on"
    assert story.kicker == "Night shifts"
    assert story.authors == ("Petra Okafor",)
    assert story.lede is not None
    assert story.lede.startswith("For nine winters")
    (picture,) = (block for block in story.blocks if isinstance(block, Picture))
    assert (picture.caption, picture.credit) == ("A lamp in Mill Street, lit again", "Odd Nilsen")
    assert [text[:12] for text in texts(story)] == ["The first la", "By Friday th", "What the lam"]


def test_other_sites_are_read_as_ever() -> None:
    story = read("https://lanternpost.example.org/2026/lamps")
    assert story.headline != "The town that switched its lamps back on"
    assert any("mattress" in text for text in texts(story))


@pytest.mark.parametrize(
    ("rules", "line", "what"),
    [("lede: .x\nheadlin: h2\n", 2, "headlin"), ("lede: .x\nremove: div > p\n", 2, ">"), ("- lede\n", 1, "mapping")],
)
def test_wrong_rules_are_told_with_file_and_line(
    rules: str, line: int, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lanternpost.example.yaml").write_text(rules, encoding="utf-8")
    monkeypatch.setattr(sites, "FOLDER", tmp_path)
    with pytest.raises(DataError) as caught:
        read("https://lanternpost.example/")
    assert str(caught.value.where).endswith(f"lanternpost.example.yaml:{line}")
    assert what in str(caught.value)


def test_the_rules_that_the_program_brings_are_right() -> None:
    folder = Path(sites.__file__).parent.parent / "rules" / "sites"
    for path in folder.glob("*.yaml"):
        sites._rules(path)
