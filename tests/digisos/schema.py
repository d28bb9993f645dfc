"""The official JSON Schemas, where this machine has them.

The one rule: nothing official is copied into the project; where the schemas are absent, tests say so and are skipped.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "digisos-schema"
VARIABLE = "KIOSK_DIGISOS_SCHEMA"


def schema_folder() -> Path | None:
    """The folder KIOSK_DIGISOS_SCHEMA names, else shared/data/digisos-schema beside the checkout or above it."""
    named = os.environ.get(VARIABLE)
    places = [Path(named)] if named else [parent / "shared" / "data" / FOLDER for parent in ROOT.parents]
    return next((place for place in places if (place / "soknad" / "soknad.json").is_file()), None)


needs_schema = pytest.mark.skipif(
    schema_folder() is None, reason=f"the official schemas are not on this machine: name their folder in {VARIABLE}"
)


@cache
def validator(name: str) -> jsonschema_rs.Draft6Validator:
    """What checks documents against one official schema: draft 06, each file's path as the base of its references."""
    folder = schema_folder()
    assert folder is not None
    path = folder / name
    return jsonschema_rs.Draft6Validator(json.loads(path.read_bytes()), base_uri=path.as_uri(), retriever=read)


def read(uri: str) -> Any:
    """A schema another one refers to."""
    return json.loads(Path(uri.removeprefix("file://")).read_bytes())


def faults(name: str, document: Any) -> list[str]:
    """What is wrong with a document, stricter than the draft: readers refuse 1.0 where a whole number belongs."""
    found = [f"{list(error.instance_path)}: {error.message[:200]}" for error in validator(name).iter_errors(document)]
    return found + [f"{where}: a fraction or null" for where in unfit(document, "$")]


def soknad_faults(document: Any) -> list[str]:
    """What is wrong with a soknad.json."""
    return faults("soknad/soknad.json", document)


def vedlegg_faults(document: Any) -> list[str]:
    """What is wrong with a vedlegg.json."""
    return faults("vedlegg/vedleggSpesifikasjon.json", document)


def unfit(value: Any, where: str) -> list[str]:
    """Where a null or a number with a fraction stands."""
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in unfit(inner, f"{where}.{key}")]
    if isinstance(value, list):
        return [each for index, inner in enumerate(value) for each in unfit(inner, f"{where}[{index}]")]
    return [where] if value is None or isinstance(value, float) else []
