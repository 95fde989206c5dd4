"""The pages of the register of gifts, as people of each role meet them."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from delegations.models import Gift, GiftRule
from delegations.services import gifts
from oia.accounts.choices import Role
from tests import factories
from tests.delegations.test_pages import words
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db

LIST = reverse("delegations:gift-list")
RULES = reverse("delegations:giftrule-list")


def found(client, **query):
    page = client.get(LIST, query).content.decode()
    return re.findall(r'<td class="title"><a[^>]+><bdi>([^<]+)</bdi>', page)


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def typed(**kw):
    needed = {"description": "Lacquer box", "direction": "received", "on": "2026-11-20"}
    needed |= {"status": "offered", "where": "home", "source": "public_abroad"}
    needed |= {"recipient_class": "mayor", "value_method": "unknown", "sensitivity": "office"}
    return needed | {"other_name": "Consul of Japan"} | kw


def test_a_gift_is_written_down_on_a_visit_and_shown_there(as_officer, officer):
    visit = factories.delegation()
    assert f"?visit={visit.pk}" in as_officer.get(visit.get_absolute_url()).content.decode()
    page = as_officer.get(at("gift-new"), {"visit": visit.pk})
    assert page.context["form"]["delegation"].value() == visit.pk

    sent = typed(delegation=visit.pk, owner=officer.pk, value="1250", currency="jpy")
    answer = as_officer.post(at("gift-new"), sent)

    gift = Gift.objects.get()
    assert answer.headers["Location"] == "/gifts/G-2026-001/"
    assert (gift.currency, gift.value_method, gift.delegation) == ("JPY", "stated", visit)
    assert "Lacquer box" in words(as_officer.get(visit.get_absolute_url()))
    assert visit.title in words(as_officer.get(gift.get_absolute_url()))


def test_a_gift_tells_readers_nothing_of_a_trip_that_lies_ahead(client, as_officer, officer):
    trip = factories.trip(status="expenses", starts_on=date(2026, 11, 2))
    ahead = factories.trip(status="booked", starts_on=date(2027, 4, 20), sensitivity="movements")
    for one in (trip, ahead):
        as_officer.post(at("gift-new"), typed(trip=one.pk, owner=officer.pk))
    open_gift, hidden = Gift.objects.order_by("pk")

    as_officer.post(at("gift-edit", hidden.reference), typed(trip=ahead.pk, description="Vase"))
    client.force_login(factories.in_role(Role.READER))
    page = client.get(LIST).content.decode()

    hidden.refresh_from_db()
    assert (open_gift.sensitivity, hidden.sensitivity) == ("office", "movements")
    assert hidden.description == "Vase"
    assert open_gift.reference in page and hidden.reference not in page
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_the_form_calls_the_verdict_so_and_tells_what_becomes_of_a_value_not_known(as_officer):
    page = words(as_officer.get(at("gift-new")))

    assert "Verdict" in page and "Where it stands" not in page
    assert "Of a value that is given, “Not known” becomes “Stated”." in page


def test_a_gift_is_written_down_on_a_trip_and_shown_there(as_officer):
    trip = factories.trip(title="To Kobe")
    cost = factories.trip_cost(trip=trip, payer="host", what="Dinner")
    assert f"?trip={trip.pk}" in as_officer.get(trip.get_absolute_url()).content.decode()
    page = as_officer.get(at("gift-new"), {"trip": trip.pk})
    assert page.context["form"]["trip"].value() == trip.pk

    as_officer.post(at("gift-new"), typed(trip=trip.pk, direction="given", where="abroad"))

    gift = Gift.objects.get(trip=trip)
    page = as_officer.get(trip.get_absolute_url()).content.decode()
    assert gift.get_absolute_url() in page and cost.gift.get_absolute_url() in page
    assert "To Kobe" in words(as_officer.get(gift.get_absolute_url()))


def test_a_trip_that_one_may_not_see_is_named_nowhere_beside_its_gift(as_officer, director):
    trip = factories.trip(title="Quiet journey", sensitivity="restricted")
    gift = factories.gift(description="Vase", owner=director)
    gift.trip = trip
    gift.save()
    pages = [
        *(gift.get_absolute_url(), at("gift-edit", gift.reference), f"{LIST}?export=csv"),
        reverse("core:record-history", args=["delegations.gift", gift.pk]),
        reverse("admin:delegations_gift_change", args=[gift.pk]),
    ]
    told = [as_officer.get(url) for url in pages]

    assert [page.status_code for page in told] == [200] * len(pages)
    texts = [b"".join(p.streaming_content) if p.streaming else p.content for p in told]
    assert not any(b"Quiet journey" in text or trip.reference.encode() in text for text in texts)
    as_officer.post(pages[1], typed(description="Large vase", trip=""))
    gift.refresh_from_db()
    assert (gift.description, gift.trip) == ("Large vase", trip)
    as_officer.force_login(director)
    assert "Quiet journey" in words(as_officer.get(pages[0]))


def test_a_value_without_a_currency_is_in_the_offices_own(as_officer, office):
    as_officer.post(at("gift-new"), typed(value="12.50"))
    assert Gift.objects.get().currency == office.currency


def test_what_cannot_be_is_said_in_words_and_nothing_typed_is_lost(as_officer):
    page = as_officer.post(at("gift-new"), typed(other_name=""))
    assert "Say who gave or got it" in words(page)
    assert "Lacquer box" in page.content.decode()

    page = as_officer.post(at("gift-new"), typed(value_method="appraised"))
    assert "Give the value" in words(page)
    page = as_officer.post(at("gift-new"), typed(status="declined"))
    assert "Say why" in words(page)
    assert not Gift.objects.exists()


def test_a_verdict_is_kept_with_who_when_and_why(as_officer, officer):
    gift = factories.gift()
    as_officer.post(at("gift-move", gift.reference), {"to": "declined", "why": ""})
    assert "Say why" in words(as_officer.get(gift.get_absolute_url()))

    as_officer.post(at("gift-move", gift.reference), {"to": "declined", "why": "From a bidder"})

    gift.refresh_from_db()
    verdict = (gift.status, gift.decided_by, gift.decided_on, gift.decision_reason)
    assert verdict == ("declined", officer, date(2026, 11, 23), "From a bidder")
    page = words(as_officer.get(gift.get_absolute_url()))
    assert "From a bidder" in page
    assert "Nothing to declare: it is not with us." in page
    assert found(as_officer, status="declined") == [gift.description]


def test_an_undecided_gift_is_not_made_out_of_a_decided_one(officer):
    gift = factories.gift(status="accepted")
    with pytest.raises(ValidationError):
        gifts.move(gift, "offered", by=officer, why="Anew")


def test_a_gift_is_declared_and_a_slip_is_taken_back(as_officer, officer):
    factories.gift_rule()
    gift = factories.gift(value=80)
    declare = at("gift-declare", gift.reference)
    assert words(as_officer.get(gift.get_absolute_url())).count("To be declared by") == 1

    said = {"declared_on": "2026-11-23", "declared_by": officer.pk, "declaration": "No. 7"}
    as_officer.post(declare, said)
    page = words(as_officer.get(gift.get_absolute_url()))
    assert "No. 7" in page
    assert found(as_officer, declaration="declared") == [gift.description]
    assert found(as_officer, declaration="due") == []

    as_officer.post(declare, {"declared_on": "", "declared_by": officer.pk, "declaration": "No. 7"})
    gift.refresh_from_db()
    assert (gift.declared_on, gift.declared_by, gift.declaration) == (None, None, "")
    assert found(as_officer, declaration="due") == [gift.description]


def test_the_page_names_the_gifts_that_add_up_and_not_those_one_may_not_see(as_officer, director):
    factories.gift_rule(name="Of one donor", threshold=300, window_months=12)
    donor = {"other_name": "Port Ltd"}
    factories.gift(description="Vase", value=100, on=date(2026, 3, 1), **donor)
    factories.gift(
        description="Quiet watch",
        value=150,
        on=date(2026, 4, 1),
        sensitivity="restricted",
        owner=director,
        **donor,
    )
    gift = factories.gift(value=60, **donor)

    page = words(as_officer.get(gift.get_absolute_url()))
    assert "Of one donor" in page
    assert "Vase" in page
    assert "310.00" in page
    assert "Quiet watch" not in page
    assert "and 1 that is not for everybody" in page
    as_officer.force_login(director)
    assert "Quiet watch" in words(as_officer.get(gift.get_absolute_url()))


def test_the_list_is_narrowed(as_officer):
    rule = factories.gift_rule(days=3)
    body = factories.organisation(name="Łódź Trade Fair")
    on = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 20), date(2026, 11, 22)]
    factories.gift(description="Book", on=on[0], direction="given", other_organisation=body)
    factories.gift(description="Vase", on=on[1], value=80, status="accepted", other_name="Port")
    factories.gift(description="Lamp", on=on[2], other_name="Ana", affiliation="Port of Kobe")
    factories.gift(description="Clock", on=on[3], value=60)

    assert found(as_officer) == ["Clock", "Lamp", "Vase", "Book"]
    assert found(as_officer, direction="given") == ["Book"]
    assert found(as_officer, year="2026") == ["Clock", "Lamp", "Vase"]
    assert found(as_officer, status="accepted") == ["Vase"]
    assert found(as_officer, donor="lodz") == ["Book"]
    assert found(as_officer, donor="port") == ["Lamp", "Vase"]
    assert found(as_officer, donor="clock") == []
    assert found(as_officer, q="clock") == ["Clock"]
    assert found(as_officer, declaration="due") == ["Clock", "Vase"]
    assert found(as_officer, declaration="late") == ["Vase"]
    assert found(as_officer, declaration="unclear") == ["Lamp"]
    assert found(as_officer, rule=rule.pk) == ["Clock", "Lamp", "Vase"]
    assert found(as_officer, sort="description") == ["Book", "Clock", "Lamp", "Vase"]


def test_a_donor_who_may_not_be_seen_is_not_told_and_not_found(as_officer):
    secret = factories.organisation(name="Ministry of Silence", sensitivity="restricted")
    hidden = factories.person(name="Mr Mute", sensitivity="restricted")
    gift = factories.gift(other_organisation=secret, other_person=hidden)
    factories.gift(description="Of nobody known", sensitivity="restricted")

    assert found(as_officer, q="silence") == found(as_officer, donor="mute") == []
    assert found(as_officer) == [gift.description]
    for url in (LIST, gift.get_absolute_url()):
        page = words(as_officer.get(url))
        assert "hidden" in page
        assert "Silence" not in page
        assert "Mute" not in page


def test_today_tells_what_cannot_be_judged_until_it_can(as_officer, officer):
    factories.gift_rule()
    mine = factories.gift(description="Unpriced bowl", owner=officer)
    factories.gift(description="Yen without a rate", value=9, currency="JPY")
    factories.gift(description="Declined anyway", status="declined")

    office = words(as_officer.get("/", {"whose": "office"}))
    assert "Unpriced bowl" in office
    assert "Yen without a rate" in office
    assert "Declined anyway" not in office
    assert "Yen without a rate" not in words(as_officer.get("/", {"whose": "mine"}))

    mine.value = 10
    gifts.change(mine, by=officer)
    assert "Unpriced bowl" not in words(as_officer.get("/", {"whose": "office"}))


def test_rules_are_the_directors(client, director, officer):
    client.force_login(director)
    sent = {"name": "Each gift", "threshold": "25", "currency": "gbp", "days": "28"}
    sent |= {"includes_threshold": "on", "window_months": "0", "counted_in": "calendar"}
    client.post(at("giftrule-new"), sent | {"is_active": "on"})

    rule = GiftRule.objects.get(name="Each gift")
    assert (rule.slug, rule.currency) == ("each-gift", "GBP")
    assert "Each gift" in words(client.get(RULES))
    again = client.post(at("giftrule-new"), sent | {"name": "each GIFT"})
    assert "A rule with this name is there already." in words(again)

    client.force_login(officer)
    assert client.post(at("giftrule-edit", rule.pk), sent | {"days": "1"}).status_code == 403
    assert "Each gift" in words(client.get(RULES))
    with pytest.raises(PermissionDenied):
        gifts.save_rule(rule, by=officer)


def test_a_reader_changes_nothing():
    gift, reader = factories.gift(), factories.in_role("reader", username="looker")
    for service in (gifts.change, gifts.declare):
        with pytest.raises(PermissionDenied):
            service(gift, by=reader)
    with pytest.raises(PermissionDenied):
        gifts.move(gift, "accepted", by=reader)
    with pytest.raises(PermissionDenied):
        gifts.record(Gift(description="Pen", other_name="Ana"), by=reader)


def test_the_list_costs_the_same_for_one_row_and_for_forty(as_reader, query_count):
    def add():
        factories.gift(
            other_person=factories.person(),
            other_organisation=factories.organisation(),
            recipient_user=factories.user(),
            value=5,
        )

    def see():
        assert as_reader.get(LIST).status_code == 200

    add()
    see()
    one = query_count(see)
    for _number in range(39):
        add()

    assert query_count(see) == one <= 9


def test_a_page_costs_the_same_with_one_earlier_gift_and_with_twenty(as_officer, query_count):
    factories.gift_rule(threshold=1, window_months=12)
    donor = {"other_organisation": factories.organisation(), "value": 10}
    gift = factories.gift(on=date(2026, 11, 22), **donor)

    def see():
        assert as_officer.get(gift.get_absolute_url()).status_code == 200

    factories.gift(**donor)
    see()
    one = query_count(see)
    for _number in range(19):
        factories.gift(**donor)

    assert query_count(see) == one


def test_saving_a_gift_costs_the_same_with_one_earlier_gift_and_with_twenty(officer, query_count):
    factories.gift_rule(window_months=12)
    donor = {"other_organisation": factories.organisation(), "value": 1}
    gift = factories.gift(on=date(2026, 11, 22), **donor)

    def save():
        gifts.change(gift, by=officer)

    factories.gift(**donor)
    save()
    one = query_count(save)
    for _number in range(19):
        factories.gift(**donor)
    save()

    assert query_count(save) == one


def test_a_gift_is_found_by_the_search_of_every_page(as_reader):
    factories.gift(description="Lacquer box", kept_at="Cabinet of the mayor")
    factories.gift(description="Lacquer bowl", sensitivity="restricted")
    commit()

    assert "Lacquer box" in words(as_reader.get("/search/", {"q": "cabinet"}))
    assert "Lacquer bowl" not in words(as_reader.get("/search/", {"q": "lacquer"}))


def test_its_history_tells_the_verdict_and_not_what_the_program_reckons(as_officer, officer):
    factories.gift_rule()
    gift = gifts.record(Gift(description="Vase", other_name="Ana", value=80), by=officer)
    gifts.move(gift, "accepted", by=officer, why="Of small worth")
    history = reverse("core:record-history", args=["delegations.gift", gift.pk])

    page = words(as_officer.get(history))
    assert "Of small worth" in page
    assert "Declare by" not in page


def test_data_entry_keeps_gifts_by_the_services(as_officer, director):
    sent = typed(value="", currency="", declared_on="")
    as_officer.post(reverse("admin:delegations_gift_add"), sent)
    gift = Gift.objects.get()
    assert (gift.reference, gift.status) == ("G-2026-001", "offered")

    change = reverse("admin:delegations_gift_change", args=[gift.pk])
    as_officer.post(change, sent | {"description": "Bowl", "status": "accepted"})
    gift.refresh_from_db()
    assert (gift.description, gift.status) == ("Bowl", "offered")


def test_who_gave_it_is_asked_for_beside_its_field(as_officer):
    page = as_officer.post(reverse("delegations:gift-new"), {"description": "A vase"})

    words = "Say who gave or got it: a person, an organisation, or in words."
    assert page.context["form"].errors["other_name"] == [words]
    assert page.context["form"].non_field_errors() == []


@pytest.mark.parametrize("level", ["office", "restricted"])
def test_a_gift_begun_on_a_visit_is_proposed_as_from_whoever_comes(level, as_officer):
    body = factories.organisation(name="Port of Kobe", sensitivity=level)
    visit = factories.delegation(organisation=body, comes_from="Kobe")

    form = as_officer.get(reverse("delegations:gift-new"), {"visit": visit.pk}).context["form"]

    proposed = (form.initial.get("other_organisation"), form.initial.get("other_name"))
    assert proposed == ((body.pk, None) if level == "office" else (None, "Kobe"))
