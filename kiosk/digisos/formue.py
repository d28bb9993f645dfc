"""What the applicant owns: accounts, savings and things of value.

The one rule: whatever was ticked has a row, with an amount where one was told.
"""

from kiosk.digisos.poster import Post, kept, titled
from kiosk.digisos.told import Told, label

OTHER = "Annen form for sparing"
# Ticked saving → type, title, and the question that asks how much.
SAVINGS = {
    "bsu": ("bsu", "BSU", "bsu_amount"),
    "account": ("sparekonto", "Sparekonto", "savings_amount"),
    "insurance": ("livsforsikringssparedel", "Livsforsikringssparedel", "life_insurance_amount"),
    "funds": ("verdipapirer", "Aksjer, obligasjoner eller fond", "funds_amount"),
}
OTHERS = {
    "cash": "cash_amount",
    "crypto": "crypto_amount",
    "abroad": "abroad_amount",
    "other": "savings_other_amount",
}
VALUABLES = {
    "home": ("bolig", "Bolig"),
    "boat": ("campingvogn", "Campingvogn og/eller båt"),
    "car": ("kjoretoy", "Kjøretøy"),
    "cabin": ("fritidseiendom", "Fritidseiendom"),
    "other": ("annet", "Annet"),
}


def formue_of(told: Told) -> tuple[Post, ...]:
    """Everything owned: the account, savings, things."""
    savings, valuables = told.picked("savings"), told.picked("valuables")
    saved = (
        Post(type=type, tittel=title, belop=told.number(amount))
        for choice, (type, title, amount) in SAVINGS.items()
        if choice in savings
    )
    others = (
        Post(type="belop", tittel=titled(OTHER, saving(told, choice)), belop=told.number(amount))
        for choice, amount in OTHERS.items()
        if choice in savings
    )
    things = (Post(type=type, tittel=title) for choice, (type, title) in VALUABLES.items() if choice in valuables)
    account = Post(type="brukskonto", tittel="Brukskonto", belop=told.number("balance"))
    return kept(account if has_account(told) else None, *saved, *others, *things)


def has_account(told: Told) -> bool:
    """Whether there is an account, here or abroad."""
    return bool(told.word("account")) or told.has("balance") or told.word("no_account") == "foreign"


def saving(told: Told, choice: str) -> str:
    """What an other saving is: the applicant's words, else the form's."""
    words = told.shown("savings_other") if choice == "other" else ""
    return words or label(told.form.question("savings"), choice)
