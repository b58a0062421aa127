"""Conversations on Harbour Tower: switched on, and the steps that tests repeat."""

from typing import Any
from uuid import UUID

import httpx
from tests.correspondence.site import Site
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work, scoped
from sitepost.tools.conversations.rules.access import item_conversation
from sitepost.tools.directory import actions as directory

API = "/api/conversations"
Json = dict[str, Any]


class Chat:
    """A world in which people talk; they are named as in `tests.world`."""

    def __init__(self, world: World, site: Site | None = None) -> None:
        self.world, self.held = world, site

    @property
    def site(self) -> Site:
        """The types of correspondence, where the test asked for them."""
        assert self.held is not None
        return self.held

    def ids(self, *names: str) -> list[str]:
        """Return the ids of people."""
        return [str(self.world.people[name]) for name in names]

    async def ask(
        self, name: str, method: str, path: str, body: Any = None, expect: int | None = None, **more: Any
    ) -> Any:
        """Call as `name` below the conversations, and return the JSON of the answer."""
        answer = await self.call(name, method, path, body, **more)
        assert expect is None or answer.status_code == expect, f"{method} {path}: {answer.status_code} {answer.text}"
        assert expect is not None or answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def call(self, name: str, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """Call as `name` below the conversations."""
        return await self.world.client(name).request(method, API + path, json=body, **more)

    async def code(self, name: str, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, str | None]:
        """Call as `name`, and return the status and the code of the problem where it is one."""
        answer = await self.call(name, method, path, body, **more)
        return answer.status_code, answer.json().get("code") if answer.status_code >= 400 else None

    async def choose(self, **values: Any) -> Json:
        """Set what the company chose: on, unless said otherwise, and as it comes."""
        found: Json = await self.ask("maya", "PUT", "/settings", {"is_on": True, **values})
        return found

    async def direct(self, name: str, *others: str, expect: int | None = None, **more: Any) -> Json:
        """Open the direct message of `name` with others."""
        body = {"project": str(self.world.project), "people": self.ids(*others), **more}
        found: Json = await self.ask(name, "POST", "/direct", body, expect)
        return found

    async def group(self, name: str, title: str, *others: str, expect: int | None = None, **more: Any) -> Json:
        """Make a group as `name`."""
        body = {"project": str(self.world.project), "name": title, "people": self.ids(*others), **more}
        found: Json = await self.ask(name, "POST", "/groups", body, expect)
        return found

    async def say(self, name: str, talk: Json | str, text: str = "Hello.", **more: Any) -> Json:
        """Send a message as `name`."""
        id = talk if isinstance(talk, str) else talk["id"]
        found: Json = await self.ask(name, "POST", f"/{id}/messages", {"key": str(new_id()), "text": text, **more})
        return found

    async def say_on(self, name: str, item: Json, text: str = "Hello.", **more: Any) -> Json:
        """Send a message on an item as `name`."""
        return await self.say(name, talk_on(item), text, item=item["id"], **more)

    async def inbox(self, name: str) -> dict[str, Json]:
        """Return what is listed for `name`, by id; the unread total is what its lines say."""
        found = await self.ask(name, "GET", "")
        assert found["next"] is None
        assert found["unread"] == min(100, sum(each["unread"] for each in found["conversations"]))
        return {each["id"]: each for each in found["conversations"]}

    async def unread(self, name: str) -> int:
        """Return the badge of `name`."""
        found: int = (await self.ask(name, "GET", ""))["unread"]
        return found

    async def reads(self, name: str, talk: Json | str) -> bool:
        """Say whether `name` can open a conversation; its messages, members and file of settings say the same."""
        id = talk if isinstance(talk, str) else talk["id"]
        said = {(await self.call(name, "GET", f"/{id}{rest}")).status_code for rest in ("", "/messages", "/members")}
        assert said in ({200}, {404}), said
        return said == {200}

    async def members(self, name: str, talk: Json | str) -> list[str]:
        """Return the first names of those in a conversation, as `name` sees them."""
        id = talk if isinstance(talk, str) else talk["id"]
        known = {str(person): key for key, person in self.world.people.items()}
        return sorted(known[each["id"]] for each in (await self.ask(name, "GET", f"/{id}/members"))["items"])

    async def keep(self, name: str, talk: Json | str, **values: Any) -> Json:
        """Change what `name` keeps of a conversation."""
        id = talk if isinstance(talk, str) else talk["id"]
        found: Json = await self.ask(name, "PATCH", f"/{id}/mine", values)
        return found

    async def picker(self, name: str, **query: Any) -> list[str]:
        """Return whom `name` can choose, by first name."""
        asked = {"project": str(self.world.project), **query}
        known = {str(person): key for key, person in self.world.people.items()}
        return [known[each["id"]] for each in (await self.ask(name, "GET", "/people", params=asked))["people"]]

    async def remove(self, name: str) -> None:
        """Take somebody out of the project."""
        path = f"/api/projects/{self.world.project}/people/{self.world.people[name]}"
        answer = await self.world.client("maya").delete(path)
        assert answer.status_code == 204, answer.text
        await self.world.settle()

    async def bring(self, name: str, *, project: UUID | None = None, template: str = "subcontractor") -> None:
        """Bring somebody into the project, or into another one."""
        who = await self.world.passport("maya", project=self.world.account)
        async with scoped(Work(self.world.database), who) as work:
            await directory.members.bring_in(
                work,
                who,
                project=project or self.world.project,
                person=self.world.people[name],
                template=self.world.templates[template],
            )
        await self.world.settle()

    async def person(self, name: str, **fields: Any) -> None:
        """Edit somebody's entry in the company's directory."""
        path = f"/api/account/people/{self.world.people[name]}"
        answer = await self.world.client("maya").patch(path, json=fields)
        assert answer.status_code == 200, answer.text
        await self.world.settle()


def talk_on(item: Json | str) -> str:
    """Return the id of the conversation on an item."""
    return str(item_conversation(UUID(item if isinstance(item, str) else item["id"])))
