"""Readers' comments: who wrote what when, in answer to whom, and how many the page says there are.

A comment is known by its stamp, the line with its date, its time of day or its age. Pages put the stamp before the
text or behind it; the author stands on the stamp's line or on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ..story import Comment, Thread
from .block import Block, Label
from .labels import Labeller
from .late import late
from .outline import Outline
from .phrases import fold
from .sentences import ends_sentence
from .stamps import NAME_WORDS, Stamp, Stamps

_MOST_HEADINGS = 10  # lists of comments that are tried; no page has more
_REPORT_WORDS = 12  # of a row of buttons below a comment; a longer row is a menu
_MOST_DIGITS = 9  # of a number of comments
_NUMBER = late(r"\d{1,3}(?:[.,\u202f\u00a0' ]\d{3})+(?!\d)|\d+")


@dataclass(slots=True)
class _Draft:
    """A comment as it is being read. ``depth`` is the indent it stands at, ``number`` what the page calls it."""

    author: str | None
    time: str | None
    depth: int
    number: str | None
    text: list[str]


def thread(blocks: list[Block], outline: Outline, labeller: Labeller) -> Thread:
    """The comments of the page and their announced number."""
    reader = _Reader(labeller)
    best: list[_Draft] = []
    headings = (
        i
        for i in range(outline.end, len(blocks))
        if blocks[i].label is Label.COMMENTS and (blocks[i].bullet is None or i == outline.comments)
    )
    for i in islice(headings, _MOST_HEADINGS):
        found = reader.read(_part(blocks, i))
        if len(found) > len(best):
            best = found
    count = _count(blocks, outline, labeller)
    comments = _finished(best)
    return Thread(count, comments, "page" if comments else None, bool(comments) and count == len(comments))


def _part(blocks: list[Block], i: int) -> list[Block]:
    """The blocks under the comments heading ``i``, up to the heading of something else."""
    part: list[Block] = []
    # Some converters set the text of an item back to the margin; its indent then tells nothing.
    flat = any(
        a.bullet is not None and b.bullet is None and b.indent < a.indent for a, b in pairwise(blocks[i + 1 : i + 3])
    )
    for block in blocks[i + 1 :]:
        if block.label in {Label.ENDING, Label.RELATED} and (block.words <= 8 or block.level is not None):
            break
        # A list of comments ends where it began to; only furniture may stand between its items.
        first = part[0] if part else block
        if not flat and first.bullet is not None and block.bullet is None and block.indent < first.indent:
            if block.label is not Label.CHROME:
                break
            continue
        part.append(block)
    return part


class _Reader:
    def __init__(self, labeller: Labeller) -> None:
        self._labeller = labeller
        self._stamps = Stamps(labeller)

    def read(self, part: Sequence[Block]) -> list[_Draft]:
        """The comments in ``part``."""
        part = [block for block in part if not self._furniture(block)]
        stamps = {i: stamp for i, block in enumerate(part) if (stamp := self._stamps.stamp(block))}
        numbers = [i for i, block in enumerate(part) if block.bullet is not None and block.bullet[0].isdigit()]
        if len(numbers) > max(1, 2 * len(stamps)):
            return self._numbered(part, numbers)
        if not stamps:
            return []
        first = next(iter(stamps))
        before = part[first - 1] if first else None
        if before is not None and not self._may_be_name(before):
            return self._stamped_behind(part, stamps)
        return self._stamped_before(part, stamps)

    def _furniture(self, block: Block) -> bool:
        if block.words > 30 or self._stamps.stamp(block):
            return False
        folded = block.folded
        lexicon = self._labeller.lexicon
        return (
            not folded.strip("# ")
            or lexicon.report.match(folded) is not None
            or (block.words <= _REPORT_WORDS and lexicon.report.all_of(folded.split()))
            or lexicon.chrome.exactly(folded)
            or (block.label is Label.CHROME and block.words > _REPORT_WORDS)
        )

    def _may_be_name(self, block: Block) -> bool:
        return block.words <= NAME_WORDS and not (ends_sentence(block.text) and block.words > 2)

    def _plain_name(self, name: str | None) -> str | None:
        """``name`` without "says" and punctuation."""
        words = (name or "").strip(" :·•|,—–-").split()
        if len(words) > 1 and self._labeller.lexicon.says.exactly(fold(words[-1])):
            words.pop()
        return " ".join(words).rstrip(" :,") or None

    def _stamped_before(self, part: list[Block], stamps: Mapping[int, Stamp]) -> list[_Draft]:
        found: list[_Draft] = []
        heads = [self._head(part, i, stamp) for i, stamp in stamps.items()]
        for n, (i, stamp) in enumerate(stamps.items()):
            end = heads[n + 1] if n + 1 < len(heads) else len(part)
            text = [other.text for other in part[i + 1 : max(end, i + 1)] if not _initials(other)]
            if text:
                author = part[i - 1].text if stamp.name is None and heads[n] < i else stamp.name
                depth = min(other.indent for other in part[heads[n] : i + 1])
                found.append(_Draft(self._plain_name(author), stamp.time, depth, stamp.number, text))
        return found

    def _head(self, part: list[Block], i: int, stamp: Stamp) -> int:
        """Where the comment with the ``stamp`` of ``part[i]`` begins: at its author's line, or the avatar above."""
        at = i
        if stamp.name is None and part[i].bullet is None and i and self._may_be_name(part[i - 1]):
            at = i - 1
            if at and part[at].bullet is None and part[at - 1].bullet is not None and _initials(part[at - 1]):
                at -= 1
        return at

    def _stamped_behind(self, part: list[Block], stamps: Mapping[int, Stamp]) -> list[_Draft]:
        found: list[_Draft] = []
        start = 0
        for i, stamp in stamps.items():
            text = part[start:i]
            start = i + 1
            author = stamp.name
            if author is None and len(text) > 1 and self._may_be_name(text[-1]):
                author = text.pop().text
            if text:
                depth = min(block.indent for block in text)
                found.append(
                    _Draft(self._plain_name(author), stamp.time, depth, None, [block.text for block in text])
                )
        return found

    def _numbered(self, part: list[Block], starts: list[int]) -> list[_Draft]:
        """Comments that have no stamp but are the items of a numbered list."""
        found = []
        for n, i in enumerate(starts):
            end = starts[n + 1] if n + 1 < len(starts) else len(part)
            inside = [part[i], *(block for block in part[i + 1 : end] if block.indent > part[i].indent)]
            found.append(_Draft(None, None, part[i].indent, None, [block.text for block in inside]))
        return found


def _initials(block: Block) -> bool:
    """Whether ``block`` is an avatar drawn as letters."""
    return block.bullet is not None and len(block.text) <= 3


def _finished(drafts: list[_Draft]) -> tuple[Comment, ...]:
    """The drafts with ids and parents: one that stands deeper answers the nearest before it that does not."""
    comments: list[Comment] = []
    open_: list[tuple[int, str]] = []  # the comments that the next one may answer, by depth
    by_number: dict[str, str] = {}
    for n, draft in enumerate(drafts, 1):
        own = f"c{n}"
        while open_ and open_[-1][0] >= draft.depth:
            open_.pop()
        parent = open_[-1][1] if open_ else None
        open_.append((draft.depth, own))
        if draft.number:
            main = draft.number.partition(".")[0]
            if main != draft.number:
                parent = by_number.get(main, parent)
            by_number[draft.number] = own
        comments.append(Comment(own, "\n\n".join(draft.text), parent, draft.author, draft.time))
    return tuple(comments)


def _count(blocks: list[Block], outline: Outline, labeller: Labeller) -> int | None:
    """The announced number of comments: on a heading for them, else beside the date."""
    first = outline.headline or 0
    for block in [*blocks[outline.end :], *blocks[first : outline.end], *blocks[:first]]:
        if block.label is Label.COMMENTS and (number := announced(block.text, labeller)) is not None:
            return number
    for block in blocks[first : outline.start + 3]:
        if block.label is Label.DATE and (date := labeller.dates.first(block.text)):
            rest = block.text[date.end :]
            if (number := announced(rest, labeller)) is not None:
                return number
    return None


def announced(text: str, labeller: Labeller) -> int | None:
    """The number of comments that ``text`` announces, as "44 comments" or "Comments (44)"."""
    for match in _NUMBER.finditer(text):
        phrase = fold(text[match.start() :])
        whole = fold(text)
        if labeller.lexicon.comments.match(phrase) or labeller.lexicon.comments.match(whole):
            digits = re.sub(r"\D", "", match[0])
            return int(digits) if len(digits) <= _MOST_DIGITS else None
    return None
