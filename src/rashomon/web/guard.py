"""Who may come in, and what a browser may do with what goes out: the outermost layer of the application.

Host and Origin are checked against the names that the server goes by, so that no other site's page can act on a desk
through its reader's browser, nor read it under another name (DNS rebinding).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.errors import RashomonError

COOKIE = "rashomon_desk"
SAFE = ("GET", "HEAD", "OPTIONS")
# Nothing but this server's own files: no inline script or style, no frame, no other site.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
# Headers and form fields beside the bytes of the files themselves.
ROOM = 1_000_000


class UnguardedError(RashomonError):
    """A server would be open to others without a token. ``host`` is where it would listen."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host

    def __str__(self) -> str:
        return (
            f"{self.host} can be reached from other machines: set a token of 16 characters or more "
            "in RASHOMON_TOKEN, or leave --host out."
        )


@dataclass(frozen=True, slots=True)
class Door:
    """What the server goes by and what it lets in.

    ``hosts`` are the values of the Host header that it answers to. Where ``closed``, every page needs the token; else
    only writing through the API does. ``max_body``: bytes of a request's body.
    """

    hosts: frozenset[str]
    token: str | None
    closed: bool
    max_body: int

    def knows(self, token: str) -> bool:
        """Return whether this is the token, in a time that tells nothing of it."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    @property
    def pass_(self) -> str:
        """Return what a browser shows instead of the token: not the token itself."""
        return hashlib.sha256(f"rashomon desk {self.token}".encode()).hexdigest()

    def admits(self, headers: Headers) -> bool:
        """Return whether a request brings the token, or a browser's pass."""
        if bearer(headers) and self.knows(bearer(headers)):
            return True
        return self.token is not None and hmac.compare_digest(cookie(headers).encode(), self.pass_.encode())


def door(host: str, port: int, token: str | None, max_bytes: int, names: Iterable[str] = ()) -> Door:
    """Return the door of a server. ``names``: further names that it goes by. ``max_bytes``: of one upload.

    Raises ``UnguardedError`` where others could reach it without a token.
    """
    local = loopback(host)
    if not local and (token is None or len(token) < 16):
        raise UnguardedError(host)
    own = {host, *names} | ({"localhost", "127.0.0.1", "::1"} if local else set())
    shown = {f"[{name}]" if ":" in name else name.lower() for name in own}
    hosts = {f"{name}:{port}" for name in shown} | (shown if port == 80 or names else set())
    return Door(frozenset(hosts), token, not local, max_bytes + ROOM)


def loopback(host: str) -> bool:
    """Return whether only this machine reaches a host.

    >>> loopback("127.0.0.1"), loopback("localhost"), loopback("0.0.0.0"), loopback("desk.example")
    (True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bearer(headers: Headers) -> str:
    """Return the token that a program brings, empty where it brings none."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def cookie(headers: Headers) -> str:
    """Return the pass that a browser brings, empty where it brings none."""
    pairs = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == COOKIE), "")


class TooLargeError(Exception):
    """A request's body is longer than it may be."""


class Guard:
    """The application behind its door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store" if self.door.closed else "no-cache")
            await send(message)

        if (refusal := self.refusal(scope)) is not None:
            await refusal(scope, receive, headed)
            return
        try:
            await self.app(scope, self.limited(receive), headed)
        except TooLargeError:
            if not begun:
                await said(scope, 413, "The request is too large.")(scope, receive, headed)

    def refusal(self, scope: Scope) -> Response | None:
        """Return the answer to a request that is not let in, ``None`` for the others."""
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self.door.hosts:
            return said(scope, 421, "This server does not go by that name.")
        if scope["method"] not in SAFE and (why := foreign(headers, scope["scheme"], host)):
            return said(scope, 403, why)
        length = headers.get("content-length", "0")
        if not length.isdigit():
            return said(scope, 400, "Content-Length is not a number.")
        if int(length) > self.door.max_body:
            return said(scope, 413, "The request is too large.")
        if self.door.closed and not self.door.admits(headers) and not public(scope["path"]):
            if is_api(scope) or scope["method"] not in SAFE:
                return said(scope, 401, "A token is needed.")
            return RedirectResponse("/enter", 303)
        return None

    def limited(self, receive: Receive) -> Receive:
        """Return a door for the body that closes when too much has come."""
        total = 0

        async def counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > self.door.max_body:
                raise TooLargeError
            return message

        return counted


def foreign(headers: Headers, scheme: str, host: str) -> str:
    """Return why a request that would change something does not come from this site's pages, empty where it does."""
    origin = headers.get("origin")
    if origin is not None:
        return "" if origin.lower() in (f"{scheme}://{host}", f"https://{host}") else "The request is another site's."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "The request is another site's."
    return ""


def public(path: str) -> bool:
    """Return whether a path is open to those without a token: where it is given, and what that page is made of."""
    return path == "/enter" or path.startswith("/static/")


def is_api(scope: Scope) -> bool:
    """Return whether a request is a program's."""
    path: str = scope["path"]
    return path == "/api" or path.startswith("/api/")


def said(scope: Scope, status: int, words: str) -> Response:
    """Return a short answer in the form that the asker reads."""
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    if is_api(scope):
        return JSONResponse({"status": status, "problem": words}, status, headers)
    return PlainTextResponse(f"{words}\n", status, headers)
