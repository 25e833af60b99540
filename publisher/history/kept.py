"""The texts that are kept in the output folder: the last that was built, and the last of the date before."""

from __future__ import annotations

import msgspec

from publisher.files import replace_file
from publisher.history.text import Text, decoded
from publisher.record.store import Store


def keep(store: Store, publication: str, text: bytes) -> None:
    """Keep the text of an edition; when the publication has got a new date, the text before it is kept as well."""
    path = store.folder / f"{publication}.text.json"
    before = path.read_bytes() if path.is_file() else b""
    if text == before:
        return
    if before and _date(before) not in ("", _date(text)):
        replace_file(store.folder / f"{publication}.previous.json", before, store.temporary)
    replace_file(path, text, store.temporary)


def _date(text: bytes) -> str:
    try:
        return decoded(text).date
    except msgspec.MsgspecError:
        return ""


def kept(store: Store, publication: str) -> Text | None:
    """Return the text of the last edition that was built, None when there is none that can be read."""
    return _read(store, f"{publication}.text.json")


def previous(store: Store, publication: str) -> Text | None:
    """Return the last text that was built under the date before the present one: what a reader may have read."""
    return _read(store, f"{publication}.previous.json")


def _read(store: Store, name: str) -> Text | None:
    try:
        return decoded((store.folder / name).read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None
