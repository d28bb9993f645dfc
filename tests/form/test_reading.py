"""Reading forms: one file or a folder, every fault named with its file, its id and what to do."""

from pathlib import Path

import pytest

from kiosk.errors import FormError
from kiosk.form.checking import report
from kiosk.form.condition import parse_condition
from kiosk.form.definition import Budgeting, Kind, Usual, WayOut
from kiosk.form.journey import Journey
from kiosk.form.reading import Fault, check_form, read_form, texts
from kiosk.form.texts import label_id
from tests.form.building import ICONS, NOW
from tests.form.faulty import DOCUMENTS, NEED, RIGHT, TOP, swapped
from tests.form.rule_seeds import SEEDED as RULES
from tests.form.seeds import SEEDED as STEPS

SEEDED = {**STEPS, **RULES}


def written(folder: Path, source: str) -> Path:
    file = folder / "support.toml"
    file.write_text(source, encoding="utf-8")
    return file


def faults(folder: Path, source: str) -> tuple[Fault, ...]:
    return check_form(written(folder, source), ICONS)


def test_a_right_form_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, RIGHT) == ()


def test_a_right_form_is_read_whole(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    assert [step.id for step in form.steps] == ["need", "money"]
    needs = form.question("needs")
    assert (needs.kind, needs.required, needs.maximum) == (Kind.MANY, True, 3)
    assert needs.ways_out == (WayOut.NONE, WayOut.DONT_KNOW)
    assert needs.helper.ask == "Når spiste du sist?"
    assert needs.choice("nothing").exclusive
    assert form.question("pay").maximum == 1000
    assert form.question("fees").usual == Usual(low=10, high=5000)


def test_what_stands_beside_the_steps_is_read_too(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    assert form.routed_by == ("address",)
    assert (form.printouts, form.case_printouts) == (("cover", "application"), ("soknad",))
    assert form.budget == Budgeting(("jobs.pay",), ("fees",))
    assert form.minor == parse_condition("age(identity) < 18")
    assert form.discreet
    assert [(each.id, each.type, each.title) for each in form.documentation] == [
        ("payslip", "lonnslipp|arbeid", "Lønnsslipp"),
        ("lease", "husleiekontrakt|husleiekontrakt", "Leieavtale"),
    ]


def test_yes_and_no_come_with_their_pictures(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    assert [(each.id, each.icon) for each in form.question("employed").choices] == [("yes", "yes"), ("no", "no")]
    assert [(each.id, each.icon) for each in form.question("last").choices] == [("agree", "yes"), ("decline", "no")]


def test_what_is_read_can_be_walked(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    journey = Journey(form, {"employed": "no", "kind": "own"}, NOW)
    assert [stop.question.id for stop in journey.stops()] == [
        *("needs", "identity", "address", "moved", "employed", "fees", "kind", "last")
    ]


def test_a_form_may_be_a_folder_with_one_file_for_each_step(tmp_path: Path) -> None:
    whole = read_form(written(tmp_path, RIGHT), ICONS)
    assert read_form(folder_of(tmp_path), ICONS) == whole


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "support"
    folder.mkdir()
    steps = RIGHT.removeprefix(TOP).split("[[steps]]\n")[1:]
    (folder / "form.toml").write_text(TOP + DOCUMENTS, encoding="utf-8")
    for number, step in enumerate(steps, 1):
        (folder / f"{number:02}.toml").write_text(step.replace("[[steps.", "[["), encoding="utf-8")
    return folder


def test_a_fault_in_a_folder_names_the_file_it_stands_in(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    second = folder / "02.toml"
    second.write_text(second.read_text("utf-8").replace('next = "last"', 'next = "lost"'), encoding="utf-8")
    (fault,) = check_form(folder, ICONS)
    assert (fault.file, fault.id) == ("support/02.toml", "kind.own")


def test_a_folder_keeps_its_steps_out_of_the_main_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "form.toml").write_text(TOP + NEED, encoding="utf-8")
    assert [fault.file for fault in check_form(folder, ICONS)] == ["support/form.toml"]


@pytest.mark.parametrize("seed", SEEDED)
def test_every_fault_is_found_and_named(seed: str, tmp_path: Path) -> None:
    source, id, message, todo = SEEDED[seed]
    found = [fault for fault in faults(tmp_path, source) if fault.id == id and message in str(fault)]
    assert found
    assert {fault.file for fault in found} == {"support.toml"}
    assert any(todo in f"{fault.message} {fault.todo}" for fault in found)


def test_all_faults_are_found_in_one_go(tmp_path: Path) -> None:
    many = swapped("help =", "halp =").replace('next = "last"', 'next = "lost"').replace("Har du jobb?", "")
    assert {fault.id for fault in faults(tmp_path, many)} == {"needs", "kind.own", "employed"}


def test_a_form_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    many = swapped("help =", "halp =").replace('next = "last"', 'next = "lost"')
    with pytest.raises(FormError) as refused:
        read_form(written(tmp_path, many), ICONS)
    assert str(refused.value).count("\n") == 1


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = check_form(tmp_path / "nothing.toml", ICONS)
    assert "there is no such file" in [fault.message for fault in found]


def test_a_file_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "support.toml"
    file.write_bytes(RIGHT.encode("latin-1"))
    assert "this is not UTF-8" in [fault.message for fault in check_form(file, ICONS)]


def test_the_report_says_that_a_form_is_right(tmp_path: Path) -> None:
    assert report(written(tmp_path, RIGHT), ICONS) == (0, "support.toml: right: 2 steps, 13 questions")


def test_the_report_has_a_line_for_each_fault(tmp_path: Path) -> None:
    code, lines = report(written(tmp_path, swapped("help =", "halp =")), ICONS)
    assert (code, lines) == (1, "support.toml: needs: unknown key halp in a question: did you mean help?")


def test_too_many_combinations_are_taken_to_be_right(tmp_path: Path) -> None:
    food = '[[steps.questions.choices]]\nid = "food"'
    wide = "\n".join(food.replace("food", f"w{n}") + '\ntext = "W"\nicon = "home"' for n in range(16))
    never = swapped(food, f"{wide}\n{food}").replace(
        "'any(jobs, pay > 10) or \"rent\" in needs'", "'count(needs) > 99'"
    )
    assert faults(tmp_path, never) == ()


def test_every_text_has_an_id_a_source_and_a_note(tmp_path: Path) -> None:
    found = {id: text for id, text, note in texts(read_form(written(tmp_path, RIGHT), ICONS)) if note}
    assert found["support.title"] == "Søknad"
    assert found["step.need"] == "Behov"
    assert found["needs.text"] == "Hva trenger du?"
    assert found["needs.help"] == "Velg én eller flere."
    assert found["needs.ask"] == "Når spiste du sist?"
    assert found["documentation.lease.text"] == "Kontrakten din"
    assert found["needs.choice.food"] == "Mat"
    assert found["jobs.item"] == "Jobb {number}"
    assert found["pay.text"] == "Hva tjener du?"
    assert found["rent.unit"] == "rom"
    assert all(found.values())


def test_what_is_nav_s_own_is_not_translated(tmp_path: Path) -> None:
    law = swapped('why = "Nød går først"', 'why = "Nød går først", law = "§ 18", means = "Hva?", avoid = "Nei"')
    found = {text for _, text, _ in texts(read_form(written(tmp_path, law), ICONS))}
    assert {"Hva?", "Nei"} <= found
    assert not {"§ 18", "Leieavtale"} & found


def test_yes_and_no_are_not_translated_again_for_every_question(tmp_path: Path) -> None:
    assert not [
        id for id, _, _ in texts(read_form(written(tmp_path, RIGHT), ICONS)) if id.startswith("employed.choice")
    ]


def test_a_label_is_found_by_question_and_choice(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    assert label_id(form.question("needs"), "food") == "needs.choice.food"
    assert label_id(form.question("needs"), "dont_know") == "way.dont_know"
    assert label_id(form.question("employed"), "no") == "no"
    assert label_id(form.question("last"), "agree") == "agree"


def test_what_is_not_in_a_form_is_not_found(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, RIGHT), ICONS)
    for find in (form.question, form.question("needs").choice):
        with pytest.raises(KeyError):
            find("nowhere")
