"""What a reader sends to a site, and what comes back: forms, drafts, answers, and what they come to.

A form is found by `reader.extract.html.forms`, a draft is kept by `reader.library.drafts`, and the site's answer is
understood by `reader.comments.writing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias


class Consent(NamedTuple):
    """A box that must be ticked: the field that it sends, and what one agrees to with it, in the page's words."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form that takes comments without an account, on the page at ``page``; ``action`` is where it is sent.

    ``fields`` are sent as they are. The reader fills in ``text``, which is the name of the field for the comment, and
    those of ``author``, ``email`` and ``url`` that are in ``asked``; ``required`` of them may not stay empty.
    ``limits`` are bytes by the name of the field. ``own`` says that the page came from the reader's own network.
    """

    page: str
    action: str
    fields: Mapping[str, str] = field(default_factory=dict)
    text: str = "comment"
    asked: frozenset[str] = frozenset({"author", "email", "url"})
    required: frozenset[str] = frozenset()
    limits: Mapping[str, int] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    own: bool = False


# Comments are closed; only for those who log in; a riddle that takes a browser; elsewhere than on the page; no form.
Lack: TypeAlias = Literal["closed", "login", "riddle", "elsewhere", "none"]


@dataclass(frozen=True, slots=True)
class NoForm:
    """The page at ``page`` has no form that can be filled in here, and ``why``."""

    page: str
    why: Lack


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment being written below the story at ``page``, in answer to the comment with the id ``parent``."""

    page: str
    parent: str | None = None
    text: str = ""
    name: str = ""
    email: str = ""
    website: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing would be lost with it: names are remembered by themselves."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered to a form: no redirect was followed. Names of ``headers`` are in lower case.

    ``body`` may be cut off: it only explains.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    charset: str | None = None


Kind: TypeAlias = Literal[
    "published",  # everybody sees it
    "waiting",  # somebody at the site looks at it first
    "duplicate",
    "fast",
    "closed",
    "login",
    "name",
    "email",
    "empty",
    "long",
    "refused",  # by the site, which may say why
    "unsent",  # it did not reach the site
    "unknown",  # it went out, and no answer came
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter: ``message`` in words, ``address`` where the comment stands if it does."""

    kind: Kind
    message: str
    address: str | None = None

    @property
    def taken(self) -> bool:
        """Whether the site has it now, so that no draft is needed any more."""
        return self.kind in ("published", "waiting")
