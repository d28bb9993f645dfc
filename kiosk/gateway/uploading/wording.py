"""The texts of the upload page, by the names that its templates call them.

The one rule: templates and script hold no text and no text id; a name here that no template uses is taken out.
"""

from collections.abc import Mapping

# A paper that this gateway does not know, and the one who asks for it does.
OTHER = "upload.other"
WORDING: Mapping[str, str] = {
    "practice": "practice.explain",
    "language": "language.title",
    "no_answers": "upload.private",
    "title": "upload.title",
    "each": "upload.each",
    "camera": "upload.camera",
    "choose": "upload.choose",
    "pages": "upload.pages",
    "page": "upload.page",
    "waiting": "upload.waiting",
    "sending": "upload.sending",
    "held": "upload.held",
    "sent": "upload.sent",
    "arrived": "upload.arrived",
    "refused": "upload.refused",
    "large": "upload.large",
    "unread": "upload.unread",
    "retake": "upload.retake",
    "remove": "upload.remove",
    "stay": "upload.stay",
    "done": "upload.done",
    "done_text": "upload.done.text",
    "shows": "upload.shows",
    "good": "upload.good",
    "light": "upload.good.light",
    "flat": "upload.good.flat",
    "above": "upload.good.above",
    "corners": "upload.good.corners",
    "over": "upload.over.title",
    "over_text": "upload.over.text",
    "lost": "upload.lost",
    "unable": "upload.unable.title",
    "unable_text": "upload.unable.text",
    "keyless": "upload.keyless.title",
    "keyless_text": "upload.keyless.text",
}
# Picture, title and text of each.
SORRIES: Mapping[str, tuple[str, str, str]] = {
    "over": ("phone", "upload.over.title", "upload.over.text"),
    "tries": ("wait", "status.tries.title", "status.tries.text"),
    "trouble": ("wait", "upload.trouble.title", "upload.trouble.text"),
}
