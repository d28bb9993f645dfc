"""What Fiks wants to see on every request: who integrates, and in whose name.

The one rule: this is put on here, at the last moment, and is never among what a kiosk sends or hears.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.digisos.exchange import INTEGRATION
from kiosk.gateway.fiks.maskinporten import Machine, Maskinporten
from kiosk.gateway.fiks.settings import FiksSettings, read_password


@dataclass(frozen=True, slots=True)
class Passes:
    """`machine`: the gateway's own token. It is waited for in a thread, one at a time."""

    integration: Mapping[str, str] = field(repr=False)
    machine: Machine = field(repr=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    def headers(self, token: str) -> Mapping[str, str]:
        """For a request with this token."""
        return {"Authorization": f"Bearer {token}", **self.integration}

    async def machine_token(self) -> str:
        """Raises FiksAway."""
        known = self.machine.known()
        if known:
            return known
        async with self._turn:
            return await asyncio.to_thread(self.machine.token)


def passes_of(settings: FiksSettings) -> Passes:
    """As the settings say. Raises SettingsError."""
    password = read_password(settings, "[fiks]")
    named = dict(zip(INTEGRATION, (settings.integration_id, password), strict=True))
    return Passes(named, Maskinporten(settings.maskinporten))
