"""How commands are put into words: the parser, what counts as wrong use, and the kinds of arguments.

The one rule: a command's module is loaded when that command is used, and no sooner.
"""

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

Act = Callable[[argparse.Namespace], int]


class UseError(Exception):
    """The command cannot be used like this, or not here."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more.

    `room`: the module here whose `furnish(parser)` adds the arguments and the act, when they are wanted.
    """

    def __init__(self, *arguments: Any, room: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.room = room

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        if self.room:
            room, self.room = self.room, ""
            import_module(f"kiosk.commands.{room}").furnish(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def add(rooms: "argparse._SubParsersAction[Parser]", name: str, act: Act, help: str) -> Parser:
    """One command."""
    command = rooms.add_parser(name, help=help, description=help)
    command.set_defaults(act=act)
    return command


def add_rooms(parser: Parser, *, required: bool = True) -> "argparse._SubParsersAction[Parser]":
    """Commands of a command; not `required` where it does something by itself too."""
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=required, parser_class=Parser)


def positive(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("write a whole number from 1")
    return int(text)


def existing(text: str) -> Path:
    """A file or folder that is there."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def file(text: str) -> Path:
    """A file that is there."""
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return Path(text)
