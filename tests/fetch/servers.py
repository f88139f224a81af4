"""Servers of the tests' own, on loopback: each connection is answered by a function of the request."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rashomon.fetch import Network, public
from rashomon.fetch.address import Address

PAGE = (
    b"<html><head><title>Bridge at Kisangani closed</title></head><body><article><p>The bridge over the river was"
    b" closed on Tuesday after a barge struck its second pier, the provincial roads office said.</p></article></body>"
    b"</html>"
)


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """Return an answer as bytes; ``content_type="text/html"`` is a header field."""
    fields = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


Sent = bytes | Iterator[bytes]


@dataclass
class Server:
    """What a test's server was asked, and how it answers: ``pages`` by path, robots.txt among them."""

    port: int
    pages: dict[str, Callable[[str], Sent] | bytes]
    requests: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        found = [request.split(" ")[1] for request in self.requests]
        return [path for path in found if path != "/robots.txt"]

    def reply(self, request: str) -> Sent:
        page = self.pages.get(request.split(" ")[1], answer(b"", "404 Not Found"))
        return page if isinstance(page, bytes) else page(request)


def serve_one(server: Server, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError, ValueError), connection:
        connection.settimeout(5)
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(4096)
            if not piece:
                return
            request += piece
        server.requests.append(request.decode("latin-1"))
        sent = server.reply(request.decode("latin-1"))
        for piece in [sent] if isinstance(sent, bytes) else sent:
            if server.stopping.is_set():
                break
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_WR)
        connection.close()


@contextlib.contextmanager
def serving(
    pages: dict[str, Callable[[str], Sent] | bytes], tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[Server]:
    """A server on a port of its own, until the block ends."""
    listening = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.settimeout(0.05)
    server = Server(listening.getsockname()[1], pages)

    def work() -> None:
        while not server.stopping.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                continue
            threading.Thread(target=serve_one, args=(server, connection, tls), daemon=True).start()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        thread.join()
        listening.close()


def loopback_too(address: Address) -> bool:
    """What the tests allow, and only they: 127.0.0.1, and the public internet, of which none is asked."""
    return str(address) == "127.0.0.1" or public(address)


@dataclass
class Names:
    """A name service of the test's own. A name with several answers gives the next one at each question."""

    answers: dict[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.answers:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        given = self.answers[host]
        return given.pop(0) if len(given) > 1 else given[0]


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def network(**names: str | list[str]) -> Network:
    """The tests' network: ``example_org="127.0.0.1"`` is a name; pauses take no time."""
    answers = {n.replace("_", "."): [[a] for a in ([v] if isinstance(v, str) else v)] for n, v in names.items()}
    return Network(look_up=Names(answers), allowed=loopback_too, sleep=lambda seconds: None)
