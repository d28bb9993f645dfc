"""Practice pages: a payslip, a lease, a bill, drawn for whoever has no scanner, phone or stick at hand.

The one rule: every page says across itself that it is practice, and nobody on it exists.
"""

from collections.abc import Callable
from zlib import crc32

from kiosk.documents.example_sheet import FAINT, Sheet

NAME, ADDRESS, DAY = "Kari Prøve", "Øvingsveien 1\n0001 Oslo", "15.10.2026"
PROSE = (
    "Vi viser til søknaden din og til opplysningene du har gitt oss. Saken er behandlet etter reglene som gjelder nå.",
    "Beløpet blir betalt til kontoen du har oppgitt, innen den tjuende hver måned. Du må si fra til oss hvis "
    "inntekten, boligen eller familien din endrer seg, slik at du får det du har rett til.",
    "Er du uenig, kan du klage innen seks uker etter at du fikk dette brevet. Klagen skal sendes til oss. Ta kontakt "
    "hvis du trenger hjelp til å skrive den.",
    "Har du spørsmål, kan du ringe oss på hverdager mellom klokka ni og tre, eller møte opp i skranken.",
)
CLAUSES = (
    "Partene: Huseier Prøve AS leier ut til Kari Prøve.",
    "Boligen: leilighet i andre etasje, to rom og kjøkken, Øvingsveien 1, 0001 Oslo.",
    "Husleien er 9 500 kroner i måneden og betales forskudd innen den første.",
    "Strøm og oppvarming betales av leieren. Internett følger med.",
    "Depositum på 28 500 kroner er satt inn på egen konto i leierens navn.",
    "Leietiden begynner 1. januar 2026 og varer til den sies opp.",
    "Oppsigelsestiden er tre måneder for begge parter.",
    "Leieren holder boligen i god stand og sier fra om skader så snart de oppdages.",
)


def example_page(documentation: str, number: int = 1) -> bytes:
    """A JPEG of page `number` of what would be given for this documentation: A4 (or a card) at about 200 dpi."""
    layout, title = EXAMPLES.get(documentation, OTHER)
    return layout(title, number).jpeg()


def headed(title: str, number: int, sender: str) -> Sheet:
    """A sheet with sender, receiver, date and heading, spaced otherwise for each page: none is taken for another."""
    sheet = Sheet()
    gaps = variety(title, number)
    sheet.skip(18 * (gaps % 7))
    sheet.say(sender, 40, 700)
    sheet.rule(4)
    sheet.skip(20 + 25 * (gaps // 7 % 5))
    sheet.say(f"{NAME}\n{ADDRESS}")
    sheet.skip(20 + 30 * (gaps // 35 % 6))
    sheet.say(f"Dato: {DAY}     Side {number}", 26, ink=FAINT)
    sheet.skip(40)
    sheet.say(title, 46, 700)
    sheet.skip(24)
    return sheet


def variety(title: str, number: int) -> int:
    return crc32(f"{title} {number}".encode())


def payslip(title: str, number: int) -> Sheet:
    sheet = headed(title, number, "Prøvebedrift AS")
    sheet.say(f"Periode: {12 - number:02}.2026     Ansattnummer: 1042     Stilling: 50 %")
    sheet.skip(30)
    sheet.row("Art", "Timer", "Sats", "Beløp", weight=700)
    sheet.rule()
    sheet.row("Timelønn", "81,25", "212,00", "17 225,00")
    for week in range(variety(title, number) % 7):
        sheet.row(f"Kveldstillegg, uke {40 + week}", "12,00", "28,00", "336,00")
    sheet.row("Forskuddstrekk, tabell 7100", "", "", "-3 512,00")
    sheet.row("Pensjon, 2 %", "", "", "-351,22")
    sheet.row("Fagforening", "", "", "-240,00")
    sheet.rule()
    sheet.row("Utbetalt", "", "", "13 457,78", weight=700)
    sheet.skip(40)
    sheet.say("Betalt til konto 0000 00 00000. Feriepenger opptjent i år: 14 820,00.")
    return sheet


def lease(title: str, number: int) -> Sheet:
    sheet = headed(title, number, "Huseier Prøve AS")
    first = variety(title, number) % 5
    clauses = CLAUSES[first:] + CLAUSES[: 4 * (number % 2)]
    for index, clause in enumerate(clauses, start=1 + 8 * (number - 1)):
        sheet.say(f"{index}. {clause}")
        sheet.skip(22)
    sheet.skip(120)
    sheet.row("Sted og dato: Oslo, 20.12.2025", "")
    sheet.skip(90)
    sheet.rule()
    sheet.row("Utleier", "Leier")
    return sheet


def bill(title: str, number: int) -> Sheet:
    sheet = headed(title, number, "Prøve Leverandør AS")
    sheet.say(f"Fakturanummer: 80{number:02}17     Forfall: 01.11.2026     KID: 000 000 000 00")
    sheet.skip(30)
    sheet.row("Hva", "Antall", "Pris", "Beløp", weight=700)
    sheet.rule()
    sheet.row("Fast beløp, oktober", "1", "1 290,00", "1 290,00")
    for month in range(variety(title, number) % 6):
        sheet.row(f"Etter forbruk, {9 - month:02}.2026", "310", "1,42", "440,20")
    sheet.row("Merverdiavgift", "", "25 %", "432,55")
    sheet.rule()
    sheet.row("Å betale", "", "", "2 162,75", weight=700)
    sheet.skip(300 + 90 * (variety(title, number) % 5))
    sheet.rule()
    sheet.row("Betales til konto 0000 00 00000", "2 162,75", weight=700)
    return sheet


def statement(title: str, number: int) -> Sheet:
    sheet = headed(title, number, "Prøvebanken")
    sheet.say("Konto 0000 00 00000     Periode: september 2026")
    sheet.skip(30)
    sheet.row("Dato og tekst", "Ut", "Inn", "Saldo", weight=700)
    sheet.rule()
    balance = 3_200
    for day in range(1, 29 - variety(title, number) % 12):
        out, into = (137 * day % 690, 0) if day % 9 else (0, 4_450)
        balance += into - out
        shop = ("Dagligvare", "Buss", "Apotek", "Strøm", "Mobil")[day % 5] if out else "Lønn"
        sheet.row(f"{day:02}.09  {shop}", f"{out},00" if out else "", f"{into},00" if into else "", f"{balance},00")
    sheet.rule()
    return sheet


def letter(title: str, number: int) -> Sheet:
    sheet = headed(title, number, "Prøveetaten")
    first = variety(title, number) % 4
    for paragraph in (PROSE * 3)[first : first + 4 + variety(title, number) % 5]:
        sheet.say(paragraph)
        sheet.skip(30)
    sheet.skip(60)
    sheet.say("Vennlig hilsen\nOla Øving\nsaksbehandler")
    return sheet


def card(title: str, number: int) -> Sheet:
    """As large as an identity card lies on a page of its own: ISO 7810 ID-1, drawn at 400 dots an inch."""
    sheet = Sheet(1348, 850, (226, 238, 240), 70)
    sheet.say(f"{title.upper()}     ØVING     SIDE {number}", 34, 700)
    sheet.pen.rectangle((70, 180, 410, 620), (176, 190, 200))
    sheet.pen.ellipse((170, 240, 310, 400), (120, 134, 146))
    sheet.pen.ellipse((120, 430, 360, 800), (120, 134, 146))
    sheet.pen.rectangle((70, 620, 410, 850), sheet.paper)
    sheet.margin, sheet.down = 460, 180
    sheet.say(f"Navn\n{NAME}\nFødt\n01.01.1990\nGyldig til\n01.01.2030\nNummer\nX0000000", 38)
    return sheet


Layout = Callable[[str, int], Sheet]
OTHER: tuple[Layout, str] = (letter, "Bekreftelse")
EXAMPLES: dict[str, tuple[Layout, str]] = {
    "tax_return": (letter, "Skattemelding og skatteoppgjør"),
    "residence": (card, "Oppholdskort"),
    "payslip": (payslip, "Lønnsslipp"),
    "final_settlement": (payslip, "Sluttoppgjør"),
    "student_decision": (letter, "Vedtak om lån og stipend"),
    "lease": (lease, "Husleiekontrakt"),
    "lease_municipal": (lease, "Husleiekontrakt, kommunal bolig"),
    "rent_bill": (bill, "Faktura husleie"),
    "power_bill": (bill, "Faktura strøm"),
    "mortgage_plan": (statement, "Nedbetalingsplan"),
    "fees_bill": (bill, "Faktura kommunale avgifter"),
    "heating_bill": (bill, "Faktura oppvarming"),
    "housing_decision": (letter, "Vedtak om bostøtte"),
    "contact_agreement": (lease, "Avtale om samvær"),
    "kindergarten_bill": (bill, "Faktura barnehage"),
    "after_school_bill": (bill, "Faktura SFO"),
    "leisure_bill": (bill, "Faktura fritidsaktivitet"),
    "braces_bill": (bill, "Faktura tannregulering"),
    "other_child_bill": (bill, "Faktura"),
    "statement_account": (statement, "Kontoutskrift brukskonto"),
    "statement_savings": (statement, "Kontoutskrift sparekonto"),
    "statement_bsu": (statement, "Kontoutskrift BSU"),
    "statement_funds": (statement, "Beholdning aksjer og fond"),
    "statement_life": (statement, "Livsforsikring"),
    "statement_other": (statement, "Kontoutskrift"),
}
