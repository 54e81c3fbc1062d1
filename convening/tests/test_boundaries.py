"""The law of the stairs: who may import whom, between the apps and between the floors of one app."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("convening", "participants", "sessions", "forums", "evaluation")
MAY_IMPORT = {
    "convening": {"convening"},
    "participants": {"convening", "participants"},
    "sessions": {"convening", "participants", "sessions"},
    "forums": {"convening", "participants", "sessions", "forums"},
    "evaluation": {"convening", "evaluation"},
}
WINDOWS = {
    "evaluation": {"participants.selectors", "participants.policies", "sessions.selectors", "forums.record"},
}
WIRING = {
    "convening/settings.py",
    "convening/urls.py",
    "convening/asgi.py",
    "convening/celery.py",
    "convening/testing.py",
    "convening/management/commands/demo.py",
    "convening/management/commands/demo_floor.py",
}
WIRING_PACKAGES = ("convening/play/",)
FLOORS = ("models", "policies", "attribution", "selectors", "record", "services", "forms", "views")
BESIDE = ("consumers", "receivers", "tasks", "importers", "exporters", "management")


def sources():
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            path = file.relative_to(ROOT).as_posix()
            if "/tests/" not in path and "/migrations/" not in path:
                yield path, file.read_text()


def imports(path, source):
    """(line, absolute module name) of every import, also those inside functions."""
    package = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__").split(".")
    here = package if path.endswith("__init__.py") else package[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, module
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def is_wiring(path):
    return path in WIRING or path.startswith(WIRING_PACKAGES) or path.endswith("conftest.py")


def breaches_between_apps(files):
    found = []
    for path, source in files:
        app = path.split("/")[0]
        if is_wiring(path):
            continue
        for line, name in imports(path, source):
            other = name.split(".")[0]
            if other not in APPS or other in MAY_IMPORT[app]:
                continue
            windows = WINDOWS.get(app, set())
            # `from participants import selectors` first names the package, then the window: only the second counts.
            if name == other or any(name == w or name.startswith(w + ".") for w in windows):
                continue
            found.append(f"{path}:{line} imports {name}")
    return sorted(set(found))


def _floor(parts):
    """The floor of a module of an app, ("floor", n) or ("beside", name), or None for modules without a floor."""
    if len(parts) < 2:
        return None
    name = parts[1]
    if name in FLOORS:
        return ("floor", FLOORS.index(name))
    if name in BESIDE:
        return ("beside", name)
    return None


def breaches_between_floors(files):
    found = []
    for path, source in files:
        app = path.split("/")[0]
        mine = _floor(path.removesuffix(".py").split("/"))
        if is_wiring(path) or mine is None:
            continue
        for line, name in imports(path, source):
            parts = name.split(".")
            theirs = _floor(parts) if parts[0] == app else None
            if theirs is None or (parts[1] == path.removesuffix(".py").split("/")[1]):
                continue
            if mine[0] == "floor" and theirs[0] == "floor" and theirs[1] > mine[1]:
                found.append(f"{path}:{line} climbs to {name}")
            if mine[0] == "beside" and theirs == ("floor", FLOORS.index("views")):
                found.append(f"{path}:{line} calls a view: {name}")
    return sorted(set(found))


def test_no_app_imports_one_above_it():
    assert breaches_between_apps(sources()) == []


def test_no_floor_imports_one_above_it():
    assert breaches_between_floors(sources()) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("convening/services/x.py", "def f():\n    from forums.models import Post"),
        ("participants/views.py", "import sessions.selectors"),
        ("evaluation/services.py", "from forums.models import Post"),
        ("forums/tasks.py", "from evaluation import models"),
    ],
)
def test_a_planted_breach_between_apps_is_found(path, source):
    assert len(breaches_between_apps([(path, source)])) >= 1


def test_a_planted_climb_is_found():
    assert breaches_between_floors([("forums/selectors.py", "from .services import posting")]) != []
    assert breaches_between_floors([("forums/services/posting.py", "from ..views import room")]) != []


def test_no_signals_but_two():
    found = [path for path, source in sources() if "post_save" in source or "pre_save" in source]
    assert found == []
