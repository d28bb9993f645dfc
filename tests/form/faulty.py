"""A right form with every part a form can have, to sow faults in.

The one rule: as it stands the checker finds nothing wrong with it.
"""

TOP = """
id = "support"
version = "1"
title = "Søknad"
icon = "home"
routed_by = ["address"]
discreet = 'kind == "hire" and "food" in needs'
minor = "age(identity) < 18"
printouts = ["cover", "application"]
case_printouts = ["soknad"]
budget = { in = ["jobs.pay"], out = ["fees"] }
"""
DOCUMENTS = """
[[documentation]]
id = "payslip"
type = "lonnslipp|arbeid"
title = "Lønnsslipp"
text = "Lønnsslippen din"
icon = "money"
show = 'any(jobs, pay > 20) and errand != "late"'
[[documentation]]
id = "lease"
type = "husleiekontrakt|husleiekontrakt"
title = "Leieavtale"
text = "Kontrakten din"
icon = "home"
show = "offices(address) == 1 and days(moved) < 90"
"""
NEED = """
[[steps]]
id = "need"
title = "Behov"
icon = "home"

[[steps.questions]]
id = "needs"
kind = "many"
text = "Hva trenger du?"
icon = "money"
help = "Velg én eller flere."
required = true
ways_out = ["dont_know", "none"]
maximum = 3
helper = { ask = "Når spiste du sist?", why = "Nød går først" }
[[steps.questions.choices]]
id = "food"
text = "Mat"
icon = "home"
[[steps.questions.choices]]
id = "rent"
text = "Husleie"
icon = "money"
show = "not answered(nothing_yet)"
[[steps.questions.choices]]
id = "nothing"
text = "Ingenting"
icon = "no"
exclusive = true

[[steps.questions]]
id = "identity"
kind = "identity"
text = "Hva er nummeret ditt?"
icon = "home"
ways_out = ["none"]

[[steps.questions]]
id = "address"
kind = "address"
text = "Hvor bor du?"
icon = "home"

[[steps.questions]]
id = "moved"
kind = "date"
text = "Når flyttet du?"
icon = "home"
earliest = "today-90y"
latest = "today+0d"
usual = { earliest = "today-10y" }
show = 'errand != "again"'

[[steps.questions]]
id = "employed"
kind = "yesno"
text = "Har du jobb?"
icon = "money"
"""
MONEY = """
[[steps]]
id = "money"
title = "Penger"
icon = "money"

[[steps.questions]]
id = "jobs"
kind = "group"
text = "Jobbene dine"
icon = "money"
show = "employed"
maximum = 5
item_title = "Jobb {number}"
item_icon = "money"
[[steps.questions.questions]]
id = "pay"
kind = "amount"
text = "Hva tjener du?"
icon = "money"
minimum = 1
maximum = 1000
[[steps.questions.questions]]
id = "since"
kind = "date"
text = "Siden når?"
icon = "money"
earliest = "1950-01-01"
latest = "today"
show = "pay > 10"

[[steps.questions]]
id = "fees"
kind = "amount"
text = "Hva betaler du?"
icon = "money"
usual = { low = 10, high = 5000 }

[[steps.questions]]
id = "rent"
kind = "integer"
text = "Hvor mange rom?"
icon = "home"
unit = "rom"
show = 'any(jobs, pay > 10) or "rent" in needs'

[[steps.questions]]
id = "kind"
kind = "one"
text = "Hva slags?"
icon = "home"
[[steps.questions.choices]]
id = "own"
text = "Eie"
icon = "home"
next = "last"
[[steps.questions.choices]]
id = "hire"
text = "Leie"
icon = "home"

[[steps.questions]]
id = "size"
kind = "text"
text = "Hvor stort?"
icon = "home"

[[steps.questions]]
id = "last"
kind = "consent"
text = "Greit?"
icon = "yes"
"""
RIGHT = TOP + DOCUMENTS + NEED.replace('show = "not answered(nothing_yet)"\n', "") + MONEY


def swapped(old: str, new: str) -> str:
    assert RIGHT.count(old) >= 1, old
    return RIGHT.replace(old, new, 1)
