"""The published schema of the settings, and that it is that of today's program."""

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from kiosk.__main__ import main
from kiosk.setup.schema import schema_of_gateway, schema_of_kiosk, written

OFFICE = Path(__file__).parents[2] / ".office"


@pytest.mark.parametrize(("name", "arguments"), [("kiosk", []), ("gateway", ["--gateway"])])
def test_the_published_schema_is_current(name: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    # kiosk settings schema > .office/kiosk.schema.json; with --gateway the other one.
    assert main(["settings", "schema", *arguments]) == 0
    assert (OFFICE / f"{name}.schema.json").read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(("name", "file"), [("kiosk", "oslo.toml"), ("gateway", "gateway.toml")])
def test_the_files_that_come_along_fit_it(name: str, file: str) -> None:
    schema = json.loads((OFFICE / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema, tomllib.loads((OFFICE / file).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        *("prnter = 'x'", "theme = 'pink'", "idle_seconds = 5", "practice = 'no'", "languages = ['xx']"),
        *("gateway = 'http://status.example.no'", "[voice]\nvolumes = 3", "[[offices]]\nnumber = '1'"),
    ],
)
def test_an_editor_sees_what_the_kiosk_would_refuse(text: str) -> None:
    assert not jsonschema_rs.is_valid(schema_of_kiosk(), tomllib.loads(text))


@pytest.mark.parametrize("schema", [schema_of_kiosk(), schema_of_gateway()])
def test_every_key_at_the_top_is_described(schema: dict[str, dict[str, dict[str, object]]]) -> None:
    assert [key for key, line in schema["properties"].items() if not line.get("description")] == []


def test_it_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(json.loads(written(schema_of_gateway())))
