"""Small catalogues for tests: one frame text with a placeholder, a question with two choices, a word.

The one rule: everything is written below one folder that a test gets.
"""

from pathlib import Path

from kiosk.language.translating.catalogue import update

FRAME = """msgid ""
msgstr ""

#. the bar, at most 8 characters if possible
msgctxt "bar.next"
msgid "Neste"
msgstr ""

#. how many are left
msgctxt "left"
msgid "{count} igjen av 12. Trykk Enter."
msgstr ""
"""
GLOSSARY = '#. what is paid\nmsgctxt "term.rent"\nmsgid "husleie"\nmsgstr ""\n'
FORM = [
    ("need.text", "Hva trenger du?", "Question, at most 38 characters if possible"),
    ("need.choice.food", "Mat", "Label"),
    ("need.choice.rent", "Husleie", "Label"),
    ("need.ask", "Spør om mat", "helper"),
]
FORMS = {"form": FORM}
CARDS = [("need.choice.food", "need.choice.rent", "way.unknown")]
SEEN = {"bar.next": ("kiosk/bar.py",), "left": ("kiosk/left.py",), "need.text": ("forms/form.toml#needs.need",)}
UKRAINIAN = {
    "bar.next": "Далі", "left": "ще {count} з 12. Натисніть Enter.", "term.rent": "оренда", "need.text": "Що потрібно?",
    "need.choice.food": "Їжа", "need.choice.rent": "Оренда",
}  # fmt: skip


def begin(locales: Path, frame: str = FRAME) -> Path:
    """Bokmål, and an empty folder for Ukrainian; gives `locales`."""
    for code in ("nb", "uk"):
        (locales / code).mkdir(exist_ok=True)
    (locales / "nb" / "frame.po").write_text(frame, encoding="utf-8")
    (locales / "nb" / "glossary.po").write_text(GLOSSARY, encoding="utf-8")
    update(locales, FORMS, SEEN)
    return locales


def translate(locales: Path, **more: str) -> None:
    """Everything in Ukrainian, with these texts instead; "__" stands for a full stop."""
    said = {**UKRAINIAN, **{text_id.replace("__", "."): text for text_id, text in more.items()}}
    for path in (locales / "uk").glob("*.po"):
        text = path.read_text(encoding="utf-8")
        for text_id, translation in said.items():
            before, found, after = text.partition(f'msgctxt "{text_id}"')
            text = before + found + after.replace('msgstr ""', f'msgstr "{translation}"', 1) if found else text
        path.write_text(text, encoding="utf-8")
