"""Who may see, change and delete a saved view."""

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.correspondence.model.views import NOT_FOR_ALL, NOT_SHARED, NOT_YOUR_VIEW, View

ADMIN_TOOL = "admin"


def sees(view: View, who: Passport) -> bool:
    """Say whether `who` is offered a view: their own, and what others share."""
    return view.owner == who.person or view.shared


def is_keeper(who: Passport) -> bool:
    """Say whether `who` looks after the views that a project shares."""
    return who.account_admin or who.level(ADMIN_TOOL) is Level.ADMIN


def why_not_change(view: View, who: Passport) -> Why | None:
    """Say why `who` may not change a view."""
    return None if view.owner == who.person else NOT_YOUR_VIEW


def why_not_delete(view: View, who: Passport) -> Why | None:
    """Say why `who` may not delete a view; keepers clear away what others share."""
    return None if view.owner == who.person or is_keeper(who) else NOT_YOUR_VIEW


def why_not_for_all(view: View, who: Passport) -> Why | None:
    """Say why `who` may not make a view the one that the project begins with."""
    if not is_keeper(who):
        return NOT_FOR_ALL
    return None if view.shared else NOT_SHARED
