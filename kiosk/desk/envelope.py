"""Files sealed for Fiks: CMS EnvelopedData (RFC 5652) to one certificate, and opened again by the rehearsal.

The one rule: AES-256-CBC with a key of its own for each file, the key under RSAES-OAEP with SHA-256, as KS asks.
`cryptography` writes PKCS #1 v1.5 only, so the few structures around its ciphers are put together here.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.padding import OAEP
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

INTEGER, OCTETS, NULL, OID, SEQUENCE, SET = 0x02, 0x04, 0x05, 0x06, 0x30, 0x31
# [0] around what is nested, and [0] in place of an octet string.
NESTED, BARE, SECOND = 0xA0, 0x80, 0xA1
ENVELOPED = bytes.fromhex("2a864886f70d010703")
DATA = bytes.fromhex("2a864886f70d010701")
RSAES_OAEP = bytes.fromhex("2a864886f70d010107")
MGF1 = bytes.fromhex("2a864886f70d010108")
SHA256 = bytes.fromhex("608648016503040201")
AES256_CBC = bytes.fromhex("60864801650304012a")
KEY, BLOCK = 32, 16


def seal(content: bytes, certificate: "Certificate") -> bytes:
    """DER that only the certificate's owner opens. Raises ValueError when its key is no RSA key."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    public = certificate.public_key()
    if not isinstance(public, RSAPublicKey):
        raise ValueError("the certificate has no RSA key")
    key, start = os.urandom(KEY), os.urandom(BLOCK)
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(start)).encryptor()
    hidden = encryptor.update(padded(content)) + encryptor.finalize()
    body = (
        der(INTEGER, b"\0"),
        der(SET, recipient(certificate, public.encrypt(key, oaep()))),
        der(SEQUENCE, der(OID, DATA), der(SEQUENCE, der(OID, AES256_CBC), der(OCTETS, start)), der(BARE, hidden)),
    )
    return der(SEQUENCE, der(OID, ENVELOPED), der(NESTED, der(SEQUENCE, *body)))


def unseal(envelope: bytes, key: "RSAPrivateKey") -> bytes:
    """What `seal` sealed. Raises ValueError for anything else, or another key."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    kind, nested = values(only(envelope, SEQUENCE))
    _, recipients, sealed = values(only(nested, SEQUENCE))
    sort, algorithm, hidden = values(sealed)
    cipher, start = values(algorithm)
    if (kind, sort, cipher) != (ENVELOPED, DATA, AES256_CBC):
        raise ValueError("another sort of envelope")
    _, _, _, secret = values(only(recipients, SEQUENCE))
    decryptor = Cipher(algorithms.AES256(key.decrypt(secret, oaep())), modes.CBC(start)).decryptor()
    return unpadded(decryptor.update(hidden) + decryptor.finalize())


def recipient(certificate: "Certificate", secret: bytes) -> bytes:
    """Who opens it: named by issuer and number, the key under RSAES-OAEP."""
    number = certificate.serial_number
    serial = der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))
    sha256 = der(SEQUENCE, der(OID, SHA256), der(NULL))
    generator = der(SEQUENCE, der(OID, MGF1), sha256)
    scheme = der(SEQUENCE, der(OID, RSAES_OAEP), der(SEQUENCE, der(NESTED, sha256), der(SECOND, generator)))
    named = der(SEQUENCE, certificate.issuer.public_bytes(), serial)
    return der(SEQUENCE, der(INTEGER, b"\0"), named, scheme, der(OCTETS, secret))


def oaep() -> "OAEP":
    """RSAES-OAEP as both ends use it."""
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1 as Generator
    from cryptography.hazmat.primitives.asymmetric.padding import OAEP
    from cryptography.hazmat.primitives.hashes import SHA256 as Hash

    return OAEP(Generator(Hash()), Hash(), None)


def padded(content: bytes) -> bytes:
    """RFC 5652 section 6.3: filled up to whole blocks, the last byte says by how many."""
    more = BLOCK - len(content) % BLOCK
    return content + bytes([more]) * more


def unpadded(content: bytes) -> bytes:
    """Raises ValueError when it was not filled up that way."""
    more = content[-1] if content else 0
    if not 1 <= more <= BLOCK or content[-more:] != bytes([more]) * more:
        raise ValueError("not filled up to whole blocks")
    return content[:-more]


def der(tag: int, *contents: bytes) -> bytes:
    """One value: its tag, its length, its content."""
    content = b"".join(contents)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The values in it, each with its tag. Raises ValueError when one is cut short."""
    start = 0
    while start < len(content):
        if len(content) - start < 2:
            raise ValueError("cut short")
        tag, size = content[start], content[start + 1]
        start += 2
        if size & 0x80:
            count = size & 0x7F
            size = int.from_bytes(content[start : start + count], "big")
            start += count
        if start + size > len(content):
            raise ValueError("cut short")
        yield tag, content[start : start + size]
        start += size


def values(content: bytes) -> list[bytes]:
    """The same without the tags."""
    return [value for _, value in parts(content)]


def only(content: bytes, tag: int) -> bytes:
    """The content of the one value there is. Raises ValueError when it is another."""
    found = list(parts(content))
    if len(found) != 1 or found[0][0] != tag:
        raise ValueError("another structure")
    return found[0][1]
