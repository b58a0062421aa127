"""What a broken unique index means to people."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.errors import UniqueViolation

from sitepost.kernel.refusal import Refusal, Why


@contextmanager
def refusing(why: Why, *, field: str) -> Iterator[None]:
    """Refuse `why` when the statement inside breaks a unique index; the transaction is over then."""
    try:
        yield
    except UniqueViolation as error:
        raise Refusal(why, field=field) from error
