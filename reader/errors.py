"""Everything that can go wrong for a person, as one tree.

    NewsreaderError            what failed, where, and what to do about it; exit status 1
    ├── UsageError             the command line asks for something that does not exist; exit status 2
    │   └── QueryError         words to search for that cannot be understood
    ├── TargetError            a target cannot be opened
    │   ├── TargetNotFound     no such file, or no such story in the edition
    │   ├── TargetUnreadable   it is there, but cannot be read (a folder, no permission, too large)
    │   ├── NotAStory          it was read, but it is no news page (binary, empty, no text)
    │   └── WebError           a page of the web did not come
    │       ├── NotAllowed     an address that is none, or that nobody may be led to
    │       ├── CannotReach    no network, no such host, nobody answers, the connection broke off
    │       ├── TimedOut       nothing came for too long, or all of it took too long
    │       ├── NotTrusted     the certificate does not prove that it is the right server
    │       ├── HttpStatus     the server answers with an error, whose number is ``status``
    │       ├── WrongType      a picture, a document, data: no page of text
    │       ├── TooLarge       more than is ever read
    │       ├── Damaged        cut off, empty, badly compressed, or no HTTP at all
    │       ├── NotSent        a form did not go out
    │       ├── Unanswered     a form went out, and no answer came
    │       └── Stopped        the reader did not want to wait any longer
    ├── DataError              a YAML file of ours or the reader's own is not as it must be
    │   ├── EditionError       a story or the edition
    │   ├── ThemeError         a theme
    │   └── SettingsError      the settings
    ├── NotAFeed               a feed was expected, and something else came: a page, nothing, data
    ├── FeedError              a feed cannot be followed, or is not one that is followed
    │   └── FollowedAlready    it is one that is followed, whose id is ``feed_id``
    ├── StateError             what was to be remembered cannot be written
    ├── LibraryError           the library cannot be read or written
    │   └── LibraryDamaged     its file is not as it was written; what can be read of it can be saved
    ├── OutputError            what was to be printed cannot be written
    ├── PictureError           a picture cannot be drawn
    ├── SpeechError            nothing can be read aloud
    └── ExtraMissing           what was asked for needs a package that is not installed

Messages are already in the reader's language when an error is raised.
"""

from __future__ import annotations

from collections.abc import Sequence

from .locale import _
from .text import clean_line


class NewsreaderError(Exception):
    """An error that a person can understand and act on.

    ``what`` is a sentence without its full stop, ``where`` a path, address or ``file:line``, ``hint`` a
    sentence that says what to do. Control characters are removed from all three, since they may quote input.
    """

    exit_status = 1

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = clean_line(what)
        self.where = clean_line(where) if where else None
        self.hint = clean_line(hint) if hint else None

    def __str__(self) -> str:
        head = _("{where}: {what}").format(where=self.where, what=self.what) if self.where else self.what
        return f"{head}. {self.hint}" if self.hint else head


class UsageError(NewsreaderError):
    exit_status = 2


class QueryError(UsageError):
    pass


class TargetError(NewsreaderError):
    pass


class TargetNotFound(TargetError):
    pass


class TargetUnreadable(TargetError):
    pass


class NotAStory(TargetError):
    pass


class WebError(TargetError):
    pass


class NotAllowed(WebError):
    pass


class CannotReach(WebError):
    pass


class TimedOut(WebError):
    pass


class NotTrusted(WebError):
    pass


class HttpStatus(WebError):
    """The server's answer is ``status``, 300 to 599, where a page was asked for.

    ``wait`` is how many seconds the server asks not to be asked again for, None where it does not say.
    """

    def __init__(
        self, status: int, what: str, *, where: str | None = None, hint: str | None = None, wait: float | None = None
    ) -> None:
        super().__init__(what, where=where, hint=hint)
        self.status = status
        self.wait = wait


class WrongType(WebError):
    pass


class TooLarge(WebError):
    pass


class Damaged(WebError):
    """What came is not whole. ``came`` is the part that did, unpacked, where a part may be of use: of data."""

    came: bytes = b""


class NotSent(WebError):
    pass


class Unanswered(WebError):
    pass


class Stopped(WebError):
    pass


class DataError(NewsreaderError):
    pass


class EditionError(DataError):
    pass


class ThemeError(DataError):
    """A theme that is refused, with each of its ``problems`` as an error of its own where there are several.

    As text, the summary and then one line a problem, so that a person can mend the file in one go.
    """

    def __init__(
        self, what: str, *, where: str | None = None, hint: str | None = None, problems: Sequence[ThemeError] = ()
    ) -> None:
        super().__init__(what, where=where, hint=hint)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n  ".join([super().__str__(), *map(str, self.problems)])


class SettingsError(DataError):
    pass


class NotAFeed(NewsreaderError):
    pass


class FeedError(NewsreaderError):
    pass


class FollowedAlready(FeedError):
    """The feed ``feed_id`` of the library is the one that was to be followed."""

    def __init__(self, what: str, feed_id: int, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what, where=where, hint=hint)
        self.feed_id = feed_id


class StateError(NewsreaderError):
    pass


class LibraryError(NewsreaderError):
    pass


class LibraryDamaged(LibraryError):
    pass


class OutputError(NewsreaderError):
    pass


class PictureError(NewsreaderError):
    pass


class SpeechError(NewsreaderError):
    pass


class ExtraMissing(NewsreaderError):
    pass
