"""Structured logs: one line an event, no secrets, readable in a console or as JSON."""

import logging
import sys
from typing import Any

import structlog

SECRETS = {"password", "token", "secret", "cookie", "authorization", "smtp_password", "metrics_token"}


def _hide(_: Any, __: str, event: Any) -> Any:
    for key in SECRETS & event.keys():
        event[key] = "…"
    return event


def configure_logging(style: str = "console", *, level: int = logging.INFO) -> None:
    """Send every log line to standard error as text (`console`) or JSON lines (`json`)."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            exception_formatter=structlog.dev.plain_traceback,  # never the values of variables
        )
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _hide,
            structlog.processors.format_exc_info if style == "json" else lambda _, __, event: event,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # the stream as it is when a line is written
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
