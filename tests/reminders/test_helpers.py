"""Who helps with a date: they get the letters that its owner gets."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from oia.accounts.choices import Role
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.in_role(Role.OFFICER, username="ana", first_name="Ana")


@pytest.fixture
def browser(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def finance():
    return factories.user(first_name="Finance", email="finance@city.test", logs_in=False)


def text(response):
    return response.content.decode()


def typed(owner, helpers=(), **kw):
    return {
        "title": "Answer the consulate",
        "due_on": "2026-12-17",
        "zone_kind": "office",
        "certainty": "confirmed",
        "hard": "on",
        "owner": owner.pk,
        "helpers": [helper.pk for helper in helpers],
    } | kw


def test_helpers_are_named_when_a_date_is_typed_in_and_changed(browser, officer, finance):
    record = factories.organisation()
    about = f"?about={ContentType.objects.get_for_model(record).pk}.{record.pk}"

    page = browser.post(
        reverse("reminders:deadline-new") + about, typed(officer, [finance]), follow=True
    )

    deadline = Deadline.objects.get()
    assert "<bdi>Finance (no login)</bdi>" in text(page)
    assert list(deadline.helpers.all()) == [finance]

    edit = reverse("reminders:deadline-edit", args=[deadline.pk])
    assert browser.get(edit).context["form"]["helpers"].value() == [finance.pk]
    browser.post(edit, typed(officer))
    assert not deadline.helpers.exists()


def test_a_date_that_comes_from_a_record_gets_helpers_on_a_page_of_its_own(
    browser, officer, finance
):
    dues = factories.dues(
        membership=factories.membership(lead=officer), due_on=date(2026, 12, 10), paid_on=None
    )
    deadline = Deadline.objects.get(kind="membership.dues", origin_id=dues.pk)
    url = reverse("reminders:deadline-helpers", args=[deadline.pk])
    assert f'href="{url}"' in text(browser.get(deadline.get_absolute_url()))
    asked = text(browser.get(url))
    assert "Finance (no login)" in asked
    assert "Ana</label>" not in asked

    page = browser.post(url, {"helpers": [finance.pk]}, follow=True)

    assert "<bdi>Finance (no login)</bdi>" in text(page)
    assert list(deadline.helpers.all()) == [finance]
    browser.post(url, {})
    assert not deadline.helpers.exists()


def test_nobody_who_left_is_chosen(browser, officer):
    deadline, gone = factories.deadline(owner=officer), factories.user(is_active=False)
    url = reverse("reminders:deadline-helpers", args=[deadline.pk])

    page = browser.post(url, {"helpers": [gone.pk]})

    assert "not one of the available choices" in text(page)
    assert not deadline.helpers.exists()


def test_a_helper_without_a_login_gets_the_letter(days, post, browser, officer, finance):
    factories.rule(steps="7")
    with days.on(2026, 11, 20):
        deadline = factories.deadline(owner=officer, due_on=date(2026, 12, 1))
        browser.force_login(officer)
        url = reverse("reminders:deadline-helpers", args=[deadline.pk])
        browser.post(url, {"helpers": [finance.pk]})

    days.round(2026, 11, 24)

    assert {mail["To"] for mail in post.mails} == {"ana@city.test", "finance@city.test"}
