"""The tables of the settings file: an office, the keys that are trusted, the desk, where documents come from.

The one rule: a value here is what an office decides, described so that it can be written without asking anybody.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Office:
    """A NAV office as the applicant needs it. `number` is its enhetsnummer; `municipality` its kommunenummer.

    `postal_codes` it serves, such as "0182" or "0150-0199"; none means all of the municipality.
    """

    number: str
    name: str
    municipality: str
    street: str
    postal_code: str
    city: str
    phone: str = "55 55 33 33"
    hours: str = "10–14"
    postal_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """A kiosk whose data sheets are trusted: its name and public key, the line that `kiosk sheet key` prints."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class MunicipalityKey:
    """To whom data sheets of a municipality's offices are encrypted: kommunenummer and public key."""

    municipality: str
    key: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What only the front desk decides."""

    scanner: str = ""
    """The device of a scanner: its serial port, such as "/dev/ttyACM0", or in HID-POS mode "/dev/hidraw0"; empty: one
    that types like a keyboard, or none."""
    scans: str = ""
    """The folder the office's page scanner writes to; empty: none."""
    cases: str = ""
    """The folder the case system takes applications from; empty: none."""
    fiks: str = ""
    """https:// address of the municipality's Fiks digisos endpoint for paper applications; empty: none."""
    fiks_organisation: str = ""
    """The municipality's fiksOrgId."""
    fiks_token: str = field(default="", repr=False)
    """The file that holds the bearer token for it, renewed by the office's own means."""
    exports: str = ""
    """The folder that figures are written to as spreadsheets (CSV); empty: the desk asks for a place each time."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What goes wrong on purpose, in practice only."""

    faults: tuple[str, ...] = ()
    """Which request to the rehearsal of Fiks meets what: "503@4x2" is request 4 (from 0) and the next (see README)."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Where documents come from. In practice without any of these each is rehearsed."""

    scanner: str = ""
    """`escl:http://10.0.0.5/eSCL`, `escl:mdns` (looked for when the kiosk starts), or `sane:` and what scanimage -L
    calls the device; empty: none. Behind an https:// address may stand the certificate: `#sha256=…`."""
    stick: str = ""
    """The folder below which this machine opens USB sticks, read-only, such as "/media/kiosk"; empty: none."""
    phone: bool = True
    """Applicants may take photos with their phone, where there is a gateway."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """How screens are read aloud, on this machine and never by a service."""

    offered: bool = True
    """There is a key for it (F5) on every screen."""
    device: str = "default"
    """What ALSA calls the device, such as "plughw:1,0"; `aplay -L` lists them."""
    volume: int = 70
    """How loud, from 0 to 100, until somebody presses + or −."""


REHEARSAL_OFFICES = (
    Office("9901", "Nav Nordby", "0301", "Torggata 3", "0181", "Oslo"),
    Office("9902", "Nav Fjordvik", "4601", "Strandkaien 2", "5013", "Bergen"),
    Office("9903", "Nav Elvedal", "5001", "Kongens gate 1", "7011", "Trondheim"),
)
