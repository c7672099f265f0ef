"""Comments that are being written, one file each, until the site has them."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import asdict, fields
from pathlib import Path

from ..errors import StateError
from ..letters import Draft
from ..locale import _
from ..locale.faults import reason
from .whole import replace

_FIELDS = tuple(field.name for field in fields(Draft))


class Drafts:
    """The drafts in ``folder``: at most one for each comment that is answered, and one for the story itself.

    ``trouble`` is what went wrong with the file that was asked for last.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble: str | None = None

    def get(self, page: str, parent: str | None) -> Draft | None:
        """The draft of an answer to ``parent`` on ``page``, None where nothing is written yet.

        A file that is damaged is put aside and told of in `trouble`.
        """
        self.trouble = None
        path = self._path(page, parent)
        try:
            data = json.loads(path.read_bytes())
            if not isinstance(data, dict) or not all(isinstance(data.get(name), str | None) for name in _FIELDS):
                raise ValueError("not what this program writes")
            return Draft(page, parent, *(data.get(name) or "" for name in _FIELDS[2:]))
        except FileNotFoundError:
            return None
        except OSError as problem:
            self.trouble = _("{path}: the draft cannot be read: {reason}").format(path=path, reason=reason(problem))
            return None
        except (ValueError, RecursionError):
            aside = self._put_aside(path)
            self.trouble = _("{path}: the draft is damaged").format(path=aside or path)
            return None

    def put(self, draft: Draft, *, synchronise: bool = True) -> None:
        """Keep ``draft``; a blank one takes its file away. Raises `StateError` when that cannot be done.

        Without ``synchronise`` nobody waits for the disk: for what is written again in a moment.
        """
        if draft.blank:
            self.remove(draft)
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._path(draft.page, draft.parent)
            replace(path, json.dumps(asdict(draft), indent=1).encode(), synchronise=synchronise)
        except OSError as problem:
            raise self._failed(problem) from problem

    def remove(self, draft: Draft) -> None:
        """Forget ``draft``. Raises `StateError` when that cannot be done."""
        try:
            self._path(draft.page, draft.parent).unlink(missing_ok=True)
        except NotADirectoryError:  # then there is no draft
            return
        except OSError as problem:
            raise self._failed(problem) from problem

    def _path(self, page: str, parent: str | None) -> Path:
        name = hashlib.sha256(f"{page}\n{parent or ''}".encode()).hexdigest()[:40]
        return self.folder / f"{name}.json"

    def _put_aside(self, path: Path) -> Path | None:
        """Move a damaged file out of the way, beside any put aside before; None if that cannot be."""
        names = (path.with_suffix(f".damaged{number or ''}") for number in itertools.count())
        try:
            return path.rename(next(name for name in names if not name.exists()))
        except OSError:  # it stays where it is, and is told of by that name
            return None

    def _failed(self, problem: OSError) -> StateError:
        return StateError(
            _("the draft cannot be kept: {reason}").format(reason=reason(problem)),
            where=str(self.folder),
            hint=_("Copy its text before you leave it."),
        )
