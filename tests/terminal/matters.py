"""Papers that are asked for and a month's money, with their words in two languages, to show on a stage.

The one rule: the words stand here, so that a golden changes only when the drawing does.
"""

from kiosk.form.answers import Place
from kiosk.form.budget import Budget, Line
from kiosk.form.definition import Documentation, Kind, Question, WayOut
from kiosk.language.words import Voices
from kiosk.terminal.papers import PaperState
from kiosk.terminal.surroundings import RailStep, Surroundings
from tests.known import cells, frame
from tests.terminal.stage import ARABIC, LANGUAGE, SOURCE, SilentWords

PAPERS = (
    Documentation("payslip", "lonnslipp|arbeid", "Lønnsslipper", "Lønnsslipp", "payslip", "De siste tre månedene."),
    Documentation("lease", "husleiekontrakt|husleiekontrakt", "Husleiekontrakt", "Husleiekontrakt", "contract"),
    Documentation("account", "kontooversikt|brukskonto", "Kontoutskrift", "Kontoutskrift brukskonto", "bank_statement"),
    Documentation("power", "faktura|strom", "Faktura for strøm", "Strømregning", "electricity"),
    Documentation("braces", "faktura|tannbehandling", "Faktura", "Regning for barnets tannregulering", "dentist"),
    Documentation("tax", "skattemelding|skattemelding", "Skattemelding", "Skattemelding", "tax"),
    Documentation("other", "annet|annet", "Annen dokumentasjon", "Andre papirer", "paper"),
)
STATES = {"payslip": PaperState("here"), "lease": PaperState("earlier"), "power": PaperState("missing")}
MINE = {
    **{f"documentation.{paper.id}.text": paper.text for paper in PAPERS},
    **{f"documentation.{paper.id}.help": paper.help for paper in PAPERS if paper.help},
    "wage.text": "Hvor mye får du utbetalt?", "nav.text": "Hvor mye får du fra Nav?",
    "power.text": "Hvor mye betaler du for strøm?", "phone.text": "Hvor mye koster telefonen?",
    "jobs.item": "jobb {number}", "job_pay.text": "Hvor mye får du utbetalt?",
}  # fmt: skip
MINE_ARABIC = {
    "documents.title": "ما الأوراق المطلوبة؟", "documents.help": "يمكنك التقديم بدونها. أحضرها لاحقا.",
    "documents.ready": "جاهز: {ready} من {all}",
    "document.here": "معي هنا", "document.later": "سيأتي لاحقا", "document.earlier": "سلمته سابقا",
    "document.missing": "ليس لدي", "documentation.payslip.text": "قسيمة الراتب",
    "documentation.lease.text": "عقد الإيجار", "documentation.account.text": "كشف حساب",
    "documentation.power.text": "فاتورة الكهرباء", "documentation.braces.text": "فاتورة تقويم أسنان الطفل",
    "documentation.tax.text": "إقرار ضريبي", "documentation.other.text": "أوراق أخرى",
    "month.title": "مالك في شهر", "month.in": "الدخل", "month.out": "المصروف", "month.left": "الباقي",
    "month.unknown": "هل تعرف هذه الأرقام؟", "unit.kr": "كرونة", "way.dont_know": "لا أعرف",
    "review.unanswered": "بلا إجابة", "wage.text": "كم تتقاضى؟", "nav.text": "كم تأخذ من Nav؟",
    "rent.text": "كم الإيجار؟", "power.text": "كم تدفع للكهرباء؟", "phone.text": "كم تدفع للهاتف؟",
}  # fmt: skip
JOBS = Question("jobs", Kind.GROUP, "", "job", item_title="jobb {number}", item_icon="job")


def papers(number: int) -> tuple[Documentation, ...]:
    """So many papers, with ids of their own."""
    words = [PAPERS[index % len(PAPERS)] for index in range(number)]
    return tuple(
        Documentation(f"p{index}", paper.type, paper.title, paper.text, paper.icon) for index, paper in enumerate(words)
    )


def line(id: str, icon: str, kroner: int | None = None, way_out: WayOut | None = None) -> Line:
    """One amount of a month."""
    return Line(Place(id), Question(id, Kind.AMOUNT, "", icon), None, kroner, way_out)


WAGE, NAV = line("wage", "job", 9800), line("nav", "benefit", 4400)
RENT, POWER, PHONE = line("rent", "rent", 7500), line("power", "electricity", 1150), line("phone", "phone_bill", 499)
UNKNOWN_POWER, UNKNOWN_PHONE = line("power", "electricity", None, WayOut.DONT_KNOW), line("phone", "phone_bill")
JOB_PAY = Line(Place("job_pay", "jobs", 1), Question("job_pay", Kind.AMOUNT, "", "job"), JOBS, 9800, None)

KNOWN = Budget((WAGE, NAV), (RENT, POWER, PHONE))
OPEN = Budget((WAGE, NAV), (RENT, UNKNOWN_POWER, UNKNOWN_PHONE))
BELOW = Budget((NAV,), (RENT, POWER))


def matters(code: str = "nb") -> Surroundings:
    """The surroundings of a visit with the words above."""
    source = {**frame(), **SOURCE, **MINE}
    source |= {f"documentation.{paper.id}.text": paper.text for paper in papers(20)}
    texts = {**ARABIC, **MINE_ARABIC} if code == "ar" else {}
    voices = Voices(SilentWords(LANGUAGE[code], texts, source), SilentWords(LANGUAGE["nb"], source, source))
    rail = (RailStep("papers", "step.home"), RailStep("review", "step.review"))
    return Surroundings(voices, cells(), True, rail)
