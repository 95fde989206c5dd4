"""The parts of `up` that need no server."""

import os
import stat
import sys
import time

import pytest
from django.core.management import CommandError

from oia.core import broker, opening
from oia.core.management.commands import up
from oia.core.running import EndedError, Processes

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.fixture
def said():
    return []


@pytest.fixture
def processes(tmp_path, said):
    running = Processes(tmp_path / "log", said.append)
    yield running
    running.stop(hurry=lambda: True)


def test_the_socket_lies_beside_the_data(tmp_path):
    assert broker.socket_of("/srv/oia/var").as_posix() == "/srv/oia/var/broker/broker.sock"


def test_a_deep_folder_gets_a_short_private_one_and_keeps_it(tmp_path):
    deep = tmp_path / ("deep" * 30)
    first = broker.socket_of(deep)

    assert len(os.fsencode(first)) <= broker.LONGEST_SOCKET
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    assert broker.socket_of(deep) == first
    broker.leave(deep)
    assert not first.parent.exists()


def test_a_short_folder_that_others_can_enter_is_not_used_again(tmp_path):
    deep = tmp_path / ("deep" * 30)
    first = broker.socket_of(deep)
    first.parent.chmod(0o777)

    second = broker.socket_of(deep)

    assert second != first
    first.parent.rmdir()
    second.parent.rmdir()


def test_odd_letters_in_the_path_reach_celery_quoted():
    assert broker.address("/a b/100%") == "redis+socket:///a%20b/100%25/broker/broker.sock"


def test_the_broker_listens_on_no_port_and_keeps_everything():
    words = " ".join(broker.command("/tmp"))

    assert "--port 0" in words
    assert "--unixsocketperm 700" in words
    assert "--appendonly yes" in words
    assert "--maxmemory-policy noeviction" in words


def test_a_child_that_ends_by_itself_is_told_with_its_last_words(processes):
    processes.start("web", sys.executable, "-c", "print('no such table'); raise SystemExit(3)")

    with pytest.raises(EndedError, match="(?s)web ended by itself with code 3.*no such table"):
        processes.wait_until(lambda: False, seconds=20)


def test_errors_of_a_child_are_passed_on_and_the_rest_is_not(processes, said):
    lines = "print('WARNING not found'); print('ERROR disk is full'); import time; time.sleep(60)"
    processes.start("worker", sys.executable, "-uc", lines)

    assert processes.wait_until(lambda: said, seconds=20)
    assert said == [" worker | ERROR disk is full"]


def test_children_are_stopped_in_reverse(processes, said):
    for name in ("broker", "worker", "beat"):
        processes.start(name, *SLEEP)

    processes.stop(hurry=lambda: False)

    assert said == ["Stopping beat …", "Stopping worker …", "Stopping broker …"]
    assert all(child.process.returncode is not None for child in processes.children)


def test_without_a_parent_the_leash_ends_the_children(processes):
    processes.start("web", *SLEEP)

    processes.leash.stdin.close()

    until = time.monotonic() + 20
    while processes.children[0].process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    assert processes.children[0].process.returncode is not None


def test_a_port_in_use_is_said_in_one_line(settings):
    with up.socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings.HOST, settings.PORT = taken.getsockname()

        with pytest.raises(CommandError, match="Cannot listen on 127.0.0.1 port") as error:
            up.require_free_address()

    assert "\n" not in str(error.value)


def test_an_office_opens_only_once(tmp_path):
    lock = tmp_path / "up.lock"
    with (
        up.only_one(lock, print),
        pytest.raises(CommandError, match="already open"),
        up.only_one(lock, print),
    ):
        pass


def test_the_demo_password_is_made_once_and_kept_to_ourselves(tmp_path, settings, monkeypatch):
    settings.VAR_DIR, settings.DEMO_PASSWORD = tmp_path, ""
    monkeypatch.setenv("DEMO_PASSWORD", "")

    first = opening.choose_demo_password()
    settings.DEMO_PASSWORD = ""

    assert len(first) >= 10
    assert opening.choose_demo_password() == first
    assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600


def test_the_environment_chooses_the_demo_password(tmp_path, settings, monkeypatch):
    settings.VAR_DIR, settings.DEMO_PASSWORD = tmp_path, "from the environment"
    monkeypatch.setenv("DEMO_PASSWORD", "")

    assert opening.choose_demo_password() == "from the environment"
