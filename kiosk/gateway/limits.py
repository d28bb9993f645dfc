"""How much of anything one request, one connection and one client may ask for.

The one rule: what is counted is counted while it arrives, and is never written down anywhere.
"""

import hashlib
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

BODY = 16 * 1024
"""Bytes of a request's body."""
HEAD = 8 * 1024
"""Bytes of a request's line and headers."""
TARGET = 1024
"""Bytes of a request's path and query."""
DEPTH = 8
"""How deep a JSON document may nest: ours nest four deep."""
NUMBERS = 12
"""Digits of a JSON number."""
REQUEST_SECONDS = 5.0
"""From a request's first byte to its last."""
ANSWER_SECONDS = 15.0
"""From then until the answer has left."""
IDLE_SECONDS = 30
"""How long a connection waits for its next request."""
CONNECTIONS = 1000
"""Open connections of one process."""
CLIENTS = 10_000
"""Clients whose tries are remembered; whoever asked longest ago is forgotten first."""


def nests_too_deep(text: bytes, depth: int = DEPTH) -> bool:
    """Whether brackets stand deeper than this, told before a parser goes down there. Those in texts do not count."""
    level, is_text, is_escaped = 0, False, False
    for byte in text:
        if is_text:
            is_text = is_escaped or byte != 0x22
            is_escaped = byte == 0x5C and not is_escaped
        elif byte == 0x22:
            is_text = True
        elif byte in b"[{":
            level += 1
            if level > depth:
                return True
        elif byte in b"]}":
            level -= 1
    return False


def read_json(text: bytes) -> Any:
    """The document. Raises ValueError for what is none, nests too deep, names a key twice or has numbers like NaN."""
    if nests_too_deep(text):
        raise ValueError("too deep")
    return json.loads(
        text.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse, parse_int=small, parse_float=refuse
    )


def unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: readers must not differ about which of two counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def refuse(_text: str) -> Any:
    """Numbers with a point, and those that are none: nothing here has any."""
    raise ValueError("no such number")


def small(text: str) -> int:
    """A whole number of a sensible length."""
    if len(text) > NUMBERS:
        raise ValueError("too many digits")
    return int(text)


@dataclass(slots=True)
class Bucket:
    """Tries left, and the moment they were counted."""

    left: float
    at: float


class Tries:
    """So many tries in so many seconds for each client, kept in memory only and under a hash nobody can undo.

    A `clock` gives seconds. Tries come back evenly, one after the other.
    """

    def __init__(self, tries: int, seconds: float, clock: Callable[[], float], clients: int = CLIENTS) -> None:
        self._tries, self._each = tries, seconds / tries
        self._clock, self._clients = clock, clients
        self._salt = secrets.token_bytes(16)
        self._buckets: OrderedDict[bytes, Bucket] = OrderedDict()

    def take(self, client: str) -> int:
        """0 when this client may try now, and that was one; else the seconds until it may, rounded up."""
        name, now = self._name(client), self._clock()
        bucket = self._buckets.pop(name, None) or Bucket(self._tries, now)
        bucket.left = min(self._tries, bucket.left + (now - bucket.at) / self._each)
        bucket.at = now
        self._buckets[name] = bucket
        if len(self._buckets) > self._clients:
            self._buckets.popitem(last=False)
        if bucket.left < 1:
            return max(1, round((1 - bucket.left) * self._each + 0.5))
        bucket.left -= 1
        return 0

    def _name(self, client: str) -> bytes:
        return hashlib.blake2b(client.encode(), key=self._salt, digest_size=16).digest()


class Proxies:
    """The proxies in front, whose word on who asks is taken."""

    def __init__(self, networks: Iterable[str]) -> None:
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(each) for each in networks]

    def __contains__(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._networks)

    def client(self, peer: str, forwarded: str) -> str:
        """Who asks: the peer, or behind our proxies the last address before them in X-Forwarded-For."""
        told = forwarded.split(",") if peer in self else []
        last = next((address.strip() for address in reversed(told) if address.strip() not in self), "")
        return household(last or peer)


def household(address: str) -> str:
    """What counts as one client: an IPv4 address, or the 64 leading bits of an IPv6 address, which one home has."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
