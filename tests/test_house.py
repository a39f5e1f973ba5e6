# SPDX-License-Identifier: MIT
"""The rules of the house, read from the syntax tree: floors, doors, one way to write, no work at import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import relationship_journal
from relationship_journal.charts import CHARTS
from relationship_journal.exchange import EXPORTERS, IMPORTERS
from relationship_journal.storage import derived, tables

PACKAGE = "relationship_journal"
ROOT = Path(relationship_journal.__file__).parent

FLOORS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "",
            "values",
            "dates",
            "one_line",
            "anonymity",
            "log",
            "masking",
            "paths",
            "preferences",
            "assets",
            "files",
            "frozen",
        }
    ),
    frozenset({"wording"}),
    frozenset({"storage", "insights", "exchange", "charts"}),
    frozenset({"reports"}),
    frozenset({"demo"}),
    frozenset({"cli", "qt"}),
    frozenset({"window"}),
    frozenset({"app"}),
    frozenset({"__main__"}),
)
"""From the ground up: a part imports from floors below, and on its own floor only from itself (the ground from all)."""

CLI_MAY_BORROW = {f"{PACKAGE}.qt.single_instance", f"{PACKAGE}.qt.printing"}
RUNS_OR_DRAWS = {"__main__", "qt", "window"}
WRITERS = {"storage/writer.py", "storage/bulk.py"}
BOOK_KEEPING = {"storage/journal.py": {"book"}, "storage/drafts.py": {"draft"}}
COMPUTED = {"channel_minutes", "entry", "touch", "marked", "entry_index", "contact_index", *derived.SUMS}
STATEMENT = re.compile(
    r'\b(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE(?! OF\b| ON\b| SET\b)|DELETE FROM)\s+"?([\w.{}]+)'
)
PEEWEE_WRITES = {
    "insert",
    "insert_many",
    "replace",
    "replace_many",
    "update",
    "delete",
    "create",
    "save",
    "get_or_create",
}
PEEWEE_ONLY_WRITES = {
    "insert_many",
    "insert_from",
    "replace_many",
    "bulk_create",
    "bulk_update",
    "delete_instance",
    "delete_by_id",
    "set_by_id",
    "get_or_create",
}


@dataclass(frozen=True)
class Import:
    """One imported module, and where."""

    importer: str
    imported: str
    line: int
    inside_function: bool

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported} (line {self.line})"


def sources() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join((PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)))


MODULES = frozenset(module_of(path) for path in sources())


def part_of(module: str) -> str:
    """The part of the house a module belongs to; `cli_add` and its like belong to `cli`."""
    name = module.removeprefix(PACKAGE).removeprefix(".").split(".")[0]
    return "cli" if name.startswith("cli_") else name


def floor_of(part: str) -> int:
    found = [number for number, parts in enumerate(FLOORS) if part in parts]
    assert found, f"“{part}” stands on no floor: put it into FLOORS of test_house.py and DESIGN.md, or elsewhere"
    return found[0]


def for_type_checking(node: ast.AST) -> bool:
    test = getattr(node, "test", None)
    return isinstance(node, ast.If) and getattr(test, "id", getattr(test, "attr", "")) == "TYPE_CHECKING"


def imports_in(path: Path) -> Iterator[Import]:
    def visit(node: ast.AST, inside: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if for_type_checking(child):
                continue
            for name in imported_by(child, path):
                yield Import(relative(path), name, getattr(child, "lineno", 0), inside)
            yield from visit(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))

    yield from visit(tree_of(path), False)


def imported_by(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    assert node.level == 0, f"{relative(path)} line {node.lineno}: imports are absolute"
    base = node.module or ""
    whole = [f"{base}.{alias.name}" for alias in node.names]
    return [name if name in MODULES or base not in MODULES else base for name in whole]


@cache
def all_imports() -> tuple[Import, ...]:
    return tuple(found for path in sources() for found in imports_in(path))


def imports_of(package: str) -> list[Import]:
    return [found for found in all_imports() if found.imported == package or found.imported.startswith(f"{package}.")]


def nodes(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kind):
                yield path, node


class TestFloors:
    def test_imports_go_down_only(self):
        wrong = []
        for found in imports_of(PACKAGE):
            mine = part_of(module_of(ROOT / found.importer))
            theirs = part_of(found.imported)
            on_ground = floor_of(mine) == floor_of(theirs) == 0
            if mine == theirs or on_ground or floor_of(theirs) < floor_of(mine):
                continue
            if mine == "cli" and found.imported in CLI_MAY_BORROW and found.inside_function:
                continue
            wrong.append(str(found))
        assert wrong == []

    def test_there_are_no_cycles(self):
        graph: dict[str, set[str]] = {module: set() for module in MODULES}
        for found in imports_of(PACKAGE):
            importer = module_of(ROOT / found.importer)
            if found.imported in MODULES and found.imported != importer:
                graph[importer].add(found.imported)
        settled: set[str] = set()

        def walk(module: str, way: tuple[str, ...]) -> None:
            assert module not in way, " -> ".join((*way[way.index(module) :], module))
            if module not in settled:
                for imported in sorted(graph[module]):
                    walk(imported, (*way, module))
                settled.add(module)

        for module in sorted(graph):
            walk(module, ())

    @pytest.mark.parametrize("library", ["peewee", "playhouse", "sqlcipher3", "sqlite3"])
    def test_the_database_is_known_to_storage_alone(self, library):
        assert [str(found) for found in imports_of(library) if not found.importer.startswith("storage/")] == []

    def test_qt_is_known_to_qt_and_the_window(self):
        for library in ("PySide6", "shiboken6"):
            for found in imports_of(library):
                assert found.importer.startswith("qt/") or found.importer == "window.py", found

    def test_app_reaches_the_window_inside_functions_only(self):
        reached = [found for part in ("qt", "window") for found in imports_of(f"{PACKAGE}.{part}")]
        assert [str(f) for f in reached if f.importer == "app.py" and not f.inside_function] == []

    def test_nobody_uses_pyplot(self):
        assert [str(found) for found in (*imports_of("matplotlib.pyplot"), *imports_of("pylab"))] == []

    def test_what_is_never_imported_here_is_not(self):
        for library in ("requests", "urllib.request", "http.client", "PyQt6", "PyQt5"):
            assert [str(found) for found in imports_of(library)] == []


class TestImporting:
    @pytest.mark.parametrize(
        ("module", "not_loaded"),
        [
            ("app", ("matplotlib", "numpy", "PySide6", "shiboken6", "peewee", f"{PACKAGE}.storage")),
            ("window", ("matplotlib", "numpy", "peewee", f"{PACKAGE}.cli.running", f"{PACKAGE}.storage.bulk")),
            ("qt.main_window", ("matplotlib", "numpy", "peewee", f"{PACKAGE}.exchange", f"{PACKAGE}.storage.bulk")),
        ],
    )
    def test_a_start_loads_only_what_it_needs(self, module, not_loaded):
        code = f"import sys, {PACKAGE}.{module}; print([name for name in {not_loaded} if name in sys.modules])"
        done = fresh_interpreter(code)
        assert done.stdout == "[]\n", done.stderr

    def test_importing_touches_no_file_and_starts_nothing(self):
        """Code is read, nothing else: no journal, no settings, no log, no font, no process, no socket."""
        names = [name for name in sorted(MODULES) if part_of(name) not in RUNS_OR_DRAWS]
        done = fresh_interpreter(WATCHED_IMPORT, *names)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""

    def test_the_watch_sees_what_it_watches_for(self, tmp_path):
        (tmp_path / "noisy.py").write_text("import subprocess\nopen('/etc/hostname')\nsubprocess.run(['true'])\n")
        code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{WATCHED_IMPORT}"
        seen = fresh_interpreter(code, "noisy").stdout
        assert "opens /etc/hostname" in seen
        assert "subprocess.Popen" in seen

    def test_no_module_calls_something_for_its_effect(self):
        for path in sources():
            if path.stem == "__main__":
                continue
            for node in tree_of(path).body:
                is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
                assert not is_call, f"{relative(path)} line {node.lineno} does work when it is imported"


WATCHED_IMPORT = """
import importlib, os, sys, sysconfig
CODE = (".py", ".pyc", ".so", ".pyd", ".pth")
installed = {os.path.realpath(path) for path in (*sysconfig.get_paths().values(), sys.base_prefix, sys.prefix)}
watching = False
def hook(event, arguments):
    if not watching:
        return
    if event == "open" and isinstance(arguments[0], str):
        path = os.path.realpath(arguments[0])
        writing = isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if writing or not (path.endswith(CODE) or any(path.startswith(place + os.sep) for place in installed)):
            print("opens", path)
    elif event.split(".")[0] in {"subprocess", "socket", "sqlite3"} and event != "socket.__new__":
        print(event, arguments)
    elif event in {"os.mkdir", "os.remove", "os.rename", "os.chmod", "os.putenv"}:
        print(event, arguments)
sys.addaudithook(hook)
for name in sys.argv[1:]:
    watching = True
    importlib.import_module(name)
    watching = False
"""


def fresh_interpreter(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-c", code, *arguments]
    place = ROOT.parent
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=place)


class TestWriting:
    def test_the_record_is_written_by_the_writer_and_bulk_alone(self):
        wrong = []
        for path, line, text in statements():
            file = relative(path)
            if file in WRITERS:
                continue
            for target in STATEMENT.findall(text):
                table = target.removeprefix("temp.").strip("{}")
                allowed = BOOK_KEEPING.get(file, set()) | (
                    COMPUTED | {"", "fresh"} if file == "storage/derived.py" else set()
                )
                if table not in allowed:
                    wrong.append(f"{file} line {line} writes to “{table or 'a table chosen at run time'}”")
        assert wrong == []

    def test_computed_tables_are_not_records(self):
        assert not COMPUTED & tables.BY_NAME.keys()

    def test_the_rule_sees_statements(self):
        seen = {relative(path) for path, _, text in statements() if STATEMENT.search(text)}
        assert seen >= {"storage/writer.py", "storage/bulk.py", "storage/derived.py", "storage/journal.py"}

    def test_peewee_only_reads(self):
        wrong = []
        for path, node in nodes(ast.Call):
            function = node.func
            if not isinstance(function, ast.Attribute):
                continue
            receiver = ast.unparse(function.value)
            on_table = receiver.endswith("Table") and function.attr in PEEWEE_WRITES
            if on_table or function.attr in PEEWEE_ONLY_WRITES:
                wrong.append(f"{relative(path)} line {node.lineno}: {receiver}.{function.attr}")
        assert wrong == []

    def test_writes_begin_in_storage_alone(self):
        wrong = []
        for path, node in nodes(ast.Call):
            function = node.func
            if relative(path).startswith("storage/") or not isinstance(function, ast.Attribute):
                continue
            on_journal = ast.unparse(function.value).endswith("journal")
            if on_journal and function.attr in {"write", "note", "bulk", "connection", "rows", "fetch"}:
                wrong.append(f"{relative(path)} line {node.lineno}: {ast.unparse(function)}")
        assert wrong == []


def statements() -> Iterator[tuple[Path, int, str]]:
    """Every string of the package as written, f-strings with {} for what is filled in."""
    for path in sources():
        inside: set[int] = set()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr):
                inside |= {id(part) for part in node.values}
                pieces = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
                yield path, node.lineno, "".join(pieces)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                yield path, node.lineno, node.value


class TestLists:
    def test_every_chart_stands_in_its_list(self):
        listed = {chart.points.__module__ for chart in CHARTS} | {chart.draw.__module__ for chart in CHARTS}
        for path in modules_in("charts"):
            if {"points", "draw"} <= top_level_names(path):
                chart = [chart for chart in CHARTS if chart.name == path.stem.replace("_", "-")]
                assert chart, f"{relative(path)} is a chart and stands in no list"
        assert listed

    def test_every_importer_stands_in_its_list(self):
        listed = {importer.read.__module__ for importer in IMPORTERS}
        declared = {module_of(path) for path in modules_in("exchange") if {"read", "recognizes"} <= functions(path)}
        assert declared == listed

    def test_every_exporter_stands_in_its_list(self):
        listed = {exporter.write.__module__ for exporter in EXPORTERS}
        declared = {module_of(path) for path in modules_in("exchange") if "dumps" in functions(path)}
        assert declared == listed

    def test_names_in_a_list_are_used_once(self):
        for names in ([c.name for c in CHARTS], [i.name for i in IMPORTERS], [e.name for e in EXPORTERS]):
            assert len(names) == len(set(names))


def modules_in(part: str) -> list[Path]:
    return [
        path for path in sources() if relative(path).startswith(f"{part}/") and relative(path) != f"{part}/__init__.py"
    ]


def functions(path: Path) -> set[str]:
    return {node.name for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}


def top_level_names(path: Path) -> set[str]:
    imported = {
        alias.asname or alias.name
        for node in tree_of(path).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return functions(path) | imported


class TestManners:
    def test_nothing_is_global(self):
        assert [f"{relative(path)} line {node.lineno}" for path, node in nodes(ast.Global)] == []

    def test_nobody_spins_the_event_loop(self):
        assert [relative(path) for path, node in nodes(ast.Attribute) if node.attr == "processEvents"] == []

    def test_nobody_connects_a_lambda(self):
        """It would keep what it names alive, and run after the receiver is gone."""
        wrong = []
        for path, node in nodes(ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                if any(isinstance(argument, ast.Lambda) for argument in given):
                    wrong.append(f"{relative(path)} line {node.lineno}")
        assert wrong == []

    def test_every_file_says_its_license_and_its_job(self):
        for path in sources():
            assert path.read_text(encoding="utf-8").startswith("# SPDX-License-Identifier: MIT\n"), relative(path)
            assert ast.get_docstring(tree_of(path)), f"{relative(path)} does not say what it is for"

    def test_no_package_index_address_stands_anywhere(self):
        words = ("pypi" + ".org", "index" + "-url", "files.python" + "hosted")
        for path in sources():
            text = path.read_text(encoding="utf-8")
            assert not [word for word in words if word in text], relative(path)

    def test_tests_of_the_window_live_in_tests_qt(self):
        here = Path(__file__).parent
        for path in here.rglob("test_*.py"):
            if path.relative_to(here).parts[0] == "qt":
                continue
            for node in tree_of(path).body:
                names = imported_by(node, path) if isinstance(node, ast.Import | ast.ImportFrom) else []
                assert not [name for name in names if name.startswith(("PySide6", f"{PACKAGE}.qt"))], path
