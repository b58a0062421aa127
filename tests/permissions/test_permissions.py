"""Templates and rights: stories over HTTP, and tables for the rules."""

from uuid import UUID, uuid4

import pytest
from tests.world import TEMPLATES, World

from sitepost.events.correspondence import TypeChanged, TypeCreated
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level
from sitepost.tools.permissions import rules
from sitepost.tools.permissions.model import STATIC_TOOLS, TYPE_GRANTS, Assignment, Template

TYPE = "correspondence:7"
TOOLS = {**STATIC_TOOLS, TYPE: "Notice of Delay"}


def template(level: str, grants: tuple[str, ...] = (), **more) -> Template:
    return Template(
        id=new_id(), account=new_id(), name="T", kind="external", levels={TYPE: level}, grants={TYPE: grants}, **more
    )


def given(**more) -> Assignment:
    return Assignment(project=new_id(), person=new_id(), account=new_id(), **more)


@pytest.mark.parametrize(
    ("level", "grants", "held"),
    [
        ("none", TYPE_GRANTS, set()),
        ("read_only", (), set()),
        ("read_only", ("create",), {"create"}),
        ("read_only", TYPE_GRANTS, set(TYPE_GRANTS)),
        ("standard", (), {"create", "edit_items_they_created"}),
        ("standard", ("create_response",), {"create", "edit_items_they_created", "create_response"}),
        ("standard", ("view_vendor_items",), {"create", "edit_items_they_created", "view_vendor_items"}),
        ("admin", TYPE_GRANTS, set()),
    ],
)
def test_granular_permissions_by_level(level, grants, held):
    found = rules.rights(given(), template(level, grants), account_admin=False, tools=TOOLS)
    assert found.grants.get(TYPE, frozenset()) == held


def test_every_member_reads_the_directory():
    for assignment in (None, given(), given(levels={"directory": "none", "admin": "standard"})):
        found = rules.rights(assignment, None, account_admin=False, tools=TOOLS)
        assert found.levels["directory"] is Level.READ_ONLY


def test_a_company_administrator_is_admin_of_everything():
    found = rules.rights(given(), template("none"), account_admin=True, tools=TOOLS)
    assert found.levels == dict.fromkeys(TOOLS, Level.ADMIN)


def test_levels_by_hand_carry_no_granular_permissions():
    found = rules.rights(given(levels={TYPE: "read_only"}), None, account_admin=False, tools=TOOLS)
    assert (found.levels[TYPE], found.grants) == (Level.READ_ONLY, {})


def test_a_template_speaks_for_itself_about_a_type_it_knows():
    assert rules.with_type(template("none", default_level_for_types="admin"), TYPE).levels[TYPE] == "none"
    fresh = template("none", default_level_for_types="read_only", default_grants_for_types=("create",))
    extended = rules.with_type(fresh, "correspondence:8")
    assert extended.levels["correspondence:8"] == "read_only"
    assert extended.grants["correspondence:8"] == ("create",)
    assert extended.version == 2


async def test_a_new_account_has_the_default_templates(world: World):
    listed = (await world.client("maya").get("/api/account/permission-templates")).json()
    assert {each["name"] for each in listed["items"]} == set(TEMPLATES.values())
    assert [tool["key"] for tool in listed["tools"]] == ["directory", "admin"]
    by_name = {each["name"]: each for each in listed["items"]}
    manager = by_name["Project Manager – Internal"]
    assert manager["levels"] == {"directory": "admin", "admin": "admin"}
    sub = by_name["Subcontractor – External"]
    assert sub["default_level_for_types"] == "read_only"
    assert set(sub["default_grants_for_types"]) == set(TYPE_GRANTS)
    await world.settle()
    again = (await world.client("maya").get("/api/account/permission-templates")).json()
    assert len(again["items"]) == 5  # the reaction to the founding does not seed twice
    assert (await world.client("carl").get("/api/account/permission-templates")).json()["can"] == []
    assert (await world.client("dana").get("/api/account/permission-templates")).status_code == 403


async def test_a_template_is_made_edited_and_followed(world: World):
    maya = world.client("maya")
    made = await maya.post(
        "/api/account/permission-templates",
        json={"name": "Site engineer", "kind": "external", "levels": {"admin": "standard"}},
    )
    assert made.status_code == 201, made.text
    path = made.headers["location"]
    put = await world.client("carl").put(
        f"/api/projects/{world.project}/people/{world.people['dev']}/permissions",
        json={"template_id": made.json()["id"]},
    )
    assert put.status_code == 200, put.text
    assert put.json()["levels"] == {"directory": "read_only", "admin": "standard"}
    edited = await maya.patch(path, json={"levels": {"admin": "admin"}}, headers={"If-Match": '"1"'})
    assert edited.json()["version"] == 2
    assert (await world.passport("dev")).levels["admin"] is Level.ADMIN
    assert (await world.passport("dana")).level("admin") is Level.NONE
    stale = await maya.patch(path, json={"name": "X"}, headers={"If-Match": '"1"'})
    assert stale.json()["extra"] == {"version": 2, "changed": ["levels"]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"levels": {"nonsense": "admin"}}, "permissions.unknown_tool"),
        ({"levels": {f"correspondence:{uuid4()}": "admin"}}, "permissions.unknown_tool"),
        ({"grants": {"admin": ["create"]}}, "permissions.unknown_grant"),
        ({"default_grants_for_types": ["everything"]}, "permissions.unknown_grant"),
        ({"name": "owner/client – external"}, "permissions.name_taken"),
        ({"levels": {"admin": "owner"}}, None),
        ({"kind": "secret"}, None),
        ({"account": "x"}, None),
    ],
)
async def test_impossible_templates_are_refused(world: World, change: dict, code: str | None):
    body = {"name": "T", "kind": "external"} | change
    answer = await world.client("maya").post("/api/account/permission-templates", json=body)
    assert answer.status_code in (400, 409, 422), answer.text
    if code:
        assert answer.json()["code"] == code


async def test_the_table_of_a_project(world: World):
    table = (await world.client("carl").get(f"/api/projects/{world.project}/permissions")).json()
    rows = {each["name"]: each for each in table["items"]}
    assert len(rows) == 9
    assert rows["Maya King"]["levels"] == {"admin": "admin", "directory": "admin"}
    assert rows["Maya King"]["why_not"] == {"assign": "permissions.person_is_admin"}
    assert rows["Carl Reyes"]["why_not"] == {"assign": "permissions.own_rights"}
    assert rows["Dana Ortiz"]["can"] == ["assign"]
    assert rows["Dana Ortiz"]["template_id"] == str(world.templates["subcontractor"])
    assert (await world.client("dana").get(f"/api/projects/{world.project}/permissions")).status_code == 403
    assert (await world.client("zoe").get(f"/api/projects/{world.project}/permissions")).status_code == 404


async def test_who_may_hand_out_rights(world: World):
    def path(name: str) -> str:
        return f"/api/projects/{world.project}/people/{world.people[name]}/permissions"

    carl, body = world.client("carl"), {"levels": {"admin": "admin"}}
    assert (await world.client("dana").put(path("dana"), json=body)).status_code == 403
    own = await carl.put(path("carl"), json=body)
    assert own.json()["code"] == "permissions.own_rights"
    admin = await carl.put(path("maya"), json={"levels": {}})
    assert admin.json()["code"] == "permissions.person_is_admin"
    both = await carl.put(path("dana"), json={**body, "template_id": str(world.templates["owner"])})
    assert both.json()["code"] == "permissions.template_or_levels"
    assert (await carl.put(path("dana"), json={})).json()["code"] == "permissions.template_or_levels"
    foreign = await carl.put(path("dana"), json={"template_id": str(world.stranger.template)})
    assert foreign.json()["code"] == "permissions.unknown_template"
    assert (await carl.put(path("zoe"), json=body)).status_code == 404
    done = await carl.put(path("dana"), json=body)
    assert done.json()["levels"] == {"directory": "read_only", "admin": "admin"}
    assert done.json()["template_id"] is None


async def test_rights_taken_away_count_at_once(world: World):
    path = f"/api/projects/{world.project}/people"
    kate = world.client("kate")
    assert (await kate.get(path)).json()["can"] == []
    rights = f"{path}/{world.people['kate']}/permissions"
    await world.client("carl").put(rights, json={"template_id": str(world.templates["manager"])})
    assert (await kate.get(path)).json()["can"] == ["create"]
    await world.client("carl").put(rights, json={"levels": {}})
    assert (await kate.get(path)).json()["can"] == []
    group = await kate.post(f"/api/projects/{world.project}/groups", json={"name": "X"})
    assert group.status_code == 403


async def test_a_new_type_reaches_every_template_and_passport(world: World):
    await world.settle()
    type = new_id()
    tool = f"correspondence:{type}"
    await world.client("carl").put(
        f"/api/projects/{world.project}/people/{world.people['rob']}/permissions",
        json={"levels": {"admin": "standard"}},
    )
    async with world.work() as work:
        await work.tell(TypeCreated(type=type, tool=tool, name="Notice of Delay"), stream=world.account)
    await world.settle()
    held = {name: await world.passport(name) for name in ("maya", "carl", "kate", "dana", "rob", "ana")}
    assert {name: each.level(tool).name for name, each in held.items()} == {
        "maya": "ADMIN",
        "carl": "ADMIN",
        "kate": "STANDARD",
        "dana": "READ_ONLY",
        "rob": "NONE",
        "ana": "STANDARD",
    }
    assert held["dana"].grants[tool] == set(TYPE_GRANTS)
    assert held["ana"].granted(tool, "create_response")
    account = await world.passport("maya", project=world.account)
    assert account.level(tool) is Level.ADMIN
    async with world.work() as work:
        fact = TypeChanged(type=type, changes=(Change("name", "Notice of Delay", "Delay Notice"),))
        await work.tell(fact, stream=world.account)
    await world.settle()
    tools = (await world.client("maya").get("/api/account/permission-templates")).json()["tools"]
    assert {each["key"]: each["title"] for each in tools}[tool] == "Delay Notice"
    assert {each["key"]: each["grants"] for each in tools}[tool] == list(TYPE_GRANTS)


async def test_an_archived_type_is_no_column_and_what_is_held_on_it_stays(world: World):
    type = new_id()
    tool, carl = f"correspondence:{type}", world.client("carl")
    async with world.work() as work:
        await work.tell(TypeCreated(type=type, tool=tool, name="Notice of Delay"), stream=world.account)
    await world.settle()

    async def shown() -> list[bool]:
        table = (await carl.get(f"/api/projects/{world.project}/permissions")).json()
        templates = (await world.client("maya").get("/api/account/permission-templates")).json()
        return [tool in [each["key"] for each in answer["tools"]] for answer in (table, templates)]

    assert await shown() == [True, True]
    for archived in (True, False):
        async with world.work() as work:
            fact = TypeChanged(type=type, changes=(Change("archived", not archived, archived),))
            await work.tell(fact, stream=world.account)
        await world.settle()
        assert await shown() == [not archived, not archived]
        rights = f"/api/projects/{world.project}/people/{world.people['dev']}/permissions"
        template = {"template_id": str(world.templates["subcontractor"])}
        assert (await carl.put(rights, json=template)).json()["levels"][tool] == "read_only", "its items stay readable"


async def test_reactions_run_twice_change_nothing(world: World):
    async with world.database.connection() as conn:
        await conn.execute("INSERT INTO outbox (stream, seq) SELECT stream, seq FROM fact ON CONFLICT DO NOTHING")
    await world.settle()
    before = await _rights(world)
    async with world.database.connection() as conn:
        await conn.execute("INSERT INTO outbox (stream, seq) SELECT stream, seq FROM fact ON CONFLICT DO NOTHING")
    await world.settle()
    assert await _rights(world) == before
    async with world.database.connection() as conn:
        failed = await (await conn.execute("SELECT reaction, error FROM reaction_failure")).fetchall()
    assert failed == []


async def _rights(world: World) -> list:
    async with world.database.connection() as conn:
        query = "SELECT scope_id, person_id, levels, grants, active, template_id FROM passport ORDER BY 1, 2"
        return await (await conn.execute(query)).fetchall()


async def test_becoming_a_company_administrator_raises_and_ceasing_lowers(world: World):
    path = f"/api/account/people/{world.people['kate']}"
    await world.client("maya").patch(path, json={"account_admin": True})
    await world.settle()
    assert set((await world.passport("kate")).levels.values()) == {Level.ADMIN}
    await world.client("maya").patch(path, json={"account_admin": False})
    await world.settle()
    kate = await world.passport("kate")
    assert kate.level("directory") is Level.READ_ONLY
    assert kate.level("admin") is Level.NONE


async def test_the_world_sets_levels_that_last(world: World):
    tool = f"correspondence:{new_id()}"
    await world.set_levels("dana", {tool: "read_only"}, {tool: ["create"]})
    await world.settle()
    dana = await world.passport("dana")
    assert (dana.level(tool), dana.grants[tool]) == (Level.READ_ONLY, {"create"})
    assert dana.level("directory") is Level.READ_ONLY
    assert isinstance(dana.person, UUID)


async def test_who_has_a_template_is_named_and_their_number_confirmed(world: World):
    maya = world.client("maya")
    path = f"/api/account/permission-templates/{world.templates['subcontractor']}"
    holders = (await maya.get(f"{path}/holders")).json()["items"]
    assert [each["name"] for each in holders] == ["Dana Ortiz", "Dev Patel", "Rita Moss", "Rob Vance"]
    assert {each["project_id"] for each in holders} == {str(world.project)}
    body = {"levels": {"admin": "standard"}}
    moved = await maya.patch(path, json={**body, "holders": 3}, headers={"If-Match": "*"})
    assert (moved.status_code, moved.json()["code"]) == (422, "permissions.holders_moved")
    assert (await world.passport("dana")).level("admin") is Level.NONE
    assert (await maya.patch(path, json={**body, "holders": 4}, headers={"If-Match": "*"})).status_code == 200
    assert (await world.passport("dana")).level("admin") is Level.STANDARD
    assert (await world.client("carl").get(f"{path}/holders")).status_code == 403
    foreign = f"/api/account/permission-templates/{world.stranger.template}/holders"
    assert (await maya.get(foreign)).status_code == 404


async def test_where_the_rights_of_a_member_come_from(world: World):
    type = new_id()
    tool = f"correspondence:{type}"
    async with world.work() as work:
        await work.tell(TypeCreated(type=type, tool=tool, name="Notice of Delay"), stream=world.account)
    await world.settle()

    async def shown(who: str, of: str, expect: int = 200) -> dict:
        answer = await world.client(who).get(f"/api/projects/{world.project}/people/{world.people[of]}/permissions")
        assert answer.status_code == expect, answer.text
        return answer.json()

    ana = await shown("carl", "ana")
    assert ana["template"]["name"] == TEMPLATES["architect"]
    tools = {each["key"]: each for each in ana["tools"]}
    assert (tools[tool]["level"], tools[tool]["source"]) == ("standard", "template")
    grants = {each["key"]: each["source"] for each in tools[tool]["grants"] if each["held"]}
    assert grants == {"create": "level", "edit_items_they_created": "level", "create_response": "template"}
    assert {each["source"] for each in (await shown("carl", "maya"))["tools"]} == {"company_admin"}
    assert (await shown("dana", "dana"))["name"] == "Dana Ortiz"
    await shown("dana", "rob", 403)
    await shown("zoe", "rob", 404)
    await shown("carl", "zoe", 404)
    given = {"levels": {"admin": "read_only"}}
    await world.client("carl").put(
        f"/api/projects/{world.project}/people/{world.people['rob']}/permissions", json=given
    )
    rob = {each["key"]: each for each in (await shown("carl", "rob"))["tools"]}
    assert (rob["admin"]["source"], rob["directory"]["source"], rob[tool]["source"]) == (
        "by_hand",
        "every_member",
        None,
    )
    for name in ("ana", "rob", "maya", "dana"):
        held = {each["key"]: each["level"] for each in (await shown("carl", name))["tools"] if each["level"] != "none"}
        passport = await world.passport(name)
        assert held == {key: level.name.lower() for key, level in passport.levels.items()}, "as the passport says"
