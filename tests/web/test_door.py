"""Who is let in, and what report text cannot do: a table of hostile requests, each refused with the right status."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from serving import TOKEN, Server
from starlette.testclient import TestClient
from written import HOSTILE

from rashomon.cli import run
from rashomon.config import Settings
from rashomon.model import Document
from rashomon.store import Desk
from rashomon.web import UnguardedError, application, door
from rashomon.web.app import STYLES

FORM = "application/x-www-form-urlencoded"
FORMED = {"content-type": FORM}
PARTS = {"content-type": "multipart/form-data; boundary=x"}
SAME = {"origin": "{self}"}
OTHER = {"origin": "https://evil.example"}
BEARER = {"authorization": f"Bearer {TOKEN}"}
JSON = {"content-type": "application/json"}
# What is sent: method, path, headers, body; and the status that must come back.
REQUESTS = {
    "another host": ("GET", "/", {"host": "evil.example"}, b"", 421),
    "another host with our port": ("GET", "/", {"host": "evil.example:{port}"}, b"", 421),
    "a host within ours": ("GET", "/", {"host": "127.0.0.1.evil.example:{port}"}, b"", 421),
    "no host": ("GET", "/", {"host": ""}, b"", 421),
    "another host, API": ("GET", "/api/stories", {"host": "evil.example"}, b"", 421),
    "path traversal": ("GET", "/static/../app.py", {}, b"", 404),
    "path traversal, encoded": ("GET", "/static/%2e%2e/app.py", {}, b"", 404),
    "path traversal, encoded twice": ("GET", "/static/%252e%252e%252fapp.py", {}, b"", 404),
    "path traversal, backslash": ("GET", "/static/..%5c..%5capp.py", {}, b"", 404),
    "an absolute path": ("GET", "/static//etc/passwd", {}, b"", 404),
    "a null byte": ("GET", "/static/%00", {}, b"", 404),
    "a story that leads out": ("GET", "/story/..%2f..%2fetc", {}, b"", 404),
    "a report that leads out": ("GET", "/report/../../etc/passwd", {}, b"", 404),
    "a format that leads out": ("GET", "{story}/brief...%2fpasswd", {}, b"", 404),
    "a page that is no number": ("GET", "/?first=-1", {}, b"", 400),
    "a page that is huge": ("GET", "/?first=99999999999999999999", {}, b"", 400),
    "an order that is SQL": ("GET", "/?order=id%3bdrop%20table", {}, b"", 400),
    "a passage beyond the text": ("GET", "{story}/passage/{report}/0-99999999", {}, b"", 404),
    "a passage that is empty": ("GET", "{story}/passage/{report}/5-5", {}, b"", 404),
    "a base that is no report": ("GET", "{story}?base=x", {}, b"", 404),
    "a post from another site": ("POST", "/add/paste", OTHER | FORMED, b"text=x", 403),
    "a post from a page without origin": ("POST", "/add/paste", {"origin": "null"} | FORMED, b"text=x", 403),
    "a post that the browser marks": ("POST", "/add/paste", {"sec-fetch-site": "cross-site"} | FORMED, b"", 403),
    "a post without our mark": ("POST", "/add/paste", SAME | FORMED, b"text=x", 403),
    "a post with a wrong mark": ("POST", "/add/paste", SAME | FORMED, b"text=x&secret=no", 403),
    "a correction from another site": ("POST", "{story}/correct", OTHER | FORMED, b"kind=wrong", 403),
    "an undo from another site": ("POST", "/corrections/1/undo", OTHER | FORMED, b"", 403),
    "a form that is no form": ("POST", "/add/upload", SAME | PARTS, b"--", 403),
    "fetching that is not allowed": ("POST", "/add/fetch", SAME | FORMED, b"secret={secret}&urls=http://a", 403),
    "a huge body, announced": ("POST", "/add/paste", {**SAME, "content-length": "99999999999"}, b"", 413),
    "a length that is no number": ("POST", "/add/paste", {**SAME, "content-length": "1e3"}, b"", 400),
    "writing without a token": ("POST", "/api/reports", JSON, b'{"text": "x"}', 401),
    "writing with a wrong token": ("POST", "/api/reports", {**JSON, "authorization": "Bearer x"}, b"{}", 401),
    "writing from another site": ("POST", "/api/reports", JSON | BEARER | OTHER, b"{}", 403),
    "a body that is no JSON": ("POST", "/api/reports", JSON | BEARER, b"{", 400),
    "a body that is nested": ("POST", "/api/reports", JSON | BEARER, b"[" * 100_000, 400),
    "a body of another kind": ("POST", "/api/reports", {**BEARER, "content-type": "text/plain"}, b"{}", 415),
    "a field that means nothing": ("POST", "/api/reports", JSON | BEARER, b'{"text": "x", "id": "y"}', 422),
    "a passage of no report": (
        "POST", "/api/corrections", JSON | BEARER,
        b'{"story": "{story_id}", "kind": "wrong", "passages": [{"report": "x", "start": 0, "end": 1}]}', 422,
    ),
    "a method that means nothing": ("DELETE", "/", SAME, b"", 405),
    "a trace": ("TRACE", "/", SAME, b"", 405),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_is_refused(name: str, server: Server) -> None:
    method, path, headers, body, status = REQUESTS[name]
    story = server.story("fire")
    report = server.json(f"/api/stories/{story.rpartition('/')[2]}/reports")["rows"][0]["id"]
    known = {
        "{story}": story, "{report}": report, "{port}": str(server.port), "{self}": server.address,
        "{story_id}": story.rpartition("/")[2], "{secret}": secret(server),
    }  # fmt: skip

    def filled(text: str) -> str:
        for mark, value in known.items():
            text = text.replace(mark, value)
        return text

    found, _, answer = asked(
        server, method, filled(path), {k: filled(v) for k, v in headers.items()}, filled(body.decode()).encode()
    )
    assert found == status, answer[:300]
    assert b"Traceback" not in answer
    assert len(server.json("/api/corrections?undone=true")["rows"]) == 0


def asked(
    server: Server, method: str, path: str, headers: dict[str, str], body: bytes
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of the answer to a request that no client library has tidied."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    sent = {"host": f"127.0.0.1:{server.port}", "content-length": str(len(body)), **headers}
    for key, value in sent.items():
        connection.putheader(key, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def secret(server: Server) -> str:
    """Return the mark of the server's own forms."""
    page = asked(server, "GET", "/add", {}, b"")[2].decode()
    return page.split('name="secret" value="')[1].split('"')[0]


def test_a_huge_body_that_is_not_announced_is_cut_off(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        head = f"POST /add/paste HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: {PARTS['content-type']}\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        line.sendall(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        piece = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
        try:
            for _ in range(64):
                line.sendall(piece)
        except OSError:
            pass
        assert line.recv(200).startswith(b"HTTP/1.1 413")


def test_a_header_cannot_be_smuggled_into_an_answer(server: Server) -> None:
    story = server.story("fire")
    body = f"secret={secret(server)}&back=%2Fx%0D%0ASet-Cookie%3A%20a%3Db".encode()
    status, headers, _ = asked(
        server, "POST", f"{story}/seen", {"origin": server.address, "content-type": FORM}, body
    )  # fmt: skip
    assert (status, headers["location"]) == (303, "/")
    assert "set-cookie" not in headers


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_form_leads_to_another_site(back: str, server: Server) -> None:
    body = f"secret={secret(server)}&back={back}".encode()
    headers = {"origin": server.address, "content-type": FORM}
    assert asked(server, "POST", f"{server.story('fire')}/seen", headers, body)[1]["location"] == "/"


def test_every_answer_says_what_the_browser_may_do(server: Server) -> None:
    for path in ("/", server.story("fire"), "/static/desk.js", "/api/stories", "/nothing"):
        headers = asked(server, "GET", path, {}, b"")[1]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_what_is_served_as_files_is_small_and_ours() -> None:
    source = Path(__file__).resolve().parents[2] / "src"
    folders = [source.joinpath(*package.split("."), folder) for package, folder in STYLES]
    files = [path for folder in folders for path in folder.iterdir()]
    assert {path.suffix for path in files} == {".css", ".js", ".svg"}
    assert sum(path.stat().st_size for path in files) < 300_000


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, TestClient]]:
    """A desk with a report whose every field tries to act."""
    with Desk.open(tmp_path_factory.mktemp("hostile") / "desk.db", create=True) as desk:
        for name in ("a", "b"):
            record = {**HOSTILE, "text": f"{HOSTILE['text']} Told by {name}.", "publisher": HOSTILE["publisher"] + name}
            place = f"<script>{name}</script>.jsonl#1"
            [receipt] = desk.add([Document(place, "application/json", json.dumps(record | {"url": ""}).encode())])
            assert receipt.outcome == "stored"
        yield (
            desk,
            TestClient(application(desk, Settings(), door("127.0.0.1", 80, None, 10_000)), base_url="http://localhost"),
        )


def test_report_text_is_shown_and_never_run(hostile: tuple[Desk, TestClient], browser: Browser) -> None:
    desk, client = hostile
    story = f"/story/{desk.stories().rows[0].id}"
    report = desk.reports().rows[0].id
    rests = ("", "/side", "/hands", "/words", "/figures", "/review", "/brief", "/run")
    pages = [
        "/",
        "/search?q=Abeokuta",
        "/search?q=%3Cscript%3E",
        f"/report/{report}?q=Abeokuta",
        *(story + rest for rest in rests),
    ]
    page = browser.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for path in pages:
        shown = client.get(path)
        assert shown.status_code == 200
        assert "<script>" not in shown.text.replace('<script src="/static/desk.js" defer></script>', "")
        assert "<img" not in shown.text
        assert 'href="javascript:' not in shown.text
        assert not {"\u202e", "\x1b"} & set(shown.text)
        page.set_content(shown.text)
        assert page.title() != "owned"
    assert ran == []
    assert "{{ 7 * 7 }}" in client.get(f"/report/{report}").text
    page.close()


def test_beyond_this_machine_nothing_is_shown_without_the_token(filled: Path) -> None:
    with pytest.raises(UnguardedError, match="set a token"):
        door("0.0.0.0", 8000, None, 1000)
    with pytest.raises(UnguardedError):
        door("0.0.0.0", 8000, "short", 1000)
    guarded = door("192.0.2.7", 80, TOKEN, 10_000, ["desk.example"])
    with Desk.open(filled) as desk:
        client = TestClient(
            application(desk, Settings(), guarded), base_url="http://desk.example", follow_redirects=False
        )
        assert client.get("/").headers["location"] == "/enter"
        assert client.get("/api/stories").status_code == 401
        assert client.get("/static/desk.css").status_code == 200
        assert client.get("/api/stories", headers=BEARER).status_code == 200
        page = client.get("/enter").text
        mark = page.split('name="secret" value="')[1].split('"')[0]
        assert client.post("/enter", data={"secret": mark, "token": "no"}).status_code == 403
        entered = client.post("/enter", data={"secret": mark, "token": TOKEN})
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert TOKEN not in entered.headers["set-cookie"]
        assert "HttpOnly" in entered.headers["set-cookie"] and "SameSite=strict" in entered.headers["set-cookie"]
        assert client.get("/").status_code == 200


def test_the_command_refuses_to_be_open_without_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RASHOMON_TOKEN", raising=False)
    assert run(["serve", "--db", str(tmp_path / "d.db"), "--host", "0.0.0.0", "--port", "0", "--no-browser"]) == 1
    assert "set a token of 16 characters or more in RASHOMON_TOKEN" in capfd.readouterr().err
    assert not (tmp_path / "d.db").exists()


def test_a_server_without_a_report_to_show_does_not_start(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["serve", str(tmp_path / "none.txt"), "--port", "0", "--no-browser"]) == 1
    err = capfd.readouterr().err
    assert "none.txt: cannot be read" in err and err.endswith("no report could be read\n")


def test_an_empty_desk_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.cli.serve.answer", lambda *_: None)
    assert run(["serve", "--db", str(tmp_path / "tody.db"), "--port", "0", "--no-browser"]) == 0
    assert "tody.db: holds no report yet. Add some with: rashomon add INPUT" in capfd.readouterr().err


def test_a_port_that_is_taken_is_told(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--db", str(server.desk), "--port", str(server.port), "--no-browser"]) == 1
    assert "Try another with --port." in capfd.readouterr().err


def test_where_fetching_is_allowed_no_address_within_is_reached(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk.db", create=True) as desk:
        app = application(desk, Settings(), door("127.0.0.1", 80, None, 10_000), fetches=True)
        client = TestClient(app, base_url="http://localhost")
        mark = client.get("/add").text.split('name="secret" value="')[1].split('"')[0]
        within = "http://127.0.0.1:1/\nhttp://169.254.169.254/latest\nfile:///etc/passwd"
        page = client.post("/add/fetch", data={"secret": mark, "urls": within})
        for _ in range(200):
            if "<h1>Added</h1>" in page.text:
                break
            time.sleep(0.05)
            page = client.get(page.url.path)
        assert "0 stored, 0 known, 2 failed, of 2" in page.text
        assert desk.count() == (0, 0)
