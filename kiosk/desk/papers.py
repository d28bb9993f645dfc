"""Which documents can be noted as missing: those the application called for, or all the form knows.

The one rule: what the applicant said would come later is ticked beforehand; nothing is noted before a clerk says so.
"""

from kiosk.desk.case import Case
from kiosk.desk.screens.missing import Paper
from kiosk.form.definition import Form
from kiosk.form.documentation import HERE, LATER
from kiosk.language.words import Words

# What a clerk looks for first: what is promised, what nobody has, what should lie there.
ORDER = (LATER, "missing", "earlier", HERE)


def papers_of(case: Case, form: Form, words: Words, waited: tuple[str, ...] | None = None) -> tuple[Paper, ...]:
    """One line each, those of the sheet in the order above. `form`: whose documentation is meant; `waited`: ids of
    what is waited for already, ticked then; they come first where there is no sheet.
    """
    titles = {each.id: each.title for each in form.documentation}
    # Several kinds may have one title; what the applicant calls them tells them apart.
    called = {each.id: each.text for each in form.documentation if each.text != each.title}
    stated = dict(case.sheet.application.documents) if case.sheet else {}
    asked = sorted((id for id in stated if id in titles), key=lambda each: ORDER.index(stated[each]))
    ticked = {id for id in asked if stated[id] == LATER} if waited is None else set(waited)
    ids = dict.fromkeys((*asked, *(waited or ())) if asked else (*(waited or ()), *titles))
    return tuple(
        Paper(id, titles[id], words(f"desk.paper.{stated[id]}") if id in stated else called.get(id, ""), id in ticked)
        for id in ids
        if id in titles
    )
