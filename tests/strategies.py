"""Stories for property tests: every kind of block, comment and related story, with the texts that break things.

All texts are as a `Story` may hold them: cleaned, and on one line where the type says so.
"""

from __future__ import annotations

from hypothesis import strategies as st

from reader.story import (
    Block,
    Comment,
    Crosshead,
    Embed,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Related,
    Span,
    Spans,
    Story,
    Table,
    Thread,
    Verbatim,
)
from reader.text import clean, clean_line

# What markup, terminals and layout stumble over, among ordinary words.
_TROUBLE = (
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "#",
        "##",
        "-",
        "+",
        "1.",
        "2)",
        ">",
        "<",
        "&",
        "&amp;",
        "\\",
        "|",
        "~~",
        "!",
        "[",
        "]",
    ),
    *(
        "(",
        ")",
        "---",
        "===",
        "<b>",
        "</p>",
        "<script>",
        "]]>",
        "<!--",
        "'",
        '"',
        "“mot”",
        "«\u00a0mot\u00a0»",
        "— non",
    ),
    *(
        "渡轮",
        "فندق",
        "שלום",
        "e\u0301",
        "👩‍👩‍👧",
        "🇫🇷",
        "\u200b",
        "a_b_c",
        "2*3*4",
        "http://e.org/?a=1&b=2",
        "C#",
        "$x$",
    ),
)
_ORDINARY = ("the", "ferry", "runs", "again", "marée", "Noël", "12,5", "l’eau", "again.", "why?", "so!")
# Choices are what generating costs, and a story has hundreds of words: one for a word, unless any characters make it.
_WORDS = st.sampled_from((*_ORDINARY * 4, *_TROUBLE)) | st.text(max_size=4)

lines = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join).map(clean_line).filter(bool)
"""A text on one line that is not empty."""

paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n\n".join)
"""A text of one or more paragraphs, an empty line between."""

marks: st.SearchStrategy[frozenset[Mark]] = st.frozensets(st.sampled_from(["strong", "em", "code"]))
addresses = st.one_of(
    st.sampled_from(
        [
            "https://example.org/a",
            "https://example.org/a_(b)?c=d&e=f#g",
            "http://example.org/a b",
            "mailto:desk@example.org",
            "javascript:alert(1)",
            "JAVA\nscript:alert(1)",
            "data:text/html,<script>",
            '" onclick="x',
            "/relative",
            "#top",
            "",
        ]
    ),
    lines,
)
times = st.one_of(
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.dates().map(str),
    st.times().map(lambda time: time.isoformat(timespec="minutes")),
    lines,
)
languages = st.sampled_from([None, "fr", "en", "de", "ar", "zh-Hant"])

_joined = st.sampled_from(["", " "])
_span = st.builds(
    lambda text, before, after, its_marks, href: Span(before + text + after, its_marks, href),
    lines,
    _joined,
    _joined,
    marks,
    st.none() | addresses,
)
spans: st.SearchStrategy[Spans] = st.lists(_span, min_size=1, max_size=5).map(tuple)
pictures = st.builds(
    Picture,
    src=st.none() | addresses,
    alt=st.none() | lines,
    caption=st.none() | lines,
    credit=st.none() | lines,
    width=st.none() | st.integers(1, 5000),
    height=st.none() | st.integers(1, 5000),
)
_cells = st.lists(st.lists(lines | st.just(""), min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Crosshead, lines, st.integers(2, 6)),
    st.builds(Quote, st.lists(spans, min_size=1, max_size=3).map(tuple), st.none() | lines),
    st.builds(Listing, st.lists(spans, min_size=1, max_size=4).map(tuple), st.booleans()),
    pictures,
    st.builds(Table, _cells, st.booleans(), st.none() | lines),
    st.builds(Verbatim, st.text(min_size=1, max_size=60).map(clean).filter(str.strip)),
    st.builds(Embed, lines, st.none() | addresses),
)
_ids = st.sampled_from([f"c{number}" for number in range(12)])
comments = st.builds(
    Comment,
    id=_ids,  # ids that stand twice and parents that are missing or run in circles: pages have them
    text=paragraphs,
    parent=st.none() | _ids,
    author=st.none() | lines,
    time=st.none() | times,
    score=st.none() | st.integers(-99, 9999),
    url=st.none() | addresses,
)
threads = st.builds(
    Thread,
    count=st.none() | st.integers(0, 20_000),
    comments=st.lists(comments, max_size=12).map(tuple),
    source=st.none() | st.just("page"),
    complete=st.booleans(),
)
related = st.builds(
    Related,
    title=st.none() | lines,
    url=st.none() | addresses,
    provider=st.none() | lines,
    published=st.none() | times,
    teaser=st.none() | lines,
    picture=st.none() | pictures,
)
stories = st.builds(
    Story,
    id=lines,
    headline=lines,
    url=st.none() | addresses,
    kicker=st.none() | lines,
    provider=st.none() | lines,
    authors=st.lists(lines, max_size=3).map(tuple),
    published=st.none() | times,
    updated=st.none() | times,
    language=languages,
    lede=st.none() | lines,
    blocks=st.lists(blocks, max_size=6).map(tuple),
    comments=threads,
    related=st.lists(related, max_size=3).map(tuple),
    tags=st.lists(lines, max_size=3).map(tuple),
)
