"""The table of `kiosk bench`: what is met, what is missed, and what could not be measured. Nothing is measured here."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from kiosk.__main__ import main
from tests.benchmarks.bench_journey import Walker, ours
from tests.benchmarks.big_form import QUESTIONS, big_form, for_kiosk, for_survey
from tests.benchmarks.figure import TITLES, Absent, Figure, Line, Reach, Row
from tests.benchmarks.machine import Machine, this_machine
from tests.benchmarks.report import from_json, markdown, shown, table, to_json, verdict
from tests.benchmarks.running import BENCHES

MACHINE = Machine("2026-11-22", "a processor", 2, 8, "a system", "3.11.2", 0.1)
QUICK = Figure(Row.KEYS, "a key", 4.0, "ms", Reach(most=8, times=1.0), 5.0, "a bare app")
SLOW = Figure(Row.START, "a start", 900.0, "ms", Reach(times=1.25), 600.0, "a bare app")
PLAIN = Figure(Row.PHOTOS, "a size", 2.0, "MiB")
LINES: list[Line] = [SLOW, QUICK, Absent(Row.JOURNEY, "SurveyJS", "npm install survey-core"), PLAIN]
HERE = Path(__file__).parent / "benchmarks"


@pytest.mark.parametrize(
    ("ours", "rival", "reach", "met"),
    [
        (8.0, None, Reach(most=8), True),
        (8.1, None, Reach(most=8), False),
        (1000.0, None, Reach(least=1000), True),
        (999.0, None, Reach(least=1000), False),
        (5.0, 4.0, Reach(times=1.25), True),
        (5.1, 4.0, Reach(times=1.25), False),
        (5.0, None, Reach(times=1.25), None),
        (9.0, None, Reach(most=8, times=1.0), False),
        (5.0, 1.0, Reach(), None),
    ],
)
def test_a_figure_is_met_when_all_that_was_to_be_reached_is(
    ours: float, rival: float | None, reach: Reach, met: bool | None
) -> None:
    assert Figure(Row.KEYS, "x", ours, "ms", reach, rival).is_met is met


def test_every_table_says_what_was_missed_and_what_could_not_be_measured() -> None:
    for text in (table(LINES), markdown(LINES, MACHINE)):
        assert re.search("missed", text, re.IGNORECASE)
        assert "npm install survey-core" in text
        assert "1 of 2 figures are met; missed: a start" in text


def test_the_table_of_the_readme_names_the_machine_and_the_day() -> None:
    assert markdown(LINES, MACHINE).startswith("Measured on 2026-11-22: a processor, 2 cores, 8 GiB, a system")


def test_every_row_of_the_readmes_table_has_as_many_cells() -> None:
    rows = [line for line in markdown(LINES, MACHINE).splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {7}


def test_a_run_can_be_read_back_and_told_again() -> None:
    lines, machine = from_json(to_json(LINES, MACHINE))
    assert machine == MACHINE
    assert table(lines) == table(LINES)


def test_a_run_as_json_says_ratio_and_whether_it_is_met() -> None:
    figures = json.loads(to_json(LINES, MACHINE))["figures"]
    assert [(each["ratio"], each["met"]) for each in figures] == [(1.5, False), (0.8, True), (None, None)]


def test_every_row_has_a_title_and_a_benchmark_that_is_there() -> None:
    assert set(TITLES) == set(BENCHES) == set(Row)
    assert [name for name in BENCHES.values() if not (HERE / f"{name}.py").is_file()] == []


def test_numbers_are_shown_with_the_figures_that_count() -> None:
    assert [shown(number) for number in (1234.5, 12.345, 1.2345, 0.0123, 3.0)] == [
        "1,234",
        "12.3",
        "1.23",
        "0.012",
        "3",
    ]


def test_nothing_is_told_as_met_where_nothing_was_to_be_reached() -> None:
    assert verdict([PLAIN]) == "0 of 0 figures are met"


def test_this_machine_has_a_processor_and_cores() -> None:
    assert this_machine().processor
    assert this_machine().cores > 0


def test_the_form_of_three_hundred_questions_has_so_many_on_both_sides() -> None:
    asked = big_form()
    steps = for_survey(asked, 10)["pages"]
    elements = [element for step in steps for element in step["elements"]]
    assert sum(1 + len(element.get("templateElements", ())) for element in elements) == QUESTIONS
    assert sum(1 + len(each.questions) for each in for_kiosk(asked, 10).questions()) == QUESTIONS


def test_the_same_script_of_answers_asks_for_the_same_questions_again() -> None:
    form = for_kiosk(big_form(), 10)
    walker = Walker(form, Random(1))
    for _ in range(20):
        stop = walker.journey().missing()[0]
        walker.answer(stop)
    seen, _ = ours(form, walker.steps, rounds=0)
    assert seen[-1][0] == [stop.question.id for stop in walker.journey().stops()]


def test_a_run_that_is_none_is_refused_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "run.json").write_text("[]", encoding="utf-8")
    assert main(["bench", "--from", str(tmp_path / "run.json")]) == 1
    assert "no run that --json wrote" in capfd.readouterr().err
