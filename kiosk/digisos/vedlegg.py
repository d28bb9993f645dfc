"""vedlegg.json 1.2.0: each document that was asked for, and whether it is here.

The one rule: a document counts as delivered only when its file is enclosed; paper in a hand is still asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from kiosk.digisos.filer import Fil
from kiosk.form.circumstances import AGAIN, LATE
from kiosk.form.definition import Documentation, Form
from kiosk.form.documentation import EARLIER, HERE, OTHER
from kiosk.visit.application import Application

Status = Literal["LastetOpp", "VedleggKreves", "VedleggAlleredeSendt"]
NO_FILES: Mapping[str, tuple[Fil, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Vedleggspost:
    """One document: all pages of it together."""

    type: str
    tilleggsinfo: str
    status: Status
    filer: tuple[Fil, ...]
    hendelseType: Literal["soknad", "bruker"]
    hendelseReferanse: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Vedlegg:
    """The document."""

    vedlegg: tuple[Vedleggspost, ...]


def vedlegg_of(form: Form, application: Application, files: Mapping[str, tuple[Fil, ...]] = NO_FILES) -> Vedlegg:
    """The documents of an application, or those handed in late. `files`: documentation id → the files enclosed.

    Late papers that travel name what is enclosed and nothing else: what is still asked for stands in the application's.

    `form` is the one that names the documentation: also for late papers that of the application, not their own, which
    names none: then raises ValueError.
    """
    if not form.documentation:
        raise ValueError(f"form {form.id} names no documentation")
    posts = (post(each, state, application, files.get(each.id, ())) for each, state in asked(form, application))
    is_short = application.errand == AGAIN or (application.errand == LATE and bool(files))
    return Vedlegg(vedlegg=tuple(each for each in posts if each.filer or not is_short))


def asked(form: Form, application: Application) -> Iterator[tuple[Documentation, str]]:
    """The documents with their states, in form order; of late papers those that are handed in."""
    states = dict(application.documents)
    is_late = application.errand == LATE
    for each in form.documentation:
        if each.id in states and (not is_late or states[each.id] == HERE):
            yield each, states[each.id]


def post(asked: Documentation, state: str, application: Application, files: tuple[Fil, ...]) -> Vedleggspost:
    """One document."""
    kind, _, extra = asked.type.partition("|")
    # What the applicant may always add is asked for by nobody, so that it answers no demand.
    is_other = asked.type == OTHER
    return Vedleggspost(
        type=kind,
        tilleggsinfo=extra,
        status="LastetOpp" if files else "VedleggAlleredeSendt" if state == EARLIER else "VedleggKreves",
        filer=files,
        hendelseType="bruker" if is_other else "soknad",
        hendelseReferanse=None if is_other else reference_of(application, asked),
    )


def reference_of(application: Application, asked: Documentation) -> str:
    """The same UUID each time for the same demand: late papers answer the demand of the application by it."""
    return str(uuid5(NAMESPACE_URL, f"{application.reference}/{asked.id}"))
