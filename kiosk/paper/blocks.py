"""Every kind of block a printout may name.

The one rule: a kind has one class, whose fields are its keys.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.paper.block import Block
from kiosk.paper.blocks_answers import Rest, Section, Unanswered
from kiosk.paper.blocks_brief import Balance, Brief
from kiosk.paper.blocks_bring import Bring
from kiosk.paper.blocks_case import CaseHead, Economy, Files, Meta, Note, Part, Remaining
from kiosk.paper.blocks_codes import FirstCodes, MoreCodes, ScanSteps
from kiosk.paper.blocks_cover import Enclosed, Handover, Sender
from kiosk.paper.blocks_declaration import Helped, Signature
from kiosk.paper.blocks_documents import Documents
from kiosk.paper.blocks_enclosed import EnclosedPages
from kiosk.paper.blocks_front import Acute, Identity
from kiosk.paper.blocks_given import Given
from kiosk.paper.blocks_guide import BringTiles, HelperBox, Keys
from kiosk.paper.blocks_late import Papers, Ways
from kiosk.paper.blocks_next import OfficeCard, Steps, Tasks, Urgent
from kiosk.paper.blocks_number import ReceiptNumber
from kiosk.paper.blocks_page import Banner, Notice, Spine
from kiosk.paper.blocks_poster import PosterLanguages, PosterQuestion, PosterScene
from kiosk.paper.blocks_poster_steps import PosterCards, PosterDesk, PosterPromises
from kiosk.paper.blocks_receipt import Arrival, ReceiptTitle, Submission, Trio
from kiosk.paper.blocks_role import RoleCard
from kiosk.paper.blocks_trial import (
    TrialCodes,
    TrialGreys,
    TrialLines,
    TrialMargins,
    TrialRulers,
    TrialScripts,
    TrialTitle,
)
from kiosk.paper.blocks_where import Addresses

KINDS: Mapping[str, type[Block]] = MappingProxyType(
    {
        "acute": Acute,
        "addresses": Addresses,
        "arrival": Arrival,
        "balance": Balance,
        "banner": Banner,
        "brief": Brief,
        "bring": Bring,
        "bring_tiles": BringTiles,
        "case_head": CaseHead,
        "codes": FirstCodes,
        "documents": Documents,
        "economy": Economy,
        "enclosed": Enclosed,
        "enclosed_pages": EnclosedPages,
        "files": Files,
        "given": Given,
        "handover": Handover,
        "helped": Helped,
        "helper_box": HelperBox,
        "identity": Identity,
        "keys": Keys,
        "meta": Meta,
        "more_codes": MoreCodes,
        "note": Note,
        "notice": Notice,
        "number": ReceiptNumber,
        "office": OfficeCard,
        "papers": Papers,
        "part": Part,
        "poster_cards": PosterCards,
        "poster_desk": PosterDesk,
        "poster_languages": PosterLanguages,
        "poster_promises": PosterPromises,
        "poster_question": PosterQuestion,
        "poster_scene": PosterScene,
        "remaining": Remaining,
        "rest": Rest,
        "role_card": RoleCard,
        "scan_steps": ScanSteps,
        "section": Section,
        "sender": Sender,
        "signature": Signature,
        "spine": Spine,
        "steps": Steps,
        "tasks": Tasks,
        "title": ReceiptTitle,
        "submission": Submission,
        "trial_codes": TrialCodes,
        "trial_greys": TrialGreys,
        "trial_lines": TrialLines,
        "trial_margins": TrialMargins,
        "trial_rulers": TrialRulers,
        "trial_scripts": TrialScripts,
        "trial_title": TrialTitle,
        "trio": Trio,
        "unanswered": Unanswered,
        "urgent": Urgent,
        "ways": Ways,
    }
)
