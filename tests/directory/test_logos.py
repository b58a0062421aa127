"""Logos: what is sent is opened, made small and written anew; it heads the letters of the company's people."""

import io
from typing import Any

import httpx
import pypdf
import pytest
from PIL import Image
from tests.correspondence.site import Site, build
from tests.world import World

from sitepost.tools.directory import model

Size = tuple[int, int]


@pytest.fixture
async def site(world: World) -> Site:
    """Harbour Tower with three types of correspondence."""
    return await build(world)


def picture(kind: str = "PNG", size: Size = (1200, 300), **more: Any) -> bytes:
    """A picture of a kind."""
    out = io.BytesIO()
    Image.new("RGB", size, (20, 60, 120)).save(out, kind, **more)
    return out.getvalue()


async def send(
    site: Site, data: bytes, name: str = "maya", company: str = "aldgate", version: str = "*"
) -> httpx.Response:
    """Send the logo of a company."""
    path = f"/api/account/companies/{site.world.companies[company]}/logo"
    return await site.world.client(name).put(path, content=data, headers={"If-Match": version})


async def shown(site: Site, name: str | None, company: str = "aldgate") -> httpx.Response:
    """Ask for the logo of a company."""
    return await site.world.client(name).get(f"/api/account/companies/{site.world.companies[company]}/logo")


async def pictures_on(site: Site, name: str, item: dict[str, Any], **query: Any) -> int:
    """How many pictures the first page of a letter has."""
    answer = await site.world.client(name).get(f"{site.base}/items/{item['id']}/pdf", params=query)
    assert answer.status_code == 200, answer.text
    return len(pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].images)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_logo_is_kept_small_and_holds_nothing_but_pixels(site: Site, kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "zqwombat"
    data = picture(kind, exif=exif)
    assert b"zqwombat" in data
    answer = await send(site, data)
    assert answer.status_code == 200, answer.text
    found = await shown(site, "ana")
    assert (found.headers["content-type"], "sandbox" in found.headers["content-security-policy"]) == (
        "image/webp",
        True,
    )
    assert b"zqwombat" not in found.content
    with Image.open(io.BytesIO(found.content)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (480, 120))
    assert len(answer.json()["logo"]) == 64


async def test_it_heads_the_letters_of_its_people_and_of_nobody_else(site: Site) -> None:
    mine, other = await site.create("ana"), await site.create("carl")
    assert await pictures_on(site, "carl", mine) == 0
    await send(site, picture())
    assert await pictures_on(site, "carl", mine) == 1
    assert await pictures_on(site, "carl", mine, letterhead=False) == 0
    assert await pictures_on(site, "carl", other) == 0
    answer = await send(site, b"")
    assert (answer.status_code, answer.json()["logo"]) == (200, "")
    assert (await shown(site, "ana")).status_code == 404
    assert await pictures_on(site, "carl", mine) == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "directory.no_picture"),
        (picture()[:400], "directory.no_picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "directory.no_picture"),
        (picture("GIF"), "directory.no_picture"),
        (b"%PDF-1.7 nothing", "directory.no_picture"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * model.LARGEST_LOGO, "directory.logo_too_large"),
        (picture(size=(9000, 9000)), "directory.no_picture"),
    ],
)
async def test_what_is_no_picture_is_refused_and_nothing_changes(site: Site, data: bytes, code: str) -> None:
    await send(site, picture())
    before = (await shown(site, "maya")).content
    answer = await send(site, data)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, "file")
    assert (await shown(site, "maya")).content == before


@pytest.mark.parametrize(
    ("name", "sets", "sees"),
    [("maya", 200, 200), ("carl", 403, 200), ("dana", 403, 200), ("zoe", 404, 404), (None, 401, 401)],
)
async def test_administrators_set_it_and_whoever_knows_the_company_sees_it(
    site: Site, name: str | None, sets: int, sees: int
) -> None:
    assert (await send(site, picture())).status_code == 200
    assert (await send(site, picture(size=(30, 30)), name)).status_code == sets  # type: ignore[arg-type]  # nobody
    assert (await shown(site, name)).status_code == sees


async def test_a_company_without_anybody_here_is_not_known_by_its_logo(site: Site) -> None:
    made = await site.world.client("maya").post("/api/account/companies", json={"name": "Elsewhere"})
    path = f"/api/account/companies/{made.json()['id']}/logo"
    assert (await site.world.client("maya").put(path, content=picture(), headers={"If-Match": "*"})).status_code == 200
    assert (await site.world.client("maya").get(path)).status_code == 200
    assert (await site.world.client("dana").get(path)).status_code == 404


async def test_a_logo_is_an_edit_like_any_other(site: Site) -> None:
    first = await send(site, picture())
    stale = await send(site, picture("JPEG"), version='"1"')
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    again = await send(site, picture())
    assert again.json()["version"] == first.json()["version"], "the same picture is no change"
    async with site.world.work(reading=True) as work:
        told = await work.dicts("SELECT body FROM fact WHERE kind = 'directory.company_changed'")
    assert [change["field"] for each in told for change in each["body"]["changes"]] == ["logo"]
