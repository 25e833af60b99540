"""Why a cluster cannot be used, at all or any longer."""

from __future__ import annotations


class ClusterError(Exception):
    """A cluster that cannot be used: the key of the words that say so, and what they are filled in with."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule, values)
        self.rule, self.values = rule, values


class DiedError(Exception):
    """A job that every worker dies of."""
