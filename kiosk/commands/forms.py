"""`kiosk form`: what is asked, looked over for those who write it, and published before it is printed.

The one rule: every fault is named by its file and id, with what to do.
"""

import argparse
import sys
from pathlib import Path

from kiosk.commands.parsing import Parser, add, add_rooms, existing
from kiosk.errors import FormError


def furnish(parser: Parser) -> None:
    """The commands for forms."""
    rooms = add_rooms(parser)
    add(rooms, "check", check_form, "every fault of a form, with what to do").add_argument("file", type=existing)
    publishing = add(rooms, "publish", publish_form, "give its ids their numbers in data sheets, for ever")
    publishing.add_argument("file", type=existing, help="the form; its numbers go to published/ beside it")


def check_form(options: argparse.Namespace) -> int:
    """Every fault of a form, and whether its present version is published as it is."""
    from kiosk.form.reading import check_form
    from kiosk.language.concepts import CONCEPTS

    faults = [str(fault) for fault in check_form(options.file, CONCEPTS)]
    folder = published_beside(options.file)
    if not faults and folder.is_dir():
        faults = unpublished(options.file, folder)
    for fault in faults:
        print(fault)
    for word in [] if faults else left_unmarked(options.file):
        print(word, file=sys.stderr)
    return 1 if faults else 0


def left_unmarked(file: Path) -> list[str]:
    """The hard words that could be explained where they stand and are not; no faults, but worth a look."""
    from kiosk.form.drafting import draft_form
    from kiosk.form.hard_words import unmarked

    return [f"{file.name}: {id}: the hard word {term} is not marked" for id, term in unmarked(draft_form(file).form)]


def publish_form(options: argparse.Namespace) -> int:
    """Its table. Raises FormError when the version was published with other ids."""
    from kiosk.form.reading import read_form
    from kiosk.house import open_house
    from kiosk.language.concepts import CONCEPTS
    from kiosk.paper.carrier.publishing import publish
    from kiosk.terminal.roles import ROLES

    form = read_form(options.file, CONCEPTS)
    words = open_house().library.words(form.source)
    path, is_new = publish(form, published_beside(options.file), [role.id for role in ROLES], words)
    print(path if is_new else f"{path} was published before and says the same")
    return 0


def unpublished(file: Path, folder: Path) -> list[str]:
    """What keeps data sheets of this form from being read."""
    from kiosk.form.reading import read_form
    from kiosk.house import open_house
    from kiosk.language.concepts import CONCEPTS
    from kiosk.paper.carrier.publishing import check_published
    from kiosk.terminal.roles import ROLES

    form = read_form(file, CONCEPTS)
    try:
        check_published(form, folder, [role.id for role in ROLES], open_house().library.words(form.source))
    except FormError as fault:
        return [str(fault)]
    return []


def published_beside(file: Path) -> Path:
    """Where the tables of a form stand."""
    return file.parent / "published"
