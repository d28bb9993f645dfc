"""`kiosk settings`: which settings there are, as a schema for editors and tools, and whether a file has none but those.

The one rule: it reads, and writes nothing but what was asked for to standard output.
"""

import argparse

from kiosk.commands.parsing import Parser, add, add_rooms


def furnish(parser: Parser) -> None:
    """The schema of either file."""
    rooms = add_rooms(parser)
    schema = add(rooms, "schema", print_schema, "the settings as JSON Schema, which editors complete and check by")
    schema.add_argument("--gateway", action="store_true", help="those of gateway.toml instead of kiosk.toml")


def print_schema(options: argparse.Namespace) -> int:
    """To standard output."""
    from kiosk.setup.schema import schema_of_gateway, schema_of_kiosk, written

    print(written(schema_of_gateway() if options.gateway else schema_of_kiosk()), end="")
    return 0
