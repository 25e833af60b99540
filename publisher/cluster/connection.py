"""The way to a cluster: all that is asked of Dask's client, whose methods have no types, has its types here."""

from __future__ import annotations

import logging
from asyncio import CancelledError
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from publisher.cluster import wire, worker
from publisher.cluster.refused import ClusterError, DiedError
from publisher.cluster.versions import differing, versions
from publisher.trace import Observation

if TYPE_CHECKING:
    from distributed import Client, Future

    Sent = Future[bytes]

WAIT = 10.0  # seconds for the scheduler and the workers to answer
PATIENCE = 30.0  # seconds without news before workers are looked for, and for one to come back
ARRIVAL = 300.0  # seconds for an edition to arrive once it is made


class Connection:
    """A client of a scheduler. Raises ClusterError: no Dask here, or nobody there."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = _client(address)

    def admit(self, program: tuple[Observation, ...]) -> None:
        """Ask every worker what it makes editions with. Raises ClusterError: there is none, or one has another program.

        A worker that is on its way is waited for.
        """
        self.await_worker(WAIT, "cluster_empty")
        for name, theirs in sorted(self._asked().items()):
            if isinstance(theirs, OSError):  # it has gone
                continue
            if "No module named 'publisher" in str(theirs):  # Dask tells some errors as text
                raise ClusterError("cluster_bare", worker=name)
            if isinstance(theirs, BaseException):
                raise ClusterError("cluster_differs", worker=name, message=f"{type(theirs).__name__}: {theirs}")
            if names := differing(program, theirs):
                raise ClusterError("cluster_differs", worker=name, message=", ".join(names))

    def _asked(self) -> dict[str, tuple[Observation, ...] | BaseException]:
        ask = self._client._run  # noqa: SLF001  # `run` itself would wait for a silent worker without end
        try:
            return dict(self._client.sync(ask, versions, on_error="return", callback_timeout=PATIENCE))
        except Exception as error:  # whatever the library raises when it loses its scheduler
            raise ClusterError("cluster_lost", address=self.address) from error

    def await_worker(self, seconds: float, rule: str) -> None:
        """Wait until there is a worker. Raises ClusterError by `rule` when none has come."""
        try:
            self._client.wait_for_workers(1, timeout=seconds)
        except TimeoutError:
            raise ClusterError(rule, address=self.address) from None
        except Exception as error:
            raise ClusterError("cluster_lost", address=self.address) from error

    def listen(self, topic: str, hear: Callable[[str], None]) -> None:
        """Have `hear` called in another thread with what workers say on a topic."""
        self._client.subscribe_topic(topic, lambda event: hear(event[1]))

    def send(self, errand: wire.Errand, priority: int, to: str, ended: Callable[[], None]) -> Sent:
        """Send an errand to any worker, or to one that others may relieve; `ended` is called in another thread."""
        aim = {"workers": [to], "allow_other_workers": True} if to else {}
        sent = self._client.submit(worker.make, wire.encode(errand), pure=False, priority=priority, **aim)
        sent.add_done_callback(lambda _sent: ended())
        return sent

    def received(self, sent: Sent) -> wire.Reply | None:
        """Return the answer to an errand that has ended, None when it was lost with its worker.

        Raises ClusterError when the scheduler is lost, DiedError, and whatever a worker raised.
        """
        from distributed import KilledWorker

        if sent.status == "cancelled":
            raise ClusterError("cluster_lost", address=self.address)
        if sent.status == "error":
            error = sent.exception()
            assert isinstance(error, Exception)
            if isinstance(error, KilledWorker):
                raise DiedError
            raise error
        try:
            return wire.reply(sent.result(timeout=ARRIVAL))
        except (OSError, TimeoutError):
            return None
        except CancelledError:
            raise ClusterError("cluster_lost", address=self.address) from None

    def give(self, name: str, contents: list[bytes]) -> None:
        """Give a worker inputs to keep; one that cannot have them will ask again, one that has gone will not."""
        with suppress(OSError):  # of a lost scheduler its futures tell
            self._client.run(worker.keep, contents, workers=[name], on_error="ignore")

    def close(self, given_up: list[Sent]) -> None:
        """Give up what has not ended, and part."""
        with suppress(OSError):  # a lost scheduler needs not be told
            if given_up:
                self._client.cancel(given_up, force=True)
        with suppress(OSError):
            self._client.close()


def _client(address: str) -> Client:
    try:
        from distributed import Client, Security
        from distributed.comm.addressing import parse_address, parse_host_port
        from distributed.comm.registry import get_backend
    except ImportError:
        raise ClusterError("cluster_missing") from None
    for name in tuple(logging.root.manager.loggerDict):  # what goes wrong is told in our words
        if name.split(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        scheme, place = parse_address(address)  # a client that is given no address hangs when it is closed
        get_backend(scheme)
        parse_host_port(place)
        security = Security()  # as Dask's configuration says
        certified = scheme != "tls" or security.get_connection_args("client").get("ssl_context")
    except Exception as error:  # an address that is none, a name that is unknown, silence: each raises its own
        raise _unreachable(address, error) from None
    if not certified:  # a client without certificates hangs too
        raise ClusterError("cluster_uncertified", address=address)
    try:
        return Client(address, timeout=WAIT, set_as_default=False, security=security)
    except Exception as error:
        raise _unreachable(address, error) from None


def _unreachable(address: str, error: Exception) -> ClusterError:
    message = " ".join(str(error).split()) or type(error).__name__
    return ClusterError("cluster_unreachable", address=address, message=message)
