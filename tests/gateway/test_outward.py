"""Whom the gateway believes when it asks somebody over HTTP."""

import ssl

from kiosk.gateway.outward import manners


def test_whoever_is_outside_must_show_a_certificate_that_the_office_trusts() -> None:
    asking = manners("https://idporten.no")
    assert (asking["verify"], asking["trust_env"]) == (True, True)


def test_for_this_machine_no_certificate_is_read_and_none_is_believed() -> None:
    asking = manners("http://127.0.0.1:8701")
    believed = asking["verify"]
    assert isinstance(believed, ssl.SSLContext)
    assert (believed.verify_mode, believed.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert believed.get_ca_certs() == []
    assert not asking["trust_env"]


def test_on_the_way_to_anybody_no_cookie_is_kept_and_nobody_is_followed() -> None:
    asking = manners("https://idporten.no")
    assert not asking["follow_redirects"]
    assert list(asking["cookies"]) == []
