"""Enclosed files: names every receiver takes, and the hash of the bytes."""

import hashlib

import pytest

from kiosk.digisos.filer import fil_of


def test_the_hash_is_sha_512_of_the_bytes_in_small_letters() -> None:
    assert fil_of("a.pdf", b"abc").sha512 == hashlib.sha512(b"abc").hexdigest()


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("Lønnslipp mai.PDF", "Lonnslipp_mai-", ".pdf"),
        ("../../etc/passwd", "etc_passwd-", ""),
        ("скан.jpg", "vedlegg-", ".jpg"),
        ("", "vedlegg-", ""),
        ("en.to.tre.png", "en_to_tre-", ".png"),
        ("Årsoppgave – 2025", "Arsoppgave_2025-", ""),
        ("slutt.", "slutt-", ""),
    ],
)
def test_a_name_is_made_of_plain_letters(name: str, begins: str, ends: str) -> None:
    made = fil_of(name, b"abc").filnavn
    assert made == f"{begins}{hashlib.sha512(b'abc').hexdigest()[:8]}{ends}"


def test_a_long_name_is_cut_to_fifty_letters_and_a_mark() -> None:
    assert len(fil_of("x" * 300 + ".pdf", b"").filnavn) == 50 + 1 + 8 + len(".pdf")


def test_the_same_bytes_have_the_same_name_until_it_is_taken() -> None:
    first = fil_of("brev.pdf", b"abc")
    second = fil_of("brev.pdf", b"abc", {first.filnavn})
    third = fil_of("brev.pdf", b"abc", {first.filnavn, second.filnavn})
    assert fil_of("brev.pdf", b"abc") == first
    assert len({each.filnavn for each in (first, second, third)}) == 3
