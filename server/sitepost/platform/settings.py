"""Settings: read once from the environment (`SITEPOST_*`), each with a safe default."""

import os
import re
from pathlib import Path
from typing import Annotated, get_type_hints
from urllib.parse import unquote, urlsplit

import msgspec

PREFIX = "SITEPOST_"
CLUSTERS = "postgres"  # the folder of the database inside the data folder
NATS_LIKE = "tls://name:password@nats.example:4222"
HOST_PORT = re.compile(r"(\[[\da-fA-F:.]+\]|[^\s:\[\]]*):(\d{1,5})")
PUSH_KEY = r"[\w-]{43}=?"
TAKES = {"bool": "true or false", "int": "a whole number"}


class NatsServers(msgspec.Struct, frozen=True):
    """Where NATS is, and as whom to enter: by name and password, or by a token."""

    addresses: tuple[str, ...]
    user: str = ""
    password: str = ""
    token: str = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an operator may set; names in the environment are upper case with the prefix."""

    data: Path = Path("sitepost-data")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8080
    processes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    base_url: str = ""
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_security: str = "starttls"  # starttls | tls | none
    mail_from: str = "Sitepost <sitepost@localhost>"
    mail_replies: str = ""  # reply@site.example, where answers to reply+…@site.example come in
    lmtp_listen: str = ""  # host:port at which the mail server hands them over (LMTP)
    trusted_proxies: str = ""
    setup_code: str = ""
    secret: str = ""
    max_file_mib: Annotated[int, msgspec.Meta(ge=1)] = 2048
    pool_size: Annotated[int, msgspec.Meta(ge=2)] = 10
    live_frames: Annotated[int, msgspec.Meta(ge=20)] = 200  # that one socket may send in ten seconds
    demo: bool = False
    metrics_token: str = ""
    private_hosts: str = ""  # hosts (or host:port) with commas that sign people in and are not public
    push_key: str = ""  # the secret half of a VAPID pair in base64url; Sitepost makes its own otherwise
    push_hosts: str = ""  # push services (*.example.com, host:port) with commas, in place of the browsers' own; or off
    push_contact: str = ""  # mailto: or https: of whoever runs this server, for push services
    translation_models: str = ""  # a folder of CTranslate2 models: <folder>/en-de/model.bin …
    libretranslate_url: str = ""
    libretranslate_key: str = ""
    deepl_url: str = "https://api-free.deepl.com"
    deepl_key: str = ""
    nats_url: str = ""  # nats://… or tls://…, several with commas
    log_format: str = "console"  # console | json

    @property
    def address(self) -> str:
        """The address that people open and that mails link to, without a slash at the end."""
        return self.base_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def is_https(self) -> bool:
        """Whether people reach Sitepost over TLS; decides the cookie's name and flags."""
        return self.address.startswith("https://")

    @property
    def nats(self) -> NatsServers | None:
        """Where NATS is, None where there is none. Errors: `SettingsError`."""
        return _nats(self.nats_url) if self.nats_url else None

    @property
    def lmtp(self) -> tuple[str, int] | None:
        """Host and port at which mails are handed over, None where none are. Errors: `SettingsError`."""
        return _place("LMTP_LISTEN", self.lmtp_listen) if self.lmtp_listen else None


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names it as operators write it."""


def prepare_folder(data: Path) -> None:
    """Make the data folder where it is missing; one that cannot be used is refused in one sentence."""
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if data.is_file() else (error.strerror or str(error)).lower()
        raise SettingsError(f"The data folder {data} cannot be made: {why}. Name another one with --data.") from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise SettingsError(f"The data folder {data} cannot be written to. Name another one with --data.")


def find_folder(settings: Settings) -> None:
    """Refuse a data folder that holds no Sitepost, so that a misspelt name founds nothing new."""
    if not settings.database_url and not (settings.data / CLUSTERS).is_dir():
        raise SettingsError(f"There is no Sitepost in {settings.data}. Name its data folder with --data.")


def read_settings(**overrides: object) -> Settings:
    """Return the settings of the environment, with `overrides` (None means not given) on top."""
    hints = get_type_hints(Settings)
    found: dict[str, object] = {}
    for name in hints:
        text = os.environ.get(PREFIX + name.upper())
        if text is not None and text != "":
            found[name] = text
    found.update({key: value for key, value in overrides.items() if value is not None})
    try:
        settings = msgspec.convert(
            {key: str(v) if isinstance(v, Path) else v for key, v in found.items()},
            Settings,
            strict=False,
            dec_hook=lambda kind, value: kind(value),
        )
    except msgspec.ValidationError as error:
        raise SettingsError(_explain(str(error), found)) from error
    _ = settings.nats, settings.lmtp  # what is wrong with them is said at once
    if settings.push_key and not re.fullmatch(PUSH_KEY, settings.push_key):
        raise SettingsError(f"{PREFIX}PUSH_KEY takes the secret half of a VAPID pair: 32 bytes in base64url.")
    return settings


def _nats(text: str) -> NatsServers:
    """Read the addresses of NATS; the first that names somebody says as whom all are entered."""
    addresses, entered = [], NatsServers(())
    for each in text.split(","):
        try:
            found = urlsplit(each.strip())
            host, port = found.hostname or "", found.port or 4222
        except ValueError:
            host, port = "", 0
        if not host or found.scheme not in ("nats", "tls") or found.path.strip("/"):
            raise SettingsError(f"{PREFIX}NATS_URL takes nats:// or tls:// addresses with commas, like {NATS_LIKE}.")
        addresses.append(f"{found.scheme}://{f'[{host}]' if ':' in host else host}:{port}")
        if found.username and not (entered.user or entered.token):
            user, password = unquote(found.username), unquote(found.password or "")
            entered = NatsServers((), user, password) if password else NatsServers((), token=user)
    return msgspec.structs.replace(entered, addresses=tuple(addresses))


def _place(name: str, text: str) -> tuple[str, int]:
    """Read a host and a port; without a host it is this machine alone."""
    found = HOST_PORT.fullmatch(text.strip())
    if found is None or not 0 < int(found[2]) < 65536:
        raise SettingsError(f"{PREFIX}{name} takes a host and a port like 127.0.0.1:2424, not {text!r}.")
    return found[1].strip("[]") or "127.0.0.1", int(found[2])


def _explain(error: str, found: dict[str, object]) -> str:
    """Say what `msgspec` found wrong, "Expected `int` <= 65535 - at `$.port`", in an operator's words."""
    matched = re.fullmatch(r"Expected `(\w+)`(?: (<=|>=) (\d+))?.* - at `\$\.(\w+)`", error)
    if matched is None:
        return f"A {PREFIX} setting cannot be used: {error}"
    kind, sign, bound, name = matched.groups()
    limit = {"<=": f" of at most {bound}", ">=": f" of at least {bound}"}.get(sign or "", "")
    option = f"--{name} or " if name in ("port", "processes") else ""
    return f"{option}{PREFIX}{name.upper()} takes {TAKES.get(kind, kind)}{limit}, not {str(found.get(name))!r}."
