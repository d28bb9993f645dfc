"""Files sealed for Fiks: CMS EnvelopedData (RFC 5652) to one certificate, piece by piece, and opened by a rehearsal.

The one rule: AES-256-CBC with a key of its own for each file, the key under RSAES-OAEP with SHA-256, as KS asks
(ks-no/kryptering, CMSKrypteringImpl). `cryptography` writes PKCS #1 v1.5 only, so its ciphers are framed here.
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.padding import OAEP
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

KEY, BLOCK = 32, 16
PIECE = 65_536
# Numbers of types in ASN.1: OCTET STRING, SEQUENCE, SET.
OCTETS, ROW, MEMBERS = 4, 16, 17
# What is around the content says no length (BER): it begins before the content has ended, as with KS' own client.
SEQUENCE, NESTED, END = b"\x30\x80", b"\xa0\x80", b"\0\0"
NAMES = {"content": "enveloped_data", "data": "data", "cipher": "aes256_cbc", "scheme": "rsaes_oaep"}
SCHEME = {
    "hash_algorithm": {"algorithm": "sha256", "parameters": None},
    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256", "parameters": None}},
    "p_source_algorithm": {"algorithm": "p_specified", "parameters": b""},
}


def seal(content: bytes, certificate: "Certificate") -> bytes:
    """What only the certificate's owner opens. Raises ValueError when its key is no RSA key."""
    return b"".join(sealed((content,), certificate))


def sealed(pieces: Iterable[bytes], certificate: "Certificate") -> Iterator[bytes]:
    """The same in pieces, so that a large file is never twice in memory. Raises ValueError as `seal` does."""
    from asn1crypto import cms, core, parser
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.padding import PKCS7

    public = certificate.public_key()
    if not isinstance(public, RSAPublicKey):
        raise ValueError("the certificate has no RSA key")
    key, start = os.urandom(KEY), os.urandom(BLOCK)
    yield SEQUENCE + cms.ContentType(NAMES["content"]).dump() + NESTED
    yield SEQUENCE + core.Integer(0).dump() + recipients(certificate, public.encrypt(key, oaep()))
    cipher = cms.EncryptionAlgorithm({"algorithm": NAMES["cipher"], "parameters": start})
    yield SEQUENCE + cms.ContentType(NAMES["data"]).dump() + cipher.dump() + NESTED
    encryptor, padder = Cipher(algorithms.AES256(key), modes.CBC(start)).encryptor(), PKCS7(BLOCK * 8).padder()
    for piece in cut(pieces):
        if hidden := encryptor.update(padder.update(piece)):
            yield parser.emit(0, 0, OCTETS, hidden)
    yield parser.emit(0, 0, OCTETS, encryptor.update(padder.finalize()) + encryptor.finalize())
    yield END * 5


def cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, none of the pieces large."""
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            yield piece[start : start + PIECE]


def recipients(certificate: "Certificate", secret: bytes) -> bytes:
    """Who opens it: one, named by issuer and number, the content's key under RSAES-OAEP."""
    from asn1crypto import cms, core

    # From the inside out: asked for the whole, the library writes each layer anew for every layer around it.
    hashed = {"algorithm": "sha256", "parameters": core.Null()}
    masked = {"algorithm": "mgf1", "parameters": hashed}
    scheme = cms.RSAESOAEPParams({"hash_algorithm": hashed, "mask_gen_algorithm": masked})
    algorithm = framed(cms.KeyEncryptionAlgorithmId(NAMES["scheme"]).dump(), scheme.dump())
    number, hidden = core.Integer(0).dump(), core.OctetString(secret).dump()
    return framed(framed(number, named(certificate).dump(), algorithm, hidden), tag=MEMBERS)


def framed(*parts: bytes, tag: int = ROW) -> bytes:
    """Parts in their order, as one structure."""
    from asn1crypto import parser

    written: bytes = parser.emit(0, 1, tag, b"".join(parts))
    return written


def named(certificate: "Certificate") -> Any:
    """Issuer and number, byte for byte as they stand in it."""
    from asn1crypto import cms, x509
    from cryptography.hazmat.primitives.serialization import Encoding

    own = x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    return cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number})


def unseal(envelope: bytes, key: "RSAPrivateKey", certificate: "Certificate | None" = None) -> bytes:
    """What was sealed, here or by another program with the same algorithms. `certificate`: whom it must name.

    Raises ValueError for anything else, or another key.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.padding import PKCS7

    # A structure that is none is noticed at whichever depth it is read, as whatever that meets.
    try:
        recipient, cipher, start, hidden = parts_of(envelope)
        scheme = recipient["key_encryption_algorithm"].native
        rid, secret = recipient["rid"].chosen.dump(), recipient["encrypted_key"].native
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise ValueError("another structure") from None
    if not all(isinstance(each, bytes) for each in (start, hidden, secret)):
        raise ValueError("another structure")
    if cipher != NAMES["cipher"] or scheme != {"algorithm": NAMES["scheme"], "parameters": SCHEME}:
        raise ValueError("other algorithms")
    if certificate is not None and rid != named(certificate).dump():
        raise ValueError("to somebody else")
    decryptor = Cipher(algorithms.AES256(key.decrypt(secret, oaep())), modes.CBC(start)).decryptor()
    unpadder = PKCS7(BLOCK * 8).unpadder()
    return unpadder.update(decryptor.update(hidden) + decryptor.finalize()) + unpadder.finalize()


def parts_of(envelope: bytes) -> tuple[Any, str, bytes, bytes]:
    """Its one recipient, cipher, initial vector and hidden content. Raises whatever the structure meets."""
    from asn1crypto import cms

    info = cms.ContentInfo.load(envelope, strict=True)
    data = info["content"]
    inside = data["encrypted_content_info"]
    sorts = info["content_type"].native, inside["content_type"].native, len(data["recipient_infos"])
    if sorts != (NAMES["content"], NAMES["data"], 1):
        raise ValueError("another sort of envelope")
    cipher = inside["content_encryption_algorithm"]
    start, hidden = cipher["parameters"].native, inside["encrypted_content"].native
    return data["recipient_infos"][0].chosen, cipher["algorithm"].native, start, hidden


def oaep() -> "OAEP":
    """RSAES-OAEP as both ends use it."""
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
    from cryptography.hazmat.primitives.hashes import SHA256

    return OAEP(MGF1(SHA256()), SHA256(), None)
