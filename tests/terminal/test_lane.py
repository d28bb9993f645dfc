"""The helper's lane: whole parts in their order, the law as the last small line, and everything on the panel of F1."""

from dataclasses import replace
from functools import partial
from io import StringIO

import pytest

from kiosk.form.definition import HelperLane, Question
from kiosk.terminal.conversation import Conversation
from kiosk.terminal.guiding import guidance_lines, lane_line
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.answers.lanes import lane_of
from kiosk.terminal.widgets.lane import LanePart
from tests.terminal import matters
from tests.terminal.stage import HOME, LANGUAGE, SilentWords, Stage, ask

PARTS = ("urgent", "ask", "look", "paper", "avoid", "why", "means")
SAID = {
    "urgent": "Hent veileder nå. Ikke la personen vente alene.",
    "ask": "Hvor sov du i natt? Hvor lenge kan du bli der du bor nå?",
    "look": "Bagasje. Brev fra utleier som ikke er åpnet.",
    "paper": "Husleiekontrakt. Kvittering for siste måned.",
    "avoid": "Ikke spør hvorfor de flyttet fra hverandre.",
    "why": "Nav ser på hva et sted å bo koster her.",
    "means": "Det stedet du sover de fleste nettene.",
}
LAW = "§§ 15, 27"


def lived(*parts: str, law: str = "") -> tuple[Question, Surroundings]:
    """A question with these parts of guidance, and its surroundings."""
    now = matters.matters()
    source = {**now.voices.helper._source, **{f"home.{part}": SAID[part] for part in parts}}
    words = SilentWords(LANGUAGE["nb"], source, source)
    question = replace(HOME, helper=HelperLane(law=law))
    return question, replace(now, voices=replace(now.voices, applicant=words, helper=words))


def stage(*parts: str, law: str = "") -> Stage:
    """A stage with that question."""
    question, now = lived(*parts, law=law)

    def build(here: Surroundings) -> FrameScreen:
        screen = ask(question)(here)
        assert isinstance(screen, QuestionScreen)
        return screen

    return Stage(build, now)


def words_of(kiosk: Stage) -> str:
    """Everything that is shown, without line ends and edges."""
    return " ".join(kiosk.text.split())


def test_the_parts_come_in_their_order_and_the_law_last() -> None:
    question, now = lived(*PARTS, law=LAW)
    parts = lane_of(question, now.voices)
    assert [part.heading for part in parts] == [f"lane.{part}" for part in (*PARTS, "law")]
    assert parts[-1] == LanePart("court", "lane.law", section=LAW)


async def test_the_law_is_the_last_small_line() -> None:
    kiosk = stage("ask", "why", law=LAW)
    async with kiosk.run_test(size=(120, 40)):
        lane = kiosk.screen.query_one("Lane").region

        assert f"Sosialtjenesteloven {LAW}" in kiosk.text.split("\n")[lane.bottom - 1]


@pytest.mark.parametrize("size", [(88, 25), (120, 30), (120, 40), (200, 60)])
async def test_a_part_is_shown_whole_or_not_at_all(size: tuple[int, int]) -> None:
    kiosk = stage(*PARTS, law=LAW)
    async with kiosk.run_test(size=size) as pilot:
        if size[0] < 100:
            await pilot.press("f2")
        lane = kiosk.screen.query_one("Lane").region
        said = " ".join(" ".join(line[lane.x :] for line in kiosk.text.split("\n")[lane.y : lane.bottom]).split())
        letters = "".join(letter for letter in said if letter.isascii() or letter.isalpha())

        for part in PARTS:
            heading = kiosk.surroundings.voices.helper(f"lane.{part}")
            assert (heading in letters) == all(word in letters for word in SAID[part].split())


async def test_the_urgent_part_is_there_on_every_terminal() -> None:
    for size in ((80, 24), (120, 40)):
        kiosk = stage(*PARTS)
        async with kiosk.run_test(size=size) as pilot:
            if size[0] < 100:
                await pilot.press("f2")

            assert "Gjør dette nå" in kiosk.text


async def test_where_a_part_had_no_room_the_lane_points_to_f1() -> None:
    kiosk = stage(*PARTS)
    async with kiosk.run_test(size=(88, 25)) as pilot:
        await pilot.press("f2")

        assert "… F1" in kiosk.text


async def test_where_everything_has_room_it_does_not() -> None:
    kiosk = stage("ask")
    async with kiosk.run_test(size=(120, 40)):
        assert "… F1" not in kiosk.text


@pytest.mark.parametrize("size", [(80, 24), (88, 25), (120, 40), (200, 60)])
async def test_the_panel_of_f1_has_everything(size: tuple[int, int]) -> None:
    kiosk = stage(*PARTS, law=LAW)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.press("f1")
        seen = words_of(kiosk)
        for _ in range(4):
            await pilot.press("0")
            seen += words_of(kiosk)

        assert all(word in seen for text in SAID.values() for word in text.split())
        assert f"Sosialtjenesteloven {LAW}" in seen
        assert "F2 viser råd til hjelperen" in seen


async def test_the_panel_of_f1_is_one_page_on_a_large_terminal() -> None:
    kiosk = stage(*PARTS, law=LAW)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("f1")

        assert "1/2" not in kiosk.text


async def test_a_screen_without_guidance_has_a_panel_of_keys_alone() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")

        assert "Til hjelperen" not in kiosk.text
        assert "Avslutt og slett" in kiosk.text


async def test_back_from_the_second_page_is_the_first() -> None:
    kiosk = stage(*PARTS, law=LAW)
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1", "0", "escape")

        assert "1/" in kiosk.text
        assert kiosk.outcomes == []


# ── in lines ─────────────────────────────────────────────────────────────────


def test_in_lines_why_and_what_it_means_wait_until_they_are_asked_for() -> None:
    question, now = lived(*PARTS, law=LAW)
    (line,) = lane_line(question, now.voices.helper)
    assert line == " ".join(["[Til hjelperen]", *(SAID[part] for part in PARTS[:5])])


def test_a_question_mark_says_everything() -> None:
    question, now = lived(*PARTS, law=LAW)
    said = StringIO()
    conversation = Conversation(StringIO("?\n1\n"), said, now.voices, lambda: None)
    heard = conversation.ask(lambda: None, guidance=partial(guidance_lines, question, now.voices.helper))
    assert heard == "1"
    assert all(f"{now.voices.helper(f'lane.{part}')}: {SAID[part]}\n" in said.getvalue() for part in PARTS)
    assert f"Sosialtjenesteloven {LAW}\n" in said.getvalue()
    assert "ingen forklaring" not in said.getvalue()
