"""The way there and back: kiosk, phone, provider, phone, kiosk."""

import asyncio
from pathlib import Path

import pytest

from kiosk.gateway.ending import begin_to_end
from kiosk.gateway.signin.pages import SignInPages
from tests.gateway.signing_in.conftest import Desk, a_desk, at_provider, soon
from tests.oidc import NAME, PID, TOKEN, Provider, new_key


async def test_who_signs_in_is_known_to_the_kiosk(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "choose", number=handoff.number)
    who = await kiosk.who(handoff)
    assert (who.pid, who.name, who.acr) == (PID, NAME, "idporten-loa-high")
    assert who.token.startswith(TOKEN)
    assert 500 < (who.until - who.at).total_seconds() <= 600


async def test_a_provider_that_gives_no_name_leaves_it_empty(desk: Desk) -> None:
    desk.provider.claims = {"given_name": "", "family_name": ""}
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "choose", number=handoff.number)
    assert (await kiosk.who(handoff)).name == ""


async def test_the_kiosk_hears_of_every_step_at_once(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    waiting = asyncio.create_task(kiosk.wait(handoff, "waiting"))
    address = await phone.begin(handoff)
    assert (await soon(waiting)).state == "started"
    waiting = asyncio.create_task(kiosk.wait(handoff, "started"))
    await phone.come_back(await at_provider(address))
    assert (await soon(waiting)).state == "choosing"
    waiting = asyncio.create_task(kiosk.wait(handoff, "choosing"))
    await phone.post(handoff, "choose", number=handoff.number)
    assert (await soon(waiting)).state == "confirmed"


async def test_a_gateway_that_is_about_to_stop_keeps_no_kiosk_waiting(desk: Desk) -> None:
    kiosk = desk.kiosk()
    handoff = await kiosk.open()
    waiting = asyncio.create_task(kiosk.wait(handoff, "waiting"))
    begin_to_end(desk.app)
    assert (await soon(waiting)).state == "waiting"


async def test_the_provider_is_asked_for_what_id_porten_demands(desk: Desk) -> None:
    handoff = await desk.kiosk().open("nn")
    await desk.phone().arrive(handoff)
    asked = desk.provider.asked[0]
    assert asked["code_challenge_method"] == "S256"
    assert asked["acr_values"] == "idporten-loa-high"
    assert asked["prompt"] == "login"
    assert asked["ui_locales"] == "nn"
    assert len(asked["nonce"]) == 43


async def test_a_language_the_provider_has_not_is_asked_for_in_english(desk: Desk) -> None:
    await desk.phone().arrive(await desk.kiosk().open("uk"))
    assert desk.provider.asked[0]["ui_locales"] == "en"


async def test_pushed_requests_show_nothing_in_the_address(desk: Desk) -> None:
    address = await desk.phone().begin(await desk.kiosk().open())
    assert "request_uri=" in address
    assert not [word for word in ("state", "nonce", "challenge", "redirect") if word in address]


async def test_a_provider_that_takes_no_pushed_requests_is_asked_openly(desk: Desk) -> None:
    desk.provider.pushes = False
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.arrive(handoff)
    assert handoff.number in phone.numbers()


async def test_new_keys_of_the_provider_are_fetched(desk: Desk) -> None:
    first, second = await desk.kiosk().open(), desk.phone()
    await second.arrive(first)
    desk.provider.keys.append(new_key("two"))
    # Known keys are not asked for again within half a minute, so that nobody makes us ask all day.
    handoff, phone = await desk.kiosk().open(), desk.phone()
    await phone.arrive(handoff)
    assert phone.page.status_code == 502


async def test_three_numbers_are_offered_and_stay_the_same(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    first = phone.numbers()
    await phone.get(f"/I/{handoff.id}")
    assert phone.numbers() == first
    assert len(set(first)) == 3
    assert handoff.number in first


async def test_replicas_share_a_sign_in(tmp_path: Path, desk: Desk, provider: Provider, pages: SignInPages) -> None:
    async with a_desk(tmp_path, provider, pages) as other:
        kiosk, phone = desk.kiosk(), other.phone()
        handoff = await kiosk.open()
        await phone.arrive(handoff)
        await phone.post(handoff, "choose", number=handoff.number)
        assert (await kiosk.who(handoff)).pid == PID


async def test_the_page_is_in_the_applicants_language(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open("uk")
    await phone.get(f"/I/{handoff.id}")
    assert phone.title() == "Увійдіть на телефоні"
    assert "Logg inn på telefonen" in phone.page.text


async def test_another_language_may_be_chosen(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open("uk")
    await phone.get(f"/I/{handoff.id}?l=ar")
    assert 'dir="rtl"' in phone.page.text
    assert f"/I/{handoff.id}?l=nb" in phone.page.text


@pytest.mark.parametrize("path", ["/I/{id}", "/i/{id}"])
async def test_the_code_of_the_screen_opens_in_either_case(desk: Desk, path: str) -> None:
    handoff = await desk.kiosk().open()
    answer = await desk.phone().get(path.format(id=handoff.id.lower()))
    assert answer.status_code == 200
