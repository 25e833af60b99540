"""Jobs on many machines: Dask distributed carries them, inputs travel by content hash, editions come back as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.regenerate import Hire


def hire(address: str) -> Hire:
    """Return what `regenerate` needs to have its jobs run by the cluster at `address`. It raises ClusterError."""
    from publisher.cluster.runner import Cluster

    return lambda _formats, _scraps, began: Cluster(address, began)
