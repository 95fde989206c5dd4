"""What the database never keeps about summits, whoever asks it to."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from networks.models import Milestone, MilestoneTemplate, Plan, Summit, SummitSeries
from tests import factories

pytestmark = pytest.mark.django_db


def refused(name, write):
    with pytest.raises(IntegrityError) as wrong, transaction.atomic():
        write()
    told = str(wrong.value)
    assert name in told or "UNIQUE" in told.upper()


def test_a_summit_does_not_end_before_it_begins():
    summit = factories.summit()
    rows = Summit.objects.filter(pk=summit.pk)
    refused("summit_ends_after_it_begins", lambda: rows.update(ends_on=date(2027, 11, 1)))


@pytest.mark.parametrize("year", [201, 2900])
def test_a_summit_lies_in_a_plausible_year(year):
    summit = factories.summit()
    dates = {"starts_on": date(year, 5, 1), "ends_on": date(year, 5, 2)}
    rows = Summit.objects.filter(pk=summit.pk)
    refused("summit_in_a_plausible_year", lambda: rows.update(**dates))


def test_a_summit_is_not_held_beside_itself():
    summit = factories.summit()
    rows = Summit.objects.filter(pk=summit.pk)
    refused("summit_not_beside_itself", lambda: rows.update(parent_summit=summit))


def test_a_series_does_not_run_alongside_itself():
    series = factories.series()
    rows = SummitSeries.objects.filter(pk=series.pk)
    refused("series_does_not_mirror_itself", lambda: rows.update(mirrors=series))


def test_there_is_one_plan_for_an_edition():
    plan = factories.plan()
    refused("", lambda: factories.plan(summit=plan.summit))


def test_a_plan_has_one_nominating_body():
    plan = factories.plan(nominating_network=factories.network())
    body = factories.organisation()
    rows = Plan.objects.filter(pk=plan.pk)
    refused("plan_has_one_nominating_body", lambda: rows.update(nominating_organisation=body))


def test_one_person_has_one_route_in_a_plan():
    plan, person = factories.plan(), factories.person()
    factories.delegate(plan=plan, person=person, route="network")
    refused("", lambda: factories.delegate(plan=plan, person=person, route="party"))
    factories.delegate(plan=factories.plan(), person=person)


def test_two_places_may_still_be_without_a_person():
    plan = factories.plan()
    factories.delegate(plan=plan, name="Deputy mayor")
    factories.delegate(plan=plan, name="Adviser")
    assert plan.delegates.count() == 2


def test_a_place_says_at_least_whom_it_is_meant_for():
    refused("delegate_has_person_or_name", lambda: factories.delegate(name=""))


def test_nobody_leaves_before_arriving():
    days = {"from_on": date(2027, 11, 9), "to_on": date(2027, 11, 8)}
    refused("delegate_leaves_after_arriving", lambda: factories.delegate(**days))


@pytest.mark.parametrize("figure", ["estimate", "actual"])
def test_costs_are_never_negative(figure):
    refused(f"plan_cost_{figure}_not_negative", lambda: factories.plan_cost(**{figure: "-0.01"}))


def test_a_cost_that_nobody_knows_is_not_nothing():
    plan = factories.plan()
    factories.plan_cost(plan=plan, estimate=None)
    (total,) = plan.costs.totals()
    assert total["estimated"] is None
    factories.plan_cost(plan=plan, estimate=0)
    (total,) = plan.costs.totals()
    assert total["estimated"] == 0


def test_a_template_makes_one_milestone_in_a_plan():
    plan, template = factories.plan(), factories.template()
    factories.milestone(plan=plan, template=template)
    refused("", lambda: factories.milestone(plan=plan, template=template))


def test_a_milestone_lies_in_a_plausible_year():
    milestone = factories.milestone()
    rows = Milestone.objects.filter(pk=milestone.pk)
    refused("milestone_in_a_plausible_year", lambda: rows.update(due_on=date(201, 5, 1)))


def test_only_the_template_of_a_series_replaces_a_common_one():
    common = factories.template()
    refused("only_series_templates_replace", lambda: factories.template(replaces=common))


def test_a_series_replaces_a_common_template_once():
    common, series = factories.template(), factories.series()
    factories.template(series=series, replaces=common)
    refused("", lambda: factories.template(series=series, replaces=common))
    assert MilestoneTemplate.objects.for_series(series).count() == 1
