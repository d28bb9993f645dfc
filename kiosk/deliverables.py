"""What a visit hands over, as files: the printed set and its sheets, and what the case systems read.

The one rule: the bytes here are those the kiosk delivers; nothing is made for the folder alone.
"""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.delivery import Delivery, Receipt
from kiosk.digisos.parcel import LATE_PDF
from kiosk.digisos.soknad import soknad_of
from kiosk.digisos.vedlegg import vedlegg_of
from kiosk.digisos.writing import to_json
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form
from kiosk.form.forms import Forms
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.visit.application import Application

if TYPE_CHECKING:
    from kiosk.paper.pages import Printery


def deliver(application: Application, printery: "Printery", gateway: str = "") -> tuple[bytes, Receipt]:
    """The printed set as the rehearsal printer got it, and the receipt; no register is told."""
    printer = RehearsalPrinter(pause=0)
    delivery = Delivery(application, printery, (printer,), lambda: application.created, gateway=gateway)

    async def follow() -> None:
        async for _ in delivery.attempt():
            pass

    asyncio.run(follow())
    assert delivery.receipt
    return printer.prints[-1], delivery.receipt


def files_of(
    forms: Forms, application: Application, printery: "Printery", gateway: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Every file by its name."""
    form = forms.of(application.errand)
    printed, receipt = deliver(application, printery, gateway)
    yield "application.json", application.to_json(form)
    yield "printed-set.pdf", printed
    for name in form.printouts:
        if name != "data-sheet" or printery.has_codes(application):
            yield f"{name}.pdf", printery.make_one(name, application)
    yield "receipt.json", (json.dumps(receipt.to_dict(), ensure_ascii=False, indent=2) + "\n").encode()
    # Who lives at a secret address goes into no system by this kiosk.
    if not application.discreet:
        yield from case_files(forms.application, form, application, printery)


def case_files(named: Form, form: Form, application: Application, printery: "Printery") -> Iterator[tuple[str, bytes]]:
    """What the case system gets, under the names it knows. `named`: the form whose documentation is meant."""
    if application.errand != LATE:
        yield "soknad.json", to_json(soknad_of(form, application))
    yield "vedlegg.json", to_json(vedlegg_of(named, application))
    for name in form.case_printouts:
        yield case_name(name), printery.make_one(name, application)


def case_name(printout: str) -> str:
    """What the case system calls this printout: `Soknad.pdf`; late papers it spells small."""
    return LATE_PDF if f"{printout}.pdf" == LATE_PDF else f"{printout.capitalize()}.pdf"


def write_out(
    forms: Forms, application: Application, printery: "Printery", out: Path, gateway: str = ""
) -> tuple[Path, ...]:
    """Everything a visit would deliver, as files in `out`, which is made. `gateway`: the address on the receipt."""
    files = dict(files_of(forms, application, printery, gateway))
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in files)
