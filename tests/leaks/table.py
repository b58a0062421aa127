"""What every route answers to ids that are not the caller's: each route has its row, and a route without one fails.

A row says how to call the route so that nothing but the id is wrong. On ids that are not theirs
everybody is told `GONE`, unless the row says otherwise for a caller, or for a parameter.
"""

from base64 import b64decode
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.contract.estate import doc

from sitepost.kernel.ids import new_id

Ids = dict[str, str]
Body = Callable[[Ids], Any]


class Said(NamedTuple):
    """An answer: its status, the code of the problem where it is one, and whether its lists are empty."""

    status: int
    code: str | None = None
    empty: bool = False


class Bad(NamedTuple):
    """How an id in a body is refused: by a field error, at the field of that name.

    `account` is for ids that may name anything of the account, also of a project that one is not in.
    """

    code: str
    field: str
    account: bool = False


class Row(NamedTuple):
    """How a route is called, and what is said to ids that are not the caller's."""

    body: Body | None = None
    query: Body | None = None
    raw: bytes | None = None
    told: dict[str, Said] = {}  # by caller, or by parameter, or by both ("response_id dana")
    ids: dict[
        str, Bad | Said
    ] = {}  # fields of the body that hold ids; `a.b` lies in a, `a[]` in a list, `a{}` is a key
    works: tuple[int, ...] = (200, 201, 202, 204)  # on one's own ids

    def said(self, parameter: str, caller: str) -> Said:
        """Return what a caller is told about a parameter that holds an id that is not theirs."""
        if parameter == "project_id":
            return GONE
        for key in (f"{parameter} {caller}", parameter, caller):
            if key in self.told:
                return self.told[key]
        return GONE


GONE = Said(404, "not_found")
NOT_ADMIN = {"dana": Said(403, "forbidden")}
NOT_DIRECTORY = {"dana": Said(403, "directory.not_directory_admin")}
NOT_PROJECT = {"dana": Said(403, "directory.not_project_admin")}
DEAD_LINK = {"token": Said(404, "identity.link_dead")}
ALIKE, NOTHING = Said(200), Said(200, empty=True)
PERSON, TEMPLATE = Bad("directory.unknown_person", "person_id", True), "unknown_template"
COMPANY = Bad("directory.unknown_company", "company_id", True)
PEOPLE, REFERENCE = "correspondence.no_access", "correspondence.unknown_reference"
FILES = Bad("correspondence.unknown_file", "file_ids")
UNKNOWN_ITEM = Bad("links.unknown_item", "other_id")
SOURCES: dict[str, "Bad | Said"] = {
    name: Bad("correspondence.unknown_source", name) for name in ("from_id", "from_response_id")
}
STATUS = Bad("correspondence.unknown_status", "status_id")
ITEM_IDS: dict[str, Bad | Said] = {
    "assignees[]": Bad(PEOPLE, "assignees"),
    "distribution[]": Bad(PEOPLE, "distribution"),
    "received_from": Bad(PEOPLE, "received_from"),
    "location_id": Bad(REFERENCE, "location_id"),
    "trade_ids[]": Bad(REFERENCE, "trade_ids"),
    "cost_code_id": Bad(REFERENCE, "cost_code_id"),
    "spec_section_id": Bad(REFERENCE, "spec_section_id"),
    "file_ids[]": FILES,
    "status_id": STATUS,
}
TOOLS: dict[str, Bad | Said] = {
    "levels{}": Bad("permissions.unknown_tool", "levels", True),
    "grants{}": Bad("permissions.unknown_tool", "grants", True),
}
NAMED: Body = lambda o: {"name": "Another name"}  # noqa: E731 - said once for a dozen rows
RULE: dict[str, Any] = {
    "key": "61.4", "clause": "61.4", "text": "A reply.", "trigger": "issued", "amount": 1, "unit": "weeks",
    "turn": "recipient", "stops": ["answer"], "warn": [],
}  # fmt: skip
AWARE = RULE | {"key": "61.3", "clause": "61.3", "trigger": "date", "date": "Became aware on"}
RULES: Body = lambda o: {"rules": [RULE, AWARE]}  # noqa: E731 - said twice
OF_RULES: dict[str, "Bad | Said"] = {
    "rules[].company": Bad("clocks.unknown_company", "rules.0.company", True),
    "rules[].field": Bad("clocks.unknown_field", "rules.0.field", True),
}
DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mPk5ORkYGBgYmBgYGBgAAABbgAfXKLVGQAAAABJRU5ErkJggg=="
)  # a picture (PNG)
PASSWORD = "a long and quiet pier"


def item(o: Ids) -> Any:
    """A whole new item."""
    return {"type_id": o["type_id"], "issue": False, "subject": "Crane", "description": doc("It stood still.")}


PROVIDER = {
    "name": "Pier",
    "issuer": "https://127.0.0.1",
    "client_id": "sitepost",
    "domains": [{"domain": "pier.example"}],
}

OPTION = {"options[].id": Bad("correspondence.no_options", "options")}
NO_ISSUER = Said(422, "identity.bad_issuer")  # which is asked before anything is looked up
PLACED = {"sections[].custom[].field": Bad("correspondence.unknown_field", "sections.0.custom.0.field", True)}


def account_rows() -> dict[str, Row]:
    """The routes of the account and of the signed-in person."""
    people, types = "/api/account/people", "/api/account/correspondence/types"
    rows = {
        "GET /api/account/companies": Row(),
        "POST /api/account/companies": Row(lambda o: {"name": "Pier Pile"}),
        "GET /api/account/companies/{company_id}": Row(),
        "PATCH /api/account/companies/{company_id}": Row(NAMED, told=NOT_ADMIN),
        "PUT /api/account/companies/{company_id}/logo": Row(raw=DOT, told=NOT_ADMIN),
        "GET /api/account/companies/{company_id}/logo": Row(works=(200, 404)),  # 404 while it has none
        "GET /api/account/people": Row(told=NOT_DIRECTORY),
        f"POST {people}": Row(
            lambda o: {"name": "Sam", "mail": "sam@pier.example", "company_id": o["company_id"]},
            ids={"company_id": COMPANY},
        ),
        f"GET {people}/{{person_id}}": Row(told=NOT_DIRECTORY),
        f"PATCH {people}/{{person_id}}": Row(NAMED, told=NOT_ADMIN, ids={"company_id": COMPANY}),
        f"PUT {people}/{{person_id}}/active": Row(
            lambda o: {"active": True},
            told=NOT_ADMIN,
            ids={"reassign_to": Bad("directory.bad_successor", "reassign_to", True)},
        ),
        f"POST {people}/{{person_id}}/invitation": Row(told=NOT_ADMIN),
        f"GET {people}/{{person_id}}/second-factor": Row(told=NOT_ADMIN),
        f"DELETE {people}/{{person_id}}/second-factor": Row(told=NOT_ADMIN, works=(422,)),  # there is none
        "GET /api/account/second-factor": Row(),
        "PUT /api/account/second-factor": Row(lambda o: {"required": "nobody", "grace_days": 0}),
        "GET /api/account/import-template": Row(query=lambda o: {"sort": "people"}),
        "POST /api/account/imports": Row(query=lambda o: {"sort": "people"}, raw=b"mail\nsam@pier.example\n"),
        "GET /api/account/imports/{import_id}": Row(told=NOT_ADMIN),
        "GET /api/account/imports/{import_id}/faults": Row(told=NOT_ADMIN),
        "POST /api/account/imports/{import_id}/confirmation": Row(
            lambda o: {"seal": "of another plan"}, told=NOT_ADMIN, works=(422,)
        ),
        "DELETE /api/account/imports/{import_id}": Row(told=NOT_ADMIN),
        "GET /api/account/service-accounts": Row(),
        "POST /api/account/service-accounts": Row(lambda o: {"name": "Crane log"}),
        "POST /api/account/service-accounts/{client_id}/secret": Row(lambda o: {}, told=NOT_ADMIN),
        "DELETE /api/account/service-accounts/{client_id}": Row(told=NOT_ADMIN),
        "GET /api/account/sign-in-providers": Row(),
        "POST /api/account/sign-in-providers": Row(
            lambda o: PROVIDER, works=(422,), ids={"domains[].company_id": NO_ISSUER}
        ),
        "PUT /api/account/sign-in-providers/{provider_id}": Row(
            lambda o: PROVIDER, told=NOT_ADMIN, works=(422,), ids={"domains[].company_id": NO_ISSUER}
        ),
        "DELETE /api/account/sign-in-providers/{provider_id}": Row(told=NOT_ADMIN),
        "GET /api/account/permission-templates": Row(),
        "POST /api/account/permission-templates": Row(lambda o: {"name": "Guests", "kind": "external"}, ids=TOOLS),
        "GET /api/account/permission-templates/{template_id}/holders": Row(told=NOT_ADMIN),
        "GET /api/account/permission-templates/{template_id}": Row(
            told={"dana": Said(403, "permissions.not_directory_admin")}
        ),
        "PATCH /api/account/permission-templates/{template_id}": Row(NAMED, told=NOT_ADMIN, ids=TOOLS),
        "GET /api/account/projects": Row(),
        "POST /api/account/projects": Row(lambda o: {"name": "Pier", "time_zone": "Europe/London"}),
        "PUT /api/account/projects/{account_project_id}/active": Row(lambda o: {"active": True}, told=NOT_ADMIN),
        "POST /api/account/projects/{account_project_id}/people": Row(
            lambda o: {"person_id": o["another_newcomer"]},
            told=NOT_ADMIN,
            ids={"person_id": PERSON, "template_id": Bad(f"directory.{TEMPLATE}", "template_id", True)},
        ),
        "GET /api/account/trades": Row(),
        "POST /api/account/trades": Row(lambda o: {"name": "Diving"}),
        "PATCH /api/account/trades/{trade_id}": Row(NAMED, told=NOT_ADMIN),
        "DELETE /api/account/trades/{trade_id}": Row(told=NOT_ADMIN),
        "GET /api/account/holidays": Row(query=lambda o: {"country": "GB", "year": 2026}),
        "GET /api/account/outbox": Row(),
        "GET /api/record": Row(),
        "POST /api/record/verifications": Row(works=(202, 422)),  # one verification at a time
        "GET /api/account/outbox/{mail_id}": Row(told=NOT_ADMIN),
        "POST /api/account/outbox/{mail_id}/retry": Row(told=NOT_ADMIN, works=(422,)),  # no mail server is set
        "GET /api/account/correspondence/catalogue": Row(),
        "GET /api/account/correspondence/custom-fields": Row(),
        "POST /api/account/correspondence/custom-fields": Row(lambda o: {"name": "Tide table", "kind": "text"}),
        "GET /api/account/correspondence/custom-fields/{field_id}": Row(told=NOT_ADMIN),
        "PATCH /api/account/correspondence/custom-fields/{field_id}": Row(NAMED, told=NOT_ADMIN, ids=OPTION),
        f"GET {types}": Row(),
        f"POST {types}": Row(
            lambda o: {"name": "Dive logs", "prefix": "DL"},
            ids={"project_ids[]": Bad("correspondence.unknown_project", "project_ids", True)},
        ),
    }
    one = f"{types}/{{type_id}}"
    rows |= {
        f"GET {one}": Row(told=NOT_ADMIN),
        f"PATCH {one}": Row(NAMED, told=NOT_ADMIN),
        f"GET {one}/fieldsets": Row(told=NOT_ADMIN),
        f"POST {one}/fieldsets": Row(lambda o: {"name": "Tiny form"}, told=NOT_ADMIN, ids=PLACED),
        f"GET {one}/fieldsets/{{fieldset_id}}": Row(told=NOT_ADMIN),
        f"PATCH {one}/fieldsets/{{fieldset_id}}": Row(NAMED, told=NOT_ADMIN, ids=PLACED),
        f"PUT {one}/fieldsets/{{fieldset_id}}/projects": Row(
            lambda o: {"project_ids": [o["project_id"]]},
            told=NOT_ADMIN,
            ids={"project_ids[]": Bad("correspondence.unknown_project", "project_ids", True)},
        ),
        f"GET {one}/statuses": Row(told=NOT_ADMIN),
        f"POST {one}/statuses": Row(lambda o: {"name": "Parked", "maps_to": "open"}, told=NOT_ADMIN),
        f"PATCH {one}/statuses/{{status_id}}": Row(NAMED, told=NOT_ADMIN, works=(422,)),  # the default ones keep theirs
        f"DELETE {one}/statuses/{{status_id}}": Row(told=NOT_ADMIN, works=(422,)),  # the default ones stay
    }
    return rows


def own_rows() -> dict[str, Row]:
    """The routes of whoever asks, and those that ask for no sign-in."""
    rows = {
        "GET /api/me": Row(),
        "PATCH /api/me/settings": Row(lambda o: {"shortcuts": True}),
        "PUT /api/me/password": Row(lambda o: {"old": "harbour lights at dusk", "new": PASSWORD}),
        "GET /api/me/tokens": Row(),
        "POST /api/me/tokens": Row(lambda o: {"name": "script"}),
        "DELETE /api/me/tokens/{token_id}": Row(),
        "GET /api/me/second-factor": Row(),
        "POST /api/me/totp": Row(lambda o: {"password": "harbour lights at dusk"}),
        "POST /api/me/totp/confirmation": Row(lambda o: {"code": "000000"}, works=(422,)),
        "POST /api/me/totp/removal": Row(lambda o: {"password": "harbour lights at dusk"}, works=(422,)),
        "POST /api/me/recovery-codes": Row(lambda o: {"password": "harbour lights at dusk"}),  # of a passkey
        "GET /api/me/passkeys": Row(),
        "POST /api/me/passkeys/options": Row(lambda o: {"password": "harbour lights at dusk"}),
        "POST /api/me/passkeys": Row(
            lambda o: {"name": "Phone", "credential": "AA", "client_data": "AA", "attestation": "AA"}, works=(422,)
        ),
        "PATCH /api/me/passkeys/{passkey_id}": Row(lambda o: {"name": "Phone"}),
        "POST /api/me/passkeys/{passkey_id}/removal": Row(lambda o: {"password": "harbour lights at dusk"}),
        "POST /api/session/passkey/options": Row(lambda o: {}),
        "POST /api/session/passkey": Row(
            lambda o: {"credential": "AA", "client_data": "AA", "authenticator_data": "AA", "signature": "AA"},
            works=(422,),
        ),
        "POST /api/session/provider": Row(
            lambda o: {"mail": "somebody@pier.example"},
            works=(422,),
            ids={"provider": Said(422, "identity.no_provider")},
        ),
        "POST /api/session/provider/answer": Row(lambda o: {"state": "unknown", "code": "unknown"}, works=(422,)),
        "POST /api/oauth/token": Row(raw=b"grant_type=client_credentials", works=(400, 401)),
        "POST /api/session/code": Row(lambda o: {"token": "unknown", "code": "000000"}, works=(422,)),
        "POST /api/session/totp": Row(lambda o: {"token": "unknown"}, works=(422,)),
        "POST /api/session/totp/confirmation": Row(lambda o: {"token": "unknown", "code": "000000"}, works=(422,)),
        "POST /api/account/viewings": Row(  # one's own ids would let every later call look through their eyes
            lambda o: {"person_id": "nobody"}, ids={"person_id": GONE}, works=(422,)
        ),
        "GET /api/account/viewings": Row(),
        "GET /api/me/viewings": Row(),
        "DELETE /api/me/viewing": Row(works=(422,)),  # nobody looks
        "GET /api/sessions": Row(),
        "DELETE /api/sessions/{session_id}": Row(),
        "DELETE /api/sessions": Row(),
        "DELETE /api/session": Row(),
        "POST /api/live/ticket": Row(),
        "GET /api/me/notifications": Row(),
        "PUT /api/me/notifications": Row(lambda o: {"events": {"closed": {"mail": False}}}),
        "GET /api/push": Row(),
        "PUT /api/push/device": Row(
            lambda o: {
                "endpoint": "https://fcm.googleapis.com/fcm/send/x",
                "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "auth": "BTBZMqHH6r4Tts7J_aSIgg",
            }
        ),
        "DELETE /api/push/device": Row(),
        "GET /api/notices": Row(),
        "GET /api/notices/count": Row(),
        "GET /api/notices/cards": Row(query=lambda o: {"cards": o["card"]}),
        "POST /api/notices/read": Row(lambda o: {"all": True}, ids={"ids[]": NOTHING, "cards[]": NOTHING}),
        "GET /api/q": Row(),
        "GET /api/q/{code}": Row(),
        "GET /api/agenda/items": Row(),
        "GET /api/agenda/days": Row(query=lambda o: {"first": "2026-03-01", "last": "2026-03-31"}),
        "GET /api/agenda/feeds": Row(),
        "POST /api/agenda/feeds": Row(lambda o: {"name": "Phone"}),
        "DELETE /api/agenda/feeds/{feed_id}": Row(),
        "GET /api/calendar.ics": Row(works=(404,)),  # the key is a secret
        "GET /api/setup": Row(),
        "POST /api/setup": Row(
            lambda o: {
                "account_name": "Pier",
                "person": {"name": "Eve", "mail": "eve@pier.example", "password": PASSWORD},
                "project": {"name": "Pier", "time_zone": "UTC"},
            },
            works=(422,),  # it is set up already
        ),
        "POST /api/session": Row(
            lambda o: {"mail": "dana@delta.example", "password": "harbour lights at dusk"},
            ids={"account": Bad("identity.bad_sign_in", "password", True)},
        ),
        "POST /api/password-resets": Row(lambda o: {"mail": "dana@delta.example"}),
        "POST /api/password-resets/{token}": Row(lambda o: {"password": PASSWORD}, told=DEAD_LINK, works=(404,)),
        "GET /api/invitations/{token}": Row(told=DEAD_LINK, works=(404,)),
        "POST /api/invitations/{token}": Row(lambda o: {"password": PASSWORD}, told=DEAD_LINK, works=(404,)),
    }
    docs = ("docs", "docs/style.css", "openapi.json")
    return rows | {f"GET /api/{path}": Row() for path in docs}


def project_rows() -> dict[str, Row]:
    """The routes of a project: its directory, reference data, files, search and history."""
    project = "/api/projects/{project_id}"
    rows = {
        f"GET {project}": Row(),
        f"PATCH {project}": Row(lambda o: {"address": "Quay 1"}),
        f"GET {project}/companies": Row(),
        f"GET {project}/people": Row(),
        f"POST {project}/people": Row(
            lambda o: {"person_id": o["newcomer"]},
            ids={
                "person_id": PERSON,
                "template_id": Bad(f"directory.{TEMPLATE}", "template_id", True),
                "person.company_id": COMPANY,
            },
        ),
        f"GET {project}/people/{{person_id}}": Row(),
        f"PATCH {project}/people/{{person_id}}": Row(lambda o: {"title": "Chief"}),
        f"DELETE {project}/people/{{person_id}}": Row(told=NOT_DIRECTORY | {"person_id dana": GONE}),
        f"GET {project}/permissions": Row(),
        f"GET {project}/people/{{person_id}}/permissions": Row(
            told={"dana": Said(403, "permissions.not_directory_admin")}
        ),
        f"PUT {project}/people/{{person_id}}/permissions": Row(
            lambda o: {"template_id": o["template_id"]},
            told={"dana": Said(403, "permissions.not_directory_admin")},
            ids={
                "template_id": Bad(f"permissions.{TEMPLATE}", "template_id", True),
                "levels{}": Bad("permissions.unknown_tool", "levels", True),
            },
        ),
        f"GET {project}/groups": Row(),
        f"POST {project}/groups": Row(
            lambda o: {"name": "Divers"}, ids={"people[]": Bad("directory.unknown_person", "people")}
        ),
        f"GET {project}/groups/{{group_id}}": Row(),
        f"PATCH {project}/groups/{{group_id}}": Row(
            NAMED, told=NOT_DIRECTORY, ids={"people[]": Bad("directory.unknown_person", "people")}
        ),
        f"DELETE {project}/groups/{{group_id}}": Row(told=NOT_DIRECTORY),
        f"GET {project}/history": Row(query=lambda o: {"card": o["card"]}),
        f"GET {project}/receipts/{{card_id}}": Row(),
        f"POST {project}/receipts/{{card_id}}/acknowledgement": Row(works=(200, 403, 422)),  # not everybody received it
        f"GET {project}/exports": Row(),
        f"GET {project}/exports/{{export_id}}": Row(),
        f"GET {project}/exports/{{export_id}}/content": Row(),
        f"DELETE {project}/exports/{{export_id}}": Row(),
        f"GET {project}/search": Row(query=lambda o: {"q": "crane"}),
        f"GET {project}/cards/{{card_id}}/links": Row(),
        f"POST {project}/cards/{{card_id}}/links": Row(
            lambda o: {"kind": "related", "other_id": o["other_id"]}, ids={"other_id": UNKNOWN_ITEM}
        ),
        f"PATCH {project}/cards/{{card_id}}/links/{{link_id}}": Row(
            lambda o: {"note": "As agreed"}, ids={"other_id": UNKNOWN_ITEM}
        ),
        f"DELETE {project}/cards/{{card_id}}/links/{{link_id}}": Row(),
        f"PUT {project}/cards/{{card_id}}/links/{{link_id}}/void": Row(
            lambda o: {"reason": "The wrong one"},
            works=(422,),  # it is an origin
        ),
        f"GET {project}/emails/{{card_id}}": Row(),
        f"GET {project}/emails/{{card_id}}/beginning": Row(),
        f"GET {project}/emails/{{card_id}}/people": Row(),
        f"POST {project}/emails/{{card_id}}": Row(
            lambda o: {"to": [o["person_id"]], "subject": "Crane", "body": doc("It stood still.")},
            ids={"file_ids[]": Bad("emails.unknown_file", "file_ids"), "thread_id": GONE},
        ),
        f"GET {project}/codes/{{card_id}}": Row(),
        f"GET {project}/labels": Row(query=lambda o: {"codes": o["code"]}),
        f"POST {project}/uploads": Row(lambda o: {"name": "a.pdf", "size": 5}),
        f"GET {project}/uploads/{{upload_id}}": Row(),
        f"PUT {project}/uploads/{{upload_id}}": Row(raw=b"12345"),
        f"POST {project}/files": Row(query=lambda o: {"name": "a.txt"}, raw=b"wind"),
        f"GET {project}/files/{{file_id}}": Row(),
        f"PATCH {project}/files/{{file_id}}": Row(lambda o: {"name": "boom.png"}, works=(422,)),  # it is attached
        f"GET {project}/files/{{file_id}}/content": Row(),
        f"GET {project}/files/{{file_id}}/thumbnail": Row(),
        f"GET {project}/notifications/matrix/{{tool}}": Row(),
        f"PUT {project}/notifications/matrix/{{tool}}": Row(lambda o: {"events": {}}),
    }
    parent = {"parent_id": Bad("directory.unknown_parent", "parent_id")}
    made = {
        "locations": ("location_id", {"name": "Pier"}, parent),
        "cost-codes": ("cost_code_id", {"code": "99-1", "name": "Diving"}, {}),
        "spec-sections": ("spec_section_id", {"number": "99", "name": "Diving"}, {}),
    }
    for path, (name, new, ids) in made.items():
        rows[f"GET {project}/{path}"] = Row()
        rows[f"POST {project}/{path}"] = Row(lambda o, new=new: new, ids=dict(ids))
        rows[f"PATCH {project}/{path}/{{{name}}}"] = Row(NAMED, told=NOT_PROJECT, ids=dict(ids))
        rows[f"DELETE {project}/{path}/{{{name}}}"] = Row(told=NOT_PROJECT)
    return rows


def letter_rows() -> dict[str, Row]:
    """The routes of correspondence in a project."""
    base = "/api/projects/{project_id}/correspondence"
    one, type = f"{base}/items/{{item_id}}", f"{base}/types/{{type_id}}"
    form: Body = lambda o: {"value": {"subject": "half"}}  # noqa: E731 - said once
    return {
        f"GET {base}/items": Row(),
        f"GET {base}/counts": Row(),
        f"GET {base}/people": Row(query=lambda o: {"of": "assignee"}),
        f"POST {base}/items": Row(
            item, ids=ITEM_IDS | SOURCES | {"type_id": Bad("correspondence.unknown_type", "type_id")}
        ),
        f"GET {one}": Row(),
        f"PATCH {one}": Row(lambda o: {"subject": "Crane again"}, ids=ITEM_IDS),
        f"PUT {one}/status": Row(lambda o: {"status_id": o["long_status_id"]}, ids={"status_id": STATUS}),
        f"PATCH {one}/files/{{file_id}}": Row(
            lambda o: {"name": "boom.png"}, told={"file_id dana": Said(403, "correspondence.not_yours")}
        ),
        f"GET {one}/access": Row(works=(200, 403, 422)),  # of private items only
        f"GET {one}/explanations": Row(works=(200, 403)),  # for administrators of the type
        f"GET {one}/explanations/{{person_id}}": Row(
            told={"person_id dana": Said(403, "correspondence.admin_only")}, works=(200, 403)
        ),
        f"GET {one}/pdf": Row(),
        f"GET {one}/responses": Row(),
        f"GET {one}/revisions": Row(),
        f"GET {one}/revisions/{{number}}": Row(),
        f"POST {one}/responses": Row(lambda o: {"text": doc("Noted.")}, ids={"file_ids[]": FILES, "status_id": STATUS}),
        f"PATCH {one}/responses/{{response_id}}": Row(
            lambda o: {"official": False}, told={"response_id dana": Said(403, "correspondence.admin_only")}
        ),
        f"PUT {one}/archived": Row(lambda o: {"archived": True}, told={"item_id dana": GONE}),
        f"POST {base}/bulk": Row(
            lambda o: {"items": [{"id": o["item_id"]}], "change": {"fields": {"due_on": "2031-01-01"}}}
        ),
        f"GET {base}/export": Row(),
        f"GET {one}/zip": Row(),
        f"POST {one}/pdf": Row(lambda o: {}),
        f"POST {base}/evidence": Row(
            query=lambda o: {"ids": o["item_id"]}, told={"dana": Said(403, "bundles.not_admin")}
        ),
        f"GET {base}/matching": Row(),
        f"GET {base}/explanations/{{person_id}}": Row(works=(200, 403)),
        f"GET {base}/views": Row(),
        f"POST {base}/views": Row(lambda o: {"name": "Another list", "state": {}}),
        f"PATCH {base}/views/{{view_id}}": Row(NAMED),
        f"DELETE {base}/views/{{view_id}}": Row(),
        f"PUT {base}/default-view": Row(lambda o: {"view_id": o["view_id"]}, ids={"view_id": GONE}),
        f"GET {base}/types": Row(),
        f"GET {type}/people": Row(),
        f"GET {type}/prefill": Row(query=lambda o: {"from": o["item_id"]}),
        f"GET {type}/readers": Row(),
        f"GET {type}/settings": Row(),
        f"PATCH {type}/settings": Row(
            lambda o: {"due_days": 7},
            ids={
                "default_distribution[]": Bad("correspondence.no_access_to_type", "default_distribution"),
                "default_groups[]": Bad("correspondence.unknown_group", "default_groups"),
            },
        ),
        f"GET {base}/autosaves/{{key}}": Row(told={"key": NOTHING}),  # nothing is kept there
        f"PUT {base}/autosaves/{{key}}": Row(form),
        f"DELETE {base}/autosaves/{{key}}": Row(told={"key": Said(204)}),
    }


def clock_rows() -> dict[str, Row]:
    """The routes of contract clocks."""
    account, base = "/api/account/clocks/types", "/api/projects/{project_id}/clocks"
    type, item, clock = f"{base}/types/{{type_id}}", f"{base}/items/{{item_id}}", f"{base}/{{clock_id}}"
    return {
        "GET /api/clocks/catalogue": Row(),
        f"GET {account}": Row(),
        f"GET {account}/{{type_id}}": Row(told=NOT_ADMIN),
        f"PUT {account}/{{type_id}}": Row(RULES, told=NOT_ADMIN, ids=OF_RULES),
        f"GET {type}": Row(),
        f"PUT {type}": Row(RULES, ids=OF_RULES, works=(200, 403)),
        f"DELETE {type}": Row(works=(204, 403, 422)),
        f"GET {base}": Row(query=lambda o: {"cards": o["card"]}),
        f"GET {item}": Row(),
        f"PUT {item}/dates": Row(lambda o: {"label": "Became aware on", "day": "2026-03-02"}, works=(200, 403)),
        f"POST {clock}/notices": Row(works=(403, 422)),  # it has not run out
        f"POST {clock}/ends": Row(lambda o: {"deadline_on": "2099-03-02", "reason": "As agreed"}, works=(200, 403)),
        f"POST {clock}/stops": Row(lambda o: {"reason": "As agreed"}, works=(200, 403, 422)),
    }


def talk_rows() -> dict[str, Row]:
    """The routes of conversations; what stands in their bodies is tested in tests/conversations."""
    base = "/api/conversations"
    one = f"{base}/{{conversation_id}}"
    said, file = f"{one}/messages/{{seq}}", f"{one}/files/{{file_id}}"
    new: Body = lambda o: {"project": o["project_id"], "name": f"Group {new_id()}"}  # noqa: E731 - two lines otherwise
    return {
        f"GET {base}": Row(),
        f"GET {base}/settings": Row(),
        f"PUT {base}/settings": Row(lambda o: {"is_on": True}),
        f"GET {base}/projects": Row(),
        f"GET {base}/preferences": Row(),
        f"PUT {base}/preferences": Row(
            lambda o: dict.fromkeys(("in_app", "push", "direct", "groups", "items", "mentions"), True)
        ),
        f"GET {base}/people": Row(query=lambda o: {"project": o["project_id"]}),
        f"GET {base}/search": Row(query=lambda o: {"q": "crane"}),
        f"GET {base}/orphans": Row(),
        f"POST {base}/orphans/{{conversation_id}}": Row(
            lambda o: {"person": o["person_id"]}, told=NOT_ADMIN, works=(404,)
        ),  # none is one
        f"POST {base}/direct": Row(lambda o: {"project": o["project_id"], "people": [o["person_id"]]}),
        f"POST {base}/groups": Row(new),
        f"GET {base}/items/{{card_id}}": Row(),
        f"GET {base}/items/{{card_id}}/people": Row(),
        f"GET {base}/origins/{{card_id}}": Row(told={"card_id": ALIKE}),
        f"GET {one}": Row(),
        f"DELETE {one}": Row(),
        f"PUT {one}/group": Row(lambda o: {"name": f"Group {new_id()}", "everyone": False}),
        f"POST {one}/leave": Row(works=(204, 404)),  # it is deleted by then
        f"GET {one}/members": Row(),
        f"GET {one}/receipts": Row(query=lambda o: {"seq": 2}),
        f"GET {one}/asked": Row(query=lambda o: {"seq": 2}),
        f"PATCH {one}/mine": Row(lambda o: {"starred": True}),
        f"GET {one}/draft": Row(),
        f"GET {one}/messages": Row(),
        f"POST {one}/messages": Row(lambda o: {"key": str(new_id()), "text": "Good morning."}),
        f"PUT {said}": Row(lambda o: {"text": "Good evening."}),
        f"DELETE {said}": Row(),
        f"PUT {said}/reactions/{{sign}}": Row(),
        f"DELETE {said}/reactions/{{sign}}": Row(works=(200, 404)),
        f"POST {said}/acknowledge": Row(works=(200, 422)),  # nobody asked for it
        f"POST {one}/messages/take": Row(lambda o: {"seqs": [2]}),
        f"POST {one}/messages/outcome": Row(lambda o: {"seqs": [2], "card": o["card"]}),
        f"GET {one}/cards": Row(query=lambda o: {"cards": o["card"]}),
        f"GET {one}/languages": Row(query=lambda o: {"to": "es", "seqs": 2}),
        f"GET {said}/translation": Row(query=lambda o: {"to": "es"}, works=(200, 403, 503)),  # it is off
        f"GET {base}/keeping": Row(),
        f"PUT {base}/keeping": Row(lambda o: {"rules": [{"project": o["project_id"], "kind": None, "years": 9}]}),
        f"GET {base}/holds": Row(),
        f"GET {base}/holds/targets": Row(query=lambda o: {"project": o["project_id"], "q": "carl"}),
        f"POST {base}/holds": Row(
            lambda o: {"sort": "person", "target": o["newcomer"], "reason": "A claim."}, told=NOT_ADMIN
        ),
        f"DELETE {base}/holds/{{hold_id}}": Row(told=NOT_ADMIN),
        f"POST {base}/exports": Row(
            lambda o: {"since": "2026-01-01", "until": "2099-01-01", "reason": "A claim."}, told=NOT_ADMIN
        ),
        "GET /api/account/exports": Row(),
        **{
            name: Row(told=NOT_ADMIN, works=(404,))  # one's own export is a project's; tests/exports has the others
            for name in (
                "GET /api/account/exports/{export_id}",
                "GET /api/account/exports/{export_id}/content",
                "DELETE /api/account/exports/{export_id}",
            )
        },
        f"GET {file}/content": Row(),
        f"GET {file}/thumbnail": Row(),
    }


TABLE = talk_rows() | account_rows() | own_rows() | project_rows() | letter_rows() | clock_rows()

LISTED = "/api/projects/{project_id}/correspondence"
ON_IT = ("assignee", "distribution", "received_from")
FILTERS = ("type", "status", "assignee", "received_from", "created_by", "company", "location", "ids")
QUERIES: dict[str, dict[str, Said]] = {
    **{f"GET {LISTED}/{path}": dict.fromkeys(FILTERS, NOTHING) for path in ("items", "counts")},
    **{f"GET {LISTED}/{path}": dict.fromkeys(FILTERS, ALIKE) for path in ("export", "matching")},
    f"POST {LISTED}/evidence": dict.fromkeys(FILTERS, Said(422, "bundles.nothing")),
    f"GET {LISTED}/people": dict.fromkeys((*FILTERS, "also"), ALIKE) | {"type": NOTHING},
    f"GET {LISTED}/types/{{type_id}}/people": {"ids": NOTHING},
    f"GET {LISTED}/types/{{type_id}}/prefill": {"from": GONE, "response": GONE},
    f"GET {LISTED}/types/{{type_id}}/readers": dict.fromkeys(ON_IT, ALIKE) | {"item_id": GONE},
    "GET /api/projects/{project_id}/history": {"card": GONE},
    "GET /api/projects/{project_id}/labels": {"codes": GONE},
    "GET /api/projects/{project_id}/people": {"company": NOTHING},
    "DELETE /api/projects/{project_id}/people/{person_id}": {"reassign_to": Said(422, "directory.bad_successor")},
    "GET /api/account/people": {"company": NOTHING},
    "GET /api/notices/cards": {"cards": NOTHING},
    "GET /api/projects/{project_id}/clocks": {"cards": NOTHING},
    "GET /api/agenda/items": {"project": NOTHING},
    "GET /api/agenda/days": {"project": NOTHING},
}
"""Ids in queries: an id that is not the caller's finds what an id finds that nothing has."""
