"""Money that goes out: the overview each month, and the bills.

The one rule: an expense stands there when it was ticked or asked for and answered; "none" gives no row.
"""

from collections.abc import Iterator

from kiosk.digisos.poster import Post, kept, titled
from kiosk.digisos.told import Told, label

HOME, CHILD, OTHER = "Annen, bo (brukerangitt)", "Annen, barn(brukerangitt)", "Annen (brukerangitt)"
MORTGAGE = "Renter og avdrag på boliglån"
# Ticked cost → the question that asks how much.
OTHERS = {
    "insurance": "insurance_cost",
    "phone": "phone_cost",
    "transport": "transport_cost",
    "health": "health_cost",
}


def oversikt_utgift_of(told: Told) -> tuple[Post, ...]:
    """The overview: child support, rent, mortgage, kindergarten and after-school care."""
    pays_support = told.word("child_support") in {"pays", "both"}
    return kept(
        post(told, "barnebidrag", "Betaler Barnebidrag", "support_paid") if pays_support else None,
        post(told, "husleie", "Husleie", "rent_amount") if told.has("rent_amount") else None,
        ticked(told, "costs", "mortgage", "boliglanAvdrag", MORTGAGE, "mortgage_instalment"),
        ticked(told, "costs", "mortgage", "boliglanRenter", MORTGAGE, "mortgage_interest"),
        ticked(told, "child_costs", "kindergarten", "barnehage", "Barnehage", "kindergarten_cost"),
        ticked(told, "child_costs", "after_school", "sfo", "SFO", "after_school_cost"),
    )


def utgift_of(told: Told) -> tuple[Post, ...]:
    """The bills: home, children, and the rest."""
    power = post(told, "strom", "Strøm (siste regning)", "power_amount")
    leisure, braces = "Fritidsaktiviteter for barn (siste regning)", "Tannregulering for barn (siste regning)"
    return kept(
        power if told.has("power_amount") else None,
        ticked(told, "costs", "fees", "kommunalAvgift", "Kommunal avgift (siste regning)", "fees_amount"),
        ticked(told, "costs", "heating", "oppvarming", "Oppvarming (siste regning)", "heating_amount"),
        *added(told, is_home=True),
        ticked(told, "child_costs", "leisure", "barnFritidsaktiviteter", leisure, "leisure_cost"),
        ticked(told, "child_costs", "braces", "barnTannregulering", braces, "braces_cost"),
        *added_for_children(told),
        *others(told),
        *added(told, is_home=False),
    )


def post(told: Told, type: str, title: str, amount: str) -> Post | None:
    """A row for this amount; none when the answer was that there is none."""
    return None if told.is_none(amount) else Post(type=type, tittel=title, belop=told.number(amount))


def ticked(told: Told, costs: str, choice: str, type: str, title: str, amount: str) -> Post | None:
    """A row for a cost that was ticked."""
    return post(told, type, title, amount) if choice in told.picked(costs) else None


def others(told: Told) -> Iterator[Post]:
    """Costs the form asks about and the format has no type for, by the form's own words."""
    for choice, amount in OTHERS.items():
        title = titled(OTHER, label(told.form.question("costs"), choice))
        yield from kept(ticked(told, "costs", choice, "annen", title, amount))


def added(told: Told, *, is_home: bool) -> Iterator[Post]:
    """Costs the applicant added: those of the home, or the rest."""
    type, title = ("annenBoutgift", HOME) if is_home else ("annen", OTHER)
    for cost in told.items("other_costs"):
        if (cost.word("other_cost_kind") == "home") is is_home:
            words = cost.shown("other_cost_what")
            yield Post(type=type, tittel=titled(title, words), belop=cost.number("other_cost_amount"))


def added_for_children(told: Told) -> Iterator[Post]:
    """Costs for children the applicant added."""
    for cost in told.items("other_child_costs"):
        title = titled(CHILD, cost.shown("other_child_cost_what"))
        yield Post(type="annenBarneutgift", tittel=title, belop=cost.number("other_child_cost_amount"))
