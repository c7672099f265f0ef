"""Pages into stories: bytes in, a `Story` out, whatever kind of page it is.

>>> from reader.extract import extract
>>> from reader.story import Page
>>> text = "Cars have crossed it since this morning, the town said, and nobody had to wait for long. "
>>> body = f"<h1>The bridge is open</h1><p>{text * 3}</p>".encode()
>>> extract(Page("bridge.html", None, "text/html", None, body, "2026-11-15T08:00+01:00")).headline
'The bridge is open'
"""

from __future__ import annotations

from ..story import Block, Page, Story

_HTML = frozenset(["text/html", "application/xhtml+xml"])


def extract(page: Page) -> Story:
    """The story that ``page`` holds: an HTML page, or the plain text of one.

    The text is decoded as the transport, then the page itself declares. Raises `NotAStory` when it holds none.
    """
    if page.media_type in _HTML:
        from ..charset import decode_html
        from .html.page import read_page

        return read_page(page, decode_html(page.body, page.charset))
    from ..decode import decode
    from .dump import read_dump

    return read_dump(decode(page.body, page.charset), page.target)


def fragment(
    html: str, base: str | None = None, language: str | None = None, headline: str = ""
) -> tuple[Block, ...]:
    """The blocks of ``html``, a story's text without a page around it, such as feeds carry. Never fails.

    Relative addresses are made absolute with ``base``. ``language`` (ISO 639, a region may follow) is that of the
    text, found out where it is not told; ``headline`` is what the text need not repeat. Share rows, tracking pixels
    and what publishing programs put behind every entry are left out; all texts are clean (`reader.text`).

    >>> from reader.story import plain
    >>> blocks = fragment("<p>Open again.</p><p>The post <a href='/'>A</a> appeared first on <a href='/'>B</a>.</p>")
    >>> [plain(block.spans) for block in blocks]
    ['Open again.']
    """
    from .html.fragment import blocks_of

    return blocks_of(html, base, language, headline)
