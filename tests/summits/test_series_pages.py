"""Series of summits, and what each edition of theirs asks of us."""

import pytest
from django.urls import reverse

from networks.models import MilestoneTemplate, Summit, SummitSeries
from tests import factories

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def test_a_series_and_its_templates_are_added_and_changed(page):
    values = {"name": "Łódź Forum", "acronym": "ŁF", "sensitivity": "office"}
    page.post(reverse("networks:series-new"), values)
    series = SummitSeries.objects.get()
    assert series.slug == "lf"
    summit = factories.summit(series=series)
    page.post(reverse("networks:series-edit", args=[series.slug]), values | {"acronym": "WXYZ"})
    assert summit in Summit.objects.matching("wxyz")

    common = factories.template(title="Visa", days_before_start=60)
    new = reverse("networks:template-new") + f"?series={series.pk}&replaces={common.pk}"
    assert 'value="60"' in text_of(page.get(new))
    values = {"title": "Visa", "audience": "lead", "series": series.pk, "replaces": common.pk}
    page.post(reverse("networks:template-new"), values | {"days_before_start": "90"})
    assert not MilestoneTemplate.objects.for_series(series).exists()
    off = MilestoneTemplate.objects.get(series=series)
    assert not off.is_active
    assert "Switched off here" in text_of(page.get(series.get_absolute_url()))
    url = reverse("networks:template-edit", args=[off.pk])
    page.post(url, values | {"days_before_start": "90", "is_active": "on"})
    assert MilestoneTemplate.objects.for_series(series).get().days_before_start == 90
