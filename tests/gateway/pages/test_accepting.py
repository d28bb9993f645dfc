"""Which language a browser is answered in."""

import pytest

from kiosk.gateway.pages.accepting import accepted

OURS = ("nb", "en", "uk", "ar", "fa_AF", "se")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("ti-ER,ti;q=0.9,ar;q=0.7,en;q=0.8", "en"),
        ("AR-SY", "ar"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("fa-AF,fa;q=0.9", "fa_AF"),
        ("fa", "fa_AF"),
        ("fa-IR,en;q=0.5", "fa_AF"),
        ("prs-AF", "fa_AF"),
        ("se-NO", "se"),
        ("sma,smj;q=0.9", "nb"),
        ("ti", "nb"),
        ("", "nb"),
        ("*", "nb"),
        ("uk;q=0,ar;q=0.1", "ar"),
        ("uk;q=often,ar;q=0.1", "ar"),
        (";;,,=;q=nan,\x00", "nb"),
        ("ti," * 100_000 + "uk", "nb"),
    ],
)
def test_the_language_wanted_most_is_taken_where_it_is_ours(header: str, language: str) -> None:
    assert accepted(header, OURS, "nb") == language
