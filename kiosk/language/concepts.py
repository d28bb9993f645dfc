"""Every concept that has a picture, and the Material Design Icon that draws it.

The one rule: a concept is named by what it means in this form, never by what its picture shows.
"/off" puts the one slash that means "not" over any picture.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from kiosk.language.choices import ACUTE, FAMILY, FORM, LIVING, MONEY, NEEDS, WORK

Drawing: TypeAlias = Literal["font", "sextant", "block"]
Size: TypeAlias = Literal["xs", "s", "sm", "k", "m", "l", "xl"]
# Columns × rows. A cell is one wide and two high, so these are square but for k, which saves a row.
SIZES: Mapping[Size, tuple[int, int]] = MappingProxyType(
    {"xs": (4, 2), "s": (6, 3), "sm": (8, 4), "k": (12, 5), "m": (12, 6), "l": (16, 8), "xl": (24, 12)}
)
PEOPLE = {
    "who": "account",
    "alone": "account",
    "helper": "handshake",
    "interpreter": "account_voice",
    "guardian": "account_supervisor",
    "nav": "account_tie",
    "librarian": "book_account",
    "child_interprets": "account_child",
}
PAPERS = {
    "paper": "file_document",
    "papers": "file_document_multiple",
    "scan": "scanner",
    "phone": "cellphone",
    "usb": "usb_flash_drive",
    "camera": "camera",
    "found": "file_check",
    "later": "clock_outline",
    "later_paper": "file_clock",
    "missing": "file_question",
    "contract": "file_key",
    "payslip": "file_account",
    "bank_statement": "bank",
    "letter": "email_open",
    "add_paper": "file_plus",
}
DELIVERY = {
    "digital": "cellphone_check",
    "printer": "printer",
    "send": "send",
    "receipt": "receipt_text",
    "reference": "ticket_confirmation",
    "office": "town_hall",
    "sign": "draw_pen",
    "unsigned": "draw_pen/off",
    "review": "clipboard_check",
    "arrived": "check_decagram",
}
TIME = {
    "clock": "clock",
    "calendar": "calendar_month",
    "wait": "timer_sand",
    "night": "weather_night",
}
FRAME = {
    "back": "arrow_left_bold",
    "next": "arrow_right_bold",
    "exit": "exit_run",
    "more": "dots_horizontal",
    "help": "help_circle",
    "language": "translate",
    "privacy": "eye_off",
    "erase": "delete_forever",
    "speak": "volume_high",
    "words": "text_search",
    "look": "eye",
    "ask": "chat_question",
    "edit": "pencil",
    "add": "plus_thick",
    "touch": "gesture_tap",
    "keypad": "dialpad",
    "error": "alert_octagon",
    "lock": "lock",
    "tick": "check_circle",
    "ticked": "checkbox_marked",
    "unticked": "checkbox_blank_outline",
    "delete": "backspace",
    "enter": "keyboard_return",
    "info": "information",
    "nothing_kept": "content_save_off",
}
WAYS_OUT = {
    "dont_know": "head_question",
    "none": "cancel",
    "no_say": "hand_back_left",
    "yes": "check_bold",
    "no": "close_thick",
    "other": "dots_horizontal_circle",
    "no_id": "card_account_details/off",
}
ERRANDS = {
    "start": "file_edit",
    "again": "file_refresh",
    "sent_lately": "calendar_check",
    "talk": "forum",
    "find": "file_search",
    "continue_paper": "line_scan",
    "phone_call": "phone",
    "happy": "emoticon_happy",
    "neutral": "emoticon_neutral",
    "sad": "emoticon_sad",
}
# What a municipality tells of an application.
TIDINGS = {
    "decision": "certificate",
    "condition": "clipboard_text",
    "framework": "calendar_multiple",
    "payment_planned": "cash_clock",
    "paid": "cash_check",
    "payment_stopped": "cash/off",
    "not_shown": "eye_off",
    "mistaken": "file_remove",
}
DATA_SHEET = {
    "data_sheet": "qrcode",
    "scan_codes": "barcode_scan",
    "no_writing": "pencil_off",
    "copied": "content_copy",
    "nav_only": "account_lock",
    "text_leads": "text_box_check",
}
# What is seen on a page (named as in `visit.document.Finding`), and what can be done with it.
PAGES = {
    "blurred": "blur",
    "dark": "lightbulb_on",
    "glare": "white_balance_sunny",
    "cut": "crop",
    "skewed": "angle_acute",
    "empty": "file_outline",
    "twice": "numeric_2_box_multiple",
    "small": "magnify_plus",
    "screenshot": "cellphone_screenshot",
    "turned": "file_rotate_right",
    "retake": "camera_retake",
    "turn": "rotate_right",
    "cover": "marker",
    "uncover": "undo",
    "leave_out": "file_cancel",
    "page_earlier": "transfer_left",
    "page_later": "transfer_right",
    "page_next": "page_next",
    "feeder": "tray_arrow_down",
    "scanner_empty": "tray_alert",
    "scanner_away": "power_plug_off",
    "scanner_jammed": "file_alert",
    "scanner_open": "door_open",
    "scanner_failed": "scanner_off",
    "file_picture": "file_image",
    "file_pdf": "file_pdf_box",
    "file_locked": "file_lock",
    "file_large": "weight",
    "eject": "eject",
    "phone_away": "wifi_off",
    "aim": "qrcode_scan",
}
CONCEPTS: Mapping[str, str] = MappingProxyType(
    NEEDS
    | ACUTE
    | LIVING
    | FAMILY
    | WORK
    | MONEY
    | FORM
    | PEOPLE
    | PAPERS
    | DELIVERY
    | TIME
    | FRAME
    | WAYS_OUT
    | ERRANDS
    | TIDINGS
    | DATA_SHEET
    | PAGES
)
# Directions, which point the other way where reading runs the other way. All other pictures stay as they are.
POINTING = frozenset({"back", "next", "send", "exit", "eviction", "page_earlier", "page_later", "page_next"})
