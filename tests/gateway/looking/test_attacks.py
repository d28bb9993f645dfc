"""What somebody with bad intentions tries: fixation, mix-up, replay, forged forms, redirects, and looking on."""

import logging
import sqlite3
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.register.model import Event
from kiosk.visit.nav_reference import nav_reference_of
from tests.digisos.applying import IDENTITY
from tests.gateway.looking.conftest import Browser, Nav, a_nav
from tests.gateway.signing_in.conftest import PUBLIC, at_provider
from tests.oidc import TOKEN, Provider


def changed(back: str, **more: str) -> str:
    """The same path with other words in its query; an empty one is left out."""
    split = urlsplit(back)
    query = {**dict(parse_qsl(split.query)), **more}
    return f"{split.path}?{urlencode({name: value for name, value in query.items() if value})}"


async def test_a_victim_sent_to_the_provider_by_an_attacker_sees_and_sends_nothing(nav: Nav) -> None:
    """Fixation: the attacker begins with a receipt of his own and sends the provider's link on."""
    paper = nav.register()
    await nav.keep(paper)
    attacker, victim = nav.browser(), nav.browser()
    await attacker.open(paper)
    await victim.get(await attacker.sign_in())
    assert victim.page.status_code == 404
    assert not nav.provider.tokens
    assert paper.key.characters not in victim.page.text


async def test_a_victim_given_an_attackers_receipt_sends_nothing_in_his_own_name(nav: Nav) -> None:
    """Fixation the other way: the link itself is the attacker's, and the victim presses the button."""
    paper = nav.register()
    await nav.keep(paper)
    nav.provider.claims = {"pid": "13897297593"}
    victim = nav.browser()
    await victim.open(paper)
    await victim.arrive()
    assert not nav.fiks.cases
    assert nav.status(paper).handed_in is None


async def test_whoever_signs_in_sees_nothing_of_anothers_application(nav: Nav) -> None:
    mine, theirs = nav.register(), nav.register()
    nav.deliver(mine)
    browser = nav.browser()
    await browser.open(theirs)
    await browser.arrive()
    assert browser.page.status_code == 404
    assert "Dette har skjedd" not in browser.said()
    assert nav.status(theirs).state == "created"


async def test_a_code_of_somebody_else_does_not_fit(nav: Nav) -> None:
    """Injection: with his own state and cookie the attacker brings back a code that was given to another."""
    paper = nav.register()
    nav.deliver(paper)
    attacker, victim = nav.browser(), nav.browser()
    for browser in (attacker, victim):
        await browser.open(paper)
    code = dict(parse_qsl(urlsplit(await victim.sign_in()).query))["code"]
    await attacker.get(changed(await attacker.sign_in(), code=code))
    assert attacker.page.status_code == 502
    assert not nav.provider.tokens


async def test_the_state_of_one_application_does_not_fit_another(nav: Nav) -> None:
    """Two tabs: the last that began counts, and the first one's answer is nobody's."""
    first, second = nav.register(), nav.register()
    nav.deliver(first)
    nav.deliver(second)
    browser = nav.browser()
    await browser.open(first)
    back = await browser.sign_in()
    await browser.open(second)
    later = await browser.sign_in()
    await browser.get(back)
    assert browser.page.status_code == 409
    assert not nav.provider.tokens
    await browser.get(later)
    assert browser.page.status_code == 200
    assert str(second.reference) in browser.page.text


async def test_the_state_of_looking_does_not_send(nav: Nav) -> None:
    paper, sealed = nav.register(), nav.register()
    nav.deliver(paper)
    await nav.keep(sealed)
    browser = nav.browser()
    await browser.open(paper)
    back = await browser.sign_in()
    await browser.open(sealed)
    await browser.press()
    await browser.get(back)
    assert not nav.provider.tokens
    assert nav.store.kept.look(sealed.reference.characters)


async def test_a_sign_in_for_a_kiosk_is_none_for_the_status_page_and_the_other_way_round(nav: Nav) -> None:
    """Mix-up of purposes: each has its own address to come back to, which the provider holds it to."""
    from kiosk.signin import wire
    from kiosk.signin.sealing import VisitKey

    paper = nav.register()
    nav.deliver(paper)
    async with nav.client(authorization=f"Bearer {nav.key}") as kiosk:
        opening = wire.write_opening(VisitKey().public, "nb")
        handoff = wire.read_handoff((await kiosk.post("/api/v1/sign-ins", json=opening)).json())
    browser = nav.browser()
    browser.page = await browser.client.post(f"/I/{handoff.id}/begin", data={"l": "nb"})
    kiosks = await at_provider(address_in(browser))
    await browser.open(paper)
    own = await browser.sign_in()
    await browser.get("/L/callback?" + urlsplit(kiosks).query)
    assert browser.page.status_code == 409
    await browser.get("/I/callback?" + urlsplit(own).query)
    assert browser.page.status_code == 404
    code = dict(parse_qsl(urlsplit(kiosks).query))["code"]
    await browser.get(changed(own, code=code))
    assert not nav.provider.tokens


def address_in(browser: Browser) -> str:
    import html
    import re

    found = re.search(r'content="0;url=([^"]+)"', browser.page.text)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("more", [{"state": ""}, {"state": "x"}, {"code": ""}, {"code": "x"}, {"iss": "https://evil"}])
async def test_an_answer_that_was_changed_shows_nothing(nav: Nav, more: dict[str, str]) -> None:
    paper = nav.register()
    nav.deliver(paper)
    browser = nav.browser()
    await browser.open(paper)
    await browser.get(changed(await browser.sign_in(), **more))
    assert browser.page.status_code in (409, 502)
    assert not nav.tokens


async def test_a_cookie_that_was_changed_is_none(nav: Nav) -> None:
    paper = nav.register()
    browser = nav.browser()
    await browser.open(paper)
    back = await browser.sign_in()
    cookie = browser.client.cookies.get("look") or ""
    browser.client.cookies.clear()
    browser.client.cookies.set("look", cookie[:-4] + "AAAA")
    await browser.get(back)
    assert browser.page.status_code == 404
    assert not nav.provider.tokens


async def test_a_cookie_says_nothing_to_whoever_reads_it(nav: Nav) -> None:
    paper = nav.register()
    browser = nav.browser()
    await browser.open(paper)
    await browser.press()
    cookie = browser.client.cookies.get("look") or ""
    assert cookie
    assert paper.key.characters not in cookie
    assert paper.reference.characters not in cookie


@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}, {"origin": "https://evil.example"}, {}]
)
async def test_forms_of_other_sites_begin_nothing(nav: Nav, headers: dict[str, str], *, is_kept: bool) -> None:
    paper = nav.register()
    if is_kept:
        await nav.keep(paper)
    browser = nav.browser()
    await browser.open(paper)
    fields = browser.form()
    browser.client.headers.pop("sec-fetch-site")
    answer = await browser.client.post("/L", data=fields, headers=headers)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers


async def test_a_browser_without_fetch_metadata_is_known_by_its_origin(nav: Nav) -> None:
    browser = nav.browser()
    await browser.open(nav.register())
    browser.client.headers.pop("sec-fetch-site")
    assert browser.page.headers["referrer-policy"] == "strict-origin"
    assert (await browser.client.post("/L", data=browser.form(), headers={"origin": PUBLIC})).status_code == 200


@pytest.mark.parametrize("more", [{"key": "0" * 16}, {"reference": "000000000"}, {"act": "erase"}, {"act": "send"}])
async def test_a_form_that_was_changed_begins_nothing(nav: Nav, more: dict[str, str]) -> None:
    browser = nav.browser()
    await browser.open(nav.register())
    answer = await browser.client.post("/L", data={**browser.form(), **more})
    assert answer.status_code in (303, 404)
    assert "set-cookie" not in answer.headers


async def test_nothing_in_a_link_leads_elsewhere(nav: Nav) -> None:
    paper = nav.register()
    await nav.keep(paper)
    browser = nav.browser()
    await browser.open(paper)
    await browser.press(next="//evil.example", l="//evil.example")
    back = changed(await again(nav, paper, browser), redirect="https://evil.example", next="//evil.example")
    answer = await browser.client.get(back)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{paper.link}?l=nb"


async def again(nav: Nav, paper: object, browser: Browser) -> str:
    await browser.open(paper)  # type: ignore[arg-type]
    return await browser.sign_in()


async def test_no_key_stands_in_an_address_that_leaves(nav: Nav) -> None:
    paper = nav.register()
    browser = nav.browser()
    await browser.open(paper)
    address = await browser.press()
    nav.provider.pushes = False
    await browser.open(paper)
    openly = await browser.press()
    for each in (address, openly):
        assert not [word for word in (paper.key.characters, paper.reference.characters, "/S/") if word in each]
    assert browser.page.headers["referrer-policy"] == "strict-origin"


async def test_no_token_or_person_stands_in_an_address_or_a_page(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    shown = browser.page.text + str(browser.page.headers)
    assert not [word for word in (TOKEN, IDENTITY, "Canary", nav_reference_of(paper.reference, paper.key.characters))
                if word in shown]  # fmt: skip


async def test_what_is_shown_is_shown_in_no_frame_and_never_kept(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    browser = nav.browser()
    await browser.open(paper)
    first = browser.page
    await browser.arrive()
    for page in (first, browser.page):
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert page.headers["x-frame-options"] == "DENY"
        assert page.headers["cache-control"] == "no-store"
        assert "<script" not in page.text


async def test_the_cookie_is_kept_from_scripts_and_ends_soon(nav: Nav) -> None:
    browser = nav.browser()
    await browser.open(nav.register())
    await browser.press()
    cookie = browser.page.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "Path=/", "SameSite=lax", "Max-Age=600"))


async def test_over_tls_no_neighbour_can_plant_the_cookie(
    tmp_path: Path, provider: Provider, fiks: RehearsalDigisos
) -> None:
    public = "https://status.example.no"
    provider.client.redirect, provider.client.other = f"{public}/I/callback", f"{public}/L/callback"
    async with a_nav(tmp_path, provider, fiks, public=public) as nav:
        browser = nav.browser()
        await browser.open(nav.register())
        await browser.press()
        cookie = browser.page.headers["set-cookie"]
    assert cookie.startswith("__Host-look=")
    assert "; Secure" in cookie
    assert "Domain" not in cookie


async def test_the_status_page_sets_no_cookie(nav: Nav) -> None:
    browser = nav.browser()
    await browser.open(nav.register())
    assert "set-cookie" not in browser.page.headers


async def test_a_household_presses_only_so_often(nav: Nav) -> None:
    browser = nav.browser()
    answers = [(await browser.client.get("/L/callback")).status_code for _ in range(121)]
    assert answers == [404] * 120 + [429]


async def test_without_a_key_nothing_kept_is_sent_and_nothing_is_taken(
    tmp_path: Path, provider: Provider, fiks: RehearsalDigisos
) -> None:
    async with a_nav(tmp_path, provider, fiks, box=False) as nav:
        paper = nav.register()
        assert (await nav.keep(paper)).status_code == 404


async def test_nothing_personal_is_kept_or_logged(nav: Nav, caplog: pytest.LogCaptureFixture) -> None:
    """Both ways, and one that goes wrong; then every byte of the database is searched."""
    caplog.set_level(logging.DEBUG, "kiosk")
    seen, sent = nav.register(), nav.register()
    nav.deliver(seen)
    nav.tell(seen, {"type": "vedtakFattet", "hendelsestidspunkt": "2026-11-24T08:00:00.000Z", "saksreferanse": "S1",
                    "utfall": "INNVILGET", "vedtaksfil": {"referanse": {"type": "dokumentlager", "id": "x"}},
                    "vedlegg": []})  # fmt: skip
    await nav.keep(sent)
    for paper in (seen, sent, seen):
        browser = nav.browser()
        await browser.open(paper)
        await browser.arrive()
    with sqlite3.connect(nav.database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(path.read_bytes() for path in nav.database.parent.iterdir() if path.suffix != ".pem")
    # Names in what was sent, who signed in, and with what.
    secret = ["Nordmann", "Storgata", IDENTITY, "Zyxel", TOKEN, seen.key.characters, sent.key.characters, "INNVILGET",
              nav_reference_of(seen.reference, seen.key.characters)]  # fmt: skip
    assert not [word for word in secret if word.encode() in kept]
    assert not [word for word in (*secret, "/S/") if word in caplog.text]


def test_events_hold_no_more_than_there_is_room_for() -> None:
    assert set(Event.__slots__) == {
        "id", "kind", "at", "actor", "documents", "by", "office", "other",
    }  # fmt: skip
