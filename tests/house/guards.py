"""The guards of the house: each looks at the source and says what stands where it must not."""

import ast
import re
from pathlib import Path

from tests.house.source import (
    PARTS,
    Found,
    Function,
    Module,
    docstrings,
    dotted,
    imported,
    meant,
    modules,
    rooms,
)

LONGEST_FILE, LONGEST_FUNCTION = 300, 30
ROOM_NEEDS = ("model", "rules", "store", "routes")  # a room may have no verbs, and nothing to react to
PURE_PARTS, PURE_FLOORS = ("model", "rules"), ("kernel", "events")
CLOCKS = {"now", "utcnow", "today", "fromtimestamp", "time", "time_ns", "monotonic", "perf_counter", "sleep"}
CLOCK_OWNERS = {"datetime", "date", "time", "datetime.datetime", "datetime.date"}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__"}
IMPURE_MODULES = {"asyncio", "io", "logging", "os", "pathlib", "random", "secrets", "socket", "structlog", "sys"}
IMPURE_MODULES |= {"subprocess", "tempfile", "threading", "time", "urllib.request"}
ID_MAKER = "sitepost.kernel.ids"  # makes identifiers of the clock and of random bits, and nothing else
STATEMENT = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s|CREATE\s+(TABLE|INDEX)|"
    r"ALTER\s+TABLE|DROP\s+TABLE|TRUNCATE\s|LOCK\s+TABLE|NOTIFY\s|LISTEN\s|SAVEPOINT\s|SET\s+LOCAL)"
)
WRITES = re.compile(
    r"\b(INSERT\s+INTO|UPDATE\s+(?!SKIP|OF\b|NOWAIT)[\w{}]+\s+(AS\s+\w+\s+|\w+\s+)?SET|DELETE\s+FROM)\b"
)
METHODS = {"get", "post", "put", "patch", "delete"}
BYPASSES = {"route", "asgi", "websocket", "websocket_listener", "WebsocketListener", "Controller", "HTTPRouteHandler"}
SILENT = re.compile(r"#\s*silent:\s*\S+")


def room_shape(root: Path) -> Found:
    """A room is six files (or folders of those names), a door plate, and nothing else."""
    found = Found()
    for room in rooms(root):
        found.looked += 1
        where = room.relative_to(root)
        names = {path.name for path in room.iterdir() if path.name != "__pycache__"}
        allowed = {"README.md", "__init__.py", *PARTS, *(f"{part}.py" for part in PARTS)}
        found.objections += [f"{where}/{name} is none of the six files" for name in sorted(names - allowed)]
        found.objections += [f"{where} has no {part}.py" for part in ROOM_NEEDS if not {part, f"{part}.py"} & names]
        found.objections += [f"{where} has {part}.py and {part}/" for part in PARTS if {part, f"{part}.py"} <= names]
        plate = room / "README.md"
        if not plate.is_file() or len(plate.read_text().split()) < 20:
            found.objections.append(f"{where} has no door plate (README.md)")
        if (room / "__init__.py").is_file() and _has_code(Module(root, room / "__init__.py")):
            found.objections.append(f"{where}/__init__.py holds code; whoever imports a rule would load it")
    return found


def _has_code(module: Module) -> bool:
    return any(not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for node in module.tree.body)


def purity(root: Path) -> Found:
    """Nouns, rules, facts and the kernel: no async, no clock, no input or output."""
    found = Found()
    for module in modules(root, room_parts=PURE_PARTS, floors=PURE_FLOORS):
        found.looked += 1
        if module.name == ID_MAKER:
            continue
        names = imported(module)
        for node in ast.walk(module.tree):
            what = _impure(node, names)
            if what:
                found.objections.append(f"{module.at(node)} {what}")
    return found


def _impure(node: ast.AST, names: dict[str, str]) -> str:
    if isinstance(node, (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)):
        return "waits (async)"
    if isinstance(node, ast.Import):
        bad = [each.name for each in node.names if each.name in IMPURE_MODULES]
        return f"imports {', '.join(bad)}" if bad else ""
    if isinstance(node, ast.ImportFrom) and node.module in IMPURE_MODULES:
        return f"imports {node.module}"
    if isinstance(node, ast.Call):
        name = dotted(node.func)
        owner, _, last = name.rpartition(".")
        if name in IMPURE_CALLS:
            return f"calls {name}"
        if last in CLOCKS and (owner in CLOCK_OWNERS or meant(owner, names) in CLOCK_OWNERS):
            return f"looks at the clock ({name})"
    return ""


def sql_place(root: Path) -> Found:
    """SQL stands in `store` and `platform`, nowhere else."""
    found = Found()
    for module in modules(root):
        if module.place[0] == "platform" or module.part == "store":
            continue
        found.looked += 1
        plain = docstrings(module.tree)
        for node in ast.walk(module.tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in plain
            if is_text and STATEMENT.match(str(node.value)):  # type: ignore[attr-defined]  # it is a Constant
                found.objections.append(f"{module.at(node)} speaks SQL")
    return found


def route_declarations(root: Path) -> Found:
    """Every route says who may call it, and none goes around the edge (its commit, its idempotency keys)."""
    found = Found()
    for module in modules(root):
        if module.place[0] == "platform" and module.place[1:2] != ("http",):
            continue
        names = imported(module)
        for function in module.functions():
            for decorator in function.decorator_list:
                call = decorator.func if isinstance(decorator, ast.Call) else decorator
                target = meant(dotted(call), names)
                last = target.rpartition(".")[2]
                if target.startswith("litestar") and last in METHODS | BYPASSES:
                    if module.place[0] != "platform":
                        found.objections.append(f"{module.at(function)} goes around platform.http ({target})")
                elif target.startswith("sitepost.platform.http") and last in METHODS:
                    found.looked += 1
                    if not isinstance(decorator, ast.Call) or "may" not in {each.arg for each in decorator.keywords}:
                        found.objections.append(f"{module.at(function)} does not say who may call it")
    return found


def told_or_silent(root: Path) -> Found:
    """An action that writes tells a fact, or says `# silent: why` above itself.

    What only other actions of the room call is a step of theirs, and looked at with them.
    """
    found = Found()
    everything = modules(root)
    for room in rooms(root):
        all_of_room = [module for module in everything if module.room == room.name]
        writing = _writing([module for module in all_of_room if module.part == "store"])
        actions = [module for module in all_of_room if module.part == "actions"]
        calls, tells = _calls(actions)
        steps = _steps(calls, [module for module in everything if module not in actions])
        for module in actions:
            for function in module.tree.body:
                full = f"{module.name}.{getattr(function, 'name', '_')}"
                if not isinstance(function, Function) or function.name.startswith("_") or full in steps:
                    continue
                reached = _reached(full, calls)
                if not any(_is_writing(name, writing, room.name) for name in reached):
                    continue
                found.looked += 1
                if not reached & tells and not _is_silent(module, function):
                    found.objections.append(f"{module.at(function)} {function.name} writes and tells nothing")
    return found


def _steps(calls: dict[str, set[str]], others: list[Module]) -> set[str]:
    """The actions that are called by actions of their room and by nobody else."""
    inside = {_by_last_name(name, calls) for called in calls.values() for name in called}
    outside: set[str] = set()
    for module in others:
        if "actions" not in module.text:
            continue
        names = imported(module)
        read = (dotted(node) for node in ast.walk(module.tree) if isinstance(node, (ast.Name, ast.Attribute)))
        outside |= {_by_last_name(meant(name, names), calls) for name in read if name}
    return inside - outside


def _writing(stores: list[Module]) -> set[str]:
    """The full names of store functions that change rows, by the statements that they name."""
    texts: dict[str, str] = {}
    for module in stores:
        for node in module.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                texts[f"{module.name}.{node.targets[0].id}"] = ast.unparse(node.value).replace("\\n", " ")
    writing: set[str] = set()
    uses: dict[str, set[str]] = {}
    for module in stores:
        names = imported(module)
        for function in module.tree.body:
            if not isinstance(function, Function):
                continue
            full = f"{module.name}.{function.name}"
            body = ast.unparse(function).replace("\\n", " ")
            read = [dotted(node) for node in ast.walk(function) if isinstance(node, (ast.Name, ast.Attribute))]
            uses[full] = {_own(name, module, names) for name in read if name}
            if WRITES.search(body) or any(WRITES.search(texts.get(name, "")) for name in uses[full]):
                writing.add(full)
    while more := {full for full, read in uses.items() if full not in writing and read & writing}:
        writing |= more
    return writing


def _own(name: str, module: Module, names: dict[str, str]) -> str:
    return meant(name, names) if name.split(".")[0] in names else f"{module.name}.{name}"


def _calls(actions: list[Module]) -> tuple[dict[str, set[str]], set[str]]:
    """Who calls whom in the actions of a room, and which functions tell."""
    calls: dict[str, set[str]] = {}
    tells: set[str] = set()
    for module in actions:
        names = imported(module)
        for function in module.tree.body:
            if not isinstance(function, Function):
                continue
            full = f"{module.name}.{function.name}"
            calls[full] = set()
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and (name := dotted(node.func)):
                    calls[full].add(_own(name, module, names))
                    if name.rpartition(".")[2] == "tell":
                        tells.add(full)
    return calls, tells


def _reached(start: str, calls: dict[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for name in calls.get(waiting.pop(), ()):
            known = name if name in calls else _by_last_name(name, calls)
            if known not in reached:
                reached.add(known)
                if known in calls:
                    waiting.append(known)
    return reached


def _by_last_name(name: str, calls: dict[str, set[str]]) -> str:
    """Follow a function that a package re-exports."""
    if ".actions." not in name:
        return name
    same = [each for each in calls if each.rpartition(".")[2] == name.rpartition(".")[2]]
    return same[0] if len(same) == 1 else name


def _is_writing(name: str, writing: set[str], room: str) -> bool:
    if name in writing:
        return True
    store = f"sitepost.tools.{room}.store"
    return name.startswith(store) and any(
        each.rpartition(".")[2] == name.rpartition(".")[2] and name.rpartition(".")[0] == store for each in writing
    )


def _is_silent(module: Module, function: Function) -> bool:
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    near = module.lines[max(0, first - 2) : function.body[0].lineno]
    return any(SILENT.search(line) for line in near)


def said(root: Path) -> Found:
    """Every public function, class and method says in a sentence what it is for."""
    found = Found()
    for module in modules(root):
        found.objections += [] if ast.get_docstring(module.tree) or not module.tree.body else [f"{module.at(1)} module"]
        for owner in [module.tree, *(node for node in module.tree.body if isinstance(node, ast.ClassDef))]:
            if isinstance(owner, ast.ClassDef) and owner.name.startswith("_"):
                continue
            for node in owner.body:
                if not isinstance(node, (Function, ast.ClassDef)) or node.name.startswith("_"):
                    continue
                found.looked += 1
                if not ast.get_docstring(node):
                    found.objections.append(f"{module.at(node)} {node.name} does not say what it is for")
    return found


def sizes(root: Path) -> Found:
    """Files of at most 300 lines, functions of at most 30 (docstrings do not count)."""
    found = Found()
    for module in modules(root):
        found.looked += 1
        if len(module.lines) > LONGEST_FILE and "versions" not in module.place:
            found.objections.append(f"{module.at(1)} has {len(module.lines)} lines")
        for function in module.functions():
            found.looked += 1
            length = _length(function)
            if length > LONGEST_FUNCTION:
                found.objections.append(f"{module.at(function)} {function.name} has {length} lines")
    return found


def _length(function: Function) -> int:
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) and first.end_lineno:
        length -= first.end_lineno - first.lineno + 1
    return length


def reasons(root: Path) -> Found:
    """A bare `Any`, a cast, an ignored type error and a switched-off lint rule say why on their line."""
    found = Found()
    for module in modules(root):
        found.looked += 1
        for number, line in enumerate(module.lines, start=1):
            ignored = re.search(r"#\s*type:\s*ignore(\[[\w,\s-]*\])?(.*)", line)
            if ignored and not (ignored[1] and re.search(r"\w", ignored[2])):
                found.objections.append(f"{module.at(number)} ignores a type error and does not say why")
            lint = re.search(r"#\s*noqa(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?(.*)", line)
            if lint and not (lint[1] and re.search(r"\w", lint[3])):
                found.objections.append(f"{module.at(number)} switches a lint rule off and does not say why")
        for node in ast.walk(module.tree):
            casts = isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "cast"
            is_any = isinstance(node, ast.AnnAssign) and dotted(node.annotation) == "Any"
            if (casts or is_any) and "#" not in module.lines[_last_line(node) - 1]:
                found.objections.append(f"{module.at(node)} {'casts' if casts else 'is Any'} and does not say why")
    return found


def _last_line(node: ast.AST) -> int:
    return int(getattr(node, "end_lineno", 1))


def facts(root: Path) -> Found:
    """Facts are frozen, carry a kind of their own room and a version, and no two share a kind."""
    found = Found()
    kinds: dict[str, str] = {}
    for module in modules(root, floors=("events",)):
        for node in module.tree.body:
            if not isinstance(node, ast.ClassDef) or "Fact" not in {dotted(base) for base in node.bases}:
                continue
            found.looked += 1
            where = f"{module.at(node)} {node.name}"
            if not any(key.arg == "frozen" and ast.unparse(key.value) == "True" for key in node.keywords):
                found.objections.append(f"{where} is not frozen")
            values = {
                each.target.id: ast.literal_eval(each.value)
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.value
                if each.target.id in ("KIND", "VERSION")
            }
            kind = str(values.get("KIND", ""))
            if not re.fullmatch(rf"{module.place[-1]}\.[a-z_]+", kind):
                found.objections.append(f"{where} has the kind {kind!r}, not {module.place[-1]}.something_happened")
            if kind in kinds:
                found.objections.append(f"{where} has the kind of {kinds[kind]}")
            kinds[kind] = node.name
            if not isinstance(values.get("VERSION", 1), int) or int(values.get("VERSION", 1)) < 1:
                found.objections.append(f"{where} has no version")
    return found
