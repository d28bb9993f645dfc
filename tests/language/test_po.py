"""The fast reader reads what Babel reads, of every catalogue there is."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given, settings
from hypothesis.strategies import text

from kiosk.content import find_content
from kiosk.errors import LocaleError
from kiosk.language.po import read_entries
from kiosk.language.translating.catalogue import read_catalogue


@pytest.mark.parametrize("path", sorted(find_content().locales.glob("*/frame.po")), ids=lambda path: path.parent.name)
def test_it_reads_what_babel_reads(path: Path) -> None:
    babel = [(entry.context, entry.id, entry.string, entry.fuzzy) for entry in read_catalogue(path) if entry.context]
    assert list(map(tuple, read_entries(path))) == babel


def test_it_reads_what_other_programs_write(tmp_path: Path) -> None:
    path = tmp_path / "frame.po"
    path.write_text(
        '# by somebody\n#, c-format, fuzzy\n#| msgid "Nest"\nmsgctxt "bar.next"\n'
        'msgid ""\n"Nes"\n"te\\n«\\"»"\nmsgstr "Далі"\n\n'
        '#~ msgctxt "gone"\n#~ msgid "Borte"\n#~ msgstr "Gone"\n',
        encoding="utf-8",
    )
    assert list(read_entries(path)) == [("bar.next", 'Neste\n«"»', "Далі", True)]


@given(text(max_size=60), text(min_size=1, max_size=60) | text('\\"\n\t\rn{}#~', min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_whatever_babel_writes_is_read_as_it_was(bokmaal: str, said: str) -> None:
    catalogue, file = Catalog(), BytesIO()
    catalogue.add(f"x{bokmaal}", said, context="bar.next")
    write_po(file, catalogue, width=120, omit_header=True)
    with TemporaryDirectory() as folder:
        path = Path(folder, "frame.po")
        path.write_bytes(file.getvalue())
        assert list(read_entries(path)) == [("bar.next", f"x{bokmaal}", said, False)]


WHOLE = b'msgctxt "bar.next"\nmsgid "Neste"\nmsgstr "Next"\n'


@pytest.mark.parametrize("read", [read_entries, read_catalogue], ids=["fast", "babel"])
def test_a_file_that_is_no_utf_8_is_named_with_the_line(tmp_path: Path, read: Callable[[Path], object]) -> None:
    path = tmp_path / "frame.po"
    path.write_bytes(WHOLE + b'\nmsgctxt "a"\nmsgid "\xe5"\nmsgstr ""\n')
    with pytest.raises(LocaleError, match=r"frame\.po, line 6: this is not UTF-8"):
        list(read(path))  # type: ignore[call-overload]


@pytest.mark.parametrize("rest", ["garbage\n", 'msgstr[x] "a"\n'])
def test_a_file_that_is_broken_is_told_by_whoever_writes_catalogues_and_else_left_out(
    tmp_path: Path, rest: str
) -> None:
    path = tmp_path / "frame.po"
    path.write_bytes(WHOLE + b"\n" + rest.encode())
    assert [entry.translation for entry in read_entries(path)] == ["Next"]
    with pytest.raises(LocaleError, match=r"frame\.po.* no PO file"):
        read_catalogue(path)


def test_a_file_with_the_line_ends_of_another_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "frame.po"
    path.write_bytes(WHOLE.replace(b"\n", b"\r\n"))
    assert [entry.translation for entry in read_entries(path)] == ["Next"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match=r"frame\.po is not in locales"):
        list(read_entries(tmp_path / "frame.po"))
