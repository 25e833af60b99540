"""How many downloads the site stands: wrk over 64 connections against a plain static server, for ten seconds.

make site && .venv/bin/python bench/site.py [output/site]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

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


def main(site: Path) -> int:
    """Print what wrk measured; return 1 if a download failed or there were too few."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in KINDS)
    if not files:
        print(f"nothing in {site}; run: make site", file=sys.stderr)
        return 1
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(site)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        said = asked(int(server.stdout.readline()), files)
    finally:
        server.terminate()
    print(said)
    done = re.search(r"(\d+) requests in", said)
    wrong = re.search(r"Non-2xx|Socket errors", said)
    return int(wrong is not None or done is None or int(done[1]) < LEAST)


def asked(port: int, files: Iterable[str]) -> str:
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
    sys.exit(main(Path(*sys.argv[1:]) if sys.argv[1:] else Path("output/site")))
