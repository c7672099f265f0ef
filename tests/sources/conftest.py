"""A small edition in a folder of the test's own: right as it is written, for a test to change and break."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.sources.edition import Edition

EDITION = """\
title: {fr: Les nouvelles de nulle part, en: News from nowhere}
date: "2026-11-15"
notice: {fr: Tout est inventé., en: All of it is invented.}
stories:
  - the-weir
  - le-moulin
"""

WEIR = """\
headline: The weir that hummed
kicker: Rivers
provider: Canal Dispatch
authors: [Maud Ferrand, Ivo Lund]
published: "2026-11-14T08:20+01:00"
updated: "2026-11-14T11:05+01:00"
language: en
teaser: A weir hums, and nobody sleeps.
comment_count: 3
tags: [rivers]
---
lede: For a week the weir has hummed.
body:
  - paragraph: It hums in *B flat*.
  - picture: {file: weir.png, alt: Water over stones, caption: The weir at dusk, credit: Canal Dispatch}
comments:
  - {id: c1, author: Ines, time: "2026-11-14T09:02+01:00", text: "Lovely."}
  - {id: c2, parent: c1, time: "2026-11-14T09:30+01:00", score: -2, text: "Not at all.\\n\\nI live there."}
related:
  - le-moulin
"""

MILL = """\
headline: Le moulin répond
provider: Courrier des Vannes
published: "2026-11-13"
language: fr
teaser: Le moulin s'est mis à chanter.
---
body:
  - paragraph: Le moulin chante.
related: [the-weir]
"""

HEADER_OF_A_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 480, 320)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write(edition=…, weir=…, mill=…)``: a folder with those texts as an edition of two stories, one picture."""

    def write(*, edition: str = EDITION, weir: str = WEIR, mill: str = MILL) -> Path:
        for name in ("stories", "pictures"):
            (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / "edition.yaml").write_text(edition, encoding="utf-8")
        (tmp_path / "stories" / "the-weir.yaml").write_text(weir, encoding="utf-8")
        (tmp_path / "stories" / "le-moulin.yaml").write_text(mill, encoding="utf-8")
        (tmp_path / "pictures" / "weir.png").write_bytes(HEADER_OF_A_PNG)
        return tmp_path

    return write


@pytest.fixture
def edition(write: Write) -> Edition:
    return Edition.load(write())


@pytest.fixture
def weir() -> str:
    """The English story's text, for a test to break."""
    return WEIR


@pytest.fixture
def edition_yaml() -> str:
    """The text of `edition.yaml`, for a test to break."""
    return EDITION
