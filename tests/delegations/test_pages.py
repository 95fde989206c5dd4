"""The pages of visits, as people of each role meet them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from delegations.models import Delegation, StepTemplate, VisitLetter, VisitStep
from tests import factories
from tests.desk.finding import commit

pytestmark = pytest.mark.django_db

LIST = reverse("delegations:delegation-list")


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def found(client, **query):
    page = client.get(LIST, query).content.decode()
    return re.findall(r'<td class="title"><a[^>]+><bdi>([^<]+)</bdi>', page)


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def typed(**kw):
    needed = {"title": "Visit of Kobe", "kind": "official", "channel": "consulate"}
    needed |= {"received_on": "2026-11-20", "level_asked": "mayor", "flexibility": "days"}
    needed |= {"visa_letters": "none"}
    return needed | {"interpreting": "none", "sensitivity": "office", "status": "received"} | kw


def test_the_list_is_narrowed_by_state_kind_owner_topic_and_arrival(as_officer):
    theme, ana = factories.theme(), factories.user()
    factories.delegation(title="Kobe", owner=ana, received_on=date(2026, 3, 1)).themes.add(theme)
    factories.delegation(
        title="Lviv", kind="study", status="confirmed", received_on=date(2026, 2, 1)
    )
    factories.delegation(
        title="Minsk", status="closed", arrives_on=date(2026, 5, 1), received_on=date(2026, 1, 1)
    )

    assert found(as_officer) == ["Kobe", "Lviv", "Minsk"]
    assert found(as_officer, state="unanswered") == ["Kobe"]
    assert found(as_officer, state="hosted") == ["Lviv"]
    assert found(as_officer, state="running") == ["Kobe", "Lviv"]
    assert found(as_officer, state="closed") == ["Minsk"]
    assert found(as_officer, kind="study") == ["Lviv"]
    assert found(as_officer, owner=ana.pk) == ["Kobe"]
    assert found(as_officer, theme=theme.pk) == ["Kobe"]
    assert found(as_officer, arrives_after="2026-05-01", arrives_before="2026-05-01") == ["Minsk"]
    assert found(as_officer, sort="title") == ["Kobe", "Lviv", "Minsk"]


def test_it_is_found_by_reference_and_origin_but_not_by_who_may_not_be_seen(as_officer):
    secret = factories.organisation(name="Ministry of Silence", sensitivity="restricted")
    visit = factories.delegation(title="Trams", city=factories.city(name="Łódź"))
    factories.delegation(title="Quiet", organisation=secret)

    assert found(as_officer, q="lodz") == found(as_officer, q=visit.reference) == ["Trams"]
    assert found(as_officer, q="silence") == []
    assert "Ministry of Silence" not in words(as_officer.get(LIST))


def test_the_list_costs_the_same_for_one_row_and_for_forty(as_reader, query_count):
    def see():
        assert as_reader.get(LIST).status_code == 200

    factories.delegation(organisation=factories.organisation())
    see()
    one = query_count(see)
    for _number in range(39):
        factories.delegation(organisation=factories.organisation())

    assert query_count(see) == one <= 8


def test_a_page_costs_the_same_for_one_step_and_for_twenty(as_officer, query_count):
    visit = factories.delegation(status="accepted")

    def see():
        assert as_officer.get(visit.get_absolute_url()).status_code == 200

    factories.visit_step(delegation=visit)
    see()
    one = query_count(see)
    for _number in range(19):
        factories.visit_step(delegation=visit)

    assert query_count(see) == one


def test_triage_costs_the_same_for_one_earlier_visit_and_for_ten(as_protocol, query_count):
    visit = factories.delegation(status="triaged")
    visit.themes.add(factories.theme())

    def add():
        body = factories.organisation(city=visit.city)
        other = factories.delegation(city=visit.city, organisation=body)
        other.themes.set(visit.themes.all())
        factories.agreement(city=visit.city)

    def see():
        assert as_protocol.get(at("delegation-triage", visit.reference)).status_code == 200

    add()
    see()
    one = query_count(see)
    for _number in range(9):
        add()

    assert query_count(see) == one


def test_a_request_is_written_down_with_who_comes_from_the_address(as_officer, officer):
    city, theme = factories.city(), factories.theme()
    page = as_officer.get(at("delegation-new"), {"city": city.pk})
    assert page.context["form"]["city"].value() == city.pk

    sent = typed(city=city.pk, themes=[theme.pk], owner=officer.pk, arrives_on="2027-03-08")
    answer = as_officer.post(at("delegation-new"), sent)

    visit = Delegation.objects.get()
    assert answer.headers["Location"] == "/delegations/D-2026-001/"
    assert (visit.city, visit.owner, visit.reply_by) == (city, officer, date(2026, 11, 30))
    assert list(visit.themes.all()) == [theme]


def test_what_cannot_be_is_said_in_words_and_nothing_typed_is_lost(as_officer):
    page = as_officer.post(at("delegation-new"), typed(title="Visit of nobody"))

    assert "Say who comes" in words(page)
    assert "Visit of nobody" in page.content.decode()
    assert not Delegation.objects.exists()


def test_an_officer_is_not_offered_to_write_down_what_only_others_decide(as_officer, protocol):
    page = as_officer.get(at("delegation-new")).content.decode()
    assert 'value="closed"' in page
    assert 'value="accepted"' not in page
    as_officer.force_login(protocol)
    assert 'value="accepted"' in as_officer.get(at("delegation-new")).content.decode()


def test_what_was_answered_before_it_was_written_down_is_asked_for_and_put_right(as_protocol):
    late = typed(comes_from="Kobe", status="declined")
    refused = as_protocol.post(at("delegation-new"), late)
    assert "Give the reason for the decision." in words(refused)
    assert not Delegation.objects.exists()

    said = {"decided_on": "2026-11-21", "decision_reason": "No roum"}
    waits = as_protocol.post(at("delegation-new"), late | said | {"status": "received"})
    assert "decided_on" in waits.context["form"].errors
    early = as_protocol.post(at("delegation-new"), late | said | {"received_on": "2026-11-22"})
    assert "decided_on" in early.context["form"].errors
    as_protocol.post(at("delegation-new"), late | said)
    visit = Delegation.objects.get()
    page = words(as_protocol.get(visit.get_absolute_url()))
    assert "No roum" in page and "after one day" in page

    put_right = typed(comes_from="Kobe", reply_by="2026-11-30") | said | {"decision_reason": "Full"}
    as_protocol.post(at("delegation-edit", visit.reference), put_right)
    assert "Full" in words(as_protocol.get(visit.get_absolute_url()))


@pytest.mark.parametrize(("status", "typed_by"), [("triaged", "protocol"), ("declined", "officer")])
def test_no_form_takes_an_answer_not_given_or_from_whoever_may_not_give_it(
    status, typed_by, client
):
    visit = factories.delegation(status=status)
    client.force_login(factories.in_role(typed_by))

    page = client.get(at("delegation-edit", visit.reference)).content.decode()

    assert 'name="decision_reason"' not in page
    assert "Our answer" not in page


def test_the_menu_freezes_no_programme_of_which_there_is_no_version(as_officer):
    visit = factories.delegation(status="confirmed")

    assert 'value="frozen"' not in as_officer.get(visit.get_absolute_url()).content.decode()
    factories.programme_version(delegation=visit)
    assert 'value="frozen"' in as_officer.get(visit.get_absolute_url()).content.decode()


def test_the_days_of_an_accepted_visit_move_on_a_page_that_asks_why(as_officer):
    visit = factories.delegation(status="accepted")
    assert (
        'name="arrives_on"'
        not in as_officer.get(at("delegation-edit", visit.reference)).content.decode()
    )
    page = at("delegation-dates", visit.reference)
    as_officer.post(page, {"arrives_on": "2027-04-05", "why": ""})
    visit.refresh_from_db()
    assert visit.arrives_on == date(2027, 3, 8)

    as_officer.post(page, {"arrives_on": "2027-04-05", "why": "Their flight"})

    visit.refresh_from_db()
    assert visit.arrives_on == date(2027, 4, 5)
    assert "Their flight" in words(as_officer.get(visit.get_absolute_url()))


def test_triage_shows_what_to_know_and_takes_the_answer(as_protocol):
    visit = factories.delegation(status="triaged", agent="Sun Travel")
    factories.delegation(title="Came before", city=visit.city, arrives_on=date(2025, 1, 1))
    factories.delegation(title="Same day")
    factories.agreement(title="Sisters for ever", city=visit.city)
    page = words(as_protocol.get(at("delegation-triage", visit.reference)))
    for told in ("Came before", "same city", "Same day", "Sisters for ever", "no letter"):
        assert told in page

    decide = at("delegation-decide", visit.reference)
    refused = as_protocol.post(decide, {"to": "redirected", "why": "For the port"})
    assert "Say to whom they are sent." in words(refused)
    assert "For the port" in refused.content.decode()
    as_protocol.post(decide, {"to": "accepted", "why": "An old friend"})

    page = words(as_protocol.get(visit.get_absolute_url()))
    assert "Accepted, tentative" in page
    assert "An old friend" in page
    assert "Names and head of the party final" in page


def test_an_officer_weighs_but_does_not_answer(as_officer):
    visit = factories.delegation(status="triaged")
    page = as_officer.get(at("delegation-triage", visit.reference)).content.decode()
    assert 'name="why"' not in page
    own = as_officer.get(visit.get_absolute_url()).content.decode()
    assert 'value="postponed"' in own
    assert 'value="accepted"' not in own

    sent = as_officer.post(at("delegation-decide", visit.reference), {"to": "accepted", "why": "x"})

    assert sent.status_code == 403
    assert Delegation.objects.get().status == "triaged"


def test_a_step_is_moved_on_with_a_word_why(as_officer):
    visit = factories.delegation(status="triaged")
    as_officer.post(at("delegation-move", visit.reference), {"to": "postponed"})
    assert "Say why" in words(as_officer.get(visit.get_absolute_url()))

    as_officer.post(at("delegation-move", visit.reference), {"to": "postponed", "why": "Storm"})

    visit.refresh_from_db()
    assert visit.status == "postponed"


def test_a_step_is_added_edited_done_and_removed(as_officer):
    visit = factories.delegation(status="confirmed")
    new = at("visitstep-new", visit.reference)
    both = {"title": "Flags", "days_before": 3, "due_on": "2027-03-01"}
    counted = {"counted_from": "arrival", "audience": "owner"}
    assert "not both" in words(as_officer.post(new, both | counted))
    as_officer.post(new, {"title": "Flags", "days_before": 3} | counted)
    step = VisitStep.objects.get()
    assert "3 days before they arrive" in words(as_officer.get(visit.get_absolute_url()))

    edit = at("visitstep-edit", visit.reference, step.pk)
    as_officer.post(edit, {"title": "Flags", "due_on": "2027-03-01"} | counted)
    done = at("visitstep-step", visit.reference, step.pk, "done")
    as_officer.post(done, {"words": "Two of one size"})
    assert "Two of one size" in words(as_officer.get(visit.get_absolute_url()))

    as_officer.post(at("visitstep-remove", visit.reference, step.pk))
    assert not VisitStep.objects.exists()


def test_steps_of_another_visit_are_not_reached(as_officer):
    step, visit = factories.visit_step(), factories.delegation()
    for name in ("visitstep-edit", "visitstep-remove"):
        assert as_officer.get(at(name, visit.reference, step.pk)).status_code == 404
    assert (
        as_officer.post(at("visitstep-step", visit.reference, step.pk, "done")).status_code == 404
    )


def test_a_template_is_added_for_one_kind_of_visit_and_switched_off(as_officer):
    common = factories.step_template(title="Names")
    sent = {"title": "Names earlier", "days_before": 30, "counted_from": "arrival"}
    sent |= {"audience": "owner", "replaces": common.pk, "is_active": "on"}
    refused = as_officer.post(at("steptemplate-new"), sent)
    assert "Choose the kind of visit" in words(refused)
    as_officer.post(at("steptemplate-new"), sent | {"kind": "study"})

    own = StepTemplate.objects.get(title="Names earlier")
    assert (own.slug, own.replaces) == ("study-names-earlier", common)
    assert "Names earlier" in words(as_officer.get(at("steptemplate-list"), {"kind": "study"}))


def test_today_tells_who_comes_and_who_waits(as_officer, officer):
    factories.delegation(title="Comes soon", status="confirmed", arrives_on=date(2026, 12, 1))
    factories.delegation(title="Comes late", status="confirmed", arrives_on=date(2027, 12, 1))
    factories.delegation(title="Waits for us", reply_by=date(2026, 11, 20), owner=officer)
    factories.delegation(title="Hidden", sensitivity="restricted")

    office = words(as_officer.get("/", {"whose": "office"}))
    mine = words(as_officer.get("/", {"whose": "mine"}))
    assert "Comes soon" in office
    assert "Comes late" not in office
    assert "Waits for us" in office
    assert "Hidden" not in office
    assert "Waits for us" in mine
    assert "Comes soon" not in mine


def test_today_tells_which_answers_nobody_sent_and_who_waits_for_the_others(client, officer):
    def drafted(says, status, decided_on=date(2026, 11, 20), **kw):
        said = {"decided_on": decided_on, "decision_reason": "As agreed"}
        visit = factories.delegation(status=status, **said, **kw.pop("visit", {}))
        factories.visit_letter(delegation=visit, says=says, heading=f"{says}, {status}", **kw)

    drafted("accepted", "confirmed", visit={"owner": officer, "reply_by": date(2026, 11, 12)})
    drafted("declined", "declined")
    drafted("accepted", "closed")  # they were here
    drafted("info_needed", "triaged")  # they wrote already
    drafted("redirected", "redirected", sent_on=date(2026, 11, 20))
    drafted("accepted", "accepted", date(2026, 8, 3))  # they know it by now
    drafted("accepted", "frozen", date(2026, 11, 19))
    drafted("info_needed", "info_needed", visit={"title": "Asked for more"})
    told_anew = VisitLetter.objects.first().delegation
    told = {"says": "info_needed", "sent_on": date(2026, 11, 21)}
    factories.visit_letter(delegation=told_anew, **told)
    factories.delegation(title="Put off", status="postponed", owner=officer)
    client.force_login(officer)

    office = words(client.get("/", {"whose": "office"}))
    mine = words(client.get("/", {"whose": "mine"}))

    for told in ("accepted, confirmed", "declined, declined", "Put off", "Asked for more"):
        assert told in office
    untold = ["accepted, closed", "info_needed, triaged", "redirected, redirected"]
    untold += ["accepted, accepted", "info_needed, info_needed"]
    assert [one for one in untold if one in office] == []
    assert office.index("declined, declined") < office.index("accepted, frozen")
    assert office.index("Asked for more") > office.index("Put off")
    assert "accepted, confirmed" in mine and "Put off" in mine
    assert "declined, declined" not in mine and "Asked for more" not in mine


def test_a_city_and_a_body_show_who_came_from_there(as_reader):
    city = factories.city()
    body = factories.organisation(city=city)
    factories.delegation(title="Of the body", organisation=body)
    factories.delegation(title="In secret", city=city, sensitivity="restricted")

    assert "Of the body" in words(as_reader.get(body.get_absolute_url()))
    page = words(as_reader.get(city.get_absolute_url()))
    assert "Of the body" in page
    assert "In secret" not in page


def test_a_visit_is_found_by_the_search_of_every_page(as_reader):
    factories.delegation(title="Trams and trains", purpose="Harbour cranes")
    factories.delegation(title="Hidden trams", sensitivity="restricted")

    commit()

    page = words(as_reader.get("/search/", {"q": "cranes"}))
    assert "Trams and trains" in page
    assert "Hidden trams" not in words(as_reader.get("/search/", {"q": "trams"}))


def test_a_form_saved_as_it_was_opened_changes_nothing(as_officer):
    visit = factories.delegation(questions="Trams\nBuses", notes="One\r\nTwo")
    Delegation.objects.filter(pk=visit.pk).update(notes="One\r\nTwo")  # as it was kept before
    edit = at("delegation-edit", visit.reference)
    form = as_officer.get(edit).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, "", [])}
    typed |= {"questions": "Trams\r\nBuses", "city_text": visit.city.name, "city": visit.city_id}

    page = as_officer.post(edit, typed, follow=True).content.decode()

    visit.refresh_from_db()
    assert (visit.questions, visit.notes) == ("Trams\nBuses", "One\nTwo")
    assert visit.fee_currency == ""
    for untold in ("currency of the fee", "what they want to know", "changed notes", "set notes"):
        assert untold not in page.partition('id="history"')[2]


def test_the_page_says_languages_and_numbers_as_people_do(as_officer):
    visit = factories.delegation(letters_in="en-gb", party_size=1, status="accepted")
    visit.note_reply(visit.received_on)
    visit.save()
    letter = factories.visit_letter(delegation=visit, language="pt-br")
    for name in ("Ida", "Ola"):
        factories.member(delegation=visit, name=name)

    page = as_officer.get(visit.get_absolute_url()).content.decode()
    rows = as_officer.get(reverse("delegations:delegation-list")).content.decode()

    assert "letters in British English" in page
    assert "2 are named" in page
    assert "on the same day" in page and "on the same day" in rows
    assert "after 0 days" not in page + rows
    assert "Brazilian Portuguese" in as_officer.get(letter.get_absolute_url()).content.decode()


def test_fewer_than_one_person_is_refused_in_words(as_officer):
    visit = factories.delegation()
    for typed in ("-3", "0"):
        page = as_officer.post(at("delegation-edit", visit.reference), {"party_size": typed})
        assert page.context["form"].errors["party_size"] == ["At least one person comes."]
