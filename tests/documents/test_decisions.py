"""The decision that approved a thing, or did not."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from oia.core.visibility import Sensitivity
from oia.documents.choices import Verdict
from oia.documents.models import Decision
from oia.documents.services import keep_decision, remove_decision
from tests import factories

pytestmark = pytest.mark.django_db

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def body(db):
    return factories.organisation(name="City of Bonn")


def decide(client, record, **data):
    address = reverse("documents:decision-new", args=[record._meta.label_lower, record.pk])
    defaults = {"body": "council", "taken_on": "2026-03-01", "verdict": "approved"}
    return client.post(address, defaults | data)


def test_an_officer_keeps_a_decision_with_its_paper(as_officer, body):
    paper = factories.attachment(subject=body, title="Resolution")
    decide(as_officer, body, instrument="2026/17", effective_on="2026-04-01", paper=paper.pk)

    decision = Decision.objects.get()
    assert (decision.effective_on, decision.paper, decision.subject) == (APRIL, paper, body)
    page = as_officer.get(body.get_absolute_url()).content.decode()
    for words in ("Council", "2026/17", "in effect from", "Resolution"):
        assert words in page


def test_a_paper_of_another_record_is_not_taken(as_officer, body):
    elsewhere = factories.attachment()

    assert "paper" in decide(as_officer, body, paper=elsewhere.pk).context["form"].errors


def test_a_decision_does_not_take_effect_before_it_is_taken(as_officer, body):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.decision(subject=body, taken_on=APRIL, effective_on=MARCH)
    answer = decide(as_officer, body, effective_on="2026-02-01", approves="Kept words")

    assert answer.context["form"].errors == {
        "effective_on": ["The decision takes effect before it is taken."]
    }
    assert "Kept words" in answer.content.decode()


def test_approval_with_conditions_names_them(as_officer, body):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.decision(subject=body, verdict=Verdict.WITH_CONDITIONS)
    answer = decide(as_officer, body, verdict="conditions")

    assert answer.context["form"].errors == {
        "conditions": ["Say under which conditions it was approved."]
    }
    decide(as_officer, body, verdict="conditions", conditions="No costs")
    assert Decision.objects.get().conditions == "No costs"


def test_a_day_in_the_year_201_is_refused(as_officer, body):
    answer = decide(as_officer, body, taken_on="0201-03-01")

    assert "0201" in answer.context["form"].errors["taken_on"][0]


def test_only_what_was_approved_counts_as_approving(body):
    for verdict in (Verdict.APPROVED, Verdict.DECLINED, Verdict.NOTED):
        factories.decision(subject=body, verdict=verdict)

    assert Decision.objects.on(body).approving().count() == 1


def test_a_decision_is_changed_and_removed_and_its_history_stays(as_officer, body):
    decision = factories.decision(subject=body)
    edit = reverse("documents:decision-edit", args=[decision.pk])
    as_officer.post(edit, {"body": "mayor", "taken_on": "2026-03-02", "verdict": "noted"})
    decision.refresh_from_db()
    assert (decision.body, decision.verdict) == ("mayor", "noted")

    as_officer.post(reverse("documents:decision-delete", args=[decision.pk]))
    assert not Decision.objects.exists()
    assert Decision.history.count() == 3


def test_a_reader_decides_nothing(as_reader, reader, body):
    decision = factories.decision(subject=body)

    assert decide(as_reader, body).status_code == 403
    with pytest.raises(PermissionDenied):
        keep_decision(decision, by=reader)
    with pytest.raises(PermissionDenied):
        remove_decision(decision, by=reader)


def test_a_restricted_paper_stays_on_a_decision_that_others_edit(as_officer, body):
    paper = factories.attachment(subject=body, sensitivity=Sensitivity.RESTRICTED, title="Secret")
    decision = factories.decision(subject=body, paper=paper)
    edit = reverse("documents:decision-edit", args=[decision.pk])
    page = as_officer.get(edit).content.decode()
    as_officer.post(edit, {"body": "mayor", "taken_on": "2026-03-02", "verdict": "noted"})
    decision.refresh_from_db()

    assert "Secret" not in page
    assert (decision.body, decision.paper) == ("mayor", paper)


def test_a_decision_on_a_restricted_record_is_seen_by_nobody_else(officer):
    secret = factories.organisation(sensitivity=Sensitivity.RESTRICTED)
    factories.decision(subject=secret)

    assert not Decision.objects.visible_to(officer).exists()
    assert Decision.objects.visible_to(factories.in_role("director")).exists()
