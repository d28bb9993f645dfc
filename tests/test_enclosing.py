"""What a visit takes documents in by in this house, and how a bound visit reaches its companions and nothing else."""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.bounds import ports_of
from kiosk.documents.scanner.rehearsal import RehearsalScanner
from kiosk.documents.stick.rehearsal import RehearsalStick
from kiosk.enclosing import Enclosing, secrets_of, takes_documents
from kiosk.errors import SettingsError
from kiosk.settings import Settings
from kiosk.settings.tables import Intake
from kiosk.visit.confinement import Confinement
from kiosk.visit.descriptors import open_descriptors
from tests.visit.apart import in_process

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ANYWHERE = Confinement(required=False)
OFFICE = Settings(practice=False, printer="ipp://127.0.0.1/ipp/print")


def begun(settings: Settings, tell: Callable[[Enclosing, Confinement], Any]) -> Any:
    """What a visit of these settings tells of what it takes documents in by; in a process of its own."""

    def visit() -> Any:
        enclosing = Enclosing(settings, lambda: NOW)
        return tell(enclosing, enclosing.begin(ANYWHERE))

    return in_process(visit)


def names(enclosing: Enclosing, _bound: Confinement) -> tuple[str, ...] | None:
    sources = enclosing.sources()
    return sources.offered if sources else None


def test_in_practice_each_source_is_rehearsed() -> None:
    assert begun(Settings(), names) == ("scanner", "phone", "stick")

    def kinds(enclosing: Enclosing, _bound: Confinement) -> list[str]:
        sources = enclosing.sources()
        assert sources
        return [type(sources.scanner).__name__, type(sources.stick).__name__]

    assert begun(Settings(), kinds) == [RehearsalScanner.__name__, RehearsalStick.__name__]


@pytest.mark.parametrize(
    ("intake", "gateway", "offered"),
    [
        (Intake(), "", None),
        (Intake(), "https://kiosk.example.no", ("phone",)),
        (Intake(phone=False), "https://kiosk.example.no", None),
        (Intake(scanner="escl:http://10.0.0.5/eSCL"), "", ("scanner",)),
        (Intake(scanner="sane:test:0"), "", ("scanner",)),
        (Intake(stick="/media/kiosk"), "", ("stick",)),
        (
            Intake("escl:http://10.0.0.5/eSCL", "/media/kiosk"),
            "https://kiosk.example.no",
            ("scanner", "phone", "stick"),
        ),
    ],
)
def test_an_office_takes_documents_by_what_its_settings_name(
    intake: Intake, gateway: str, offered: tuple[str, ...] | None
) -> None:
    settings = replace(OFFICE, documents=intake, gateway=gateway)
    assert begun(settings, names) == offered
    assert takes_documents(settings) == (offered is not None)


@pytest.mark.parametrize(
    ("intake", "number"),
    [
        (Intake(), 1), (Intake(scanner="escl:http://10.0.0.5/eSCL"), 1),
        (Intake(scanner="sane:test:0"), 2), (Intake(stick="/media/kiosk"), 2),
    ],
)  # fmt: skip
def test_hands_begin_only_where_there_is_something_for_them_to_do(intake: Intake, number: int) -> None:
    settings = replace(OFFICE, documents=intake, gateway="https://kiosk.example.no")
    assert begun(settings, lambda _enclosing, bound: len(bound.kept)) == number


@pytest.mark.parametrize("intake", [Intake(), Intake(scanner="sane:test:0"), Intake(stick="/media/kiosk")])
def test_what_was_warmed_no_visit_loads_again(intake: Intake) -> None:
    def visit() -> list[str]:
        rooms = ("kiosk.documents.scanner.", "kiosk.documents.stick.", "kiosk.documents.hands")
        for name in [name for name in sys.modules if name.startswith(rooms)]:
            del sys.modules[name]
            package, _, own = name.rpartition(".")
            vars(sys.modules[package]).pop(own, None)
        enclosing = Enclosing(replace(Settings(), documents=intake), lambda: NOW)
        enclosing.warm()
        warmed = set(sys.modules)
        enclosing.begin(ANYWHERE)
        enclosing.sources()
        return sorted(set(sys.modules) - warmed)

    assert in_process(visit) == []


def test_before_a_visit_begins_there_is_nothing_to_take_documents_in_by() -> None:
    assert Enclosing(Settings(), lambda: NOW).sources() is None
    assert Enclosing(Settings(), lambda: NOW).bundle is None


def test_a_bound_visit_still_reaches_its_darkroom() -> None:
    def develop(enclosing: Enclosing, bound: Confinement) -> str:
        # What tells the test of it stays open.
        replace(bound, kept=tuple(range(3, 256))).bind()
        sources = enclosing.sources()
        assert sources
        from kiosk.errors import DocumentForeign

        try:
            sources.darkroom.develop(b"<html> and so on", "phone")
        except DocumentForeign as refusal:
            return refusal.text
        return "pages"

    assert begun(Settings(), develop) == "error.document.foreign"


def test_a_visit_reaches_the_port_of_its_page_scanner() -> None:
    scanner = replace(OFFICE, documents=Intake(scanner="escl:http://10.0.0.5:9095/eSCL"))
    assert ports_of(scanner) == (631, 9095)
    assert ports_of(replace(OFFICE, documents=Intake(scanner="sane:test:0"))) == (631,)


@pytest.mark.parametrize("scanner", ["escl:ftp://10.0.0.5/eSCL", "escl:http://10.0.0.5:99999/eSCL"])
def test_a_page_scanner_nobody_can_reach_is_told_before_anybody_comes(scanner: str) -> None:
    with pytest.raises(SettingsError, match="no scanner"):
        ports_of(replace(OFFICE, documents=Intake(scanner=scanner)))


def test_the_companions_are_begun_in_the_visit_and_not_in_the_kiosk() -> None:
    from kiosk.house import open_house
    from kiosk.reception import Reception

    # What other tests left behind may be closed at any moment.
    gc.collect()
    before = open_descriptors()
    reception = Reception(open_house(), lambda: NOW)
    assert reception.enclosing.sources() is None
    assert open_descriptors() == before


def test_companions_forget_what_the_kiosk_proves_itself_with() -> None:
    settings = replace(OFFICE, gateway_key="sk_kiosk_gateway", signing_key="sk_sheet_signing")
    assert secrets_of(settings) == ("sk_kiosk_gateway", "sk_sheet_signing")
