"""What goes to a municipality in one submission: the two documents, the three PDFs and the files beside them.

The one rule: its navEksternRefId stands in it before anything is sent, and is the same in every attempt.
Limits: the safe intersection of what the official services take (`reference/digisos.md` 4).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.digisos.exchange import Part
from kiosk.digisos.filer import Fil, fil_of
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.digisos.writing import to_json
from kiosk.errors import PaperOnly
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form
from kiosk.visit.application import Application

PDFS = ("Soknad.pdf", "Soknad-juridisk.pdf", "Brukerkvittering.pdf")
LATE_PDF = "ettersendelse.pdf"
LARGEST, MOST, LARGEST_IN_ALL = 10_000_000, 30, 150_000_000
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
JSON, TEXT, OCTETS = "application/json", "text/plain", "application/octet-stream"
KOMMUNENUMMER, ENHETSNUMMER = re.compile(r"\d{4}"), re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One file as the municipality gets it."""

    name: str
    mimetype: str
    content: bytes = field(repr=False)

    @property
    def fil(self) -> Fil:
        """As vedlegg.json names it."""
        return fil_of_final(self)


@dataclass(frozen=True, slots=True)
class Parcel:
    """An application, ready to be sent. `reference`: the visit's; `pdfs`: in the order of PDFS."""

    reference: str
    nav_reference: str
    kommunenummer: str
    enhetsnummer: str
    soknad: bytes = field(repr=False)
    vedlegg: bytes = field(repr=False)
    pdfs: tuple[Enclosure, ...] = field(repr=False)
    files: tuple[Enclosure, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class LateParcel:
    """Papers that come after their application; which case and number they get, its own attempt finds out."""

    reference: str
    vedlegg: bytes = field(repr=False)
    files: tuple[Enclosure, ...] = field(repr=False)


def enclosure_of(name: str, content: bytes, taken: frozenset[str] = frozenset()) -> Enclosure:
    """The file under a name every receiver takes. Raises PaperOnly for what is too large or of another kind."""
    kind = next((kind for magic, kind in KINDS.items() if content.startswith(magic)), None)
    if kind is None or len(content) > LARGEST:
        raise PaperOnly("a file of another kind, or too large")
    return Enclosure(fil_of(name, content, taken).filnavn, kind, content)


def fil_of_final(file: Enclosure) -> Fil:
    """The name it has, and the hash of its bytes."""
    return Fil(filnavn=file.name, sha512=fil_of(file.name, file.content).sha512)


def parcel_of(
    form: Form,
    application: Application,
    nav_reference: str,
    pdfs: tuple[bytes, ...],
    files: Mapping[str, tuple[Enclosure, ...]],
) -> Parcel:
    """`nav_reference`: see `visit.nav_reference`; `pdfs`: in the order of PDFS; `files`: by documentation id.

    Raises PaperOnly where it may not travel.
    """
    soknad = soknad_of(form, application)
    kommunenummer, enhetsnummer = soknad.mottaker.kommunenummer or "", soknad.mottaker.enhetsnummer or ""
    is_addressed = KOMMUNENUMMER.fullmatch(kommunenummer) and ENHETSNUMMER.fullmatch(enhetsnummer)
    if not soknad.kiosk.digital or not is_addressed:
        raise PaperOnly
    written = tuple(Enclosure(name, KINDS[b"%PDF-"], pdf) for name, pdf in zip(PDFS, pdfs, strict=True))
    return Parcel(
        reference=application.reference,
        nav_reference=nav_reference,
        kommunenummer=kommunenummer,
        enhetsnummer=enhetsnummer,
        soknad=to_json(soknad),
        vedlegg=to_json(vedlegg_of(form, application, named(files))),
        pdfs=written,
        files=fitting(files),
    )


def late_parcel_of(
    form: Form, application: Application, cover: bytes, files: Mapping[str, tuple[Enclosure, ...]]
) -> LateParcel:
    """Late papers. `form`: that of the application they belong to; `cover`: ettersendelse.pdf. Raises PaperOnly."""
    if application.errand != LATE or application.discreet or application.minor or not application.signed_in:
        raise PaperOnly
    first = Enclosure(LATE_PDF, KINDS[b"%PDF-"], cover)
    vedlegg = to_json(vedlegg_of(form, application, named(files)))
    # Last, as the official service sends it.
    return LateParcel(application.reference, vedlegg, (*fitting(files), first))


def named(files: Mapping[str, tuple[Enclosure, ...]]) -> dict[str, tuple[Fil, ...]]:
    """The files as vedlegg.json names them."""
    return {id: tuple(each.fil for each in group) for id, group in files.items()}


def fitting(files: Mapping[str, tuple[Enclosure, ...]]) -> tuple[Enclosure, ...]:
    """All of them. Raises PaperOnly when they are too many or too large, or two have one name."""
    every = tuple(each for group in files.values() for each in group)
    is_too_large = sum(len(each.content) for each in every) > LARGEST_IN_ALL
    if len(every) > MOST or is_too_large or len({each.name for each in every}) < len(every):
        raise PaperOnly("too many files, too large in all, or two of one name")
    return every


def parts_of(parcel: Parcel, sealed: tuple[bytes, ...]) -> Iterator[Part]:
    """The parts of the submission, names, order and types as NAV's own client has them. `sealed`: the PDFs."""
    yield "tilleggsinformasjonJson", (None, dumped({"enhetsnummer": parcel.enhetsnummer}), JSON)
    yield "soknadJson", (None, parcel.soknad, JSON)
    yield "vedleggJson", (None, parcel.vedlegg, JSON)
    for number, (pdf, hidden) in enumerate(zip(parcel.pdfs, sealed, strict=True)):
        yield f"metadata{number}", (None, metadata(pdf), TEXT)
        yield pdf.name, (pdf.name, hidden, OCTETS)


def staging_parts(file: Enclosure, sealed: bytes) -> list[Part]:
    """The two parts that put a file into mellomlagring."""
    return [("metadata", (None, metadata(file), JSON)), ("files", (file.name, sealed, OCTETS))]


def metadata(file: Enclosure) -> bytes:
    """What stays readable of a file. `storrelse`: bytes before sealing."""
    return dumped({"filnavn": file.name, "mimetype": file.mimetype, "storrelse": len(file.content)})


def dumped(value: Mapping[str, object]) -> bytes:
    """As small JSON."""
    return json.dumps(value, ensure_ascii=False).encode()
