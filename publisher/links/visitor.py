"""One who visits web addresses politely: says who asks, obeys robots.txt, waits between two questions to a host."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from publisher import __version__

AGENT = f"publisher/{__version__} (link check)"
TIMEOUT = 10.0  # seconds
PAUSE = 1.0  # seconds between two questions to the same host
REDIRECTS = 5
_GONE = (404, 410)
_ONLY_GET = (400, 403, 405, 406, 500, 501, 503)  # what servers answer that know no HEAD
_MOVED = (301, 308)
_ELSEWHERE = (302, 303, 307)

Kind = Literal["there", "moved", "gone", "unknown"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a visit; `to` is where the page has moved for good, `reason` a status or the network's words."""

    kind: Kind
    reason: str = ""
    to: str = ""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follow nothing: each step is our own question, with its own pause and its own leave."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Visitor:
    """Ask one address at a time of each host, `pause` seconds apart."""

    told: Callable[[str], None] = lambda _address: None  # is called with each address before it is asked
    pause: float = PAUSE
    timeout: float = TIMEOUT
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def visit(self, address: str) -> Answer:
        """Return what an address answers after at most five redirections."""
        self.told(address)
        first = at = _ascii(address)
        moved = False
        for _ in range(REDIRECTS + 1):
            try:
                if not at.startswith(("http://", "https://")):
                    return Answer("unknown", at)
                if not self._may(at):
                    return Answer("unknown", "robots.txt")
                status, target = self._status(at)
            except (OSError, http.client.HTTPException, ValueError) as error:
                return Answer("unknown", _words(error))
            if status not in (*_MOVED, *_ELSEWHERE) or not target:
                return _answer(status, at if moved else "")
            moved = status in _MOVED and (moved or at == first)
            at = _ascii(urljoin(at, target))
        return Answer("unknown", f"> {REDIRECTS} redirections")

    def _status(self, address: str) -> tuple[int, str]:
        status, target = self._ask(address, "HEAD")
        return self._ask(address, "GET") if status in (*_ONLY_GET, *_GONE) else (status, target)

    def _ask(self, address: str, method: str) -> tuple[int, str]:
        """Return the status and where it leads; the body of a GET is not read."""
        with self._turn(address):
            try:
                with _open(address, self.timeout, method) as response:
                    return response.status, ""
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.headers.get("Location", "")

    @contextmanager
    def _turn(self, address: str) -> Iterator[None]:
        """Hold the address's host to ourselves, from the end of the pause after the last question to it."""
        host = urlsplit(address).netloc
        with self._lock:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            wait = self._asked.get(host, -self.pause) + self.pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                self._asked[host] = time.monotonic()

    def _may(self, address: str) -> bool:
        """Tell whether the host's robots.txt lets us."""
        parts = urlsplit(address)
        root = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if root not in self._robots:
            self._robots[root] = self._read(root)
        return self._robots[root].can_fetch(AGENT, address)

    def _read(self, root: str) -> RobotFileParser:
        """Return the rules of a host: none without a file, nothing allowed while it is broken (RFC 9309, 2.3.1)."""
        rules = RobotFileParser(root)
        with self._turn(root):
            try:
                with _open(root, self.timeout, "GET", follow=True) as response:
                    rules.parse(response.read(500 * 1024).decode("utf-8", errors="replace").splitlines())
            except urllib.error.HTTPError as error:
                with error:
                    rules.parse([] if error.code < 500 else ["User-agent: *", "Disallow: /"])
        return rules


def _open(address: str, timeout: float, method: str, *, follow: bool = False) -> Any:
    request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310  # http or https only
    opener = urllib.request.build_opener() if follow else urllib.request.build_opener(_Stay)
    return opener.open(request, timeout=timeout)


def _ascii(address: str) -> str:
    """Return an address as it is sent: without its fragment, the host in IDNA, other letters in percent code."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii").lower()
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _answer(status: int, to: str) -> Answer:
    if status in _GONE:
        return Answer("gone", str(status))
    if status >= 300:
        return Answer("unknown", str(status))
    return Answer("moved", str(status), to) if to else Answer("there", str(status))


def _words(error: BaseException) -> str:
    reason = getattr(error, "reason", error)
    return str(reason) or type(error).__name__
