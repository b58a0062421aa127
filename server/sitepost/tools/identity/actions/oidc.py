"""Speaking with an OpenID provider: its configuration, its keys, and what it says of somebody.

Only signatures with a key pair count (never `none`, never a shared secret), by a key of the provider's own
set, which is asked for again when a key is not in it: providers change keys as they like.
"""

import time
from typing import Any, NamedTuple
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

import msgspec
import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sitepost.kernel.refusal import Refusal
from sitepost.platform import egress
from sitepost.platform.db import Database
from sitepost.platform.egress import Unreachable
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules
from sitepost.tools.identity.model import Journey, Provider, Vouched

log = structlog.get_logger(__name__)

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
KNOWN_FOR = 3600.0  # seconds that configuration and keys are kept in a process
KEYS_AGAIN_AFTER = 10.0  # an unknown key asks for the set again, no more often than this
PATH = "/.well-known/openid-configuration"

Json = dict[str, Any]


class Configuration(msgspec.Struct, frozen=True):
    """What is used of a provider's configuration (OpenID Connect Discovery 1.0, 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


class _Known(NamedTuple):
    at: float
    value: Any  # a configuration or a set of keys, whatever its reader made


_known: WeakKeyDictionary[Database, dict[str, _Known]] = WeakKeyDictionary()


async def configuration(work: Work, issuer: str) -> Configuration:
    """Return the configuration of a provider, which must say that it is this issuer's. Raises `Unreachable`."""

    def read(body: bytes) -> Configuration:
        found = msgspec.json.decode(body, type=Configuration)
        if found.issuer != issuer:
            raise Unreachable(f"{issuer}: its configuration is that of {found.issuer}")
        return found

    found: Configuration = await _kept(work, issuer.rstrip("/") + PATH, read)
    return found


async def _kept(work: Work, url: str, read: Any, *, older_than: float = KNOWN_FOR) -> Any:
    kept, now = _known.setdefault(work.database, {}), time.monotonic()
    if url in kept and now - kept[url].at < older_than:
        return kept[url].value
    answer = await egress.fetch(work, url)
    if answer.status != 200:
        raise Unreachable(f"{url}: {answer.status}")
    try:
        value = read(answer.body)
    except (msgspec.MsgspecError, JoseError, ValueError, TypeError, KeyError) as error:
        raise Unreachable(f"{url}: {error}") from error
    if len(kept) > 1000:
        kept.clear()
    kept[url] = _Known(now, value)
    return value


def address(config: Configuration, provider: Provider, *, query: dict[str, str]) -> str:
    """Return where a browser goes to sign in with a provider."""
    whole = {"response_type": "code", "client_id": provider.client_id, "scope": "openid email profile", **query}
    separator = "&" if "?" in config.authorization_endpoint else "?"
    return config.authorization_endpoint + separator + urlencode(whole)


async def exchange(work: Work, provider: Provider, journey: Journey, *, code: str, secret: str, back: str) -> Vouched:
    """Give a code back for what the provider says of somebody, and check all of it.

    Errors: `identity.provider_silent`, `identity.provider_refused`; why stands in the log alone.
    """
    try:
        config = await configuration(work, provider.issuer)
        text = await _id_token(work, config, provider, journey, code=code, secret=secret, back=back)
        claims = await _claims(work, config, text)
    except Unreachable as error:
        log.warning("oidc.silent", provider=str(provider.id), error=str(error))
        raise Refusal(model.PROVIDER_SILENT) from error
    except (JoseError, ValueError, TypeError, KeyError) as error:
        log.warning("oidc.refused", provider=str(provider.id), error=f"{type(error).__name__} {error}")
        raise Refusal(model.PROVIDER_REFUSED) from error
    wrong = rules.wrong_claim(
        claims, issuer=config.issuer, client=provider.client_id, nonce=journey.nonce, now=work.now
    )
    if wrong is not None:
        log.warning("oidc.refused", provider=str(provider.id), error=wrong)
        raise Refusal(model.PROVIDER_REFUSED)
    return rules.vouched(claims)


async def _id_token(
    work: Work, config: Configuration, provider: Provider, journey: Journey, *, code: str, secret: str, back: str
) -> str:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": journey.verifier}
    methods, auth = config.token_endpoint_auth_methods_supported, None
    if secret and "client_secret_basic" in methods:
        auth = (provider.client_id, secret)
    else:
        form |= {"client_id": provider.client_id} | ({"client_secret": secret} if secret else {})
    answer = await egress.fetch(work, config.token_endpoint, form=form, auth=auth)
    if answer.status != 200:
        raise ValueError(f"the token endpoint says {answer.status}")
    found: Json = msgspec.json.decode(answer.body, type=dict)
    return str(found["id_token"])


async def _claims(work: Work, config: Configuration, text: str) -> Json:
    header = jws.extract_compact(text.encode()).headers()
    if header.get("alg") not in ALGORITHMS:
        raise ValueError(f"signed by {header.get('alg')}")
    keys = await _keys(work, config)
    if header.get("kid") not in [key.kid for key in keys.keys]:
        keys = await _keys(work, config, older_than=KEYS_AGAIN_AFTER)
    wanted = [key for key in keys.keys if header.get("kid") in (None, key.kid)]
    if len(wanted) != 1:
        raise ValueError("no key of the provider fits")
    return dict(jwt.decode(text, wanted[0], algorithms=ALGORITHMS).claims)


async def _keys(work: Work, config: Configuration, *, older_than: float = KNOWN_FOR) -> KeySet:
    def read(body: bytes) -> KeySet:
        return KeySet.import_key_set(msgspec.json.decode(body))

    found: KeySet = await _kept(work, config.jwks_uri, read, older_than=older_than)
    return found
