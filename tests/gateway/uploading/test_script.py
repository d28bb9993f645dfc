"""What the page's script does by itself, in Chromium: sealing as the RFC has it, and pictures made smaller."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Error, Page

from kiosk.documents.phone.sealing import Place, VisitKey, write_public
from kiosk.gateway.pages.dressing import joined, terser
from kiosk.gateway.uploading.pages import SCRIPTS
from tests.browser import a_browser
from tests.gateway.uploading.phone_pages import HERE, photo

VECTORS = json.loads((Path(__file__).parents[2] / "documents" / "vectors.json").read_bytes())
ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F
# The same functions for every test: bytes go in and out as hexadecimal.
HANDS = """
const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (byte) => parseInt(byte, 16));
const hex = (all) => Array.from(all, (byte) => byte.toString(16).padStart(2, "0")).join("");
async function pairOf(secret, point) {
  const number = (all) => btoa(String.fromCharCode(...all)).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=/g, "");
  const named = { kty: "EC", crv: "P-256", x: number(point.slice(1, 33)), y: number(point.slice(33)) };
  const publicKey = await subtle.importKey("jwk", named, CURVE, true, []);
  const privateKey = await subtle.importKey("jwk", { ...named, d: number(secret) }, CURVE, true, ["deriveBits"]);
  return { publicKey, privateKey };
}
async function shrunk(given, kind) {
  const { blob, small } = await shrink(new File([bytes(given)], "x", { type: kind }));
  return [hex(new Uint8Array(await blob.arrayBuffer())), small, blob.type];
}
"""


@pytest.fixture(scope="module")
def script() -> Iterator[Page]:
    """An empty page with the script as it is sent, which does nothing where there is no upload page around it."""
    with a_browser() as browser:
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(HERE)
        page.add_script_tag(content=terser(joined(SCRIPTS)))
        page.add_script_tag(content=HANDS)
        yield page


def sealed(script: Page, piece: dict[str, Any], ephemeral: str) -> str:
    """What the script makes of one of our vectors."""
    point = script.evaluate("(key) => readKey(key).then(({ point }) => hex(point))", piece["fragment"])
    assert point.startswith("04")
    asked = [piece["fragment"], piece["info"], piece["plain"], piece["ephemeral"], ephemeral]
    return str(
        script.evaluate(
            """async ([key, info, plain, secret, point]) => hex(await seal(
                await readKey(key), ascii(info), bytes(plain), await pairOf(bytes(secret), bytes(point))))""",
            asked,
        )
    )


def test_the_key_schedule_gives_the_rfcs_own_key_and_nonce(script: Page) -> None:
    rfc = VECTORS["rfc"]
    found = script.evaluate(
        """async ([secret, info]) => {
            const { key, nonce } = await schedule(bytes(secret), bytes(info));
            return [hex(key), hex(nonce)];
        }""",
        [rfc["shared_secret"], rfc["info"]],
    )
    assert found == [rfc["key"], rfc["base_nonce"]]


def test_sealing_with_the_rfcs_ephemeral_key_gives_the_rfcs_ciphertext(script: Page) -> None:
    rfc = VECTORS["rfc"]
    found = script.evaluate(
        """async (rfc) => {
            const point = bytes(rfc.pkRm);
            const recipient = { point, key: await subtle.importKey("raw", point, CURVE, false, []) };
            const pair = await pairOf(bytes(rfc.skEm), bytes(rfc.pkEm));
            return hex(await seal(recipient, bytes(rfc.info), bytes(rfc.pt), pair, bytes(rfc.aad)));
        }""",
        rfc,
    )
    assert found == rfc["pkEm"] + rfc["ct"]


@pytest.mark.parametrize("piece", VECTORS["pieces"], ids=lambda piece: f"{piece['piece']} of {piece['count']}")
def test_our_own_vectors_come_out_of_the_script_too(script: Page, piece: dict[str, Any]) -> None:
    assert sealed(script, piece, piece["sealed"][:130]) == piece["sealed"]


def test_points_of_both_parities_are_made_whole(script: Page) -> None:
    keys = [VisitKey() for _ in range(8)]
    points = [script.evaluate("(key) => readKey(key).then(() => true)", write_public(key.public)) for key in keys]
    assert all(points)


def test_what_the_script_seals_the_visit_opens(script: Page) -> None:
    key, place = VisitKey(), Place("0" * 26, "1" * 12, "payslip", 0, 1)
    box = script.evaluate(
        "async ([key, info]) => hex(await seal(await readKey(key), ascii(info), bytes('c3a6')))",
        [write_public(key.public), place.info.decode()],
    )
    assert key.open(bytes.fromhex(box), place) == "æ".encode()


def test_no_two_seals_are_alike(script: Page) -> None:
    fragment = write_public(VisitKey().public)
    asking = "async (key) => hex(await seal(await readKey(key), ascii('x'), bytes('00')))"
    assert script.evaluate(asking, fragment)[:130] != script.evaluate(asking, fragment)[:130]


# Too short, another alphabet, and x = 1, for which the curve has no point.
@pytest.mark.parametrize("fragment", ["", "A" * 43, "!" * 44, "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"])
def test_no_key_no_seal(script: Page, fragment: str) -> None:
    with pytest.raises(Error):
        script.evaluate("(key) => readKey(key)", fragment)


def shrunk(script: Page, content: bytes, kind: str) -> tuple[bytes, str, str]:
    """What would be sent, the address of the small picture, and the kind of what would be sent."""
    found, small, becomes = script.evaluate("([given, kind]) => shrunk(given, kind)", [content.hex(), kind])
    return bytes.fromhex(found), small, becomes


def test_a_photo_is_made_smaller(script: Page) -> None:
    sent, small, kind = shrunk(script, photo(3600, 1800), "image/jpeg")
    assert Image.open(BytesIO(sent)).size == (3000, 1500)
    assert kind == "image/jpeg"
    assert small.startswith("blob:")


def test_a_photo_is_turned_as_the_camera_was_held_and_says_nothing_of_place_or_camera(script: Page) -> None:
    tags = Image.Exif()
    tags[ORIENTATION], tags[MAKE] = 6, "CANARY"
    tags.get_ifd(GPS)[1] = "N"
    written = BytesIO()
    Image.new("L", (400, 200), 200).save(written, "JPEG", exif=tags)
    sent, _, _ = shrunk(script, written.getvalue(), "image/jpeg")
    assert Image.open(BytesIO(sent)).size == (200, 400)
    assert b"CANARY" in written.getvalue()
    assert b"CANARY" not in sent
    assert not Image.open(BytesIO(sent)).getexif()


def test_a_long_screenshot_stays_wide_enough_to_be_read(script: Page) -> None:
    written = BytesIO()
    Image.new("L", (1080, 5000), 255).save(written, "PNG")
    sent, _, kind = shrunk(script, written.getvalue(), "image/png")
    assert Image.open(BytesIO(sent)).size == (1080, 5000)
    assert kind == "image/jpeg"


@pytest.mark.parametrize("kind", ["application/pdf", "image/heic", "image/jpeg", ""])
def test_what_the_browser_cannot_draw_is_sent_as_it_is(script: Page, kind: str) -> None:
    assert shrunk(script, b"%PDF-1.7 and so on", kind)[:2] == (b"%PDF-1.7 and so on", "")
