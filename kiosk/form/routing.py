"""Which of the offices in the settings serve an address.

The one rule: an office that names postal codes serves those and no others; one that names none, all its municipality.
"""

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.form.answers import Address
from kiosk.settings import Office


@dataclass(frozen=True, slots=True)
class Routing:
    """The offices an application can go to, as the settings name them."""

    offices: tuple[Office, ...] = ()

    def candidates(self, address: Address) -> tuple[Office, ...]:
        """The offices that serve this address."""
        return tuple(office for office in self.offices if serves(office, address))


def serves(office: Office, address: Address) -> bool:
    """Whether an office serves this address."""
    return office.municipality == address.municipality and (
        not office.postal_codes or is_among(address.postal_code, office.postal_codes)
    )


def is_among(code: str, ranges: Collection[str]) -> bool:
    """Whether a postal code is one of these codes or lies in one of these ranges."""
    return any(low <= code <= (high or low) for low, _, high in (each.partition("-") for each in ranges))
