"""The same promised in several places stands side by side; what signing was for is counted."""

from datetime import date

import pytest
from django.urls import reverse

from networks.services import side_by_side
from oia.commitments.models import Commitment
from tests import factories

PAGE = reverse("networks:signon-side-by-side")


def promised(theme, **kw):
    made = factories.commitment(subject=kw.pop("subject", None) or factories.sign_on(), **kw)
    made.themes.add(theme)
    return made


def test_promises_on_one_indicator_from_two_records_are_told_with_what_binds(as_officer):
    climate = factories.theme()
    late = promised(climate, indicator="CO2", target_value=40, due_on=date(2030, 1, 1))
    first = promised(climate, indicator="co2", target_value=55, due_on=date(2028, 1, 1))
    promised(climate, indicator="Trees")

    told = as_officer.get(PAGE)

    [group] = told.context["groups"]
    assert group.promises == [first, late] and group.first_due == first
    said = told.content.decode()
    assert "targets differ" in said and "binds first" in said


def strictest(as_officer, *told):
    theme = factories.theme()
    made = [promised(theme, indicator="Waste", **one) for one in told]
    [group] = as_officer.get(PAGE).context["groups"]
    return made.index(group.strictest) if group.strictest else None


def test_the_target_that_binds_is_told_where_each_has_a_figure_and_says_its_side(as_officer):
    for side, wanted in (("at_most", 1), ("at_least", 0)):
        told = {"unit": "kg", "target_is": side}
        Commitment.objects.all().delete()
        found = strictest(as_officer, told | {"target_value": 60}, told | {"target_value": 50})
        assert found == wanted
    assert "strictest" in as_officer.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "other",
    [
        {"target_value": 50},
        {"target_is": "at_most"},
        {"target_value": 50, "target_is": "at_least"},
        {"target_value": 50, "target_is": "at_most", "unit": "t"},
    ],
)
def test_nobody_says_which_target_binds_where_that_cannot_be_told(as_officer, other):
    one = {"target_value": 60, "target_is": "at_most", "unit": "kg"}

    assert strictest(as_officer, one, {"unit": "kg"} | other) is None
    assert "Which target binds can be told" in as_officer.get(PAGE).content.decode()


def test_units_that_are_typed_otherwise_are_the_same_and_served_by_one_report(as_officer):
    told = {"target_value": 60, "target_is": "at_most", "report_every": 12}

    strictest(as_officer, told | {"unit": "año"}, told | {"unit": "Ano"})

    said = as_officer.get(PAGE).content.decode()
    assert "targets differ" not in said and "One report can serve all" in said


def test_no_report_is_promised_to_serve_what_is_measured_in_another_unit(as_officer):
    strictest(as_officer, {"unit": "kg", "report_every": 12}, {"unit": "t", "report_every": 12})

    assert "One report can serve all" not in as_officer.get(PAGE).content.decode()


def test_promises_that_share_several_themes_are_told_once(as_officer):
    first, second = factories.theme(name="Food"), factories.theme(name="Waste")
    for _time in range(2):
        promised(first, indicator="Waste").themes.add(second)

    [group] = as_officer.get(PAGE).context["groups"]

    assert sorted(group.themes) == ["Food", "Waste"]


def test_two_promises_of_one_record_are_no_doubles(as_officer):
    theme, sign_on = factories.theme(), factories.sign_on()
    for text in ("Plant", "Water"):
        promised(theme, text=text, indicator="Trees", subject=sign_on)

    assert as_officer.get(PAGE).context["groups"] == []


def test_what_one_may_not_see_is_neither_compared_nor_counted(as_officer):
    theme = factories.theme()
    promised(theme, indicator="Trees")
    secret = factories.sign_on(sensitivity="restricted", functions=["negotiation"])
    promised(theme, indicator="Trees", subject=secret, sensitivity="restricted")

    told = as_officer.get(PAGE)

    assert told.context["groups"] == []
    assert {number for _words, number in told.context["functions"]} == {0}


def test_many_promises_cost_no_more_queries_and_come_page_by_page(as_officer, query_count):
    theme = factories.theme()

    for number in range(25):
        for source in (factories.sign_on(), factories.sign_on()):
            promised(theme, indicator=f"Figure {number:02}", subject=source)
    as_officer.get(PAGE)
    few = query_count(lambda: as_officer.get(PAGE))
    for number in range(25, 45):
        for source in (factories.sign_on(), factories.sign_on()):
            promised(theme, indicator=f"Figure {number:02}", subject=source)

    assert query_count(lambda: as_officer.get(PAGE)) == few
    first, last = (as_officer.get(PAGE, {"page": page}).context["groups"] for page in (1, 3))
    assert (len(first), len(last)) == (20, 5)
    assert {group.indicator for group in first}.isdisjoint(group.indicator for group in last)


def test_of_very_many_on_one_indicator_the_first_are_shown_and_the_rest_counted(
    as_officer, monkeypatch
):
    monkeypatch.setattr(side_by_side, "SHOWN", 2)
    theme = factories.theme()
    for year in (2031, 2029, 2030):
        promised(theme, text=f"By {year}", indicator="Trees", due_on=date(year, 1, 1))

    said = as_officer.get(PAGE).content.decode()

    assert "By 2029" in said and "By 2030" in said and "By 2031" not in said
    assert "1 more falls due later" in said
