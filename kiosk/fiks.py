"""Fiks and the sign-in as this house has them: behind its gateway, or rehearsed in the visit's own process.

The one rule: nothing is loaded and nothing listens before somebody signs in or sends; what is rehearsed ends with the
visit.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.bounds import rehearses_fiks
from kiosk.errors import FiksAway, SettingsError
from kiosk.house import House
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.delivery.digital import Digital
    from kiosk.digisos.client import Digisos
    from kiosk.digisos.exchange import Who
    from kiosk.digisos.patience import Patience
    from kiosk.digisos.rehearsal import RehearsalDigisos
    from kiosk.digisos.trouble import Trouble
    from kiosk.signin.client import SignIns
    from kiosk.signin.keeping import Keeper
    from kiosk.visit.signed_in import SignedIn

Token = Callable[[], str]
# Not requests: the reception loads it where there is a gateway; while it loads it opens a port, to look for IPv6.
WARM = (
    "cryptography.hazmat.primitives.hpke", "cryptography.x509", "asn1crypto.cms", "kiosk.signin.client",
    "kiosk.digisos.sending",
)  # fmt: skip
REHEARSED = ("kiosk.digisos.rehearsal", "kiosk.signin.rehearsal")


class Fiks:
    """What one visit needs to sign in and to send. `port`: gives where a rehearsal may listen (`Confinement.own_port`).

    Raises SettingsError for faults that are none.
    """

    def __init__(self, house: House, clock: Callable[[], datetime], port: Callable[[], int] = lambda: 0) -> None:
        self._house = house
        self._settings = house.settings
        self._clock = clock
        self._port = port
        self._troubles = troubles_of(house.settings)
        self._lock = Lock()

    @property
    def is_there(self) -> bool:
        """Whether there is a digital route."""
        return has_digital(self._settings)

    def digital(self) -> "Digital | None":
        """The digital route for this visit's application."""
        if not self.is_there:
            return None
        from kiosk.delivery.digital import Digital

        return Digital(self._house.forms.application, self.reach, self.keeper, self._clock, patience)

    def sign_ins(self) -> "SignIns":
        """Where hand-offs are opened: one and the same for the whole visit."""
        return self._sign_ins

    def of(self, who: "SignedIn") -> "Digisos":
        """Fiks in the name of who signed in."""
        return self.reach(lambda: who.token)

    def reach(self, token: Token) -> "Digisos":
        """Fiks in the name of whoever's token this gives, which is asked before each request. Takes a moment."""
        settings = self._settings
        if not rehearses_fiks(settings):
            from kiosk.digisos.through import gateway_digisos

            return gateway_digisos(settings.gateway, settings.gateway_key, token, settings.fiks_keys)
        from kiosk.digisos.client import Digisos

        fiks = self.rehearsed()

        def headers(who: "Who") -> Mapping[str, str]:
            wanted = fiks.headers(who)
            return {**wanted, "Authorization": f"Bearer {token()}"} if who == "applicant" else wanted

        return Digisos(fiks.url, headers, settings.fiks_keys)

    def warm(self) -> None:
        """Loads what signing in and sending take."""
        if self.is_there:
            for name in (*WARM, *(REHEARSED if rehearses_fiks(self._settings) else ())):
                import_module(name)

    def rehearsed(self) -> "RehearsalDigisos":
        """The rehearsal, begun by now."""
        with self._lock:
            return self._rehearsal

    @cached_property
    def keeper(self) -> "Keeper":
        """Where an application may be left for a day."""
        from kiosk.signin.keeping import GatewayKeeper, RehearsalKeeper

        if rehearses_fiks(self._settings):
            return RehearsalKeeper()
        return GatewayKeeper(self._settings.gateway, self._settings.gateway_key)

    @cached_property
    def _sign_ins(self) -> "SignIns":
        if rehearses_fiks(self._settings):
            from kiosk.signin.rehearsal import SEEN, RehearsalSignIns

            return RehearsalSignIns(pause=SEEN)
        from kiosk.signin.client import GatewaySignIns

        return GatewaySignIns(self._settings.gateway, self._settings.gateway_key)

    @cached_property
    def _rehearsal(self) -> "RehearsalDigisos":
        from kiosk.digisos.rehearsal import RehearsalDigisos

        # Whoever signs in for practice has a token that only this rehearsal takes.
        tokens: dict[Who, str | None] = {"applicant": None, "machine": "rehearsal-machine"}
        fiks = RehearsalDigisos(self._troubles, tokens=tokens, port=self._port())
        try:
            fiks.start()
        except OSError:
            raise FiksAway("another program has taken the port of the rehearsal") from None
        return fiks


def has_digital(settings: Settings) -> bool:
    """Whether applicants may sign in and send digitally here."""
    return settings.digital and (bool(settings.gateway) or settings.practice)


def patience() -> "Patience":
    """Half a minute of a person's at the desk."""
    from kiosk.digisos.patience import Patience

    return Patience(time.monotonic, time.sleep)


def troubles_of(settings: Settings) -> "tuple[Trouble, ...]":
    """What goes wrong on purpose. Raises SettingsError."""
    if not settings.rehearsal.faults:
        return ()
    from kiosk.digisos.trouble import parse_trouble

    if not rehearses_fiks(settings):
        raise SettingsError("[rehearsal]: faults are for practice without a gateway: remove them")
    try:
        return tuple(parse_trouble(each) for each in settings.rehearsal.faults)
    except ValueError as wrong:
        raise SettingsError(f"[rehearsal]: faults: {wrong}") from None
