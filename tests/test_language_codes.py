"""A language's code on its way: through every place that keeps, checks or sends it, `fa_AF` like `nb`.

The one rule: a place that knows two letters only would lose a language; whoever adds a place adds it here.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import get_args

import pikepdf
import pytest
from sqlalchemy import String
from starlette.requests import Request
from starlette.responses import Response

from kiosk.digisos.begrunnelse import surroundings
from kiosk.gateway.browser import accept_of, wanted_of
from kiosk.gateway.looking.voyage import Harbour
from kiosk.gateway.pages.accepting import accepted, chosen
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signin.provider import spoken
from kiosk.gateway.uploading import wire as phone_wire
from kiosk.journal import Journal
from kiosk.language.words import LANGUAGES, Language
from kiosk.register import wire
from kiosk.register.model import Registration
from kiosk.register.tables import SCHEMA
from kiosk.settings import ScriptName, Settings
from kiosk.signin import wire as signin_wire
from kiosk.visit.application import from_json
from kiosk.visit.board import Board
from kiosk.visit.ending import Ending
from kiosk.visit.reference import Reference
from tests.digisos.applying import applied, forms
from tests.paper.carrier.making import opened, parts
from tests.paper.printing import application, house, printery

CODES = tuple(language.code for language in LANGUAGES)
everyone = pytest.mark.parametrize("language", LANGUAGES, ids=CODES)


def through_register(code: str) -> str:
    told = wire.write_registration(Registration("7KQ4M2XJG", "form", "1", "9901", "paper", code))
    return wire.read_registration(told).language


def through_signing_in(code: str) -> str:
    return signin_wire.read_opening(signin_wire.write_opening(bytes(32), code))[1]


def through_phone(code: str) -> str:
    return phone_wire.read_opening({"language": code, "topic": "payslip"})[0]


def through_json(code: str) -> str:
    form = forms().application
    return from_json(form, replace(applied(), language=code).to_json(form)).language


def through_data_sheet(code: str) -> str:
    return opened(parts(replace(applied(), language=code))).application.language


def through_board(code: str) -> str:
    board = Board()
    board.language = code
    return board.language


def through_cookie(code: str) -> str:
    harbour = Harbour(b"pepper", lambda: datetime(2026, 11, 26, tzinfo=UTC), is_tls=True)
    answer = harbour.hand(Response(), harbour.set_out("look", Reference("7KQ4M2XJG"), "KEY", code))
    voyage = harbour.voyage(asking(cookie=answer.headers["set-cookie"].partition(";")[0]))
    return voyage.language if voyage else ""


def through_link(code: str) -> str:
    return chosen((wanted_of(asking(query=f"l={code}")) or "",), "", CODES, "")


def through_journal(code: str) -> str:
    written = StringIO()
    Journal("stderr", written).tell(Ending(1, code, "", 1.0))
    return code if f'"language": "{code}"' in written.getvalue() else ""


WAYS: Iterable[Callable[[str], str]] = (
    through_register,
    through_signing_in,
    through_phone,
    through_json,
    through_data_sheet,
    through_board,
    through_cookie,
    through_link,
    through_journal,
)


def asking(query: str = "", **headers: str) -> Request:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "query_string": query.encode(), "headers": raw})


@everyone
def test_the_code_of_a_language_comes_through_every_place(language: Language) -> None:
    assert {way.__name__: way(language.code) for way in WAYS} == {way.__name__: language.code for way in WAYS}


def test_every_column_of_the_register_has_room_for_every_code() -> None:
    columns = [table.c.language for table in SCHEMA.tables.values() if "language" in table.c]
    assert len(columns) == 3  # references, sign-ins, phones
    widths = [column.type.length for column in columns if isinstance(column.type, String)]
    assert min(width or 0 for width in widths) >= max(map(len, CODES))


@everyone
def test_browsers_and_providers_are_told_its_tag(language: Language) -> None:
    assert accepted(accept_of(asking(**{"accept-language": f"{language.tag},en;q=0.1"})), CODES, "") == language.code
    assert chosen((language.tag,), "", CODES, "") == language.code
    assert spoken(language.code, ()) == language.tag
    assert "_" not in language.tag


@everyone
def test_the_case_system_is_told_its_norwegian_name(language: Language) -> None:
    assert f"på {language.code}." not in surroundings(replace(applied(), language=language.code))
    assert not house().library.words("nb")(f"language.name.{language.code}").startswith("[")


def test_pages_name_dari_by_its_tag() -> None:
    made = printery().make(replace(application(), language="fa_AF"), ("declaration",))
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert {str(each.Lang) for each in pdf.Root.StructTreeRoot.K[0].K} == {"nb", "fa-AF"}


def test_kiosk_and_gateway_offer_every_language_in_its_order() -> None:
    assert Settings().languages == CODES
    assert GatewaySettings().languages == CODES


def test_the_settings_know_every_script() -> None:
    assert set(get_args(ScriptName)) == {language.script for language in LANGUAGES}
