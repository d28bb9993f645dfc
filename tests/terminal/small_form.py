"""A form with a choice, a name, a group and a declaration at its end: all that a visit needs."""

SMALL_FORM = """
id = "small"
version = "1"
title = "Liten søknad"
icon = "money"

[[steps]]
id = "who"
title = "Hvem"
icon = "who"

[[steps.questions]]
id = "home"
kind = "one"
text = "Hvor bor du?"
help = "Der du sover nå."
icon = "home"
choices = [{ id = "rent", text = "Leier", icon = "private_rent" }, { id = "none", text = "Ute", icon = "homeless" }]

[[steps.questions]]
id = "name"
kind = "name"
text = "Hva heter du?"
icon = "who"
required = true

[[steps.questions]]
id = "children"
kind = "group"
text = "Hvem er barna?"
icon = "children"
item_title = "barn"
item_icon = "child"

[[steps.questions.questions]]
id = "child_name"
kind = "name"
text = "Hva heter barnet?"
icon = "child"

[[steps.questions.questions]]
id = "child_here"
kind = "yesno"
text = "Bor barnet her?"
icon = "home"

[[steps]]
id = "end"
title = "Slutt"
icon = "sign"

[[steps.questions]]
id = "message"
kind = "text"
text = "Noe mer?"
icon = "letter"

[[steps.questions]]
id = "true"
kind = "consent"
text = "Er alt riktig?"
icon = "sign"
required = true
"""
