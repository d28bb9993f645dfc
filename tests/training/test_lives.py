"""The six lives: invented, fit for the form, each teaching something else; and what a visit shows of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import VisitError
from kiosk.form.answers import Answer, Place
from kiosk.form.definition import WayOut
from kiosk.form.documentation import MISSING
from kiosk.house import House
from kiosk.language.concepts import CONCEPTS
from kiosk.settings import MunicipalityKey, Settings
from kiosk.settings.tables import Intake
from kiosk.terminal.roles import CHILD
from kiosk.training.lesson import Lesson, is_noticed
from kiosk.training.life import Life, read_life
from kiosk.training.playing import Played, play, rehearsing
from tests.terminal.visiting import clock

INVENTED = ("Øvelse", "Eksempel", "Prøvesen", "Fiktiv", "Liksom", "Papirnes")


def is_seen(lesson: Lesson, done: Played, meant: Played) -> bool:
    return is_noticed(lesson, done.meant, meant.meant, clock())


def test_whoever_does_as_the_life_meant_has_noticed_everything(played: dict[str, Played]) -> None:
    missed = [
        (id, lesson) for id, one in played.items() for lesson in one.life.teaches if not is_seen(lesson, one, one)
    ]
    assert missed == []


def test_each_life_teaches_something_of_its_own(lives: tuple[Life, ...]) -> None:
    assert len({frozenset(life.teaches) for life in lives}) == len(lives)
    assert {lesson for life in lives for lesson in life.teaches} == {*Lesson}


def test_everybody_is_obviously_invented(lives: tuple[Life, ...]) -> None:
    assert all(life.name.endswith(INVENTED) for life in lives)


def test_the_cards_have_pictures_unlike_each_other(lives: tuple[Life, ...]) -> None:
    assert len({CONCEPTS[life.icon] for life in lives}) == len(lives)


def test_what_a_life_answers_is_said_in_the_helpers_language(house: House, played: dict[str, Played]) -> None:
    assert played["bread"].says("acute_need", house.library.words("en")).startswith("No food")


def test_a_question_a_life_is_not_asked_has_no_answer(house: House, played: dict[str, Played]) -> None:
    assert played["late"].says("acute_need", house.library.words("nb")) == ""


@pytest.mark.parametrize(
    ("life", "question", "answer", "lesson"),
    [
        ("bread", "acute_need", ("food",), Lesson.ACUTE),
        ("bread", "acute_need", WayOut.NONE, Lesson.ACUTE),
        ("outdoors", "identity", WayOut.DONT_KNOW, Lesson.IDENTITY),
        ("outdoors", "office", "9902", Lesson.OFFICE),
        ("unsure", "tax_consent", "agree", Lesson.CONSENT),
        ("unsure", "balance", 100000, Lesson.UNSAID),
        ("secret", "home_kind", WayOut.NO_SAY, Lesson.DISCREET),
        ("late", "reference", WayOut.DONT_KNOW, Lesson.REFERENCE),
    ],
)
def test_what_was_answered_otherwise_was_not_noticed(
    house: House, played: dict[str, Played], life: str, question: str, answer: Answer, lesson: Lesson
) -> None:
    done = play(played[life].life, house)
    done.meant.put(Place(question), answer)
    assert not is_seen(lesson, done, played[life])


def test_a_child_who_interprets_was_not_kept_out(house: House, played: dict[str, Played]) -> None:
    done = play(played["son"].life, house)
    done.meant.helper = CHILD
    assert not is_seen(Lesson.CHILD, done, played["son"])


def test_the_helpers_language_is_not_the_persons(house: House, played: dict[str, Played]) -> None:
    done = play(played["son"].life, house)
    done.meant.language = "nb"
    assert not is_seen(Lesson.LANGUAGE, done, played["son"])


def test_late_papers_handed_in_as_a_new_application_were_not_noticed(played: dict[str, Played]) -> None:
    assert not is_seen(Lesson.ERRAND, played["bread"], played["late"])


@pytest.mark.parametrize("state", ["here", MISSING])
def test_a_paper_that_is_at_home_may_be_neither_ticked_nor_given_up(
    house: House, played: dict[str, Played], state: str
) -> None:
    done = play(played["late"].life, house)
    done.meant.put_document("statement_account", state)
    assert not is_seen(Lesson.PAPERS, done, played["late"])


def test_practice_knows_no_printer_gateway_or_scanner_of_the_office() -> None:
    office = Settings(
        practice=False,
        printer="ipp://192.0.2.1/ipp",
        gateway="https://gateway.example",
        gateway_key="sk_kiosk_secret",
        signing_key="secret",
        scanner="/dev/ttyACM0",
        municipality_keys=(MunicipalityKey("0301", "key"),),
        documents=Intake(scanner="airscan:e0:x"),
        helper_language="nn",
        theme="night",
    )
    kept = rehearsing(office)
    assert kept.theme == "night"
    plain = Settings()
    assert kept == replace(
        plain, helper_language="nn", theme="night", languages=kept.languages, idle_seconds=kept.idle_seconds
    )


def test_a_life_that_teaches_what_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "life.toml"
    path.write_text('[training]\nname = "X"\nicon = "food"\nteaches = ["flying"]\n', encoding="utf-8")
    with pytest.raises(VisitError, match=r"training\.teaches"):
        read_life(path)


def test_a_life_without_its_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "life.toml"
    path.write_text('language = "nb"\n', encoding="utf-8")
    with pytest.raises(VisitError, match="write a table"):
        read_life(path)
