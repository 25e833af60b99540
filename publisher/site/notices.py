"""Which notices are current. A static page cannot know the time: it shows what was current when it was built."""

from __future__ import annotations

import datetime

from publisher.site.source import Notice, Site


def current(site: Site, now: datetime.datetime) -> tuple[Notice, ...]:
    """Return the notices whose period holds `now`, a time with a zone; the end does not belong to the period."""
    return tuple(notice for notice in site.notices if _start(site, notice) <= now < _last(site, notice))


def next_change(site: Site, now: datetime.datetime) -> datetime.datetime | None:
    """Return when the next notice begins or ends after `now`: until then the site is true without being rebuilt."""
    moments = [moment for n in site.notices for moment in (_start(site, n), _last(site, n)) if moment > now]
    return min(moments, default=None)


def _start(site: Site, notice: Notice) -> datetime.datetime:
    return notice.start.replace(tzinfo=site.zone)


def _last(site: Site, notice: Notice) -> datetime.datetime:
    last = notice.end or notice.review
    assert last is not None  # the reader of site.toml has refused a notice without an end
    return last.replace(tzinfo=site.zone)
