"""What the city signs, from the request to what became of it."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from networks.days import signing
from networks.models import SignOn, SignOnStep
from networks.services import sign_on_steps, sign_ons
from oia.commitments.models import Commitment
from oia.commitments.services.promising import promise
from oia.documents.models import Decision
from oia.reminders.models import Deadline
from tests import factories

TODAY = date(2026, 11, 23)
APPROVAL = {"approved_on": TODAY, "body": "council", "instrument": "R-12"}


def page(name, sign_on, *more):
    return reverse(f"networks:signon-{name}", args=[sign_on.pk, *more])


def asked(by, **kw):
    """A request that came in through the service."""
    declaration = kw.pop("declaration", None) or factories.declaration()
    return sign_ons.receive(SignOn(declaration=declaration, owner=by, **kw), by=by)


def deadlines(sign_on):
    """The open deadlines of a sign-on by kind."""
    about = Deadline.objects.filter(subject_id=sign_on.pk, status="open")
    return {one.kind: one for one in about.filter(kind__startswith="signon")}


def signed(sign_on, by, **kw):
    for name, value in ({"signed_on": TODAY, "method": "podium", "signed_as": "city"} | kw).items():
        setattr(sign_on, name, value)
    return sign_ons.sign(sign_on, by=by)


def test_a_request_asks_whom_the_templates_name(officer, templates):
    usual = asked(officer)
    hurried = asked(officer, fast_track=True, fast_track_why="Ten days")

    assert {step.title: step.due_on for step in usual.steps.all()} == {
        "Legal": TODAY + timedelta(days=14),
        "Budget": TODAY + timedelta(days=10),
    }
    assert {step.title: step.due_on for step in hurried.steps.all()} == {
        "Legal": TODAY + timedelta(days=3)
    }


def test_signing_closes_on_the_clock_of_whoever_asks(officer, templates):
    sign_on = asked(
        officer,
        due_on=date(2026, 12, 3),
        due_time=datetime(2026, 12, 3, 17, 0).time(),  # noqa: DTZ001 -- a time of day
        zone_kind="place",
        zone="America/Mexico_City",
        organiser_words="5 p.m. Mexico City time",
    )

    closing = deadlines(sign_on)["signon.closes"]

    assert closing.falls_due_at.isoformat() == "2026-12-03T23:00:00+00:00"
    assert closing.organiser_words == "5 p.m. Mexico City time"


def test_nothing_is_approved_while_somebody_has_not_answered(as_director, director, templates):
    sign_on = asked(director)
    told = {"approved_on": "2026-11-23", "body": "council"}

    answer = as_director.post(page("approve", sign_on), told)

    assert "Legal, Budget" in answer.content.decode() or "Budget, Legal" in answer.content.decode()
    sign_on.refresh_from_db()
    assert sign_on.status == "received"


def test_an_officer_neither_approves_nor_declines(officer, templates):
    sign_on = asked(officer)

    for to in ("approved", "declined"):
        with pytest.raises(PermissionDenied):
            sign_ons.move(sign_on, to, by=officer, why="Because")


def test_what_is_signed_before_approval_is_told_everywhere_until_it_is_ratified(
    client, officer, director, templates
):
    sign_on = asked(officer, fast_track=True, fast_track_why="At the podium")
    client.force_login(officer)
    told = {"signed_on": "2026-11-23", "method": "podium", "signed_as": "city"}
    answer = client.post(page("sign", sign_on), told | {"signatory_words": "Mayor Nowak"})
    sign_on.refresh_from_db()

    assert answer.url == sign_on.get_absolute_url()
    assert sign_on.status == "signed" and sign_on.is_unratified
    assert deadlines(sign_on)["signon.ratify"].due_on == TODAY + timedelta(days=42)
    places = (sign_on.get_absolute_url(), reverse("networks:signon-list"))
    places += (sign_on.declaration.get_absolute_url(),)
    for place in places:
        assert "not ratified" in client.get(place).content.decode()
    assert "Signed, not ratified" in client.get("/?whose=office").content.decode()

    client.force_login(director)
    told = {"approved_on": "2026-11-23", "body": "council", "instrument": "R-12/2026"}
    client.post(page("approve", sign_on), told)
    sign_on.refresh_from_db()

    assert sign_on.status == "signed" and not sign_on.is_unratified
    assert "not ratified" not in client.get(sign_on.get_absolute_url()).content.decode()
    assert "signon.ratify" not in deadlines(sign_on)
    assert Decision.objects.get().instrument == "R-12/2026"


def test_an_approval_with_a_call_in_period_holds_only_from_its_day(director, today):
    sign_on = factories.sign_on()
    later = TODAY + timedelta(days=5)
    sign_ons.approve(sign_on, APPROVAL | {"approved_from": later}, by=director)

    signed(sign_on, director, signatory_words="The mayor")

    assert sign_on.is_unratified
    assert SignOn.objects.unratified().get() == sign_on
    today.move_to(datetime(2026, 11, 28, 10, tzinfo=timezone.get_current_timezone()))
    assert not sign_on.is_unratified and sign_on.was_signed_early
    assert not SignOn.objects.unratified().exists()


def test_an_approval_with_conditions_is_called_so_and_is_a_decision(director):
    sign_on = factories.sign_on()

    sign_ons.approve(sign_on, APPROVAL | {"conditions": "No new budget"}, by=director)

    assert sign_on.status == "conditions"
    decision = Decision.objects.get()
    assert (decision.subject, decision.verdict) == (sign_on, "conditions")


def test_declining_and_keeping_silent_say_why(director):
    sign_on = factories.sign_on()

    for to in ("declined", "unanswered"):
        with pytest.raises(ValidationError, match="Say why"):
            sign_ons.move(sign_on, to, by=director)
    sign_ons.move(sign_on, "unanswered", by=director, why="The ministry asked us to wait")

    assert sign_on.status == "unanswered"


def test_a_request_that_is_taken_up_again_closes_again(director):
    sign_on = factories.sign_on(due_on=date(2026, 12, 15))
    sign_ons.move(sign_on, "declined", by=director, why="No budget")
    assert "signon.closes" not in deadlines(sign_on)

    sign_on.due_on = date(2026, 12, 20)
    sign_ons.change(sign_on, by=director)
    sign_ons.move(sign_on, "received", by=director, why="They asked again")

    assert deadlines(sign_on)["signon.closes"].due_on == date(2026, 12, 20)


def test_after_signing_confirmation_and_listing_are_looked_for_until_they_are_there(officer):
    sign_on = signed(factories.sign_on(), officer, signatory_words="The mayor")
    due = deadlines(sign_on)
    assert due["signon.confirmation"].due_on == TODAY + timedelta(days=14)
    assert due["signon.listing"].due_on == TODAY + timedelta(days=30)

    sign_ons.move(sign_on, "confirmed", by=officer)
    assert "signon.confirmation" not in deadlines(sign_on)
    sign_ons.move(sign_on, "listed", by=officer)

    assert "signon.listing" not in deadlines(sign_on)
    assert sign_on.listed_on == TODAY


def typed_before(**kw):
    """What a form sends of what was signed long ago."""
    told = {"declaration": factories.declaration().pk, "status": "signed"}
    told |= {"signed_on": "2021-03-05", "received_on": "2021-01-01"}
    return told | {"zone_kind": "office", "certainty": "tentative", "sensitivity": "office"} | kw


def test_our_name_misspelt_on_their_list_is_told_and_looked_up_again(as_officer, officer):
    sign_on = signed(factories.sign_on(), officer, signatory_words="The mayor")
    told = {"listed_as": "Vila Serna", "is_right": "no", "on": "2026-11-23"}

    as_officer.post(page("listing", sign_on), told)

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.listed_on) == ("signed", None)
    assert deadlines(sign_on)["signon.listing"].due_on == TODAY + timedelta(days=30)
    shown = as_officer.get(sign_on.get_absolute_url()).content.decode()
    assert "“<bdi>Vila Serna</bdi>”" in shown and "misspelt there" in shown
    assert "misspelt" in as_officer.get(reverse("networks:signon-list")).content.decode()

    as_officer.post(
        page("listing", sign_on), told | {"listed_as": "Vila Serena", "is_right": "yes"}
    )

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.listed_as) == ("listed", "Vila Serena")
    assert (sign_on.listed_on, sign_on.listed_wrong) == (TODAY, False)
    assert "signon.listing" not in deadlines(sign_on)


def test_the_list_is_not_looked_up_before_signing(officer):
    with pytest.raises(ValidationError, match="not signed"):
        sign_ons.look_up(
            factories.sign_on(), by=officer, listed_as="Vila", is_right=False, on=TODAY
        )


def test_signing_closes_on_the_day_that_it_is_here_then(as_officer, officer):
    clock = {"due_on": date(2026, 12, 4), "due_time": time(9), "zone_kind": "place"}
    sign_on = factories.sign_on(**clock, zone="Pacific/Auckland", owner=officer)

    def entries(*days):
        return [one.starts_on for one in signing(officer, *days, whose=None)]

    here = date(2026, 12, 3)
    assert sign_on.due_here_on == here
    assert entries(here, here) == [here]
    assert entries(date(2026, 12, 4), date(2026, 12, 5)) == []
    for place in (reverse("networks:signon-list"), "/"):
        shown = as_officer.get(place).content.decode()
        assert "3 Dec" in shown and "4 Dec" not in shown


def test_what_was_signed_before_names_whoever_signed_and_that_is_mended_on_its_page(as_officer):
    former = factories.holding(starts_on=date(2018, 1, 1), ends_on=date(2024, 1, 1))
    heir = factories.holding(post=former.post, starts_on=date(2024, 1, 2))
    told = typed_before(person=former.person_id)

    as_officer.post(reverse("networks:signon-new"), told)
    made = SignOn.objects.get()
    assert made.signatory == former

    form = as_officer.get(page("edit", made)).context["form"]
    assert form["person"].value() == former.person_id
    again = told | {"person": heir.person_id, "signed_on": "2025-03-05"}
    as_officer.post(page("edit", made), again)

    made.refresh_from_db()
    assert made.signatory == heir
    refused = as_officer.post(page("edit", made), again | {"person": former.person_id})
    assert "No post of" in str(refused.context["form"].errors["person"])


def test_whoever_may_not_know_who_signed_leaves_it_as_it_is(as_officer):
    hidden = factories.person(sensitivity="restricted")
    held = factories.holding(person=hidden, starts_on=date(2020, 1, 1))
    sign_on = factories.sign_on(status="signed", signed_on=date(2021, 3, 5), signatory=held)

    form = as_officer.get(page("edit", sign_on)).context["form"]

    assert "person" not in form.fields
    told = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert as_officer.post(page("edit", sign_on), told).status_code == 302
    sign_on.refresh_from_db()
    assert sign_on.signatory == held


def test_of_an_old_approval_who_decided_becomes_a_decision(as_director):
    told = typed_before(signatory_words="The mayor", instrument="R-7/2021")
    url = reverse("networks:signon-new")

    refused = as_director.post(url, told | {"approved_on": "2021-02-01"})
    assert refused.context["form"].errors["body"]
    refused = as_director.post(url, told | {"body": "council"})
    assert refused.context["form"].errors["approved_on"]
    as_director.post(url, told | {"body": "council", "approved_on": "2021-02-01"})

    decision = Decision.objects.get()
    assert (decision.subject, decision.body) == (SignOn.objects.get(), "council")
    assert (decision.instrument, decision.taken_on) == ("R-7/2021", date(2021, 2, 1))


def test_an_old_post_that_does_not_cover_the_signing_holds_up_no_other_change(as_officer):
    held = factories.holding(starts_on=date(2018, 1, 1), ends_on=date(2020, 1, 1))
    sign_on = factories.sign_on(status="signed", signed_on=date(2021, 3, 5), signatory=held)
    form = as_officer.get(page("edit", sign_on)).context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    answer = as_officer.post(page("edit", sign_on), told | {"notes": "Framed"})

    assert answer.status_code == 302
    sign_on.refresh_from_db()
    assert (sign_on.notes, sign_on.signatory) == ("Framed", held)


def test_what_was_declined_has_no_decision_that_approves_it(as_director):
    told = typed_before(status="declined", body="council", approved_on="2021-02-01")

    refused = as_director.post(reverse("networks:signon-new"), told | {"signed_on": ""})

    assert "approved or signed" in str(refused.context["form"].errors["body"])
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("kind", "functions"),
    [("letter", ["communication"]), ("pact", ["negotiation", "symbolising"])],
)
def test_what_it_is_for_follows_the_kind_where_nobody_says(officer, kind, functions):
    of = factories.declaration(kind=kind)

    assert asked(officer, declaration=of).functions == functions
    assert asked(officer, declaration=of, functions=["prevention"]).functions == ["prevention"]


def test_the_post_held_on_the_day_of_signing_is_kept(as_officer, officer):
    mayor = factories.person(name="Ana Nowak")
    post = factories.post(title="Mayor")
    held = factories.holding(person=mayor, post=post, starts_on=date(2024, 1, 1))
    sign_on = factories.sign_on()
    told = {"signed_on": "2026-11-20", "method": "wet", "signed_as": "city", "person": mayor.pk}

    as_officer.post(page("sign", sign_on), told)

    sign_on.refresh_from_db()
    assert sign_on.signatory == held


def test_a_promise_counts_from_the_signing_and_is_handed_over_at_the_end_of_the_term(officer):
    sign_on = factories.sign_on()
    told = {"subject": sign_on, "owner": officer, "due_after": 24, "due_unit": "months"}
    promise(Commitment(text="A food strategy", due_from="signed_on", **told), by=officer)
    assert Commitment.objects.get().due_on is None

    signed(sign_on, officer, signatory_words="The mayor")

    kept = Commitment.objects.get()
    assert kept.due_on == date(2028, 11, 23)
    assert kept.source_title == str(sign_on)
    term = factories.holding(starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    assert kept in Commitment.objects.open().visible_to(officer).under(term)


def test_a_signature_of_an_earlier_day_is_kept_with_a_promise_that_was_due_soon_after(as_officer):
    sign_on = factories.sign_on()
    told = {"subject": sign_on, "due_after": 10, "due_unit": "days", "due_from": "signed_on"}
    promise(Commitment(text="A plan", **told), by=factories.in_role("officer"))
    typed = {"signed_on": "2026-11-10", "method": "wet", "signed_as": "city"}

    as_officer.post(page("sign", sign_on), typed | {"signatory_words": "The mayor"})

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.signed_on) == ("signed", date(2026, 11, 10))
    assert Commitment.objects.get().due_on == date(2026, 11, 20)


@pytest.mark.parametrize(("day", "is_told"), [("2026-01-01", True), ("2026-11-23", False)])
def test_what_takes_effect_before_the_signing_is_taken_and_told(as_officer, day, is_told):
    sign_on = factories.sign_on()
    typed = {"signed_on": "2026-11-23", "method": "wet", "signed_as": "city", "in_effect_on": day}
    typed["signatory_words"] = "The mayor"

    shown = as_officer.post(page("sign", sign_on), typed, follow=True).content.decode()

    sign_on.refresh_from_db()
    assert str(sign_on.in_effect_on) == day
    assert ("In effect from 1 January 2026, before the signing" in shown) is is_told
    assert ('<span class="quiet">before the signing</span>' in shown) is is_told


def test_a_promise_typed_in_now_was_given_when_it_was_signed_and_by_whoever_signed(as_officer):
    held = factories.holding(starts_on=date(2020, 1, 1))
    old = {"status": "signed", "signed_on": date(2021, 3, 5), "signatory": held}
    sign_on, open_still = factories.sign_on(**old), factories.sign_on()

    def initial(origin):
        url = reverse("commitments:commitment-new")
        page = as_officer.get(f"{url}?from=networks.signon&pk={origin.pk}")
        return page.context["form"].initial

    told = initial(sign_on)
    assert (told["given_on"], told["promised_by"]) == (date(2021, 3, 5), held.person_id)
    assert initial(open_still)["given_on"] == TODAY


def test_who_may_not_see_a_declaration_does_not_see_what_was_done_about_it(director, officer):
    secret = factories.declaration(sensitivity="restricted")

    sign_on = asked(director, declaration=secret)

    assert sign_on.sensitivity == "restricted"
    assert not SignOn.objects.visible_to(officer).exists()


def test_a_short_time_to_sign_is_told_with_the_fast_track(as_officer, officer, templates):
    factories.council_date(on=date(2026, 12, 21), agenda_closes_on=date(2026, 12, 10))
    sign_on = asked(officer, due_on=date(2026, 12, 3))

    told = as_officer.get(sign_on.get_absolute_url()).content.decode()

    assert "The usual way takes until Mon 21 Dec 2026" in told


def test_whoever_objects_says_why_by_whatever_road(director):
    step = factories.sign_on_step()
    step.verdict = "objected"
    with pytest.raises(ValidationError, match="object"):
        sign_on_steps.save_step(step, by=director)

    SignOnStep.objects.filter(pk=step.pk).update(verdict="objected", answered_on=TODAY)
    step.refresh_from_db()
    step.title = "Legal office"
    sign_on_steps.save_step(step, by=director)
    assert SignOnStep.objects.get().title == "Legal office", "what was said before stays said"


def test_those_who_answered_are_asked_anew_before_it_is_decided(as_officer, officer, templates):
    sign_on = asked(officer)
    factories.instrument_text(declaration=sign_on.declaration, title="Second draft")
    assert page("ask-anew", sign_on) not in as_officer.get(page("detail", sign_on)).content.decode()
    legal, budget = sign_on.steps.order_by("-days")
    sign_on_steps.answer(legal, by=officer, verdict="agreed", text="Fine")

    assert page("ask-anew", sign_on) in as_officer.get(page("detail", sign_on)).content.decode()
    form = as_officer.get(page("ask-anew", sign_on)).context["form"]
    answer = as_officer.post(page("ask-anew", sign_on), form.initial)

    assert answer.url == f"{page('detail', sign_on)}#steps"
    legal.refresh_from_db()
    assert (legal.verdict, legal.round) == ("", 2)
    assert legal.asked_again_why == "New text: Second draft (en)"
    assert sign_on.steps.get(pk=budget.pk).round == 1


def test_once_it_is_decided_nobody_is_asked_anew_by_hand(director):
    sign_on = sign_ons.approve(factories.sign_on(), dict(APPROVAL), by=director)

    with pytest.raises(ValidationError, match="decided"):
        sign_on_steps.ask_anew(sign_on, by=director, why="Again")
