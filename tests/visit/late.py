"""The real forms' shape, small: an application with four papers, and the form for late ones.

The one rule: the late form names the papers by the application's ids, as the real one does.
"""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.form.forms import Forms
from kiosk.form.reading import read_form
from kiosk.settings import Office, Settings
from kiosk.visit.document import Page
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
EARLIER = Reference("7KQ4M2XJG")
PAGE = Page(b"jpeg", 100, 140, 12, "scanner")
PAPERS = ("lease", "payslip", "never", "other_info")
OFFICE = Office("0301", "Nav Test", "0301", "Gata 1", "0182", "Oslo")
OTHER_OFFICE = Office("0302", "Nav Annen", "0301", "Gata 2", "0183", "Oslo")
APPLICATION = """
id = "application"
version = "1"
title = "Søknad"
icon = "x"
[[steps]]
id = "you"
title = "Deg"
icon = "x"
[[steps.questions]]
id = "alone"
kind = "yesno"
icon = "x"
text = "Alene?"
[[documentation]]
id = "lease"
type = "husleiekontrakt|husleiekontrakt"
title = "Husleiekontrakt"
text = "Leieavtale"
icon = "x"
[[documentation]]
id = "payslip"
type = "lonnslipp|arbeid"
title = "Lønnslipp"
text = "Lønnsslipp"
icon = "x"
[[documentation]]
id = "never"
type = "student|vedtak"
title = "Vedtak"
text = "Vedtak"
icon = "x"
show = 'alone == "no"'
[[documentation]]
id = "other_info"
type = "annet|annet"
title = "Annet"
text = "Annet"
icon = "x"
"""
LATE = """
id = "late"
version = "1"
title = "Papirer"
icon = "x"
[[steps]]
id = "which"
title = "Søknaden"
icon = "x"
[[steps.questions]]
id = "reference"
kind = "reference"
icon = "x"
text = "Nummer?"
required = true
ways_out = ["dont_know"]
[[steps]]
id = "papers"
title = "Papirer"
icon = "x"
[[steps.questions]]
id = "topics"
kind = "many"
icon = "x"
text = "Hva?"
required = true
choices = [
  { id = "home", text = "Bolig", icon = "x" },
  { id = "work", text = "Jobb", icon = "x" },
  { id = "else", text = "Annet", icon = "x" },
]
[[steps.questions]]
id = "papers_home"
kind = "many"
icon = "x"
text = "Bolig?"
show = '"home" in topics'
ways_out = ["dont_know"]
choices = [{ id = "lease", text = "Leieavtale", icon = "x" }]
[[steps.questions]]
id = "papers_work"
kind = "many"
icon = "x"
text = "Jobb?"
show = '"work" in topics'
ways_out = ["dont_know"]
choices = [{ id = "payslip", text = "Lønnsslipp", icon = "x" }, { id = "never", text = "Vedtak", icon = "x" }]
[[steps.questions]]
id = "papers_else"
kind = "text"
icon = "x"
text = "Annet?"
show = '"else" in topics'
maximum = 200
[[steps]]
id = "where"
title = "Kontor"
icon = "x"
[[steps.questions]]
id = "office"
kind = "office"
icon = "x"
text = "Kontor?"
required = true
"""


def forms() -> Forms:
    """Both, read."""
    with TemporaryDirectory() as folder:
        read = []
        for name, text in (("application", APPLICATION), ("late", LATE)):
            path = Path(folder) / f"{name}.toml"
            path.write_text(text, encoding="utf-8")
            read.append(read_form(path, {"x", "yes", "no", "dont_know"}))
    return Forms(*read)


def session_of() -> Session:
    """A visit with nothing said yet."""
    return Session(forms(), Settings(offices=(OFFICE, OTHER_OFFICE)), Reference("K20GFRSNB"), clock=lambda: NOW)
