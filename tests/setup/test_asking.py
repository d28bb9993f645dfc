"""What is asked while a kiosk is set up, what is said of wrong answers, and what comes of it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.pin import fits
from kiosk.settings import LANGUAGE_CODES, Settings
from kiosk.setup.asking import ask_all, settings_of
from kiosk.setup.beginning import ask_gateway
from kiosk.setup.devices import ask_pages, ask_printer
from kiosk.setup.draft import Draft, draft_of
from kiosk.setup.means import Joined, Means
from kiosk.setup.pin import ask_pin
from kiosk.setup.places import ask_offices, ask_own_office
from kiosk.setup.speaking import ask_languages
from kiosk.setup.talking import Unasked
from tests.setup.answering import PRINTER, dialogue, is_silent, means, two_printers

OSLO = Path(__file__).parents[2] / ".office" / "oslo.toml"
WORK = Draft({"practice": False})
OFFICE = ["Nav Sagene", "0301", "Vitaminveien 4", "0485", "Oslo", "", "", "0450-0499, 0182", "no"]


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def unasked(path: Path, around: Means | None = None) -> Settings:
    """The settings that these answers make without a question."""
    heard: list[str] = []
    draft = ask_all(Unasked(heard.append), draft_of(None, path), around or means())
    return settings_of(draft, "kiosk.toml")


def test_enter_all_the_way_is_a_kiosk_for_practice() -> None:
    draft = ask_all(dialogue([""] * 12, []), Draft({}), means())
    assert settings_of(draft, "kiosk.toml").practice


def test_every_question_answered_is_a_kiosk_for_work() -> None:
    lines = ["work", "", "Kiosk 0301-1", "0301", "", *OFFICE, "nb uk", "nn", PRINTER, "", "no", "block", ""]
    settings = settings_of(ask_all(dialogue(lines, []), Draft({}), means()), "kiosk.toml")
    office = next(each for each in settings.offices if each.number == settings.office)
    assert (office.name, office.postal_codes) == ("Nav Sagene", ("0450-0499", "0182"))
    assert (settings.languages, settings.helper_language, settings.printer) == (("nb", "uk"), "nn", PRINTER)
    assert (settings.voice.offered, settings.drawing) == (False, "block")
    assert settings.signing_key.startswith("Kiosk 0301-1:")


@pytest.mark.parametrize(
    ("ask", "typed", "advice"),
    [
        (ask_own_office, ["315", "0315"], "write four digits"),
        (ask_languages, ["nb xx", "nb"], "xx is none: write all, or some of nb nn"),
        (ask_printer, ["none", PRINTER], "a kiosk for work needs a printer: write its address"),
        (ask_printer, ["printer", PRINTER], 'write its address, such as "ipp://10.0.0.12/ipp/print"'),
        (ask_pages, ["10.0.0.5", ""], 'write "escl:http://10.0.0.5/eSCL"'),
        (ask_pin, ["1234", ""], "write 6 to 12 digits"),
        (ask_pin, ["123456", "123457", ""], "the two were not the same"),
    ],
)
def test_a_wrong_answer_is_told_what_to_write_and_asked_again(
    ask: Callable[..., Draft], typed: list[str], advice: str
) -> None:
    heard: list[str] = []
    ask(dialogue(typed, heard), WORK, means())
    assert [line for line in heard if line.startswith("  ! ") and advice in line]


def test_what_the_answers_say_is_not_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = 'night'\nlanguages = ['uk']\n[voice]\noffered = false")
    heard: list[str] = []
    ask_all(dialogue([""] * 20, heard), draft_of(None, path), means())
    assert not [line for line in heard if line.startswith(("Which", "Read aloud"))]


def test_answers_alone_are_a_kiosk_for_work(tmp_path: Path) -> None:
    text = f"practice = false\noffice = '0315'\nprinter = '{PRINTER}'\n[setup]\nname = 'Hall'\npin = '123456'\n"
    settings = unasked(written(tmp_path, f"{text}offices = '{OSLO}'"))
    assert (settings.office, settings.printer, settings.languages) == ("0315", PRINTER, LANGUAGE_CODES)
    assert settings.signing_key.startswith("Hall:")
    assert fits("123456", settings.staff_pin)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("practice = false", r"\[setup\] name: write|office: it is missing"),
        ("prnter = 'x'", "did you mean printer"),
        ("secret = 'x'", "secret belongs in gateway.toml"),
        ("[setup]\nenrollment = 'x'", r"\[setup\]: unknown key enrollment: did you mean enrolment"),
        ("office = '0000'", "office 0000 is not among|name: it is missing"),
        ("[setup]\npin = '12'", "write 6 to 12 digits"),
        ("[setup]\noffices = '/nowhere.toml'", "there is no file /nowhere.toml"),
        ("practice = false\noffice = '0315'\n[setup]\noffices = 'OSLO'", "printer: it is missing"),
    ],
)
def test_answers_that_will_not_do_are_refused_with_what_to_write(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        unasked(written(tmp_path, text.replace("OSLO", str(OSLO))))


def test_pages_go_to_no_printer_that_nobody_chose(tmp_path: Path) -> None:
    assert unasked(written(tmp_path, ""), means(find_printers=two_printers)).printer == ""


def test_a_printer_that_tells_of_itself_is_chosen_by_its_number() -> None:
    draft = ask_printer(dialogue(["2"], []), WORK, means(find_printers=two_printers))
    assert draft.get("printer") == "ipp://10.0.0.13/ipp/print"


def test_a_printer_that_does_not_answer_is_asked_about() -> None:
    heard: list[str] = []
    draft = ask_printer(dialogue([PRINTER, "no", PRINTER, "yes"], heard), WORK, means(greet=is_silent))
    assert "  ! The printer is not answering" in heard
    assert draft.get("printer") == PRINTER


def test_an_office_of_a_list_needs_no_address() -> None:
    draft = ask_offices(dialogue([str(OSLO)], []), WORK.with_("office", "0315"), means())
    assert len(draft.get("offices")) == 15


def test_what_the_gateway_decides_is_not_asked() -> None:
    fleet = {"languages": ["nb"], "offices": [{"number": "0315", "name": "Nav Grünerløkka"}]}
    own = {"gateway": "https://status.example.no", "fleet_key": "4F7A1"}

    def join(code: str, today: Mapping[str, str], *, name: str, office: str, say: Callable[[str], None]) -> Joined:
        return Joined({**own, "gateway_key": f"sk_kiosk_{office}"}, fleet, b"signed")

    heard: list[str] = []
    answers = draft_of(None, None).with_("practice", False).with_("printer", PRINTER).with_("office", "0315")
    begun = answers.wishing(enrolment="https://status.example.no/E#4F7A1", name="Hall")
    draft = ask_all(dialogue([""] * 12, heard), begun, means(join=join))
    assert (draft.get("gateway_key"), draft.fleet_file) == ("sk_kiosk_0315", b"signed")
    assert not [line for line in heard if line.startswith(("Which", "A file"))]
    assert "languages" not in draft.table


def test_a_gateway_that_is_away_stops_nobody_who_has_joined_it() -> None:
    own = {"gateway": "https://status.example.no", "fleet_key": "4F7A1", "gateway_key": "sk_kiosk_a"}
    today = Draft({**own, "printer": PRINTER, "office": "9901"}, fleet={"languages": ["nb"]}, fleet_file=b"signed")
    heard: list[str] = []
    draft = ask_all(dialogue([""] * 12, heard), today, means())
    assert (draft.fleet, draft.fleet_file) == ({"languages": ["nb"]}, b"signed")
    assert "  ! no gateway here. What it decided before holds." in heard


def test_whoever_leaves_the_gateway_is_no_longer_told_by_it() -> None:
    own = {"gateway": "https://status.example.no", "fleet_key": "4F7A1", "gateway_key": "sk_kiosk_a"}
    today = Draft({**own, "practice": True}, frozenset({"practice"}), fleet={"theme": "night"}, fleet_file=b"signed")
    draft = ask_gateway(dialogue(["none"], []), today, means())
    assert (draft.table, draft.fleet, draft.fleet_file) == ({"practice": True}, {}, b"")


def test_what_stood_before_is_what_enter_takes(tmp_path: Path) -> None:
    today = written(tmp_path, f"printer = '{PRINTER}'\nlanguages = ['uk']\ndrawing = 'block'\nidle_seconds = 200")
    draft = ask_all(dialogue([""] * 15, []), draft_of(today, None), means())
    settings = settings_of(draft, "kiosk.toml")
    assert (settings.printer, settings.languages, settings.drawing) == (PRINTER, ("uk",), "block")
    assert settings.idle_seconds == 200


def test_a_machine_of_its_own_locks_its_memory_for_work(tmp_path: Path) -> None:
    text = f"practice = false\noffice = '0315'\nprinter = '{PRINTER}'\n[setup]\noffices = '{OSLO}'"
    settings = unasked(written(tmp_path, text), means(is_own_machine=True))
    assert (settings.memory, settings.log, settings.drawing) == ("locked", "journal", "font")


def test_a_talk_that_breaks_off_says_how_to_go_on() -> None:
    with pytest.raises(SettingsError, match=r"nothing was written.*--answers FILE --yes"):
        ask_all(dialogue([], []), Draft({}), means())
