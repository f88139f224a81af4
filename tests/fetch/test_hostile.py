"""What others may do to whoever fetches: no address but a public one, no byte and no second beyond the limits.

All servers are the test's own, on 127.0.0.1, which the tests allow by an argument and the tool never does.
"""

from __future__ import annotations

import gzip
import ipaddress
import itertools
import re
import socket
import ssl
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fetch.servers import PAGE, Names, Sent, answer, loopback_too, network, serving
from rashomon.fetch import (
    AnswerError,
    Fetcher,
    FetchError,
    LimitError,
    Limits,
    Network,
    RefusedError,
    RobotsError,
    UnreachableError,
    public,
)
from rashomon.fetch.address import parse

# The second is for servers that never come to an end: all others answer at once, also on a busy machine.
LIMITS = Limits(max_bytes=200_000, seconds=5.0, pause=0.0)
SHORT = replace(LIMITS, seconds=0.35)
# Its own and only certificate, made for these tests and trusted nowhere else.
CERTIFICATE = Path(__file__).parent / "news.example.pem"


def never(host: str, port: int) -> list[str]:
    """A resolver that must not be asked."""
    raise AssertionError(f"looked up {host}")


# --- where a URL leads, by itself ---

NOT_PUBLIC = [
    "http://127.0.0.1/",
    "http://127.8.9.10/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://192.0.0.8/",
    "http://192.0.0.170/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://127.0.0.1./",
    "http://127.0.0.1:8080/",
    "https://127.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000::0001]:8080/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:93.184.215.14]/",
    "http://[::127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[ff02::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:5db8:d70e::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::93.184.215.14]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2001:0:53aa:64c:0:0:f5ff:fffe]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
    "http://[100::1]/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
]
NOT_A_PAGE = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://127.0.0.0x1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.1.1/",
    "http://127.00.0.1/",
    "http://256.1.1.1/",
    "http://0x/",
    "http://١٢٧.0.0.1/",
    "http://127%2e0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[::1/",
    "http://[v1.fe80]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://foo.localhost/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.home.arpa/",
    "http://hidden.onion/",
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://news.example@127.0.0.1/",
    "http://news.example:80@127.0.0.1/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1\\.news.example/",
    "http://news.example:22/",
    "http://news.example:25/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:٨٠/",
    "http://news.example:80:80/",
    "http://news.example\r\nHost: other/",
    "http://news.example/a b",
    "http://news.example/\x00",
    "http:// news.example/",
    "http:///etc/passwd",
    "http:news.example",
    "http://",
    "http://./",
    "http://a..example/",
    "http://-a.example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 200 + "example/",
    "http://" + "é" * 3_000 + ".example/",
    "http://news.example/" + "a" * 5_000,
    "//news.example/",
    "/etc/passwd",
    "",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://news.example/a",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "data:text/html,hello",
    "javascript:alert(1)",
    "dict://127.0.0.1:11211/",
    "jar:http://news.example!/",
    "unix:///var/run/docker.sock",
    "httpx://news.example/",
]


@pytest.mark.parametrize("url", NOT_PUBLIC + NOT_A_PAGE, ids=ascii)
def test_a_url_that_leads_elsewhere_is_refused_without_a_look_up(url: str) -> None:
    with pytest.raises(RefusedError) as caught:
        Fetcher(network=Network(look_up=never)).fetch(url)
    assert caught.value.advice
    assert "secret" not in str(caught.value)
    assert "not on the public internet" in str(caught.value) or url in NOT_A_PAGE


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07::1", "2a00:1450::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert public(ipaddress.ip_address(address))


def test_a_name_in_another_script_is_asked_for_in_ascii() -> None:
    names = Names({"xn--mnchen-3ya.example": [["10.0.0.1"]]})
    with pytest.raises(RefusedError):
        Fetcher(network=Network(look_up=names)).fetch("http://MÜNCHEN。example/")
    assert names.asked == ["xn--mnchen-3ya.example"]


HOSTS = st.text("a0.:@[]%/\\é١。-_x", max_size=20)
ENDS = st.sampled_from(["", ".example", ":8080", ".1"])
PATHS = st.text("/?#%é a&=", max_size=20)
URLS = st.text(max_size=60) | st.builds("{}://{}{}{}".format, st.sampled_from(["http", "HTTPS"]), HOSTS, ENDS, PATHS)


@given(URLS)
def test_any_text_is_a_target_in_its_plain_form_or_refused(url: str) -> None:
    try:
        target = parse(url)
    except RefusedError:
        return
    assert parse(target.url) == target
    assert target.url.isascii() and not re.search(r"[\s@\\\\]", target.authority)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{}", "0x{:x}", "0{:o}"]))
def test_an_address_as_one_number_is_refused(number: int, form: str) -> None:
    with pytest.raises(RefusedError):
        parse(f"http://{form.format(number)}/")


@given(st.ip_addresses(v=6).filter(public))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_a_public_ipv6_address_carries_no_other(address: ipaddress.IPv6Address) -> None:
    assert (address.ipv4_mapped, address.sixtofour, address.teredo) == (None, None, None)


# --- where a name leads ---


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["100.64.1.1"],
        ["0.0.0.0"],
        ["::1"],
        ["fe80::1%eth0"],
        ["::ffff:10.0.0.1"],
        ["64:ff9b::a00:1"],
        ["2002:a00:1::"],
        ["93.184.215.14", "10.0.0.1"],
        ["2606:2800:21f:cb07::1", "::1"],
    ],
    ids=",".join,
)
def test_a_name_that_leads_to_a_private_address_is_refused(answers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: opened.append(address))
    with pytest.raises(RefusedError, match="not on the public internet"):
        Fetcher(network=Network(look_up=Names({"news.example": [answers]}))).fetch("http://news.example/")
    assert opened == []


def test_a_name_without_an_address_is_told() -> None:
    with pytest.raises(RobotsError, match="no known address"):
        Fetcher(network=network()).fetch("http://nowhere.example/")


def test_a_name_service_that_never_answers_is_not_waited_for() -> None:
    def asleep(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    start = time.monotonic()
    with pytest.raises(RobotsError, match="took too long"):
        Fetcher(SHORT, Network(look_up=asleep, allowed=loopback_too)).fetch("http://slow.example:8080/")
    assert time.monotonic() - start < 2


def test_a_name_is_looked_up_once_for_each_exchange_and_its_address_is_pinned() -> None:
    """The second answer would lead elsewhere: it is not asked for between the check and the connection."""
    with serving({"/a": answer()}) as server:
        names = Names({"news.example": [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]]})
        fetcher = Fetcher(LIMITS, Network(look_up=names, allowed=loopback_too))
        assert fetcher.fetch(server.url("/a", "news.example")).document
        assert names.asked == ["news.example"] * 2
        with pytest.raises(RefusedError):
            fetcher.fetch(server.url("/a", "news.example"))
    assert server.paths == ["/a"]


def test_a_name_that_changes_after_its_robots_txt_is_refused() -> None:
    with serving({"/a": answer()}) as server:
        names = Names({"news.example": [["127.0.0.1"], ["169.254.169.254"]]})
        with pytest.raises(RefusedError):
            Fetcher(LIMITS, Network(look_up=names, allowed=loopback_too)).fetch(server.url("/a", "news.example"))
    assert server.paths == []


# --- where a redirect leads ---

REDIRECTS = {
    "private address": "http://10.0.0.1/",
    "metadata of a cloud": "http://169.254.169.254/latest/meta-data/",
    "other loopback address": "http://127.0.0.2/",
    "loopback by IPv6": "http://[::1]/",
    "IPv4-mapped": "http://[::ffff:10.0.0.1]/",
    "decimal": "http://2130706433/",
    "octal": "//0177.0.0.1/",
    "name of a private address": "http://inside.example/",
    "name on this machine": "http://localhost:8080/",
    "file": "file:///etc/passwd",
    "ftp": "ftp://news.example/",
    "gopher": "gopher://127.0.0.1:6379/_x",
    "data": "data:text/html,x",
    "script": "javascript:alert(1)",
    "credentials": "http://a:secret@news.example/",
    "mail port": "http://news.example:25/",
    "broken": "http://[::1",
    "too long": "http://news.example/" + "a" * 5_000,
}


@pytest.mark.parametrize("location", REDIRECTS.values(), ids=list(REDIRECTS))
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_redirect_elsewhere_is_refused(path: str, location: str) -> None:
    pages: dict[str, Callable[[str], Sent] | bytes] = {"/a": answer()}
    pages[path] = answer(b"", "302 Found", location=location)
    with serving(pages) as server, pytest.raises(RefusedError):
        Fetcher(LIMITS, network(inside_example="192.168.0.1", news_example="127.0.0.1")).fetch(server.url("/a"))


@pytest.mark.parametrize(
    ("pages", "kind", "words"),
    [
        ({"/a": answer(b"", "302 Found", location="/a")}, LimitError, "in a circle"),
        (
            {"/a": answer(b"", "302 Found", location="/b"), "/b": answer(b"", "301 Moved", location="/a")},
            LimitError,
            "in a circle",
        ),
        (
            {"/a" + "x" * n: answer(b"", "302 Found", location="/a" + "x" * (n + 1)) for n in range(20)},
            LimitError,
            "more than 5 times",
        ),
        ({"/a": answer(b"", "302 Found")}, AnswerError, "to nowhere"),
        ({"/a": answer(b"", "304 Not Modified")}, AnswerError, "status 304"),
    ],
    ids=["itself", "two", "endless", "nowhere", "not modified, unasked"],
)
def test_a_redirect_that_never_ends_is_left(
    pages: dict[str, Callable[[str], Sent] | bytes], kind: type[FetchError], words: str
) -> None:
    with serving(pages) as server, pytest.raises(kind, match=words):
        Fetcher(LIMITS, network()).fetch(server.url("/a"))
    assert len(server.paths) <= 6


# --- what a server sends ---

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless(start: bytes, piece: bytes) -> Callable[[str], Iterator[bytes]]:
    return lambda request: itertools.chain([start], itertools.repeat(piece))


def dripping(start: bytes, piece: bytes = b"x", pause: float = 0.05) -> Callable[[str], Iterator[bytes]]:
    def drip(request: str) -> Iterator[bytes]:
        yield start
        while True:
            time.sleep(pause)
            yield piece

    return drip


def bomb(megabytes: int, layers: int = 1) -> bytes:
    engine = zlib.compressobj(9, wbits=31)
    packed = b"".join(engine.compress(bytes(1_000_000)) for _ in range(megabytes)) + engine.flush()
    for _ in range(layers - 1):
        packed = gzip.compress(packed)
    return packed


BOMB = bomb(40)
SENT: dict[str, tuple[Callable[[str], Sent] | bytes, type[FetchError], str]] = {
    "endless body": (endless(HEAD + b"\r\n", b"x" * 65_536), LimitError, "larger than"),
    "endless chunks": (
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ffff\r\n" + b"x" * 65_535 + b"\r\n"),
        LimitError,
        "larger than",
    ),
    "endless empty lines in a chunk's size": (
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;", b"x" * 65_536),
        AnswerError,
        "broken",
    ),
    "announced as huge": (answer(b"x", content_length="99999999999"), LimitError, "larger than"),
    "more than announced fits": (answer(PAGE + b"x" * 1_000_000), LimitError, "larger than"),
    "shorter than announced": (answer(b"<p>x", content_length="1000"), AnswerError, "broken"),
    "length that is no number": (endless(HEAD + b"Content-Length: -5\r\n\r\n", b"x" * 65_536), LimitError, "larger"),
    "chunk that is no number": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx", AnswerError, "broken"),
    "negative chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nx", AnswerError, "broken"),
    "huge chunk that ends": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n7fffffff\r\nx", AnswerError, "broken"),
    "gzip bomb": (answer(BOMB, content_encoding="gzip"), LimitError, "larger than"),
    "gzip bomb in chunks": (
        HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(BOMB), BOMB),
        LimitError,
        "larger than",
    ),
    "gzip bomb within gzip": (answer(bomb(40, 2), content_encoding="gzip, gzip"), AnswerError, "not asked for"),
    "gzip of many members": (answer(gzip.compress(b"") * 5_000, content_encoding="gzip"), LimitError, "larger than"),
    "gzip cut short": (answer(gzip.compress(PAGE)[:-20], content_encoding="gzip"), AnswerError, "broken"),
    "gzip that is none": (answer(PAGE, content_encoding="gzip"), AnswerError, "broken"),
    "gzip with a wrong sum": (
        answer(gzip.compress(PAGE)[:-8] + bytes(8), content_encoding="gzip"),
        AnswerError,
        "broken",
    ),
    "brotli": (answer(b"\x1b\xff\xff\x3f" * 20, content_encoding="br"), AnswerError, "not asked for"),
    "deflate": (answer(zlib.compress(PAGE), content_encoding="deflate"), AnswerError, "not asked for"),
    "zstandard": (answer(b"\x28\xb5\x2f\xfd" * 20, content_encoding="zstd"), AnswerError, "not asked for"),
    "silence": (dripping(b"", b"", 0.1), LimitError, "too long"),
    "slow status line": (dripping(b"HTTP/1.1 2"), LimitError, "too long"),
    "slow head": (dripping(HEAD, b"X-A: b\r\n", 0.03), LimitError, "too long"),
    "slow body": (dripping(HEAD + b"\r\n"), LimitError, "too long"),
    "slow body of a known length": (dripping(HEAD + b"Content-Length: 5000\r\n\r\n"), LimitError, "too long"),
    "slow gzip": (
        dripping(HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08" + bytes(7), b"\x00"),
        LimitError,
        "too long",
    ),
    "slow chunks": (
        dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        LimitError,
        "too long",
    ),
    "flood of header fields": (endless(HEAD, b"X-A: b\r\n" * 1_000), AnswerError, "broken"),
    "endless header field": (endless(HEAD + b"X-A: ", b"b" * 65_536), AnswerError, "broken"),
    "endless status line": (endless(b"HTTP/1.1 200 ", b"O" * 65_536), AnswerError, "broken"),
    "endless 'continue'": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000), LimitError, "larger than"),
    "trailers without end": (
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"X-A: b\r\n" * 1_000),
        LimitError,
        "larger than",
    ),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", AnswerError, "broken"),
    "HTTP/0.9": (PAGE, AnswerError, "broken"),
    "status that is no number": (b"HTTP/1.1 abc OK\r\n\r\n", AnswerError, "broken"),
    "nothing": (b"", AnswerError, "broken"),
    "picture": (answer(b"\x89PNG", content_type="image/png"), AnswerError, "no report but image/png"),
    "film without end": (
        endless(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", b"x" * 65_536),
        AnswerError,
        "no report but video/mp4",
    ),
    "picture that says it is a page": (answer(b"\x89PNG\r\n\x1a\n" + bytes(100)), AnswerError, "is an image"),
    "program": (
        answer(b"\x7fELF" + bytes(100), content_type="application/octet-stream"),
        AnswerError,
        "is a binary file",
    ),
    "zip": (answer(b"PK\x03\x04" + bytes(50), content_type="application/zip"), AnswerError, "is a zip archive"),
    "PDF that is none": (answer(b"hello", content_type="application/pdf"), AnswerError, "and is none"),
    "empty page": (answer(b""), AnswerError, "is empty"),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "kind", "words"), SENT.values(), ids=list(SENT))
def test_an_answer_costs_no_more_than_the_limits(
    sent: Callable[[str], Sent] | bytes, kind: type[FetchError], words: str
) -> None:
    with serving({"/ok": answer(), "/a": sent}) as server:
        fetcher = Fetcher(LIMITS, network(news_example="127.0.0.1"))
        fetcher.fetch(server.url("/ok", "news.example"))
        fetcher.limits = SHORT if words == "too long" else LIMITS
        start = time.monotonic()
        with pytest.raises(kind, match=words) as caught:
            fetcher.fetch(server.url("/a", "news.example"))
        assert time.monotonic() - start < fetcher.limits.seconds + 2
    assert caught.value.advice
    assert caught.value.location == server.url("/a", "news.example")


@pytest.mark.parametrize(
    "sent",
    [
        endless(HEAD + b"\r\n", b"Disallow: /a\n" * 1_000),
        dripping(HEAD + b"\r\n", b"#"),
        answer(BOMB, content_encoding="gzip"),
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
    ids=["endless", "slow", "bomb", "no HTTP"],
)
def test_a_hostile_robots_txt_closes_the_site(sent: Callable[[str], Sent] | bytes) -> None:
    with serving({"/robots.txt": sent, "/a": answer()}) as server, pytest.raises(RobotsError):
        Fetcher(SHORT, network()).fetch(server.url("/a"))
    assert server.paths == []


def test_a_bomb_takes_no_more_memory_than_the_limit() -> None:
    with serving({"/a": answer(bomb(300), content_encoding="gzip")}) as server:
        fetcher = Fetcher(LIMITS, network())
        tracemalloc.start()
        with pytest.raises(LimitError):
            fetcher.fetch(server.url("/a"))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 5_000_000


# --- encrypted connections ---


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def keeping(seen: list[str | None]) -> ssl.SSLContext:
    """A server's side, which notes the name that it was asked for in the handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda connection, name, _: seen.append(name)
    return context


def test_the_pinned_connection_keeps_the_name_in_handshake_and_request() -> None:
    seen: list[str | None] = []
    names = network(news_example="127.0.0.1")
    with serving({"/a": answer()}, keeping(seen)) as server:
        fetcher = Fetcher(LIMITS, Network(names.look_up, loopback_too, trusting))
        found = fetcher.fetch(server.url("/a", "news.example", "https"))
    assert found.document and found.document.content == PAGE
    assert seen == ["news.example"] * 2
    assert all(f"Host: news.example:{server.port}" in request for request in server.requests)


@pytest.mark.parametrize(("host", "tls"), [("news.example", ssl.create_default_context), ("other.example", trusting)])
def test_a_certificate_that_does_not_hold_ends_the_connection(host: str, tls: Callable[[], ssl.SSLContext]) -> None:
    names = network(news_example="127.0.0.1", other_example="127.0.0.1")
    with serving({"/a": answer()}, keeping([])) as server, pytest.raises(FetchError, match="no trusted certificate"):
        Fetcher(LIMITS, Network(names.look_up, loopback_too, tls)).fetch(server.url("/a", host, "https"))
    assert server.requests == []


def test_a_handshake_that_never_ends_is_ended() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    start = time.monotonic()
    with listening, pytest.raises(RobotsError, match="took too long"):
        url = f"https://news.example:{listening.getsockname()[1]}/"
        Fetcher(SHORT, network(news_example="127.0.0.1")).fetch(url)
    assert time.monotonic() - start < 2


def test_a_closed_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be reached") as caught:
        Fetcher(LIMITS, network()).fetch(f"http://127.0.0.1:{port}/")
    assert isinstance(caught.value.__cause__, UnreachableError)
