"""Words for the layout to say, the sheets that tests ask for, and golden files.

A golden file is what a reader would see, one character a cell. ``NEWSREADER_UPDATE_GOLDEN=1 pytest tests/layout``
writes them anew; the difference is then to be read before it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.layout.sheet import Line, Sheet
from reader.layout.words import ArticleWords, EntriesWords, RelatedWords, ThreadWords

GOLDEN = Path(__file__).parent.parent / "golden" / "layout"


@pytest.fixture(scope="session")
def article_words() -> ArticleWords:
    return ArticleWords(
        date=lambda time: f"le {time}",
        authors=lambda names: "par " + " et ".join(names),
        provided_by="information fournie par {provider}",
        updated="mis à jour {time}",
        picture="Image",
        no_description="sans description",
        embed="Contenu d’un autre site",
    )


@pytest.fixture(scope="session")
def thread_words() -> ThreadWords:
    return ThreadWords(
        time=lambda time: f"à {time}",
        replies=lambda count: f"{count} réponse{'s' * (count > 1)}",
        folded_replies=lambda count: f"{count} réponse{'s' * (count > 1)} repliée{'s' * (count > 1)}",
        anonymous="Anonyme",
        report="Signaler le commentaire",
        reported="Commentaire signalé, replié",
        new="nouveau",
        story_author="auteur de l’article",
        undo="Annuler",
    )


@pytest.fixture(scope="session")
def related_words() -> RelatedWords:
    return RelatedWords(date=lambda time: f"le {time}", picture="Image", read_more="Lire la suite", read="déjà lu")


@pytest.fixture(scope="session")
def entries_words() -> EntriesWords:
    return EntriesWords(date=lambda time: f"le {time}", comments=lambda count: f"{count} commentaires")


@pytest.fixture
def golden() -> Callable[[str, Iterator[Line]], None]:
    """Compares lines with a golden file, or writes it where the environment says so."""

    def check(name: str, lines: Iterator[Line]) -> None:
        sheet = Sheet(lines)
        sheet.grow(60.0)
        seen = "".join(f"{line.text}\n" for line in sheet.lines)
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("NEWSREADER_UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(seen, encoding="utf-8")
        assert seen == path.read_text(encoding="utf-8")

    return check
