"""Sites to fetch from, and the certainty that nothing but this computer is asked."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import httpx2
import pytest

from reader.sources.web import fetching
from tests.sources.web.site import CERTIFICATES, Site


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


@pytest.fixture
def secure_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a certificate that is trusted, for localhost and 127.0.0.1."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    served = Site(certificate="server")
    yield served
    served.close()


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for more than a moment: 0.3 s for each step, 0.8 s for all of it."""
    monkeypatch.setattr(fetching, "TIMEOUT", httpx2.Timeout(0.3))
    monkeypatch.setattr(fetching, "TIME", 0.8)


@pytest.fixture(autouse=True)
def _only_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name of the web is known, no proxy is set, and the system's authorities are the ones that count."""
    ask = socket.getaddrinfo

    def look_up(host: str, *arguments: object, **options: object) -> object:
        if host in ("localhost", "127.0.0.1", "::1"):
            return ask("127.0.0.1" if host == "localhost" else host, *arguments, **options)  # type: ignore[arg-type]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "request_method",
        "ssl_cert_file",
        "ssl_cert_dir",
    ):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
