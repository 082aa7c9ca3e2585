"""Rules of the house that neither the linter nor the import rules can tell."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COACH = ROOT / "coach"
MODULES = sorted(COACH.rglob("*.py"))
PLACES = ("coach", "packaging", "resources", "tests", ".ci")
TEXT = {".cfg", ".md", ".py", ".sql", ".svg", ".toml", ".txt", ""}

# Where a library may be imported, as the beginning of a path below coach/.
ALLOWED = {
    "PIL": ("figure/output/animated.py",),
    "PySide6.QtWidgets": ("ui/", "app/"),
    "PySide6.QtGui": (
        "ui/",
        "app/",
        "cli/headless.py",
        "report/",
        "figure/output/painter.py",
        "figure/output/photos.py",
        "figure/output/figures.py",
        "figure/output/animated.py",
        "figure/output/draw.py",
        "figure/output/sheet.py",
    ),
    # never in the window: see ui/pictures/cleaning
    **dict.fromkeys(
        ("PySide6.QtCore.QBuffer", "PySide6.QtGui.QImageReader", "PySide6.QtGui.QImageWriter"),
        ("ui/pictures/cleaning/own_picture.py", "figure/output/", "report/painter.py"),
    ),
    "PySide6.QtMultimedia": ("cues/",),
    "PySide6.QtPrintSupport": ("ui/printing/",),
    "pyqtgraph": ("ui/charts/",),
    "shapely": ("figure/",),
    "sqlite3": ("storage/",),
    "tomllib": ("storage/", "figure/", "ui/theme.py"),
}


def name_of(module: Path) -> str:
    return module.relative_to(COACH).as_posix()


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Dotted names of all that is imported anywhere in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_libraries_stay_in_their_place(module: Path) -> None:
    place = name_of(module)
    astray = [
        name
        for name in imported(tree_of(module))
        for library, places in ALLOWED.items()
        if f"{name}.".startswith(f"{library}.") and not place.startswith(places)
    ]
    assert not astray


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_holds_state(module: Path) -> None:
    """At the top of a module stand constants, in capitals; what changes has an owner."""
    tree = tree_of(module)
    variables = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.lower() == target.id and target.id[:2] != "__"
    ]
    assert not variables
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]


@pytest.mark.parametrize("package", [m for m in MODULES if m.name == "__init__.py"], ids=name_of)
def test_a_package_says_what_it_is_and_nothing_else(package: Path) -> None:
    tree = tree_of(package)
    assert ast.get_docstring(tree)
    beyond = [ast.unparse(node) for node in tree.body[1:]]
    assert not [line for line in beyond if not line.startswith("__version__ = ")]


def test_every_folder_with_modules_is_a_package() -> None:
    assert {module.parent for module in MODULES} == {
        module.parent for module in MODULES if module.name == "__init__.py"
    }


@pytest.mark.parametrize("place", PLACES)
def test_no_machine_and_no_package_index_is_named(place: str) -> None:
    banned = [f"/{folder}/" for folder in ("work", "root", "home")]
    banned += ["py" + "pi.org", "python" + "hosted", "--index" + "-url", "--find" + "-links"]
    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in (ROOT / place).rglob("*")
        if file.is_file() and file.suffix in TEXT and "__pycache__" not in file.parts
        for word in banned
        if word in file.read_text(encoding="utf-8")
    ]
    assert not found


def test_no_label_takes_words_for_markup() -> None:
    """A label is made by `styled`, which sees to that; it would load a picture that words name."""
    bare = []
    for path in sorted(COACH.joinpath("ui").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        dressed = {id(each) for call in calls if named(call) == "styled" for each in call.args}
        bare += [
            f"{path.name}:{call.lineno}"
            for call in calls
            if named(call) == "QLabel" and id(call) not in dressed
        ]
    assert bare == []


def named(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
