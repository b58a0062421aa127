"""Reading our own source for the guards: modules, rooms, functions, and what they object to."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import sitepost

PACKAGE = Path(sitepost.__file__).parent
PARTS = ("model", "rules", "store", "actions", "reactions", "routes")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Found:
    """What a guard saw: how many things it looked at, and its objections (`path:line what`)."""

    looked: int = 0
    objections: list[str] = field(default_factory=list)


Guard = Callable[[Path], Found]


@lru_cache(maxsize=4000)
def parsed(text: str) -> ast.Module:
    """The tree of a file; the guards only read it."""
    return ast.parse(text)


@dataclass(frozen=True)
class Module:
    """One Python file of the package under `root`."""

    root: Path
    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def place(self) -> tuple[str, ...]:
        """The path inside the package, without the ending: ('tools', 'rfis', 'store', 'items')."""
        return self.path.relative_to(self.root).with_suffix("").parts

    @property
    def name(self) -> str:
        """The dotted name."""
        parts = [part for part in self.place if part != "__init__"]
        return ".".join(["sitepost", *parts])

    @property
    def room(self) -> str | None:
        return self.place[1] if self.place[0] == "tools" and len(self.place) > 2 else None

    @property
    def part(self) -> str | None:
        """Which of the six files of a room this is, or belongs to."""
        return self.place[2] if self.room else None

    def at(self, node: ast.AST | int) -> str:
        line = node if isinstance(node, int) else getattr(node, "lineno", 0)
        return f"{self.path.relative_to(self.root)}:{line}"

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


def modules(root: Path, *, room_parts: tuple[str, ...] | None = None, floors: tuple[str, ...] = ()) -> list[Module]:
    """The modules of the package; only `floors` and these parts of rooms when given."""
    found = [Module(root, path) for path in sorted(root.rglob("*.py")) if "__pycache__" not in path.parts]
    if room_parts is None and not floors:
        return found
    wanted = []
    for module in found:
        in_room = room_parts is not None and module.part in room_parts
        if in_room or module.place[0] in floors:
            wanted.append(module)
    return wanted


def rooms(root: Path) -> list[Path]:
    """The folders of the tools."""
    return sorted(path for path in (root / "tools").iterdir() if path.is_dir() and path.name != "__pycache__")


def docstrings(tree: ast.AST) -> set[int]:
    """The nodes (by id) that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for each in body:  # a string that stands alone says something about what is above it
                if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
                    found.add(id(each.value))
    return found


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression, empty when it is something else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return ""


def imported(module: Module) -> dict[str, str]:
    """What each name that the module imports stands for."""
    found: dict[str, str] = {}
    package = module.name if module.path.name == "__init__.py" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                found[each.asname or each.name.split(".")[0]] = each.name if each.asname else each.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*up, base] if base else up)
            for each in node.names:
                found[each.asname or each.name] = f"{base}.{each.name}"
    return found


def meant(name: str, names: dict[str, str]) -> str:
    """The full dotted name of `name` in a module that imported `names`."""
    first, dot, rest = name.partition(".")
    return f"{names.get(first, first)}{dot}{rest}"
