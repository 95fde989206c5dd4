"""Only what pages load is copied, nothing in it points at files we do not ship."""

import json
from subprocess import CompletedProcess

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from oia.core import assets
from oia.core.management.commands import assets as command

CONTENT = {
    ".css": b"a{b:c}\n/*# sourceMappingURL=bootstrap.min.css.map */",
    ".js": b"f()\n//# sourceMappingURL=bootstrap.bundle.min.js.map\n",
}


@pytest.fixture
def modules(tmp_path):
    """What npm would have fetched, and more than we want."""
    folder = tmp_path / "node_modules"
    for source in [*assets.ALLOWED, "bootstrap/dist/css/bootstrap.css", "evil/index.js"]:
        file = folder / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(CONTENT.get(file.suffix, b"\0\1"))
    return folder


@pytest.fixture
def lock(tmp_path):
    file = tmp_path / "package-lock.json"
    file.write_text("{}")
    return file


def test_only_the_allow_list_is_copied_and_old_files_go(tmp_path, modules, lock):
    vendor = tmp_path / "vendor"
    (vendor / "old").mkdir(parents=True)

    assets.copy_allowed(modules, vendor, lock)

    copied = {str(f.relative_to(vendor)) for f in vendor.rglob("*") if f.is_file()}
    assert copied == set(assets.ALLOWED.values()) | {".made-from"}
    assert not (vendor / "old").exists()


def test_no_copy_names_a_source_map(tmp_path, modules, lock):
    assets.copy_allowed(modules, tmp_path / "vendor", lock)

    for file in (tmp_path / "vendor").rglob("*.*s"):
        assert b"sourceMappingURL" not in file.read_bytes()
        assert file.read_bytes().startswith((b"a{b:c}", b"f()"))


def test_it_is_done_anew_when_the_lock_changes(tmp_path, modules, lock):
    vendor = tmp_path / "vendor"
    assert not assets.is_current(vendor, lock)

    assets.copy_allowed(modules, vendor, lock)
    assert assets.is_current(vendor, lock)

    lock.write_text('{"changed": true}')
    assert not assets.is_current(vendor, lock)


def test_every_package_comes_with_its_licence():
    packages = {source.split("/")[0] for source in assets.ALLOWED}
    assert {f"{package}/LICENSE" for package in packages} <= set(assets.ALLOWED)


def test_an_unreachable_registry_is_said_plainly(monkeypatch, tmp_path, settings):
    settings.VAR_DIR = tmp_path
    failed = CompletedProcess([], 1, stdout="", stderr="npm error network ENOTFOUND")
    monkeypatch.setattr(command, "npm", lambda *args, **kw: failed)

    with pytest.raises(CommandError, match="(?s)ENOTFOUND.*NODE_EXTRA_CA_CERTS"):
        call_command("assets")

    assert not (tmp_path / "vendor").exists()


def test_the_lock_pins_by_hash_and_names_no_registry():
    text = (settings.BASE_DIR / "package-lock.json").read_text()
    packages = {name: p for name, p in json.loads(text)["packages"].items() if name}

    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
