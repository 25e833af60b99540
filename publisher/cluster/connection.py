"""The way to a cluster: a client of its scheduler, once all workers are known to have the same program."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from publisher.cluster.refused import ClusterError
from publisher.cluster.versions import differing, versions
from publisher.trace import Observation

if TYPE_CHECKING:
    from distributed import Client

WAIT = 10.0  # seconds for the scheduler to answer


def connected(address: str, program: tuple[Observation, ...]) -> Client:
    """Return a client. Raises ClusterError: no Dask here, nobody there, no workers, or workers with another program."""
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
        from distributed.comm.registry import get_backend
    except ImportError:
        raise ClusterError("cluster_missing") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in our words
    try:
        scheme, place = parse_address(address)  # a client that is given no address hangs when it is closed
        get_backend(scheme)
        parse_host_port(place)
        client: Client = Client(address, timeout=WAIT, set_as_default=False)  # TLS as Dask's configuration says
    except Exception as error:  # an address that is none, a name that is unknown, silence: each raises its own
        message = " ".join(str(error).split()) or type(error).__name__
        raise ClusterError("cluster_unreachable", address=address, message=message) from None
    try:
        _ask(client, address, program)
    except BaseException:
        client.close()
        raise
    return client


def _ask(client: Client, address: str, program: tuple[Observation, ...]) -> None:
    """Ask every worker what it makes editions with."""
    try:
        found = client.run(versions, on_error="return")
    except Exception as error:
        raise ClusterError("cluster_unreachable", address=address, message=str(error)) from None
    if not found:
        raise ClusterError("cluster_empty", address=address)
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            raise ClusterError("cluster_differs", worker=worker, message=f"{type(theirs).__name__}: {theirs}")
        if names := differing(program, theirs):
            raise ClusterError("cluster_differs", worker=worker, message=", ".join(names))
