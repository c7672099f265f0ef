"""Where the sentences of a text are, for reading them aloud one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A mark that ends a sentence, what closes after it (quotation marks, brackets), then a blank; the full width marks
# of Chinese and Japanese need no blank.
_END = re.compile(r"(?:[.!?…؟۔।]+[\s\u00a0\u202f]?[»”’\")\]]*(?=\s)|[。！？]+[」』”）]*)\s*|\n+\s*")
_LAST_WORD = re.compile(r"(\w+)\.\s?$")
_VOWEL = re.compile(r"[aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüý]", re.IGNORECASE)
_LONGEST = 600  # characters: a list without a full stop would keep the voice from stopping


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of ``text`` as ``(start, end)``, without the blanks around them.

    A full stop behind an initial or an abbreviation without vowels (“M. Roux”, “Dr Sol”, “J. K.”) ends none, nor does
    one that a small letter follows. What has no end for 600 characters is cut at a blank.
    """
    start = 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence goes on behind the mark: it is part of a word, or no capital follows."""
    if "\n" in match[0]:
        return False
    following = text[match.end() : match.end() + 1]
    if following.islower():
        return True
    word = _LAST_WORD.search(text, start, match.start() + 1)
    if word is None or not word[1][0].isupper():
        return False
    return len(word[1]) == 1 or not _VOWEL.search(word[1])


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start <= _LONGEST:
            break
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        middle = blank if blank > 0 else start + _LONGEST
        yield start, middle
        start = middle
    if start < end:
        yield start, end
