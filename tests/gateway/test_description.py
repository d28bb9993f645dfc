"""The interface as it describes itself: complete, true, and attacked by its own word."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, sampled_from
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.routing import Route

from kiosk.gateway.app import build_app
from kiosk.gateway.description import describe
from kiosk.gateway.fleet.signing import make_fleet_key
from kiosk.gateway.routing import Resource
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.unwrapping import Unwrapper
from kiosk.register.store import Store
from tests.gateway.calling import ShortPages
from tests.gateway.uploading.phoning import ShortUploadPages
from tests.register.tables import make_tables

EXAMPLES = 20
URI_TOO_LONG = 414


@pytest.fixture
def attacked(tmp_path: Path) -> tuple[Starlette, Store]:
    """With a municipality's key, so that no sheet is refused for want of one."""
    chosen = GatewaySettings(database=f"sqlite:///{tmp_path / 'register.sqlite'}", typed_tries=100_000)
    make_tables(chosen.database_url)
    store = Store(chosen.database_url, chosen.pepper)
    unwrapper = Unwrapper([("0301", generate_private_key(SECP256R1()))], {"9901": "0301"})
    return build_app(
        store, chosen, ShortPages(), unwrapper, uploading=ShortUploadPages(), fleet=make_fleet_key()
    ), store


def test_every_path_is_described_and_no_other(attacked: tuple[Starlette, Store]) -> None:
    routed = {
        (route.path, method.lower())
        for route in attacked[0].routes
        if isinstance(route, Route) and isinstance(route.endpoint, Resource)
        for method in route.endpoint.handlers
    }
    described = {
        (path, method)
        for path, operations in describe("")["paths"].items()
        for method in operations
        if method != "parameters"
    }
    assert routed == described


def test_no_operation_is_about_more_than_one_reference() -> None:
    rooms = [path.split("/")[3] for path in describe("")["paths"] if path.startswith("/api")]
    assert set(rooms) == {"references", "sign-ins", "fiks", "kept", "uploads", "kiosks", "fleet", "insight"}
    references = [path for path in describe("")["paths"] if path.startswith("/api/v1/references")]
    assert all("{reference}" in path for path in references)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", GenerationMode)
def test_no_request_gets_an_answer_the_description_does_not_name(
    attacked: tuple[Starlette, Store], mode: GenerationMode
) -> None:
    app, store = attacked
    keys = [store.issue_key(kind, kind, "9901") for kind in ("kiosk", "desk", "monitor")]
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        # What a person may write into an address or a form has no shape to break.
        if mode is GenerationMode.POSITIVE or operation.path.startswith("/api"):
            attack(operation.as_strategy(generation_mode=mode), keys)
    assert store.is_current()


def attack(cases: SearchStrategy[Case[Any]], keys: list[str]) -> None:
    """With each key, and with none."""

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases, key=sampled_from([*keys, ""]))
    def attacking(case: Case[Any], key: str) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = case.call(headers=headers)
        # An address that is too long is refused before it is read, which the attacker does not count as refused.
        if answer.status_code != URI_TOO_LONG:
            # No pattern can say which check characters and which days there are.
            case.validate_response(answer, headers=headers, excluded_checks=[positive_data_acceptance])

    attacking()
