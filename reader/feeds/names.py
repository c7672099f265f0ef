"""What the elements of feeds are called, whichever namespace, version and spelling they come in.

The formats of feeds share most of their words (``title``, ``link``), and their modules are known by prefixes that
everybody uses. So an element has one short name here: ``title`` for those of RSS and Atom themselves, ``dc:creator``
for those of a module, in lower case, since feeds write ``pubDate`` in every way.
"""

from __future__ import annotations

CORE = ""
ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"

# The namespaces of the formats themselves: RSS 0.90, 1.0 and what its authors and others gave to 0.9x and 2.0, Atom
# from its first drafts on.
_FORMATS = (
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://purl.org/rss/1.0/modules/rss091",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss/rss.html",
    "http://backend.userland.com/rss",
    "http://example.com/newformat",
    "http://example.com/necho",
    "http://purl.org/echo",
    "uri/of/echo/namespace",
    "http://purl.org/pie",
    "http://purl.org/atom/ns",
    ATOM,
)
_USERLAND = "http://backend.userland.com/"  # followed by "rss", "rss2", "RSS20" …
MODULES = {
    "content": "http://purl.org/rss/1.0/modules/content",
    "dc": "http://purl.org/dc/elements/1.1",
    "dcterms": "http://purl.org/dc/terms",
    "media": "http://search.yahoo.com/mrss",
    "wfw": "http://wellformedweb.org/CommentAPI",
    "slash": "http://purl.org/rss/1.0/modules/slash",
    "thr": "http://purl.org/syndication/thread/1.0",
    "sy": "http://purl.org/rss/1.0/modules/syndication",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    "xhtml": XHTML,
    "xml": XML,
}
_OTHER_ADDRESSES = {
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/elements/2.0": "dc",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/2005/atom#": CORE,
}


def _key(namespace: str) -> str:
    return namespace.strip().lower().rstrip("/#")


_PREFIXES = (
    {_key(address): CORE for address in _FORMATS}
    | {_key(address): prefix for prefix, address in MODULES.items()}
    | {_key(address): prefix for address, prefix in _OTHER_ADDRESSES.items()}
)


def prefix(namespace: str) -> str:
    """The prefix that everybody uses for ``namespace``; the namespace itself where it is none of feeds."""
    key = _key(namespace)
    if key.startswith(_USERLAND):
        return CORE
    return _PREFIXES.get(key, namespace)


class Names(dict[str, str]):
    """From ``namespace}Name``, as expat tells it, to the short name; each is found out once."""

    def __missing__(self, full: str) -> str:
        namespace, _brace, local = full.rpartition("}")
        start = prefix(namespace) if namespace else CORE
        short = f"{start}:{local.lower()}" if start else local.lower()
        if len(self) < _MOST_NAMES:
            self[full] = short
        return short


_MOST_NAMES = 2_000  # a feed may invent names without end
NAMES = Names()
