"""Late papers: the receipt says which application, the register what Nav waits for, and the number alone is enough."""

from io import StringIO
from types import SimpleNamespace

import pytest
from textual.events import Paste

from kiosk.errors import GatewayUnreachable
from kiosk.form.forms import Forms
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.signin.rehearsal import RehearsalSignIns
from kiosk.terminal.plain import run_plain
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.typed import Typed
from kiosk.visit.document import Page
from kiosk.visit.late_papers import Wanted
from kiosk.visit.session import Session
from tests.terminal.following import CODE, KEY, LINK, RECEIVED, WAITING, BrokenRegister, knowing_register
from tests.terminal.visiting import Desk, Hand, both_forms, clock

SIZE = (120, 40)
LATE = "4"
PAGE = Page(b"jpeg", 100, 140, 12, "scanner")


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


async def begin(hand: Hand) -> None:
    """From rest to the question of the number."""
    await hand.pilot.pause()
    await hand.press("space", "1", LATE)


async def typed(hand: Hand, number: str = WAITING, code: str = CODE) -> None:
    """Number and code, typed; to who helps."""
    await begin(hand)
    await hand.press(*number, "enter", *code, "enter")
    await hand.until(lambda: hand.screen != "InquiringScreen")


async def to_papers(hand: Hand) -> None:
    """From who helps to the list of papers."""
    await hand.press("1")
    while hand.screen == "QuestionScreen":
        await hand.answer()


async def test_a_scanned_receipt_is_number_and_key_at_once(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        hand.app.take_scan(LINK)
        await hand.until(lambda: bool(desk.session.wanted.key))
        assert desk.session.answers["reference"] == "W76-PNS-MCE"
        assert (desk.session.wanted.key, desk.session.wanted.documents) == (KEY.characters, ("lease", "power_bill"))
        assert desk.session.wanted.can_be_found


async def test_a_receipt_scanned_as_by_a_keyboard_is_the_same(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        hand.app.screen.query(Typed).first().post_message(Paste(LINK))
        await pilot.pause()
        await hand.press("enter")
        await hand.until(lambda: bool(desk.session.wanted.key))
        assert desk.session.wanted.key == KEY.characters


async def test_what_nav_waits_for_is_the_list_and_topics_and_office_are_not_asked(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand)
        assert "Nav" in hand.shown
        await hand.press("1")
        assert hand.app.screen.question.id == "name"  # type: ignore[attr-defined]
        await hand.answer()
        assert hand.screen == "DocumentsScreen"
        assert hand.shown.count("Nav venter på det") == 2
        assert "8. desember 2026" in hand.shown


async def test_pages_for_one_of_them_are_handed_in_and_the_other_is_not(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand)
        await to_papers(hand)
        desk.session.enclose("lease", (PAGE,))
        await hand.press("0")
        assert "Papirer: 1 av 2 er her. Sider: 1" in hand.shown
        await hand.past_review()
        await hand.until(lambda: bool(desk.delivered))
        (late,) = desk.delivered
        assert late.documents == (("lease", "here"), ("power_bill", "later"))
        assert (late.reference, late.answers["topics"]) == ("W76-PNS-MCE", ("housing",))


async def test_another_paper_can_be_named_beside_those_nav_waits_for(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand)
        await to_papers(hand)
        await hand.press("3")
        assert hand.app.screen.question.id == "topics"  # type: ignore[attr-defined]
        hand.app.screen.take("work")  # type: ignore[attr-defined]
        await pilot.pause()
        hand.app.screen.take("payslip")  # type: ignore[attr-defined]
        await hand.until(lambda: hand.screen == "DocumentsScreen")
        named = {each.id: desk.session.standing(each.id) for each in desk.session.asked_documentation()}
        assert named == {"lease": "later", "power_bill": "later", "payslip": "here"}


async def test_the_number_alone_is_enough(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await hand.press(*WAITING, "enter")
        assert hand.screen == "ReceiptCodeScreen"
        await hand.press("enter", "1")
        assert hand.app.screen.question.id == "name"  # type: ignore[attr-defined]
        assert (desk.session.wanted, desk.session.told) == (Wanted(), frozenset({"reference"}))


async def test_whoever_does_not_know_the_number_is_asked_as_without_a_gateway(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        hand.app.screen.take("dont_know")  # type: ignore[attr-defined]
        await pilot.pause()
        await hand.press("1")
        await hand.answer()
        assert hand.app.screen.question.id == "identity"  # type: ignore[attr-defined]


async def test_a_wrong_code_is_told_and_can_be_left_out(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand, code="4F7A1D")
        assert (hand.screen, "passer ikke sammen" in hand.shown) == ("ReceiptCodeScreen", True)
        await hand.press("enter")
        assert len(hand.cards) > 3
        assert desk.session.answers == {"reference": "W76-PNS-MCE"}


async def test_where_nothing_is_missing_it_is_asked_what_is_handed_in(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand, RECEIVED)
        await hand.press("1")
        await hand.answer()
        assert hand.app.screen.question.id == "topics"  # type: ignore[attr-defined]


async def test_where_nobody_answers_the_visit_goes_on_with_the_number(forms: Forms) -> None:
    desk, register = Desk(forms), BrokenRegister(GatewayUnreachable)
    async with desk.kiosk(register=register).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand)
        await hand.press("escape")
        assert (register.asked, desk.session.wanted) == (1, Wanted(CODE))
        await hand.press("1")
        assert hand.app.screen.question.id == "name"  # type: ignore[attr-defined]


async def test_back_leads_from_the_code_to_the_number_and_to_the_errands(forms: Forms) -> None:
    async with Desk(forms).kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand)
        await hand.press(*WAITING, "enter", "escape")
        assert hand.app.screen.question.id == "reference"  # type: ignore[attr-defined]
        await hand.press("escape")
        assert [card.choice for card in hand.cards][:4] == ["new", "again", "twice", "late"]


async def test_papers_added_to_what_was_followed_are_those_nav_waits_for(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", "5", *WAITING, "enter", *CODE, "enter")
        await hand.until(lambda: hand.screen == "StatusScreen")
        await hand.press("1")
        assert (desk.session.errand, desk.session.wanted.documents) == ("late", ("lease", "power_bill"))
        assert desk.session.wanted.key == CODE


@pytest.mark.parametrize(
    ("scanned", "takes_pages", "offered"), [(True, True, True), (True, False, False), (False, True, False)]
)
async def test_a_sign_in_is_offered_where_the_papers_can_be_sent_digitally(
    forms: Forms, scanned: bool, takes_pages: bool, offered: bool
) -> None:
    desk = Desk(forms)
    sources = SimpleNamespace(scanner=None, phone=None, stick=None) if takes_pages else None
    kiosk = desk.kiosk(register=knowing_register(), sign_ins=RehearsalSignIns, sources=sources)
    async with kiosk.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        if scanned:
            await begin(hand)
            hand.app.take_scan(LINK)
            await hand.until(lambda: bool(desk.session.wanted.key))
        else:
            await typed(hand)
        await hand.press("1")
        headline = hand.app.screen.query_one(Headline)
        assert (headline.text == "Vil du logge inn?") is offered


async def test_nothing_of_it_outlives_the_visit(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register()).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await typed(hand)
        await to_papers(hand)
        desk.session.enclose("lease", (PAGE,))
        await hand.press("f10", "2")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        session = desk.session
        assert (session.answers, session.pages, session.wanted, session.told) == ({}, {}, Wanted(), frozenset())


# ── in lines ─────────────────────────────────────────────────────────────────


def told(forms: Forms, *lines: str, register: RehearsalRegister | None = None) -> tuple[str, Session]:
    """What was said to these lines, and how the visit then stood."""
    desk, said = Desk(forms), StringIO()
    heard = StringIO("".join(f"{line}\n" for line in ("nb", "late", *lines)))
    run_plain(
        forms, desk.library, desk.settings, heard, said,
        taking=desk.taking, clock=clock, session=desk.session, register=register or knowing_register(),
    )  # fmt: skip
    return said.getvalue(), desk.session


@pytest.mark.parametrize("lines", [(WAITING, CODE), (WAITING, LINK)], ids=["typed", "scanned"])
def test_what_nav_waits_for_is_said_in_lines(forms: Forms, lines: tuple[str, ...]) -> None:
    said, session = told(forms, *lines, "nobody", "Kari Nordmann", "lease", "here", "")
    assert "1. Leieavtale: Nav venter på det" in said
    assert "Innen 8. desember 2026 vil Nav ha papirene." in said
    assert session.standing("lease") == "here"


def test_in_lines_too_the_number_alone_is_enough(forms: Forms) -> None:
    said, session = told(forms, WAITING, "", "nobody")
    assert (session.answers, session.wanted) == ({"reference": "W76-PNS-MCE"}, Wanted())
    assert "Hva heter du?" in said


@pytest.mark.parametrize("code", ["4F7A1D", "short"])
def test_in_lines_too_a_wrong_code_is_told(forms: Forms, code: str) -> None:
    _, session = told(forms, WAITING, code, CODE, "nobody")
    assert session.wanted.documents == ("lease", "power_bill")


def test_in_lines_too_nobody_waits_for_a_gateway_that_does_not_answer(forms: Forms) -> None:
    _, session = told(forms, WAITING, CODE, "nobody", register=BrokenRegister(GatewayUnreachable))
    assert (session.wanted, session.helper) == (Wanted(CODE), "nobody")


def test_back_in_lines_leads_to_the_number_and_to_the_errands(forms: Forms) -> None:
    said, session = told(forms, WAITING, "<", "<", "new", "nobody")
    assert (said.count("Hvilket nummer har søknaden?"), session.errand) == (2, "new")
