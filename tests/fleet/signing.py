"""A gateway that answers a kiosk on loopback, with a key of its own.

The one rule: what it signs is signed as the real one signs it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.fleet.enrolment import Enrolment
from kiosk.fleet.wire import (
    Known,
    Received,
    Signed,
    read_entry,
    said_of_entry,
    said_of_fleet,
    write_received,
    write_signed,
)
from kiosk.gateway.fleet.publishing import at
from kiosk.gateway.fleet.signing import FleetKey, make_fleet_key
from tests.register.answering import BadDay, reply

GATEWAY_KEY = "sk_kiosk_aaaaaaaa_" + "b" * 52


@dataclass
class Signing:
    """`key`: what it signs with; `code`: what it draws for whoever asks."""

    day: BadDay
    key: FleetKey = field(default_factory=make_fleet_key)
    code: str = "4F7-A1C"

    @property
    def enrolment(self) -> Enrolment:
        return Enrolment(self.day.url, self.key.fingerprint)

    def has(self, serial: int, body: str = "") -> None:
        """These settings are what it answers from now on."""
        self.day.answers(200, write_signed(self.signed(serial, body)))

    def signed(self, serial: int, body: str = "") -> Signed:
        text = at(serial, body)
        return Signed(text, self.key.public, self.key.sign(said_of_fleet(text)))

    def lets_ask(self, *, changed: bool = False, standing: Known = "joined") -> None:
        """Takes down whoever asks; `changed`: in another office. Whoever waits is told `standing`."""
        import json

        def play(handler: object) -> None:
            heard = self.day.heard[-1]
            if heard.method == "GET":
                body: object = {"standing": standing}
            else:
                entry = read_entry({**heard.body, **({"office": "9902"} if changed else {})})
                signature = self.key.sign(said_of_entry(entry, self.code))
                body = write_received(Received(self.code, 60, self.key.public, signature))
            reply(handler, 200, json.dumps(body).encode(), {})  # type: ignore[arg-type]

        self.day.play = play

    def own(self, folder: Path, more: str = "") -> Path:
        """kiosk.toml of a kiosk that has joined."""
        path = folder / "kiosk.toml"
        lines = {"gateway": self.day.url, "gateway_key": GATEWAY_KEY, "fleet_key": self.key.fingerprint}
        path.write_text("".join(f'{key} = "{value}"\n' for key, value in lines.items()) + more, encoding="utf-8")
        return path
