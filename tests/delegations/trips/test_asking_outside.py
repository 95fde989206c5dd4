"""A verdict that somebody without a login gives under the signed link of a letter."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delegations.models import Approval, ChainStep, Trip
from delegations.services import approvals, asking_outside, trip_costs, trips
from oia.core.models import Move
from oia.documents.models import Attachment
from oia.reminders.models import Deadline, Letter
from oia.reminders.sending import delivery
from tests import factories
from tests.reminders.test_links import rows

pytestmark = pytest.mark.django_db

LINK = re.compile(r"(?P<words>Give your verdict): https?://[^/]+(?P<path>/trips/verdict/\S+)")
MARK = re.compile(r'name="seen" value="(?P<mark>\w+)"')
SECRET = "To the harbour of Kobe"


@pytest.fixture
def board(db):
    return factories.user(
        username="board",
        first_name="Ethics",
        last_name="Board",
        email="board@city.test",
        logs_in=False,
    )


@pytest.fixture
def trip(officer, board):
    """A trip that the host pays, so that ethics have a say, and are asked by letter."""
    ChainStep.objects.filter(slug="ethics-advice").update(approver=board)
    trip = Trip(
        title=SECRET,
        destination="Kobe",
        purpose="Speak on shore power",
        starts_on=date(2027, 5, 10),
        owner=officer,
        payer="host",
    )
    return trips.begin(trip, by=officer)


@pytest.fixture
def step(trip):
    return trip.approvals.get(body="ethics")


@pytest.fixture
def mail(days, post, officer, trip, step, client):
    """The letter that the officer sends from the trip's page."""
    with days.on(2026, 11, 24):
        client.force_login(officer)
        answer = client.post(at("approval-ask", trip.reference, step.pk), follow=True)
        assert "The letter to Ethics Board goes" in answer.content.decode()
        asked = said(client.get(trip.get_absolute_url()))
        assert "letter goes 24 Nov 2026" in asked
        assert "Ask again by letter" in asked and ">Ask by letter" not in asked
        delivery.deliver_all()
    (mail,) = post.mails
    return mail


@pytest.fixture
def link(mail):
    return LINK.search(text_of(mail))["path"]


@pytest.fixture
def that_day(days, mail):
    with days.on(2026, 11, 24, 11):
        yield


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def text_of(mail):
    return mail.get_body(["plain"]).get_content()


def said(page):
    return page.content.decode()


def pdf(name="advice.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4\nAdvice\n%%EOF\n", "application/pdf")


@pytest.mark.parametrize(
    ("state", "told"),
    [("given_up", "Given up"), ("bounced", "Came back"), ("dropped", "No longer wanted")],
)
def test_a_letter_that_reached_nobody_is_not_told_as_sent(
    state, told, days, officer, trip, step, client
):
    with days.on(2026, 11, 24):
        client.force_login(officer)
        client.post(at("approval-ask", trip.reference, step.pk))
        Letter.objects.update(state=state, sent_at=timezone.now(), bounced_at=timezone.now())

        page = said(client.get(trip.get_absolute_url()))

    assert f"The letter: {told}." in page
    assert "letter sent" not in page and "letter goes" not in page


def test_the_letter_goes_to_who_is_asked_and_names_neither_place_nor_title(mail, step):
    assert mail["To"] == "board@city.test"
    whole = mail.as_string() + text_of(mail)
    assert "Kobe" not in whole and SECRET not in whole
    assert "Done: " not in text_of(mail)
    assert "Open it" not in text_of(mail)
    assert Deadline.objects.get(kind="trip.approval", origin_id=step.pk).owner == step.approver
    kept = Letter.objects.get()
    assert "/trips/verdict/" in kept.text and "/trips/verdict/" in kept.html
    assert not re.search(r"/trips/verdict/\d+a\.[\w-]{43}", kept.text + kept.html)


def test_looking_changes_nothing_however_often_a_scanner_looks(link, that_day):
    before = rows()

    for _each in range(20):
        page = Client().get(link)
        assert page.status_code == 200
        assert Client().head(link).status_code == 200

    assert rows() == before
    assert "Speak on shore power" in said(page) and "Kobe" in said(page)
    assert page["Cache-Control"] == "no-store" and "noindex" in page["X-Robots-Tag"]


def test_the_page_tells_what_a_verdict_needs_and_nothing_more(link, that_day, trip):
    Trip.objects.filter(pk=trip.pk).update(notes="Do not tell")
    factories.traveller(trip=trip, name="Ana Duarte", part="mayor", post="Mayor", notes="Diabetic")
    factories.traveller(trip=trip, name="Rui Faria", part="security")
    factories.leg(trip=trip, number="OA 526", booking="XYZ123")
    factories.stay(trip=trip, name="Hotel by the harbour")
    factories.trip_cost(trip=trip, payer="host", estimate=1200, currency="EUR", what="Suite")

    page = said(Client().get(link))

    for told in ("Ana Duarte, Mayor", "1 other person", "1,200.00", trip.reference):
        assert told in page
    for hidden in ("Do not tell", "Rui", "Diabetic", "OA 526", "XYZ123", "harbour</dd>", "Suite"):
        assert hidden not in page


def test_a_verdict_is_given_once_with_its_paper(link, that_day, trip, step, board):
    scanner = Client(enforce_csrf_checks=True)
    assert scanner.post(link, {"to": "approved"}).status_code == 403
    form = {"to": "conditions", "paper": "Advice 14 of 24 November", "file": pdf()}
    silent = Client().post(link, form)
    assert "which conditions" in said(silent)

    after = Client().post(link, form | {"why": "Hotel yes, flights no", "file": pdf()}, follow=True)

    step.refresh_from_db()
    assert "Your verdict is kept" in said(after)
    assert (step.status, step.words_said, step.given_by) == (
        *("conditions", "Hotel yes, flights no", "Ethics Board"),
    )
    assert (step.decided_by, step.decided_on) == (board, date(2026, 11, 24))
    paper = Attachment.objects.get()
    assert (paper.subject, paper.title, paper.uploaded_by, paper.sensitivity) == (
        *(trip, "Advice 14 of 24 November", board, trip.sensitivity),
    )
    later = Client().post(link, {"to": "refused", "why": "No"})
    assert "what was sent just now is not kept" in said(later)
    assert "just now" not in said(Client().get(link)) + said(after)
    for page in (Client().get(link), later):
        assert "Kobe" not in said(page) and "Hotel" not in said(page)
        assert "Your verdict is kept" in said(page)
    step.refresh_from_db()
    assert step.status == "conditions"
    trip.refresh_from_db()
    assert trip.status == "ethics_cleared"


def test_nobody_outside_agrees_to_another_trip_than_the_page_showed(
    link, that_day, trip, step, officer
):
    cost = factories.trip_cost(trip=trip, payer="sponsor", estimate=600, currency="EUR")
    seen = MARK.search(said(Client().get(link)))["mark"]
    cost.estimate = 60000
    trip_costs.save_cost(cost, by=officer)

    again = Client().post(link, {"to": "approved", "seen": seen})
    step.refresh_from_db()
    assert "was changed since you opened this page" in said(again) and "60,000.00" in said(again)
    assert step.status == "pending"
    now = MARK.search(said(again))["mark"]
    Client().post(link, {"to": "approved", "seen": now})

    step.refresh_from_db()
    assert seen != now and step.status == "approved"


def test_asked_once_more_the_old_link_stays_shut_and_a_new_letter_opens(
    link, that_day, officer, director, step, post
):
    Client().post(link, {"to": "refused", "why": "Too dear"})
    step.refresh_from_db()
    approvals.decide(step, "pending", by=director, why="Cheaper now")

    old = Client().post(link, {"to": "approved"})
    assert "newer letter" in said(old) and "Kobe" not in said(old)
    asking_outside.ask(step, by=officer)
    delivery.deliver_all()
    new = LINK.search(text_of(post.mails[-1]))["path"]
    Client().post(new, {"to": "approved"})

    step.refresh_from_db()
    assert new != link
    assert step.status == "approved"


def test_the_link_expires_and_a_forged_one_opens_nothing(link, days):
    with days.on(2027, 6, 30):
        late = Client().get(link)
    assert late.status_code == 410 and "Kobe" not in said(late)
    with days.on(2026, 11, 24, 11):
        for wrong in (link.replace("a.", "d."), link.replace("verdict/", "verdict/9"), "x.y"):
            url = wrong if wrong.startswith("/") else at("approval-answer", wrong)
            assert Client().get(url).status_code == 404
        key = link.rstrip("/").rpartition("/")[2]
        assert Client().get(f"/l/{key}/").status_code == 404


def test_the_link_is_only_for_who_is_asked_now(link, that_day, step):
    other = factories.user(logs_in=False)
    Approval.objects.filter(pk=step.pk).update(approver=other)

    page = Client().get(link)
    Client().post(link, {"to": "approved"})

    step.refresh_from_db()
    assert page.status_code == 410 and "Kobe" not in said(page)
    assert step.status == "pending"


def test_whoever_travels_approves_by_no_link_and_is_not_asked(
    link, that_day, trip, step, board, officer
):
    factories.traveller(trip=trip, user=board)

    assert "does not approve" in said(Client().get(link))
    refused = Client().post(link, {"to": "approved"})
    with pytest.raises(PermissionDenied):
        approvals.answer(step, "approved", by=board)
    with pytest.raises(ValidationError, match="have no say"):
        asking_outside.ask(step, by=officer)

    step.refresh_from_db()
    assert refused.status_code == 410 and "Kobe" not in said(refused)
    assert step.status == "pending"
    assert Move.objects.filter(by=board, subject_id=step.pk, went_to="pending").count() == 2


def test_the_order_of_the_chain_holds_for_those_outside_too(trip, officer, board):
    late = factories.approval(trip=trip, role="outside", approver=board, order=99)

    with pytest.raises(ValidationError, match="First comes"):
        asking_outside.ask(late, by=officer)
    with pytest.raises(ValidationError, match="First comes"):
        approvals.answer(late, "approved", by=board)


def test_only_somebody_without_a_login_is_asked_by_letter(as_officer, officer, trip, step):
    url = at("approval-new", trip.reference)
    names = str(as_officer.get(url).context["form"]["approver"])
    assert "Ethics Board" in names and officer.username not in names
    step.approver = officer
    with pytest.raises(ValidationError, match="has no login"):
        step.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=step.pk).update(role="director")


@pytest.mark.parametrize("lost", [{"logs_in": True}, {"is_active": False}])
def test_whoever_is_not_asked_by_letter_any_more_holds_up_no_trip(lost, officer, board, trip, step):
    type(board).objects.filter(pk=board.pk).update(**lost)

    later = Trip(title="To Osaka", destination="Osaka", payer="host", owner=officer)
    trips.begin(later, by=officer)

    assert later.approvals.get(body="ethics").approver is None


@pytest.mark.parametrize("lost", [{"logs_in": True}, {"is_active": False}])
def test_an_officer_gives_such_a_step_more_days_and_is_told_who_is_asked_no_more(
    lost, as_officer, officer, board, trip, step
):
    type(board).objects.filter(pk=board.pk).update(**lost)
    url = at("approval-edit", trip.reference, step.pk)
    page = as_officer.get(url)
    assert "Ethics Board" in page.context["form"]["approver"].help_text
    assert "is asked by letter no more" in said(page)

    answer = as_officer.post(url, {"title": step.title, "lead_days": 50})

    step.refresh_from_db()
    assert answer.status_code == 302
    assert (step.lead_days, step.approver) == (50, board)
    assert at("approval-ask", trip.reference, step.pk) not in said(
        as_officer.get(trip.get_absolute_url())
    )
    with pytest.raises(ValidationError, match="has no login"):
        asking_outside.ask(step, by=officer)


def test_a_director_lets_nobody_be_asked_in_place_of_who_has_a_login_by_now(
    client, director, board, trip, step
):
    type(board).objects.filter(pk=board.pk).update(logs_in=True)
    client.force_login(director)
    url = at("approval-edit", trip.reference, step.pk)
    names = ("title", "body", "role", "order", "lead_days")
    whole = {name: getattr(step, name) for name in names}

    refused = client.post(url, whole | {"approver": board.pk})
    client.post(url, whole | {"approver": ""})

    step.refresh_from_db()
    assert "approver" in refused.context["form"].errors and step.approver is None


def test_a_chain_that_cannot_be_taken_over_says_why(as_officer, trip):
    ChainStep.objects.create(title="Late", slug="late", lead_days=800)

    page = as_officer.post(at("approval-fill", trip.reference), follow=True)

    assert page.status_code == 200 and "730" in said(page)


def test_a_step_added_once_a_trip_is_approved_is_asked_by_letter(
    as_officer, officer, director, trip, step, board
):
    Approval.objects.filter(trip=trip).update(status="approved", decided_on=date(2026, 11, 20))
    Trip.objects.filter(pk=trip.pk).update(status="approved")
    added = {"title": "Insurance", "body": "other", "role": "outside", "approver": board.pk}
    as_officer.post(at("approval-new", trip.reference), added | {"order": 99, "lead_days": 21})
    late = trip.approvals.get(title="Insurance")
    ask = at("approval-ask", trip.reference, late.pk)

    assert ask in said(as_officer.get(trip.get_absolute_url()))
    assert "The letter to Ethics Board goes" in said(as_officer.post(ask, follow=True))

    Trip.objects.filter(pk=trip.pk).update(status="expenses")
    assert ask not in said(as_officer.get(trip.get_absolute_url()))


def test_a_reader_sends_no_letter(as_reader, trip, step):
    answer = as_reader.post(at("approval-ask", trip.reference, step.pk))

    assert answer.status_code in (403, 404)
    assert not Letter.objects.exists()


def test_the_office_notes_a_verdict_with_the_paper_itself(as_officer, trip, step):
    url = at("approval-decide", trip.reference, step.pk)
    form = {"to": "approved", "given_by": "Ethics board"}
    assert "on which paper" in said(as_officer.post(url, form))

    as_officer.post(url, form | {"file": pdf("Advice 14.pdf")})

    step.refresh_from_db()
    assert (step.status, step.paper) == ("approved", "Ethics advice on who pays: Advice 14")
    assert Attachment.objects.get().subject == trip


def test_reminders_of_the_rule_bear_the_link_too_and_stand_with_the_step(
    days, post, trip, step, client, officer
):
    days.round(2027, 4, 1)

    mails = [mail for mail in post.mails if mail["To"] == "board@city.test"]
    assert mails and LINK.search(text_of(mails[0]))
    with days.on(2027, 4, 1):
        client.force_login(officer)
        page = said(client.get(trip.get_absolute_url()))
    assert "Asked Thu 1 Apr 2027, letter sent 1 Apr 2027" in " ".join(page.split())
    assert "Ask again by letter" in page


def test_who_decides_here_is_told_what_is_told_behind_the_link(as_officer, trip, step):
    factories.traveller(trip=trip, part="elected", name="Ana Silva", post="Deputy mayor")
    factories.trip_cost(trip=trip, payer="host", estimate=900)

    page = said(as_officer.get(at("approval-decide", trip.reference, step.pk)))

    for words in ("Speak on shore power", "Ana Silva, Deputy mayor", "Paid most by", "900"):
        assert words in page


def test_a_refusal_without_a_reason_is_told_once_beside_its_field(as_officer, trip, step):
    url = at("approval-decide", trip.reference, step.pk)
    typed = {"to": "refused", "given_by": "Ethics Board", "paper": "Letter 7"}
    page = as_officer.post(url, typed)

    form = page.context["form"]
    assert list(form.errors) == ["why"]
    assert 'href="#id_why"' in said(page)
