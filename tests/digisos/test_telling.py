"""What the municipality tells, in words: every sort in every state, and no yes, no or money where others can see."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest

from kiosk.content import find_content
from kiosk.digisos.hendelser import SOKNADSSTATUS, Krav, SaksStatus, Utbetaling, Utfall, Vilkar, statuses_in
from kiosk.digisos.saying import CASES, CONDITIONS, DECISIONS, PAYMENTS, REQUIREMENTS
from kiosk.digisos.statuses import Happening, Kind, Statuses, Wanted
from kiosk.digisos.telling import happening_told, happenings_told, statuses_told
from kiosk.language.concepts import CONCEPTS
from kiosk.language.words import Library
from kiosk.visit.telling import ANSWERED, RECEIVED, WORKING, Happened
from tests.digisos.schema import schema_folder
from tests.digisos.test_statuses import EVENTS, document, event

TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
DAY = date(2026, 12, 20)
PAPER = Wanted("Strømfaktura", date(2026, 12, 8))
STATES: dict[str, Any] = {"case": SaksStatus, "decision": Utfall, "payment": Utbetaling, "condition": Vilkar,
                          "documentation_required": Krav}  # fmt: skip
SHARED_MAY_NOT = ("decision.", "payment.", "BEHANDLES_IKKE")


def every_happening() -> Iterator[Happening]:
    """Every kind in every state, with and without what it may leave out."""
    for kind in get_args(Kind):
        for state in ("", *get_args(STATES.get(kind))):
            yield Happening(kind, NOON, state)
            yield Happening(kind, NOON, state, "0314", DAY, (PAPER, Wanted("", None)))


def told(*happenings: Happening, in_private: bool = True) -> list[Happened]:
    return list(happenings_told(Statuses(happenings), TODAY, in_private=in_private))


def texts_of(told: Happened) -> list[str]:
    return [told.text, *(each for paper in told.papers for each in (paper.text, paper.deadline) if each)]


@pytest.mark.parametrize(
    ("table", "states"),
    [(CASES, SaksStatus), (DECISIONS, Utfall), (PAYMENTS, Utbetaling), (CONDITIONS, Vilkar), (REQUIREMENTS, Krav)],
)
def test_every_state_of_the_format_has_its_words(table: dict[str, Any], states: Any) -> None:
    assert set(table) == set(get_args(states))


@pytest.mark.parametrize("in_private", [True, False])
def test_every_kind_and_state_has_a_picture_and_a_text_in_five_languages(in_private: bool) -> None:
    library = Library(find_content(), {})
    for happening in every_happening():
        said = happening_told(happening, TODAY, in_private=in_private)
        assert said.icon in CONCEPTS
        for code in ("nb", "nn", "en", "uk", "ar"):
            words = library.words(code)
            assert all(words(text) for text in texts_of(said))
            assert "{day}" not in words(said.text) or said.day


def test_a_screen_that_others_see_is_told_neither_outcome_nor_day_of_a_payment() -> None:
    for happening in every_happening():
        said = happening_told(happening, TODAY, in_private=False)
        assert not [each for each in SHARED_MAY_NOT if each in said.text]
        assert said.day is None


def test_the_outcome_is_told_where_the_applicant_is_alone() -> None:
    for state in get_args(Utfall):
        said = happening_told(Happening("decision", NOON, state), TODAY, in_private=True)
        assert said.text == f"digital.status.decision.{state}"


def test_a_payment_without_a_day_promises_none() -> None:
    planned = Happening("payment", NOON, "PLANLAGT_UTBETALING")
    assert happening_told(planned, TODAY, in_private=True).text == "digital.status.payment.planned"


def test_the_newest_stands_first() -> None:
    later = Happening("processing", NOON + timedelta(days=1))
    assert [each.text.rpartition(".")[2] for each in told(Happening("received", NOON), later)] == [
        "processing", "received",
    ]  # fmt: skip


def test_only_the_newest_word_about_a_payment_is_told() -> None:
    planned, paid = (Happening("payment", NOON, state, id="1") for state in ("PLANLAGT_UTBETALING", "UTBETALT"))
    assert [each.icon for each in told(planned, paid)] == ["paid"]


def test_a_newer_list_of_papers_takes_the_place_of_the_older() -> None:
    older, newer = (Happening("documents_wanted", NOON, wanted=wanted) for wanted in ((PAPER, PAPER), (PAPER,)))
    (said,) = told(older, newer)
    assert len(said.papers) == 1


def test_an_empty_list_says_that_nothing_is_waited_for() -> None:
    (said,) = told(Happening("documents_wanted", NOON))
    assert said.text == "digital.status.documents_wanted.none"


def test_papers_stand_by_their_name_and_their_day() -> None:
    (said,) = told(Happening("documents_wanted", NOON, wanted=(PAPER,)))
    assert [(each.name, each.by, each.deadline) for each in said.papers] == [
        ("Strømfaktura", date(2026, 12, 8), "digital.status.documents_wanted.by")
    ]


def test_a_day_that_has_passed_is_no_reason_to_stay_away() -> None:
    late = Happening("documents_wanted", NOON, wanted=(Wanted("Strømfaktura", date(2026, 11, 25)),))
    assert told(late)[0].papers[0].deadline == "digital.status.documents_wanted.passed"


def test_a_paper_that_is_there_has_no_day_any_more() -> None:
    there = Happening("documentation_required", NOON, "LEVERT_TIDLIGERE", wanted=(PAPER,))
    assert told(there)[0].papers[0].by is None


def test_a_paper_without_a_name_is_asked_about() -> None:
    (said,) = told(Happening("documentation_required", NOON, wanted=(Wanted("", None),)))
    assert said.papers[0].text == "status.paper.other"


def test_finished_is_no_news_while_a_case_is_undecided() -> None:
    case, done = Happening("case", NOON, "UNDER_BEHANDLING", id="1"), Happening("finished", NOON)
    assert "letter" not in [each.icon for each in told(case, done)]
    assert statuses_told(Statuses((Happening("received", NOON), case, done)), TODAY).step == WORKING


def test_what_is_of_an_unknown_sort_is_counted_and_told_last() -> None:
    said = happenings_told(Statuses((Happening("received", NOON),), unread=3), TODAY, in_private=True)
    assert said[-1].text == "digital.status.unread"


def test_before_anything_was_told_it_was_sent() -> None:
    assert [each.icon for each in told()] == ["send"]
    assert statuses_told(Statuses(()), TODAY).title == "status.sent.title"


@pytest.mark.parametrize(
    ("status", "step"), [("MOTTATT", RECEIVED), ("UNDER_BEHANDLING", WORKING), ("FERDIGBEHANDLET", ANSWERED),
                         ("BEHANDLES_IKKE", None)],
)  # fmt: skip
def test_the_headline_follows_the_newest_status(status: str, step: int | None) -> None:
    headline = statuses_told(Statuses((Happening(SOKNADSSTATUS[status], NOON),)), TODAY)
    assert headline.step == step
    assert headline.icon in CONCEPTS


def test_papers_wanted_are_the_headline_with_the_first_day_to_come() -> None:
    days = (date(2026, 11, 20), date(2026, 12, 1), date(2026, 12, 8))
    wanted = tuple(Wanted("x", day) for day in days)
    headline = statuses_told(Statuses((Happening("documents_wanted", NOON, wanted=wanted),)), TODAY)
    assert (headline.title, headline.by) == ("status.waiting.title", days[1])
    assert headline.deadline == "digital.status.by.first"


def test_what_must_be_handed_in_after_the_answer_leaves_the_answer_in_the_headline() -> None:
    required = Happening("documentation_required", NOON, "RELEVANT", wanted=(PAPER,))
    headline = statuses_told(Statuses((Happening("finished", NOON), required)), TODAY)
    assert headline.title == "status.answered.title"


def test_every_sort_of_the_format_is_told() -> None:
    said = happenings_told(statuses_in(document(*map(event, EVENTS))), TODAY, in_private=True)
    assert len(said) == len(EVENTS)


def test_the_names_of_papers_stand_in_no_repr() -> None:
    assert "Strømfaktura" not in repr(told(Happening("documents_wanted", NOON, wanted=(PAPER,))))


def test_everything_in_the_official_examples_is_told() -> None:
    folder = schema_folder()
    examples = list((folder.parent / "digisos-examples").glob("*soker*.json")) if folder else []
    if not examples:
        pytest.skip("the official examples are not on this machine")
    for path in examples:
        statuses = statuses_in(json.loads(path.read_bytes()))
        said = happenings_told(statuses, TODAY, in_private=True)
        assert statuses.unread == 0
        assert {"decision", "payment_planned", "missing", "wait"} <= {each.icon for each in said}
