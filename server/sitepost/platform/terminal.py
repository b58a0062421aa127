"""What the command line says: progress, and errors that are the operator's to mend."""

import sys


def say(text: str) -> None:
    """Print one line beside the output proper."""
    print(text, file=sys.stderr, flush=True)


def progress(what: str, done: int, of: int) -> None:
    """Show how far a long step is: over itself in a terminal, ten lines a step elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what} {done}/{of}", file=sys.stderr, end="\n" if done >= of else "", flush=True)
    elif done >= of or done % max(1, of // 10) == 0:
        say(f"{what} {done}/{of}")


def explained(error: Exception) -> str | None:
    """Return the words of an error that is the operator's to mend, None for a fault of ours."""
    import psycopg

    from sitepost.kernel.refusal import Refusal
    from sitepost.platform.backup import BackupError
    from sitepost.platform.db import SchemaError
    from sitepost.platform.embedded import EmbeddedError
    from sitepost.platform.serve import ServeError
    from sitepost.platform.settings import SettingsError

    if isinstance(error, Refusal):
        return " ".join([error.detail or error.why.title, *(fault.detail for fault in error.faults)])
    if isinstance(error, (SettingsError, SchemaError, EmbeddedError, ServeError, BackupError)):
        return str(error)
    if isinstance(error, psycopg.OperationalError):
        return f"The database cannot be reached: {error}"
    return None
