"""Amounts of money: decimals with two places, never floats."""

from decimal import Decimal, InvalidOperation

from sitepost.kernel.refusal import Kind, Why

BAD_AMOUNT = Why("bad_amount", Kind.INVALID, "An amount is a number such as 12500.00.")
LARGEST = Decimal("999999999999.99")


def parse_amount(text: str) -> Decimal | None:
    """Return the amount written in `text` rounded to cents, or None when it is none."""
    try:
        amount = Decimal(text.strip().replace(",", "")).quantize(Decimal("0.01"))
    except (InvalidOperation, AttributeError):
        return None
    return amount if amount.is_finite() and abs(amount) <= LARGEST else None
