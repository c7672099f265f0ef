"""The edition that travels with the program: a folder of stories, each a YAML file, and their pictures.

edition.yaml          title, date, notice, and the stories in front-page order
stories/SLUG.yaml     a story; see `reader.sources.storyfile`
pictures/NAME.png     its pictures, named in a story as ``edition:pictures/NAME.png``
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from ..errors import EditionError, TargetNotFound
from ..locale import LANGUAGES, _
from ..story import Entry, Story
from ..strictyaml import Document, read
from ..targets import EDITION
from ..text import clean_line
from .blocks import PICTURE_PREFIX
from .storyfile import StoryFile

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Edition:
    """An edition in ``folder``. Only `edition.yaml` is read at once, each story when it is first asked for.

    ``slugs`` are the names of its stories in front-page order, ``date`` is the day it is of, as ``2026-11-15``.
    """

    def __init__(self, folder: Path, document: Document) -> None:
        document.mapping((), ("title", "date", "notice", "stories"))
        self._folder = folder
        self._title = _texts(document, "title")
        self._notice = _texts(document, "notice")
        self.date = _date(document)
        self.slugs = self._slugs(document)
        self._files: dict[str, StoryFile] = {}

    @classmethod
    def load(cls, folder: Path) -> Edition:
        """The edition in ``folder``; `EditionError` with file and line where its `edition.yaml` is not right."""
        return cls(folder, read(folder / "edition.yaml", EditionError))

    def title(self, language: str) -> str:
        """What the edition is called in ``language``, one of `reader.locale.LANGUAGES`."""
        return self._title[language]

    def notice(self, language: str) -> str:
        """What the reader must know of it first, in ``language``, one of `reader.locale.LANGUAGES`."""
        return self._notice[language]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its front page, in order, from the heads of the stories; `EditionError` where one is not right."""
        return tuple(self._file(slug).entry for slug in self.slugs)

    def story(self, slug: str) -> Story:
        """The story ``slug``, with what is related to it.

        Raises `TargetNotFound`, with the nearest name, where the edition has no such story; `EditionError` with
        file and line where its file is not right.
        """
        if slug not in self.slugs:
            close = get_close_matches(slug, self.slugs, n=1)
            hint = (
                _("Did you mean “{name}”?").format(name=close[0])
                if close
                else _("The front page lists its stories: newsreader, without a target.")
            )
            raise TargetNotFound(_("the edition has no such story"), where=f"{EDITION}{slug}", hint=hint)
        file = self._file(slug)
        return file.story(tuple(self._file(name).as_related() for name in file.related(self.slugs)))

    def picture(self, src: str) -> Path:
        """The file of the picture that a story names as ``src``; `TargetNotFound` where there is none."""
        name = src.removeprefix(PICTURE_PREFIX)
        path = self._folder / "pictures" / name
        # A name with a folder in it would lead out of the edition.
        if name == src or Path(name).name != name or not path.is_file():
            raise TargetNotFound(_("the edition has no such picture"), where=src)
        return path

    def _file(self, slug: str) -> StoryFile:
        if slug not in self._files:
            self._files[slug] = StoryFile(self._folder / "stories" / f"{slug}.yaml", self._folder / "pictures")
        return self._files[slug]

    def _slugs(self, document: Document) -> tuple[str, ...]:
        slugs: list[str] = []
        for i in range(len(document.sequence(("stories",)))):
            slug = document.string("stories", i)
            if not _SLUG.fullmatch(slug) or not (self._folder / "stories" / f"{slug}.yaml").is_file():
                document.fail(("stories", i), _("there is no file stories/{slug}.yaml").format(slug=slug))
            if slug in slugs:
                document.fail(("stories", i), _("“{name}” stands here twice").format(name=slug))
            slugs.append(slug)
        if not slugs:
            document.fail(("stories",), _("an edition needs stories"))
        return tuple(slugs)


def _texts(document: Document, key: str) -> Mapping[str, str]:
    """The text under ``key`` in each language of the interface."""
    document.mapping((key,), LANGUAGES)
    return {language: clean_line(document.string(key, language)) for language in LANGUAGES}


def _date(document: Document) -> str:
    value = document.string("date")
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        what = _("“{value}” is not a date that exists").format(value=clean_line(value))
        document.fail(("date",), what, _("Write it as 2026-11-15."))
