"""What hosting costs, to the cent and by payer; flags of one size in an order that is meant."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegations.choices.hosting import HostingPayer
from delegations.models import Delegation, VisitCost, VisitFlag, VisitHours, VisitSpeech
from delegations.services import flags
from oia.accounts.costs import by_payer, together
from tests import factories

pytestmark = pytest.mark.django_db


def new(visit, part):
    return reverse(f"delegations:{part}-new", args=[visit.reference])


def test_lines_add_up_by_payer_and_currency_and_in_our_money_where_there_is_a_rate():
    visit, on = factories.delegation(), date(2026, 11, 23)
    factories.exchange_rate(currency="JPY", on=date(2026, 1, 1), rate="0.0061")
    factories.exchange_rate(currency="JPY", on=date(2027, 1, 1), rate="9")
    for payer, estimate, actual, currency in [
        ("office", "0.10", "0.20", "EUR"),
        ("office", "0.20", "0.10", "EUR"),
        ("guests", "10000", None, "JPY"),
        ("guests", None, None, "JPY"),
        ("sponsor", "5", None, "XOF"),
    ]:
        line = {"estimate": estimate, "actual": actual, "currency": currency}
        factories.visit_cost(delegation=visit, payer=payer, **line)

    totals = by_payer(visit.costs, HostingPayer.choices)
    rows = [(str(one["payer_words"]), one["estimated"], one["spent"]) for one in totals]
    all_of_it = together(totals, on)

    assert rows == [
        ("The guests themselves", Decimal("10000"), None),
        ("Our office", Decimal("0.30"), Decimal("0.30")),
        ("A sponsor", Decimal("5"), None),
    ]
    assert (all_of_it.estimated, all_of_it.spent) == (Decimal("61.30"), Decimal("0.30"))
    assert (all_of_it.without_rate, all_of_it.unknown) == (["XOF"], 1)


def test_costs_hours_and_a_fee_are_typed_and_shown_on_the_visit(as_officer, officer):
    visit = factories.delegation(fee=250, fee_currency="EUR")
    line = {"kind": "meal", "what": "Dinner", "payer": "office", "currency": "eur"}

    refused = as_officer.post(new(visit, "visitcost"), line | {"estimate": "-1"})
    as_officer.post(new(visit, "visitcost"), line | {"estimate": "1250.5", "actual": ""})
    spent = {"user": officer.pk, "day": "2026-11-20", "what": "Talks"}
    none = as_officer.post(new(visit, "visithours"), spent | {"hours": "0"})
    as_officer.post(new(visit, "visithours"), spent | {"hours": "2.5"})
    page = as_officer.get(visit.get_absolute_url()).content.decode()

    assert "cannot be negative" in refused.content.decode()
    assert "above naught" in none.content.decode()
    assert VisitCost.objects.get().currency == "EUR"
    assert VisitHours.objects.get().hours == Decimal("2.5")
    for words in ("1,250.50", "2.50 hours of ours", "not paid yet", "All of it in EUR"):
        assert words in page.replace("\xa0", " ")


def test_a_cost_without_a_currency_is_in_the_offices_own(as_officer):
    visit = factories.delegation()
    line = {"kind": "meal", "payer": "office", "estimate": "5", "currency": ""}

    as_officer.post(new(visit, "visitcost"), line)

    assert VisitCost.objects.get().currency == "EUR"


def test_a_fee_has_a_currency(asked, officer):
    with pytest.raises(ValidationError, match="sum and a currency"):
        Delegation(title="X", comes_from="Y", reference="D-1", fee=5).full_clean()


def flag(name, whose="theirs", place=1, size=(150, 100)):
    return VisitFlag(name=name, whose=whose, place=place, width=size[0], height=size[1])


KOBE, PORTO = flag("Kobe"), flag("Porto", "ours", 2)
WRONG = {
    "": [KOBE, PORTO],
    "The size of Porto is not known.": [KOBE, flag("Porto", "ours", 2, (None, 100))],
    "Not of one height: Porto (180 × 120) is the tallest.": [
        KOBE,
        flag("Porto", "ours", 2, (180, 120)),
    ],
    "Of one height but not of one proportion: Kobe (150 × 100), Porto (200 × 100).": [
        KOBE,
        flag("Porto", "ours", 2, (200, 100)),
    ],
    "In one place: Kobe, Porto.": [KOBE, flag("Porto", "ours", 1)],
    "No flag of theirs is there.": [PORTO],
    "No flag of ours is there.": [KOBE],
    "Ours hangs in the place of honour, on the left as one looks at them.": [
        flag("Porto", "ours", 1),
        flag("Kobe", "theirs", 2),
    ],
}


def test_flags_are_of_one_size_and_in_an_order_that_is_meant():
    found = {words: flags.checked(some) for words, some in WRONG.items()}

    assert found == {words: [words] if words else [] for words in WRONG}


def test_the_ceremony_stands_on_the_visit_in_its_order(as_officer):
    visit = factories.delegation(anthem="both", guest_book="The governor signs")
    factories.visit_flag(delegation=visit, name="Kobe", height=90)
    as_officer.post(
        new(visit, "visitflag"),
        {"name": "Porto", "whose": "ours", "place": "2", "width": "150", "height": "100"},
    )
    factories.visit_speech(delegation=visit, speaker="Mayor", place=2)
    as_officer.post(
        new(visit, "visitspeech"), {"speaker": "Governor", "whose": "theirs", "place": "1"}
    )
    page = as_officer.get(visit.get_absolute_url()).content.decode()

    assert "Not of one height: Porto" in page
    assert page.index("Governor</bdi>") < page.index("Mayor</bdi>")
    assert "The governor signs" in page and "Theirs, then ours" in page
    speech = VisitSpeech.objects.get(speaker="Mayor")
    as_officer.post(reverse("delegations:visitspeech-remove", args=[visit.reference, speech.pk]))
    assert list(VisitSpeech.objects.values_list("speaker", flat=True)) == ["Governor"]


def test_nobody_works_more_than_24_hours_on_one_day(as_officer, officer):
    visit = factories.delegation()
    factories.visit_hours(user=officer, day=date(2026, 11, 20), hours="20")
    spent = {"user": officer.pk, "day": "2026-11-20"}

    refused = as_officer.post(new(visit, "visithours"), spent | {"hours": "4.5"})
    as_officer.post(new(visit, "visithours"), spent | {"hours": "4"})
    as_officer.post(new(visit, "visithours"), spent | {"hours": "4.5", "day": "2026-11-19"})

    words = "With what is written down already that makes 24.50 hours on this day."
    assert refused.context["form"].errors == {"hours": [words]}
    assert visit.hours.count() == 2


@pytest.mark.parametrize("part", ["visitflag", "visitspeech"])
def test_what_is_new_comes_last(part, as_officer):
    visit = factories.delegation()
    (factories.visit_flag if part == "visitflag" else factories.visit_speech)(delegation=visit)

    page = as_officer.get(new(visit, part)).content.decode()

    assert 'name="place" value="2"' in page


def test_a_hundredth_of_an_hour_is_the_least_that_is_typed():
    hours = factories.visit_hours(hours=Decimal("0.01"))
    hours.full_clean()

    hours.hours = Decimal("0.00")
    with pytest.raises(ValidationError, match="above naught"):
        hours.full_clean()


def test_sums_begin_in_the_office_s_own_currency(client):
    factories.office(currency="SEK")
    client.force_login(factories.in_role("administrator"))
    rules = reverse("delegations:giftrule-new")
    for url in (new(factories.delegation(), "visitcost"), rules):
        assert client.get(url).context["form"]["currency"].value() == "SEK", url
