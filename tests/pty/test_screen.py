"""The terminal that tests look at shows what pyte shows, though it reads faster."""

import random

import pyte

from tests.pty.screen import Screen, Stream

COLUMNS, ROWS = 40, 12
WORDS = ("søk", "ገንዘብ", "سلام", "日本", "e\u0301", "█▀▄", "\U000f1234", "12 500")
COLOURS = ("0", "1;38;2;10;20;30", "48;2;200;200;200", "7", "27", "", "38;5;9", "99999")
OTHERS = (
    *(
        "\x1b[K",
        "\x1b[2J",
        "\x1b[1K",
        "\x1b[3P",
        "\x1b[2@",
        "\x1b[4h",
        "\x1b[4l",
        "\x1b[5L",
        "\x1b[2M",
        "\x1b7",
        "\x1b8",
    ),
    *(
        "\x1b(0",
        "\x0e",
        "\x0f",
        "\x1b]0;title\x07",
        "\x1b[2A",
        "\x1b[3;9r",
        "\x1b[r",
        "\x1bM",
        "\x1bD",
        "\r\n",
        "\t",
        "\b",
    ),
)


def something(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.3:
        return f"\x1b[{chance.randint(0, ROWS + 1)};{chance.randint(0, COLUMNS + 5)}H"
    if kind < 0.6:
        return f"\x1b[{chance.choice(COLOURS)}m"
    return chance.choice(OTHERS) if kind < 0.68 else " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))


def test_letters_colours_and_cursor_are_those_of_pyte_however_output_is_cut() -> None:
    chance = random.Random(5)
    plain, ours = pyte.Screen(COLUMNS, ROWS), Screen(COLUMNS, ROWS)
    slow, fast = pyte.ByteStream(plain), Stream(ours)
    output = "".join(something(chance) for _ in range(4000)).encode()
    while output:
        size = chance.randint(1, 300)
        piece, output = output[:size], output[size:]
        slow.feed(piece)
        fast.feed(piece)
        cells = [
            [screen.buffer[row][column] for row in range(ROWS) for column in range(COLUMNS)] for screen in (plain, ours)
        ]
        assert cells[0] == cells[1]
        assert "".join(ours.display) == "".join(cell.data for cell in cells[0])
        assert (plain.cursor.x, plain.cursor.y, plain.cursor.attrs) == (ours.cursor.x, ours.cursor.y, ours.cursor.attrs)
