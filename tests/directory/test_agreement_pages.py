"""The pages of agreements, as people of each role meet them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from oia.directory.models import Agreement, Clearance, Signatory
from oia.directory.services.activity import look_for_silence
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("directory:agreement-list")


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def found(client, **query):
    page = client.get(LIST, query).content.decode()
    return re.findall(r'<td class="title"><a[^>]+><bdi>([^<]+)</bdi>', page)


def at(name, *args):
    return reverse(f"directory:{name}", args=args)


def typed(**kw):
    needed = {"title": "Kobe", "kind": "sister", "renewal": "none", "sensitivity": "office"}
    return needed | {"status": "proposed"} | kw


def test_the_list_is_narrowed_by_state_kind_owner_and_theme(as_officer):
    theme, ana = factories.theme(), factories.user()
    factories.agreement(title="Kobe", owner=ana).themes.add(theme)
    factories.agreement(title="Lviv", kind="memorandum", status="proposed")
    factories.agreement(title="Minsk", status="suspended")

    assert found(as_officer) == ["Kobe", "Lviv", "Minsk"]
    assert found(as_officer, state="force") == ["Kobe", "Minsk"]
    assert found(as_officer, state="prepared") == ["Lviv"]
    assert found(as_officer, state="suspended") == ["Minsk"]
    assert found(as_officer, kind="memorandum") == ["Lviv"]
    assert found(as_officer, owner=ana.pk) == ["Kobe"]
    assert found(as_officer, theme=theme.pk) == ["Kobe"]
    assert found(as_officer, sort="-title") == ["Minsk", "Lviv", "Kobe"]


def test_it_is_found_by_the_names_of_its_partner_but_not_by_those_one_may_not_see(as_officer):
    secret = factories.organisation(name="Ministry of Silence", sensitivity="restricted")
    factories.agreement(title="Friends", city=factories.city(name="Łódź", other_names="Лодзь"))
    factories.agreement(title="Quiet", organisation=secret)

    assert found(as_officer, q="lodz") == found(as_officer, q="лодзь") == ["Friends"]
    assert found(as_officer, q="silence") == []
    assert "Ministry of Silence" not in words(as_officer.get(LIST))


def test_the_list_costs_the_same_for_one_row_and_for_fifty(as_reader, query_count):
    def see():
        assert as_reader.get(LIST).status_code == 200

    factories.agreement(organisation=factories.organisation())
    see()
    one = query_count(see)
    for _number in range(49):
        factories.agreement(organisation=factories.organisation())

    assert query_count(see) == one <= 9


def test_a_page_costs_the_same_for_one_part_and_for_twenty(as_officer, query_count):
    agreement = factories.agreement()

    def add():
        factories.clearance(agreement=agreement, authority=factories.organisation())
        factories.signatory(agreement=agreement, holding=factories.holding())

    def see():
        assert as_officer.get(agreement.get_absolute_url()).status_code == 200

    add()
    see()
    one = query_count(see)
    for _number in range(19):
        add()

    assert query_count(see) == one


def test_an_agreement_is_written_down_with_its_partner_from_the_address(as_officer, officer):
    city, theme = factories.city(), factories.theme()
    page = as_officer.get(at("agreement-new"), {"city": city.pk})
    assert page.context["form"]["city"].value() == city.pk

    as_officer.post(at("agreement-new"), typed(city=city.pk, themes=[theme.pk], owner=officer.pk))

    agreement = Agreement.objects.get()
    assert (agreement.city, agreement.status, agreement.owner) == (city, "proposed", officer)
    assert list(agreement.themes.all()) == [theme]


def test_what_cannot_be_is_said_in_words_and_nothing_typed_is_lost(as_officer):
    page = as_officer.post(at("agreement-new"), typed(title="Kobe forever"))

    assert "Name the city or the organisation with which it is made." in words(page)
    assert "Kobe forever" in page.content.decode()
    assert not Agreement.objects.exists()


def test_an_edit_keeps_the_state(as_officer):
    agreement = factories.agreement(status="dormant")
    as_officer.post(
        at("agreement-edit", agreement.pk),
        typed(title="Anew", city=agreement.city_id, status="active", signed_on="2024-05-02"),
    )
    agreement.refresh_from_db()

    assert (agreement.title, agreement.status) == ("Anew", "dormant")


def test_who_signed_is_found_in_the_post_held_on_that_day(as_officer):
    agreement = factories.agreement(signed_on=date(2020, 1, 1))
    before = factories.holding(starts_on=date(2018, 1, 1), ends_on=date(2021, 1, 1))
    factories.holding(person=before.person, starts_on=date(2022, 1, 1))

    as_officer.post(
        at("signatory-new", agreement.pk), {"side": "theirs", "person": before.person_id}
    )

    assert Signatory.objects.get().holding == before
    assert before.post.title in words(as_officer.get(agreement.get_absolute_url()))


def test_whoever_held_no_post_that_day_signs_in_words(as_officer):
    agreement, person = factories.agreement(), factories.person()
    new = at("signatory-new", agreement.pk)
    answer = as_officer.post(new, {"side": "ours", "person": person.pk})
    assert "No post of" in words(answer)

    as_officer.post(new, {"side": "ours", "name": "Rosa Luz", "post": "Envoy"})

    assert "Rosa Luz Envoy" in words(as_officer.get(agreement.get_absolute_url()))


def test_a_signatory_whom_one_may_not_know_is_hidden_and_stays(as_officer):
    person = factories.person(name="Secret Envoy", sensitivity="restricted")
    signed = factories.signatory(holding=factories.holding(person=person))
    args = (signed.agreement_id, signed.pk)
    for page in (signed.agreement.get_absolute_url(), at("signatory-remove", *args)):
        assert "Secret Envoy" not in words(as_officer.get(page))

    as_officer.post(at("signatory-edit", *args), {"side": "ours"})

    signed.refresh_from_db()
    assert (signed.side, signed.holding.person) == ("ours", person)


def test_a_post_that_was_not_theirs_on_the_day_of_signing_is_told(as_officer):
    agreement = factories.agreement(signed_on=date(2025, 11, 30))
    holding = factories.holding(starts_on=date(2024, 10, 18))
    factories.signatory(agreement=agreement, holding=holding)
    edit, page = at("agreement-edit", agreement.pk), agreement.get_absolute_url()
    assert "not theirs on the day" not in words(as_officer.get(page))

    as_officer.post(edit, typed(city=agreement.city_id, signed_on="2019-11-30"))

    assert "18 Oct 2024 not theirs on the day of signing" in words(as_officer.get(page))


def test_a_clearance_is_asked_granted_and_removed(as_officer):
    agreement = factories.agreement(status="clearance")
    asked = {"kind": "opinion", "authority_words": "Foreign ministry", "asked_on": "2026-01-02"}
    as_officer.post(at("clearance-new", agreement.pk), asked)
    clearance = Clearance.objects.get()
    assert "Foreign ministry Asked for" in words(as_officer.get(agreement.get_absolute_url()))

    edit = at("clearance-edit", agreement.pk, clearance.pk)
    answer = as_officer.post(edit, asked | {"granted_on": "2026-01-01"})
    assert "It cannot be granted before it was asked for." in words(answer)
    as_officer.post(edit, asked | {"granted_on": "2026-01-09"})
    assert "Foreign ministry Granted" in words(as_officer.get(agreement.get_absolute_url()))

    as_officer.post(at("clearance-remove", agreement.pk, clearance.pk))
    assert not Clearance.objects.exists()


def test_an_officer_is_offered_no_step_that_only_a_director_takes(as_officer, client):
    agreement = factories.agreement(status="council")
    offered = as_officer.get(agreement.get_absolute_url()).content.decode()
    assert 'value="due_diligence"' in offered
    assert 'value="signed"' not in offered

    client.force_login(factories.in_role("director", username="director"))
    client.post(at("agreement-move", agreement.pk), {"to": "signed"})

    agreement.refresh_from_db()
    assert agreement.status == "signed"


def test_a_director_says_on_which_day_it_was_signed_and_until_when_it_goes_on(client):
    client.force_login(factories.in_role("director"))
    agreement = factories.agreement(status="council")
    move = at("agreement-move", agreement.pk)
    today = timezone.localdate()
    assert f'name="on" value="{today}"' in client.get(agreement.get_absolute_url()).content.decode()
    ahead = client.post(move, {"to": "signed", "on": today + timedelta(days=1)})
    assert "not on a day to come" in words(ahead)
    assert ahead.context["form"]["on"].value() == str(today + timedelta(days=1))
    assert "Say on which day" in words(client.post(move, {"to": "signed", "on": "soon"}))

    client.post(move, {"to": "signed", "on": "2026-01-09"})
    agreement.refresh_from_db()
    assert (agreement.status, agreement.signed_on) == ("signed", date(2026, 1, 9))

    end = today + timedelta(days=99)
    step = {"to": "terminated", "on": end, "why": "The council"}
    page = words(client.post(move, step, follow=True))
    assert "It ends on" in page and "Notice given it ends on" in page
    agreement.refresh_from_db()
    assert (agreement.status, agreement.terminated_on) == ("signed", end)


def test_an_officer_types_no_notice_and_no_signing_of_today(as_officer):
    agreement = factories.agreement()
    edit = as_officer.get(at("agreement-edit", agreement.pk)).content.decode()
    assert 'name="signed_on"' in edit and 'name="terminated_on"' not in edit
    assert 'name="on"' not in as_officer.get(agreement.get_absolute_url()).content.decode()

    new = typed(city=agreement.city_id, status="signed", title="Kobe today")
    answer = as_officer.post(at("agreement-new"), new)
    assert "Signing is not yours" in words(answer) and "Kobe today" in answer.content.decode()


def test_what_fell_silent_is_asked_about_and_answered_on_its_page(as_officer):
    factories.office(agreement_dormant_by_itself=False)
    agreement = factories.agreement(title="Old friends", signed_on=date(1990, 1, 1))
    look_for_silence()
    assert found(as_officer, state="silent") == ["Old friends"]
    assert "Is it dormant?" in words(as_officer.get(agreement.get_absolute_url()))

    as_officer.post(at("agreement-keep", agreement.pk))

    assert found(as_officer, state="silent") == []
    assert "Is it dormant?" not in words(as_officer.get(agreement.get_absolute_url()))


def test_what_became_dormant_by_rule_says_why_and_is_found_alive_on_its_page(as_officer):
    agreement = factories.agreement(title="Old friends", signed_on=date(1990, 1, 1))
    look_for_silence()
    page = words(as_officer.get(agreement.get_absolute_url()))
    assert "Nothing is known to have happened since" in page and "It is alive" in page

    as_officer.post(at("agreement-move", agreement.pk), {"to": "active"})

    agreement.refresh_from_db()
    assert (agreement.status, look_for_silence()) == ("active", 0)


def test_it_is_renewed_on_a_page_that_asks_until_when(as_officer):
    agreement = factories.agreement(status="renewal", ends_on=date(2030, 1, 1))
    renew = at("agreement-renew", agreement.pk)
    assert "later day" in words(as_officer.post(renew, {"ends_on": "2029-01-01"}))

    as_officer.post(renew, {"ends_on": "2035-01-01"})

    agreement.refresh_from_db()
    assert (agreement.status, agreement.ends_on) == ("active", date(2035, 1, 1))


def test_partners_show_what_is_agreed_with_them(as_reader):
    city, body = factories.city(), factories.organisation()
    factories.agreement(title="With a city", city=city)
    factories.agreement(title="With a body", organisation=body)
    factories.agreement(title="In secret", city=city, sensitivity="restricted")

    page = words(as_reader.get(city.get_absolute_url()))
    assert "With a city" in page
    assert "In secret" not in page
    assert "With a body" in words(as_reader.get(body.get_absolute_url()))


def test_a_city_shows_what_is_agreed_with_who_is_there_as_far_as_one_may_know(as_reader):
    kobe = factories.city(name="Kobe")
    hidden = factories.organisation(city=kobe, sensitivity="restricted")
    town = factories.agreement(organisation=factories.organisation(city=kobe))
    secret = factories.agreement(organisation=hidden)

    page = as_reader.get(kobe.get_absolute_url())

    panel = page.content.decode().partition('id="agreements"')[2].partition("</section>")[0]
    assert town.title in panel and secret.title not in panel


def test_the_reason_typed_for_a_step_that_is_refused_is_not_lost(client):
    client.force_login(factories.in_role("director"))
    agreement = factories.agreement(status="clearance")
    factories.clearance(agreement=agreement)
    move, why = at("agreement-move", agreement.pk), "The council decided, unanimously."
    refused = client.post(move, {"to": "signed", "why": why})

    assert why in refused.content.decode()
    assert "Not yet granted" in words(refused) and "Not yet: Signed" in words(refused)
    Clearance.objects.update(granted_on=date(2026, 1, 1))
    form = refused.context["form"]
    client.post(move, {name: form[name].value() for name in ("to", "why")})
    agreement.refresh_from_db()
    assert agreement.status == "signed"
