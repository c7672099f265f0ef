"""JSON as pages write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.repair import documents


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ('{"a": 1}', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/*<![CDATA[*/ {"a": 1} /*]]>*/', {"a": 1}),
        ('{"a": "one\ntwo\tthree"}', {"a": "one\ntwo\tthree"}),
        ('{"a": [1, 2,], "b": 3,}', {"a": [1, 2], "b": 3}),
        ('{"a": 1,, "b": 2}', {"a": 1, "b": 2}),
        ('{"a": "She said "no" twice", "b": 2}', {"a": 'She said "no" twice', "b": 2}),
        (r'{"a": "It\'s"}', {"a": "It's"}),
        (r'{"a": "C:\dir"}', {"a": "C:dir"}),
        ('{"a": 1} ;', {"a": 1}),
        ('{"a": 1 /* one */, // two\n "b": 2}', {"a": 1, "b": 2}),
        ('{"a": {"b": "cut off he', {"a": {"b": "cut off he"}}),
        ('{"a": [1, 2}', {"a": [1, 2]}),
        ('{"a": 1}]}', {"a": 1}),
        ('{"a": undefined}', {"a": "undefined"}),
        ("{&quot;a&quot;: &quot;b&quot;}", {"a": "b"}),
        ('\ufeff{"a": 1}', {"a": 1}),
    ],
)
def test_what_is_meant_is_read(text: str, document: object) -> None:
    assert documents(text) == [document]


def test_several_documents_in_a_row_are_several() -> None:
    assert documents('{"a": 1}\n{"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("text", ["", "   ", "[" * 100_000, '{"a":' * 50_000, "}{" * 1000, "/*" * 50_000])
def test_what_is_beyond_repair_tells_nothing(text: str) -> None:
    assert not any(isinstance(one, dict) and one for one in documents(text))


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.integers(0, 200),
)
def test_any_text_is_read_or_not_but_never_fails(value: object, cut: int) -> None:
    whole = json.dumps(value)
    assert documents(whole) == [value]
    documents(whole[:cut])
