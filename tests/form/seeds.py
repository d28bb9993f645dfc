"""The right form with one fault sown in it at a time.

The one rule: each seed says which id must be named, and what must be said about it.
"""

from tests.form.faulty import RIGHT, TOP, swapped

# What was sown: the form with it, the id to be named, words of the message, words of what to do.
# fmt: off
SEEDED = {
    "unknown key": (swapped("help =", "halp ="), "needs", "unknown key halp", "did you mean help?"),
    "unknown key without likeness": (swapped("help =", "colour ="), "needs", "unknown key colour", "remove it"),
    "unknown key of the form": (
        RIGHT.replace("version", 'author = "x"\nversion', 1),
        "support", "unknown key author", "remove"),
    "unknown key of a choice": (
        swapped("exclusive", "exclusiv"),
        "needs.nothing", "unknown key exclusiv", "exclusive?"),
    "unknown key of a helper lane": (swapped("why =", "wy ="), "needs", "unknown key wy in a helper", "why?"),
    "missing key": (swapped('title = "Behov"\n', ""), "need", "missing title", 'title = "…"'),
    "missing text": (swapped('text = "Har du jobb?"\n', ""), "employed", "missing text", 'text = "…"'),
    "empty text": (swapped("Har du jobb?", " "), "employed", "text is empty", "write it"),
    "missing id": (swapped('id = "employed"\n', ""), "a question without id", "missing id", 'id = "…"'),
    "missing version": (swapped('version = "1"\n', ""), "support", "missing version", 'version = "…"'),
    "wrong type": (swapped("required = true", 'required = "yes"'), "needs", "required has the wrong type", "true or"),
    "wrong type of number": (
        swapped("maximum = 3", "maximum = true"),
        "needs", "maximum has the wrong type", "whole number"),
    "helper is a text": (
        swapped("helper = {", "help2 = {").replace("help2 =", "helper = 'x' #"),
        "needs", "helper has", "inline"),
    "unknown kind": (
        swapped('"yesno"', '"yes-no"'),
        "employed", "unknown kind yes-no", "did you mean yesno?"),
    "unknown way out": (swapped('"none"]', '"nothing_here"]'), "needs", "unknown way out nothing_here", "use none"),
    "duplicate id": (swapped('id = "employed"', 'id = "needs"'), "needs", "the id needs is used twice", "another id"),
    "duplicate id of step and question": (
        swapped('id = "employed"', 'id = "need"'),
        "need", "used twice", "another id"),
    "duplicate id inside a group": (swapped('id = "pay"', 'id = "needs"'), "needs", "used twice", "another id"),
    "duplicate choice": (swapped('id = "rent"', 'id = "food"'), "needs.food", "stands twice", "remove one"),
    "choice with the id of a way out": (
        swapped('id = "nothing"', 'id = "none"'),
        "needs.none", "stands twice", "ways_out"),
    "bad id": (swapped('id = "employed"', 'id = "Employed?"'), "Employed?", "cannot be", "small letters"),
    "bad id of a choice": (swapped('id = "food"', 'id = "1food"'), "needs.1food", "cannot be", "letter first"),
    "bad id of the form": (
        swapped('id = "support"', 'id = "Support form"'),
        "Support form", "cannot be", "small letters"),
    "unknown icon": (
        swapped('icon = "money"\nhelp', 'icon = "mony"\nhelp'),
        "needs", "unknown icon mony", "mean money?"),
    "unknown icon of a card": (
        swapped('item_icon = "money"', 'item_icon = "zzz"'),
        "jobs", "unknown icon zzz", "exists"),
    "choice without icon": (
        swapped('text = "Mat"\nicon = "home"', 'text = "Mat"'),
        "needs.food", "choice without icon", "icon ="),
    "choices missing": (
        swapped('kind = "yesno"', 'kind = "one"'),
        "employed", "without choices", "add [[steps.questions.choices]]"),
    "choices where the kind has none": (
        swapped('kind = "one"', 'kind = "text"'),
        "kind", "choices on a question of kind text", "one or many"),
    "choices on yes and no": (
        swapped('kind = "one"', 'kind = "yesno"'),
        "kind", "choices on a question of kind yesno", "remove it"),
    "exclusive on one": (
        swapped('text = "Eie"', 'text = "Eie"\nexclusive = true'),
        "kind.own", "exclusive", "kind many"),
    "talking on many": (swapped("exclusive = true", "talks = true"), "needs.nothing", "talks", "kind one"),
    "limit on a kind without": (
        swapped('unit = "rom"', 'earliest = "today"'),
        "rent", "earliest on a question of kind integer", "kind date"),
    "minimum above maximum": (swapped("minimum = 1\n", "minimum = 2000\n"), "pay", "minimum 2000 is more", "swap"),
    "no date": (swapped('"1950-01-01"', '"1950"'), "since", "1950 is no date", "today"),
    "earliest after latest": (swapped('latest = "today"', 'latest = "1949-01-01"'), "since", "is after latest", "swap"),
    "group without questions": (
        swapped('kind = "integer"\n', 'kind = "group"\n').replace('unit = "rom"\n', ""),
        "rent", "a group without questions", "add"),
    "group in a group": (
        swapped('kind = "amount"', 'kind = "group"').replace("minimum = 1\nmaximum = 1000\n", ""),
        "pay", "a group in a group", "do not nest"),
    "step without questions": (
        RIGHT + '[[steps]]\nid = "e"\ntitle = "E"\nicon = "home"\n',
        "e", "step without questions", "add"),
    "form without steps": (TOP, "support", "form without steps", "[[steps]]"),
    "dead next": (
        swapped('next = "last"', 'next = "lost"'),
        "kind.own", "dead route: next = lost", "did you mean last?"),
    "next into a group": (swapped('next = "last"', 'next = "pay"'), "kind.own", "dead route", "name a later"),
    "next back": (
        swapped('next = "last"', 'next = "needs"'),
        "kind.own", "loop: next = needs leads back", "later"),
    "next to its own step": (swapped('next = "last"', 'next = "money"'), "kind.own", "loop: next = money", "later"),
    "next to itself": (swapped('next = "last"', 'next = "kind"'), "kind.own", "loop: next = kind", "later"),
    "next of a question back": (swapped('unit = "rom"', 'next = "jobs"'), "rent", "loop: next = jobs", "later"),
    "dead next inside a group": (
        swapped("minimum = 1\n", 'next = "last"\n'),
        "pay", "dead route: next = last", "later"),
    "show reads itself": (swapped('show = "employed"', 'show = "any(jobs)"'), "jobs", "itself: a loop", "earlier"),
    "show reads a later question": (
        swapped('show = "employed"', "show = \"kind == 'own'\""),
        "jobs", "comes later", "earlier"),
    "show inside a group reads the group": (
        swapped('show = "pay > 10"', 'show = "any(jobs)"'),
        "since", "around it: a loop", "earlier"),
    "show of a choice reads its question": (
        swapped('text = "Eie"', 'text = "Eie"\nshow = "answered(kind)"'),
        "kind.own", "itself: a loop", "earlier"),
    "show reads into a group from outside": (
        swapped("any(jobs, pay > 10)", "pay > 10"),
        "rent", "stands in a group", "any(group, …)"),
    "unknown id in a condition": (
        swapped('show = "employed"', 'show = "employd"'),
        "jobs", "unknown id employd", "mean employed?"),
    "unquoted text in a condition": (swapped('"rent" in needs', "rent in needs"), "rent", "itself", "earlier"),
    "unknown id within any": (swapped("any(jobs, pay > 10", "any(jobs, salary > 10"),
        "rent", "unknown id salary", "quote"),
    "unknown choice in a condition": (
        swapped('"rent" in needs', '"ront" in needs'),
        "rent", "ront, which is no choice", "mean rent?"),
    "condition that is no condition": (
        swapped('show = "employed"', 'show = "employed =="'),
        "jobs", "cannot be understood", "character 12"),
    "bare name of no yes or no": (
        swapped('show = "employed"', 'show = "needs"'),
        "jobs", "is no yes or no", "answered(needs)"),
    "count of what has no count": (
        swapped('show = "employed"', 'show = "count(employed) > 1"'),
        "jobs", "counts a question of kind yesno", "many or a group"),
    "any of what is no group": (
        swapped("any(jobs, pay > 10)", "any(needs, employed)"),
        "rent", "looks into a question that is no group", "name a group"),
    "show that cannot hold": (
        swapped('show = "employed"', "show = 'employed and employed == \"no\"'"),
        "jobs", "can never hold", "unreachable"),
    "show that cannot hold by number": (RIGHT + 'show = "rent > 5 and rent < 5"\n', "last", "can never hold", "mend"),
    "show that cannot hold by what opens it": (
        swapped('id = "size"\nkind = "text"', 'id = "size"\nkind = "yesno"\nshow = "employed"')
        + "show = 'size and employed == \"no\"'\n",
        "last", "can never hold", "mend"),
    "unreachable": (
        swapped('unit = "rom"\nshow = \'any(jobs, pay > 10) or "rent" in needs\'\n', 'unit = "rom"\nnext = "last"\n'),
        "kind", "unreachable: a next jumps over it", "mend that next"),
    "not TOML": (RIGHT + "[[", "support", "this is not TOML", "mend that line"),
    "steps that are no tables": (
        TOP + "steps = [1]",
        "a step without id", "a step that is no table", "as a table"),
}
# fmt: on
