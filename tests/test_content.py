"""Content: the three folders people edit are found."""

from kiosk.content import find_content


def test_forms_locales_and_printouts_are_found() -> None:
    content = find_content()
    assert (content.forms / "okonomisk-sosialhjelp.toml").is_file()
    assert (content.locales / "nb" / "frame.po").is_file()
    assert content.printouts.is_dir()


def test_looking_for_them_creates_nothing() -> None:
    content = find_content()
    before = sorted(content.forms.parent.iterdir())
    find_content()
    assert sorted(content.forms.parent.iterdir()) == before
