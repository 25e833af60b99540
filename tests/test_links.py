"""Links to other websites: tried only when asked for, politely, and what could not be tried is never called good.

The other website is a server of our own on the loopback address; nothing leaves the machine.
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import making
import pytest
from click.testing import CliRunner

from publisher import links, reader
from publisher.cli import main
from publisher.findings import Severity, Verdict
from publisher.links import visitor as visiting
from publisher.links.visitor import Answer, Visitor

ROBOTS = b"User-agent: *\nDisallow: /hemligt\n"
MOVES = {
    "/flyttad": (301, "/ny-plats"),
    "/tillfalligt": (302, "/ny-plats"),
    "/flyttad-och-borta": (308, "/borta"),
    "/ring": (302, "/ring"),
    "/till-fil": (302, "file:///etc/passwd"),
}


class Website(BaseHTTPRequestHandler):
    """A small website; the server keeps what it was asked."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        server = self.server
        server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        server.busy += 1
        server.crowd = max(server.crowd, server.busy)
        server.pause.wait(0.02 if self.path != "/trog" else 5)
        status, headers = self.answer()
        server.busy -= 1
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        body = server.robots if self.path == "/robots.txt" else b"text"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def answer(self) -> tuple[int, dict[str, str]]:
        head = self.command == "HEAD"
        statuses = {"/bara-get": 405 if head else 200, "/ljuger-om-head": 404 if head else 200, "/borta": 404}
        statuses |= {"/trasig": 500, "/robots.txt": self.server.robots_status}
        status, target = MOVES.get(self.path, (statuses.get(self.path, 200), ""))
        return status, {"Location": target} if target else {}

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def website():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    server.asked, server.busy, server.crowd, server.pause = [], 0, 0, threading.Event()
    server.robots, server.robots_status = ROBOTS, 200
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.pause.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "kind", "reason"),
    [
        ("/finns", "there", "200"),
        ("/finns#stycke", "there", "200"),
        ("/åäö och mellanslag", "there", "200"),
        ("/borta", "gone", "404"),
        ("/bara-get", "there", "200"),
        ("/ljuger-om-head", "there", "200"),
        ("/tillfalligt", "there", "200"),
        ("/flyttad-och-borta", "gone", "404"),
        ("/hemligt/sida", "unknown", "robots.txt"),
        ("/trasig", "unknown", "500"),
        ("/ring", "unknown", "> 5 redirections"),
        ("/till-fil", "unknown", "file:///etc/passwd"),
        ("/trog", "unknown", "timed out"),
    ],
)
def test_each_answer(path: str, kind: str, reason: str, website):
    answer = Visitor(pause=0, timeout=0.5).visit(website.address + path)
    assert (answer.kind, answer.reason) == (kind, reason)


def test_a_page_that_moved_for_good_tells_where(website):
    answer = Visitor(pause=0).visit(f"{website.address}/flyttad")
    assert answer == Answer("moved", "200", f"{website.address}/ny-plats")


def test_a_host_that_is_not_there_is_unknown(website):
    website.server_close()
    assert Visitor(pause=0).visit(f"{website.address}/finns").kind == "unknown"


@pytest.mark.parametrize(("status", "kind"), [(404, "there"), (500, "unknown")])
def test_without_robots_all_may_ask_and_with_broken_ones_nobody(status: int, kind: str, website):
    website.robots_status = status
    assert Visitor(pause=0).visit(f"{website.address}/finns").kind == kind


def test_the_visitor_says_who_asks_and_asks_for_the_head_first(website):
    Visitor(pause=0).visit(f"{website.address}/bara-get")
    assert [(method, path) for method, path, _ in website.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/bara-get"),
        ("GET", "/bara-get"),
    ]
    assert all(agent.startswith("publisher/") for _, _, agent in website.asked)


def test_a_host_is_asked_one_thing_at_a_time_with_pauses_and_its_robots_once(website, monkeypatch):
    waited = []
    monkeypatch.setattr(visiting.time, "sleep", waited.append)
    wanted = [f"{website.address}/{i}" for i in range(6)]
    answers = links.visit(wanted, Visitor(pause=3))
    assert {answer.kind for answer in answers.values()} == {"there"}
    assert website.crowd == 1
    assert len(waited) == 6, "a pause before every question but the first, of robots.txt"
    assert all(2 < seconds <= 3 for seconds in waited)
    assert sum(path == "/robots.txt" for _, path, _ in website.asked) == 1


def test_every_place_of_an_address_is_told_and_the_address_asked_once(website, base, tmp_path):
    dead = f"{website.address}/borta"
    text = f"# R\n\n[en]({dead}), [två](#r)\n\n[tre]({dead}) [post](mailto:a@a.se) [fyra]({website.address}/flyttad)"
    document, _ = reader.read_text(text, base.words("sv"), folder=tmp_path)
    found = links.addresses(making.publication(tmp_path), document)
    assert set(found) == {dead, f"{website.address}/flyttad"}
    told = links.findings(found, links.visit(found, Visitor(pause=0)))
    assert [(f.rule, f.place.line, f.severity, f.verdict) for f in told] == [
        ("link-dead", 3, Severity.WARNING, Verdict.FAIL),
        ("link-dead", 5, Severity.WARNING, Verdict.FAIL),
        ("link-moved", 5, Severity.ADVICE, Verdict.FAIL),
    ]
    assert sum(path == "/borta" for _, path, _ in website.asked) == 2, "head, then get"


def test_what_was_not_tried_is_not_run(website, base, tmp_path):
    address = f"{website.address}/hemligt"
    document, _ = reader.read_text(f"[text]({address})", base.words("sv"), folder=tmp_path)
    found = links.addresses(making.publication(tmp_path), document)
    (finding,) = links.findings(found, links.visit(found, Visitor(pause=0)))
    assert (finding.rule, finding.verdict) == ("link-not-checked", Verdict.NOT_RUN)


def test_the_command_asks_only_when_told_to(website, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Visitor, "pause", 0)
    run = CliRunner()
    run.invoke(main, ["new", "rapport"])
    (tmp_path / "sources/rapport/01-inledning.md").write_text(f"# A\n\n[Sidan om stöd]({website.address}/borta)")
    assert "är död" not in run.invoke(main, ["check", "--quick"]).stdout
    assert website.asked == []
    online = run.invoke(main, ["check", "--quick", "--online"])
    assert f"Prövar {website.address}/borta" in online.stderr
    assert "01-inledning.md:3: Varning: Länken" in online.stdout
    assert online.exit_code == 0
