"""The same promised in several places stands side by side; what signing was for is counted."""

from datetime import date

from django.urls import reverse

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
