"""A month's money: bars that show and never judge, and the amounts that can still be named."""

from io import StringIO

import pytest

from kiosk.form.answers import Place
from kiosk.form.budget import Budget
from kiosk.form.kinds.counting import spaced
from kiosk.language import script
from kiosk.language.pictogram import Cells, Drawing
from kiosk.terminal.canvas import Block
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.monthly import in_kroner, is_open, name_of
from kiosk.terminal.outcome import Back, Chose, Proceed
from kiosk.terminal.plain_month import tell_month
from kiosk.terminal.screens.month import month_screen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.entries import Entry
from kiosk.terminal.widgets.money import MoneyBar
from tests.terminal.golden import compare
from tests.terminal.matters import BELOW, JOB_PAY, KNOWN, NAV, OPEN, UNKNOWN_PHONE, UNKNOWN_POWER, matters
from tests.terminal.stage import Stage, tap

NOTHING = Budget()
MANY = Budget((NAV,), (UNKNOWN_POWER, UNKNOWN_PHONE) * 5)
BUDGETS = {"known": KNOWN, "open": OPEN, "below": BELOW, "nothing": NOTHING, "many": MANY}


def stage(budget: Budget, code: str = "nb") -> Stage:
    """A stage with this month."""
    return Stage(lambda now: month_screen(now, budget, 0), matters(code))


async def test_one_key_goes_on_even_when_amounts_are_missing() -> None:
    kiosk = stage(OPEN)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("0")

        assert kiosk.outcomes == [Proceed()]


async def test_the_key_of_an_unknown_amount_mends_it() -> None:
    kiosk = stage(OPEN)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")

        assert kiosk.outcomes == [Chose(str(Place("phone")))]


async def test_a_tap_on_an_unknown_amount_mends_it() -> None:
    kiosk = stage(OPEN)
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "Entry")

        assert kiosk.outcomes == [Chose(str(Place("power")))]


async def test_back_goes_back() -> None:
    kiosk = stage(KNOWN)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape")

        assert kiosk.outcomes == [Back()]


async def test_where_everything_is_known_nothing_is_asked() -> None:
    kiosk = stage(KNOWN)
    async with kiosk.run_test(size=(120, 40)):
        assert "Vet du disse tallene?" not in kiosk.text
        assert not list(kiosk.screen.query(Entry))


async def test_why_an_amount_is_missing_is_said() -> None:
    kiosk = stage(OPEN)
    async with kiosk.run_test(size=(120, 40)):
        assert "Vet ikke" in kiosk.text
        assert "Ikke svart" in kiosk.text


async def test_the_longest_bar_takes_all_its_room_and_the_others_their_share() -> None:
    kiosk = stage(KNOWN)
    async with kiosk.run_test(size=(120, 40)):
        bars = list(kiosk.screen.query(MoneyBar))

        assert {bar.most for bar in bars} == {KNOWN.total_in}
        assert [bar.total for bar in bars] == [14200, 9149, 5051]


async def test_below_nothing_is_a_minus_and_no_alarm() -> None:
    kiosk = stage(BELOW)
    async with kiosk.run_test(size=(88, 25)):
        assert "−4 250" in kiosk.text.replace("\N{NO-BREAK SPACE}", " ")
        assert not list(kiosk.screen.query("Alert"))


def test_what_nobody_knows_makes_what_is_left_open_too() -> None:
    assert [is_open(OPEN, part) for part in ("in", "out", "left")] == [False, True, True]


def test_a_repetition_is_called_by_its_number() -> None:
    assert name_of(JOB_PAY, matters().voices) == ("jobb 2", "")


@pytest.mark.parametrize(("kroner", "written"), [(0, "0"), (-4250, "−4 250"), (14200, "14 200")])
def test_kroner_are_grouped_with_hard_spaces(kroner: int, written: str) -> None:
    assert spaced(kroner) == written.replace(" ", "\N{NO-BREAK SPACE}")


def test_kroner_are_one_value_in_a_line_of_either_direction() -> None:
    words = matters("ar").voices.applicant
    line = script.finish(f"الباقي: {in_kroner(1300, words)}", "rtl")
    assert "1\N{NO-BREAK SPACE}300" in line


@pytest.mark.parametrize(
    ("size", "code", "drawing"),
    [((80, 24), "ar", "sextant"), ((88, 25), "nb", "font"), ((120, 40), "ar", "font"), ((120, 40), "ar", "block"),
     ((200, 60), "nb", "sextant")],
)  # fmt: skip
@pytest.mark.parametrize("budget", BUDGETS.values(), ids=BUDGETS)
async def test_nothing_crosses_an_edge_and_no_word_is_cut(
    budget: Budget, size: tuple[int, int], code: str, drawing: Drawing
) -> None:
    now = matters(code)
    drawn = Surroundings(now.voices, Cells.load(drawing), now.practice, now.rail)
    kiosk = Stage(lambda here: month_screen(here, budget, 0), drawn)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        blocks = [block for block in kiosk.screen.query(Block) if block.region]
        entries = [entry for entry in blocks if isinstance(entry, Entry)]

        assert [script.width(line) for line in kiosk.text.split("\n")] == [size[0]] * size[1]
        assert all(kiosk.screen.region.contains_region(block.region) for block in blocks)
        assert all(entry.rows(entry.region.width) <= entry.region.height for entry in entries)
        assert bool(entries) == bool(budget.unknown)
        assert not any(one.region.overlaps(other.region) for n, one in enumerate(blocks) for other in blocks[n + 1 :])


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_month_looks_as_it_was_decided(code: str, size: tuple[int, int]) -> None:
    kiosk = stage(OPEN, code)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()

        compare(f"month-{code}-{size[0]}x{size[1]}", kiosk.text)


@pytest.mark.parametrize("code", ["nb", "ar"])
async def test_a_month_below_nothing_looks_as_it_was_decided(code: str) -> None:
    kiosk = stage(BELOW, code)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()

        compare(f"month-below-{code}-120x40", kiosk.text)


# ── in lines ─────────────────────────────────────────────────────────────────


def told(budget: Budget, *lines: str, code: str = "nb") -> tuple[bool, str, list[Place]]:
    """What came of these lines, what was said, and what was mended."""
    said, mended = StringIO(), list[Place]()
    heard = StringIO("".join(f"{line}\n" for line in lines))
    conversation = Conversation(heard, said, matters(code).voices, lambda: None)
    went_on = tell_month(conversation, lambda: budget, mended.append)
    return went_on, said.getvalue().replace("\N{NO-BREAK SPACE}", " "), mended


def test_three_lines_and_an_empty_one_goes_on() -> None:
    went_on, said, _ = told(KNOWN, "")
    assert went_on
    assert "Inn: 14 200 kr\nUt: 9 149 kr\nIgjen: 5 051 kr\n" in said


def test_what_nobody_knows_is_marked_and_a_number_mends_it() -> None:
    went_on, said, mended = told(OPEN, "2", "")
    assert (went_on, mended) == (True, [Place("phone")])
    assert "Ut: 7 500 kr + ?" in said
    assert "1. Hvor mye betaler du for strøm?: Vet ikke" in said


def test_back_from_the_month_is_back() -> None:
    assert told(KNOWN, "<")[0] is False


def test_both_languages_are_said() -> None:
    _, said, _ = told(KNOWN, "", code="ar")
    assert "Igjen: 5 051 kr" in said
    assert "الباقي: " in said
