"""Opens content keys of data sheets that were encrypted to the municipality. The sheet itself never comes here.

The one rule: private keys are read once, stay in memory, and open only for machines of their own municipality.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import SheetError
from kiosk.gateway.answers import Refusal
from kiosk.gateway.settings import GatewaySettings
from kiosk.register.keys import IssuedKey

if TYPE_CHECKING:
    from kiosk.paper.carrier.wrapping import PrivateKey


class Unwrapper:
    """The municipalities' keys. `places`: the municipality of each office."""

    def __init__(self, keys: Sequence[tuple[str, "PrivateKey"]], places: Mapping[str, str]) -> None:
        self._keys, self._places = keys, places

    def keys_for(self, key: IssuedKey) -> Sequence["PrivateKey"]:
        """With what a sheet may be opened for this machine; one without an office stands in any. Raises Refusal."""
        place = self._places.get(key.office, "")
        found = [private for municipality, private in self._keys if not key.office or municipality == place]
        if not found:
            raise Refusal(503, "no_key_here")
        return found

    def unwrap(self, reference: str, recipient: bytes, keys: Sequence["PrivateKey"]) -> bytes:
        """The content key. Raises Refusal when it is for none of these."""
        from kiosk.paper.carrier.wrapping import unwrap

        for key in keys:
            try:
                return unwrap(recipient, key, reference)
            except SheetError:
                continue
        raise Refusal(422, "not_our_key")


def read_unwrapper(settings: GatewaySettings) -> Unwrapper:
    """The keys the settings name. Raises SettingsError."""
    places = {office.number: office.municipality for office in settings.named_offices}
    if not settings.municipality_keys:
        return Unwrapper((), places)
    from kiosk.paper.carrier.wrapping import read_private_key

    keys = [(each.municipality, read_private_key(Path(each.file).read_bytes())) for each in settings.municipality_keys]
    return Unwrapper(keys, places)
