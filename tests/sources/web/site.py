"""A site on this computer, which answers as it is told, also in ways that no server should."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias

CERTIFICATES = Path(__file__).parent / "certificates"
PAGE = "<!doctype html><title>The ferry</title><p>The ferry runs again — since Noël."


class Request(NamedTuple):
    path: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""


Answer: TypeAlias = bytes | Callable[[socket.socket, Request], None]


def answer(body: bytes | str = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP/1.1 response, whole."""
    data = body.encode() if isinstance(body, str) else body
    facts = {"content-type": "text/html; charset=utf-8", "content-length": str(len(data))}
    facts |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in facts.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data


def redirect(location: str, status: str = "302 Found", **headers: str) -> bytes:
    return answer(b"", status, location=location, **headers)


class Site:
    """A server on ``host`` with an answer for each path; ``requests`` is what it was asked so far.

    An answer that is a function writes to the connection by itself. It may wait for ``gone``, which comes at the end.
    """

    def __init__(self, host: str = "127.0.0.1", certificate: str | None = None) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.gone = threading.Event()
        self._context: ssl.SSLContext | None = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self.port: int = self._listener.getsockname()[1]
        self.host = f"[{host}]" if ":" in host else host
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{'https' if self._context else 'http'}://{host or self.host}:{self.port}{path}"

    def close(self) -> None:
        self.gone.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                line, _peer = self._listener.accept()
            except OSError:
                return
            self._start(self._serve, line)

    def _serve(self, line: socket.socket) -> None:
        # A client that goes away, as many of these tests make it, is no fault of the site.
        with line, suppress(OSError):
            line.settimeout(10)
            if self._context:
                line = self._context.wrap_socket(line, server_side=True)
            with line:
                while (request := _request(line)) and not self.gone.is_set():
                    self.requests.append(request)
                    given = self.pages.get(request.path, answer("<p>none", "404 Not Found"))
                    if isinstance(given, bytes):
                        line.sendall(given)
                        if b"content-length" not in given:
                            return
                    else:
                        given(line, request)
                        return


def _request(line: socket.socket) -> Request | None:
    head = b""
    while b"\r\n\r\n" not in head:
        part = line.recv(65_536)
        if not part:
            return None
        head += part
        if head.startswith(b"\x16"):  # a client that wants to speak secretly, which goes over most servers' heads
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return None
    start, _end, body = head.partition(b"\r\n\r\n")
    first, *others = start.decode("latin-1").split("\r\n")
    pairs = (other.partition(": ") for other in others)
    headers = {name.lower(): value for name, _colon, value in pairs}
    while len(body) < int(headers.get("content-length", "0")):
        body += line.recv(65_536)
    return Request(first.split()[1], headers, first.split()[0], body)
