"""What is typed to search is understood, or refused in words; it is never an error of the database."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import locale
from reader.errors import QueryError
from reader.library import operators
from reader.library.operators import NAMES
from reader.library.query import Filter, Term, parse


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("flood", '("flood")'),
        ("flood  warning", '("flood" AND "warning")'),
        ('"river bank"', '("river bank")'),
        ("“river bank” « low tide »", '("river bank" AND " low tide ")'),
        ("clim*", '("clim" *)'),
        ("flood -football", '("flood") NOT "football"'),
        ('flood -"cup final"', '("flood") NOT "cup final"'),
        ("l’eau", '("l’eau")'),
        ("AND OR NOT NEAR", '("AND" AND "OR" AND "NOT" AND "NEAR")'),
        ("渡轮", '(" 渡  轮 ")'),
        ('"unfinished quote', '("unfinished quote")'),
        ("12:30", '("12:30")'),
        ("https://harbour.example/1", '("https://harbour.example/1")'),
        ("note: this", '("note:" AND "this")'),
        ("— … !", None),
        ("a* de*", '("a" AND "de")'),  # too short to look for all that begins so
        ("", None),
    ],
)
def test_words(text: str, expression: str | None) -> None:
    assert parse(text).expression == expression


def test_only_words_that_may_not_be_there() -> None:
    query = parse("-flood -storm")
    assert query.expression is None
    assert query.refused == '"flood" OR "storm"'


def test_operators() -> None:
    query = parse('from:herald by:"Maud Ferrand" -in:sport IS:UNREAD has:pictures tag:later flood')
    assert query.filters == (
        Filter("from", "herald"),
        Filter("by", "Maud Ferrand"),
        Filter("in", "sport", negated=True),
        Filter("is", "unread"),
        Filter("has", "picture"),
        Filter("tag", "later"),
    )
    assert query.terms == (Term("flood"),)


def test_in_french_they_may_be_french_too() -> None:
    text = "de:herald par:ferrand -dans:sport EST:non-lu a:images étiquette:été avant:2026 apres:2025-02 flood"
    with pytest.raises(QueryError):
        parse(text)
    locale.use("fr")
    assert [(one.name, one.value, one.negated) for one in parse(text).filters] == [
        ("from", "herald", False),
        ("by", "ferrand", False),
        ("in", "sport", True),
        ("is", "unread", False),
        ("has", "picture", False),
        ("tag", "été", False),
        ("before", "2026", False),
        ("after", "2025-02", False),
    ]
    assert parse("est:gardé est:garde is:kept").filters == (Filter("is", "kept"),) * 3
    assert parse("a:commentaires has:comments à:commentaire").filters == (Filter("has", "comments"),) * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pra:ferrand", "Vouliez-vous dire « par: » ?"),
        ("qqqq:x", "de:, par:, dans:, avant:, après:, est:, a:, étiquette:"),
        ("est:rouge", "nonlu, lu, gardé, nouveau, modifié"),
        ("a:ailes", "image, commentaires, texte"),
        ("is:red", "« read »"),
    ],
)
def test_in_french_what_there_is_is_told_in_french(text: str, said: str) -> None:
    locale.use("fr")
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert said in str(raised.value).replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_what_is_told_of_searching_can_be_typed(language: str) -> None:
    locale.use(language)
    typed = [text for text, _what in operators.explained() if ":" in text]
    assert len(typed) == len(NAMES)
    for text in typed:
        name, _colon, values = text.partition(":")
        for value in values.split("/"):
            assert parse(f"{name}:{value or 'x'}").filters
    assert parse(operators.examples("is:unread", "has:picture")).filters == (
        Filter("is", "unread"),
        Filter("has", "picture"),
    )


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026", datetime(2026, 1, 1)),
        ("2026-11", datetime(2026, 11, 1)),
        ("2026-11-05", datetime(2026, 11, 5)),
        ("2026-11-05T08:30", datetime(2026, 11, 5, 8, 30)),
        ("2026-11-05T08:30+02:00", datetime.fromisoformat("2026-11-05T08:30+02:00")),
    ],
)
def test_moments(value: str, moment: datetime) -> None:
    assert parse(f"after:{value}").filters[0].at == int(moment.timestamp())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form:herald", "there is no “form:” to search by. Did you mean “from:”?"),
        ("qqqq:x", "Choose one of: from:, by:,"),
        ("is:red", "there is no “is:red” to search by. Did you mean “read”?"),
        ("has:wings", "Choose one of: picture, comments, story."),
        ("before:tomorrow", "“tomorrow” is no date. Write it like 2026-11-22, 2026-11 or 2026."),
        ("after:2026-13", "“2026-13” is no date"),
        ('from:""', "“from:” needs a value"),
    ],
)
def test_what_cannot_be_understood_is_said(text: str, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert said in str(raised.value)
    assert parse(text, typing=True).filters == ()


def test_while_one_types_the_last_word_is_a_beginning() -> None:
    assert parse("flood warn", typing=True).terms == (Term("flood"), Term("warn", prefix=True))
    assert parse("flood warn ", typing=True).terms == (Term("flood"), Term("warn"))
    assert parse('flood "river ba', typing=True).terms == (Term("flood"), Term("river ba"))


_pieces = st.lists(
    st.one_of(
        st.sampled_from([*(f"{name}:" for name in NAMES), '"', "*", "-", "(", ")", "^", "{a b}:", "+", ",", "NEAR("]),
        st.sampled_from(
            ["AND", "OR", "NOT", "unread", "2026-11", "ferry", "\0", "\ud800", "é", "渡", "'", "%", ";--"]
        ),
        st.text(max_size=5),
    ),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(_pieces, st.sampled_from(["", " "]))
def test_whatever_is_typed_is_a_query_or_refused(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    parse(text, typing=True)
    with suppress(QueryError):
        parse(text)
