"""Every SQL statement is one that PostgreSQL understands on the migrated schema."""

import importlib
import re
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import psycopg
from psycopg import sql
from tests.house.source import PACKAGE, modules

LEAST = 100
STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s")
TEMPLATE = re.compile(r"(?<!'){\w*}(?!')")
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%s|%%")
UNTYPED = psycopg.errors.IndeterminateDatatype  # a parameter whose type only its value tells: correct all the same


def sources() -> Iterator[ModuleType]:
    """The modules in which SQL may stand."""
    for module in modules(PACKAGE, room_parts=("store",), floors=("platform",)):
        if "migrations" not in module.place and module.path.name != "enter.py":
            yield importlib.import_module(module.name)


def statements(module: ModuleType | SimpleNamespace, conn: psycopg.Connection) -> Iterator[tuple[str, str]]:
    """The constants of a module that are whole statements; pieces and templates are not."""
    for name, value in vars(module).items():
        text = value.as_string(conn) if isinstance(value, sql.Composable) else value
        is_name = name.isupper() and not name.startswith("_")
        if is_name and isinstance(text, str) and STATEMENT.match(text) and not TEMPLATE.search(text):
            yield f"{module.__name__}.{name}", text


def numbered(text: str) -> str:
    """The statement with `$n` for what psycopg calls `%(name)s` and `%s`."""
    names: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        key = match[1] or f"place {len(names)}"
        return f"${names.setdefault(key, len(names) + 1)}"

    return PLACEHOLDER.sub(number, text)


def objection(conn: psycopg.Connection, text: str) -> str:
    """What PostgreSQL has against a statement; empty when nothing."""
    try:
        conn.execute(f"PREPARE guard AS {numbered(text)}".encode())
        conn.execute("DEALLOCATE guard")
    except UNTYPED:
        pass
    except psycopg.Error as error:
        return str(error).splitlines()[0]
    return ""


def test_every_statement_can_be_prepared(dsn: str) -> None:
    objections, looked = [], 0
    with psycopg.connect(dsn, autocommit=True) as conn:
        for module in sources():
            for name, text in statements(module, conn):
                looked += 1
                if said := objection(conn, text):
                    objections.append(f"{name}: {said}")
    assert not objections, "\n" + "\n".join(objections)
    assert looked >= LEAST, "a check that looked at (nearly) nothing has failed"


def test_a_planted_statement_is_refused(dsn: str) -> None:
    planted = SimpleNamespace(
        __name__="planted",
        GOOD="SELECT id FROM card WHERE id = %(id)s AND account_id = %(id)s AND title LIKE 'a%%'",
        PLACES="DELETE FROM card WHERE id = %s AND scope_id = %s",
        COMPOSED=sql.SQL("SELECT {} FROM card").format(sql.Identifier("idd")),
        NO_TABLE="SELECT * FROM cards",
        NO_COLUMN="UPDATE card SET colour = 'red'",
        WRONG_TYPE="SELECT id FROM card WHERE id = 5",
        PIECE="id, account_id",
        TEMPLATE="SELECT id FROM card WHERE {}",
    )
    with psycopg.connect(dsn, autocommit=True) as conn:
        found = {name.rpartition(".")[2]: objection(conn, text) for name, text in statements(planted, conn)}
    assert {name for name, said in found.items() if not said} == {"GOOD", "PLACES"}
    assert {name for name, said in found.items() if said} == {"COMPOSED", "NO_TABLE", "NO_COLUMN", "WRONG_TYPE"}
