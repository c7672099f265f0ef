"""The reader may go anywhere. A page of the web may not lead into the reader's own network, whatever it tries."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator

import h2.config
import h2.connection
import h2.events
import pytest

from reader.errors import CannotReach, Damaged, NotAllowed
from reader.sources.web import fetch
from reader.sources.web.dial import Address
from reader.sources.web.networks import is_own, is_own_by_name, is_this_computer
from tests.sources.web.site import CERTIFICATES, PAGE, Request, Site, answer, redirect


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.0.1", "203.0.113.7", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "fc00::1", "ff02::1", "2001:db8::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
        ),
    ],
)
def test_the_readers_own_network(ip: str) -> None:
    assert is_own(ip)


@pytest.mark.parametrize(
    "ip",
    [
        *("93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"),
        *("::ffff:8.8.8.8", "2002:808:808::1", "198.18.0.7"),
    ],
)
def test_the_web(ip: str) -> None:
    assert not is_own(ip)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "a.localhost", "printer.local", "nas.home.arpa", "db.internal"),
        *(
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "192.168.1.1",
        ),
    ],
)
def test_names_that_tell_by_themselves(host: str) -> None:
    assert is_own_by_name(host)


def test_names_that_do_not() -> None:
    assert not any(map(is_own_by_name, ("example.org", "localhost.example", "8.8.8.8", "local", "[2606:2800::1]")))
    assert is_this_computer("[::1]")
    assert not is_this_computer("192.168.1.1")


# ---------------------------------------------------------------------- a site of the web, and one at home


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that counts as one of the web: ``::1`` does, so that ``127.0.0.1`` can be what it must not lead to."""
    try:
        served = Site("::1")
    except OSError:
        pytest.skip("this system has no IPv6")
    monkeypatch.setattr("reader.sources.web.wire.is_own", lambda ip: ip != "::1")
    yield served
    served.close()


def test_what_the_reader_types_may_be_at_home(site: Site) -> None:
    site.pages["/"] = redirect("/story")
    site.pages["/story"] = answer()
    assert fetch(site.url()).own


def test_a_link_may_not_lead_home(site: Site) -> None:
    with pytest.raises(NotAllowed) as caught:
        fetch(site.url(), typed=False)
    assert str(caught.value) == (
        f"{site.url()}: a page of the web may not lead to “127.0.0.1”, which is on your own network. "
        "If you trust it, type the address yourself."
    )
    assert not site.requests


def test_a_redirect_from_the_web_may_not_lead_home(public: Site, site: Site) -> None:
    public.pages["/"] = redirect(site.url("/router?reboot"))
    for typed in (True, False):
        with pytest.raises(NotAllowed, match="may not lead to"):
            fetch(public.url(), typed=typed)
    assert not site.requests


def test_nor_by_way_of_another_site_of_the_web(public: Site, site: Site) -> None:
    public.pages["/"] = redirect("/b")
    public.pages["/b"] = redirect(site.url())
    with pytest.raises(NotAllowed, match="may not lead to"):
        fetch(public.url())


def test_a_redirect_from_home_may_lead_anywhere_but_not_back(public: Site, site: Site) -> None:
    public.pages["/"] = answer()
    site.pages["/"] = redirect(public.url())
    page = fetch(site.url())
    assert page.url == public.url()
    assert not page.own
    public.pages["/"] = redirect(site.url("/back"))
    with pytest.raises(NotAllowed, match="may not lead to"):
        fetch(site.url())
    assert [request.path for request in site.requests] == ["/", "/"]


def test_a_name_that_means_another_computer_the_second_time(
    public: Site, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: a name is the web's until it has the reader's trust, and then it is the reader's own router."""
    meanings = iter([("::1", public.port), ("127.0.0.1", site.port)])

    def resolve(host: str, _port: int) -> list[Address]:
        assert host == "news.example"
        place = next(meanings)
        return [Address(socket.AF_INET6 if ":" in place[0] else socket.AF_INET, place)]

    monkeypatch.setattr("reader.sources.web.wire.resolve", resolve)
    public.pages["/"] = redirect("/again")
    with pytest.raises(NotAllowed, match=r"may not lead to “news\.example”"):
        fetch("http://news.example/")
    assert not site.requests


def test_a_name_with_addresses_in_both_leads_to_the_one_of_the_web(
    public: Site, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [
        Address(socket.AF_INET, ("127.0.0.1", site.port)),
        Address(socket.AF_INET6, ("::1", public.port)),
    ]
    monkeypatch.setattr("reader.sources.web.wire.resolve", lambda *_: both)
    public.pages["/"] = answer()
    assert not fetch("http://news.example/", typed=False).own
    assert not site.requests


# ---------------------------------------------------------------------- proxies


def test_a_proxy_in_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://me:se%40cret@{site.host}:{site.port}")
    site.pages["http://news.example/story"] = answer()
    page = fetch("http://news.example/story", typed=False)
    assert page.url == "http://news.example/story"
    assert not page.own
    assert site.requests[0].headers["proxy-authorization"] == "Basic bWU6c2VAY3JldA=="


def test_this_computer_and_what_the_environment_names_are_asked_directly(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", "127.0.0.1:1")
    site.pages["/"] = answer()
    assert fetch(site.url()).own
    monkeypatch.setenv("no_proxy", "news.example")
    with pytest.raises(CannotReach, match="no computer called"):
        fetch("http://news.example/")


def test_a_secure_page_comes_through_a_tunnel(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "server.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    monkeypatch.setenv("https_proxy", site.url())

    def tunnel(line: socket.socket, _request: Request) -> None:
        line.sendall(b"HTTP/1.1 200 Go\r\n\r\n")
        with context.wrap_socket(line, server_side=True) as secure:
            secure.recv(65_536)
            secure.sendall(answer())

    site.pages["news.example:443"] = tunnel
    assert fetch("https://news.example/").body == PAGE.encode()


def test_a_proxy_that_refuses(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site.url())
    site.pages["news.example:443"] = answer(b"", "403 Forbidden")
    with pytest.raises(CannotReach, match="the proxy does not let you through: 403 Forbidden"):
        fetch("https://news.example/")


@pytest.mark.parametrize("kind", ["https", "socks5", "socks5h"])
def test_a_proxy_of_another_kind_is_not_passed_by(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"{kind}://127.0.0.1:1")
    with pytest.raises(NotAllowed, match=f"a proxy of the kind “{kind}” cannot be used"):
        fetch("https://news.example/")


@pytest.mark.parametrize("home", ["printer.local", "192.168.1.1", "2130706433"])
def test_a_page_may_not_lead_home_through_a_proxy(site: Site, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("http_proxy", site.url())
    site.pages["http://news.example/"] = redirect(f"http://{home}/")
    with pytest.raises(NotAllowed, match="may not lead to"):
        fetch("http://news.example/")
    assert len(site.requests) == 1


# ---------------------------------------------------------------------- HTTP/2

Speak = Callable[[h2.connection.H2Connection, int], None]


def whole(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html")])
    connection.send_data(stream, PAGE.encode(), end_stream=True)


def cut_off(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html"), ("content-length", "500")])
    connection.send_data(stream, PAGE.encode(), end_stream=True)


def reset(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html")])
    connection.reset_stream(stream)


@pytest.fixture
def newer_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Speak], str]]:
    """The address of a site that speaks HTTP/2 and answers once."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "server.pem")
    context.set_alpn_protocols(["h2"])
    threads: list[threading.Thread] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(speak: Speak) -> None:
        line, _peer = listener.accept()
        with context.wrap_socket(line, server_side=True) as secure:
            connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            connection.initiate_connection()
            secure.sendall(connection.data_to_send())
            while data := secure.recv(65_536):
                for event in connection.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        speak(connection, event.stream_id)
                secure.sendall(connection.data_to_send())

    def start(speak: Speak) -> str:
        threads.append(threading.Thread(target=serve, args=(speak,)))
        threads[-1].start()
        return f"https://localhost:{listener.getsockname()[1]}/"

    yield start
    for thread in threads:
        thread.join(5)
    listener.close()


def test_a_site_may_speak_http_2(newer_site: Callable[[Speak], str]) -> None:
    assert fetch(newer_site(whole)).body == PAGE.encode()


@pytest.mark.parametrize("speak", [cut_off, reset])
def test_a_page_cut_off_in_http_2_is_noticed_too(newer_site: Callable[[Speak], str], speak: Speak) -> None:
    with pytest.raises(Damaged):
        fetch(newer_site(speak))
