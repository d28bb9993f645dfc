"""What Nav says of a digital application, to whoever signs in from its status page."""

from datetime import UTC, date, datetime

import pytest

from tests.gateway.looking.conftest import Browser, Nav
from tests.oidc import TOKEN

# The kiosk sends by the real clock: what the municipality tells comes later, whenever this runs.
PROCESSING = {
    "type": "soknadsStatus", "hendelsestidspunkt": "2096-11-23T08:00:00.000Z", "status": "UNDER_BEHANDLING",
}  # fmt: skip
WANTED = {
    "type": "dokumentasjonEtterspurt",
    "hendelsestidspunkt": "2096-11-24T08:00:00.000Z",
    "dokumenter": [{"dokumenttype": "Leiekontrakt", "innsendelsesfrist": "2096-12-10T00:00:00.000Z"}],
}


async def signed_in(nav: Nav, *kinds: object, language: str = "nb") -> Browser:
    paper = nav.register(language=language)
    nav.deliver(paper)
    nav.tell(paper, *kinds)  # type: ignore[arg-type]
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    return browser


async def test_the_page_shows_what_the_municipality_told(nav: Nav) -> None:
    browser = await signed_in(nav, PROCESSING)
    assert browser.page.status_code == 200
    assert browser.title() == "Nav behandler søknaden"
    assert "Dette har skjedd" in browser.said()
    assert "23. november 2096 Nav har begynt å lese søknaden" in browser.said()
    assert "Nav har fått søknaden" in browser.said()


async def test_the_newest_stands_first(nav: Nav) -> None:
    said = (await signed_in(nav, PROCESSING, WANTED)).said().partition("Dette har skjedd")[2]
    assert said.index("trenger disse papirene") < said.index("begynt å lese") < said.index("fått søknaden")


async def test_documents_wanted_stand_on_top_with_their_day(nav: Nav) -> None:
    browser = await signed_in(nav, PROCESSING, WANTED)
    assert browser.title() == "Nav trenger flere papirer"
    top = browser.said().partition("Dette har skjedd")[0]
    assert "Leiekontrakt" in top
    assert "10. desember 2096" in top


async def test_the_page_speaks_the_language_of_the_page_it_began_on(nav: Nav) -> None:
    browser = await signed_in(nav, PROCESSING, language="uk")
    assert '<html lang="uk"' in browser.page.text
    assert "Що вже сталося" in browser.said()


async def test_the_register_is_told_what_is_not_personal(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    nav.tell(paper, PROCESSING, WANTED)
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    status = nav.status(paper)
    assert (status.state, status.by, status.documents) == ("waiting", date(2096, 12, 10), ())
    assert status.since == datetime(2096, 11, 24, 8, tzinfo=UTC)
    # The plain page says so from now on, without a sign-in.
    await nav.browser().open(paper)


async def test_telling_twice_is_one(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    nav.tell(paper, PROCESSING)
    for _ in range(2):
        browser = nav.browser()
        await browser.open(paper)
        await browser.arrive()
    assert rows(nav, "events") == 3


async def test_what_is_taken_back_is_told_as_well(nav: Nav) -> None:
    nothing = {**WANTED, "hendelsestidspunkt": "2096-11-25T08:00:00.000Z", "dokumenter": []}
    paper = nav.register()
    nav.deliver(paper)
    nav.tell(paper, PROCESSING, WANTED, nothing)
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert nav.status(paper).state == "processing"


async def test_however_much_the_municipality_tells_the_register_gets_a_part(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    many = [{**PROCESSING, "hendelsestidspunkt": f"2096-11-23T08:{number:02}:00.000Z"} for number in range(60)]
    nav.tell(paper, *many)
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert browser.page.status_code == 200
    assert rows(nav, "events") == 41


def rows(nav: Nav, table: str) -> int:
    import sqlite3

    with sqlite3.connect(nav.database) as connection:
        return int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


async def test_nav_is_asked_with_the_applicants_own_token(nav: Nav) -> None:
    await signed_in(nav)
    assert len(nav.tokens) == 1
    assert nav.tokens[0].startswith(TOKEN)


async def test_what_nav_has_not_got_is_not_there(nav: Nav) -> None:
    paper = nav.register()
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert browser.page.status_code == 404
    assert "ikke din, eller Nav har ikke fått den ennå" in browser.said()
    assert browser.has_form()


@pytest.mark.parametrize("trouble", ["503", "reset_after", "invalid", "401"])
async def test_without_an_answer_of_nav_there_is_a_way_back(nav: Nav, trouble: str) -> None:
    from kiosk.digisos.trouble import Trouble

    paper = nav.register()
    nav.deliver(paper)
    nav.fiks.plan([Trouble(trouble, 0, 99)])  # type: ignore[arg-type]
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert browser.page.status_code == 503
    assert browser.has_form()
    assert paper.link in browser.page.text


async def test_loading_it_again_replays_nothing_and_offers_the_button(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    browser = nav.browser()
    await browser.open(paper)
    back = await browser.sign_in()
    await browser.get(back)
    await browser.get(back)
    assert browser.page.status_code == 409
    assert len(nav.provider.tokens) == 1
    assert browser.form()["reference"] == paper.reference.characters
    await browser.arrive()
    assert browser.page.status_code == 200


async def test_whoever_cancels_gets_the_button_again(nav: Nav) -> None:
    paper = nav.register()
    nav.provider.denies = "access_denied"
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert browser.title() == "Innloggingen er avbrutt"
    assert browser.has_form()


async def test_too_weak_a_sign_in_shows_nothing(nav: Nav) -> None:
    paper = nav.register()
    nav.deliver(paper)
    nav.provider.claims |= {"acr": "idporten-loa-substantial"}
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    assert "holder ikke" in browser.title()
    assert not nav.tokens


async def test_a_provider_that_does_not_answer_leaves_a_page(nav: Nav) -> None:
    nav.provider.broken = {"/.well-known/openid-configuration"}
    browser = nav.browser()
    await browser.open(nav.register())
    browser.page = await browser.client.post("/L", data=browser.form())
    assert browser.page.status_code == 503


async def test_paper_has_no_button(nav: Nav) -> None:
    browser = nav.browser()
    await browser.open(nav.register(channel="paper"))
    assert not browser.has_form()


async def test_what_was_tried_digitally_has_one(nav: Nav) -> None:
    browser = nav.browser()
    await browser.open(nav.register("created", "tried", channel="paper"))
    assert browser.form()["act"] == "look"


async def test_the_typed_page_says_that_it_takes_the_square_code(nav: Nav) -> None:
    paper = nav.register()
    browser = nav.browser()
    typed = {"reference": str(paper.reference), "code": paper.key.code, "l": "nb"}
    browser.page = await browser.client.post("/S", data=typed)
    assert not browser.has_form()
    assert "Åpne siden med den firkantede koden på kvitteringen" in browser.said()
