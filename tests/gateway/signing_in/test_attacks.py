"""What somebody with bad intentions tries: fixation, mix-up, replay, forged forms, redirects, and looking on."""

import asyncio
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.responses import Response

from kiosk.gateway.signin.binding import Binding, new_secret
from kiosk.signin.wire import read_handoff, write_opening
from tests.gateway.signing_in.conftest import PUBLIC, Desk, Kiosk, at_provider
from tests.oidc import PID, TOKEN


def changed(address: str, **more: str) -> str:
    """The same address with other words in its query; an empty one is left out."""
    split = urlsplit(address)
    query = {**dict(parse_qsl(split.query)), **more}
    return split._replace(query=urlencode({name: value for name, value in query.items() if value})).geturl()


async def test_a_victim_sent_to_the_provider_by_an_attacker_signs_nobody_in(desk: Desk) -> None:
    """Fixation: the attacker begins at a kiosk of his own and sends the provider's link on."""
    kiosk, attacker, victim = desk.kiosk(), desk.phone(), desk.phone()
    handoff = await kiosk.open()
    back = await at_provider(await attacker.begin(handoff))
    await victim.come_back(back)
    assert victim.page.status_code == 404
    assert not desk.provider.tokens
    assert (await kiosk.wait(handoff)).state == "started"


async def test_a_victims_code_does_not_fit_an_attackers_cookie(desk: Desk) -> None:
    """Injection: the attacker brings back, with his own state, a code that was given to somebody else."""
    kiosk, attacker, victim = desk.kiosk(), desk.phone(), desk.phone()
    handoff = await kiosk.open()
    code = dict(parse_qsl(urlsplit(await victim.sign_in(handoff)).query))["code"]
    other = await another_kiosk(desk).open()
    back = changed(await attacker.sign_in(other), code=code)
    await attacker.come_back(back)
    assert attacker.page.status_code == 502
    assert not desk.provider.tokens


def another_kiosk(desk: Desk) -> Kiosk:
    """With a key of its own."""
    desk.key = desk.store.issue_key("kiosk", "other", "9901")
    return desk.kiosk()


async def test_a_second_time_back_changes_nothing(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    back = await phone.sign_in(handoff)
    await phone.come_back(back)
    await phone.come_back(back)
    assert phone.page.status_code == 404
    assert len(desk.provider.tokens) == 1
    assert (await kiosk.wait(handoff)).state == "choosing"


async def test_of_two_tries_of_one_phone_the_last_counts(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    first = await phone.sign_in(handoff)
    second = await phone.sign_in(handoff)
    await phone.come_back(first)
    assert not phone.numbers()
    await phone.come_back(second)
    assert handoff.number in phone.numbers()


@pytest.mark.parametrize(
    "more", [{"state": ""}, {"state": "x"}, {"state": "A" * 26 + ".x"}, {"code": ""}, {"code": "x"}]
)
async def test_an_answer_with_another_state_or_code_is_refused(desk: Desk, more: dict[str, str]) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.come_back(changed(await phone.sign_in(handoff), **more))
    assert not phone.numbers()
    assert not desk.provider.tokens


@pytest.mark.parametrize("issuer", ["https://evil.example", ""])
async def test_the_answer_of_another_provider_is_refused(desk: Desk, issuer: str) -> None:
    """Mix-up (RFC 9207)."""
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.come_back(changed(await phone.sign_in(handoff), iss=issuer))
    assert not phone.numbers()
    assert not desk.provider.tokens


async def test_a_state_that_stands_twice_is_none(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    back = await phone.sign_in(handoff)
    await phone.come_back(f"{back}&state=x")
    assert phone.page.status_code == 404


@pytest.mark.parametrize("act", ["begin", "cancel", "choose"])
@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}, {"origin": "https://evil.example"}, {}]
)
async def test_forms_of_other_sites_do_nothing(desk: Desk, act: str, headers: dict[str, str]) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    if act == "choose":
        await phone.arrive(handoff)
    before = (await kiosk.wait(handoff)).state
    phone.client.headers.pop("sec-fetch-site")
    phone.client.headers.update(headers)
    await phone.post(handoff, act, number=handoff.number)
    assert phone.page.status_code == 404
    assert (await kiosk.wait(handoff)).state == before


async def test_a_browser_without_fetch_metadata_is_known_by_its_origin(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    phone.client.headers.pop("sec-fetch-site")
    phone.client.headers.update({"origin": PUBLIC})
    await phone.post(handoff, "begin")
    assert phone.page.status_code == 200


async def test_opening_the_page_changes_nothing(desk: Desk) -> None:
    """A messenger or a scanner that looks at the link first owns nothing by that."""
    kiosk, preview = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await preview.get(f"/I/{handoff.id}")
    assert "set-cookie" not in preview.page.headers
    assert (await kiosk.wait(handoff)).state == "waiting"


async def test_the_first_phone_that_begins_has_it(desk: Desk) -> None:
    kiosk, first, second = desk.kiosk(), desk.phone(), desk.phone()
    handoff = await kiosk.open("nb")
    back = await first.sign_in(handoff)
    await second.get(f"/I/{handoff.id}")
    assert (second.page.status_code, second.title()) == (409, "En annen telefon har begynt")
    for act in ("begin", "cancel", "choose"):
        await second.post(handoff, act, number=handoff.number)
    await first.come_back(back)
    assert handoff.number in first.numbers()
    await second.post(handoff, "choose", number=handoff.number)
    assert (await kiosk.wait(handoff)).state == "choosing"


async def test_two_phones_that_begin_at_once_are_one(desk: Desk) -> None:
    handoff = await desk.kiosk().open()
    phones = [desk.phone() for _ in range(6)]
    answers = await asyncio.gather(*(phone.post(handoff, "begin") for phone in phones))
    assert sorted(answer.status_code for answer in answers) == [200, *[303] * 5]


async def test_nothing_in_a_link_leads_elsewhere(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    back = changed(await phone.sign_in(handoff), redirect="https://evil.example", next="//evil.example", l="//evil")
    split = urlsplit(back)
    answer = await phone.client.get(f"{split.path}?{split.query}")
    assert answer.headers["location"] == f"/I/{handoff.id}"
    assert "evil" not in answer.text


async def test_no_code_token_or_person_stands_in_an_address_or_a_page(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    back = await phone.sign_in(handoff)
    code = dict(parse_qsl(urlsplit(back).query))["code"]
    await phone.come_back(back)
    shown = [phone.page.text, str(phone.page.url)]
    await phone.post(handoff, "choose", number=handoff.number)
    shown += [phone.page.text, str(phone.page.headers)]
    assert not [word for word in (code, PID, TOKEN, "Canary") if any(word in each for each in shown)]


async def test_the_numbers_page_does_not_say_which_is_right(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.arrive(handoff)
    buttons = re.findall(r"<button[^>]*number.*?</button>", phone.page.text)
    assert len({re.sub(str(number), "", each) for each, number in zip(buttons, phone.numbers(), strict=True)}) == 1


async def test_pages_run_and_load_nothing(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.get(f"/I/{handoff.id}")
    policy = phone.page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "<script" not in phone.page.text
    assert phone.page.headers["cache-control"] == "no-store"


async def test_the_cookie_is_kept_from_scripts_and_from_other_pages(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.post(handoff, "begin")
    cookie = phone.page.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "Path=/I", "SameSite=lax"))


def test_over_tls_no_neighbour_can_plant_the_cookie_and_it_never_travels_in_the_clear() -> None:
    binding = Binding(bytes(32), is_tls=True)
    for answer in (binding.hand(Response(), new_secret()), binding.take_back(Response())):
        name, *flags = answer.headers["set-cookie"].split("; ")
        assert name.startswith("__Host-sign-in=")
        assert {"Path=/", "Secure", "HttpOnly"} <= set(flags)
        assert not any(flag.startswith("Domain") for flag in flags)


async def test_the_status_page_stays_without_cookies(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    await phone.post(handoff, "begin")
    for path in ("/", "/S/000000000/0000000000000000"):
        answer = await phone.client.get(path)
        assert "set-cookie" not in answer.headers
        assert "cookie" not in answer.request.headers


async def test_only_the_kiosk_that_opened_it_learns_of_it(desk: Desk) -> None:
    kiosk, phone = desk.kiosk(), desk.phone()
    handoff = await kiosk.open()
    await phone.arrive(handoff)
    await phone.post(handoff, "choose", number=handoff.number)
    for kind in ("kiosk", "desk", "monitor"):
        key = desk.store.issue_key(kind, kind, "9901")
        async with desk.client(authorization=f"Bearer {key}") as other:
            answer = await other.post(f"/api/v1/sign-ins/{handoff.id}/wait", json={"known": "waiting"})
            assert answer.status_code == (404 if kind == "kiosk" else 403)
            assert (await other.delete(f"/api/v1/sign-ins/{handoff.id}")).status_code == answer.status_code
    assert (await kiosk.who(handoff)).pid == PID


async def test_a_phone_has_no_way_to_the_box(desk: Desk) -> None:
    phone, handoff = desk.phone(), await desk.kiosk().open()
    answer = await phone.client.post(f"/api/v1/sign-ins/{handoff.id}/wait", json={"known": "waiting"})
    assert answer.status_code == 401


async def test_a_key_that_nothing_can_be_sealed_to_ends_it(desk: Desk) -> None:
    """All zeros: what is agreed on with it is known to everybody."""
    kiosk, phone = desk.kiosk(), desk.phone()
    answer = await kiosk.client.post("/api/v1/sign-ins", json=write_opening(bytes(32), "nb"))
    handoff = read_handoff(answer.json())
    await phone.arrive(handoff)
    assert (await kiosk.wait(handoff)).ending == "provider"


async def test_a_kiosk_opens_only_so_many(desk: Desk) -> None:
    kiosk = desk.kiosk()
    body = write_opening(kiosk.visit.public, "nb")
    statuses = [(await kiosk.client.post("/api/v1/sign-ins", json=body)).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]


async def test_a_household_posts_only_so_often(desk: Desk) -> None:
    phone = desk.phone()
    statuses = [(await phone.client.post(f"/I/{'0' * 26}/cancel", data={"l": "nb"})).status_code for _ in range(121)]
    assert set(statuses[:120]) == {404}
    assert statuses[120] == 429


@pytest.mark.parametrize("id", ["x", "0" * 25, "U" * 26, "0" * 27, "%00" * 26])
async def test_an_id_that_is_none_is_unknown(desk: Desk, id: str) -> None:
    assert (await desk.phone().get(f"/I/{id}")).status_code == 404
