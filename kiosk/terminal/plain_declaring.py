"""The declaration as lines: where the application goes and how, what is declared, and yes or back to mend.

The one rule: as on the screens, nobody declares before they have seen where it goes.
"""

from kiosk.form.definition import Question
from kiosk.terminal.conversation import Conversation, Option
from kiosk.terminal.declaring import AGREE, CHANGE, Destination, afterwards, declared


def tell_declaration(conversation: Conversation, question: Question, destination: Destination) -> bool:
    """Whether the applicant agrees."""
    title, statements = declared(question)

    def show() -> None:
        tell_destination(conversation, destination)
        for text in (title, *(text for _, text in statements)):
            conversation.tell(text)

    def options() -> list[Option]:
        pair = conversation.voices.pair
        return [Option(AGREE, *pair("declaration.agree")), Option(CHANGE, *pair("declaration.change"))]

    chosen = ""
    while not chosen:
        chosen = conversation.choose(show, options, (afterwards(destination.route),))
    return chosen == AGREE


def tell_destination(conversation: Conversation, destination: Destination) -> None:
    """The office and its address, or what stands for them."""
    conversation.tell(destination.caption)
    office = destination.office
    if office is None:
        conversation.tell(destination.text)
    else:
        conversation.say(office.name, office.street, f"{office.postal_code} {office.city}")
        conversation.tell("goes_to.hours", hours=office.hours)
