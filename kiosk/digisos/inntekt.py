"""Money that comes in: what comes each month, and what was paid out lately.

The one rule: what comes from Nav and from other sources is told by the applicant here; nothing was fetched.
"""

from collections.abc import Iterator

from kiosk.digisos.poster import Inntekt, Post, kept, titled
from kiosk.digisos.told import Told, label

OTHER = "Annen utbetaling (brukerangitt)"
# Ticked income → type, title, and the question that asks how much.
PAID_OUT = {
    "insurance": ("forsikring", "Forsikringsutbetaling", "insurance_amount"),
    "sale": ("salg", "Solgt eiendom og/eller eiendel", "sale_amount"),
    "dividend": ("utbytte", "Utbytte fra aksjer, obligasjoner eller fond", "dividend_amount"),
    "housing": ("husbanken", "Statlig bostøtte", "housing_amount"),
}
OTHERS = {"business": "business_amount", "gift": "gift_amount"}


def inntekt_of(told: Told) -> tuple[Inntekt, ...]:
    """What comes each month: wages job by job, the student loan, child support."""
    wages = tuple(wage(job) for job in told.items("jobs"))
    if not wages and "wage" in told.picked("income"):
        wages = (Inntekt(type="jobb", tittel="Lønnsinntekt"),)
    is_student, support = told.claim("student_loan") is True, told.word("child_support")
    return wages + kept(
        whole(told, "studielanOgStipend", "Studielån og -stipend", "student_loan_amount") if is_student else None,
        whole(told, "barnebidrag", "Mottar Barnebidrag", "support_received") if support in {"gets", "both"} else None,
    )


def wage(job: Told) -> Inntekt:
    """The wage of one job."""
    return Inntekt(type="jobb", tittel="Lønnsinntekt", brutto=job.number("job_gross"), netto=job.number("job_pay"))


def whole(told: Told, type: str, title: str, amount: str) -> Inntekt:
    """An income without tax."""
    kroner = told.number(amount)
    return Inntekt(type=type, tittel=title, brutto=kroner, netto=kroner)


def utbetaling_of(told: Told) -> tuple[Post, ...]:
    """What was paid out: benefits, housing benefit, and the rest that was ticked."""
    ticked = told.picked("income")
    listed = (
        Post(type=type, tittel=title, belop=told.number(amount))
        for income, (type, title, amount) in PAID_OUT.items()
        if income in ticked
    )
    final = Post(type="sluttoppgjoer", tittel="Sluttoppgjør/feriepenger etter skatt", belop=told.number("final_pay"))
    return kept(benefits(told), *listed, *others(told), final if told.has("final_pay") else None)


def benefits(told: Told) -> Post | None:
    """Benefits from Nav: one amount for all of them, as it was asked."""
    if "nav" not in told.picked("income"):
        return None
    names = told.shown("nav_benefits")
    title = f"Ytelser fra Nav (brukerangitt): {names}" if names else "Ytelser fra Nav (brukerangitt)"
    return Post(type="navytelse", tittel=title, belop=told.number("nav_amount"))


def others(told: Told) -> Iterator[Post]:
    """Income without a type of its own: a firm, a gift, and what the applicant added."""
    income = told.picked("income")
    for choice, amount in OTHERS.items():
        if choice in income:
            kroner = 0 if told.is_none(amount) else told.number(amount)
            yield other(label(told.form.question("income"), choice), kroner)
    for item in told.items("other_income"):
        yield other(what_it_is(item), item.number("other_income_amount"))


def other(words: str, kroner: int | None) -> Post:
    """One income without a type of its own."""
    return Post(type="annen", tittel=titled(OTHER, words), belop=kroner)


def what_it_is(item: Told) -> str:
    """What the applicant calls an added income: their words, else its kind."""
    return item.shown("other_income_what") or item.shown("other_income_kind")
