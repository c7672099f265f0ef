"""The words of a comment, out of any HTML: paragraphs, quotations, lists, links; nothing that a terminal obeys."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comments.texts import line_of, text_of
from reader.text import clean

BASE = "https://blog.example/2026/ferry/"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; only.</p>\n", "One & only."),
        ("<p>One.</p>\n<p>Two<br />and more.</p>", "One.\n\nTwo\nand more."),
        ("No tags,\nfolded  by nobody.", "No tags, folded by nobody."),
        ("<blockquote><p>Said.</p><p>So.</p></blockquote><p>No.</p>", "> Said.\n\n> So.\n\nNo."),
        ("<blockquote>Said<br>twice.</blockquote>No.", "> Said\n> twice.\n\nNo."),
        ("<ul><li>bread</li><li>milk</li></ul>", "• bread\n• milk"),
        ("<ol><li><p>bread</p></li><li><p>milk</p></li></ol>", "1. bread\n\n2. milk"),
        ("<pre>if x:\n    y()\n\nz()</pre>", "if x:\n    y()\n\nz()"),
        ('A <img class="emoji" alt="😄" src="https://s.w.org/1.png"> face', "A 😄 face"),
        ("Before<script>alert('<p>x')</script> after<!-- a <p> remark -->.", "Before after."),
        ("1 < 2, 3 > 2, <3 and &lt;b&gt;", "1 < 2, 3 > 2, <3 and <b>"),
        ('<p title="a > b">Kept.</p>', "Kept."),
        ("<xhtml:p>Named</xhtml:p><xhtml:p>apart</xhtml:p>", "Named\n\napart"),
        ("", ""),
        ("<p></p><p> &nbsp;</p>", ""),
    ],
)
def test_blocks_become_paragraphs(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('the <a href="/map/">map</a>.', "the map (https://blog.example/map/)."),
        ('<a href="https://map.example/">https://map.example/</a>', "https://map.example/"),
        ('<a href="https://map.example/a/b?c=1">map.example/a/b…</a>', "https://map.example/a/b?c=1"),
        ('<a href="https://www.map.example/">map.example</a>', "https://www.map.example/"),
        ('<a href="javascript:alert(1)">this</a>', "this"),
        ('<a href="https://social.example/@ada" class="u-url mention">@ada</a> hello', "@ada hello"),
        ('<a href="http://[">this</a>', "this"),
        ('<a href="/x"><img src="/y.png"></a>Words', "Words"),
        ('<a href="mailto:ada@example.org">ada@example.org</a>', "mailto:ada@example.org"),
    ],
)
def test_a_link_keeps_its_address(html: str, text: str) -> None:
    assert text_of(html, BASE) == text


def test_nothing_is_left_that_commands_a_terminal() -> None:
    assert text_of("<p>\x1b[31mRed\x07 &#x9b;2J&#x202e;backwards</p>") == "Red ›2Jbackwards"
    assert text_of("<pre>\x1b]0;title\x07a\r\nb</pre>") == "a\nb"
    assert line_of("Ada\n\x1b[1m &amp; <b>Ben</b>") == "Ada & Ben"


@given(st.text(alphabet="<>/ab\"'=&#;!- \n\x1bpli", max_size=80) | st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_comes_is_clean_text(html: str) -> None:
    text = text_of(html, BASE)
    assert clean(text) == text
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    "part", ["<blockquote>", "<a href=x>", "<", "<!--", "&", "<?", "<a x=", '<a x="', "&#", "</", "<ul><li>", "<p>x"]
)
def test_no_comment_takes_long(part: str) -> None:
    html = part * (100_000 // len(part))
    begin = time.perf_counter()
    text_of(html, BASE)
    assert time.perf_counter() - begin < 1.5
