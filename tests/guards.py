"""What must hold for the whole tree, as functions from a root to the places that break it.

Each gives lines a person can act on, none when all is well; tests/test_architecture.py runs them on this tree, and on
small bad ones to see them fail.
"""

from __future__ import annotations

import ast
import fnmatch
import re
import sys
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGES = ("desktop", "db", "resources")
CODE = (*PACKAGES, "packaging", "tests")
AT_TOP = frozenset({
    *CODE, ".ci", ".editorconfig", ".git", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "publiccode.yml",
    "pyproject.toml",
})  # fmt: skip
LONGEST_MODULE = 500
LONGEST_FUNCTION = 50
SAY_NOTHING = frozenset({"common", "helper", "helpers", "manager", "misc", "util", "utils"})
WITHOUT_LIBRARIES = ("desktop.domain", "db.errors", "db.fields", "db.files", "db.kinds", "db.vocabulary")
OPEN_TO_ALL = frozenset({"db.errors", "db.fields", "db.files", "db.kinds", "db.vocabulary"})
SPEAK_TO_THE_STORE = ("db", "desktop.services", "tests")
LOCK = "packaging/requirements.lock"
TEXT = frozenset({
    "", ".cfg", ".css", ".json", ".lock", ".md", ".py", ".qss", ".sh", ".svg", ".toml", ".ts", ".txt", ".yml",
})  # fmt: skip
# The brackets keep this file from finding itself.
UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[H]ACK)\b")
OF_A_MACHINE = re.compile(r"(?<![\w.:/-])/(?:[w]ork|[r]oot|tmp/[u])(?![-\w])")
WAITS = frozenset({"time.sleep", "sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait"})


class Import(NamedTuple):
    """One import of a module by another."""

    importer: str
    imported: str
    line: int

    def is_by(self, *packages: str) -> bool:
        """Say whether the importer is one of these packages or inside one."""
        return any(within(self.importer, package) for package in packages)


def within(module: str, package: str) -> bool:
    """Say whether the module is the package or lies in it."""
    return module == package or module.startswith(f"{package}.")


def files(root: Path, *folders: str, ending: str = "") -> Iterator[Path]:
    """Give the files under the folders (all of the tree's own without any), but for caches."""
    for folder in folders or AT_TOP - {".git"}:
        start = root / folder
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            if path.is_file() and "__pycache__" not in path.parts and path.name.endswith(ending):
                yield path


@lru_cache(maxsize=2000)
def parsed(text: str) -> ast.Module:
    """Parse a module once for all guards; they only look."""
    return ast.parse(text)


def modules(root: Path, *folders: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Give path, dotted name and syntax tree of every module."""
    for path in files(root, *(folders or CODE), ending=".py"):
        place = path.relative_to(root)
        name = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
        yield place.as_posix(), name, parsed(path.read_text(encoding="utf-8"))


def imports(root: Path, *folders: str) -> Iterator[Import]:
    """Give every import of every module, in whatever corner it stands; `from a import b` counts as a.b."""
    for _, name, tree in modules(root, *folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (Import(name, alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (Import(name, f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def strangers_at_top(root: Path) -> list[str]:
    """Find what does not belong at the top level; what .gitignore names may lie there."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and not line.startswith(("#", "!"))]
    names = sorted(path.name for path in root.iterdir())
    return [name for name in names if name not in AT_TOP and not any(fnmatch.fnmatch(name, one) for one in ignored)]


def packaging_as_package(root: Path) -> list[str]:
    """Find an __init__.py in packaging, which would shadow the library of that name."""
    return [str(path) for path in files(root, "packaging", ending="__init__.py")]


def loose_pins(root: Path) -> list[str]:
    """Find what makes the lock less than a lock: an address, an index, a package without version or hash."""
    text = (root / LOCK).read_text(encoding="utf-8")
    found = [f"{LOCK}: {what}" for what in ("://", "--index", "--extra", "--find-links", "pypi", " @ ") if what in text]
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text)[1:]
    for block in blocks:
        name = block.split("\n", 1)[0].rstrip(" \\")
        if not re.match(r"[a-z0-9-]+==[^ ]+", name) or not re.search(r"--hash=sha256:[0-9a-f]{64}", block):
            found.append(f"{LOCK}: {name} is not pinned with a hash")
    return found


def unpinned(root: Path) -> list[str]:
    """Find what pyproject.toml asks for and the lock lacks: the program's in its first part, the checks' anywhere."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    whole = (root / LOCK).read_text(encoding="utf-8")
    program = whole.partition("# Only for the checks.")[0]
    parts = ((project["project"]["dependencies"], program), (project["dependency-groups"]["dev"], whole))
    return [
        f"{wanted} is not in the lock"
        for wanteds, text in parts
        for wanted in wanteds
        if not re.search(rf"^{re.escape(_plain_name(wanted))}==", text, re.MULTILINE)
    ]


def _plain_name(requirement: str) -> str:
    return re.split(r"[<>=!~ ;\[]", requirement)[0].lower().replace("_", "-")


def marked_lines(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Find the lines of text that match."""
    return [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in files(root)
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def waits_in_tests(root: Path) -> list[str]:
    """Find tests that wait for a time instead of for what should happen."""
    return [
        f"{place}:{node.lineno}: {ast.unparse(node.func)}"
        for place, _, tree in modules(root, "tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in WAITS and not _is_no_time(node)
    ]


def _is_no_time(call: ast.Call) -> bool:
    """Say whether it only lets the event loop turn once."""
    return [ast.unparse(argument) for argument in call.args] == ["0"]


def half_modules(root: Path) -> list[str]:
    """Find tests that let no file grow while Python may write what it has compiled: half of it would be kept."""
    return [
        place
        for place, _, _ in modules(root, "tests")
        if "RLIMIT_FSIZE" in (text := (root / place).read_text(encoding="utf-8")) and "dont_write_bytecode" not in text
    ]


def too_long(root: Path) -> list[str]:
    """Find modules and functions that are longer than a reader can hold."""
    found = []
    for place, _, tree in modules(root):
        length = len((root / place).read_text(encoding="utf-8").splitlines())
        # A step of the schema lists whole tables as they were that day, and is never touched again.
        if length > LONGEST_MODULE and not place.startswith("db/migrations/versions/"):
            found.append(f"{place}: {length} lines")
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{place}:{node.lineno}: {node.name} has {length} lines")
    return found


def unexplained_packages(root: Path) -> list[str]:
    """Find packages whose docstring does not say what they are for, and folders of code that are no package."""
    silent = [
        place
        for place, _, tree in modules(root, *PACKAGES)
        if place.endswith("__init__.py") and not ast.get_docstring(tree)
    ]
    homes = {path.parent for path in files(root, *PACKAGES, ending=".py")}
    return silent + [
        f"{home.relative_to(root)}: no __init__.py" for home in homes if not (home / "__init__.py").exists()
    ]


def names_that_say_nothing(root: Path) -> list[str]:
    """Find modules and packages called after nothing in particular."""
    return [place for place, name, _ in modules(root) if SAY_NOTHING & set(name.split("."))]


def libraries_where_none_belong(root: Path) -> list[str]:
    """Find imports, in the packages that are plain Python, of anything but Python and their own kind."""
    return [
        f"{found.importer}:{found.line}: {found.imported}"
        for found in imports(root, *PACKAGES)
        if found.is_by(*WITHOUT_LIBRARIES) and not _is_plain(found.imported)
    ]


def _is_plain(imported: str) -> bool:
    top = imported.partition(".")[0]
    # typing_extensions is typing, for the Pythons that do not have all of it yet.
    allowed = top in sys.stdlib_module_names or top in {"resources", "typing_extensions"}
    return allowed or any(within(imported, package) for package in (*WITHOUT_LIBRARIES, "db.fields", "db.vocabulary"))


def rows_too_high(root: Path) -> list[str]:
    """Find imports of the store from elsewhere than the services; its open parts anyone may import."""
    return [
        f"{found.importer}:{found.line}: {found.imported}"
        for found in imports(root, *PACKAGES)
        if within(found.imported, "db")
        and not found.is_by(*SPEAK_TO_THE_STORE)
        and not any(within(found.imported, part) for part in OPEN_TO_ALL)
    ]


def homeless_libraries(root: Path) -> list[str]:
    """Find libraries that no contract of import-linter gives a home."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    housed = {name for contract in contracts for name in contract.get("protected_modules", ())}
    known = housed | set(PACKAGES) | {"typing_extensions"} | sys.stdlib_module_names
    return sorted(
        {
            f"{found.importer}:{found.line}: {found.imported.partition('.')[0]} has no home in [tool.importlinter]"
            for found in imports(root, *PACKAGES)
            if found.imported.partition(".")[0] not in known
        }
    )
