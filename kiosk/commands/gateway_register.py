"""`kiosk gateway step-back`: the register as an older version of the program knows it.

The one rule: what that version knows stays as it is; only the tables it does not know go.
"""

import argparse

from kiosk.commands.parsing import Parser, add


def add_register(rooms: "argparse._SubParsersAction[Parser]") -> None:
    """The command, before an older version is started."""
    help = "take away the tables that an older version does not know, before that one is started"
    add(rooms, "step-back", step_back, help).add_argument("revision", help="its newest tables, such as 0005")


def step_back(options: argparse.Namespace) -> int:
    """Stop the gateway first: it would bring the tables back."""
    from kiosk.commands.gateway import open_store, read_settings

    store = open_store(read_settings())
    try:
        store.step_back(options.revision)
    finally:
        store.close()
    print(f"The register has the tables of {options.revision}.")
    return 0
