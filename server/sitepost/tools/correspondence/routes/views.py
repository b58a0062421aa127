"""Paths of saved views."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.platform import faces
from sitepost.platform.http import May, Viewing, delete, get, patch, post, put
from sitepost.platform.http.reply import Created, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.views import View

PATH = "/projects/{project_id:uuid}/correspondence/views"
Name = Annotated[str, Meta(max_length=1000)]
Version = Annotated[str | None, Parameter(header="If-Match")]


class NewView(Struct, forbid_unknown_fields=True):
    """A view to be kept; `state` is the client's own JSON, up to 16 KiB."""

    name: Name
    state: dict[str, Any]
    shared: bool = False


class ViewChange(Struct, forbid_unknown_fields=True):
    """What is to be changed of a view."""

    name: Name | UnsetType = UNSET
    state: dict[str, Any] | UnsetType = UNSET
    shared: bool | UnsetType = UNSET


class ViewChoice(Struct, forbid_unknown_fields=True):
    """With which view to begin (null: with none); `for_all` speaks for everybody who chose none."""

    view_id: UUID | None
    for_all: bool = False


class ViewBody(Struct, kw_only=True):
    """A saved view; `owner_name` is told of those that others share."""

    id: UUID
    name: str
    shared: bool
    own: bool
    owner_name: str
    state: dict[str, Any]
    version: int
    can: list[str]
    why_not: dict[str, str]


class ViewsBody(Struct):
    """Every view that the asker is offered, and with which they and the project begin."""

    items: list[ViewBody]
    own_default: UUID | None
    project_default: UUID | None
    next: str | None = None


def body(view: View, who: Passport, names: dict[UUID, str]) -> ViewBody:
    """Return what somebody is told of a view."""
    asked = {
        "edit": rules.views.why_not_change(view, who),
        "delete": rules.views.why_not_delete(view, who),
        "default_for_all": rules.views.why_not_for_all(view, who),
    }
    return ViewBody(
        id=view.id,
        name=view.name,
        shared=view.shared,
        own=view.owner == who.person,
        owner_name=names.get(view.owner, ""),
        state=view.state,
        version=view.version,
        can=[action for action, why in asked.items() if why is None],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


@get(PATH, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def list_views(work: Work, who: Passport) -> ViewsBody:
    """List the asker's views and those that others share."""
    views = await store.views.offered(work, project=who.project, person=who.person)
    defaults = await store.views.defaults(work, project=who.project, person=who.person)
    found = await faces.of(work, scope=who.project, people={view.owner for view in views})
    names = {person: face.name for person, face in found.items()}
    return ViewsBody([body(view, who, names) for view in views], defaults.own, defaults.project)


@post(PATH, may=May.MEMBER, tags=["correspondence"])
async def add_view(work: Work, who: Passport, data: NewView) -> Response[ViewBody]:
    """Keep the list as it is under a name."""
    view = await actions.views.add(work, who, name=data.name, shared=data.shared, state=data.state)
    shown = body(view, who, {who.person: who.name})
    return Created(shown, location=f"/api/projects/{who.project}/correspondence/views/{view.id}", version=view.version)


@patch(PATH + "/{view_id:uuid}", may=May.MEMBER, tags=["correspondence"])
async def edit_view(
    work: Work, who: Passport, view_id: UUID, data: ViewChange, if_match: Version = None
) -> Response[ViewBody]:
    """Rename, share or change a view of one's own."""
    values = {key: getattr(data, key) for key in data.__struct_fields__ if getattr(data, key) is not UNSET}
    view = await actions.views.edit(work, who, view_id, values=values, expected=wanted_version(if_match))
    return versioned(body(view, who, {who.person: who.name}), view.version)


@delete(PATH + "/{view_id:uuid}", may=May.MEMBER, tags=["correspondence"])
async def delete_view(work: Work, who: Passport, view_id: UUID) -> None:
    """Delete a view; whoever began with it begins with none."""
    await actions.views.delete(work, who, view_id)


@put("/projects/{project_id:uuid}/correspondence/default-view", may=May.MEMBER, tags=["correspondence"])
async def choose_view(work: Work, who: Passport, data: ViewChoice) -> None:
    """Begin with a view from now on."""
    await actions.views.choose(work, who, data.view_id, for_all=data.for_all)


ROUTES = [list_views, add_view, edit_view, delete_view, choose_view]
