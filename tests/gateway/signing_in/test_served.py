"""A gateway as an office starts it, a kiosk's own client, a real browser; then every byte that was kept is searched."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from playwright.sync_api import Page
from sqlalchemy import create_engine, text

from kiosk.signin.client import GatewaySignIns
from kiosk.signin.model import link_of
from kiosk.signin.sealing import VisitKey
from kiosk.visit.signed_in import SignedIn
from tests.browser import a_browser, barriers
from tests.gateway.served import Served, served
from tests.gateway.signing_in.conftest import account
from tests.oidc import NAME, PID, TOKEN, Provider, a_provider
from tests.postgres import free_port

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}
OFFICE = {"number": "9901", "name": "Nav Eksempel", "municipality": "9999"}
ADDRESS = {"street": "Gata 1", "postal_code": "0001", "city": "Oslo"}
REAL: dict[str, Any] = {"practice": False, "offices": [OFFICE | ADDRESS]}
LANGUAGES = ("nb", "ar", "ti")


@dataclass
class Street:
    """A gateway, a provider and a kiosk."""

    gateway: Served
    provider: Provider
    folder: Path
    kiosk: GatewaySignIns
    key: str
    visit: VisitKey = field(default_factory=VisitKey)
    kept: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.gateway.port}"

    def keep(self) -> None:
        """What lies in the gateway's files just now."""
        written = (path for path in self.folder.iterdir() if path.suffix not in (".toml", ".pem"))
        self.kept.append(b"".join(path.read_bytes() for path in written))


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory, rsa: tuple[RSAKey, RSAKey]) -> Iterator[Street]:
    folder, port = tmp_path_factory.mktemp("gateway"), free_port()
    public = f"http://127.0.0.1:{port}"
    with a_provider(f"{public}/I/callback", *rsa) as provider:
        chosen = account(folder, provider)
        named = {name: getattr(chosen, name) for name in ("issuer", "client_id", "key", "key_id")}
        with served(folder, port=port, public=public, replicas=2, sign_in=named, **REAL) as gateway:
            key = gateway.issue_key("kiosk")
            yield Street(gateway, provider, folder, GatewaySignIns(public, key), key)


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    with a_browser() as browser:
        yield browser.new_context(**PHONE).new_page()


def sign_in(street: Street, phone: Page, language: str) -> SignedIn:
    """From the QR code to the kiosk's answer."""
    handoff = street.kiosk.open(street.visit.public, language)
    heard: list[Any] = []
    waiting = threading.Thread(target=lambda: heard.append(street.kiosk.wait(handoff.id, "waiting")))
    waiting.start()
    phone.goto(link_of(street.address, handoff.id))
    assert phone.locator("html").get_attribute("lang") == language
    assert barriers(phone) == []
    phone.locator("button.strong").click()
    phone.locator(".numbers").wait_for()
    waiting.join(10)
    assert heard[0].state in ("started", "choosing")
    assert barriers(phone) == []
    street.keep()
    phone.locator(f'button[value="{handoff.number}"]').click()
    phone.wait_for_url("**/choose")
    assert barriers(phone) == []
    progress = street.kiosk.wait(handoff.id, "choosing")
    street.keep()
    return street.visit.open(progress.sealed, handoff.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_goes_all_the_way_in_every_language(street: Street, phone: Page, language: str) -> None:
    wrong: list[str] = []
    phone.on("console", lambda message: wrong.append(message.text))
    who = sign_in(street, phone, language)
    assert (who.pid, who.name) == (PID, NAME)
    assert not wrong


def test_nothing_of_it_is_kept_anywhere_at_any_time(street: Street, phone: Page) -> None:
    who = sign_in(street, phone, "nb")
    street.keep()
    secrets = (PID, *NAME.split(), who.token, TOKEN, street.key.rpartition("_")[2])
    codes = [*street.provider.codes, *(asked["state"] for asked in street.provider.asked)]
    everything = b"".join(street.kept)
    assert b"handoffs" in everything
    assert not [secret for secret in (*secrets, *codes) if secret.encode() in everything]
    assert left_in(street) == []


def left_in(street: Street) -> list[Any]:
    """Hand-offs that are still in the database."""
    engine = create_engine(street.gateway.settings.database_url)
    with engine.connect() as connection:
        rows = list(connection.execute(text("SELECT id FROM handoffs")))
    engine.dispose()
    return rows


@pytest.mark.parametrize(
    "wrong", [{"broken": {"/token"}}, {"claims": {"nonce": "x"}}, {"denies": "server_error"}], ids=str
)
def test_what_goes_wrong_is_told_to_the_kiosk(street: Street, phone: Page, wrong: dict[str, Any]) -> None:
    for name, value in wrong.items():
        setattr(street.provider, name, value)
    handoff = street.kiosk.open(street.visit.public, "nb")
    phone.goto(link_of(street.address, handoff.id))
    phone.locator("button.strong").click()
    phone.get_by_role("heading", name="Innloggingen gikk ikke").wait_for()
    for name in wrong:
        setattr(street.provider, name, type(wrong[name])())
    assert street.kiosk.wait(handoff.id, "started").ending == "provider"
    street.kiosk.close(handoff.id)


def test_the_log_says_nothing(street: Street) -> None:
    assert street.gateway.log.read_text() == ""
