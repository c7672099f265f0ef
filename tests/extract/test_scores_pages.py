"""The reader's figures on two folders of annotated pages beside the checkout may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extract import extract
from reader.story import Page, Story
from tests.beside import CORPUS, SCORER, figures

AT_LEAST = {
    "news": {
        "body F1": 0.974,
        "headline exact": 0.87,
        "date": 0.98,
        "date and time": 0.96,
        "author F1": 0.955,
        "lede": 0.89,
        "crosshead F1": 0.89,
        "caption F1": 0.88,
        "credit F1": 0.85,
    },
    "html": {
        "body F1": 0.98,
        "headline exact": 1.0,
        "date": 1.0,
        "lede": 1.0,
        "comment F1": 1.0,
        "comment author": 1.0,
        "comment time": 1.0,
        "reply parent": 1.0,
        "related F1": 1.0,
        "caption F1": 0.96,
        "credit F1": 1.0,
    },
}
AT_MOST = {"leak comments": 0.02, "leak captions+related": 0.05}


def story_of(path: Path) -> Story:
    return extract(Page(str(path), None, "text/html", None, path.read_bytes(), "2026-11-15T08:00+01:00"))


@pytest.mark.parametrize("name", ["news", "html"])
def test_the_figures_on_annotated_pages_do_not_fall(name: str, tmp_path: Path) -> None:
    folder = CORPUS / name
    if not (SCORER.exists() and folder.is_dir()):
        pytest.skip("no annotated pages beside this checkout")
    found = figures("html", folder, ((path.name, story_of(path)) for path in sorted(folder.glob("*.html"))), tmp_path)
    assert {key: found[key] for key, least in AT_LEAST[name].items() if found[key] < least} == {}
    assert {key: found[key] for key, most in AT_MOST.items() if found.get(key, 0) > most} == {}
