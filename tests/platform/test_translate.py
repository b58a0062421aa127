"""Translations: each engine for real, names and numbers kept, nothing sent outside unbidden, nothing asked twice."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.platform import service, toy_model

from sitepost.platform import translate
from sitepost.platform.db import Database
from sitepost.platform.settings import Settings
from sitepost.platform.translate import keeping
from sitepost.platform.work import Work

WORDS = {"Kran.": "Crane.", "Beton.": "Concrete.", "Danke": "Thanks", "Morgen": "Tomorrow"}


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    toy_model.make(folder / "de-en", WORDS)
    toy_model.make(folder / "en-fr", {"Crane.": "Grue.", "Concrete.": "Béton."})
    return folder


@pytest.fixture
async def fake() -> AsyncIterator[service.Service]:
    async with service.running() as running:
        yield running


async def always(work: Work, row: translate.Row) -> bool:
    """Keep what was made of a text that nobody changes."""
    await work.run(translate.KEEP + " ON CONFLICT DO NOTHING", row)
    return True


async def said(database: Database, text: str, **options: object) -> translate.Translation:
    wanted = {"source": "de", "target": "en", "outside": False, "keep": always, **options}
    async with Work(database, reading=True) as work:
        return await translate.translate(work, text, **wanted)  # type: ignore[arg-type]


def set_up(database: Database, settings: Settings, **more: str) -> None:
    database.private_hosts = frozenset(each for each in more.pop("private", "").split(",") if each)
    translate.configure(database, replace(settings, **more))


async def test_a_model_on_this_machine_translates_sentence_by_sentence(
    database: Database, settings: Settings, models: Path
) -> None:
    set_up(database, settings, translation_models=str(models))
    found = await said(database, "Kran. Beton.\nDanke")
    assert found == translate.Translation("Crane. Concrete.\nThanks", "ctranslate2")


async def test_two_models_lead_over_english(database: Database, settings: Settings, models: Path) -> None:
    set_up(database, settings, translation_models=str(models))
    assert (await said(database, "Beton. Kran.", target="fr")).text == "Béton. Grue."
    with pytest.raises(translate.Failed):
        await said(database, "Kran.", source="en", target="de")


async def test_names_numbers_and_addresses_stay_though_the_engine_loses_their_marks(
    database: Database, settings: Settings, models: Path
) -> None:
    set_up(database, settings, translation_models=str(models))
    text = "@Jörg Kran NOD-0012 Danke https://site.example/a?b=Kran. Morgen @Omar"
    found = await said(database, text, names=["Jörg Kran", "Omar"])
    assert found.text == "@Jörg Kran NOD-0012 Thanks https://site.example/a?b=Kran. Tomorrow @Omar"


@pytest.mark.parametrize(
    ("text", "names", "kept"),
    [
        ("Siehe RFI-007 und #12", [], ["RFI-007", "#12"]),
        ("@Ann Bell und @Ann", ["Ann", "Ann Bell"], ["@Ann Bell", "@Ann"]),
        ("an omar@site.example", [], ["omar@site.example"]),
        ("X1X sagt NOD-1", [], []),
    ],
)
def test_what_is_kept(text: str, names: list[str], kept: list[str]) -> None:
    marked, found = keeping.kept(text, names)
    assert found == kept
    assert keeping.restored(marked, marked, found) == text


def test_marks_that_came_back_broken_are_noticed() -> None:
    marked, found = keeping.kept("A NOD-1 B NOD-2", [])
    assert keeping.restored(marked, "A X0X B", found) is None
    assert keeping.restored(marked, "A X0X B X0X", found) is None
    assert keeping.restored(marked, "B X1X A X0X", found) == "B NOD-2 A NOD-1"


async def test_libretranslate_and_deepl_are_asked_over_http(
    database: Database, settings: Settings, fake: service.Service
) -> None:
    fake.answers = {
        "/translate": lambda form: {"translatedText": f"libre {form['q'][0]}"},
        "/v2/translate": lambda form: {"translations": [{"text": f"deepl {form['text'][0]}"}]},
    }
    set_up(database, settings, private=fake.host, libretranslate_url=fake.url, libretranslate_key="k1")
    assert await said(database, "Kran") == translate.Translation("libre Kran", "libretranslate")
    assert fake.asked[-1].form == {
        "q": ["Kran"], "source": ["de"], "target": ["en"], "format": ["text"], "api_key": ["k1"]
    }  # fmt: skip
    set_up(database, settings, private=fake.host, deepl_url=fake.url, deepl_key="k2")
    assert await said(database, "Kran", outside=True) == translate.Translation("deepl Kran", "deepl")
    assert fake.asked[-1].headers["authorization"] == "DeepL-Auth-Key k2"
    assert fake.asked[-1].form == {"text": ["Kran"], "source_lang": ["DE"], "target_lang": ["EN"]}


async def test_nothing_leaves_unless_the_company_says_so(
    database: Database, settings: Settings, fake: service.Service
) -> None:
    set_up(database, settings, private=fake.host, deepl_url=fake.url, deepl_key="k2")
    with pytest.raises(translate.Failed):
        await said(database, "Geheim", outside=False)
    set_up(database, settings, libretranslate_url="https://translate.example")
    with pytest.raises(translate.Failed):
        await said(database, "Geheim", outside=False)
    assert fake.asked == []
    assert not translate.is_there(database, source="de", target="xx", outside=False)
    assert translate.is_there(database, source="de", target="xx", outside=True)


@pytest.mark.parametrize("answer", [{"wrong": 1}, {"translations": []}, None])
async def test_the_next_engine_is_asked_where_one_fails(
    database: Database, settings: Settings, fake: service.Service, models: Path, answer: object
) -> None:
    fake.answers = {"/translate": lambda form: answer, "/v2/translate": lambda form: answer}
    set_up(
        database, settings, private=fake.host, libretranslate_url=fake.url, deepl_url=fake.url, deepl_key="k2"
    )  # fmt: skip
    with pytest.raises(translate.Failed):
        await said(database, "Kran", target="xx", outside=True)
    assert [each.path for each in fake.asked] == ["/translate", "/v2/translate"]


async def test_what_was_translated_is_kept_by_text_languages_and_engine(
    database: Database, settings: Settings, fake: service.Service
) -> None:
    answer: Callable[[dict[str, list[str]]], object] = lambda form: {"translatedText": form["q"][0].upper()}  # noqa: E731
    fake.answers = {"/translate": answer}
    set_up(database, settings, private=fake.host, libretranslate_url=fake.url)
    assert [(await said(database, "kran")).text for _ in range(3)] == ["KRAN"] * 3
    assert len(fake.asked) == 1
    await said(database, "kran", target="xx")
    await said(database, "krane")
    assert len(fake.asked) == 3


@pytest.mark.skipif(shutil.which("apertium") is None, reason="Debian's apertium-eng-spa is not installed")
async def test_apertium_translates_roughly(database: Database, settings: Settings) -> None:
    set_up(database, settings)
    found = await said(database, "The concrete comes tomorrow, see NOD-0012", source="en", target="es")
    assert (found.engine, found.rough) == ("apertium", True)
    assert found.text.endswith("NOD-0012")
    assert "hormigón" in found.text


async def test_languages_are_told_apart_and_short_texts_are_not() -> None:
    texts = ("Der Kran kommt morgen um sieben Uhr", "ok danke", "The crane comes at seven tomorrow", "12 34 56 78", "")
    assert await translate.languages(texts) == ["de", None, "en", None, None]
