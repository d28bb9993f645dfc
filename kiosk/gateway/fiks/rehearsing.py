"""The rehearsal of Fiks beside a gateway for practice: one process, whatever the number of replicas.

The one rule: it lives as long as anybody may ask it, and no longer; what it got is gone with it.
"""

import os
import signal
from collections.abc import Sequence
from typing import NoReturn
from uuid import uuid4

from kiosk.digisos.exchange import INTEGRATION
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import parse_trouble
from kiosk.errors import SettingsError
from kiosk.gateway.fiks.maskinporten import Given
from kiosk.gateway.fiks.passes import Passes
from kiosk.gateway.fiks.room import Fiks
from kiosk.gateway.fiks.upstream import Upstream

LONGEST_ADDRESS = 100


def rehearse(faults: Sequence[str]) -> Fiks:
    """Starts it. `faults`: as settings write them. To be called before there are threads, and before replicas.

    Raises SettingsError when this machine has no port left.
    """
    token = uuid4().hex
    passes = Passes({name: str(uuid4()) for name in INTEGRATION}, Given(token))
    hearing, telling = os.pipe()
    # The gateway and its replicas hold the other end: when the last of them is gone, reading comes to an end.
    lifeline, _life = os.pipe()
    child = os.fork()
    if not child:
        # Nobody's child: the supervisor's are its replicas.
        if os.fork():
            os._exit(0)
        os.close(hearing)
        os.close(_life)
        # Whoever applies signs in at a provider we know nothing of: any token is theirs that is not the gateway's.
        fiks = RehearsalDigisos(
            [parse_trouble(each) for each in faults],
            tokens={"applicant": None, "machine": token},
            integration=passes.integration,
        )
        live(fiks, telling, lifeline)
    os.waitpid(child, 0)
    os.close(telling)
    os.close(lifeline)
    url = os.read(hearing, LONGEST_ADDRESS).decode()
    os.close(hearing)
    if not url:
        raise SettingsError("the rehearsal of Fiks could not be started")
    return Fiks(url, passes, Upstream(url))


def live(fiks: RehearsalDigisos, telling: int, lifeline: int) -> NoReturn:
    """From the fork to the end."""
    try:
        # Replicas that are told to stop still answer whom they have, and need it for that.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        fiks.start()
        os.write(telling, fiks.url.encode())
        os.close(telling)
        os.read(lifeline, 1)
    finally:
        os._exit(0)
