"""What somebody exports speaks their language: lists, annexes of letters, labels, reports of what was changed."""

import io
import zipfile
from typing import Any

import pypdf
from tests.correspondence.site import Site
from tests.exports.test_bundles import evidence
from tests.notifications.test_languages import SETTINGS


async def german(site: Site, name: str) -> None:
    """Let somebody choose German."""
    assert (await site.world.client(name).patch(SETTINGS, json={"language": "de"})).status_code == 200
    await site.world.settle()


async def text_of(site: Site, name: str, path: str, **query: Any) -> str:
    """The words of a PDF as somebody gets it."""
    answer = await site.world.client(name).get(path, params=query)
    assert answer.status_code == 200, answer.text
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


async def test_the_annexes_of_a_letter_are_in_the_language_of_who_prints_it(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    await site.patch("carl", item, subject="Crane stopped")
    await site.respond("dana", item, "Noted.")
    await site.world.settle()
    path, whole = f"{site.base}/items/{item['id']}/pdf", {"history": True, "receipts": True, "links": True}
    english = await text_of(site, "carl", path, **whole)
    assert "Item edited" in english
    assert "Not sent: no mail server" in english
    await german(site, "carl")
    said = await text_of(site, "carl", path, **whole)
    for words in ("Vorgang geändert", "Betreff:", "Nicht gesendet: kein Mailserver", "Zuständig"):
        assert words in said, words
    for words in ("Item edited", "Subject:", "Not sent", "Responded", "Assignee"):
        assert words not in said, words


async def test_a_list_is_in_the_language_of_who_exports_it(site: Site) -> None:
    await site.create("ana", private=True, assignees=site.people("dana"))
    await site.create("ana", subject="Open to all")
    await german(site, "dana")
    client = site.world.client("dana")
    answer = await client.get(f"{site.base}/export", params={"format": "csv"})
    head, *rows = answer.content.decode("utf-8-sig").splitlines()
    assert head.split(",")[:5] == ["Nummer", "Typ", "Betreff", "Status", "Vertraulich"]
    assert ",nein," in rows[0]
    assert rows[-1].startswith("Nicht enthalten: 1 vertraulicher Vorgang (")
    assert "Korrespondenz.csv" in answer.headers["content-disposition"]
    book = await client.get(f"{site.base}/export", params={"format": "xlsx"})
    with zipfile.ZipFile(io.BytesIO(book.content)) as opened:
        held = b"".join(opened.read(name) for name in opened.namelist()).decode("utf-8", "replace")
    assert all(words in held for words in ("Zuständige", "Über diese Liste", "Korrespondenz"))
    assert "Assignees" not in held
    plain = await site.world.client("ana").get(f"{site.base}/export", params={"format": "csv"})
    assert plain.content.decode("utf-8-sig").startswith("Number,Type,Subject")


async def test_labels_reports_and_bundles_are_in_the_language_of_who_asks(site: Site) -> None:
    item = await site.create("ana")
    await german(site, "kate")
    body = {"items": [{"id": item["id"]}], "change": {"archived": True}, "mode": "item_by_item"}
    answer = await site.world.client("kate").post(f"{site.base}/bulk", json=body)
    assert answer.status_code == 200, answer.text
    english = (await site.world.client("rita").post(f"{site.base}/bulk", json=body)).json()["items"][0]
    assert answer.json()["items"][0]["code"] == english["code"]
    assert answer.json()["items"][0]["title"] != english["title"]
    await site.create("ana", "CLM", private=True, assignees=site.people("carl"))
    await site.levels("carl", "admin")
    await german(site, "carl")
    export, _ = await evidence(site, "carl")
    assert export["notes"] == ["1 streng vertrauliche Vorgänge fehlen: Sie stehen in keinem Export."]


async def test_an_import_says_what_is_wrong_in_the_language_of_who_sends_it(site: Site) -> None:
    await german(site, "maya")
    maya = site.world.client("maya")
    template = await maya.get("/api/account/import-template", params={"sort": "people"})
    head = template.content.decode("utf-8-sig").splitlines()[0]
    assert head == "Name,E-Mail-Adresse,Firma,Titel,Telefon,Mobil,Mitarbeiter"
    table = f"{head}\nErika,,Delta Concrete,,,,\n".encode()
    shown = await maya.post("/api/account/imports", params={"sort": "people"}, content=table)
    assert shown.status_code == 201, shown.text
    assert all(each["field"] for each in shown.json()["columns"]), "the template can be sent as it is"
    assert shown.json()["faults"][0]["detail"].startswith("Alle brauchen eine E-Mail-Adresse")
    mend = await maya.get(f"/api/account/imports/{shown.json()['id']}/faults")
    assert mend.content.decode("utf-8-sig").splitlines()[0].startswith("Zeile,")
    assert "E-Mail-Adresse: Alle brauchen" in mend.content.decode("utf-8-sig")
