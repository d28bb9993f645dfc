"""The whole way in Chromium, on a gateway as it is started for practice: kept, sent from the phone, and looked at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from playwright.sync_api import Browser, Page

from kiosk.digisos.later import put_by
from kiosk.digisos.statuses import Statuses
from kiosk.gateway.looking.pages import SORRIES
from kiosk.gateway.pages import Offer
from kiosk.gateway.pages.offers import FAULTS
from kiosk.register.client import GatewayRegister
from kiosk.signin.keeping import GatewayKeeper
from kiosk.visit.receipt_key import proofs_of
from tests.browser import a_browser, barriers
from tests.digisos.applying import IDENTITY
from tests.digisos.test_telling import every_happening
from tests.gateway.calling import Paper, new_paper
from tests.gateway.looking.conftest import looking_pages, parcel_for, status_pages
from tests.gateway.looking.test_looking_pages import KEY, seen, voyage
from tests.gateway.pages.samples import REFERENCE, status
from tests.gateway.served import Served, served
from tests.gateway.signing_in.conftest import account
from tests.oidc import Provider, a_provider
from tests.postgres import free_port
from tests.register.telling import event

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}
WIDTH, FINGER = 360, 48
SMALL = 30_000
languages = pytest.mark.parametrize("language", ["nb", "uk", "ar"])


@dataclass
class Street:
    """A gateway with its rehearsal of Fiks, a provider, and a kiosk."""

    gateway: Served
    provider: Provider
    key: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.gateway.port}"

    def keep(self, language: str) -> Paper:
        """An application that could not be sent, and whose applicant said yes."""
        paper = new_paper(language)
        registration = replace(paper.registration, channel="digital")
        proofs = proofs_of(paper.reference, paper.key)
        GatewayRegister(self.url, self.key).register(registration, proofs, [event("created")])
        keeper, now = GatewayKeeper(self.url, self.key), datetime.now(UTC)
        until = now + timedelta(hours=24)
        keeper.keep(paper.reference.characters, put_by(parcel_for(paper), until, now, keeper.certificate()), until)
        return paper


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory, rsa: tuple[RSAKey, RSAKey]) -> Iterator[Street]:
    folder: Path = tmp_path_factory.mktemp("gateway")
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    with a_provider(f"{public}/I/callback", *rsa, other=f"{public}/L/callback") as provider:
        provider.claims = {"pid": IDENTITY}
        chosen = account(folder, provider)
        named = {name: getattr(chosen, name) for name in ("issuer", "client_id", "key", "key_id")}
        with served(folder, port=port, public=public, replicas=2, sign_in=named) as gateway:
            yield Street(gateway, provider, gateway.issue_key("kiosk"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as running:
        yield running


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


def check(phone: Page, language: str) -> None:
    """Whatever page it is."""
    assert barriers(phone) == []
    assert phone.locator("html").get_attribute("lang") == language
    assert phone.locator("html").evaluate("each => each.scrollWidth") <= WIDTH
    assert len(phone.content().encode()) < SMALL
    for each in phone.locator("main a, main button").all():
        box = each.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= FINGER


@languages
def test_a_kept_application_is_sent_and_then_looked_at(street: Street, phone: Page, language: str) -> None:
    paper, complaints = street.keep(language), list[str]()
    phone.on("console", lambda message: complaints.append(message.text))
    phone.goto(street.url + paper.link)
    check(phone, language)
    phone.locator("form .strong").click()
    phone.wait_for_url(f"**{paper.link}?l={language}")
    check(phone, language)
    phone.locator("form .strong").click()
    phone.wait_for_url("**/L/callback?**")
    check(phone, language)
    assert phone.locator("main h2").count() >= 1
    phone.reload()
    check(phone, language)
    assert phone.locator("form .strong").count() == 1
    phone.locator("main a.button").first.click()
    check(phone, language)
    # Chromium complains of an answer of 409 as of any other.
    assert not [each for each in complaints if "409" not in each]


def test_no_script_is_needed(street: Street, browser: Browser) -> None:
    paper = street.keep("nb")
    phone = browser.new_context(**PHONE, java_script_enabled=False).new_page()
    phone.goto(street.url + paper.link)
    phone.locator("form .strong").click()
    phone.wait_for_url(f"**{paper.link}?l=nb")
    assert "Logg inn og se hva Nav sier" in (phone.text_content("main") or "")


def test_no_other_site_hears_from_where_somebody_came(street: Street, phone: Page) -> None:
    paper = street.keep("nb")
    heard: list[str] = []
    phone.on("request", lambda request: heard.append(request.headers.get("referer", "")))
    phone.goto(street.url + paper.link)
    phone.locator("form .strong").click()
    phone.wait_for_url(f"**{paper.link}?l=nb")
    assert not [each for each in heard if paper.key.characters in each or "/S/" in each]
    log = street.gateway.log.read_text() + street.gateway.said.read_text()
    assert paper.key.characters not in log


def drawn(language: str) -> dict[str, bytes]:
    """Pages that the way above does not meet."""
    kept = status("kept", language, channel="digital", handed_in=None)
    kept = replace(kept, kept_until=datetime.now(UTC) + timedelta(hours=3))
    offers = [Offer("send", REFERENCE, KEY, fault) for fault in FAULTS] + [Offer("wait", REFERENCE, KEY)]
    told = Statuses(tuple(every_happening())[:12]), Statuses(tuple(every_happening())[12:])
    return {
        **{f"{each.kind} {each.fault}": status_pages().status(kept, language, offer=each) for each in offers},
        **{kind: looking_pages().sorry(kind, language, voyage(language)) for kind in SORRIES},
        **{f"seen {number}": seen(language, each) for number, each in enumerate(told)},
    }


@pytest.mark.parametrize("language", ["nb", "ar"])
@pytest.mark.parametrize("wishes", [{"viewport": {"width": 320, "height": 568}}, {**PHONE, "color_scheme": "dark"}])
def test_no_page_keeps_anybody_out(browser: Browser, language: str, wishes: dict[str, Any]) -> None:
    context = browser.new_context(**wishes)
    phone = context.new_page()
    for name, html in drawn(language).items():
        context.unroute_all()
        # Chromium trusts this name without a certificate, and nothing is served there.
        headers = dict(looking_pages().headers)
        context.route("**/*", lambda route, _, html=html, headers=headers: route.fulfill(body=html, headers=headers))
        phone.goto("http://localhost/")
        assert barriers(phone) == [], name
        phone.evaluate("document.documentElement.style.setProperty('font-size', '150%')")
        assert phone.locator("html").evaluate("each => each.scrollWidth") <= wishes["viewport"]["width"], name
    context.close()
