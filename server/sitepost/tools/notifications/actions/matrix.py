"""Setting the matrix of a type in a project."""

from collections.abc import Mapping

import msgspec

from sitepost.events.notifications import MatrixChanged
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Refusal, hidden, refuse
from sitepost.platform import cards
from sitepost.platform.http import expect_version
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.model import TYPE_CARD, Matrix

Given = Mapping[str, Mapping[str, bool | None]]


async def check_tool(work: Work, who: Passport, tool: str) -> None:
    """Hide a type that is not in the project of `who`: levels are held on every type of the account."""
    types = await cards.headings(work, kind=TYPE_CARD, passports=[who])
    if all(tool != each.tool for each in types):
        hidden()


async def set_matrix(work: Work, who: Passport, *, tool: str, events: Given, if_match: str | None) -> Matrix:
    """Replace the whole matrix; refuse blank cells and stale versions."""
    await check_tool(work, who, tool)
    refuse(rules.why_not_configure(tool, who))
    old = await store.load_matrix(work, project=who.project, tool=tool)
    expect_version(if_match, old.version, changed=["events"])
    matrix = msgspec.structs.replace(old, ticked=rules.read_ticks(events))
    version = await store.save_matrix(work, matrix, project=who.project, tool=tool)
    if version is None:
        raise Refusal(STALE, field="version", extra={"changed": ["events"]})
    await work.tell(MatrixChanged(project=who.project, tool=tool), stream=who.project)
    return msgspec.structs.replace(matrix, version=version)
