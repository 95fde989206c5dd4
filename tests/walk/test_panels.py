"""Every kind of record has a Reminders panel on its page, where a date can be hung on it."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from oia.core.models import Record
from oia.reminders.models import Deadline
from tests.walk.addresses import thing_of

# The worlds are built in a transaction around those of the single tests.
pytestmark = pytest.mark.django_db

KINDS = sorted(
    (model for model in apps.get_models() if issubclass(model, Record)),
    key=lambda model: model._meta.label_lower,
)


def panel(page):
    """What the panel says, without the page around it; blank where there is none."""
    return page.partition('<section class="panel" id="deadlines"')[2].partition("</section>")[0]


def test_there_are_as_many_kinds_as_the_office_works_with():
    assert len(KINDS) >= 12
    assert Deadline in KINDS


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label_lower)
def test_truth_10_the_page_of_each_kind_of_record_has_a_panel(people, world, model):
    record = thing_of(model._meta.label_lower, world)
    answer = people.ask("officer", "get", record.get_absolute_url().partition("#")[0])

    said = panel(answer.body.decode())

    assert answer.status_code == 200
    assert "reminders" in said.lower()
    if model is not Deadline:
        kind = ContentType.objects.get_for_model(model)
        assert f"?about={kind.pk}.{record.pk}" in said, "a date can be added"
