"""Verification: ask whether each edition is valid, and whether it says what the source says.

`editions.verify` runs the validators (`tools.py`) and the comparison with the model (`equivalent.py`) on the bytes of
editions, keeps their outcomes by those bytes (`store.py`), and turns what failed into findings with the line in the
source (`explain.py`, `locate.py`).
"""

from publisher.verification.outcome import Outcome, Verification, Verified
from publisher.verification.store import Store

__all__ = ["Outcome", "Store", "Verification", "Verified"]
