"""`manage.py up` for real: what a newcomer meets, and what no accident may break."""

import os
import re
import shutil
import signal
from uuid import uuid4

import psycopg
import pytest

from tests.servers.office import Office, wait_for

pytestmark = pytest.mark.servers


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """The folder of an office that was opened once and closed: tables and catalogue are there."""
    first = Office(tmp_path_factory.mktemp("furnished") / "var")
    first.open("--no-demo", seconds=300)
    assert first.interrupt() == 0
    return first.var


@pytest.fixture
def office(tmp_path, furnished):
    made = Office(shutil.copytree(furnished, tmp_path / "var"))
    yield made
    if made.process.poll() is None:
        made.kill()
    assert wait_for(lambda: not made.left_behind(), 60), made.left_behind()


def order_of_ending(office):
    lines = office.told().splitlines()
    return [line.split()[1] for line in lines if line.startswith("Stopping ")]


def test_it_answers_and_closes_in_order_with_nothing_left(office):
    office.open("--no-demo")

    status, page = office.ask("/")
    assert status == 200
    assert 'name="password"' in page  # the login page, by way of a redirect

    assert office.interrupt() == 0
    assert order_of_ending(office) == ["beat", "web", "worker", "broker"]
    assert office.left_behind() == []


def test_a_running_task_is_finished_before_the_office_closes(office):
    office.open("--no-demo")
    note = office.start_slow_task(seconds=6)
    assert note.read_text() == "begun"

    assert office.interrupt() == 0

    assert note.read_text() == "finished"
    assert office.left_behind() == []


def test_a_second_ctrl_c_waits_no_more(office):
    office.open("--no-demo")
    note = office.start_slow_task(seconds=8)
    office.process.send_signal(signal.SIGINT)
    assert wait_for(lambda: "Stopping worker" in office.told(), 30)

    assert office.interrupt(seconds=6) == 0

    assert note.read_text() == "begun"
    assert office.left_behind() == []


def test_killed_outright_it_leaves_no_child(office):
    office.open("--no-demo")
    assert len(office.left_behind()) >= 5

    office.kill()

    assert wait_for(lambda: not office.left_behind(), 60), office.left_behind()


def test_when_one_process_dies_the_office_says_so_and_closes(office):
    office.open("--no-demo")
    scheduler = next(line for line in office.left_behind() if " beat " in line)

    os.kill(int(scheduler.split()[0]), signal.SIGKILL)

    assert office.process.wait(60) == 1
    assert "beat ended by itself" in office.told()
    assert office.left_behind() == []


def test_the_second_start_has_nothing_left_to_prepare(office):
    office.open("--no-demo", seconds=60)

    for step in ("Front-end assets", "Setting up", "Loading the catalogue", "Furnishing"):
        assert step not in office.told()
    assert office.interrupt() == 0


def test_the_demo_office_opens_with_a_login_for_each_role(tmp_path):
    office = Office(tmp_path / "var", DEMO_PASSWORD="for the demo only")
    try:
        office.open(seconds=300)
        told = office.told()
        for role in ("reader", "officer", "protocol", "director", "admin"):
            assert f"  {role:<10} for the demo only" in told
        status, page = office.log_in("officer", "for the demo only")
        assert status == 200
        assert 'name="password"' not in page
        reminded = [mail for mail in office.letters() if re.search("U20|COP", mail["Subject"])]
        assert reminded, [mail["Subject"] for mail in office.letters()]
        assert office.interrupt() == 0
    finally:
        if office.process.poll() is None:
            office.kill()


@pytest.fixture
def database():
    """A database of its own on the server that DATABASE_URL names."""
    server = os.environ["DATABASE_URL"]
    name = f"oia_up_{uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.rsplit("/", 1)[0] + f"/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_with_postgresql_and_redis_it_starts_no_broker(tmp_path, database):
    queue = f"test-{uuid4().hex[:8]}"
    redis = os.environ["REDIS_URL"]
    office = Office(tmp_path / "var", DATABASE_URL=database, REDIS_URL=redis, CELERY_QUEUE=queue)
    try:
        office.open("--no-demo", seconds=300)
        assert office.ask("/")[0] == 200
        office.start_slow_task(seconds=0)
        assert office.interrupt() == 0
        assert order_of_ending(office) == ["beat", "web", "worker"]
        assert not list(office.var.glob("*.sqlite3"))
    finally:
        if office.process.poll() is None:
            office.kill()
