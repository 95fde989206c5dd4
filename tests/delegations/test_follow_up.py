"""What we owe to guests who have left counts among the promises of the office."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegations.models import StepTemplate
from delegations.services import delegations, letters
from oia.commitments.models import Commitment
from oia.core.roads import acting
from oia.reminders import services as reminders
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(officer):
    return factories.delegation(
        title="Night buses", arrives_on=date(2026, 11, 20), status="accepted", owner=officer
    )


def until_they_left(visit, by):
    delegations.plan_steps(visit, by=by)
    for to in ("confirmed", "in_progress", "follow_up"):
        delegations.move(visit, to, by=by)


def test_the_thank_you_letter_is_a_promise_once_they_have_left(visit, officer, as_officer):
    until_they_left(visit, officer)
    promised = Commitment.objects.get()
    step = visit.steps.get(template__slug="thank-you")

    assert promised.text == f"Thank-you letter sent ({visit.reference})"
    assert (promised.due_on, promised.owner, promised.to_city) == (
        date(2026, 11, 25),
        officer,
        visit.city,
    )
    assert promised.subject == visit
    assert step.deadline.status == "waived"
    assert visit.steps.get(template__slug="visit-report").deadline.status == "open"
    assert promised.text in as_officer.get("/commitments/").content.decode()
    assert promised.text in as_officer.get(visit.get_absolute_url()).content.decode()


def test_what_is_done_already_or_does_not_count_is_not_promised(visit, officer):
    StepTemplate.objects.filter(slug="thank-you").update(is_promise=False)
    until_they_left(visit, officer)

    assert not Commitment.objects.exists()


def test_an_import_of_old_visits_promises_nothing(visit, officer):
    with acting(officer, "import 17"):
        until_they_left(visit, officer)

    assert not Commitment.objects.exists()


def test_a_visit_is_closed_with_its_steps_done_or_with_a_word_why_they_are_not(visit, officer):
    until_they_left(visit, officer)
    open_steps = visit.steps.filter(deadlines__status="open")
    open_steps.exclude(template__slug="visit-report").delete()

    with pytest.raises(ValidationError, match="Still open: Report: what was said and promised"):
        delegations.move(visit, "closed", by=officer)
    assert visit.status == "follow_up"

    delegations.move(visit, "closed", by=officer, why="The ministry writes it")
    assert visit.steps.get(template__slug="visit-report").deadline.status == "cancelled"


def test_a_visit_of_which_nothing_is_open_is_closed_at_once_and_a_file_asks_no_less(visit, officer):
    until_they_left(visit, officer)
    with acting(officer, "import 17"), pytest.raises(ValidationError, match="Still open: "):
        delegations.move(visit, "closed", by=officer)

    other = factories.delegation(status="follow_up", arrives_on=date(2026, 11, 5))
    delegations.move(other, "closed", by=officer)
    assert (visit.status, other.status) == ("follow_up", "closed")


def test_the_page_asks_for_the_reason_while_something_is_open(visit, officer, as_officer):
    until_they_left(visit, officer)
    asked = 'value="closed">Closed <span aria-hidden="true">*</span>'
    page = as_officer.get(visit.get_absolute_url()).content.decode()
    menu = page.partition('name="why"')[2].partition("</form>")[0]
    assert asked in menu
    assert "Still open when the visit is closed." in menu
    assert "<bdi>Report: what was said and promised</bdi>" in menu
    assert "Thank-you letter sent" not in menu

    visit.steps.all().delete()
    page = as_officer.get(visit.get_absolute_url()).content.decode()
    assert asked not in page and "Still open when" not in page


def test_the_promise_is_as_restricted_as_the_visit(visit, officer, director):
    visit.sensitivity = "restricted"
    visit.save()
    until_they_left(visit, director)

    assert Commitment.objects.get().sensitivity == "restricted"
    assert not Commitment.objects.visible_to(officer).exists()


def test_whoever_takes_the_end_of_a_visit_back_is_told_what_stays(visit, officer, client, protocol):
    until_they_left(visit, officer)
    client.force_login(protocol)
    url = reverse("delegations:delegation-move", args=[visit.reference])

    page = client.post(url, {"to": "in_progress", "why": "They stay on"}, follow=True)

    assert "What became a promise of the office when they left stays one." in page.content.decode()
    assert Commitment.objects.get().status == "open"
    assert visit.steps.get(template__slug="thank-you").deadline.status == "waived"


def thanks(visit, by, on):
    letter = factories.visit_letter(delegation=visit, says="follow_up")
    letter.sent_on = on
    return letters.save_letter(letter, by=by)


def test_a_letter_of_thanks_that_went_out_does_the_step_and_is_owed_no_more(visit, officer):
    delegations.plan_steps(visit, by=officer)
    for to in ("confirmed", "in_progress"):
        delegations.move(visit, to, by=officer)
    letter = thanks(visit, officer, date(2026, 11, 23))

    delegations.move(visit, "follow_up", by=officer)

    done = visit.steps.get(template__slug="thank-you").deadline
    assert (done.status, done.evidence) == ("done", f"The letter “{letter}” went out.")
    assert list(visit.letters.filter(says="follow_up")) == [letter]
    assert not Commitment.objects.exists()


def test_thanks_that_go_out_after_they_left_keep_the_promise(visit, officer):
    until_they_left(visit, officer)
    drafted = visit.letters.get(says="follow_up")
    assert Commitment.objects.get().status == "open"

    drafted.sent_on = date(2026, 11, 23)
    letters.save_letter(drafted, by=officer)

    kept = Commitment.objects.get()
    assert (kept.status, kept.closed_on) == ("kept", date(2026, 11, 23))
    assert drafted.heading in kept.evidence


def test_the_step_of_one_kind_that_stands_in_for_thanks_is_done_as_well(visit, officer):
    common = StepTemplate.objects.get(slug="thank-you")
    factories.step_template(kind="working", replaces=common, title="Thanked by the mayor")
    delegations.plan_steps(visit, by=officer)

    thanks(visit, officer, date(2026, 11, 23))

    assert visit.steps.get(title="Thanked by the mayor").deadline.status == "done"


def test_a_letter_of_thanks_that_did_not_go_out_after_all_leaves_the_step_open(visit, officer):
    delegations.plan_steps(visit, by=officer)
    letter = thanks(visit, officer, date(2026, 11, 23))

    letter.sent_on, letter.heading = None, "Many thanks"
    letters.save_letter(letter, by=officer)

    step = visit.steps.get(template__slug="thank-you")
    assert (step.deadline.status, step.deadline.evidence) == ("open", "")


def test_a_letter_of_thanks_that_did_not_go_out_after_all_leaves_the_promise_open(visit, officer):
    until_they_left(visit, officer)
    letter = thanks(visit, officer, date(2026, 11, 23))
    assert Commitment.objects.get().status == "kept"

    letter.sent_on = None
    letters.save_letter(letter, by=officer)

    assert Commitment.objects.get().status == "open"


def test_a_step_that_somebody_opened_again_stays_open_when_the_letter_is_mended(visit, officer):
    delegations.plan_steps(visit, by=officer)
    letter = thanks(visit, officer, date(2026, 11, 23))
    step = visit.steps.get(template__slug="thank-you")
    reminders.reopen(step.deadline, by=officer, why="It came back")

    letter.text = "Without the slip"
    letters.save_letter(letter, by=officer)

    assert visit.steps.get(pk=step.pk).deadline.status == "open"
