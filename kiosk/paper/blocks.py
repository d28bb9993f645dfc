"""Every kind of block a printout may name.

The one rule: a kind has one class, whose fields are its keys.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.paper.block import Block
from kiosk.paper.blocks_answers import Rest, Section, Unanswered
from kiosk.paper.blocks_brief import Balance, Brief
from kiosk.paper.blocks_cover import Enclosed, Handover, Sender
from kiosk.paper.blocks_declaration import Helped, Signature
from kiosk.paper.blocks_front import Acute, Identity
from kiosk.paper.blocks_next import OfficeCard, Steps, Tasks, Urgent
from kiosk.paper.blocks_page import Banner, Spine
from kiosk.paper.blocks_receipt import ReceiptNumber, ReceiptTitle, Trio

KINDS: Mapping[str, type[Block]] = MappingProxyType(
    {
        "acute": Acute,
        "balance": Balance,
        "banner": Banner,
        "brief": Brief,
        "enclosed": Enclosed,
        "handover": Handover,
        "helped": Helped,
        "identity": Identity,
        "number": ReceiptNumber,
        "office": OfficeCard,
        "rest": Rest,
        "section": Section,
        "sender": Sender,
        "signature": Signature,
        "spine": Spine,
        "steps": Steps,
        "tasks": Tasks,
        "title": ReceiptTitle,
        "trio": Trio,
        "unanswered": Unanswered,
        "urgent": Urgent,
    }
)
