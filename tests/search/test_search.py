"""Search over HTTP: found by number and by words, and never what one may not see."""

from typing import Any
from uuid import UUID

import pytest
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Audience, Card
from sitepost.kernel.passport import MEMBER_TOOL, Level
from sitepost.platform import cards

OPEN = Audience(everyone_from=Level.READ_ONLY)


class Library:
    """A few cards of one type in Harbour Tower."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tool = f"correspondence:{new_id()}"
        self.ids: dict[str, UUID] = {}

    async def put(self, number: str, title: str, words: str = "", **more: Any) -> UUID:
        """Store one card."""
        given: dict[str, Any] = {
            "id": new_id(),
            "account": self.world.account,
            "scope": self.world.project,
            "tool": self.tool,
            "kind": "correspondence.item",
            "number": number,
            "title": title,
            "state": "open",
            "state_label": "Open",
            "link": f"/projects/x/{number}",
            "audience": OPEN,
            "words": words,
        }
        card = Card(**(given | more))
        async with self.world.work() as work:
            await cards.save(work, card)
        self.ids[number or title] = card.id
        return card.id

    async def find(self, name: str, q: str, **more: Any) -> list[dict[str, Any]]:
        """Search as `name`."""
        path = f"/api/projects/{self.world.project}/search"
        answer = await self.world.client(name).get(path, params={"q": q} | more)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    async def numbers(self, name: str, q: str, **more: Any) -> list[str]:
        """Search as `name` and return the numbers found."""
        return [item["number"] for item in await self.find(name, q, **more)]


@pytest.fixture
async def library(world: World) -> Library:
    """Twelve notices, a private one of Delta's, and a location."""
    made = Library(world)
    for name in ("carl", "dana", "dev", "rita"):
        await world.set_levels(name, {made.tool: "read_only"})
    await made.put("NOD-0001", "Delay to level 4 slab", "The pour of the west core is late. <b>Weather</b> again.")
    await made.put("NOD-0012", "Crane out of service", "The tower crane stands still until Friday.")
    await made.put("NOD-0120", "Rebar deliveries", "Reinforcement was delivered to the wrong gate.")
    await made.put("LTR-0012", "Letter about parking", "Please keep the gate free.")
    delta = world.companies["delta"]
    dana = Audience(everyone_from=Level.ADMIN, people=frozenset({world.people["dana"]}), companies=frozenset({delta}))
    await made.put("NOD-0013", "Confidential crane claim", "Xylophone money.", audience=dana)
    await made.put("L4", "Level 4 slab", kind="directory.location", tool=MEMBER_TOOL, audience=EVERY_MEMBER)
    return made


async def test_numbers_are_found_exactly_and_by_their_beginning(library: Library) -> None:
    assert (await library.numbers("carl", "NOD-0012"))[0] == "NOD-0012"
    assert await library.numbers("carl", "nod 12") == ["NOD-0012", "NOD-0120"]
    assert await library.numbers("carl", "12") == ["LTR-0012", "NOD-0012", "NOD-0120"]
    assert set(await library.numbers("carl", "nod-00")) == {"NOD-0001", "NOD-0012"}
    assert (await library.numbers("carl", "NOD"))[:1] == ["NOD-0120"]


async def test_words_are_found_by_stem_and_while_they_are_typed(library: Library) -> None:
    assert await library.numbers("carl", "delivery") == ["NOD-0120"]
    assert await library.numbers("carl", "reinf") == ["NOD-0120"]
    assert await library.numbers("carl", "west core pours") == ["NOD-0001"]
    assert await library.numbers("carl", '"tower crane"') == ["NOD-0012"]
    assert set(await library.numbers("carl", "slab or parking")) == {"NOD-0001", "LTR-0012"}
    assert await library.numbers("carl", "gate -parking") == ["NOD-0120"]


async def test_a_title_ranks_above_the_text(library: Library) -> None:
    await library.put("NOD-0200", "Gate hours", "Nothing else.")
    assert (await library.numbers("carl", "gate"))[0] == "NOD-0200"


async def test_nobody_finds_what_they_may_not_see(library: Library) -> None:
    for q in ("xylophone", "NOD-0013", "nod 13", "13", "confidential", "claim", "nod-001"):
        assert "NOD-0013" not in await library.numbers("carl", q), q
        assert "NOD-0013" not in await library.numbers("rita", q), q
        assert "NOD-0013" not in await library.numbers("dev", q), "company-mates need the granular permission"
        assert "NOD-0013" in await library.numbers("dana", q), q


async def test_rights_that_change_change_what_is_found(library: Library) -> None:
    assert await library.numbers("rita", "parking") == ["LTR-0012"]
    await library.world.set_levels("rita", {library.tool: "none"})
    assert await library.numbers("rita", "parking") == []


async def test_a_stranger_to_the_project_gets_nothing_at_all(library: Library) -> None:
    path = f"/api/projects/{library.world.project}/search"
    answer = await library.world.client("zoe").get(path, params={"q": "slab"})
    assert answer.status_code == 404
    answer = await library.world.client(None).get(path, params={"q": "slab"})
    assert answer.status_code == 401


async def test_a_part_is_shown_as_its_item_to_those_who_may_see_the_part(library: Library) -> None:
    parent = library.ids["NOD-0001"]
    only_dana = Audience(everyone_from=Level.ADMIN, people=frozenset({library.world.people["dana"]}))
    for _ in range(2):
        await library.put(
            "",
            "Re: Delay",
            "A zeppelin took the slab.",
            kind="correspondence.response",
            parent=parent,
            audience=only_dana,
        )
    found = await library.find("dana", "zeppelin")
    assert [item["number"] for item in found] == ["NOD-0001"]
    assert "zeppelin" in found[0]["snippet"]["text"]
    assert await library.find("carl", "zeppelin") == []
    assert [item["number"] for item in await library.find("dana", "slab")] == ["NOD-0001"]


async def test_a_part_of_a_hidden_item_is_not_shown(library: Library) -> None:
    await library.put("", "Re: claim", "A walrus came.", kind="correspondence.response", parent=library.ids["NOD-0013"])
    assert await library.find("carl", "walrus") == []
    assert [item["number"] for item in await library.find("dana", "walrus")] == ["NOD-0013"]


async def test_reference_data_is_found_only_when_its_kind_is_asked_for(library: Library) -> None:
    assert await library.numbers("carl", "level 4 slab") == ["NOD-0001"]
    assert await library.numbers("carl", "level 4 slab", kind="directory.location") == ["L4"]
    assert await library.numbers("carl", "slab", kind="correspondence.item") == ["NOD-0001"]


async def test_snippets_are_text_with_ranges_and_no_markup(library: Library) -> None:
    found = (await library.find("carl", "weather"))[0]
    text, ranges = found["snippet"]["text"], found["snippet"]["ranges"]
    assert [text[start:end] for start, end in ranges] == ["Weather"]
    assert "<" not in text
    title = (await library.find("carl", "crane"))[0]
    assert [title["title"][start:end] for start, end in title["title_ranges"]] == ["Crane"]


@pytest.mark.parametrize(
    "q",
    [
        "'",
        '"',
        "\\",
        "%",
        "_",
        "a" * 200,
        "!!",
        "& |",
        ":*",
        "foo:*",
        "\u0000",
        "🏗",
        "-",
        "or",
        "()",
        "<->",
        "1" * 30,
        "the",
        "\x02\x03",
    ],
)
async def test_no_search_breaks_the_server(library: Library, q: str) -> None:
    await library.find("carl", q)


@pytest.mark.parametrize(
    "params", [{"q": "a" * 201}, {"q": "x", "limit": 51}, {"q": "x", "limit": 0}, {"q": "x", "limit": "y"}]
)
async def test_bad_parameters_are_refused(library: Library, params: dict[str, str]) -> None:
    path = f"/api/projects/{library.world.project}/search"
    answer = await library.world.client("carl").get(path, params=params)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_number_of_queries_does_not_grow(library: Library) -> None:
    for n in range(40):
        await library.put(f"SIN-{n:04d}", "Scaffold inspection", "Scaffold of bay " + str(n))
    assert len(await library.find("carl", "scaffold", limit="50")) == 40
    assert len(await library.find("carl", "scaffold", limit="5")) == 5


async def test_numbers_of_ones_own_are_found_without_a_figure(library: Library) -> None:
    for number in ("NOD-ALPHA", "LTR-alpha-7", "DR-interior-002", "ALPHA", "NOD-Bravo.x"):
        await library.put(number, "Nothing of the sort")
    assert await library.numbers("carl", "ALPHA") == ["ALPHA", "NOD-ALPHA"]
    assert (await library.numbers("carl", "alph"))[:1] == ["NOD-ALPHA"], "while it is still typed"
    assert await library.numbers("carl", "nod-alpha") == ["NOD-ALPHA"]
    assert await library.numbers("carl", "nod-al") == ["NOD-ALPHA"]
    assert await library.numbers("carl", "bravo.x") == ["NOD-Bravo.x"]
    assert await library.numbers("carl", "alpha-7") == ["LTR-alpha-7"]
    assert await library.numbers("carl", "interior-002") == ["DR-interior-002"]
    for typed in ("%", "al_ha", "a%a", "nod-%"):
        assert "NOD-ALPHA" not in await library.numbers("carl", typed), typed


async def test_a_number_of_ones_own_is_found_by_those_who_see_it_only(library: Library) -> None:
    dana = Audience(everyone_from=None, people=frozenset({library.world.people["dana"]}))
    await library.put("NOD-OMEGA", "Hush", audience=dana)
    assert await library.numbers("dana", "omega") == ["NOD-OMEGA"]
    assert await library.numbers("carl", "omega") == []
