"""Lighthouse gives 100 for accessibility, best practices and search; and less to a page that has earned less."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from publisher.validators.chromium import OPTIONS, chromium
from publisher.validators.node_package import node, node_modules, version_of

pytestmark = pytest.mark.xdist_group("html")

CATEGORIES = ("accessibility", "best-practices", "seo")


def scores(address: str, folder: Path) -> tuple[dict[str, float], list[str]]:
    """Return the score of each category, and the audits that cost something."""
    assert version_of("lighthouse"), "run: python tools/node/install.py"
    options = ("--headless=new", *OPTIONS, f"--user-data-dir={folder / 'profile'}")
    command = [node(), str(node_modules() / "lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(options)}"]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    report = json.loads(done.stdout)
    assert not report.get("runtimeError"), report["runtimeError"]
    lost = [name for name, audit in report["audits"].items() if audit["score"] is not None and audit["score"] < 1]
    return {name: report["categories"][name]["score"] for name in CATEGORIES}, lost


def test_the_page_has_all_points(address: str, tmp_path: Path):
    found, lost = scores(f"{address}/allt.html", tmp_path)
    assert found == dict.fromkeys(CATEGORIES, 1), lost


def test_a_page_without_a_title_and_language_loses_points(address: str, site: Path, tmp_path: Path):
    (site / "poor.html").write_text("<!DOCTYPE html><img src=robots.txt><p>Text", "utf-8")
    found, lost = scores(f"{address}/poor.html", tmp_path)
    assert max(found.values()) < 1
    assert {"document-title", "html-has-lang", "image-alt", "meta-description"} <= set(lost)
    (site / "poor.html").unlink()
