"""What each block of a page is, as far as the block itself tells: by its phrases, its form, its length.

Where it stands is weighed later. Nothing here knows whether the page came as a dump or as markup.
"""

from __future__ import annotations

from .block import Block, Label
from .dates import Dates, Found
from .late import late
from .lexicon import Lexicon
from .phrases import fold
from .pictures import signed
from .sentences import ends_sentence

_MANY_LABELLED = 2_000  # different blocks, which pages have for their comments; what is long among the rest is text
_MOST_LABELLED = 50_000  # which no news page has; the rest is nothing
_LABEL_WORDS = 16  # longer lines are no label, heading or line of furniture
_DATE_LINE_WORDS = 22
_PARAGRAPH_WORDS = 14  # with a full stop at the end
_LONG_WORDS = 22  # without one
_CAPTION_WORDS = 75
_SEPARATOR = late(r"\s*[:：|>»›→–—-]+\s*(?=\S)")
_SHORTEST_TITLE = 12
_NOTICE_LEAST, _NOTICE_MOST = 5, 180
_NAME = late(r"[^\W\d_][\w.'’\-]*\Z")
_DIGIT = late(r"\d")
_BLANK = late(r"\s+")
_LABEL_LENGTH = 160
_SPLIT_NAMES = late(r"\s*(?:[,;|•·&+/]|\s\s+|\s(?:and|und|et|y|e|en|og|och|ja|i|и|та|ve|și|és|dan)\s)\s*")


class Labeller:
    """Labels blocks in the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: Dates) -> None:
        self.lexicon = lexicon
        self.dates = dates
        self._known: dict[str, Label] = {}

    def label(self, block: Block) -> Label:
        """What ``block`` is on its own, before its place on the page is weighed."""
        if block.words > _LONG_WORDS and len(block.text) > 900:
            return Label.PARAGRAPH
        known = self._known.get(block.text)
        if known is None:
            if len(self._known) > _MANY_LABELLED and block.words >= _LONG_WORDS:
                return Label.PARAGRAPH
            if len(self._known) > _MOST_LABELLED:
                return Label.OTHER
            known = self._known[block.text] = self._label(block)
        return known

    def _label(self, block: Block) -> Label:
        lexicon, text, words = self.lexicon, block.text, block.words
        if words <= _LABEL_WORDS or len(text) < 180:
            folded = block.folded
            if not folded.strip("# "):
                return Label.DATE if self.dates.first(text) else Label.CHROME
            if lexicon.may_be_label(folded) and (label := self._phrase(text, folded, words)):
                return label
            if words >= 3 and self._furniture(folded):
                return Label.CHROME
            if (words <= 5 and lexicon.ago.match(folded)) or lexicon.report.exactly(folded):
                return Label.CHROME
        if _NOTICE_LEAST <= words <= _NOTICE_MOST and self._notice(block):
            return Label.CHROME
        if words <= _DATE_LINE_WORDS and self.date_line(text):
            return Label.DATE
        if words <= _LABEL_WORDS and self._byline(text, block.folded):
            return Label.BYLINE
        if words <= _CAPTION_WORDS and signed(text, lexicon):
            return Label.PICTURE
        if words >= _LONG_WORDS and not ends_sentence(text) and self._enumerates(text, words):
            return Label.OTHER
        if words >= _LONG_WORDS or (words >= _PARAGRAPH_WORDS and ends_sentence(text)):
            return Label.PARAGRAPH
        return Label.OTHER

    def _phrase(self, text: str, folded: str, words: int) -> Label | None:
        """What the ``folded`` line is by the phrase that it is, begins or ends with."""
        lexicon = self.lexicon
        if words <= (14 if "#" in folded else 6) and lexicon.comments.match(folded):
            return Label.COMMENTS
        if lexicon.related.match(folded):
            if self.pointed(text):
                return Label.POINTER
            if words <= 12:
                return Label.RELATED
        if lexicon.chrome.match(folded):
            return Label.CHROME
        return Label.ENDING if lexicon.ending.match(folded) else None

    def pointed(self, text: str) -> str | None:
        """The title behind "Read also:" or its like on one line, None where nothing is behind it."""
        end = self.lexicon.related.words_at_start(text)
        match = _SEPARATOR.match(text, end) if end else None
        title = text[match.end() :].strip() if match else ""
        return title if len(title) > _SHORTEST_TITLE and not title.endswith((".", "。")) else None

    def _enumerates(self, text: str, words: int) -> bool:
        """Whether ``text``, which is long, is a row of links: nothing in it binds one word to another."""
        frequent = self.lexicon.frequent
        if not frequent:
            return False
        binding = sum(word in frequent for word in fold(text).split())
        return binding * 10 < words

    def _furniture(self, folded: str) -> bool:
        """Whether a third of the words are furniture by themselves, as in a row of names of networks."""
        parts = folded.split()
        if self.lexicon.chrome.none_of(parts):
            return False
        hits = sum(self.lexicon.chrome.exactly(part) for part in parts if part != "#")
        return hits >= 3 and hits * 3 >= len(parts)

    def _notice(self, block: Block) -> bool:
        """Whether ``block`` is about accounts, cookies or subscriptions: it has two such words, one in twenty."""
        hits = len(self.lexicon.notice.within(block.folded))
        return hits >= 2 and hits * 20 >= block.words

    def date_line(self, text: str) -> Found | None:
        """The date of a line that is there to tell it: little else stands on the line, and no sentence."""
        found = self.dates.first(text)
        if not found:
            return None
        rest = (text[: found.start] + " " + text[found.end :]).strip()
        words = [word for word in fold(rest).split() if word != "#" and word not in self.lexicon.date_words]
        if len(words) <= 3:
            return found
        folded = fold(text)
        marked = any(
            phrases.match(folded)
            for phrases in (self.lexicon.published, self.lexicon.updated, self.lexicon.by, self.lexicon.provided)
        )
        return found if len(words) <= (12 if marked else 5) and not ends_sentence(rest) else None

    def is_byline(self, text: str) -> bool:
        """Whether ``text`` says who wrote the story: a word for that, and a name."""
        return self._byline(text, fold(text))

    def _byline(self, text: str, folded: str) -> bool:
        if not self.lexicon.by.match(folded) or self.lexicon.not_by.match(folded):
            return False
        rest = text[self.lexicon.by.words_at_start(text) :].lstrip(" :")
        return bool(self.names(text)) or (rest[:1].isupper() and len(rest.split()) <= 8 and not ends_sentence(text))

    def byline_names(self, text: str) -> list[str]:
        """The names behind the first "By" of a line that may begin with something else, as "Home | By Ida Crane"."""
        for start in [0, *(match.end() for match in _BLANK.finditer(text[:_LABEL_LENGTH]))]:
            rest = text[start:]
            if self.lexicon.by.words_at_start(rest) and self.is_byline(rest) and (names := self.names(rest)):
                return names
        return []

    def names(self, text: str) -> list[str]:
        """The names of people in a byline, without its "By"."""
        start = self.lexicon.by.words_at_start(text)
        rest = text[start:].lstrip(" :")
        if date := self.dates.first(rest):
            rest = rest[: date.start]
        found = []
        for part in _SPLIT_NAMES.split(rest):
            if name := self.name(part):
                found.append(name)
            elif found:
                break
        return found

    def only_names(self, text: str) -> list[str]:
        """The names in ``text``, none where anything else stands in it."""
        text = _DIGIT.split(text, maxsplit=1)[0]
        if self.lexicon.chrome.match(fold(text)):
            return []
        parts = [part for part in _SPLIT_NAMES.split(text) if part.strip()]
        found = [self.name(part) for part in parts]
        if not found or not all(found) or any(not _cased(part) or len(part.split()) > 3 for part in parts):
            return []
        return [name for name in found if name]

    def name(self, text: str) -> str | None:
        """``text`` where it begins with a person's name: two to five words, the first and the last with a capital.

        A role behind the name ("Reporter"), or a word such as "For", ends it.
        """
        words = text.strip(" .,;:|()–-").split()
        for at, word in enumerate(words):
            folded = fold(word)
            common = word[0].isupper() and folded in self.lexicon.frequent
            if at > 1 and (common or self.lexicon.roles.within(folded)):
                words = words[:at]
                break
        while words and fold(words[-1]) in self.lexicon.date_words:
            words.pop()
        if not 1 < len(words) <= 5 or not all(_NAME.match(word) for word in words):
            return None
        if words[0][0].islower() or words[-1][0].islower():
            return None
        if any(self.lexicon.chrome.exactly(fold(word)) for word in words):
            return None
        return " ".join(words)


def _cased(name: str) -> bool:
    """Whether every word of ``name`` is written as names are: a capital, then small letters or only capitals."""
    return all(word.istitle() or word.isupper() or word.islower() or "-" in word for word in name.split())
