"""Pages of the catalogue: the figures side by side, lists, and what hangs on a record."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.models import Declaration, DeclarationCount, Framework, SignOn, Trace
from tests import factories
from tests.declarations.test_texts import version


def test_figures_that_contradict_stand_side_by_side_each_with_its_source(as_officer):
    of = factories.declaration()
    for measure, number, source in (
        ("signed", 104, "Mayors Mechanism"),
        ("adopted", 80, "UNHCR"),
        ("attended", 150, "the press"),
    ):
        factories.declaration_count(declaration=of, measure=measure, number=number, source=source)

    told = as_officer.get(of.get_absolute_url()).content.decode()

    rows = told.partition('id="counts"')[2].partition("</section>")[0]
    places = [rows.index(word) for word in ("Attended", "Adopted", "Signed</td>")]
    assert places == sorted(places)
    assert all(source in rows for source in ("Mayors Mechanism", "UNHCR", "the press"))


def test_a_figure_without_a_source_is_refused_beside_the_field(as_officer):
    of = factories.declaration()
    url = reverse("networks:declarationcount-new", args=[of.slug])

    answer = as_officer.post(url, {"measure": "signed", "number": 12})

    assert answer.context["form"].errors["source"]
    assert answer.context["form"]["number"].value() == "12"
    assert not DeclarationCount.objects.exists()


def test_a_declaration_is_added_and_says_what_it_became(as_officer):
    new = factories.declaration(title="Clean Air Accelerator")
    told = {"title": "Clean Air Declaration", "successor": new.pk, "sensitivity": "office"}

    as_officer.post(
        reverse("networks:declaration-new"), told | {"country": "", "other_names": "CAD"}
    )

    made = Declaration.objects.get(successor=new)
    assert made.slug == "clean-air-declaration"
    assert "Clean Air Declaration" in as_officer.get(new.get_absolute_url()).content.decode()
    assert Declaration.objects.matching("cad").get() == made


def test_a_declaration_of_a_title_that_is_here_is_told_and_let_go_on(as_officer):
    here = factories.declaration(title="Pact on Rain", adopted_on=date(2024, 5, 1), place="Kobe")
    hidden = factories.declaration(title="Pact on Rain", sensitivity="restricted")
    typed = {"title": "pact on  rain", "sensitivity": "office", "country": ""}
    url = reverse("networks:declaration-new")

    page = as_officer.post(url, typed)
    assert "here already" in str(page.context["form"].errors["title"])
    shown = page.content.decode()
    assert f'href="{here.get_absolute_url()}"' in shown and "1 May 2024 · Kobe" in shown
    assert hidden.get_absolute_url() not in shown

    as_officer.post(url, typed | {"another": "on"})
    assert Declaration.objects.count() == 3

    edit = reverse("networks:declaration-edit", args=[here.slug])
    as_officer.post(edit, typed | {"title": "Pact on Rain", "place": "Osaka"})
    here.refresh_from_db()
    assert here.place == "Osaka", "only a new one is asked about"


def test_a_title_that_only_a_hidden_declaration_bears_is_free(as_officer):
    factories.declaration(title="Pact on Rain", sensitivity="restricted")
    typed = {"title": "Pact on Rain", "sensitivity": "office", "country": ""}
    as_officer.post(reverse("networks:declaration-new"), typed)

    assert Declaration.objects.count() == 2


def test_a_request_is_written_down_by_the_page(as_officer, officer):
    of = factories.declaration()
    url = reverse("networks:signon-new")
    form = as_officer.get(f"{url}?declaration={of.pk}").context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    told |= {"organiser_words": "23:59 CET", "zone_kind": "abbreviation", "zone": "CET"}

    answer = as_officer.post(url, told | {"due_on": "2026-12-03"})

    made = SignOn.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.declaration, made.owner, made.functions) == (
        *(of, officer),
        ["negotiation", "symbolising"],
    )
    assert "“<bdi>23:59 CET</bdi>”" in as_officer.get(answer.url).content.decode()


def test_a_hurry_without_a_reason_and_a_zone_that_is_none_are_told_beside_their_fields(as_officer):
    told = {"declaration": factories.declaration().pk, "status": "received", "fast_track": "on"}
    told |= {
        "received_on": "2026-11-23",
        "zone_kind": "place",
        "zone": "Mars",
        "sensitivity": "office",
    }

    form = as_officer.post(reverse("networks:signon-new"), told).context["form"]

    assert {"fast_track_why", "zone"} <= set(form.errors)
    assert not SignOn.objects.exists()


def test_an_officer_is_not_offered_what_only_directors_approve(as_officer):
    form = as_officer.get(reverse("networks:signon-new")).context["form"]

    offered = {value for value, _words in form.fields["status"].choices}
    assert not {"approved", "conditions", "declined", "withdrawn"} & offered
    assert "approved_on" not in form.fields and "signed_on" in form.fields


def test_a_trace_of_what_was_taken_up_has_its_passage(as_officer):
    sign_on, framework = factories.sign_on(), factories.framework()
    url = reverse("networks:trace-new", args=[sign_on.pk])
    told = {"position": "Name cities", "framework": framework.pk, "uptake": "verbatim"}
    told |= {"noted_on": "2026-11-23"}

    answer = as_officer.post(url, told)
    assert answer.context["form"].errors["passage"]

    as_officer.post(url, told | {"passage": "Cities are named.", "place": "para 3"})
    assert Trace.objects.get().passage == "Cities are named."
    for place in (sign_on.get_absolute_url(), framework.get_absolute_url()):
        assert "Cities are named." in as_officer.get(place).content.decode()


@pytest.mark.parametrize("which", ["declaration", "framework", "sign_on"])
def test_a_page_costs_the_same_whatever_hangs_on_the_record(as_officer, which):
    record = getattr(factories, which)()
    hang = {
        "declaration": lambda: (
            factories.declaration_count(declaration=record),
            factories.instrument_text(declaration=record),
            factories.sign_on(declaration=record),
            record.conveners.add(factories.network()),
        ),
        "framework": lambda: (
            factories.instrument_text(framework=record),
            factories.trace(framework=record),
        ),
        "sign_on": lambda: (
            factories.sign_on_step(sign_on=record, owner=factories.user()),
            factories.trace(sign_on=record),
            factories.instrument_text(declaration=record.declaration),
        ),
    }[which]

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert as_officer.get(record.get_absolute_url()).status_code == 200
        return len(queries)

    hang()
    cost()
    one = cost()
    for _more in range(3):
        hang()

    assert cost() == one


def test_the_list_of_declarations_tells_what_is_ours_and_is_narrowed_to_it(as_officer):
    ours = factories.sign_on(status="signed", signed_on="2026-01-01").declaration
    factories.declaration(title="Of others")
    url = reverse("networks:declaration-list")

    everything = as_officer.get(url).content.decode()
    signed = as_officer.get(f"{url}?ours=signed").content.decode()

    assert "Of others" in everything and "badge--signed" in everything
    assert ours.title in signed and "Of others" not in signed


def test_a_framework_of_a_restricted_kind_is_hidden_in_a_trace(as_officer):
    secret = Framework.objects.create(slug="secret", title="Secret", sensitivity="restricted")
    trace = factories.trace(framework=secret)

    told = as_officer.get(trace.sign_on.get_absolute_url()).content.decode()

    assert "Secret" not in told and "hidden" in told


def test_figures_steps_and_traces_are_removed_by_whoever_may(client):
    client.force_login(factories.in_role("director"))
    count, step, trace = factories.declaration_count(), factories.sign_on_step(), factories.trace()
    addresses = {
        count: reverse("networks:declarationcount-remove", args=[count.declaration.slug, count.pk]),
        step: reverse("networks:signonstep-remove", args=[step.sign_on.pk, step.pk]),
        trace: reverse("networks:trace-remove", args=[trace.sign_on.pk, trace.pk]),
    }
    for record, url in addresses.items():
        assert client.get(url).status_code == 200
        assert client.post(url).status_code == 302
        assert not type(record).objects.filter(pk=record.pk).exists()


def test_a_step_for_which_nobody_is_named_says_so_and_a_new_request_is_not_yet_approved(as_officer):
    sign_on = factories.sign_on()
    factories.sign_on_step(sign_on=sign_on, department=factories.department())
    factories.instrument_text(declaration=sign_on.declaration, dated_on=None)

    told = as_officer.get(sign_on.get_absolute_url()).content.decode()

    assert "nobody asked yet" in told
    assert '<dt>Approved</dt><dd><span class="quiet">not yet</span></dd>' in told
    texts = told.partition('id="texts"')[2].partition("</section>")[0]
    assert "Draft" in texts
    assert "–" not in texts


def test_the_page_of_a_sign_on_tells_our_own_date_and_awaits_nothing_once_withdrawn(as_officer):
    days = {"due_on": date(2026, 12, 20), "internal_on": date(2026, 12, 18)}
    asked = factories.sign_on(**days)
    signed = {"status": "signed", "signed_on": date(2026, 11, 20), "confirm_by": date(2026, 12, 4)}
    given = factories.sign_on(**signed, list_check_on=date(2026, 12, 5))

    assert "our own date: Fri 18 Dec 2026" in as_officer.get(asked.get_absolute_url()).text
    before = as_officer.get(given.get_absolute_url()).text
    SignOn.objects.filter(pk=given.pk).update(status="withdrawn", ended_on=date(2026, 11, 21))
    after = as_officer.get(given.get_absolute_url()).text

    for words in ("expected by", "to be looked up on"):
        assert words in before and words not in after


def test_whoever_approves_the_text_of_an_earlier_day_is_told_that_all_are_asked_anew(
    as_director, director
):
    sign_on = factories.sign_on(owner=director)
    version(sign_on.declaration, "Cities plant.", by=director, dated_on=date(2026, 11, 20))
    version(sign_on.declaration, "Cities water.", by=director)
    url = reverse("networks:signon-approve", args=[sign_on.pk])

    told = {"body": "mayor", "approved_on": "2026-11-21", "approved_text": ""}
    page = as_director.post(url, told, follow=True).text

    assert "all are asked anew" in page.partition("<main")[2]
    told |= {"approved_on": "2026-11-23"}
    assert "all are asked anew" not in as_director.post(url, told, follow=True).text
