"""Web push: the key that browsers subscribe with, and the browser of this session."""

from typing import Annotated, Any

import msgspec
from litestar import Request

from sitepost.kernel.passport import Passport
from sitepost.platform import push
from sitepost.platform.http import May, delete, get, put
from sitepost.platform.http.gate import Bearer
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions

Asked = Request[Any, Any, Any]
Key = Annotated[str, msgspec.Meta(max_length=200)]


class PushBody(msgspec.Struct):
    """The key to subscribe with, null where this server pushes nothing; `here`: this browser is woken already."""

    key: str | None
    here: bool


class DeviceGiven(msgspec.Struct, forbid_unknown_fields=True):
    """What the browser's push service gave it: an address, and two keys in base64url."""

    endpoint: Annotated[str, msgspec.Meta(max_length=1000)]
    p256dh: Key
    auth: Key


@get("/push", may=May.PERSON, tags=["notifications"])
async def read_push(request: Asked, work: Work, who: Passport) -> PushBody:
    """Tell with which key a browser subscribes, and whether this one has."""
    key, here = await actions.devices.state(work, _bearer(request))
    return PushBody(key, here)


@put("/push/device", may=May.PERSON, status_code=204, tags=["notifications"])
async def wake_device(request: Asked, data: DeviceGiven, work: Work, who: Passport) -> None:
    """Wake this browser when somebody writes to the caller, until its session ends; a person has ten at most."""
    given = push.Given(endpoint=data.endpoint, p256dh=data.p256dh, auth=data.auth)
    await actions.devices.wake(work, who, _bearer(request), given)


@delete("/push/device", may=May.PERSON, tags=["notifications"])
async def let_device_sleep(request: Asked, work: Work, who: Passport) -> None:
    """Wake this browser no more."""
    await actions.devices.let_sleep(work, _bearer(request))


def _bearer(request: Asked) -> Bearer:
    bearer: Bearer = request.scope["bearer"]  # type: ignore[typeddict-item]  # the guard sets it
    return bearer


ROUTES = [read_push, wake_device, let_device_sleep]
