"""The pages an applicant opens on a phone: where the application is, and the form to ask for it.

The one rule: nothing personal stands here, nothing is loaded from anywhere, and nothing is kept: no cookie, no script.

    pages = Pages(library, forms, offices, languages)
    pages.headers                                  of every response; its policy lets in the stylesheet, no more
    pages.status(status, "ar")                     GET  /S/<reference>/<key>[?l=xx]: the language is a link, ?l=nb
    pages.status(status, "ar", offer=Offer(…))     the same with a button, sent with pages.form_headers
    pages.status(status, "ar", entered=Entered(…)) POST /S: the language is a button, which posts the same again
    pages.ask("uk")                                GET  /[?l=xx]: number and code; posts reference, code and l to /S
    pages.ask("uk", "unknown", reference=typed)    POST /S, answered 404 (429 for "tries", 422 for "shape")
    pages.sorry("unknown", "nb")                   404 for a link that leads nowhere; "tries" 429, "trouble" 500 and 503
    pages.language(wanted, accept)                 one of ours: the one wanted, else by Accept-Language, else bokmål
"""

from kiosk.gateway.pages.offers import Offer
from kiosk.gateway.pages.pages import Entered, Pages, Problem, Sorry

__all__ = ["Entered", "Offer", "Pages", "Problem", "Sorry"]
