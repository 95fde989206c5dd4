"""Which floor may stand on which, as DESIGN.md draws the house."""

import ast
from pathlib import Path

from django.conf import settings

FLOORS = [
    "oia.core",
    "oia.accounts",
    "oia.directory",
    "oia.documents",
    "oia.reminders",
    "oia.commitments",
    "oia.sheets",
    "oia.desk",
    "networks",
    "delegations",
]

#: Inside an app, each of these imports only from those before it.
STOREYS = [
    "choices",
    "models",
    "services",
    "deadlines",
    "desk",
    "sheets",
    "filters",
    "forms",
    "admin",
    "views",
    "urls",
]


def floor_of(module):
    return next((i for i, floor in enumerate(FLOORS) if f"{module}.".startswith(f"{floor}.")), None)


def storey_of(module):
    parts = module.split(".")
    app = 2 if parts[0] == "oia" else 1
    name = parts[app] if len(parts) > app else ""
    return STOREYS.index(name) if name in STOREYS else None


def modules():
    for package in ("oia", "networks", "delegations"):
        for path in (Path(settings.BASE_DIR) / package).rglob("*.py"):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)
                yield name.removesuffix(".__init__"), ast.parse(path.read_text())


def imports(tree):
    """The dotted names a module imports, whether at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_floor_stands_on_a_higher_one():
    wrong = [
        f"{module} imports {name}"
        for module, tree in modules()
        for name in imports(tree)
        if None not in (floor_of(module), floor_of(name)) and floor_of(name) > floor_of(module)
    ]

    assert wrong == []


def test_inside_an_app_imports_go_down():
    wrong = [
        f"{module} imports {name}"
        for module, tree in modules()
        for name in imports(tree)
        if floor_of(module) == floor_of(name) is not None
        and None not in (storey_of(module), storey_of(name))
        and storey_of(name) > storey_of(module)
    ]

    assert wrong == []


def test_no_two_packages_import_each_other():
    pairs = {
        (floor_of(module), floor_of(name)) for module, tree in modules() for name in imports(tree)
    }
    pairs = {(a, b) for a, b in pairs if None not in (a, b) and a != b}

    assert {(a, b) for a, b in pairs if (b, a) in pairs} == set()


def test_nothing_asks_celery_to_wait():
    """Redis hands such tasks out again and again; what is due stands in the database."""
    wrong = [
        module
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in ("eta", "countdown")
    ]

    assert wrong == []
