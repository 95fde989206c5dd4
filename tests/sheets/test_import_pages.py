"""Rows come in through the pages: from the file to the undo, and who may do what."""

import re
from functools import partial
from unittest import mock

import pytest
from django.db import OperationalError
from kombu.exceptions import OperationalError as BrokerAway

from oia.directory.models import Person
from oia.sheets import services, tasks
from oia.sheets.choices import Fate, ImportState, Verdict
from oia.sheets.models import Import
from tests import factories
from tests.lists.reading import rows_of_csv, rows_of_xlsx
from tests.sheets.pages import PEOPLE, brought, checked, page, source, step, upload, words

pytestmark = pytest.mark.django_db

STEPS = ("open", "map", "decide", "write", "drop")


@pytest.fixture
def officer(client):
    factories.office()
    user = factories.in_role("officer", first_name="Marta", last_name="Nowak")
    client.force_login(user)
    return user


@pytest.fixture
def ana():
    return factories.person(name="Ana Silva", email="ana@city.test", phone="+48 22 000")


def test_a_file_goes_from_its_upload_to_the_history_and_back(client, officer, ana):
    bringing = checked(client)
    assert (bringing.state, bringing.counts) == ("ready", {"new": 1, "changed": 1, "wrong": 1})
    assert Person.objects.count() == 1

    step(client, bringing, "write", good_rows_only="1")
    ana.refresh_from_db()
    assert (bringing.state, ana.phone) == ("done", "+48 22 111")
    assert "1 new record, 1 changed" in page(client, bringing)
    history = source(client, ana.get_absolute_url())
    assert f'<a href="/imports/{bringing.pk}/">by import {bringing.pk}</a>' in history

    assert "all of it can be taken back" in words(client.get(f"/imports/{bringing.pk}/undo/"))
    step(client, bringing, "undo")
    ana.refresh_from_db()
    assert (bringing.state, ana.phone) == ("undone", "+48 22 000")
    assert [person.name for person in Person.objects.all()] == ["Ana Silva"]
    assert "Everything is as it was before." in page(client, bringing)


def test_history_links_to_an_import_only_for_who_may_see_it(client, officer, ana):
    step(client, bringing := checked(client), "write", good_rows_only="1")

    for role, sees in (("administrator", True), ("officer", False)):
        client.force_login(factories.in_role(role))
        text = source(client, ana.get_absolute_url())
        assert f"by import {bringing.pk}" in text
        assert (f'href="/imports/{bringing.pk}/"' in text) is sees


def test_the_page_for_a_new_file_names_the_kinds_and_offers_empty_files(client, officer):
    text = source(client, "/imports/new/?sheet=people")

    assert re.search(r'<option value="people" selected>\s*People\s*</option>', text)
    assert 'value="holidays"' not in text  # a director's business
    assert "/imports/template/people/xlsx/" in text


@pytest.mark.parametrize(("kind", "read"), [("csv", rows_of_csv), ("xlsx", rows_of_xlsx)])
def test_the_headings_of_an_empty_file_are_all_known_again(client, officer, kind, read):
    answer = client.get(f"/imports/template/people/{kind}/")
    content = b"".join(answer.streaming_content)
    assert f'filename="people.{kind}"' in answer["Content-Disposition"]
    assert len(read(content)) == 1

    bringing = brought(client, content, name=f"people.{kind}")
    assert bringing.reading["guesses"] == ["known"] * len(bringing.mapping)
    assert all(bringing.mapping)


@pytest.mark.parametrize(("kind", "read"), [("csv", rows_of_csv), ("xlsx", rows_of_xlsx)])
def test_what_has_no_list_of_its_own_goes_out_whole_and_comes_back(client, officer, kind, read):
    term = factories.term()
    hidden = factories.term(membership=factories.membership(sensitivity="restricted"))
    assert f"/imports/whole/terms/{kind}/" in source(client, "/imports/new/")

    content = b"".join(client.get(f"/imports/whole/terms/{kind}/").streaming_content)

    assert len(read(content)) == 2
    assert hidden.membership.network.name.encode() not in content
    bringing = checked(client, content, sheet="terms", name=f"terms.{kind}")
    assert bringing.counts == {"same": 1}
    assert bringing.rows.get().record_id == term.pk


def test_there_is_no_empty_file_of_what_one_may_not_bring(client, officer):
    assert client.get("/imports/template/holidays/csv/").status_code == 404
    assert client.get("/imports/template/people/pdf/").status_code == 404


def test_a_file_that_is_refused_says_why_beside_its_field_and_keeps_the_kind(client, officer):
    answer = upload(client, b"%PDF-1.4", name="people.pdf")

    text = answer.content.decode()
    assert "This is PDF, not a spreadsheet." in text
    assert re.search(r'<option value="people" selected>', text)
    assert Import.objects.exclude(state=ImportState.DROPPED).count() == 0


def test_a_reader_brings_nothing(client):
    client.force_login(factories.in_role("reader"))
    assert client.get("/imports/new/").status_code == 403
    assert upload(client, PEOPLE).status_code == 403
    assert "/imports/" not in source(client, "/people/")


@pytest.mark.parametrize(
    ("role", "status"), [("officer", 404), ("director", 404), ("administrator", 403)]
)
def test_nobody_does_anything_with_the_file_of_another(client, officer, role, status):
    bringing = checked(client)
    client.force_login(factories.in_role(role))

    assert {client.post(f"/imports/{bringing.pk}/{do}/").status_code for do in STEPS} == {status}
    assert client.get(f"/imports/{bringing.pk}/").status_code == (200 if status == 403 else 404)
    bringing.refresh_from_db()
    assert bringing.state == ImportState.READY


def test_an_administrator_looks_on_without_buttons_and_may_undo(client, officer, ana):
    bringing = checked(client)
    client.force_login(factories.in_role("administrator", first_name="Dora"))
    assert "Drop this import" not in page(client, bringing)

    client.force_login(officer)
    step(client, bringing, "write", good_rows_only="1")
    client.force_login(factories.in_role("administrator", first_name="Dora"))
    step(client, bringing, "undo")
    assert bringing.state == ImportState.UNDONE
    assert "Dora" in page(client, bringing)


def test_a_dropped_import_leaves_nothing_behind(client, officer):
    bringing = checked(client)
    step(client, bringing, "drop")

    assert (bringing.state, bringing.rows.count(), bool(bringing.file)) == ("dropped", 0, False)
    assert "its file deleted" in page(client, bringing)


def test_what_somebody_worked_on_since_stays_and_is_told_before_and_after(client, officer, ana):
    step(client, bringing := checked(client), "write", good_rows_only="1")
    person = Person.objects.get(name="Cora New")
    form = {"name": "Cora New", "phone": "+1", "sensitivity": "office"}
    assert client.post(f"/people/{person.pk}/edit/", form).status_code == 302

    asked = words(client.get(f"/imports/{bringing.pk}/undo/"))
    assert "1 of them stays as it is; see below." in asked
    assert "Cora New 4 Marta Nowak changed it on" in asked
    step(client, bringing, "undo")
    assert Person.objects.filter(pk=person.pk).exists()
    told = page(client, bringing)
    assert "One row stays as it is" in told
    assert "Marta Nowak changed it on" in told


def test_nothing_is_undone_twice(client, officer, ana):
    step(client, bringing := checked(client), "write", good_rows_only="1")
    step(client, bringing, "undo")

    answer = client.get(f"/imports/{bringing.pk}/undo/")
    assert answer.headers["Location"] == f"/imports/{bringing.pk}/"
    answer = client.post(f"/imports/{bringing.pk}/undo/", follow=True)
    assert "The import has moved on in the meantime." in words(answer)


def test_rows_to_mend_come_back_as_they_came_with_what_is_wrong(client, officer):
    bringing = checked(client)

    for kind, read in (("csv", rows_of_csv), ("xlsx", rows_of_xlsx)):
        answer = client.get(f"/imports/{bringing.pk}/to-mend/{kind}/")
        [head, row] = read(b"".join(answer.streaming_content))
        assert head[:4] == ["Name", "E-mail", "Telephone", "Line in the file"]
        assert row[:2] == ["Bob Brown", "bob at city"]
    assert client.get(f"/imports/{bringing.pk}/to-mend/pdf/").status_code == 404


def test_the_list_tells_what_came_of_each_and_is_narrowed(client, officer):
    checked(client)
    factories.bringing(by=officer, file_name="أشخاص.xlsx", state=ImportState.DROPPED)
    factories.bringing(file_name="theirs.csv")

    text = words(client.get("/imports/"))
    assert "people.csv" in text and "أشخاص.xlsx" in text
    assert "2 new, 1 wrong of 3 rows" in text
    assert "theirs.csv" not in text
    narrowed = words(client.get("/imports/?state=dropped&kind=people"))
    assert "أشخاص.xlsx" in narrowed and "people.csv" not in narrowed

    client.force_login(factories.in_role("administrator"))
    assert "theirs.csv" in words(client.get("/imports/"))
    assert "theirs.csv" not in words(client.get(f"/imports/?who={officer.pk}"))


@pytest.mark.parametrize("role", ["officer", "reader"])
def test_lists_and_data_entry_lead_to_the_importer_whoever_may_use_it(client, role):
    client.force_login(factories.in_role(role))
    factories.person()

    way_in = 'href="/imports/new/?sheet=people"'
    assert (way_in in source(client, "/people/")) is (role == "officer")
    assert (way_in in source(client, "/admin/directory/person/")) is (role == "officer")
    assert "/imports/new/" not in source(client, "/letters/")


def test_an_empty_list_offers_to_bring_a_spreadsheet(client, officer):
    assert "Bring in a spreadsheet" in words(client.get("/people/"))


@pytest.fixture
def now(django_capture_on_commit_callbacks):
    """What waits for the end of the transaction is done, though a test never ends its own."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def large(officer, state=ImportState.MAPPING):
    return factories.bringing(by=officer, state=state, total=5_000)


MAPPED = {"heading-0": "name", "heading-1": "email", "empty": "keep"}


def test_a_large_file_is_left_to_a_worker_and_the_page_looks_again(client, officer, now):
    bringing = large(officer)
    with mock.patch.object(tasks.carry_on, "apply_async") as woken, now():
        step(client, bringing, "map", **MAPPED)

    assert woken.call_args.args == ((bringing.pk,),)
    assert bringing.state == ImportState.CHECKING
    text = source(client, bringing.get_absolute_url())
    assert 'hx-trigger="every 2s"' in text and "Look again" in text
    services.carry_on(bringing.pk)
    part = client.get(bringing.get_absolute_url(), headers={"HX-Request": "true"})
    assert "every 2s" not in part.content.decode()
    assert "<html" not in part.content.decode()


def test_without_a_broker_or_with_a_busy_database_the_import_just_waits(client, officer, now):
    bringing = large(officer)
    with mock.patch.object(tasks.carry_on, "apply_async", side_effect=BrokerAway), now():
        assert step(client, bringing, "map", **MAPPED).status_code == 302
    assert "It waits for its turn" in page(client, bringing)

    small = brought(client)
    with mock.patch.object(services, "carry_on", side_effect=OperationalError("locked")):
        assert step(client, small, "map", **MAPPED, **{"heading-2": ""}).status_code == 302
    assert small.state == ImportState.CHECKING


def test_the_page_says_how_far_the_work_is(client, officer):
    rows = [{"verdict": Verdict.NEW, "fate": Fate.WRITTEN}, {"verdict": Verdict.NEW}]
    for state, more, told in (
        ("checking", {"total": 5_000, "done": 1_500}, "1,500 of 5,000 rows"),
        ("writing", {"good_rows_only": True}, "1 of 2 rows"),
        ("writing", {"check_seconds": 40}, "Checking took 40 seconds"),
        ("undoing", {"done": 1}, "1 of 1 rows"),
    ):
        bringing = factories.bringing(by=officer, state=state, rows=rows, **more)
        Import.objects.filter(pk=bringing.pk).update(lease_until="2100-01-01T00:00Z")
        assert told in page(client, bringing)
