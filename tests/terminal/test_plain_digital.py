"""Sending as lines: what is said on the way, what can be chosen when it stops, and the receipt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO

import pytest

from kiosk.delivery import Route
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.language.words import Voices
from kiosk.paper.rehearsal import Fault as PrinterFault
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.signin.keeping import RehearsalKeeper
from kiosk.terminal.conversation import Conversation, ConversationEnded
from kiosk.terminal.declaring import Destination
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.plain_declaring import tell_declaration
from kiosk.terminal.plain_delivery import PlainDelivery
from kiosk.visit.signed_in import SignedIn
from tests.delivery.delivering import (
    WHO,
    CountingPress,
    application_of_kari,
    delivery_by,
    digital_to,
    printer,
    rehearsal,
)
from tests.terminal.trilingual import surroundings_in
from tests.terminal.visiting import REFERENCE, real_form

KOMMUNE, _CERTIFICATE, SUBMIT = range(3)
NUMBER = str(REFERENCE)
NO_PRINT = "2\n"


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02) as fiks:
        yield fiks


class Told:
    """One application sent as lines. `typed`: what a person types."""

    def __init__(
        self,
        fiks: RehearsalDigisos,
        typed: str,
        *faults: PrinterFault,
        keeper: RehearsalKeeper | None = None,
        who: SignedIn = WHO,
        sign_in: Callable[[], SignedIn | None] | None = None,
        practice: bool = False,
    ) -> None:
        voices: Voices = surroundings_in("nb").voices
        said = StringIO()
        self.printer, self.press = printer("P0", *faults), CountingPress()
        states = {"lease": "later", "residence": "here"}
        application = replace(application_of_kari(), reference=NUMBER, documents=tuple(states.items()))
        delivery = delivery_by(
            digital_to(fiks, keeper=keeper), self.printer, application=application, press=self.press, who=who
        )
        conversation = Conversation(StringIO(typed), said, voices, lambda: None)
        telling = PlainDelivery(conversation, delivery, NUMBER, states, practice=practice, sign_in=sign_in)
        try:
            self.receipt = telling.tell()
        finally:
            self.said = said.getvalue()
            self.delivery = delivery


@pytest.mark.parametrize(
    ("route", "how"),
    [("digital", "Ikke sendt ennå. Digitalt til"), ("paper", "Ikke sendt ennå. På papir til")],
)
def test_nobody_agrees_before_they_have_heard_how_it_leaves(route: Route, how: str) -> None:
    question = declaration_of(real_form())
    assert question
    said = StringIO()
    conversation = Conversation(StringIO("1\n"), said, surroundings_in("nb").voices, lambda: None)
    assert tell_declaration(conversation, question, Destination(REHEARSAL_OFFICES[0], route=route))
    assert how in said.getvalue()


def test_each_step_is_a_line_and_the_receipt_says_where_it_went(fiks: RehearsalDigisos) -> None:
    told = Told(fiks, NO_PRINT)
    for line in ("Spør om kommunen tar imot", "Sender søknaden", "Søknaden er sendt", NUMBER, "Sendt til Nav"):
        assert line in told.said
    assert told.receipt.channel == "digital"
    assert told.printer.prints == []


def test_papers_in_a_hand_and_papers_for_later_are_told_apart(fiks: RehearsalDigisos) -> None:
    said = Told(fiks, NO_PRINT).said
    now, later = said.index("i skranken nå"), said.index("Kom med disse")
    assert now < said.index("Oppholdskort") < later < said.index("Leieavtale")


def test_practice_says_that_it_is_one(fiks: RehearsalDigisos) -> None:
    assert "Øvelse: ingenting sendes" in Told(fiks, NO_PRINT, practice=True).said
    assert "Øvelse" not in Told(fiks, NO_PRINT).said


def test_attempts_are_counted_and_seconds_named(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE)])
    assert "Forsøk 2" in Told(fiks, NO_PRINT).said


def test_paper_is_chosen_where_it_is_not_known_whether_it_arrived(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    told = Told(fiks, "2\n")
    assert "Vi vet ikke ennå" in told.said
    assert "Ingenting er sendt" not in told.said
    assert (told.receipt.channel, told.receipt.tried_digitally, told.press.marked) == ("paper", True, 1)


def test_enter_and_back_choose_nothing(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    told = Told(fiks, "\n<\n2\n")
    assert told.said.count("Søknaden er ikke sendt") == 3
    assert told.receipt.channel == "paper"


def test_each_way_on_says_what_it_means(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    said = Told(fiks, "2\n", keeper=RehearsalKeeper()).said
    for line in ("Vent og prøv igjen: Et halvt", "papir: Med det samme", "Ta vare på den: Du sender den selv"):
        assert line in said


def test_waiting_tries_again(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, 3)])
    told = Told(fiks, "1\n" + NO_PRINT)
    assert told.receipt.channel == "digital"
    assert len(fiks.cases) == 1


def test_kept_only_after_yes_and_never_called_sent(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    keeper = RehearsalKeeper()
    told = Told(fiks, "3\n2\n3\n1\n" + NO_PRINT, keeper=keeper)
    assert told.receipt.kept_until
    assert list(keeper.kept) == [REFERENCE.characters]
    assert "Ikke sendt ennå" in told.said
    assert "Søknaden er sendt" not in told.said


def test_a_gateway_that_keeps_nothing_leads_back_to_the_choice(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    keeper = RehearsalKeeper()
    keeper.is_away = True
    told = Told(fiks, "3\n1\n2\n", keeper=keeper)
    assert "fikk ikke tatt vare" in told.said
    assert told.receipt.channel == "paper"


def test_a_new_sign_in_is_offered_where_there_is_one(fiks: RehearsalDigisos) -> None:
    over = replace(WHO, token="over")
    told = Told(fiks, "1\n" + NO_PRINT, who=over, sign_in=lambda: WHO)
    assert "Logg inn på nytt" in told.said
    assert told.receipt.channel == "digital"
    without = Told(fiks, "1\n", who=over)
    assert "Logg inn på nytt (" not in without.said
    assert without.receipt.channel == "paper"


def test_the_receipt_is_printed_when_wanted_and_a_printer_that_fails_loses_nothing(fiks: RehearsalDigisos) -> None:
    told = Told(fiks, "1\n1\n", "offline")
    assert "Kvitteringen kom ikke ut" in told.said
    assert told.said.count(NUMBER) >= 2
    assert (len(told.printer.prints), told.receipt.channel) == (1, "digital")


def test_whoever_leaves_before_choosing_has_no_receipt(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", KOMMUNE, EVER)])
    with pytest.raises(ConversationEnded):
        Told(fiks, "")
