"""Fiks, as one gateway has it: where it is, and what opens it.

The one rule: whatever asks Fiks, for a kiosk or for a page on a phone, asks through here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.digisos.client import Digisos
from kiosk.digisos.exchange import Who
from kiosk.gateway.fiks.passes import Passes, passes_of
from kiosk.gateway.fiks.settings import FiksSettings
from kiosk.gateway.fiks.upstream import Upstream


@dataclass(frozen=True, slots=True)
class Fiks:
    """`upstream`: for the relay; `pins`: see `digisos.keys`."""

    url: str
    passes: Passes
    upstream: Upstream
    pins: tuple[str, ...] = ()

    def digisos_for(self, token: str) -> Digisos:
        """A client that asks in this applicant's name, for the pages. It waits: use it in a thread."""

        def headers(who: Who) -> Mapping[str, str]:
            return self.passes.headers(token if who == "applicant" else self.passes.machine.token())

        return Digisos(self.url, headers, self.pins)


def fiks_of(settings: FiksSettings) -> Fiks | None:
    """As the settings say; None where nothing is sent digitally. Raises SettingsError."""
    if not settings.is_there:
        return None
    return Fiks(settings.url, passes_of(settings), Upstream(settings.url), settings.pins)
