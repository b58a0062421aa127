"""What links hears: whatever tool makes a thing from another one says so, and it is kept in the same transaction."""

from sitepost.events.links import ItemMade
from sitepost.tools.links import actions

AT_ONCE = [(ItemMade, actions.keep_made)]
