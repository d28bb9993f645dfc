"""Two small forms, one for late documents, and offices in two municipalities.

The one rule: only what an errand, an address or a document decides stands here.
"""

from kiosk.form.answers import Address
from kiosk.settings import Office

APPLICATION = """
id = "application"
version = "1"
title = "Søknad"
icon = "x"
routed_by = ["address", "last_address"]
discreet = 'home == "secret"'
minor = "age(born) < 18"

[[documentation]]
id = "lease"
type = "husleiekontrakt|husleiekontrakt"
title = "Leieavtale"
text = "Kontrakt"
icon = "x"
show = 'home == "own"'

[[documentation]]
id = "other"
type = "annet|annet"
title = "Annet"
text = "Annet"
icon = "x"
show = 'errand != "again"'

[[steps]]
id = "who"
title = "Hvem"
icon = "x"

[[steps.questions]]
id = "born"
kind = "date"
text = "Født?"
icon = "x"

[[steps.questions]]
id = "home"
kind = "one"
text = "Hvor?"
icon = "x"
choices = [
  { id = "own", text = "Eie", icon = "x" },
  { id = "prison", text = "Fengsel", icon = "x" },
  { id = "secret", text = "Hemmelig", icon = "x" },
]

[[steps.questions]]
id = "address"
kind = "address"
text = "Adresse?"
icon = "x"
show = 'home == "own"'

[[steps.questions]]
id = "last_address"
kind = "address"
text = "Før?"
icon = "x"
show = 'home in ["prison", "secret"]'
ways_out = ["none"]

[[steps.questions]]
id = "office"
kind = "office"
text = "Kontor?"
icon = "x"
ways_out = ["dont_know"]
show = 'home == "own" and offices(address) != 1 or home == "prison" and offices(last_address) != 1'
"""
LATE = """
id = "late"
version = "1"
title = "Papirer"
icon = "x"
[[steps]]
id = "which"
title = "Hvilken"
icon = "x"
questions = [
  { id = "reference", kind = "reference", text = "Nummer?", icon = "x", ways_out = ["dont_know"] },
  { id = "office", kind = "office", text = "Kontor?", icon = "x" },
]
"""
EAST = Office("1", "Nav Øst", "0301", "Vei 1", "0182", "Oslo", postal_codes=("0150-0199",))
WEST = Office("2", "Nav Vest", "0301", "Vei 2", "0250", "Oslo", postal_codes=("0200-0299", "0199"))
BERGEN = Office("3", "Nav Bergen", "4601", "Vei 3", "5003", "Bergen")
STORGATA = Address("Storgata 1", "0182", "Oslo", "0301")
SHARED = Address("Delt vei 1", "0199", "Oslo", "0301")
FAR = Address("Vei 9", "9990", "Båtsfjord", "5632")
