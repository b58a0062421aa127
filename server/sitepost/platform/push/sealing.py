"""What a push service carries is sealed for one browser (RFC 8291 over RFC 8188, `aes128gcm`, one record)."""

import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD = 4096  # bytes, the least that every service has to carry (RFC 8291, 4)
LONGEST = RECORD - 16 - 1 - 86  # bytes of what is sealed: the tag, the mark of the last record, the header
LAST = b"\x02"


def seal(
    plain: bytes,
    *,
    client_key: bytes,
    client_auth: bytes,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return `plain` as only the browser of these keys can read it; `own` and `salt` are new unless a test names them.

    Raises `ValueError` where the keys are no keys, or it is too long.
    """
    if len(plain) > LONGEST:
        raise ValueError(f"{len(plain)} bytes are more than a push carries")
    own, salt = own or ec.generate_private_key(ec.SECP256R1()), salt or os.urandom(16)
    client = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), client_key)
    mine = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = own.exchange(ec.ECDH(), client)
    secret = _derived(shared, salt=client_auth, info=b"WebPush: info\x00" + client_key + mine, length=32)
    key = _derived(secret, salt=salt, info=b"Content-Encoding: aes128gcm\x00", length=16)
    nonce = _derived(secret, salt=salt, info=b"Content-Encoding: nonce\x00", length=12)
    header = salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine
    return header + AESGCM(key).encrypt(nonce, plain + LAST, None)


def _derived(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
