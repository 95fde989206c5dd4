"""Papers on records: put there, fetched, hidden, taken off."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from oia.core.visibility import Sensitivity
from oia.documents.desk import papers
from oia.documents.models import Attachment, Decision
from oia.documents.services import attach, remove_attachment
from tests import factories
from tests.documents.test_content import EXE, PDF, SVG

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(db):
    return factories.organisation(name="City of Bonn")


def page(name, thing):
    return reverse(f"documents:{name}", args=[thing.pk])


def upload(client, record, content=PDF, name="Minutes.pdf", **data):
    address = reverse("documents:attachment-new", args=[record._meta.label_lower, record.pk])
    defaults = {"kind": "report", "sensitivity": "office", "title": ""}
    file = SimpleUploadedFile(name, content, content_type="application/x-msdownload")
    return client.post(address, defaults | data | {"file": file})


def test_an_officer_puts_a_paper_on_a_record(as_officer, officer, body):
    answer = upload(as_officer, body)

    paper = Attachment.objects.get()
    assert answer.url == f"{body.get_absolute_url()}#papers"
    assert (paper.title, paper.content_type, paper.size) == ("Minutes", "application/pdf", len(PDF))
    assert (paper.subject, paper.uploaded_by, len(paper.sha256)) == (body, officer, 64)
    assert "Minutes" not in paper.file.name
    assert "." not in Path(paper.file.name).name
    assert "Minutes" in as_officer.get(body.get_absolute_url()).content.decode()


@pytest.mark.parametrize("content", [EXE, SVG, b"<html></html>", PDF + b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_not_taken_says_so_and_the_rest_stays_typed(as_officer, body, content):
    answer = upload(as_officer, body, content, title="Kept title")

    assert answer.context["form"].errors["file"]
    assert "Kept title" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_a_big_file_is_refused(as_officer, body, settings):
    settings.MAX_ATTACHMENT_MB = 1
    answer = upload(as_officer, body, b"a" * (1024 * 1024 + 1))

    assert "at most 1 MB" in answer.context["form"].errors["file"][0]


def test_a_date_and_a_title_that_cannot_be_are_refused(as_officer, body):
    errors = upload(as_officer, body, on="0201-01-01", title="x" * 300).context["form"].errors

    assert set(errors) == {"on", "title", "file"}
    assert "Choose the file again" in str(errors["file"]), "no browser sends it once more"


def test_a_file_comes_as_a_download_of_our_own_type(as_reader):
    paper = factories.attachment(title="대전 agreement")
    answer = as_reader.get(paper.download_url)

    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_paper_whose_file_is_gone_is_not_found(as_reader):
    paper = factories.attachment()
    paper.file.storage.delete(paper.file.name)

    assert as_reader.get(paper.download_url).status_code == 404


def test_a_reader_reads_but_neither_adds_nor_changes_nor_removes(as_reader, reader, body):
    paper = factories.attachment(subject=body)

    assert upload(as_reader, body).status_code == 403
    for name in ("attachment-edit", "attachment-delete"):
        assert as_reader.post(page(name, paper)).status_code == 403
    assert "Add a paper" not in as_reader.get(body.get_absolute_url()).content.decode()
    with pytest.raises(PermissionDenied):
        attach(Attachment(subject=body), by=reader)
    with pytest.raises(PermissionDenied):
        remove_attachment(paper, by=reader)


def test_a_stranger_is_asked_to_log_in(client):
    assert client.get(factories.attachment().download_url).status_code == 302


@pytest.mark.parametrize("level", [Sensitivity.RESTRICTED, Sensitivity.PROTOCOL])
def test_a_restricted_paper_is_not_there_for_a_reader(as_reader, body, level):
    paper = factories.attachment(subject=body, sensitivity=level, title="Secret paper")
    factories.decision(subject=body, paper=paper)

    assert as_reader.get(paper.download_url).status_code == 404
    assert "Secret paper" not in as_reader.get(body.get_absolute_url()).content.decode()


def test_a_paper_on_a_restricted_record_is_not_there_either(client):
    secret = factories.organisation(sensitivity=Sensitivity.RESTRICTED)
    paper = factories.attachment(subject=secret)
    seen = {}
    for role in ("reader", "officer", "director"):
        client.force_login(user := factories.in_role(role, username=f"the-{role}"))
        listed = Attachment.objects.visible_to(user).exists()
        seen[role] = (client.get(paper.download_url).status_code, listed)

    assert seen == {"reader": (404, False), "officer": (404, False), "director": (200, True)}


def test_the_words_about_a_paper_change_and_its_file_never(as_officer, body):
    paper = factories.attachment(subject=body)
    stored = paper.file.name
    as_officer.post(
        page("attachment-edit", paper),
        {"title": "New", "kind": "letter", "sensitivity": "office", "file": "x"},
    )
    paper.refresh_from_db()

    assert (paper.title, paper.file.name) == ("New", stored)


def test_removing_a_paper_asks_first_and_takes_its_file_along(
    as_officer, body, django_capture_on_commit_callbacks
):
    paper = factories.attachment(subject=body, title="Old minutes")
    storage, name = paper.file.storage, paper.file.name

    assert "Old minutes" in as_officer.get(page("attachment-delete", paper)).content.decode()
    assert Attachment.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        as_officer.post(page("attachment-delete", paper))
    assert not Attachment.objects.exists()
    assert not storage.exists(name)
    assert Attachment.history.filter(id=paper.pk, history_type="-").exists()


def test_a_paper_that_a_decision_rests_on_stays(as_officer, body):
    paper = factories.attachment(subject=body)
    factories.decision(subject=body, paper=paper)
    answer = as_officer.post(page("attachment-delete", paper), follow=True)

    assert "rests on this paper: decision. Take it off there first" in answer.content.decode()
    assert paper.file.storage.exists(paper.file.name)


@pytest.mark.parametrize(
    "label", ["accounts.user", "auth.group", "core.move", "directory.post", "no.thing", "x"]
)
def test_papers_hang_on_records_only(as_officer, officer, label):
    address = reverse("documents:attachment-new", args=[label, officer.pk])

    assert as_officer.get(address).status_code == 404


def test_papers_hang_on_cities_too(as_officer):
    city = factories.city()
    upload(as_officer, city)

    assert Attachment.objects.on(city).count() == 1


def test_the_panel_costs_two_queries_however_many_papers(officer, body, django_assert_num_queries):
    papers(body, officer)
    for _number in range(10):
        factories.decision(subject=body, paper=factories.attachment(subject=body))
    with django_assert_num_queries(2):
        shown = papers(body, officer)
        assert len(shown["papers"]) == len(shown["decisions"]) == 10
        assert [str(paper.uploaded_by) for paper in shown["papers"]]


def test_a_paper_that_was_lost_from_its_record_harms_nothing(as_officer):
    gone = factories.organisation()
    paper = factories.attachment(subject=gone, on=date(2026, 1, 1))
    lose(gone)

    assert as_officer.get(paper.download_url).status_code == 404


def lose(record):
    """Delete a record by a road that asks nobody, as plain SQL does."""
    rows = type(record).objects.filter(pk=record.pk)
    rows._raw_delete(rows.db)


@pytest.mark.parametrize("kind", ["organisation", "city"])
def test_what_hung_on_a_record_that_is_lost_is_not_seen_by_everybody(kind):
    gone = getattr(factories, kind)()
    kept = factories.decision(paper=factories.attachment())
    factories.decision(subject=gone, paper=factories.attachment(subject=gone))
    lose(gone)
    for role, most in (("reader", 1), ("officer", 1), ("protocol", 1), ("director", 2)):
        user = factories.in_role(role, username=f"the-{role}")
        seen = [model.objects.visible_to(user).count() for model in (Attachment, Decision)]
        assert (role, seen) == (role, [most, most])
    assert kept.subject


@pytest.mark.parametrize("thing", [factories.attachment, factories.decision])
def test_a_record_is_not_deleted_under_its_papers(thing, body):
    hanging = thing(subject=body)
    with pytest.raises(ProtectedError, match="hang on it"), transaction.atomic():
        body.delete()
    hanging.delete()
    body.delete()


def test_the_admin_names_the_papers_that_keep_a_record(client, body):
    factories.attachment(subject=body, title="Statutes")
    client.force_login(factories.in_role("administrator"))
    address = reverse("admin:directory_organisation_delete", args=[body.pk])
    told = client.get(address).content.decode()

    assert "Paper: Statutes" in told
    assert client.post(address, {"post": "yes"}).status_code == 200
    assert type(body).objects.exists()
