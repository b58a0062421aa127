"""Every statement of the three rooms is understood by the migrated schema."""

import re

import psycopg
import pytest

from sitepost.tools.directory.store import companies, groups, people, projects, references
from sitepost.tools.identity.store import factors, logins
from sitepost.tools.permissions import store as permissions

MODULES = (companies, groups, people, projects, references, logins, factors, permissions)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_statements_prepare(dsn: str, module):
    found = {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}
    statements = {name: value for name, value in found.items() if isinstance(value, str)}
    assert len(statements) > 3
    with psycopg.connect(dsn) as conn:
        for name, query in statements.items():
            names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", query)))
            text = re.sub(r"%\((\w+)\)s", lambda found: f"${names.index(found[1]) + 1}", query).replace("%%", "%")
            conn.execute(f'PREPARE "{name}" AS {text}'.encode())
