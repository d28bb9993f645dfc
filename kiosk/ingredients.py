"""What this installation is made of: a bill of materials for whoever watches for faults in libraries, as CycloneDX 1.6.

It has every Python package beside the kiosk, Python itself, and the letters and pictures that were drawn into the kiosk
when it was built. Debian's own packages are not in it: dpkg knows those.
The one rule: it tells what is installed here, not what was asked for, and the same installation tells the same.
"""

import json
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.language.pictogram import DRAWN

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
WORKS = DRAWN / "works.json"
# Where a requirement's name ends (PEP 508).
NAME = re.compile(r"[A-Za-z0-9._-]+")
LICENCE = "License :: OSI Approved :: "
# A longer one is the licence's text, put into the field for its name.
SHORT = 60


def bill() -> dict[str, Any]:
    """The whole bill, ready for JSON."""
    installed = {canonical(found.name): found for found in distributions() if canonical(found.name) != "kiosk"}
    packages = [component(installed[name]) for name in sorted(installed)]
    drawn = [work(each) for each in read_works(WORKS)]
    return {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": kiosk()},
        "components": [python(), *packages, *drawn],
        "dependencies": [*dependencies(installed, drawn)],
    }


def kiosk() -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": "kiosk",
        "name": "kiosk",
        "version": __version__,
        "licenses": [{"license": {"id": "MIT"}}],
        "purl": f"pkg:generic/kiosk@{__version__}",
    }


def python() -> dict[str, Any]:
    version = platform.python_version()
    return {
        "type": "platform",
        "bom-ref": "python",
        "name": platform.python_implementation(),
        "version": version,
        "purl": f"pkg:generic/python@{version}",
    }


def component(found: Distribution) -> dict[str, Any]:
    """One package."""
    name = canonical(found.name)
    licences = [*licences_of(found)]
    told = {"type": "library", "bom-ref": name, "name": found.name, "version": found.version}
    return {**told, **({"licenses": licences} if licences else {}), "purl": f"pkg:pypi/{name}@{found.version}"}


def licences_of(found: Distribution) -> Iterator[dict[str, Any]]:
    """As its author says: an SPDX expression, else names."""
    expressions, said = lines(found, "License-Expression"), lines(found, "License")
    classified = [line.removeprefix(LICENCE) for line in lines(found, "Classifier") if LICENCE in line]
    if expressions:
        yield {"expression": expressions[0]}
    else:
        names = classified or [line for line in said if "\n" not in line and len(line) <= SHORT]
        yield from ({"license": {"name": name}} for name in names)


def lines(found: Distribution, key: str) -> list[str]:
    """What its metadata says under this key."""
    return [line.strip() for line in found.metadata.get_all(key) or ()]


def read_works(file: Path) -> list[Mapping[str, str]]:
    """What was drawn into this build; nothing where it was made before that was written down."""
    return list(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else []


def work(each: Mapping[str, str]) -> dict[str, Any]:
    """Letters or pictures, from a package that is needed only where the kiosk is built."""
    return {
        "type": "data",
        "bom-ref": f"drawn/{each['package']}",
        "name": each["name"],
        "version": each["version"],
        "licenses": [{"license": {"id": each["licence"]}}],
        "purl": f"pkg:pypi/{each['package']}@{each['version']}",
    }


def dependencies(installed: Mapping[str, Distribution], drawn: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Who needs whom, of what is here."""
    own = next((found for found in distributions() if canonical(found.name) == "kiosk"), None)
    needed = needs(own, installed) if own else sorted(installed)
    yield {"ref": "kiosk", "dependsOn": ["python", *needed, *(each["bom-ref"] for each in drawn)]}
    for name in sorted(installed):
        yield {"ref": name, "dependsOn": needs(installed[name], installed)}


def needs(found: Distribution, installed: Mapping[str, Distribution]) -> list[str]:
    """The packages that one asks for and that are here, whatever it asks for them for."""
    asked = (NAME.match(line) for line in found.requires or ())
    return sorted({name for match in asked if match and (name := canonical(match[0])) in installed})


def canonical(name: str) -> str:
    """As PyPI compares names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
