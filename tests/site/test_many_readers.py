"""2,000 downloads over 64 connections from a plain static server: every one is whole, none fails."""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

DOWNLOADS = 2_000
CONNECTIONS = 64
# The server of Python's library with the queue that a web server has: five waiting connections are too few for 64.
SERVER = """
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1]))
print(server.server_address[1], flush=True)
server.serve_forever()
"""


@pytest.fixture
def port(shown) -> Iterator[int]:
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(shown[0])], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    yield int(server.stdout.readline())
    server.terminate()
    server.wait(10)
    server.stdout.close()


async def reader(port: int, wanted: Iterator[Path], site: Path, got: list[tuple[Path, int, str]]) -> None:
    """Ask for one file after another over one connection, as a browser does."""
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
    for path in wanted:
        address = path.relative_to(site).as_posix()
        outgoing.write(f"GET /{address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await incoming.readuntil(b"\r\n\r\n")).decode().splitlines()
        length = next(int(line.split(":")[1]) for line in head if line.lower().startswith("content-length"))
        body = await incoming.readexactly(length)
        got.append((path, int(head[0].split()[1]), hashlib.sha256(body).hexdigest()))
    outgoing.close()


async def many(port: int, files: list[Path], site: Path) -> list[tuple[Path, int, str]]:
    wanted = iter([files[i % len(files)] for i in range(DOWNLOADS)])
    got: list[tuple[Path, int, str]] = []
    async with asyncio.timeout(120), asyncio.TaskGroup() as group:
        for _ in range(CONNECTIONS):
            group.create_task(reader(port, wanted, site, got))
    return got


@pytest.mark.xdist_group("site")
def test_two_thousand_downloads_over_64_connections(shown, port):
    site, _ = shown
    files = sorted(
        path for path in site.rglob("*") if path.suffix in (".html", ".pdf", ".docx", ".css", ".woff2", ".png")
    )
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    with ThreadPoolExecutor(1) as elsewhere:  # the browser of other tests keeps a loop of events in this thread
        got = elsewhere.submit(asyncio.run, many(port, files, site)).result()
    assert len(got) == DOWNLOADS
    assert {status for _, status, _ in got} == {200}
    assert all(digest == digests[path] for path, _, digest in got)
