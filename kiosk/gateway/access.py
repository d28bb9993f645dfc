"""Who asks, and what they may do: kiosks tell of what they made or sent, desks of all, a monitor reads counters.

What only Nav can know no kiosk tells: received, processing, waiting, forwarded and answered come from a desk, or from
the gateway itself, which has read them in the applicant's name and asks nobody here.

A desk's key opens every office's references, since paper may be handed in anywhere; its key's id stands with whatever
it told. Only data sheets open for its own municipality alone (`unwrapping`).

The one rule: a right is given here or nowhere; what a key may not see looks as if it were not there.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from starlette.requests import Request

from kiosk.errors import NotKnown
from kiosk.gateway.answers import Refusal, unauthenticated
from kiosk.gateway.working import Work
from kiosk.register.keys import IssuedKey, KeyKind
from kiosk.register.model import Channel, Event, EventKind
from kiosk.register.store import Store

KIOSK_TELLS: frozenset[EventKind] = frozenset(("created", "printed", "tried", "kept", "sent", "void"))
SCHEME = "bearer "
LONGEST = 200
# A revoked key is refused on every replica within this time.
REMEMBERED_SECONDS = 2.0
REMEMBERED = 1000


class Doorkeeper:
    """Knows keys. What the database said is remembered for a moment, so that a busy kiosk does not ask it each time."""

    def __init__(self, store: Store, work: Work, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._work, self._clock = store, work, clock
        self._known: OrderedDict[bytes, tuple[float, IssuedKey]] = OrderedDict()

    async def admit(self, request: Request, kinds: Iterable[KeyKind]) -> IssuedKey:
        """Whose request this is. Raises Refusal: 401 for nobody, 403 for a key of another kind."""
        secret = bearer(request)
        name = hashlib.sha256(secret.encode()).digest()
        key = self._remembered(name) or await self._work.read(self._store.key_of, secret)
        if key is None:
            raise unauthenticated()
        self._remember(name, key)
        if key.kind not in kinds:
            raise Refusal(403, "not_allowed")
        return key

    def _remembered(self, name: bytes) -> IssuedKey | None:
        until, key = self._known.get(name, (0.0, None))
        return key if self._clock() < until else None

    def _remember(self, name: bytes, key: IssuedKey) -> None:
        """Until its time is over, which asking again does not put off."""
        if self._remembered(name):
            return
        self._known.pop(name, None)
        self._known[name] = (self._clock() + REMEMBERED_SECONDS, key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def bearer(request: Request) -> str:
    """The key a request shows. Raises Refusal."""
    shown = request.headers.getlist("authorization")
    if len(shown) != 1 or not shown[0].lower().startswith(SCHEME) or len(shown[0]) > LONGEST:
        raise unauthenticated()
    return shown[0][len(SCHEME) :].strip()


def check_telling(key: IssuedKey, events: Iterable[Event]) -> None:
    """Whether this key may tell of these. Raises Refusal."""
    for event in events:
        if event.actor == "gateway" or (key.kind == "kiosk" and not kiosk_tells(event)):
            raise Refusal(403, "not_allowed")


def kiosk_tells(event: Event) -> bool:
    """Whether this is a kiosk's to tell."""
    return event.kind in KIOSK_TELLS and event.actor == "kiosk"


def check_own(store: Store, key: IssuedKey, reference: str) -> None:
    """A kiosk sees only what it registered. Raises NotKnown for everything else."""
    if key.kind == "kiosk" and store.registered_by(reference) != key.id:
        raise NotKnown


def check_standing(store: Store, key: IssuedKey, reference: str, events: Iterable[Event]) -> None:
    """What a kiosk may tell depends on where its application stands. Raises Refusal.

    What Nav has or may have, only a desk takes out of use: the paper in its place may never come.
    """
    kinds = {event.kind for event in events}
    if key.kind != "kiosk" or kinds.isdisjoint(("void", "sent")):
        return
    status = store.status(reference)
    if status is None:
        return
    check_sent(key, status.registration.channel, events)
    if "void" in kinds and (status.handed_in or status.tried):
        raise Refusal(403, "not_allowed")


def check_sent(key: IssuedKey, channel: Channel, events: Iterable[Event]) -> None:
    """A kiosk sends what left it digitally; what went out on paper reaches Nav over a counter. Raises Refusal."""
    if key.kind == "kiosk" and channel != "digital" and any(event.kind == "sent" for event in events):
        raise Refusal(403, "not_allowed")


def check_new(store: Store, key: IssuedKey, reference: str) -> None:
    """A kiosk registers what nobody registered before. Raises Refusal."""
    if key.kind == "kiosk" and store.registered_by(reference) not in (None, key.id):
        raise Refusal(409, "conflict")
