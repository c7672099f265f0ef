"""Which line of a page is its headline: the most headline-like one where the running text begins.

A headline is short, is no sentence, stands by a date or a byline, may stand on the page twice, and the text takes
its words up again, which it does with no line of a menu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from .block import Block, Label
from .late import late
from .phrases import fold
from .sentences import ends_sentence

_SENTENCE, _TWO_SENTENCES = 8, 18  # words that a headline of two sentences may have, with a stop behind the last
_STOP = late(r"(?<=[^\W\d_]{4})[.。][\"”“»’')]?\s+(?=[^\W\d_a-z])")
_CLOCK = late(r"(?<!\d)(?:[01]?\d|2[0-3])[:.hH][0-5]\d(?!\d)")
_STANDFIRST = 14  # blocks that may stand between a headline and what reads like one below it
_AS_GOOD = 4.0
_SURE = 8.0  # points of a line that is the headline whatever the title of the page says
_OPENING = 80  # paragraphs that tell what the story is about
_INSIDE = 20  # blocks of the body among which it is looked for too
_FAR = 240  # blocks before the body in which the headline is looked for
_NEAR = 30  # blocks between a headline and its text that say nothing against it
_MOST_WORDS = 36
_KICKER_WORDS = 5
_FEWEST_WORDS = 4  # of a headline that is told by its words alone
_PAGE = 3_000  # blocks whose words may repeat the headline; no page has more but for its comments
_SHORTEST = 12  # letters of a line that is a part of another one, and not by chance
_CAPTION = 40  # letters that tell a caption
_HEADER = 7  # blocks over the text beyond which the first line is the title of the page
_MENUS = 3  # blocks over the text, of which the second is furniture, below the title of the page
_DASHES = "-–—"
_TITLE_TAILS = "|-–—·•:"  # what parts the headline from the site's name in the title of a page
_SIGNATURES = frozenset({Label.DATE, Label.BYLINE})
_LABELS = frozenset({Label.OTHER, Label.PARAGRAPH, Label.POINTER})
_SITE_WORDS = 5
_SITE = late(r"\s+[|•·–—-]\s+([^|•·]{2,48})$")
_GLUED = late(r"(?<=[^\W\d_])(?=[^\W\d_][^\W\d_]*[\s-])")


class Parted(NamedTuple):
    """A headline line, parted into the words over the headline ("" where there are none) and the headline."""

    kicker: str
    headline: str


def find_headline(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """The index of the headline of the text that stands in ``blocks[start:end]``, None where there is none."""
    # A headline may stand behind the first paragraphs, which were then something else: look there too.
    last = min(len(blocks), start + max(4, min(_INSIDE, (end - start) // 3)))
    first = max(0, start - _FAR)
    told = _told(blocks, start, end)
    values = {i: _value(blocks, i, start, told) for i in range(first, last)}
    best = max(values, key=lambda i: values[i], default=None)
    if best is None or values[best] < _SURE:
        # The title of the page tells it where no line near the text does, and nobody else on the page.
        if blocks and _share(blocks[0], told) >= 0.5 and _site(blocks):
            return 0
        if best is None or values[best] <= 0:
            return None
    # A standfirst reads like a headline too; the first line above it that is about the same is the headline.
    for i in range(max(first, best - _STANDFIRST), best):
        if (
            values[i] >= values[best] - _AS_GOOD
            and blocks[i].words >= _FEWEST_WORDS
            and not (blocks[best].bullet is None and _ends_path(blocks, i))
            and not _ended(blocks[i])
            and _share(blocks[i], told) >= 0.5
            and (i or not (_site(blocks) or _over_menus(blocks, start)))
        ):
            best = i
            break
    return _alone(blocks, best, values)


def _over_menus(blocks: Sequence[Block], start: int) -> bool:
    """Whether the first line is the title of the page: furniture follows it, and not the story."""
    return start > _MENUS and blocks[1].label is Label.CHROME


def _ends_path(blocks: Sequence[Block], i: int) -> bool:
    """Whether ``blocks[i]`` is the last item of a path ("Home", "News", "A short form of the headline")."""
    over = blocks[i - 1] if i else None
    return blocks[i].bullet is not None and over is not None and over.bullet is not None and over.words <= 2


def _alone(blocks: Sequence[Block], best: int, values: dict[int, float]) -> int:
    """The line near ``best`` that is a part of it and stands alone: a path to the story has its headline in it."""
    folded = blocks[best].folded
    for i in chain(range(best + 1, best + 7), range(best - 1, best - 7, -1)):
        if values.get(i, 0.0) <= 0 or blocks[i].words < _FEWEST_WORDS or blocks[i].bullet is not None:
            continue
        other = blocks[i].folded
        if len(other) <= _SHORTEST or other == folded or not folded.endswith(other):
            continue
        # Above, a menu may repeat the last words of a headline; but what is glued to it is a kicker.
        glued = folded[-len(other) - 1] != " "
        if i > best or glued or values[i] > values[best] - _AS_GOOD:
            return i
    for i in range(best + 1, best + 4):
        if values.get(i, 0.0) <= 0 or blocks[i].words < _FEWEST_WORDS:
            continue
        other = blocks[i].folded
        if len(other) > _SHORTEST and other != folded and other in folded:
            return i
    return best


def parted(blocks: Sequence[Block], at: int) -> Parted:
    """The headline ``blocks[at]`` without the words that a converter left on its line.

    The name of the site behind the title of the page is dropped. A kicker that was glued to the headline
    ("Trouble at the poolTown council to meet") is told by the capital inside a word that the page has nowhere else.
    """
    text = blocks[at].text
    if at == 0 and (site := _site(blocks)):
        text = text[: -len(site)]
    seam = _seam(text)
    if seam:
        first, last = text[:seam].rpartition(" ")[2], text[seam:].partition(" ")[0]
        if not any(first + last in block.text for block in blocks if block.text != blocks[at].text):
            return Parted(text[:seam], text[seam:])
    return Parted("", text)


def _seam(text: str) -> int:
    """Where in ``text`` the one capital stands that follows a small letter, between words enough; 0 for nowhere."""
    seams = [
        match.start()
        for match in _GLUED.finditer(text)
        if text[match.start() - 1].islower() and text[match.start()].isupper()
    ]
    if len(seams) != 1 or " " not in text[: seams[0]] or len(text[seams[0] :].split()) < _FEWEST_WORDS:
        return 0
    return seams[0]


def _site(blocks: Sequence[Block]) -> str:
    """What the first line, where it is the title of the page, adds to the headline: "" or " | The Harbour News"."""
    match = _SITE.search(blocks[0].text)
    if not match or not match[1][0].isalnum() or match[1][0].islower() or len(match[1].split()) > _SITE_WORDS:
        return ""
    if len(blocks[0].text[: match.start()].split()) < 3:
        return ""
    name = fold(match[1])
    return match[0] if any(name in block.folded for block in blocks[1:_PAGE]) else ""


class _Told(NamedTuple):
    """What the rest of the page says: its short texts, folded, the words of its body, whether it marks headings.

    ``body`` counts the paragraphs that have a word, and ``running`` are those paragraphs, folded.
    """

    page: str
    body: Mapping[str, int]
    running: frozenset[str]
    headings: bool
    captions: frozenset[str]


def _told(blocks: Sequence[Block], start: int, end: int) -> _Told:
    page = [*blocks[:_PAGE], *blocks[max(end, _PAGE) : end + _PAGE]]
    running = [block.folded for block in blocks[start:end][: 2 * _PAGE] if block.label is Label.PARAGRAPH][:_OPENING]
    return _Told(
        " ".join(block.folded for block in page if block.words <= 60),
        Counter(sign for text in running for sign in _signs(text)),
        frozenset(running),
        any(block.level is not None for block in page),
        frozenset(block.folded[:_CAPTION] for block in page if block.label is Label.PICTURE),
    )


def _signs(folded: str) -> frozenset[str]:
    """The longer words of a ``folded`` text; for scripts without blanks, its pairs of signs."""
    words = folded.split()
    found = {word[:7] for word in words if len(word) > 3}
    for word in words:
        if word > "\u2e80":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
    return frozenset(found)


def _share(block: Block, told: _Told) -> float:
    """How much of ``block`` the body speaks of, 0 to 1; few words prove little."""
    signs = _signs(block.folded)
    own = block.folded in told.running  # a paragraph does not take up its own words
    return sum(told.body.get(sign, 0) > own for sign in signs) / (len(signs) + 1.0)


def _value(blocks: Sequence[Block], i: int, start: int, told: _Told) -> float:
    """How much ``blocks[i]`` is like a headline, in points; the text begins at ``start``.

    The points come from trying on the dumps of many publishers; half a point more or less changes little.
    """
    block = blocks[i]
    if not 1 <= block.words <= _MOST_WORDS or block.label not in _LABELS:
        return 0.0
    if block.text[0] in _DASHES and block.text[-1] in _DASHES:
        return 0.0  # a crosshead
    if block.words == 1 and not _over_a_date(blocks, i):
        return 0.0  # the name of a section, mostly
    folded = block.folded
    share = _share(block, told)
    value = 4.0 + 6.0 * share
    if 4 <= block.words <= 24:
        value += 3.0
    elif block.words > 28:
        value -= 3.0
    elif block.words <= 3:
        value -= 1.5
    if block.label is Label.POINTER:
        value -= 1.0
    ended = _ended(block)
    if ended:
        value -= 3.0 if block.words < 16 else 11.0
    if block.words > (_SENTENCE if ended else _TWO_SENTENCES) and _STOP.search(block.text):
        value -= 6.0
    if block.level is not None:
        value += 6.0 if block.level == 1 else 2.5
    elif told.headings:
        value -= 2.5
    if block.words >= _FEWEST_WORDS and share > 0.25 and told.page.count(folded) > 1:
        value += 2.0
    if len(folded) > _SHORTEST and i > 0 and blocks[0].folded.startswith(folded):
        value += 8.0 if _is_title(blocks[0], folded) else 3.0
    if block.bullet and not _holds(blocks, i):
        value -= 4.0
    if _CLOCK.search(block.text) or block.text[-1] in ":：":
        value -= 4.0
    value -= 2.0 * min(2, _stutters(folded))
    if block.words <= _KICKER_WORDS and block.text.replace(" ", "").isalpha() and block.text.istitle():
        value -= 3.0
    if folded[:_CAPTION] in told.captions:
        value -= 6.0
    return value + _beside(blocks, i) + _distance(blocks, i, start)


def _stutters(folded: str) -> int:
    """How many words follow themselves, as in a row of sections and subsections: "Business Business in Town"."""
    return sum(one == two and len(one) > 3 for one, two in pairwise(folded.split()))


def _ended(block: Block) -> bool:
    """Whether ``block`` ends with a full stop, which few headlines do."""
    return ends_sentence(block.text) and block.text.rstrip()[-1] not in "?!？！"


def _is_title(title: Block, folded: str) -> bool:
    """Whether ``title`` is ``folded`` and nothing else but, behind a dash or bar, what the site is called."""
    words = len(folded.split())
    seam = title.text.split()[max(0, words - 2) : words + 3]
    return title.folded == folded or any(word[0] in _TITLE_TAILS or word[-1] in _TITLE_TAILS for word in seam)


def _over_a_date(blocks: Sequence[Block], i: int) -> bool:
    """Whether a date or a byline stands right below ``blocks[i]``."""
    return i + 1 < len(blocks) and blocks[i + 1].gap == 0 and blocks[i + 1].label in _SIGNATURES


def _beside(blocks: Sequence[Block], i: int) -> float:
    """What the neighbours of ``blocks[i]`` say, in points: a date or a byline near it, a path or a kicker over it."""
    block, value = blocks[i], 0.0
    following = blocks[i + 1 : i + 5]
    if any(after.label in _SIGNATURES for after in following):
        value += 2.5
    if any(before.label in _SIGNATURES for before in blocks[max(0, i - 2) : i]):
        value += 2.0
    if (
        following
        and len(following[0].folded) > len(block.folded) > _SHORTEST
        and following[0].folded.startswith(block.folded)
    ):
        value -= 3.0  # a caption that stands again with its credit
    if following and following[0].gap == 0:
        after = following[0]
        if after.label is Label.PICTURE and block.words > 12:
            value -= 5.0  # a caption over its credit
        if block.words <= _KICKER_WORDS and block.words < after.words <= 28 and after.label in _LABELS:
            value -= 2.0  # a kicker over its headline
        if block.gap == 0:
            value -= 1.5
    if i and block.bullet is None and blocks[i - 1].bullet is not None and blocks[i - 1].words <= 2:
        value += 1.0  # the end of the path to the story
    return value


def _distance(blocks: Sequence[Block], i: int, start: int) -> float:
    """What the place of ``blocks[i]`` costs, in points: before the text next to nothing, within it the more."""
    if i <= start:
        # The title of the page, over its menus, or the name of the site; but over its standfirst it is the headline.
        title = i == 0 and start > _HEADER and blocks[1].label is not Label.PARAGRAPH
        return -0.02 * max(0, start - 1 - i - _NEAR) - (3.0 if title else 0.0)
    return -3.0 - 0.6 * (i - start) - (2.0 if blocks[i - 1].label is Label.PARAGRAPH else 0.0)


def _holds(blocks: Sequence[Block], i: int) -> bool:
    """Whether the list item ``i`` holds the blocks behind it, as an item does that is a whole story."""
    following = blocks[i + 1 : i + 2]
    return bool(following) and following[0].gap > 0 and following[0].indent > blocks[i].indent
