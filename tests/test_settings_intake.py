"""Where documents come from: what settings may name."""

from dataclasses import replace

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import Intake, Settings, check
from kiosk.settings.intake import check_intake


@pytest.mark.parametrize(
    "scanner",
    [
        "escl:http://10.0.0.5/eSCL",
        "escl:http://skanner.nav.no:8080/eSCL/",
        "escl:http://[fe80::1]/eSCL",
        "escl:https://10.0.0.5/eSCL#sha256=" + "aF" * 32,
        "escl:mdns",
        "sane:fujitsu:fi-6130dj:69091",
        "sane:net device with spaces:0",
        "",
    ],
)
def test_a_scanner_is_an_address_or_a_device(scanner: str) -> None:
    check_intake(Intake(scanner=scanner), "kiosk.toml")


@pytest.mark.parametrize(
    "scanner",
    [
        "10.0.0.5",
        "http://10.0.0.5/eSCL",
        "escl:ftp://10.0.0.5",
        "escl:http://user:word@10.0.0.5/eSCL",
        "escl:http://10.0.0.5:0/eSCL",
        "escl:http://10.0.0.5:99999/eSCL",
        "escl:http://10.0.0.5/eSCL#sha256=" + "a" * 64,
        "escl:https://10.0.0.5/eSCL#sha256=abc",
        "escl:http://10.0.0.5/e SCL",
        "escl:mdns:other",
        "sane:",
        "sane: x",
        "sane:a\nb",
        "sane:" + "a" * 300,
    ],
)
def test_what_is_no_scanner_is_refused(scanner: str) -> None:
    with pytest.raises(SettingsError, match="scanner is none"):
        check_intake(Intake(scanner=scanner), "kiosk.toml")


@pytest.mark.parametrize("stick", ["/media", "/", "media/kiosk", "/home/kari", "/media/../home", "/etc/kiosk"])
def test_sticks_are_opened_below_a_folder_of_the_system_s(stick: str) -> None:
    check_intake(Intake(stick="/media/kiosk"), "kiosk.toml")
    with pytest.raises(SettingsError, match="stick is no folder"):
        check_intake(Intake(stick=stick), "kiosk.toml")


def test_settings_are_checked_for_it() -> None:
    with pytest.raises(SettingsError, match="documents"):
        check(replace(Settings(), documents=Intake(scanner="x")), "kiosk.toml")
