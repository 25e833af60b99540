"""The only files that a PDF edition may read: those of its publication and of its layout."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from publisher.trace import resolve


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """A fetcher that reads files below some folders and nothing else: no network, no other file."""

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self.folders = tuple(resolve(folder) for folder in folders)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the file at `url`. Raises PermissionError for anything outside the folders."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        path = resolve(Path(url2pathname(parts.path)))
        if parts.scheme != "file" or not any(path.is_relative_to(folder) for folder in self.folders):
            raise PermissionError(url)
        return URLFetcherResponse(url, path.read_bytes())
