"""What a newcomer's machine lacks is said plainly, before anything is installed."""

import ast
import builtins
import sys

import pytest

from oia.core import bootstrap


def test_an_old_python_is_told_how_to_name_another(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))

    with pytest.raises(SystemExit, match="Python 3.11 or newer(?s:.*)PYTHON="):
        bootstrap.require_python()


def test_debian_without_venv_is_told_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_ensurepip(name, *args, **kw):
        if name == "ensurepip":
            raise ImportError(name)
        return real(name, *args, **kw)

    monkeypatch.setattr(builtins, "__import__", without_ensurepip)

    with pytest.raises(SystemExit, match="apt install python3-venv"):
        bootstrap.require_python()


def test_it_can_be_read_by_an_old_python_and_wants_no_dependency():
    with open(bootstrap.__file__) as file:
        tree = ast.parse(file.read(), feature_version=(3, 7))

    imported = {
        (getattr(node, "module", None) or node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names


def test_an_environment_that_is_current_is_left_alone(monkeypatch, tmp_path):
    calls = []
    monkeypatch.setattr(bootstrap, "HERE", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "venv" / "python")
    monkeypatch.setattr(bootstrap, "attempt", lambda command, purpose: calls.append(purpose))
    (tmp_path / "venv").mkdir()
    (tmp_path / "requirements.txt").write_text("django==1\n")

    bootstrap.make_environment("requirements.txt")
    (tmp_path / "venv" / "python").touch()
    bootstrap.make_environment("requirements.txt")
    assert calls == ["make an environment", "install the dependencies"]

    (tmp_path / "requirements.txt").write_text("django==2\n")
    bootstrap.make_environment("requirements.txt")
    assert calls[2:] == ["install the dependencies"]
