"""Documents on their way: files with an application, late ones to their case, kept for a day, or on paper."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha512
from typing import Any

import pytest

from kiosk.delivery import Receipt, Stopped, Submitting
from kiosk.delivery.digital import Digital
from kiosk.digisos.client import Digisos, Taken
from kiosk.digisos.exchange import Who
from kiosk.digisos.later import take_up
from kiosk.digisos.parcel import LateParcel
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sak import Sak
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.documents import bundling
from kiosk.errors import DocumentTooLarge, FiksRefused, GatewayRefused, PaperOnly
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.late_papers import Wanted
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.reference import Reference
from tests.delivery.delivering import (
    CountingPress,
    application_of_kari,
    delivery_by,
    digital_to,
    ended,
    follow,
    rehearsal,
    submitted,
)
from tests.delivery.paged import bundle, heavy, pages
from tests.digisos.applying import KARI, closed
from tests.digisos.schema import needs_schema, vedlegg_faults

DOCUMENTS = {
    "tax_return": pages("tax"), "lease": pages("lease", 3), "residence": pages("residence"),
    "payslip": pages("pay", 2), "rent_bill": pages("rent"),
}  # fmt: skip
STAGE = 3


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02) as fiks:
        yield fiks


def with_papers(*ids: str, state: str = "here") -> Application:
    return replace(application_of_kari(), documents=tuple((id, state) for id in ids))


def files_in(vedlegg: Any) -> dict[str, str]:
    return {file["filnavn"]: file["sha512"] for post in vedlegg["vedlegg"] for file in post["filer"]}


# ── with an application ──────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def five() -> Iterator[tuple[Any, list[Any], dict[str, bytes]]]:
    """Five documents sent: what arrived, every step, and the files as they were bundled, by title."""
    made: dict[str, bytes] = {}

    def remembered(title: str, given: Pages) -> bytes:
        made[title] = bundling.bundle(title, given)
        return made[title]

    with rehearsal() as fiks:
        application = with_papers(*DOCUMENTS, "power_bill")
        delivery = delivery_by(digital_to(fiks), application=application, documents=DOCUMENTS, bundle=remembered)
        steps = asyncio.run(submitted(delivery))
        (case,) = fiks.cases.values()
        yield case, steps, made


def test_five_documents_arrive_as_they_were_bundled(five: Any) -> None:
    case, _, made = five
    assert len(made) == len(DOCUMENTS)
    assert sorted(file.content for file in case.files.values()) == sorted(made.values())


def test_they_are_named_by_what_was_asked_for(five: Any) -> None:
    case, _, _ = five
    stems = {name.rpartition("-")[0] for name in case.files}
    assert stems == {
        "Skattemelding_og_skatteoppgjor", "Husleiekontrakt", "Registreringsbevis_eller_oppholdstillatelse",
        "Lonnslipp_siste_maned", "Kvittering_faktura_pa_husleie",
    }  # fmt: skip


def test_each_is_proved_by_its_hash(five: Any) -> None:
    case, _, _ = five
    said = files_in(case.submission.vedlegg)
    assert said == {name: sha512(file.content).hexdigest() for name, file in case.files.items()}


@needs_schema
def test_what_names_them_is_valid_by_the_official_schema(five: Any) -> None:
    case, _, _ = five
    assert vedlegg_faults(case.submission.vedlegg) == []


def test_a_paper_in_a_hand_is_still_asked_for_beside_those_that_were_sent(five: Any) -> None:
    case, steps, _ = five
    states = [post["status"] for post in case.submission.vedlegg["vedlegg"]]
    assert (states.count("LastetOpp"), states.count("VedleggKreves")) == (5, 1)
    assert (steps[-1].missing, steps[-1].documents) == (("power_bill",), 5)


def test_which_of_them_is_under_way_is_told(five: Any) -> None:
    _, steps, _ = five
    progress = [step.progress for step in steps if isinstance(step, Submitting)]
    assert [(each.number, each.of) for each in progress if each.step == "staging"] == [(n, 5) for n in range(1, 6)]


async def test_a_refused_file_leaves_nothing_behind_and_the_way_to_paper(fiks: RehearsalDigisos) -> None:
    press = CountingPress()
    delivery = delivery_by(
        digital_to(fiks), application=with_papers(*DOCUMENTS), press=press, documents=DOCUMENTS, bundle=bundle
    )
    fiks.plan([Trouble("400", STAGE + 1, EVER)])
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome.fault, FiksRefused)
    assert last.ways == ("paper",)
    fiks.plan([])
    printed = (await follow(delivery))[-1]
    assert isinstance(printed, Receipt)
    assert (printed.channel, printed.documents, printed.missing) == ("paper", 5, ())
    assert press.documents == DOCUMENTS
    assert fiks.cases == {}


@pytest.mark.parametrize("cause", ["all of them", "one of them", "no file", "nobody who makes files"])
async def test_what_is_too_large_to_travel_goes_on_paper_by_itself(fiks: RehearsalDigisos, cause: str) -> None:
    def large(title: str, given: Pages) -> bytes:
        return b"%PDF-1.7 " + title.encode() + bytes(9_999_900)

    def made(title: str, given: Pages) -> bytes:
        if cause == "no file":
            raise DocumentTooLarge
        return b"%PDF-1.7 " + bytes(10_000_001 if cause == "one of them" else 10)

    documents = {"lease": pages("lease")}
    if cause == "all of them":
        documents = {each.id: pages("page") for each in digital_to(fiks).form.documentation[:16]}
    delivery = delivery_by(
        digital_to(fiks),
        application=with_papers(*documents),
        documents=documents,
        bundle={"nobody who makes files": None, "all of them": large}.get(cause, made),
    )
    assert delivery.route == "digital"
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome.fault, PaperOnly)
    assert (last.ways, delivery.route, fiks.asked) == (("paper",), "paper", [])


def test_beside_codes_on_a_screen_pages_are_still_wanted(fiks: RehearsalDigisos) -> None:
    delivery = delivery_by(digital_to(fiks), application=with_papers("lease", "payslip"), documents=DOCUMENTS)
    assert (delivery.confirm_screen().missing, delivery.confirm_screen().documents) == (("lease", "payslip"), 0)


# ── kept for a day ───────────────────────────────────────────────────────────


async def test_what_is_kept_has_its_files_with_it(fiks: RehearsalDigisos) -> None:
    keeper = RehearsalKeeper()
    delivery = delivery_by(
        digital_to(fiks, keeper=keeper), application=with_papers(*DOCUMENTS), documents=DOCUMENTS, bundle=bundle
    )
    receipt = await delivery.keep()
    ((sealed, _),) = keeper.kept.values()
    parcel = take_up(sealed, datetime.now(UTC), keeper.key)
    assert len(parcel.files) == receipt.documents == len(DOCUMENTS)


@pytest.mark.parametrize("is_large_before", [True, False], ids=["as pages", "as files"])
async def test_what_is_too_large_to_be_kept_is_not_offered_so(fiks: RehearsalDigisos, is_large_before: bool) -> None:
    documents = {id: heavy(7_000_000 if is_large_before else 100) for id in ("lease", "payslip")}
    keeper = RehearsalKeeper()
    delivery = delivery_by(
        digital_to(fiks, keeper=keeper),
        application=with_papers(*documents),
        documents=documents,
        bundle=lambda title, _pages: b"%PDF-" + title.encode() + bytes(7_000_000),
    )
    assert ("later" in delivery.ways) is not is_large_before
    with pytest.raises(GatewayRefused):
        await delivery.keep()
    assert (delivery.ways, keeper.kept) == (("wait", "paper"), {})
    delivery.fall_back()
    assert not (await follow(delivery))[-1].tried_digitally  # type: ignore[union-attr]


async def test_what_cannot_travel_is_not_kept_and_its_pages_do_not_say_that_it_may_be_there(
    fiks: RehearsalDigisos,
) -> None:
    keeper = RehearsalKeeper()
    delivery = delivery_by(
        digital_to(fiks, keeper=keeper), application=with_papers("lease"), documents=DOCUMENTS, bundle=None
    )
    with pytest.raises(PaperOnly):
        await delivery.keep()
    delivery.fall_back()
    assert not (await follow(delivery))[-1].tried_digitally  # type: ignore[union-attr]


# ── late, to the case of their application ───────────────────────────────────


def late(reference: str, *ids: str) -> Application:
    """Papers to this application, by Kari who signed in."""
    lists = {
        "papers_housing": [id for id in ids if id == "lease"],
        "papers_work": [id for id in ids if id == "payslip"],
    }
    papers: dict[str, Any] = {key: tuple(named) for key, named in lists.items() if named}
    topics = tuple(topic for topic in ("work", "housing") if f"papers_{topic}" in papers)
    return closed("late", {"reference": reference, "name": KARI, "topics": topics, **papers}, signed_in=True)


async def sent(fiks: RehearsalDigisos) -> Application:
    """An application that arrived, with a demand for two papers."""
    application = with_papers("lease", "payslip", state="later")
    assert isinstance(await ended(delivery_by(digital_to(fiks), application=application)), Receipt)
    return application


def key_of(application: Application) -> str:
    assert application.key
    return application.key.characters


async def test_late_papers_reach_the_case_whose_receipt_was_scanned(fiks: RehearsalDigisos) -> None:
    first, other = await sent(fiks), await sent(fiks)
    wanted = Wanted(key=key_of(first))
    delivery = delivery_by(
        digital_to(fiks), application=late(first.reference, "lease"), documents=DOCUMENTS, bundle=bundle, wanted=wanted
    )
    receipt = await ended(delivery)
    assert isinstance(receipt, Receipt)
    assert (receipt.reference, receipt.channel, receipt.documents, receipt.missing) == (
        first.reference, "digital", 1, (),
    )  # fmt: skip
    mine, others = (
        next(case for case in fiks.cases.values() if case.nav_reference == key) for key in (nav(first), nav(other))
    )
    assert (list(mine.late), others.late) == ([f"{nav(first)}0001"], {})


async def test_they_answer_the_demand_of_the_application_and_the_cover_comes_last(fiks: RehearsalDigisos) -> None:
    first = await sent(fiks)
    heard: list[Any] = []
    client = recording(fiks, heard)
    delivery = delivery_by(
        client, application=late(first.reference, "lease", "payslip"), documents=DOCUMENTS, bundle=bundle,
        wanted=Wanted(key=key_of(first)),
    )  # fmt: skip
    await ended(delivery)
    (case,) = fiks.cases.values()
    (received,) = case.late.values()
    demands = {post["type"]: post["hendelseReferanse"] for post in case.submission.vedlegg["vedlegg"]}
    (vedlegg,) = heard
    answers = {post["type"]: post["hendelseReferanse"] for post in vedlegg["vedlegg"]}
    assert answers == {type: demands[type] for type in ("lonnslipp", "husleiekontrakt")}
    assert list(received)[-1] == "ettersendelse.pdf"
    hashes = {name: sha512(file.content).hexdigest() for name, file in received.items() if "-" in name}
    assert files_in(vedlegg) == hashes


async def test_the_next_ones_get_the_next_number(fiks: RehearsalDigisos) -> None:
    first = await sent(fiks)
    for _ in range(2):
        await ended(
            delivery_by(
                digital_to(fiks),
                application=late(first.reference, "lease"),
                documents=DOCUMENTS,
                bundle=bundle,
                wanted=Wanted(key=key_of(first)),
            )
        )
    (case,) = fiks.cases.values()
    assert list(case.late) == [f"{nav(first)}0001", f"{nav(first)}0002"]


async def test_a_lost_answer_makes_no_second_late_papers(fiks: RehearsalDigisos) -> None:
    first = await sent(fiks)
    delivery = delivery_by(
        digital_to(fiks), application=late(first.reference, "lease"), documents=DOCUMENTS, bundle=bundle,
        wanted=Wanted(key=key_of(first)),
    )  # fmt: skip
    fiks.plan([Trouble("lost", 8)])
    assert isinstance(await ended(delivery), Receipt)
    (case,) = fiks.cases.values()
    assert list(case.late) == [f"{nav(first)}0001"]


@pytest.mark.parametrize("cases", [1, 2])
async def test_without_the_key_only_the_one_case_of_that_day_gets_them(fiks: RehearsalDigisos, cases: int) -> None:
    first = await sent(fiks)
    for _ in range(cases - 1):
        await sent(fiks)
    delivery = delivery_by(
        digital_to(fiks), application=late(first.reference, "lease"), documents=DOCUMENTS, bundle=bundle,
        wanted=Wanted(key=key_of(first)[:6], sent=datetime.now(UTC)),
    )  # fmt: skip
    last = await ended(delivery)
    if cases == 1:
        assert isinstance(last, Receipt)
    else:
        assert isinstance(last, Stopped)
        assert (last.ways, delivery.route) == (("paper",), "paper")
        assert not any(case.late for case in fiks.cases.values())


@pytest.mark.parametrize("wanted", [Wanted(key="0" * 16), Wanted(sent=datetime.now(UTC) - timedelta(days=40))])
async def test_a_case_that_is_not_found_gets_nothing(fiks: RehearsalDigisos, wanted: Wanted) -> None:
    first = await sent(fiks)
    delivery = delivery_by(
        digital_to(fiks), application=late(first.reference, "lease"), documents=DOCUMENTS, bundle=bundle, wanted=wanted
    )
    last = await ended(delivery)
    assert isinstance(last, Stopped)
    assert isinstance(last.outcome.fault, PaperOnly)
    assert isinstance((await follow(delivery))[-1], Receipt)


@pytest.mark.parametrize("lacks", ["sign-in", "number", "pages", "what it is found by"])
def test_late_papers_go_on_paper_without(fiks: RehearsalDigisos, lacks: str) -> None:
    application = late("7KQ-4M2-XJG", "lease")
    if lacks == "number":
        application = replace(application, key=application_of_kari().key)
    delivery = delivery_by(
        digital_to(fiks),
        application=replace(application, signed_in=lacks != "sign-in"),
        documents={} if lacks == "pages" else DOCUMENTS,
        bundle=bundle,
        wanted=Wanted() if lacks == "what it is found by" else Wanted(key="0" * 16),
    )
    assert delivery.route == "paper"
    assert "later" not in delivery.ways


def nav(application: Application) -> str:
    assert application.key
    return nav_reference_of(Reference(application.reference.replace("-", "")), application.key.characters)


def recording(fiks: RehearsalDigisos, heard: list[Any]) -> Digital:
    """A digital route that remembers the vedlegg.json of late papers."""

    class Recording(Digisos):
        def add(self, sak: Sak, nav_reference: str, parcel: LateParcel, *, within: float | None = None) -> Taken:
            heard.append(json.loads(parcel.vedlegg))
            return super().add(sak, nav_reference, parcel, within=within)

    digital = digital_to(fiks)

    def reach(token: Callable[[], str]) -> Digisos:
        return Recording(fiks.url, lambda who: {**fiks.headers(who), "Authorization": f"Bearer {said(who, token)}"})

    return replace(digital, reach=reach)


def said(who: Who, token: Callable[[], str]) -> str:
    return {"applicant": token(), "machine": "machine"}[who]
