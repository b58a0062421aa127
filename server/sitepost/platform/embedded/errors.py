"""What goes wrong with the embedded PostgreSQL, in words an IT person understands."""


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot do what was asked; `code` names the reason."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
