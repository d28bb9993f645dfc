"""The kiosk's way to Fiks through the gateway: what it shows the gateway, and what a refusal of the gateway's means."""

import pytest

from kiosk.digisos.exchange import Answer, Who
from kiosk.digisos.loopback import Loopback, Reply, Request
from kiosk.digisos.routes import ROUTES, SHAPES, route_of
from kiosk.digisos.through import gateway_digisos
from kiosk.errors import FiksAway, FiksBusy, FiksError, FiksRefused, FiksUncertain, SignInOver

SAID: list[tuple[Who, int, str, type[FiksError]]] = [
    ("machine", 503, "away", FiksAway),
    ("applicant", 503, "away", FiksAway),
    ("applicant", 401, "refused", FiksRefused),
    ("applicant", 403, "refused", FiksRefused),
    ("machine", 401, "refused", FiksRefused),
    ("applicant", 429, "busy", FiksBusy),
    ("applicant", 410, "refused", FiksRefused),
    ("applicant", 401, "", SignInOver),
    ("machine", 401, "", FiksRefused),
    ("applicant", 503, "", FiksUncertain),
    ("applicant", 502, "", FiksUncertain),
    ("machine", 500, "something else", FiksUncertain),
]


@pytest.mark.parametrize(("who", "status", "relay", "fault"), SAID)
def test_what_the_gateway_says_of_itself_is_never_about_the_sign_in(
    who: Who, status: int, relay: str, fault: type[FiksError]
) -> None:
    assert type(Answer(who, status, b"", relay=relay).fault()) is fault


def test_a_busy_gateway_says_how_long_to_wait() -> None:
    assert Answer("machine", 429, b"", "7", "busy").fault().values == {"seconds": "7"}


class Listening:
    """Hears what a kiosk shows."""

    largest = 1000

    def __init__(self) -> None:
        self.heard: list[Request] = []

    def hears(self, request: Request) -> bool:
        self.heard.append(request)
        return True

    def answer(self, _request: Request, _body: bytes) -> Reply:
        return Reply(200, b"[]")


def test_the_applicants_token_is_shown_only_where_it_is_needed() -> None:
    listening = Listening()
    loopback = Loopback(listening)
    loopback.open()
    tokens = iter(["first", "second"])
    client = gateway_digisos(f"{loopback.url}/", "key", lambda: next(tokens))
    client.cases()
    client.cases()
    with pytest.raises(FiksUncertain):
        client.kommune("0301")
    loopback.shut()
    assert [request.headers["Kiosk-Applicant"] for request in listening.heard] == [
        "Bearer first",
        "Bearer second",
        None,
    ]
    assert {request.headers["Authorization"] for request in listening.heard} == {"Bearer key"}
    assert listening.heard[2].path == "/api/v1/fiks/digisos/api/v1/nav/kommuner/0301"


def test_each_route_is_found_by_its_own_path_only() -> None:
    uuid = "22222222-aaaa-4bbb-8ccc-555555555555"
    names = {**dict.fromkeys(SHAPES, uuid), "kommune": "0301", "late": f"{uuid}0001"}
    for route in ROUTES:
        path = "/digisos/api" + route.template.format_map(names)
        found = route_of(route.method, path)
        assert found
        assert found.route == route
        assert route_of("PUT", path) is None
        assert route_of(route.method, f"{path}\n") is None
        assert route_of(route.method, f"{path}/") is None
