"""Addresses of the web, as people type them and as pages write them, in one spelling each.

After the WHATWG URL Standard, as far as a reader of pages needs it: what a browser takes for the same page has the
same address here. Names in other scripts become what the domain name system knows (UTS 46, as in browsers).
"""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from .errors import NotAllowed
from .locale import _
from .text import clean_line

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")
# What a path and a query hold unescaped: all of ASCII but the standard's "percent-encode sets".
_IN_PATH = "%/:;@&=+$,!*'()[]|\\^~"
_IN_QUERY = _IN_PATH + "?`{}"

# "example.org", "example.org/a", "localhost:8000", "192.0.2.7/a", "[::1]:8000"
_TYPED = re.compile(
    r"(?P<host>localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|(?:[^\W_](?:[\w-]*\w)?\.)+(?P<top>[^\W\d_][^\W_]+))"
    r"(?P<port>:\d+)?(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
# Endings of files that one might mistype; a bare "notes.md" is more often a file than a site in Moldova.
_FILE_ENDINGS = frozenset(
    {
        "txt",
        "text",
        "html",
        "htm",
        "xhtml",
        "mht",
        "mhtml",
        "xml",
        "md",
        "json",
        "yaml",
        "yml",
        "pdf",
        "csv",
        "zip",
        "gz",
    }
)


def normalise(address: str) -> str:
    """The one spelling of ``address``; without a scheme, it is taken as ``https``.

    User names and passwords are dropped, the fragment stays. Raises `NotAllowed` for another scheme than http and
    https, and for what is no address.
    """
    text = clean_line(address)
    return _normalised(text, *_scheme(text))


def _normalised(text: str, scheme: str, rest: str) -> str:
    if scheme not in _PORTS:
        raise NotAllowed(
            _("addresses that begin with “{scheme}:” are not opened").format(scheme=scheme),
            where=text,
            hint=_("Only pages of the web are: http:// and https://."),
        )
    path, mark, query = rest.partition("?")
    try:
        parts = urlsplit(f"{scheme}:{path.replace(chr(92), '/')}{mark}{query}")
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as problem:
        raise _invalid(text) from problem
    if not _HOST.fullmatch(host):
        raise _invalid(text)
    if port is not None and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    return urlunsplit(
        (
            scheme,
            host,
            quote(parts.path or "/", safe=_IN_PATH),
            quote(parts.query, safe=_IN_QUERY),
            quote(parts.fragment, safe=_IN_QUERY),
        )
    )


def follow(base: str, link: str) -> str:
    """Where ``link``, as written on the page ``base``, leads. Raises `NotAllowed` like `normalise`.

    A fragment of ``base`` is inherited where ``link`` has none (RFC 9110, section 10.2.2).
    """
    try:
        address = urljoin(base, clean_line(link))
        fragment = urlsplit(base).fragment
    except ValueError as problem:
        raise _invalid(link) from problem
    scheme, _colon, rest = address.partition(":")
    return _normalised(link, scheme.lower(), rest if "#" in rest or not fragment else f"{rest}#{fragment}")


def without_fragment(address: str) -> str:
    """What is asked of the server: ``address`` up to its fragment."""
    return address.partition("#")[0]


def host_of(address: str | None) -> str:
    """The name of the computer that ``address``, any text, leads to, in lower case; "" where it names none."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:  # as of "http://[": whatever it is meant to be, it leads nowhere
        return ""


def looks_like_address(text: str) -> bool:
    """Whether ``text`` is meant as an address, with a scheme or without, rather than as the name of a file."""
    if "://" in text and (scheme := _SCHEME.match(text)):
        return scheme[1].lower() != "file"
    typed = _TYPED.fullmatch(text.strip())
    if typed is None:
        return False
    is_bare = not typed["port"] and not typed["rest"]
    return not (is_bare and typed["top"] and typed["top"].lower() in _FILE_ENDINGS)


def _scheme(text: str) -> tuple[str, str]:
    """The scheme of ``text``, and the rest with its two slashes."""
    if named := _SCHEME.match(text):
        return named[1].lower(), text[named.end() :]
    return "https", "//" + text.removeprefix("//")


def _host(name: str) -> str:
    """The host as the domain name system knows it. Raises ValueError."""
    if ":" in name:
        return f"[{name}]"
    if not name.isascii():
        import idna  # 15 ms, for the few addresses that need it

        name = idna.encode(name, uts46=True).decode("ascii")
    return name.lower().removesuffix(".")


def _invalid(text: str) -> NotAllowed:
    return NotAllowed(_("this is no valid address"), where=text, hint=_("Check the spelling."))
