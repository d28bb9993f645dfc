"""The content key of an encrypted data sheet: for whoever has the code, and for desks; the sheet stays where it is."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.errors import SettingsError
from kiosk.gateway.settings import GatewaySettings, PrivateKey
from kiosk.gateway.unwrapping import Unwrapper, read_unwrapper
from kiosk.paper.carrier.wrapping import encrypted, opened, split
from kiosk.register import wire
from tests.gateway.calling import Calling, Paper, calling, new_paper

ANSWERS = b"not one of the gateway's business"


@pytest.fixture(scope="module")
def key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


@pytest.fixture
async def opening(tmp_path: Path, key: EllipticCurvePrivateKey) -> AsyncIterator[Calling]:
    unwrapper = Unwrapper([("0301", key)], {"9901": "0301", "9902": "4601"})
    async with calling(f"sqlite:///{tmp_path / 'register.sqlite'}", unwrapper=unwrapper) as gateway:
        yield gateway


async def test_a_kiosk_opens_a_sheet_with_the_receipts_code(opening: Calling, key: EllipticCurvePrivateKey) -> None:
    paper = new_paper()
    await opening.register(paper)
    recipient, rest = split(encrypted(ANSWERS, key.public_key(), paper.reference.characters))
    code = paper.key.code.replace("-", "")
    answer = await opening.call(
        "POST", f"{paper.path}/unwrap", opening.kiosk, json=wire.write_unwrapping(recipient, code)
    )
    assert opened(rest, wire.read_key(answer.json()), paper.reference.characters) == ANSWERS


async def test_a_desk_needs_no_code_nor_that_anybody_registered_it(
    opening: Calling, key: EllipticCurvePrivateKey
) -> None:
    paper = new_paper()
    recipient, _ = split(encrypted(ANSWERS, key.public_key(), paper.reference.characters))
    assert (await ask(opening, paper, recipient)).status_code == 200


async def test_five_wrong_codes_and_the_right_one_is_not_looked_at(
    opening: Calling, key: EllipticCurvePrivateKey
) -> None:
    paper = new_paper()
    await opening.register(paper)
    recipient, _ = split(encrypted(ANSWERS, key.public_key(), paper.reference.characters))
    codes = ["000000"] * 5 + [paper.key.code.replace("-", "")]
    bodies = [wire.write_unwrapping(recipient, code) for code in codes]
    answers = [await opening.call("POST", f"{paper.path}/unwrap", opening.kiosk, json=body) for body in bodies]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429]


async def test_no_recipient_opens_another_paper(opening: Calling, key: EllipticCurvePrivateKey) -> None:
    one, other = new_paper(), new_paper()
    recipient, _ = split(encrypted(ANSWERS, key.public_key(), one.reference.characters))
    answer = await ask(opening, other, recipient)
    assert (answer.status_code, answer.json()) == (422, {"problem": "not_our_key"})


@pytest.mark.parametrize("recipient", [b"x", b"\xa0" * 900, b"\x84" * 500, bytes(512)])
async def test_what_is_no_recipient_is_for_none_of_our_keys(opening: Calling, recipient: bytes) -> None:
    assert (await ask(opening, new_paper(), recipient)).json() == {"problem": "not_our_key"}


async def test_a_machine_of_another_municipality_opens_nothing(opening: Calling, key: EllipticCurvePrivateKey) -> None:
    paper = new_paper()
    recipient, _ = split(encrypted(ANSWERS, key.public_key(), paper.reference.characters))
    elsewhere = opening.store.issue_key("desk", "elsewhere", "9902")
    answer = await opening.call("POST", f"{paper.path}/unwrap", elsewhere, json=wire.write_unwrapping(recipient, None))
    assert (answer.status_code, answer.json()) == (503, {"problem": "no_key_here"})


def test_the_keys_are_read_from_their_files(tmp_path: Path, key: EllipticCurvePrivateKey) -> None:
    path = tmp_path / "0301.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert read_unwrapper(GatewaySettings(municipality_keys=(PrivateKey("0301", str(path)),)))
    path.write_bytes(b"nonsense")
    with pytest.raises(SettingsError):
        read_unwrapper(GatewaySettings(municipality_keys=(PrivateKey("0301", str(path)),)))


async def ask(gateway: Calling, paper: Paper, recipient: bytes) -> httpx.Response:
    """As a desk."""
    return await gateway.call("POST", f"{paper.path}/unwrap", gateway.desk, json=wire.write_unwrapping(recipient, None))
