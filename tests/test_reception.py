"""The kiosk at work, without screens: a whole visit as lines, and what is shared between visits."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.bounds import confinement_of
from kiosk.counted import Counted
from kiosk.house import EXAMPLE, House, open_house
from kiosk.insight.counting import Count
from kiosk.insight.weeks import week_of
from kiosk.reception import Reception
from kiosk.register.model import Status
from kiosk.register.store import Store
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.visit.application import Application
from kiosk.visit.ending import Ending
from kiosk.visit.session import local_clock
from tests.gateway.served import Served, served


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def lines_of(house: House) -> str:
    visit = read_visit(house.content.forms / EXAMPLE)
    rehearsal = Rehearsal(house.forms, house.library, house.settings, visit, house.register)
    return "".join(f"{line}\n" for line in rehearsal.typed_lines(may_sign_in=True))


def run_plain(lines: str, folder: Path, settings: Path | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    environment |= {"KIOSK_SETTINGS": str(settings)} if settings else {}
    command = [sys.executable, "-m", "kiosk", "--plain"]
    return subprocess.run(command, input=lines, capture_output=True, text=True, env=environment, check=False)


def test_a_plain_visit_ends_with_a_receipt_and_leaves_no_file(house: House, tmp_path: Path) -> None:
    ended = run_plain(lines_of(house), tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    words = house.library.words("ar")
    assert words("receipt.title") in ended.stdout
    assert words("receipt.reference") in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_plain_visit_of_somebody_who_signs_in_is_sent_digitally(house: House, tmp_path: Path) -> None:
    lines = lines_of(house).splitlines()
    offer = lines.index("typed")
    # On the phone; its three steps are waited for; it is them: no name, number or card is asked for. No print.
    lines[offer : offer + 4] = ["phone", "", "", "", "", "yes"]
    ended = run_plain("".join(f"{line}\n" for line in (*lines, "no")), tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert house.library.words("ar")("receipt.digital.title") in ended.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("gateway")) as running:
        yield running


def settings_with(folder: Path, gateway: Served, key: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(f'gateway = "http://127.0.0.1:{gateway.port}"\ngateway_key = "{key}"\n')
    return path


def status_of(gateway: Served, reference: str) -> Status | None:
    store = Store(gateway.settings.database_url, gateway.settings.pepper)
    try:
        return store.status(reference.replace("-", ""))
    finally:
        store.close()


def said_after(label: str, output: str) -> str:
    """What a line of the receipt says after its label."""
    return next(line.split(": ", 1)[1] for line in output.splitlines() if line.startswith(f"{label}: "))


def test_a_confined_visit_tells_the_gateway_what_was_printed(house: House, gateway: Served, tmp_path: Path) -> None:
    ended = run_plain(lines_of(house), tmp_path, settings_with(tmp_path, gateway, gateway.issue_key("kiosk")))
    assert (ended.returncode, ended.stderr) == (0, "")
    words = house.library.words("ar")
    status = status_of(gateway, said_after(words("receipt.reference"), ended.stdout))
    assert status
    assert (status.state, status.registration.channel, status.registration.language) == ("printed", "paper", "ar")
    assert f"127.0.0.1:{gateway.port}" in said_after(words("receipt.follow"), ended.stdout)
    assert len(said_after(words("receipt.code"), ended.stdout)) == len("4F7-A1C")


def test_a_key_that_is_not_taken_is_told_to_the_helper_and_the_visit_goes_on(
    house: House, gateway: Served, tmp_path: Path
) -> None:
    ended = run_plain(lines_of(house), tmp_path, settings_with(tmp_path, gateway, "sk_kiosk_wrong"))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert house.library.words("nb")("receipt.register.away.look") in ended.stdout
    assert status_of(gateway, said_after(house.library.words("ar")("receipt.reference"), ended.stdout)) is None


def test_a_gateway_that_is_away_leaves_nobody_empty_handed(house: House, gateway: Served, tmp_path: Path) -> None:
    settings = settings_with(tmp_path, gateway, "sk_kiosk_any")
    # Port 9 is the discard service: nothing listens there.
    settings.write_text(settings.read_text().replace(str(gateway.port), "9"))
    ended = run_plain(lines_of(house), tmp_path, settings)
    assert house.library.words("ar")("receipt.title") in ended.stdout
    assert house.library.words("nb")("receipt.register.away.look") in ended.stdout


def test_a_kiosk_that_stops_has_told_its_gateway_what_was_counted(house: House, gateway: Served) -> None:
    address, key = f"http://127.0.0.1:{gateway.port}", gateway.issue_key("kiosk")
    settings = replace(house.settings, practice=False, gateway=address, gateway_key=key, memory="any")
    made = replace(house, settings=settings)
    counted = Counted(made, local_clock, confinement_of(made).bind)
    count = Count(counted.tally)
    count.begin()
    count.note("help", "stay")
    count.close("ar", "nav")
    counted.take(Ending(0, "nb", "", 1.0))
    counted.end()
    store = Store(gateway.settings.database_url, gateway.settings.pepper)
    (week,) = store.counts.read("9901", [week_of(local_clock().date())]).values()
    store.close()
    assert set(week) == {
        ("back", "none"), ("help", "stay"), ("helper", "nav"), ("language", "ar"), ("minutes", "begin.under2"),
        ("route", "left"), ("stopped", "begin"),
    }  # fmt: skip
    assert set(week.values()) == {1}


def test_without_a_gateway_there_is_no_register(house: House) -> None:
    assert Reception(house).register() is None


def test_what_came_of_telling_the_register_is_known_to_the_parent(house: House) -> None:
    settings = replace(house.settings, gateway="http://127.0.0.1:9", gateway_key="sk_kiosk_any")
    reception = Reception(replace(house, settings=settings))
    delivery = reception.outgoing().deliver(application_of(house))
    assert delivery.registering
    delivery.registering.left("paper")
    asyncio.run(delivery.registering.settle())
    assert reception.board.register == "error.register.unreachable"


def test_between_two_languages_that_are_drawn_for_later_a_visit_may_end(house: House) -> None:
    pieces = sum(1 for _ in Reception(house).warm())
    assert pieces > len(house.library.languages)


def application_of(house: House) -> Application:
    visit = read_visit(house.content.forms / EXAMPLE)
    return Rehearsal(house.forms, house.library, house.settings, visit, house.register).application()


def test_nothing_that_speaks_http_is_loaded_before_the_first_screen(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text('gateway = "https://status.example.no"\ngateway_key = "sk_kiosk_any"\n')
    program = (
        "import sys\nfrom kiosk.house import open_house\nfrom kiosk.reception import Reception\n"
        "reception = Reception(open_house())\nreception.screens(reception.session())\n"
        "heavy = {'requests', 'urllib3', 'aiohttp', 'sqlalchemy', 'cwt', 'cryptography', 'asn1crypto', 'cbor2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    environment = {**os.environ, "KIOSK_SETTINGS": str(settings)}
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    assert ended.stdout == "[]\n"


def test_a_plain_visit_that_breaks_off_is_erased(house: House, tmp_path: Path) -> None:
    ended = run_plain("nb\nnav\n", tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert house.library.words("nb")("plain.erased") in ended.stdout


def test_a_font_seen_drawn_wrong_gives_way_to_sextants(house: House, tmp_path: Path) -> None:
    reception = Reception(with_font(house))
    assert reception.asks_about_font
    assert reception.cells().drawing == "font"
    reception.verdict.give(False)
    assert not reception.asks_about_font
    assert reception.cells().drawing == "sextant"


def test_a_font_seen_drawn_right_is_not_asked_about_again(house: House) -> None:
    reception = Reception(with_font(house))
    reception.verdict.give(True)
    assert not reception.asks_about_font
    assert reception.cells().drawing == "font"


def test_the_language_of_a_visit_is_known_to_the_parent(house: House) -> None:
    reception = Reception(house)
    reception.session().language = "uk"
    assert reception.board.language == "uk"


def test_each_visit_is_given_a_printer_of_its_own(house: House) -> None:
    reception = Reception(house)
    assert reception.outgoing().rehearsal is not reception.outgoing().rehearsal


def test_an_office_with_printers_has_its_own_first(house: House) -> None:
    settings = replace(house.settings, printer="ipp://192.0.2.1/ipp", other_printers=("ipp://192.0.2.2/ipp",))
    outgoing = Reception(replace(house, settings=settings)).outgoing()
    assert [printer.name for printer in outgoing.printers] == ["192.0.2.1", "192.0.2.2"]
    assert outgoing.rehearsal is None


def with_font(house: House) -> House:
    return replace(house, settings=replace(house.settings, drawing="font"))
