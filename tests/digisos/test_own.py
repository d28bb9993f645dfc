"""Which of an applicant's own cases is the application they ask about."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.digisos.own import Heard, Several, certain_case, hear
from kiosk.digisos.sak import Sak, sak_in
from kiosk.digisos.statuses import Happening, Statuses

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
MINE, OTHER = "11111111-aaaa-8bbb-8ccc-555555555555", "22222222-aaaa-8bbb-8ccc-555555555555"


def sak(nav_reference: str, sent: datetime | None = NOON) -> Sak:
    return Sak("99999999-aaaa-4bbb-8ccc-555555555555", "0301", nav_reference, NOON, "", (), sent)


@dataclass
class Fiks:
    """Holds these cases, and has told the same of each."""

    own: tuple[Sak, ...]

    def cases(self) -> tuple[Sak, ...]:
        return self.own

    def statuses(self, sak: Sak) -> Statuses:
        return Statuses((Happening("received", sak.sent or NOON),))


def found(*cases: Sak, nav_reference: str = "", sent: datetime | None = None) -> Heard | Several:
    return hear(Fiks(cases), nav_reference, sent)


def test_with_the_key_of_the_receipt_it_is_the_one_case_of_that_reference() -> None:
    heard = found(sak(OTHER), sak(MINE), nav_reference=MINE)
    assert isinstance(heard, Heard)
    assert heard.sak.nav_reference == MINE


def test_with_the_key_no_other_case_is_shown_for_it() -> None:
    assert found(sak(OTHER), nav_reference=MINE) == Several(())


def test_without_the_key_the_only_case_is_it() -> None:
    assert isinstance(found(sak(MINE)), Heard)


def test_without_the_key_the_one_that_was_sent_at_that_moment_is_it() -> None:
    heard = found(sak(OTHER, NOON - timedelta(days=9)), sak(MINE), sent=NOON + timedelta(minutes=2))
    assert isinstance(heard, Heard)
    assert heard.sak.nav_reference == MINE


def test_without_the_key_the_applicant_chooses_among_several_the_newest_first() -> None:
    several = found(sak(OTHER, NOON - timedelta(days=9)), sak(MINE))
    assert several == Several((sak(MINE), sak(OTHER, NOON - timedelta(days=9))))


def test_cases_that_came_on_paper_are_no_digital_application() -> None:
    assert found(sak("", None)) == Several(())


def test_a_case_says_when_its_application_was_sent() -> None:
    said = {"fiksDigisosId": "99999999-aaaa-4bbb-8ccc-555555555555", "kommunenummer": "0301", "sistEndret": 0}
    sent = {"originalSoknadNAV": {"navEksternRefId": MINE, "timestampSendt": 1_795_518_000_000}}
    assert sak_in({**said, **sent}).sent == datetime(2026, 11, 24, 11, tzinfo=UTC)
    assert sak_in(said).sent is None


# ── where papers may be added ────────────────────────────────────────────────


def test_papers_go_to_the_case_of_their_receipt_and_to_no_other() -> None:
    assert certain_case((sak(OTHER), sak(MINE)), MINE, None) == sak(MINE)
    assert certain_case((sak(OTHER),), MINE, NOON) is None


def test_without_its_key_they_go_to_the_only_case_of_the_day_it_was_sent() -> None:
    other_day = sak(OTHER, NOON - timedelta(days=1))
    assert certain_case((sak(MINE), other_day), "", NOON + timedelta(hours=1)) == sak(MINE)
    assert certain_case((sak(MINE), sak(OTHER)), "", NOON) is None
    assert certain_case((sak(MINE),), "", NOON + timedelta(days=2)) is None


def test_the_only_case_there_is_gets_nothing_where_nobody_knows_the_day() -> None:
    assert certain_case((sak(MINE),), "", None) is None


def test_a_case_that_came_on_paper_is_none_of_a_digital_receipt() -> None:
    assert certain_case((sak("", NOON),), "", NOON) is None
