"""What a reply says that its reader can do is what the predicates of the rights say (the table itself: test_matrix)."""

from itertools import product

import pytest
from tests.correspondence.matrix import GRANT_SETS, LEVELS, PRIVACIES, ROLES, STATUSES
from tests.correspondence.test_matrix_rules import COMPANIES, RIGHTS, SHOWN, passport, the_item

from sitepost.tools.correspondence import rules


@pytest.mark.parametrize("level", LEVELS)
def test_the_abilities_in_a_reply_are_the_predicates(level: str) -> None:
    asked = {SHOWN[action]: right for action, right in RIGHTS.items() if action in SHOWN}
    asked |= {"issue": rules.rights.why_not_issue, "retrieve": rules.rights.why_not_retrieve}
    for role, privacy, status, grants in product(ROLES, PRIVACIES, STATUSES, GRANT_SETS):
        item, type, _ = the_item(role, "no_mate", privacy, status)
        who = passport(level, grants)
        can, why_not = rules.rights.abilities(item, type, who, COMPANIES)
        assert {*can, *why_not} >= asked.keys()
        assert not set(can) & set(why_not)
        for action, predicate in asked.items():
            why = predicate(item, type, who)
            assert (action in can) == (why is None)
            assert why is None or why_not[action] == why.code
