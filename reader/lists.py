"""What stories can be listed by: the types that the shelf, the layout and the screens share."""

from __future__ import annotations

from typing import NamedTuple

ALL, NEW, UNREAD, KEPT, EDITION = "all", "new", "unread", "kept", "edition"
FOLDER, FEED, TAG = "folder:", "feed:", "tag:"


class Source(NamedTuple):
    """Something to take a list of stories from: all of them, a folder, a feed, a tag.

    ``key`` is one of the constants above; one that ends in a colon is followed by the folder's or the tag's name, or
    the feed's id.
    ``failing`` says why the feed could not be refreshed, None where it could; ``folded`` whether the feeds of a
    folder are out of sight, None for what holds no others.
    """

    key: str
    title: str
    unread: int = 0
    depth: int = 0
    failing: str | None = None
    folded: bool | None = None

    @property
    def folder(self) -> str | None:
        """The name of the folder that this is, None where it is none."""
        return self.key.removeprefix(FOLDER) if self.key.startswith(FOLDER) else None

    @property
    def tag(self) -> str | None:
        """The tag that this is, None where it is none."""
        return self.key.removeprefix(TAG) if self.key.startswith(TAG) else None

    @property
    def feed(self) -> int | None:
        """The id of the feed that this is, None where it is none."""
        return int(self.key.removeprefix(FEED)) if self.key.startswith(FEED) else None


def tagged(name: str, unread: int = 0) -> Source:
    """The source of the stories with the tag ``name``."""
    return Source(TAG + name, f"#{name}", unread)
