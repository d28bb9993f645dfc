"""What a gateway at work has behind it: a provider where people sign in, Maskinporten, and Fiks with a municipality.

The one rule: each takes only what it was told to expect, so that what arrives came the whole way, from the right one.
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from kiosk.digisos.exchange import INTEGRATION
from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.reception import ReceivedCase
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.writing import moment
from kiosk.form.reference import Reference
from kiosk.gateway.looking.strongbox import write_strongbox
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.visit.nav_reference import nav_reference_of
from tests.oidc import CLIENT, Provider, a_provider, new_key
from tests.postgres import free_port

MACHINE, APPLICANT, PASSWORD = "canary-machine-token", "canary-applicant-token", "canary-integration-password"
KEY_NAME = "gateway"
LONGEST_GRANT = 120


class Maskinporten:
    """Gives one token for the grant of one client, and each grant once. `refused`: how often it gave none."""

    largest = 10_000

    def __init__(self, key: RSAKey) -> None:
        self.key = key
        self.refused = 0
        self.loopback = Loopback(self)
        self._seen: set[str] = set()

    def hears(self, _request: Request) -> bool:
        return True

    def answer(self, request: Request, body: bytes) -> Reply:
        if (request.method, request.path) == ("POST", "/token") and self.takes(parse_qs(body.decode())):
            said = {"access_token": MACHINE, "token_type": "Bearer", "expires_in": 119, "scope": "ks:fiks"}
            return Reply(200, json.dumps(said).encode())
        self.refused += 1
        return Reply(400, b'{"error":"invalid_grant"}')

    def takes(self, form: Mapping[str, list[str]]) -> bool:
        """Whether this is a grant as Maskinporten wants it."""
        if form.get("grant_type") != ["urn:ietf:params:oauth:grant-type:jwt-bearer"] or len(form) != 2:
            return False
        try:
            read = jwt.decode(form["assertion"][0], self.key, algorithms=["RS256"])
        except (JoseError, ValueError, KeyError):
            return False
        claims, now = read.claims, time.time()
        expected = {"iss": CLIENT, "aud": self.issuer, "scope": "ks:fiks"}
        is_new = claims["jti"] not in self._seen
        self._seen.add(claims["jti"])
        is_now = now - 10 <= claims["iat"] <= now + 10 and now < claims["exp"] <= claims["iat"] + LONGEST_GRANT
        return is_new and is_now and {name: claims.get(name) for name in expected} == expected

    @property
    def issuer(self) -> str:
        return f"{self.loopback.url}/"


@dataclass(frozen=True, slots=True)
class Nav:
    """`public`: where the gateway is to listen, `settings`: what is to stand in gateway.toml, beside its database."""

    public: str
    provider: Provider
    maskinporten: Maskinporten
    fiks: RehearsalDigisos
    settings: Mapping[str, Any] = field(repr=False)

    def signs_in(self, pid: str, name: str) -> None:
        """Who holds the phone from now on."""
        given, _, family = name.partition(" ")
        self.provider.claims = {"pid": pid, "given_name": given, "family_name": family}

    def cases_of(self, link: str) -> list[ReceivedCase]:
        """What the municipality has of the application with this link on its receipt."""
        return [self.fiks.cases[id] for id in self.ids_of(link)]

    def ids_of(self, link: str) -> list[str]:
        *_, reference, key = link.upper().split("/")
        wanted = nav_reference_of(Reference(reference), key)
        return [id for id, case in self.fiks.cases.items() if case.nav_reference == wanted]

    def tell(self, link: str, status: str) -> None:
        """The municipality tells how far it has come, as its case system does."""
        (id,) = self.ids_of(link)
        told = {"type": "soknadsStatus", "hendelsestidspunkt": moment(datetime.now(UTC)), "status": status}
        self.fiks.reception.tell(id, told)


@contextmanager
def nav(folder: Path) -> Iterator[Nav]:
    """All of it, until the end of the block."""
    port, ours = free_port(), new_key(KEY_NAME)
    public, integration = f"http://127.0.0.1:{port}", dict(zip(INTEGRATION, (str(uuid4()), PASSWORD), strict=True))
    written = {"key": folder / "client.pem", "password": folder / "password", "later": folder / "later.pem"}
    written["key"].write_bytes(ours.as_pem(private=True))
    written["password"].write_text(PASSWORD)
    write_strongbox(written["later"])
    maskinporten = Maskinporten(ours)
    maskinporten.loopback.open()
    try:
        with (
            a_provider(f"{public}/I/callback", ours, new_key("provider"), f"{public}/L/callback") as provider,
            RehearsalDigisos(tokens={"applicant": APPLICANT, "machine": MACHINE}, integration=integration) as fiks,
        ):
            provider.gives = APPLICANT
            client = {"client_id": CLIENT, "key": str(written["key"]), "key_id": KEY_NAME}
            settings = {
                "practice": False,
                "port": port,
                "public": public,
                "offices": [asdict(office) for office in REHEARSAL_OFFICES],
                "sign_in": {"issuer": provider.issuer, **client},
                "fiks": {
                    "url": fiks.url,
                    "integration_id": integration[INTEGRATION[0]],
                    "integration_password": str(written["password"]),
                    "maskinporten": {"issuer": maskinporten.issuer, **client},
                },
                "later": {"key": str(written["later"])},
            }
            yield Nav(public, provider, maskinporten, fiks, settings)
    finally:
        maskinporten.loopback.shut()
