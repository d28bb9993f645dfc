"""Which documents are asked for, as the answers stand."""

from kiosk.form.answers import Answers
from kiosk.form.circumstances import Circumstances
from kiosk.form.condition import parse_condition
from kiosk.form.definition import Documentation, Form, Kind
from kiosk.form.documentation import asked_for
from kiosk.form.journey import Journey
from tests.form.building import TODAY, form, question


def document(id: str, show: str) -> Documentation:
    return Documentation(id, "annet|annet", id, id, "home", show=parse_condition(show))


def documented(*documents: Documentation) -> Form:
    whole = form(
        (
            question("work"),
            question("rent", Kind.AMOUNT, show="work"),
            question("jobs", Kind.GROUP, questions=(question("pay", Kind.AMOUNT),)),
        )
    )
    return Form("t", "1", "T", "home", whole.steps, "nb", {}, documentation=documents)


WHOLE = documented(
    document("always", 'errand != "late"'),
    document("lease", 'rent >= 0 or rent == "dont_know"'),
    document("payslip", "any(jobs, pay > 1000)"),
    document("short", 'errand == "again"'),
)


def ids(answers: Answers, errand: str = "new") -> list[str]:
    return [each.id for each in asked_for(WHOLE, Journey(WHOLE, answers, Circumstances(TODAY, errand)))]


def test_a_document_is_asked_for_when_its_condition_holds() -> None:
    assert ids({}) == ["always"]
    assert ids({"work": "yes", "rent": 5000}) == ["always", "lease"]


def test_an_answer_that_is_no_longer_asked_asks_for_no_document() -> None:
    assert ids({"work": "no", "rent": 5000}) == ["always"]


def test_a_document_may_depend_on_a_repetition() -> None:
    assert ids({"jobs": ({"pay": 10}, {"pay": 2000})}) == ["always", "payslip"]
    assert ids({"jobs": ({"pay": 10},)}) == ["always"]


def test_a_document_may_depend_on_the_errand() -> None:
    assert ids({}, "again") == ["always", "short"]
    assert ids({}, "late") == []


def test_documents_stand_in_form_order() -> None:
    assert ids({"jobs": ({"pay": 2000},), "rent": 1, "work": "yes"}) == ["always", "lease", "payslip"]
