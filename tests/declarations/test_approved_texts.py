"""Which version an approval covers, and what those mean that come before it, late or long after."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from networks.models import InstrumentText, SignOn
from networks.services import sign_ons, texts
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, deadlines, page
from tests.declarations.test_texts import version

pytestmark = pytest.mark.django_db

NOVEMBER = {day: date(2026, 11, day) for day in (1, 10, 12, 20)}


def approved(director, **told):
    """A request whose draft of 1 November was approved today, or as told."""
    sign_on = factories.sign_on(owner=director, final_text_on=date(2026, 12, 1))
    version(sign_on.declaration, "Cities plant.", by=director, dated_on=NOVEMBER[1])
    return sign_ons.approve(sign_on, APPROVAL | told, by=director)


def long_since(**kw):
    """Signed and approved years ago, and typed in without its text."""
    day = date(2019, 5, 2)
    told = {"status": "listed", "received_on": day, "approved_on": day, "signed_on": day}
    return factories.sign_on(**told | {"conditions": "No new budget"} | kw)


def test_the_text_of_an_old_signature_takes_no_approval_away(officer):
    old = long_since()
    version(old.declaration, "Cities plant.", by=officer, dated_on=date(2019, 6, 1))
    version(old.declaration, "Cities plant trees.", by=officer, dated_on=None)

    old.refresh_from_db()
    assert (old.approved_on, old.conditions) == (date(2019, 5, 2), "No new budget")
    assert not old.is_unratified


def test_which_version_was_approved_long_ago_is_said_in_the_form(as_director, director):
    old = long_since(owner=director)
    text = version(old.declaration, "Cities plant.", by=director, dated_on=date(2019, 6, 1))
    url = page("edit", old)
    form = as_director.get(url).context["form"]
    told = {name: form[name].value() for name in form.fields}
    told = {name: value for name, value in told.items() if value not in (None, False)}

    as_director.post(url, told | {"approved_text": text.pk})

    old.refresh_from_db()
    assert old.approved_text == text
    version(old.declaration, "Cities fell.", by=director, title="Amended")
    old.refresh_from_db()
    assert old.is_unratified, "now that it is known what was approved, another text is another"


def test_an_officer_does_not_say_which_text_was_approved(as_officer, officer):
    old = long_since()
    version(old.declaration, "Cities plant.", by=officer, dated_on=date(2019, 6, 1))

    assert "approved_text" not in as_officer.get(page("edit", old)).context["form"].fields


def test_a_final_text_that_was_dated_before_the_approval_but_is_another_asks_all_anew(
    director, officer
):
    sign_on = approved(director)

    version(sign_on.declaration, "Cities fell.", by=officer, dated_on=NOVEMBER[20], stage="final")

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.approved_on) == ("comments", None)


def test_an_approval_written_down_late_is_of_the_text_of_its_day(director):
    sign_on = factories.sign_on()
    version(sign_on.declaration, "Cities plant.", by=director, dated_on=NOVEMBER[1])
    version(sign_on.declaration, "Cities fell.", by=director, dated_on=NOVEMBER[12])

    sign_ons.approve(sign_on, APPROVAL | {"approved_on": NOVEMBER[10]}, by=director)

    assert (sign_on.status, sign_on.approved_on) == ("comments", None)
    [was] = {row.approved_text_id for row in sign_on.history.exclude(approved_on=None)}
    assert InstrumentText.objects.get(pk=was).dated_on == NOVEMBER[1]


def test_a_text_that_was_put_in_late_is_the_one_that_was_approved(director):
    sign_on = factories.sign_on()
    only = version(sign_on.declaration, "Cities plant.", by=director, dated_on=None)

    sign_ons.approve(sign_on, APPROVAL | {"approved_on": NOVEMBER[10]}, by=director)

    assert (sign_on.status, sign_on.approved_text) == ("approved", only)


def test_whoever_approves_may_say_which_text_it_was(as_director, director):
    sign_on = factories.sign_on()
    first = version(sign_on.declaration, "Cities plant.", by=director, dated_on=NOVEMBER[1])
    version(sign_on.declaration, "Cities fell.", by=director, dated_on=NOVEMBER[12])

    told = {"approved_on": "2026-11-23", "body": "council", "approved_text": first.pk}
    as_director.post(page("approve", sign_on), told)

    sign_on.refresh_from_db()
    assert (sign_on.status, sign_on.approved_text) == ("approved", first)


def test_a_version_that_is_marked_as_final_meets_the_condition(director, officer):
    sign_on = approved(director, awaits_final_text=True)
    text = sign_on.approved_text

    text.stage = "final"
    texts.change_text(text, by=officer)

    sign_on.refresh_from_db()
    assert sign_on.is_covered and sign_on.approved_text == text
    assert "signon.final_text" not in deadlines(sign_on)


def test_of_versions_in_two_languages_marking_the_approved_ones_as_final_asks_nobody(
    today, director, officer
):
    sign_on = factories.sign_on()
    for words in ("Las ciudades.", "Las ciudades plantan."):
        spanish = version(sign_on.declaration, words, by=officer, language="es")
    english = version(sign_on.declaration, "Cities plant.", by=officer)
    today.move_to(datetime(2026, 11, 24, 10, tzinfo=timezone.get_current_timezone()))
    sign_ons.approve(sign_on, APPROVAL | {"approved_on": date(2026, 11, 24)}, by=director)

    for text in (spanish, english):
        text.stage = "final"
        texts.change_text(text, by=officer)

    sign_on.refresh_from_db()
    assert sign_on.status == "approved"


def test_what_was_approved_is_not_removed(as_officer, director, officer):
    sign_on = approved(director)
    text = sign_on.approved_text

    with pytest.raises(ValidationError, match="evidence"):
        texts.remove_text(text, by=officer)
    with pytest.raises(ProtectedError):
        text.delete()
    answer = as_officer.post(reverse("networks:text-remove", args=[text.pk]), follow=True)

    assert "stays as its evidence" in answer.content.decode()
    assert InstrumentText.objects.filter(pk=text.pk).exists()


def test_what_nobody_approved_is_removed(as_officer, officer):
    text = version(factories.declaration(), "Cities plant.", by=officer)

    as_officer.post(reverse("networks:text-remove", args=[text.pk]))

    assert not InstrumentText.objects.exists()


def test_a_draft_marked_as_final_by_mistake_is_waited_for_again(director, officer):
    sign_on = factories.sign_on(final_text_on=date(2026, 12, 1))
    text = version(sign_on.declaration, "Cities plant.", by=officer, stage="final")
    sign_on.refresh_from_db()
    assert sign_on.final_text_came_on == TODAY

    text.stage = "draft"
    texts.change_text(text, by=officer)

    sign_on.refresh_from_db()
    assert sign_on.final_text_came_on is None
    assert "signon.final_text" in deadlines(sign_on)


def test_a_final_text_that_is_removed_is_waited_for_again(officer):
    sign_on = factories.sign_on(final_text_on=date(2026, 12, 1))
    text = version(sign_on.declaration, "Cities plant.", by=officer, stage="final")

    texts.remove_text(text, by=officer)

    assert SignOn.objects.get().final_text_came_on is None


def test_a_translation_marked_as_final_ends_no_wait_for_the_text_itself(officer):
    sign_on = factories.sign_on(final_text_on=date(2026, 12, 1))
    version(sign_on.declaration, "Cities plant.", by=officer)

    version(sign_on.declaration, "Las ciudades.", by=officer, language="es", stage="final")

    sign_on.refresh_from_db()
    assert sign_on.final_text_came_on is None
