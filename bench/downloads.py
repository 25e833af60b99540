"""How many downloads the site stands: wrk over 64 connections against a plain static server, for ten seconds.

The site is the one in output/site (`make site`). At least 2,000 downloads, and none that fails. Client and server share
the machine's cores, and the server is Python's own: a web server serves more.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import table
from process import ROOT

CONNECTIONS = 64
SECONDS = 10
LEAST = 2_000  # downloads
KINDS = {".html", ".pdf", ".docx", ".css", ".woff2", ".png"}

# The server of Python's library, with connections that stay open and a queue that 64 of them fit in.
SERVER = """
import functools, http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def handle(self):
        try: super().handle()
        except ConnectionError: pass  # wrk hangs up when its time is over
class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1]))
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def rows(site: Path = ROOT / "output/site") -> Iterator[table.Row]:
    """Yield how many downloads were whole, and how many failed."""
    what = f"downloads of the site in {SECONDS} s over {CONNECTIONS} connections"
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in KINDS)
    if not files or shutil.which("wrk") is None:
        why = "wrk is missing: python3 tools/system_packages.py wrk" if files else f"nothing in {site}: make site"
        yield table.not_run(what, why, f"≥ {LEAST}")
        return
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(site)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        said = _asked(int(server.stdout.readline()), files)
    finally:
        server.terminate()
    done = re.search(r"(\d+) requests in", said)
    yield table.at_least(what, int(done[1]) if done else 0, LEAST)
    wrong = re.findall(r"(?:Non-2xx[^:]*:|Socket errors:).*", said)
    yield table.none(f"{what}: kinds of failure", len(wrong), "; ".join(wrong))


def _asked(port: int, files: Iterable[str]) -> str:
    """Return what wrk says when it has asked for the files in turn."""
    paths = ", ".join(f'"/{file}"' for file in files)
    script = (
        f"local p = {{{paths}}}\nlocal i = 0\nrequest = function() i = i % #p + 1 return wrk.format(nil, p[i]) end\n"
    )
    with tempfile.TemporaryDirectory() as name:
        lua = Path(name) / "files.lua"
        lua.write_text(script, "utf-8")
        command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "10s", "-s", str(lua)]
        return subprocess.run(
            [*command, f"http://127.0.0.1:{port}/"], capture_output=True, check=True, text=True, timeout=60
        ).stdout


if __name__ == "__main__":
    table.show(rows(Path(sys.argv[1])) if sys.argv[1:] else rows())
