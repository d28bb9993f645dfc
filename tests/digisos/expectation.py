"""Which documents a case system expects, computed from soknad.json alone, as the official rules put it.

The one rule: this reads the finished document and knows nothing of the form or its conditions.
"""

from typing import Any

PAYMENTS = {
    "utbytte": "dokumentasjon|utbytte",
    "salg": "salgsoppgjor|eiendom",
    "forsikring": "dokumentasjon|forsikringsutbetaling",
    "annen": "dokumentasjon|annetinntekter",
    "husbanken": "husbanken|vedtak",
}
BILLS = {
    "strom": "faktura|strom",
    "kommunalAvgift": "faktura|kommunaleavgifter",
    "oppvarming": "faktura|oppvarming",
    "annenBoutgift": "dokumentasjon|annetboutgift",
    "barnFritidsaktiviteter": "faktura|fritidsaktivitet",
    "barnTannregulering": "faktura|tannbehandling",
    "annenBarneutgift": "faktura|annetbarnutgift",
    "annen": "annet|annet",
}
INCOME = {"studielanOgStipend": "student|vedtak"}
EXPENSES = {
    "husleie": "faktura|husleie",
    "boliglanAvdrag": "nedbetalingsplan|avdraglaan",
    "barnehage": "faktura|barnehage",
    "sfo": "faktura|sfo",
}
OWNED = {
    "brukskonto": "kontooversikt|brukskonto",
    "bsu": "kontooversikt|bsu",
    "sparekonto": "kontooversikt|sparekonto",
    "livsforsikringssparedel": "kontooversikt|livsforsikring",
    "verdipapirer": "kontooversikt|aksjer",
    "belop": "kontooversikt|annet",
}
HOMES = {"leier": "husleiekontrakt|husleiekontrakt", "kommunal": "husleiekontrakt|kommunal"}
SUPPORT = {
    "betaler": {"barnebidrag|betaler"},
    "mottar": {"barnebidrag|mottar"},
    "begge": {"barnebidrag|betaler", "barnebidrag|mottar"},
}


def expected(soknad: Any) -> set[str]:
    """The documents as type|tilleggsinfo; none for the short form."""
    data = soknad["data"]
    if data["soknadstype"] == "kort":
        return set()
    return {"skattemelding|skattemelding", "annet|annet"} | of_person(data) | of_money(data["okonomi"])


def of_person(data: Any) -> set[str]:
    """Those of residence, family and home."""
    nordic = data["personalia"].get("nordiskBorger", {}).get("verdi", False)
    duty = data.get("familie", {}).get("forsorgerplikt", {})
    home = HOMES.get(data.get("bosituasjon", {}).get("botype", ""))
    return (
        (set() if nordic else {"oppholdstillatel|oppholdstillatel"})
        | SUPPORT.get(duty.get("barnebidrag", {}).get("verdi"), set())
        | ({home} if home else set())
    )


def of_money(okonomi: Any) -> set[str]:
    """Those of payments, bills, income, expenses and what is owned."""
    information, overview = okonomi["opplysninger"], okonomi["oversikt"]
    return (
        of_rows(information["utbetaling"], PAYMENTS)
        | of_rows(information.get("utgift", []), BILLS)
        | of_rows(overview["inntekt"], INCOME)
        | of_rows(overview["utgift"], EXPENSES)
        | of_rows(overview["formue"], OWNED)
    )


def of_rows(rows: Any, documents: dict[str, str]) -> set[str]:
    """Those that rows of these types call for."""
    return {documents[row["type"]] for row in rows if row["type"] in documents}
