"""One request and its answer over a connection to an address that was looked at first.

The standard library's HTTP client does the talking; the socket under it is made here, to a numeric address, and gives
up when the whole exchange has taken its time, however steadily single bytes drip.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.fetch.address import WHERE, Address, Target, public
from rashomon.fetch.errors import AnswerError, FetchError, LimitError, RefusedError, UnreachableError

# Head and frame of an answer: more than a large one needs, and bounded whatever is sent.
MOST_HEAD = 300_000
CONNECT_SECONDS = 10.0
PIECE = 65_536
GZIP = 16 + zlib.MAX_WBITS
MOST_MEMBERS = 100
# What is no report by the server's own word is not read at all.
UNWANTED = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, by the system's resolver."""
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Network:
    """The world outside: how names are looked up, which addresses may be spoken to, whose certificates count.

    The default is the only one that the tool uses; tests pass servers of their own.
    """

    look_up: Callable[[str, int], Sequence[str]] = look_up
    allowed: Callable[[Address], bool] = public
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Deadline:
    """The moment by which an exchange must be over."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.end = clock() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises ``TimeoutError`` where there are none."""
        seconds = self.end - self.clock()
        if seconds <= 0:
            raise TimeoutError
        return seconds

    def extend(self, seconds: float) -> None:
        """Move the moment by a wait that was asked for."""
        self.end += seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: ``headers`` by lower-case name, ``body`` without its compression."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire(io.RawIOBase):
    """The bytes that come over a socket, until the deadline or the limit."""

    def __init__(self, connected: socket.socket, deadline: Deadline, most: int) -> None:
        self.connected = connected
        self.deadline = deadline
        self.most = most

    def readable(self) -> bool:
        """Return ``True``: this is how the standard library asks."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Return how many bytes were read into the buffer."""
        self.connected.settimeout(self.deadline.left())
        count = self.connected.recv_into(buffer)
        self.most -= count
        if self.most < 0:
            raise OverflowError
        return count


@dataclass(frozen=True, slots=True)
class TimedSocket:
    """What ``http.client`` needs of a socket, with a deadline over the whole and a limit on what comes in."""

    connected: socket.socket
    deadline: Deadline
    most: int

    def sendall(self, data: bytes) -> None:
        """Send the request."""
        self.connected.settimeout(self.deadline.left())
        self.connected.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the answer's bytes."""
        return io.BufferedReader(Wire(self.connected, self.deadline, self.most), PIECE)

    def close(self) -> None:
        """Do nothing: the client asks for it before it has read the body. Whoever connected closes."""


def exchange(target: Target, headers: Mapping[str, str], most: int, deadline: Deadline, network: Network) -> Answer:
    """Return the answer to one GET, its body at most ``most`` bytes both as sent and without its compression.

    Redirects are not followed; the body of an answer that is no 200, or a picture, is not read. Raises ``FetchError``.
    """
    try:
        connected = connect(target, deadline, network)
        try:
            return ask(target, headers, most, TimedSocket(connected, deadline, most + MOST_HEAD))
        finally:
            connected.close()
    except FetchError:
        raise
    except TimeoutError as error:
        raise LimitError(target.url, "took too long to answer.", "Try again later.") from error
    except OverflowError as error:
        raise too_large(target, most) from error
    except ssl.SSLCertVerificationError as error:
        problem = f"has no trusted certificate ({error.verify_message})."
        raise UnreachableError(target.url, problem, "Open it in a browser and save the page.") from error
    except (http.client.HTTPException, zlib.error, EOFError, ValueError) as error:
        raise AnswerError(target.url, "sent a broken answer.", "Try again later.") from error
    except OSError as error:
        raise UnreachableError(target.url, "broke the connection.", "Try again later.") from error


def connect(target: Target, deadline: Deadline, network: Network) -> socket.socket:
    """Return a connection to the first address of the host that answers, encrypted for https.

    All addresses are checked before the first is spoken to, and the name is not looked up again: an answer of the name
    service that changes in between (DNS rebinding) has no effect.
    """
    failure: OSError | None = None
    for address in addresses(target, deadline, network):
        family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
        connected = socket.socket(family, socket.SOCK_STREAM)
        try:
            connected.settimeout(min(CONNECT_SECONDS, deadline.left()))
            connected.connect((str(address), target.port))
            if target.scheme == "https":
                connected.settimeout(deadline.left())
                connected = encrypted(connected, target, deadline, network)
            return connected
        except ssl.SSLError:
            connected.close()
            deadline.left()
            raise
        except OSError as error:
            connected.close()
            deadline.left()
            failure = error
    raise UnreachableError(target.url, "cannot be reached.", "Check the address, or try again later.") from failure


def encrypted(connected: socket.socket, target: Target, deadline: Deadline, network: Network) -> ssl.SSLSocket:
    """Return the connection after its handshake, for which the server has until the deadline."""
    # A handshake reads many times, and each read would have the whole time: this ends it from outside.
    guard = threading.Timer(deadline.left(), shut, [connected])
    guard.daemon = True
    guard.start()
    try:
        return network.tls().wrap_socket(connected, server_hostname=target.host)
    finally:
        guard.cancel()


def shut(connected: socket.socket) -> None:
    """End a connection that may be gone already."""
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def addresses(target: Target, deadline: Deadline, network: Network) -> list[Address]:
    """Return the addresses of a host, in the resolver's order.

    Raises ``RefusedError`` where one of them is not allowed: a name with a public and a private address is a trap.
    """
    try:
        found = [ipaddress.ip_address(target.host)]
    except ValueError:
        found = [ipaddress.ip_address(each) for each in resolved(target, deadline, network)]
    if not found:
        raise UnreachableError(target.url, "has no address.", "Check the address.")
    if not all(map(network.allowed, found)):
        raise RefusedError(target.url, "leads to an address that is not on the public internet.", WHERE)
    return list(dict.fromkeys(found))


def resolved(target: Target, deadline: Deadline, network: Network) -> Sequence[str]:
    """Return what the resolver gives. The system's resolver knows no time limit: a thread waits for it."""
    answers: queue.Queue[Sequence[str] | Exception] = queue.Queue()

    def work() -> None:
        try:
            answers.put(network.look_up(target.host, target.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty as error:
        raise TimeoutError from error
    if isinstance(answer, Exception):
        raise UnreachableError(target.url, "has no known address.", "Check the address.") from answer
    return answer


def ask(target: Target, headers: Mapping[str, str], most: int, timed: TimedSocket) -> Answer:
    """Return the answer to one request over a connection."""
    client = http.client.HTTPConnection(target.host, target.port)
    # The client never connects by itself: it finds a socket in place.
    client.auto_open = 0
    client.sock = timed
    client.request("GET", target.path, headers={"Host": target.authority, "Connection": "close", **headers})
    response = client.getresponse()
    given = {name.lower(): value for name, value in reversed(response.getheaders())}
    if response.status != 200:
        return Answer(response.status, given, b"")
    declared = given.get("content-type", "").strip().lower()
    if declared.startswith(UNWANTED):
        raise AnswerError(target.url, f"is no report but {declared.partition(';')[0]}.", "Give an article's page.")
    if response.length is not None and response.length > most:
        raise too_large(target, most)
    return Answer(200, given, body(target, response, given.get("content-encoding", ""), most))


def body(target: Target, response: http.client.HTTPResponse, encoding: str, most: int) -> bytes:
    """Return the body without its compression."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        whole = response.read(most + 1)
        if len(whole) > most:
            raise too_large(target, most)
    elif encoding in ("gzip", "x-gzip"):
        whole = inflated(target, iter(lambda: response.read(PIECE), b""), most)
    else:
        raise AnswerError(target.url, "is compressed in a way that was not asked for.", "Save the page from a browser.")
    if response.length:
        raise EOFError
    return whole


def inflated(target: Target, pieces: Iterator[bytes], most: int) -> bytes:
    """Return the bytes of a gzip body; never more than ``most`` are made. Raises ``EOFError`` where it ends early."""
    engine = zlib.decompressobj(GZIP)
    made: list[bytes] = []
    size, members = 0, 1
    for piece in pieces:
        while piece:
            if engine.eof:
                engine = zlib.decompressobj(GZIP)
                members += 1
                if members > MOST_MEMBERS:
                    raise too_large(target, most)
            made.append(engine.decompress(piece, most + 1 - size))
            size += len(made[-1])
            if size > most:
                raise too_large(target, most)
            piece = engine.unconsumed_tail or engine.unused_data
    if made and not engine.eof:
        raise EOFError
    return b"".join(made)


def too_large(target: Target, most: int) -> LimitError:
    """Return the error for an answer of more than ``most`` bytes."""
    return LimitError(target.url, f"is larger than {most:,} bytes.", "Save the article's page by itself.")
