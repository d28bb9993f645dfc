"""The right form with one fault at a time sown beside its steps, in what reads circumstances, and in what is usual.

The one rule: as in the other seeds, each says which id must be named, and what must be said about it.
"""

from tests.form.faulty import swapped

# What was sown: the form with it, the id to be named, words of the message, words of what to do.
# fmt: off
SEEDED = {
    # Beside the steps.
    "unknown key of a documentation": (
        swapped('title = "Lønnsslipp"', 'titel = "Lønnsslipp"'),
        "documentation.payslip", "unknown key titel in a documentation", "did you mean title?"),
    "documentation without type": (
        swapped('type = "lonnslipp|arbeid"\n', ""),
        "documentation.payslip", "missing type", 'type = "…"'),
    "documentation without icon": (
        swapped('text = "Kontrakten din"\nicon = "home"\n', 'text = "Kontrakten din"\n'),
        "documentation.lease", "documentation without icon", "icon ="),
    "documentation without id": (
        swapped('id = "payslip"\n', ""),
        "documentation.a documentation without id", "missing id", 'id = "…"'),
    "documentation that is no table": (
        swapped('[[documentation]]\nid = "payslip"', 'documentation = ["payslip"]\n[[other]]\nid = "x"')
        .replace("[[documentation]]", "[[more]]"),
        "documentation.a documentation without id", "a documentation that is no table", "as a table"),
    "documentation twice": (
        swapped('id = "lease"', 'id = "payslip"'),
        "documentation.payslip", "the documentation payslip stands twice", "another id"),
    "documentation with a bad id": (
        swapped('id = "lease"', 'id = "Lease"'), "documentation.Lease", "the id Lease cannot be", "small letters"),
    "documentation of half a type": (
        swapped('"lonnslipp|arbeid"', '"lonnslipp"'),
        "documentation.payslip", "lonnslipp is no type", 'type = "lonnslipp|arbeid"'),
    "documentation with a picture nobody has drawn": (
        swapped('text = "Kontrakten din"\nicon = "home"', 'text = "Kontrakten din"\nicon = "hom"'),
        "documentation.lease", "unknown icon hom", "did you mean home?"),
    "documentation that reads what is not asked": (
        swapped("any(jobs, pay > 20) and errand", "any(jobs, paid > 20) and errand"),
        "documentation.payslip", "unknown id paid", "earlier question"),
    "documentation that is never asked for": (
        swapped("any(jobs, pay > 20) and errand != \"late\"", 'errand == "late" and errand == "new"'),
        "documentation.payslip", "can never hold", "mend it"),
    "routed by no question": (
        swapped('routed_by = ["address"]', 'routed_by = ["adress"]'),
        "support", "routed_by: there is no question adress", "did you mean address?"),
    "routed by what is no address": (
        swapped('routed_by = ["address"]', 'routed_by = ["rent"]'),
        "support", "routed_by: rent is a question of kind integer", "kind address"),
    "routed by no list": (
        swapped('routed_by = ["address"]', 'routed_by = "address"'),
        "support", "routed_by has the wrong type", "write a list"),
    "routed by no name": (
        swapped('routed_by = ["address"]', 'routed_by = [1]'),
        "support", "routed_by holds what is no name", 'routed_by = ["…", "…"]'),
    "discreet that cannot be understood": (
        swapped("'kind == \"hire\" and", "'kind == \"hire\" and or"),
        "support", "discreet = 'kind", "cannot be understood"),
    "discreet by an unknown choice": (
        swapped("'kind == \"hire\" and", "'kind == \"hired\" and"),
        "support", "hired, which is no choice", "did you mean hire?"),
    "discreet that never holds": (
        swapped("'kind == \"hire\" and", "'kind == \"hire\" and kind == \"own\" and"),
        "support", "discreet = ", "can never hold"),
    "minor by a question there is none of": (
        swapped("age(identity)", "age(identety)"),
        "support", "unknown id identety", "did you mean identity?"),
    "nothing to print": (
        swapped('printouts = ["cover", "application"]', "printouts = []"),
        "support", "printouts is empty", "name what is printed"),
    "a printout that cannot be": (
        swapped('"soknad"', '"Soknad.toml"'),
        "support", "case_printouts: no printout can be called Soknad.toml", "without"),
    "a printout twice": (
        swapped('["cover", "application"]', '["cover", "cover"]'),
        "support", "printouts: cover stands twice", "remove one"),
    "budget of no question": (
        swapped('out = ["fees"]', 'out = ["fee"]'),
        "support.budget", "out: there is no question fee", "did you mean fees?"),
    "budget of what is no amount": (
        swapped('out = ["fees"]', 'out = ["rent"]'),
        "support.budget", "out: rent is a question of kind integer", "kind amount"),
    "budget of what stands in a group": (
        swapped('in = ["jobs.pay"]', 'in = ["pay"]'),
        "support.budget", "in: pay stands in a group", "write jobs.pay"),
    "budget counting twice": (
        swapped('out = ["fees"]', 'out = ["fees", "jobs.pay"]'),
        "support.budget", "jobs.pay stands twice", "remove one"),
    "budget with an unknown key": (
        swapped('out = ["fees"]', 'outs = ["fees"]'),
        "support.budget", "unknown key outs in a budget", "did you mean out?"),
    "budget without what goes out": (
        swapped(', out = ["fees"]', ""), "support.budget", "missing out", "write a list"),
    "a law that is no section": (
        swapped('why = "Nød går først"', 'law = "18"'), "needs", "law = 18 is no section", 'law = "§ 18"'),
    # Circumstances and what is usual.
    "a question called errand": (
        swapped('id = "size"', 'id = "errand"'), "errand", "the id errand is taken", "rename"),
    "an errand there is none of": (
        swapped('errand != "again"', 'errand != "agian"'), "moved", "there is no errand agian", "did you mean again?"),
    "an errand that is a number": (
        swapped('errand != "again"', "errand == 2"), "moved", "there is no errand 2", "use one of new"),
    "the age of what has none": (
        swapped("age(identity)", "age(address)"),
        "support", "age(address) reads a question of kind address", "a date or an identity number"),
    "the days of what is no date": (
        swapped("days(moved)", "days(identity)"),
        "documentation.lease", "days(identity) reads a question of kind identity", "name a date"),
    "the offices of what is no address": (
        swapped("offices(address)", "offices(moved)"),
        "documentation.lease", "offices(moved) reads a question of kind date", "name an address"),
    "an age compared with a text": (
        swapped("age(identity) < 18", 'age(identity) < \'young\'').replace('"age(identity)', '"age(identity)', 1),
        "support", "age(identity) is a number, compared with young", "write a number"),
    "a measure of two": (
        swapped("offices(address) == 1", "offices(address, rent) == 1"),
        "documentation.lease", "cannot be understood", "write )"),
    "a measure that is not compared": (
        swapped("offices(address) == 1", "offices(address)"),
        "documentation.lease", "cannot be understood", "compare this"),
    "an age nobody has": (
        swapped("age(identity) < 18", "age(identity) < 18 and age(identity) > 18"),
        "support", "can never hold", "mend"),
    "days that cannot be": (
        swapped("days(moved) < 90", "days(moved) < 90 and days(moved) > 91"),
        "documentation.lease", "can never hold", "mend"),
    "usual on a kind without": (
        swapped('unit = "rom"', 'unit = "rom"').replace('kind = "text"', 'kind = "text"\nusual = { high = 3 }', 1),
        "size", "usual on a question of kind text", "amount or integer or date"),
    "usual that is no table": (
        swapped("usual = { low = 10, high = 5000 }", "usual = 5000"), "fees", "usual has the wrong type", "inline"),
    "usual with an unknown key": (
        swapped("low = 10, high", "low = 10, hihg"), "fees", "unknown key hihg in a usual", "did you mean high?"),
    "usual low above high": (swapped("low = 10", "low = 6000"), "fees", "usual low 6000 is more", "swap"),
    "usual dates of an amount": (
        swapped("low = 10, high = 5000", 'latest = "today"'),
        "fees", "usual latest on a question of kind amount", "low or high"),
    "usual numbers of a date": (
        swapped('usual = { earliest = "today-10y" }', "usual = { high = 3 }"),
        "moved", "usual high on a question of kind date", "earliest or latest"),
    "usual that is no date": (swapped('"today-10y"', '"today-10"'), "moved", "today-10 is no date", "today+30d"),
    "earliest counted from today after latest": (
        swapped('"today-90y"', '"today+1d"'), "moved", "earliest today+1d is after latest today+0d", "swap"),
}
# fmt: on
