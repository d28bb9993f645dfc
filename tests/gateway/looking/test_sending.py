"""What was kept, sent by its applicant from the status page: once, by nobody else, and never after its end."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.visit.nav_reference import nav_reference_of
from tests.digisos.reaching import now, parcel
from tests.gateway.calling import Paper
from tests.gateway.looking.conftest import Browser, Nav, a_nav, parcel_for, strongbox
from tests.oidc import PID, Provider
from tests.postgres import Cluster


async def kept(nav: Nav, language: str = "nb") -> Paper:
    paper = nav.register(language=language)
    assert (await nav.keep(paper)).status_code == 204
    return paper


async def sent(nav: Nav, paper: Paper) -> Browser:
    browser = nav.browser()
    await browser.open(paper)
    await browser.arrive()
    return browser


async def test_the_page_says_that_it_is_not_sent_and_until_when(nav: Nav) -> None:
    paper = await kept(nav)
    browser = nav.browser()
    await browser.open(paper)
    assert browser.title() == "Søknaden er ikke levert ennå"
    assert "Logg inn og send søknaden nå" in browser.said()
    found = nav.store.kept.look(paper.reference.characters)
    assert found is not None
    assert f"{found.until.astimezone():%H:%M}" in browser.said()
    assert browser.form()["act"] == "send"


async def test_signing_in_sends_it(nav: Nav) -> None:
    paper = await kept(nav)
    browser = await sent(nav, paper)
    (case,) = nav.fiks.cases.values()
    assert case.nav_reference == nav_reference_of(paper.reference, paper.key.characters)
    assert nav.status(paper).state == "registered"
    assert nav.store.kept.look(paper.reference.characters) is None
    assert browser.title() == "Nav har fått søknaden"
    assert "Logg inn og se hva Nav sier" in browser.said()


async def test_its_documents_go_along(nav: Nav) -> None:
    paper = nav.register()
    made = parcel()
    given = parcel_for(paper, vedlegg=made.vedlegg, files=made.files)
    await nav.keep(paper, parcel=given)
    await sent(nav, paper)
    (case,) = nav.fiks.cases.values()
    assert {name: file.content for name, file in case.files.items()} == {
        file.name: file.content for file in made.files
    }  # fmt: skip


async def test_the_address_line_holds_no_code_afterwards(nav: Nav) -> None:
    browser = await sent(nav, await kept(nav))
    assert "code=" not in str(browser.page.url)


async def test_what_an_earlier_attempt_brought_there_is_found_and_not_sent_twice(nav: Nav) -> None:
    paper = await kept(nav)
    nav.deliver(paper)
    await sent(nav, paper)
    assert len(nav.fiks.cases) == 1
    assert nav.status(paper).handed_in is not None


async def test_two_tabs_send_it_once(nav: Nav) -> None:
    paper = await kept(nav)
    tabs = [nav.browser(), nav.browser()]
    backs = []
    for tab in tabs:
        await tab.open(paper)
        backs.append(await tab.sign_in())
    await asyncio.gather(*(tab.get(back) for tab, back in zip(tabs, backs, strict=True)))
    assert nav.fiks.asked.count("submit") == 1
    assert [tab.title() for tab in tabs] == ["Nav har fått søknaden"] * 2


async def test_while_it_is_being_sent_the_page_says_so(nav: Nav, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = await kept(nav)
    assert nav.store.kept.begin(paper.reference.characters)
    monkeypatch.setattr("kiosk.gateway.looking.offering.WAIT_SECONDS", 0.1)
    browser = nav.browser()
    await browser.open(paper)
    assert browser.title() == "Søknaden sendes nå"
    assert not browser.has_form()


async def test_an_answer_that_was_lost_is_found_out_by_sending_again(nav: Nav) -> None:
    paper = await kept(nav)
    nav.fiks.plan([Trouble("lost", 2)])
    await sent(nav, paper)
    assert len(nav.fiks.cases) == 1
    assert nav.status(paper).handed_in is not None


@pytest.mark.parametrize(
    ("trouble", "at", "words"),
    [
        ("503", 0, "Mottaket svarte ikke"),
        ("reset_after", 2, "Vi vet ikke om den kom frem"),
        ("401", 2, "Innloggingen gikk ut"),
        ("400", 2, "kan ikke sendes digitalt"),
    ],
)
async def test_what_fails_stays_and_the_page_says_why(nav: Nav, trouble: str, at: int, words: str) -> None:
    paper = await kept(nav)
    nav.fiks.plan([Trouble(trouble, at, EVER)])  # type: ignore[arg-type]
    browser = await sent(nav, paper)
    assert words in browser.said()
    assert browser.form()["act"] == "send"
    assert nav.status(paper).kept_until
    assert (nav.status(paper).tried is not None) is (trouble == "reset_after")
    nav.fiks.plan([])
    await browser.arrive()
    assert len(nav.fiks.cases) == 1


async def test_a_municipality_that_takes_nothing_digitally_is_said(nav: Nav) -> None:
    paper = nav.register()
    await nav.keep(paper, parcel=parcel_for(paper, kommunenummer="3801"))
    assert "kan ikke sendes digitalt" in (await sent(nav, paper)).said()


async def test_another_person_who_signs_in_sends_nothing(nav: Nav) -> None:
    paper = await kept(nav)
    nav.provider.claims = {"pid": PID}
    browser = await sent(nav, paper)
    assert "Bare den som søker, kan sende" in browser.said()
    assert not nav.fiks.asked


async def test_what_is_of_another_reference_is_not_sent(nav: Nav) -> None:
    """A kiosk that mixes up two applications, or lies."""
    paper, other = nav.register(), nav.register()
    await nav.keep(paper, parcel=parcel_for(other))
    assert "Vi får ikke åpnet den" in (await sent(nav, paper)).said()
    assert not nav.fiks.asked


async def test_what_was_sealed_to_another_key_is_not_sent(nav: Nav) -> None:
    paper = nav.register()
    await nav.keep(paper, sealed=b"no envelope")
    assert "Vi får ikke åpnet den" in (await sent(nav, paper)).said()


async def test_what_nav_has_meanwhile_is_not_offered(nav: Nav) -> None:
    from uuid import uuid4

    from kiosk.register.model import Event

    paper = await kept(nav)
    browser = nav.browser()
    await browser.open(paper)
    back = await browser.sign_in()
    nav.store.append(paper.reference.characters, [Event(str(uuid4()), "handed_in", now(), "desk")], "desk")
    await browser.get(back)
    assert browser.title() == "Nav har fått søknaden"
    assert not nav.fiks.asked


async def test_after_its_end_the_page_says_that_its_time_is_over(nav: Nav) -> None:
    paper = nav.register()
    await nav.keep(paper, until=now() + timedelta(seconds=1))
    await asyncio.sleep(1.1)
    browser = nav.browser()
    await browser.open(paper)
    assert "den er slettet" in browser.said()
    assert not browser.has_form()
    assert nav.store.kept.forget() == 1


async def test_the_typed_page_sends_nothing(nav: Nav) -> None:
    paper = await kept(nav)
    browser = nav.browser()
    typed = {"reference": str(paper.reference), "code": paper.key.code, "l": "nb"}
    browser.page = await browser.client.post("/S", data=typed)
    assert not browser.has_form()
    assert "Åpne lenken på kvitteringen" in browser.said()


async def test_on_postgresql_it_is_kept_sent_and_looked_at_the_same(
    tmp_path: Path, postgres: Cluster, provider: Provider, fiks: RehearsalDigisos
) -> None:
    address = postgres.make_database()
    async with a_nav(tmp_path, provider, fiks, url=address) as nav:
        paper = await kept(nav)
        browser = await sent(nav, paper)
        assert browser.title() == "Nav har fått søknaden"
        await browser.arrive()
        assert "Dette har skjedd" in browser.said()
    postgres.drop_database(address)


def test_no_repr_shows_a_key() -> None:
    assert "RSAPrivateKey" not in repr(strongbox())
