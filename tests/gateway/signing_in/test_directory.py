"""Which addresses of a provider are believed."""

import pytest

from kiosk.errors import ProviderAway
from kiosk.gateway.signin.directory import read_directory

HERE, OUTSIDE = "http://127.0.0.1:8701", "https://idporten.no"


def told(issuer: str, **other: str) -> dict[str, object]:
    """What a provider tells of itself."""
    ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    return {"issuer": issuer, **{end: f"{issuer}/{end}" for end in ends}, **other}


@pytest.mark.parametrize("issuer", [HERE, OUTSIDE])
def test_a_provider_may_name_addresses_of_its_own(issuer: str) -> None:
    assert read_directory(told(issuer), issuer).token == f"{issuer}/token_endpoint"


def test_a_provider_outside_may_name_addresses_elsewhere_that_are_encrypted() -> None:
    assert read_directory(told(OUTSIDE, token_endpoint="https://api.idporten.no/token"), OUTSIDE).token


@pytest.mark.parametrize(
    ("issuer", "elsewhere"),
    [(HERE, "https://idporten.no/token"), (HERE, "http://127.0.0.1:9/token"), (OUTSIDE, "http://127.0.0.1:8701/token")],
)
@pytest.mark.parametrize("end", ["token_endpoint", "pushed_authorization_request_endpoint"])
def test_nothing_goes_where_its_answer_could_not_be_believed(issuer: str, elsewhere: str, end: str) -> None:
    with pytest.raises(ProviderAway):
        read_directory(told(issuer, **{end: elsewhere}), issuer)
