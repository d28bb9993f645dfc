"""Work and education: what the applicant does, without a register of employers to ask.

The one rule: nobody is out of work, and nobody is no student, because a question was not put to them.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.digisos.told import Told
from kiosk.digisos.values import Kilde, Tekst, tekst

Grad = Literal["heltid", "deltid"]
GRADES: dict[str, Grad] = {"full": "heltid", "part": "deltid"}
WITHOUT_WORK = {"seeking", "nothing"}
FULL_TIME = 100


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arbeidssituasjon:
    """Whether the applicant works, and how much."""

    kilde: Kilde = "bruker"
    erIJobb: bool | None
    jobbGrad: Grad | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arbeid:
    """Work. `forhold` is for the register of employers: empty, and only there because a comment needs it."""

    forhold: tuple[()] | None
    situasjon: Arbeidssituasjon | None
    kommentarTilArbeidsforhold: Tekst | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Utdanning:
    """Whether the applicant studies, and how much."""

    kilde: Kilde = "bruker"
    erStudent: bool | None
    studentgrad: Grad | None


def arbeid_of(told: Told, comment: str) -> Arbeid | None:
    """Work as told, with this comment; None where nothing was."""
    works = works_now(told)
    situation = None if works is None else Arbeidssituasjon(erIJobb=works, jobbGrad=extent(told) if works else None)
    if situation is None and not comment:
        return None
    return Arbeid(forhold=() if comment else None, situasjon=situation, kommentarTilArbeidsforhold=tekst(comment))


def works_now(told: Told) -> bool | None:
    """Whether the applicant works; None where neither the work nor the wage was told. A wage may be an old one."""
    if told.word("work_now") == "job":
        return True
    if told.word("work_now") in WITHOUT_WORK and (told.day("last_work_day") or "wage" not in told.picked("income")):
        return False
    return "wage" in told.picked("income") if told.is_told("income") else None


def extent(told: Told) -> Grad | None:
    """All jobs together; None where it takes the share of one that is not known to tell."""
    shares = [job.number("job_percent") for job in told.items("jobs")]
    if sum(share or 0 for share in shares) >= FULL_TIME:
        return "heltid"
    return "deltid" if shares and None not in shares else None


def utdanning_of(told: Told) -> Utdanning:
    """Education as told."""
    is_student = True if told.word("work_now") == "student" else told.claim("studies_too")
    return Utdanning(erStudent=is_student, studentgrad=GRADES.get(told.word("study_extent") or ""))
