"""Every fact has a golden JSON schema: a changed shape shows in review, and asks for a new version.

`SITEPOST_WRITE_GOLDEN=1 pytest tests/house/test_golden_facts.py` writes the files anew. The file of
an older version stays, since facts of that version stay in the stream.
"""

import importlib
import os
import pkgutil
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import msgspec
import pytest

import sitepost.events
from sitepost.kernel.fact import Fact

GOLDEN = Path(__file__).parent / "golden"
WRITE = bool(os.environ.get("SITEPOST_WRITE_GOLDEN"))
FEWEST = 30  # facts on the day this was written; fewer found means that we looked in the wrong place


def facts() -> list[type[Fact]]:
    """Return every fact of `sitepost.events`, by walking the package."""
    for module in pkgutil.iter_modules(sitepost.events.__path__):
        importlib.import_module(f"sitepost.events.{module.name}")
    found = [fact for fact in descendants(Fact) if fact.__module__.startswith("sitepost.events.")]
    return sorted(found, key=lambda fact: fact.KIND)


def descendants(fact: type[Fact]) -> list[type[Fact]]:
    """Return every subclass at any depth."""
    return [each for child in fact.__subclasses__() for each in (child, *descendants(child))]


def file_of(fact: type[Fact]) -> Path:
    """Return where the golden schema of this version of a fact is kept."""
    return GOLDEN / f"{fact.KIND}.v{fact.VERSION}.json"


def schema_of(fact: type[Fact]) -> bytes:
    """Return the JSON schema of a fact as it is written to its file."""
    schema = shape(msgspec.json.schema(fact, schema_hook=anything))
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2) + b"\n"


def shape(schema: Any) -> Any:
    """Return a schema without the sentences in it: rewording a docstring changes no fact."""
    if isinstance(schema, list):
        return [shape(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: shape(part) for key, part in schema.items() if key != "description" or not isinstance(part, str)}


def anything(kind: type) -> dict[str, Any]:
    """Say that the old and new value of a `Change` may be anything; refuse other types without a schema."""
    if kind is object:
        return {"title": "anything"}
    raise NotImplementedError(f"{kind} has no schema")


def complaints(fact: type[Fact], golden: Path | None = None) -> list[str]:
    """Return what is wrong between a fact and its golden schema."""
    path = golden or file_of(fact)
    if not path.is_file():
        return [f"{fact.KIND} v{fact.VERSION} has no golden schema: write it with SITEPOST_WRITE_GOLDEN=1"]
    if path.read_bytes() != schema_of(fact):
        return [
            f"{fact.KIND} is not what {path.name} says. Facts in the stream have the old shape: raise VERSION, "
            "then write the new file with SITEPOST_WRITE_GOLDEN=1"
        ]
    return []


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.KIND)
def test_a_fact_has_the_shape_of_its_golden_schema(fact: type[Fact]) -> None:
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        file_of(fact).write_bytes(schema_of(fact))
    assert complaints(fact) == []


def test_the_walk_finds_the_facts_and_each_names_itself_once() -> None:
    found = facts()
    assert len(found) >= FEWEST
    kinds = [fact.KIND for fact in found]
    assert len(set(kinds)) == len(kinds)
    for fact in found:
        room, _, what = fact.KIND.partition(".")
        assert room == fact.__module__.rpartition(".")[2], f"{fact.KIND} is told in another room's file"
        assert what
        assert fact.__struct_config__.frozen


def test_no_golden_schema_is_left_of_a_fact_that_is_gone() -> None:
    newest = {fact.KIND: fact.VERSION for fact in facts()}
    for path in GOLDEN.glob("*.json"):
        kind, _, version = path.stem.rpartition(".v")
        assert kind in newest, f"{path.name} belongs to no fact"
        assert int(version) <= newest[kind], f"{path.name} is newer than its fact"


class Planted(Fact, frozen=True):
    """A fact as it was."""

    KIND: ClassVar[str] = "house.planted"
    item: UUID


class Altered(Fact, frozen=True):
    """The same fact, changed under the same version."""

    KIND: ClassVar[str] = "house.planted"
    item: UUID
    colour: str = "red"


def test_a_planted_change_of_shape_is_found(tmp_path: Path) -> None:
    golden = tmp_path / "house.planted.v1.json"
    assert "no golden schema" in complaints(Altered, golden)[0]
    golden.write_bytes(schema_of(Altered))
    assert complaints(Altered, golden) == []
    golden.write_bytes(schema_of(Planted))
    assert complaints(Planted, golden) == []
    assert "raise VERSION" in complaints(Altered, golden)[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda schema: schema["$defs"]["ItemIssued"]["properties"].pop("roles"),
        lambda schema: schema["$defs"]["ItemIssued"]["required"].remove("item"),
        lambda schema: schema["$defs"]["Roles"]["properties"].update(witness={"type": "string"}),
    ],
    ids=["a field gone", "a field no longer required", "a field more in a part"],
)
def test_a_planted_difference_in_a_real_golden_file_is_found(change: Any, tmp_path: Path) -> None:
    from sitepost.events.correspondence import ItemIssued

    schema = msgspec.json.decode(schema_of(ItemIssued))
    change(schema)
    planted = tmp_path / "planted.json"
    planted.write_bytes(msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2) + b"\n")
    assert complaints(ItemIssued, planted) != []
