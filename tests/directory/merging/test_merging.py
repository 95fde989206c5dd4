"""Two records become one: whose words stand, what both had, who may, and the way back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.models import Delegate
from oia.accounts.models import Office
from oia.core.models import LinkChange, Move
from oia.core.visibility import Sensitivity
from oia.directory import gazetteer
from oia.directory.models import City, Contact, Merge, Organisation, Person, Post, PostHolding
from oia.directory.services import merging
from oia.reminders.models import Deadline
from tests import factories
from tests.desk.finding import names
from tests.directory.merging.snapshots import everything

pytestmark = pytest.mark.django_db


def twins(**kw):
    return factories.person(name="Jürgen Müller", **kw), factories.person(name="Jurgen Muller")


# Whose words stand -------------------------------------------------------------------------------


def test_blanks_are_filled_and_what_is_chosen_wins(officer):
    kept = factories.person(name="Jürgen Müller", phone="1", notes="Likes tea.")
    dropped = factories.person(name="J. Mueller", email="j@m.test", phone="2", notes="No tea.")

    merging.merge(kept, dropped, {"phone": "dropped"}, by=officer)

    kept.refresh_from_db()
    assert (kept.name, kept.email, kept.phone) == ("Jürgen Müller", "j@m.test", "2")
    assert kept.notes == "Likes tea.\n\nNo tea."


def test_what_forbids_and_what_guards_wins_unless_somebody_says_otherwise(officer):
    kept, dropped = twins()
    Person.objects.filter(pk=dropped.pk).update(do_not_contact=True, sensitivity="restricted")

    merging.merge(kept, dropped, by=None)

    kept.refresh_from_db()
    assert kept.do_not_contact and kept.sensitivity == Sensitivity.RESTRICTED


def test_a_city_goes_by_all_names_of_its_double_and_is_found_by_them():
    kept = factories.city(name="Lviv", other_names="Lwów")
    dropped = factories.city(name="Lemberg", other_names="Львів\nLwów", geonames_id=702550)

    merge = merging.merge(kept, dropped, by=None)

    kept.refresh_from_db()
    assert kept.also_called == ["Lwów", "Lemberg", "Львів"]
    assert kept.geonames_id == 702550
    assert list(City.objects.named("lemberg")) == [kept]

    merging.undo(merge, by=None)
    assert City.objects.get(geonames_id=702550).pk == dropped.pk


@pytest.mark.parametrize("make", [factories.person, factories.organisation, factories.city])
def test_whoever_takes_the_spelling_of_its_double_is_found_by_its_own_as_well(make):
    kept, dropped = make(name="Gdingen"), make(name="Gdynia")

    merge = merging.merge(kept, dropped, {"name": "dropped"}, by=None)

    kept.refresh_from_db()
    assert kept.name == "Gdynia" and "gdingen" in kept.search_text

    merging.undo(merge, by=None)
    kept.refresh_from_db()
    assert kept.name == "Gdingen" and "gdynia" not in kept.search_text


def test_parted_from_one_it_still_goes_by_its_own_name_of_before_the_other():
    kept = factories.organisation(name="Gdingen")
    renamed, third = (factories.organisation(name=name) for name in ("Gdynia", "Gotenhafen"))
    merging.merge(kept, renamed, {"name": "dropped"}, by=None)
    again = merging.merge(kept, third, by=None)

    merging.undo(again, by=None)

    kept.refresh_from_db()
    assert (kept.name, kept.former_names) == ("Gdynia", "Gdingen")


def test_day_and_month_are_one_thing():
    kept = factories.organisation(national_date=30, national_month=4)
    dropped = factories.organisation(national_date=29, national_month=2)

    merging.merge(kept, dropped, {"national_date": "dropped"}, by=None)

    kept.refresh_from_db()
    assert kept.national_day == "29 February"


def test_a_part_of_its_own_double_is_no_part_of_itself():
    kept = factories.organisation()
    dropped = factories.organisation(parent=kept)
    merging.merge(kept, dropped, {"parent": "dropped"}, by=None)
    whole = factories.organisation()
    Organisation.objects.filter(pk=kept.pk).update(parent=whole)
    before = everything()

    merge = merging.merge(kept, whole, by=None)

    kept.refresh_from_db()
    assert kept.parent is None
    merging.undo(merge, by=None)
    assert everything() == before


def test_a_ring_of_parts_is_refused():
    kept = factories.organisation()
    middle = factories.organisation()
    dropped = factories.organisation(parent=middle)
    Organisation.objects.filter(pk=middle.pk).update(parent=kept)

    with pytest.raises(ValidationError, match="itself a part"):
        merging.merge(kept, dropped, by=None)
    assert Organisation.objects.filter(pk=dropped.pk).exists()


# What both had -----------------------------------------------------------------------------------


def test_who_was_in_the_same_meeting_twice_is_in_it_once(officer):
    kept, dropped = twins()
    contact, other = factories.contact(), factories.contact()
    contact.people.set([kept, dropped])
    other.people.set([dropped])
    before = everything()

    merge = merging.merge(kept, dropped, by=officer)

    assert list(contact.people.all()) == list(other.people.all()) == [kept]
    tied = LinkChange.objects.filter(subject_id=other.pk, field="people").order_by("pk").last()
    assert (tied.removed, tied.added) == (
        [[dropped.pk, "Jurgen Muller"]],
        [[kept.pk, "Jürgen Müller"]],
    )
    assert tied.by == officer
    merging.undo(merge, by=officer)
    assert everything() == before


def test_a_delegate_twice_on_one_plan_is_there_once():
    kept, dropped = twins()
    plan = factories.plan()
    first = factories.delegate(plan=plan, person=kept)
    factories.delegate(plan=plan, person=dropped)
    elsewhere = factories.delegate(person=dropped)
    before = everything()

    merge = merging.merge(kept, dropped, by=None)

    assert set(Delegate.objects.filter(person=kept)) == {first, elsewhere}
    assert Delegate.objects.count() == 2 and merge.folded_count == 1
    merging.undo(merge, by=None)
    assert everything() == before


def test_posts_of_one_title_become_one_with_all_their_holders():
    kept, dropped = factories.organisation(), factories.organisation()
    mayor = factories.post(organisation=kept, title="Mayor")
    double = factories.post(organisation=dropped, title="Mayor")
    clerk = factories.post(organisation=dropped, title="Clerk")
    same, before_them = factories.person(), factories.person()
    since = date(2020, 5, 1)
    one = factories.holding(post=mayor, person=same, starts_on=since)
    two = factories.holding(post=double, person=same, starts_on=since)
    past = factories.holding(post=double, person=before_them, ends_on=date(2020, 4, 30))
    agreement = factories.agreement(organisation=kept)
    signed = factories.signatory(agreement=agreement, holding=one, name="")
    again = factories.signatory(agreement=agreement, holding=two, name="")
    elsewhere = factories.signatory(holding=two, name="")
    before = everything()

    merge = merging.merge(kept, dropped, by=None)

    assert set(Post.objects.filter(organisation=kept)) == {mayor, clerk}
    assert set(PostHolding.objects.filter(post=mayor)) == {one, past}
    assert set(agreement.signatories.all()) == {signed}
    elsewhere.refresh_from_db()
    assert elsewhere.holding == one
    assert not type(again).objects.filter(pk=again.pk).exists()
    merging.undo(merge, by=None)
    assert everything() == before


@pytest.mark.parametrize(
    ("ours", "theirs", "left"),
    [
        ((2020, None), (None, None), [(2020, None)]),
        ((None, None), (2020, 2024), [(2020, 2024)]),
        ((2020, 2024), (2021, None), [(2020, 2024), (2021, None)]),
        ((2016, 2020), (2020, 2024), [(2016, 2020), (2020, 2024)]),
        ((None, 2019), (2020, None), [(2020, None), (None, 2019)]),
    ],
)
def test_two_times_in_one_post_are_one_where_nothing_tells_them_apart(ours, theirs, left):
    kept, dropped = twins()
    post = factories.post()
    for person, (start, end) in ((kept, ours), (dropped, theirs)):
        starts_on, ends_on = start and date(start, 5, 1), end and date(end, 4, 30)
        factories.holding(person=person, post=post, starts_on=starts_on, ends_on=ends_on)
    before = everything()

    merge = merging.merge(kept, dropped, by=None)

    spans = {(one.starts_on and one.starts_on.year, one.ends_on and one.ends_on.year)
             for one in kept.holdings.all()}  # fmt: skip
    assert spans == set(left) and kept.holdings.count() == len(left)
    merging.undo(merge, by=None)
    assert everything() == before


def test_several_of_either_become_one_each():
    kept, dropped = factories.organisation(), factories.organisation()
    for title in ("Mayor", "Clerk", "Consul"):
        for body in (kept, dropped):
            post = factories.post(organisation=body, title=title)
            factories.holding(post=post, starts_on=date(2020, 1, body.pk % 28 + 1))
    before = everything()

    merge = merging.merge(kept, dropped, by=None)

    assert sorted(post.holdings.count() for post in Post.objects.filter(organisation=kept)) == [
        *(2, 2, 2)
    ]
    merging.undo(merge, by=None)
    assert everything() == before


def test_a_merge_into_a_merged_one_and_back(officer):
    one, other, third = (factories.person() for _number in range(3))
    plan = factories.plan()
    for person in (one, other, third):
        factories.delegate(plan=plan, person=person)
    before = everything()

    first = merging.merge(one, other, by=officer)
    second = merging.merge(one, third, by=officer)

    assert Delegate.objects.get().person == one
    merging.undo(first, by=officer)
    merging.undo(second, by=officer)
    assert everything() == before


def test_the_search_finds_the_one_and_no_longer_the_other(officer):
    kept = factories.person(name="Oksana Hrytsenko")
    dropped = factories.person(name="Oxana Gritsenko")
    factories.contact(about="Shelters", organisation=None).people.add(dropped)
    assert "Oxana Gritsenko" in names(officer, "gritsenko")

    merge = merging.merge(kept, dropped, by=officer)
    assert names(officer, "gritsenko") == ["Oksana Hrytsenko"]

    merging.undo(merge, by=officer)
    assert "Oxana Gritsenko" in names(officer, "gritsenko")


def test_the_gazetteer_does_not_bring_a_merged_city_back():
    kept = factories.city(name="Lviv", country="UA", geonames_id=1)
    dropped = factories.city(name="Lemberg", country="UA", geonames_id=2)
    entry = {"countrycode": "UA", "timezone": "Europe/Kyiv", "latitude": 49.8, "longitude": 24.0}
    entry |= {"population": 700_000, "alternatenames": []}
    known = {1: entry | {"name": "Lviv"}, 2: entry | {"name": "Lemberg"}}
    merge = merging.merge(kept, dropped, by=None)

    assert gazetteer.load(lambda: known)["new"] == 0
    merging.undo(merge, by=None)
    assert gazetteer.load(lambda: known)["new"] == 0


def test_gifts_of_one_donor_add_up_once_the_two_are_one():
    factories.gift_rule(threshold=100, window_months=12, currency="EUR")
    kept, dropped = twins()
    given = {"value": 60, "currency": "EUR"}
    factories.gift(other_person=kept, on=date(2026, 3, 1), **given)
    later = factories.gift(other_person=dropped, on=date(2026, 4, 1), **given)
    later.refresh_from_db()
    assert later.duty == "none"

    merge = merging.merge(kept, dropped, by=None)
    later.refresh_from_db()
    assert later.duty == "must"

    merging.undo(merge, by=None)
    later.refresh_from_db()
    assert later.duty == "none"


# Dates -------------------------------------------------------------------------------------------


def derived(record, **kw):
    """A date that came of a record itself."""
    kw |= {"origin": record, "subject": record, "kind": "agreement.renewal"}
    return factories.deadline(**kw)


def test_the_same_date_of_both_goes_on_once_and_nobody_is_written_to(officer):
    kept, dropped = twins()
    ours, theirs = derived(kept), derived(dropped)
    typed = factories.deadline(subject=dropped)
    version, armed = typed.version, typed.armed_at
    before = everything()

    merge = merging.merge(kept, dropped, by=officer)

    assert Deadline.objects.get(pk=ours.pk).is_unsettled
    closed = Deadline.objects.get(pk=theirs.pk)
    assert (closed.status, closed.next_step_at, closed.subject) == ("cancelled", None, kept)
    assert Move.objects.get(subject_id=theirs.pk, went_to="cancelled").by == officer
    typed.refresh_from_db()
    assert (typed.subject, typed.version, typed.armed_at) == (kept, version, armed)
    merging.undo(merge, by=officer)
    assert everything() == before
    assert Deadline.objects.get(pk=theirs.pk).is_unsettled


def test_of_the_same_date_the_one_that_is_open_goes_on():
    kept, dropped = twins()
    done = derived(kept, status="done", closed_at="2026-11-01T10:00Z")
    still = derived(dropped)

    merging.merge(kept, dropped, by=None)

    still.refresh_from_db()
    done.refresh_from_db()
    assert still.origin == kept and still.is_unsettled
    assert done.origin is None and done.status == "done"


# Histories ---------------------------------------------------------------------------------------


def test_the_past_tells_of_it(officer):
    kept, dropped = twins()
    gift = factories.gift(other_person=dropped)

    merge = merging.merge(kept, dropped, by=officer)

    words = f"Merged: “Jurgen Muller” (no. {dropped.pk}) is “Jürgen Müller”."
    for row, what in (
        (kept.history.latest(), "~"),
        (gift.history.latest(), "~"),
        (Person.history.filter(id=dropped.pk).latest(), "-"),
    ):
        assert (row.history_type, row.history_user, row.history_change_reason) == (
            what,
            officer,
            words,
        )
    merging.undo(merge, by=officer)
    assert Person.history.filter(id=dropped.pk).latest().history_type == "+"
    assert "Parted again" in gift.history.latest().history_change_reason


def test_a_restricted_name_does_not_travel_into_histories():
    kept, dropped = twins(sensitivity="restricted")
    gift = factories.gift(other_person=dropped)

    merging.merge(kept, dropped, by=None)

    assert "Müller" not in gift.history.latest().history_change_reason


# Who may -----------------------------------------------------------------------------------------


def test_whoever_may_not_change_records_may_not_merge_nor_part_them(reader):
    kept, dropped = twins()
    with pytest.raises(PermissionDenied):
        merging.merge(kept, dropped, by=reader)
    merge = merging.merge(kept, dropped, by=None)
    with pytest.raises(PermissionDenied):
        merging.undo(merge, by=reader)
    with pytest.raises(PermissionDenied):
        merging.tell_apart(kept, factories.person(), by=reader)


def test_what_one_may_not_see_one_does_not_merge(officer):
    kept, dropped = twins(sensitivity="restricted")
    for pair in ((kept, dropped), (dropped, kept)):
        with pytest.raises(ValidationError, match="no more"):
            merging.merge(*pair, by=officer)


@pytest.mark.parametrize("other", [factories.person, factories.city])
def test_only_two_of_a_kind_become_one(other):
    kept = factories.organisation()
    with pytest.raises(ValidationError):
        merging.merge(kept, other(), by=None)
    with pytest.raises(ValidationError, match="itself"):
        merging.merge(kept, kept, by=None)


# Undone ------------------------------------------------------------------------------------------


def refusal(merge):
    with pytest.raises(ValidationError) as refused:
        merging.undo(merge, by=None)
    return " ".join(refused.value.messages)


def test_what_was_added_and_edited_elsewhere_stays(officer):
    kept, dropped = twins()
    gift = factories.gift(other_person=dropped)
    merge = merging.merge(kept, dropped, by=officer)
    new = factories.gift(other_person=kept)
    gift.refresh_from_db()
    gift.occasion = "The fair"
    gift.save()
    kept.refresh_from_db()
    kept.languages = "de"
    kept.save()

    merging.undo(merge, by=officer)

    for record in (gift, new, kept):
        record.refresh_from_db()
    assert (gift.other_person, gift.occasion) == (dropped, "The fair")
    assert (new.other_person, kept.languages) == (kept, "de")


def test_a_field_that_was_changed_since_stands_in_the_way():
    kept, dropped = twins()
    Person.objects.filter(pk=dropped.pk).update(email="old@m.test")
    merge = merging.merge(kept, dropped, by=None)
    kept.refresh_from_db()
    kept.email = "new@m.test"
    kept.save()

    assert "“e-mail” of Jürgen Müller was changed since" in refusal(merge)


def test_a_row_that_names_somebody_else_or_is_gone_stands_in_the_way():
    kept, dropped = twins()
    gift = factories.gift(other_person=dropped, description="A bowl")
    delegate = factories.delegate(person=dropped)
    merge = merging.merge(kept, dropped, by=None)
    type(gift).objects.filter(pk=gift.pk).update(other_person=factories.person())
    delegate.delete()

    words = refusal(merge)

    assert "was given to somebody else since" in words and "was deleted since" in words
    assert Merge.objects.get().undone_at is None


def test_a_later_merge_is_undone_first():
    kept, dropped = twins()
    third = factories.person()
    first = merging.merge(kept, dropped, by=None)
    second = merging.merge(third, kept, by=None)

    assert "Undo that first" in refusal(first)
    merging.undo(second, by=None)
    merging.undo(first, by=None)

    assert Person.objects.count() == 3
    assert "already" in refusal(first)


def test_what_it_needs_and_is_gone_stands_in_the_way():
    kept = factories.organisation()
    dropped = factories.organisation(city=factories.city())
    merge = merging.merge(kept, dropped, {"city": "kept"}, by=None)
    Organisation.objects.filter(pk=kept.pk).update(city=None)
    City.objects.all().delete()

    assert "gone since" in refusal(merge)


def test_what_was_merged_is_kept_as_long_as_the_past_is():
    merge = merging.merge(*twins(), by=None)
    Office.objects.update(keep_changes_months=24)

    assert merging.forget_old(merge.at + timedelta(days=700)) == 0
    assert merging.forget_old(merge.at + timedelta(days=800)) == 1

    merge.refresh_from_db()
    assert "Jurgen" not in f"{merge.gone}{merge.changed}"
    assert "too long ago" in refusal(merge)


# How quickly -------------------------------------------------------------------------------------


def many(person, count):
    contacts = Contact.objects.bulk_create(
        Contact(about=f"Call {number}", others="x") for number in range(count)
    )
    tie = Contact.people.through
    tie.objects.bulk_create(tie(contact=contact, person=person) for contact in contacts)
    plans = factories.plan()
    PostHolding.objects.bulk_create(
        PostHolding(person=person, post=factories.post(title=f"{plans.pk}-{number}"))
        for number in range(count // 10)
    )


def queries_of(action):
    with CaptureQueriesContext(connection) as queries:
        result = action()
    return len(queries), result


def test_ten_times_as_many_relations_take_no_more_queries():
    figures, few, many_more = [], 40, 400
    for count in (few, many_more):
        kept, dropped = twins()
        many(dropped, count)
        merging.merge(*twins(), by=None)  # what is remembered is remembered by now
        there, merge = queries_of(lambda k=kept, d=dropped: merging.merge(k, d, by=None))
        back, _dropped = queries_of(lambda m=merge: merging.undo(m, by=None))
        figures.append((there, back))

    at_once = 100  # rows at least stand in one statement, even where it takes few values
    growth = [more - less for less, more in zip(*figures, strict=True)]
    assert max(growth) <= (many_more - few) / at_once


def test_the_other_one_is_found_by_its_old_number(officer):
    kept, dropped = twins()
    third = factories.person()
    merging.merge(kept, dropped, by=None)
    merging.merge(third, kept, by=None)

    assert merging.kept_instead(Person, dropped.pk, officer) == third
    Person.objects.filter(pk=third.pk).update(sensitivity="restricted")
    assert merging.kept_instead(Person, dropped.pk, officer) is None


def test_the_other_one_is_found_by_its_old_name_wherever_one_types_it(officer, client):
    client.force_login(officer)
    kept = factories.organisation(name="City of Gdańsk", short_name="UM")
    dropped = factories.organisation(name="Magistrat Danzig", short_name="MD")
    merging.merge(kept, dropped, by=officer)
    kept.refresh_from_db()

    assert kept.former_names == "Magistrat Danzig\nMD"
    assert "City of Gdańsk" in names(officer, "magistrat")
    assert list(Organisation.objects.named("magistrat danzig")) == [kept]
    listed = client.get(reverse("directory:organisation-list"), {"q": "danzig"}).content.decode()
    assert kept.get_absolute_url() in listed


def test_a_city_is_found_by_its_old_name_wherever_one_types_it_until_they_are_parted(
    officer, client
):
    client.force_login(officer)
    kept, dropped = factories.city(name="Gdańsk"), factories.city(name="Danzig", country="PL")
    merge = merging.merge(kept, dropped, by=officer)

    places = [reverse(f"directory:city-{place}") for place in ("list", "lookup")]
    for place in places:
        assert "Gda" in client.get(place, {"q": "danzig"}).content.decode()
    assert names(officer, "danzig") == ["Gdańsk"]

    merging.undo(merge, by=officer)
    assert names(officer, "danzig") == ["Danzig"]
    assert list(City.objects.named("danzig")) == [dropped]


def test_names_of_several_are_kept_and_each_goes_with_whoever_is_parted(officer):
    kept = factories.person(name="Olena")
    helena, elena = factories.person(name="Helena"), factories.person(name="Elena")
    first = merging.merge(kept, helena, by=officer)
    merging.merge(kept, elena, by=officer)
    kept.refresh_from_db()
    assert kept.former_names.splitlines() == ["Helena", "Elena"]

    merging.undo(first, by=officer)
    kept.refresh_from_db()
    assert kept.former_names == "Elena" and "helena" not in kept.search_text


def test_a_name_that_fewer_may_see_is_not_gone_by():
    director = factories.in_role("director")
    kept = factories.person(name="Olena")
    dropped = factories.person(name="Helena", sensitivity="restricted")
    merging.merge(kept, dropped, {"sensitivity": "kept"}, by=director)
    kept.refresh_from_db()

    assert (kept.sensitivity, kept.former_names) == ("office", "")
