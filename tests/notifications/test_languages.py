"""Each is spoken to in their own language: by mail, on paper, and where something is refused."""

import io

import pypdf
from tests.correspondence.site import Site
from tests.notifications.test_telling import everybody, mails

SETTINGS = "/api/me/settings"


async def test_mails_come_in_the_language_that_somebody_chose(site: Site) -> None:
    dana = site.world.client("dana")
    assert (await dana.patch(SETTINGS, json={"language": "de"})).json()["language"] == "de"
    await site.world.settle()
    item = await site.create("ana", **everybody(site))
    names = {person: name for name, person in site.world.people.items()}
    by_name = {names[mail["person_id"]]: mail for mail in await mails(site)}
    assert "Ihnen zugewiesen: " in by_name["dana"]["subject"]
    assert "hat diesen Vorgang ausgestellt." in by_name["dana"]["text"]
    assert "Zuständige" in by_name["dana"]["text"]
    assert '<html lang="de"' in by_name["dana"]["html"]
    assert "Issued: " in by_name["rita"]["subject"]
    assert "issued this item." in by_name["rita"]["text"]

    path = f"/api/projects/{site.world.project}/correspondence/items/{item['id']}/pdf"
    for name, word, other in (("dana", "Verteiler", "Distribution"), ("rita", "Distribution", "Verteiler")):
        paper = await site.world.client(name).get(path)
        text = pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
        assert word in text, name
        assert other not in text, name


async def test_refusals_are_said_as_the_page_is_read(site: Site) -> None:
    stranger, dana = site.world.browser(), site.world.client("dana")
    german, english = {"Accept-Language": "de-AT,de;q=0.9"}, {"Accept-Language": "en"}
    assert (await stranger.get("/api/me", headers=german)).json()["title"] == "Bitte melden Sie sich an."
    assert (await stranger.get("/api/me")).json()["title"] == "Please sign in."
    too_long = await dana.patch(SETTINGS, json={"theme": "pink", "density": 3}, headers=german)
    assert too_long.json()["title"] == "Einige Felder sind noch zu berichtigen."
    assert "Hier gehört" in too_long.json()["detail"] or "keiner der möglichen Werte" in too_long.json()["detail"]
    await dana.patch(SETTINGS, json={"language": None, "spoken": "de"})
    missing = f"/api/projects/{site.world.project}/correspondence/items/{site.world.project}"
    assert (await dana.get(missing)).json()["title"].startswith("Hier ist nichts")
    assert (await dana.get(missing, headers=english)).json()["title"].startswith("There is nothing")


async def test_an_unknown_language_is_kept_and_spoken_in_english(site: Site) -> None:
    dana = site.world.client("dana")
    assert (await dana.patch(SETTINGS, json={"language": "fr"})).status_code == 200
    assert (await dana.get("/api/me")).json()["person"]["language"] == "fr"
    missing = f"/api/projects/{site.world.project}/correspondence/items/{site.world.project}"
    assert (await dana.get(missing)).json()["title"].startswith("There is nothing")
    for wrong in ("'; DROP", "d", 3):
        assert (await dana.patch(SETTINGS, json={"spoken": wrong})).status_code == 422
