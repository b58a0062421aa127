"""Codes that stand for things on paper: an id in Crockford's base 32, which people can also read out."""

from uuid import UUID

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26  # 130 bits, of which an id takes 128
LONGEST_TYPED = 60
VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"O": 0, "I": 1, "L": 1}


def code_of(id: UUID) -> str:
    """Write an id as a code of 26 figures and capitals, none of which looks like another."""
    return "".join(DIGITS[id.int >> 5 * place & 31] for place in reversed(range(LENGTH)))


def id_of(code: str) -> UUID | None:
    """Read a code as it was scanned or typed (small letters, hyphens and O for 0 will do); None when it is none."""
    if len(code) > LONGEST_TYPED or not code.isascii():
        return None
    value, plain = 0, code.replace("-", "").upper()
    for sign in plain:
        if sign not in VALUES:
            return None
        value = value << 5 | VALUES[sign]
    return UUID(int=value) if len(plain) == LENGTH and value >> 128 == 0 else None
