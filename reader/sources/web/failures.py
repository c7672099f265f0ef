"""What can go wrong with a page of the web, in words: what, where, and what to do next.

``where`` is the address that was asked for when it went wrong, which after a redirect is another than was typed.
"""

from __future__ import annotations

import errno
import math
import ssl
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from ...errors import (
    CannotReach,
    Damaged,
    HttpStatus,
    NotAllowed,
    NotTrusted,
    Stopped,
    TimedOut,
    TooLarge,
    WebError,
    WrongType,
)
from ...locale import _, ngettext
from ...locale.faults import reason
from ...text import clean_line
from ..sniff import describe

Failure: TypeAlias = Callable[[str], WebError]  # what is raised of an address

_NO_NETWORK = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_LONGEST_RETRY = 86_400.0  # seconds; who asks for more will not be waited for


def stopped(where: str) -> WebError:
    """The reader did not want to wait."""
    return Stopped(_("stopped"), where=where)


# ---------------------------------------------------------------------- addresses


def no_address(where: str) -> WebError:
    """What was typed or linked is no address."""
    return NotAllowed(_("this is no valid address"), where=where, hint=_("Check the spelling."))


def led_home(host: str, where: str) -> WebError:
    """A page of the web leads into the reader's own network, where it may not make anything happen."""
    return NotAllowed(
        _("a page of the web may not lead to “{host}”, which is on your own network").format(host=host),
        where=where,
        hint=_("If you trust it, type the address yourself."),
    )


def too_many_redirects(most: int, where: str) -> WebError:
    """More redirects than the ``most`` that are followed (RFC 9110, section 15.4)."""
    return NotAllowed(
        _("the site sends the reader on more than {number} times").format(number=most),
        where=where,
        hint=_("Open the page in a browser."),
    )


def redirect_loop(where: str) -> WebError:
    """A redirect leads to where it came from."""
    return NotAllowed(
        _("the site sends the reader round in a circle"), where=where, hint=_("Open the page in a browser.")
    )


def unknown_proxy(kind: str, where: str) -> WebError:
    """The environment names a proxy of a ``kind`` that is not spoken here, such as SOCKS."""
    return NotAllowed(
        _("a proxy of the kind “{kind}” cannot be used").format(kind=kind),
        where=where,
        hint=_("Name a proxy that begins with http:// in the environment, or none."),
    )


# ---------------------------------------------------------------------- connections


def unknown_host(host: str, where: str) -> WebError:
    """The domain name system knows no ``host``."""
    return CannotReach(
        _("no computer called “{host}” can be found").format(host=host),
        where=where,
        hint=_("Check the spelling, and whether you are online."),
    )


def no_connection(problem: OSError, where: str) -> WebError:
    """Nobody could be connected to, for the system's reason ``problem``."""
    if isinstance(problem, ConnectionRefusedError):
        hint = _("Try again later.")
        if where.startswith("https:"):
            hint = _("Try again later, or with http:// if the site has no secure connection.")
        return CannotReach(_("the server does not accept connections"), where=where, hint=hint)
    if problem.errno in _NO_NETWORK:
        return CannotReach(
            _("there is no network that leads there"), where=where, hint=_("Check whether you are online.")
        )
    return CannotReach(
        _("no connection could be made: {reason}").format(reason=reason(problem)),
        where=where,
        hint=_("Check whether you are online, then try again."),
    )


def broke_off(where: str) -> WebError:
    """The connection ended before the answer began."""
    return CannotReach(_("the connection broke off"), where=where, hint=_("Try again."))


def proxy_failed(reason: str, where: str) -> WebError:
    """The proxy refuses to connect, for its own ``reason``."""
    return CannotReach(
        _("the proxy does not let you through: {reason}").format(reason=reason),
        where=where,
        hint=_("Check the proxy that the environment names (HTTPS_PROXY)."),
    )


def nobody_answers(seconds: float, where: str) -> WebError:
    """No connection within ``seconds``."""
    what = ngettext("nobody answers within {number} second", "nobody answers within {number} seconds", int(seconds))
    return TimedOut(
        what.format(number=int(seconds)), where=where, hint=_("Check whether you are online, then try again.")
    )


def silent(seconds: float, where: str) -> WebError:
    """Connected, but nothing came for ``seconds``."""
    what = ngettext(
        "the server sent nothing for {number} second", "the server sent nothing for {number} seconds", int(seconds)
    )
    return TimedOut(what.format(number=int(seconds)), where=where, hint=_("Try again later."))


def too_slow(seconds: float, where: str) -> WebError:
    """Not all of it came within ``seconds``."""
    what = ngettext(
        "the page had not come after {number} second", "the page had not come after {number} seconds", int(seconds)
    )
    return TimedOut(what.format(number=int(seconds)), where=where, hint=_("Try again later."))


def crawling(where: str) -> WebError:
    """A few bytes come now and then."""
    return TimedOut(_("the server sends next to nothing"), where=where, hint=_("Try again later."))


# ---------------------------------------------------------------------- certificates

# The numbers of OpenSSL's verification errors (X509_V_ERR_…, openssl/x509_vfy.h).
_NOT_YET_VALID, _EXPIRED = 9, 10
_SELF_SIGNED = {18, 19}
_UNKNOWN_ISSUER = {2, 20, 21}
_OTHER_NAME = {62, 64}


def not_trusted(problem: ssl.SSLCertVerificationError, host: str, where: str) -> WebError:
    """The server's certificate does not prove that it is ``host``."""
    hint = _("What it sends could come from anybody. If you must, look at it in a browser.")
    code = problem.verify_code
    if code == _EXPIRED:
        what = _("the certificate of “{host}” has expired")
        hint = _("Check the date of your computer; else only the site can mend it.")
    elif code == _NOT_YET_VALID:
        what = _("the certificate of “{host}” is not valid yet")
        hint = _("Check the date of your computer; else only the site can mend it.")
    elif code in _SELF_SIGNED:
        what = _("“{host}” has signed its certificate itself")
        hint = _("If it is your own server, name the file of its authority in SSL_CERT_FILE.")
    elif code in _UNKNOWN_ISSUER:
        what = _("nobody known has signed the certificate of “{host}”")
        hint = _("If you trust who did, name the file of that authority in SSL_CERT_FILE.")
    elif code in _OTHER_NAME:
        what = _("the certificate is not one of “{host}”")
    else:
        why = clean_line(problem.verify_message or str(problem))
        return NotTrusted(
            _("the certificate of “{host}” is not to be trusted: {reason}").format(host=host, reason=why),
            where=where,
            hint=hint,
        )
    return NotTrusted(what.format(host=host), where=where, hint=hint)


def no_secure_connection(problem: OSError, where: str) -> WebError:
    """The two sides could not agree on how to speak secretly."""
    if isinstance(problem, ssl.SSLError) and problem.reason in {
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "RECORD_LAYER_FAILURE",
    }:
        return CannotReach(
            _("the server has no secure connection there"),
            where=where,
            hint=_("Type the address with http:// if you trust the network."),
        )
    why = str(getattr(problem, "reason", None) or reason(problem))
    return CannotReach(
        _("no secure connection could be made: {reason}").format(reason=why.replace("_", " ").lower()),
        where=where,
        hint=_("Try again later, or open the page in a browser."),
    )


def no_certificates(problem: OSError, where: str) -> WebError:
    """The authorities that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read."""
    return NotTrusted(
        _("the certificates to check with cannot be read: {reason}").format(reason=reason(problem)),
        where=where,
        hint=_("Correct SSL_CERT_FILE or SSL_CERT_DIR in the environment."),
    )


# ---------------------------------------------------------------------- answers


def status(code: int, headers: Mapping[str, str], where: str) -> WebError:
    """The server's ``code`` in words; ``headers`` may say when to come back (RFC 9110, section 10.2.3)."""
    what, hint = _status_in_words(code, headers)
    wait = _retry_after(headers.get("retry-after", "")) if code in (429, 503) else None
    return HttpStatus(code, what, where=where, hint=_in_time(wait) if wait else hint, wait=wait)


def unasked_304(where: str) -> WebError:
    """Nothing is said to have changed since a visit that there never was."""
    return Damaged(
        _("the server says that nothing has changed, but has sent nothing before (304)"),
        where=where,
        hint=_("Try again later."),
    )


def _status_in_words(code: int, headers: Mapping[str, str]) -> tuple[str, str]:
    in_browser = _("Open the page in a browser.")
    if "cf-mitigated" in headers:  # Cloudflare's sign that it wants to see a browser first
        return _("the site wants to check for a browser first ({status})").format(status=code), in_browser
    match code:
        case 401:
            return _("the server asks for a name and a password (401)"), in_browser
        case 402:
            return _("the page is for subscribers (402)"), _("If you are one, open it in a browser.")
        case 403:
            return (
                _("the server does not give this page to newsreader (403)"),
                _("It may be for subscribers, or for browsers only: open it in one."),
            )
        case 404:
            return (
                _("there is no such page (404)"),
                _("Check the address, or look for the story on the front page of the site."),
            )
        case 407:
            return (
                _("the proxy asks for a name and a password (407)"),
                _("Put them into the address of the proxy in the environment."),
            )
        case 410:
            return (
                _("the page was taken away for good (410)"),
                _("An archive of the web may still have it."),
            )
        case 429:
            return _("the server had too many requests from here (429)"), _("Try again later.")
        case 451:
            return _("the page may not be shown, for legal reasons (451)"), _("Look for the story elsewhere.")
    if code >= 500:
        return _("the server is in trouble ({status})").format(status=code), _("Try again later.")
    if code >= 400:
        return _("the server does not accept the request ({status})").format(status=code), in_browser
    return _("the server sends the reader on, but not where to ({status})").format(status=code), in_browser


def _retry_after(value: str) -> float | None:
    """How many seconds to wait; None if the server does not say, or nothing that makes sense."""
    from email.utils import parsedate_to_datetime

    value = value.strip()
    if value.isascii() and value.isdecimal():
        seconds = float(value[:9])
    else:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return seconds if 0 < seconds <= _LONGEST_RETRY else None


def _in_time(seconds: float) -> str:
    """When to try again, in words."""
    if seconds <= 90:
        number = math.ceil(seconds)
        hint = ngettext("Try again in {number} second.", "Try again in {number} seconds.", number)
    else:
        number = math.ceil(seconds / 60)
        hint = ngettext("Try again in {number} minute.", "Try again in {number} minutes.", number)
    return hint.format(number=number)


def wrong_type(media_type: str, where: str) -> WebError:
    """``media_type`` is none of a page."""
    kind, _plus, syntax = media_type.partition("+")  # RFC 6839: how “svg+xml” or “ld+json” is written
    media_type = kind if kind.startswith("image/") or not syntax else f"application/{syntax}"
    return WrongType(
        _("this is {kind}, not a page of text").format(kind=describe(media_type)),
        where=where,
        hint=_("Open it in a browser."),
    )


def too_large(limit: int, where: str) -> WebError:
    """There is more than ``limit`` bytes of it."""
    return TooLarge(
        _("it is larger than {limit} MB").format(limit=limit // 1_000_000),
        where=where,
        hint=_("Open it in a browser."),
    )


def cut_off(where: str) -> WebError:
    """The connection ended before the page did."""
    return Damaged(_("only a part of the page came"), where=where, hint=_("Try again."))


def badly_compressed(where: str) -> WebError:
    """What came is not in the encoding that its header names."""
    return Damaged(_("the page came damaged: it cannot be unpacked"), where=where, hint=_("Try again."))


def no_http(where: str) -> WebError:
    """What came is no HTTP."""
    return Damaged(
        _("what answers there is no server of web pages"), where=where, hint=_("Check the address and its port.")
    )


def empty(where: str) -> WebError:
    """An answer without a page in it."""
    return Damaged(_("the server sent an empty page"), where=where, hint=_("Try again later."))
