"""A form with all that makes a visit stop and look: doubts, a talk, documents, a month, and no office to show."""

CAREFUL_FORM = """
id = "careful"
version = "1"
title = "Nøye søknad"
icon = "money"
discreet = 'place == "hidden"'

[budget]
in = ["wage"]
out = ["rent"]

[[documentation]]
id = "payslip"
type = "lonnslipp|arbeid"
title = "Lønnslipp"
text = "Lønnsslipp"
icon = "payslip"
show = 'wage > 0'

[[steps]]
id = "all"
title = "Alt"
icon = "money"

[[steps.questions]]
id = "place"
kind = "one"
text = "Hvor bor du?"
icon = "home"
choices = [
  { id = "here", text = "Her", icon = "home" },
  { id = "hidden", text = "Et annet sted", icon = "shelter" },
  { id = "talk_first", text = "Vil snakke først", icon = "talk", talks = true },
]

[[steps.questions]]
id = "wage"
kind = "amount"
text = "Hva er lønnen din?"
icon = "wage"
usual = { high = 60000 }
ways_out = ["none"]

[[steps.questions]]
id = "rent"
kind = "amount"
text = "Hva er husleien?"
icon = "rent"
ways_out = ["none"]

[[steps.questions]]
id = "true"
kind = "consent"
text = "Er alt riktig?"
icon = "sign"
required = true
"""
