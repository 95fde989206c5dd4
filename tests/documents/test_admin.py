"""Papers and decisions in the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.documents.models import Attachment
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(client, db):
    client.force_login(factories.in_role("administrator"))
    return client


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("kind", ["attachment", "decision"])
def test_a_list_costs_the_same_for_one_row_and_for_fifty(as_admin, kind):
    address = reverse(f"admin:documents_{kind}_changelist")
    first = getattr(factories, kind)()
    queries_of(as_admin, address)
    one = queries_of(as_admin, address)
    for _number in range(49):
        getattr(factories, kind)()

    assert queries_of(as_admin, address) == one
    change = reverse(f"admin:documents_{kind}_change", args=[first.pk])
    assert as_admin.get(change).status_code == 200
    assert as_admin.get(reverse(f"admin:documents_{kind}_add")).status_code == 403


def test_a_paper_deleted_there_takes_its_file_along(as_admin, django_capture_on_commit_callbacks):
    paper = factories.attachment()
    with django_capture_on_commit_callbacks(execute=True):
        as_admin.post(
            reverse("admin:documents_attachment_delete", args=[paper.pk]), {"post": "yes"}
        )

    assert not Attachment.objects.exists()
    assert not paper.file.storage.exists(paper.file.name)
