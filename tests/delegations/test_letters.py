"""Letters about visits: drafted when we answer, in the office's words, never sent by themselves."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import escape

from delegations.models import LetterTemplate, VisitLetter
from delegations.services import delegations, letters
from oia.core.roads import acting
from oia.documents.models import Attachment
from oia.reminders.models import Letter
from tests import factories
from tests.reminders.conftest import WARSAW

pytestmark = pytest.mark.django_db


def on(*day):
    """It is the morning of another day."""
    return time_machine.travel(datetime(*day, 10, tzinfo=WARSAW))


def at(letter, page="detail"):
    return reverse(f"delegations:visitletter-{page}", args=[letter.delegation.reference, letter.pk])


@pytest.fixture
def visit():
    return factories.delegation(
        title="Night buses",
        comes_from="City of Kobe",
        requester="Ms Tanaka",
        requester_contact="tel. 12 34, tanaka@consulate.test",
        arrives_on=date(2027, 3, 8),
        leaves_on=date(2027, 3, 9),
    )


def test_an_answer_drafts_the_letter_that_says_it_and_sends_nothing(visit, protocol):
    factories.office(name="OIA of Porto", city_name="Porto")

    delegations.decide(visit, "declined", by=protocol, why="Internal.", alternative="Come in May.")
    letter = VisitLetter.objects.get()

    assert (letter.says, letter.to, letter.sent_on) == ("declined", "tanaka@consulate.test", None)
    assert letter.heading == f"Your request for a visit, {visit.reference}"
    assert letter.text.startswith("Dear Ms Tanaka,\n")
    assert "Come in May." in letter.text and "OIA of Porto" in letter.text
    assert "Internal." not in letter.text and "{" not in letter.text
    assert not mail.outbox and not Letter.objects.exists()


def test_our_first_answer_was_given_on_the_day_on_which_its_letter_went_out(visit, protocol):
    visit.reply_by = date(2026, 11, 25)
    visit.save()
    delegations.decide(visit, "declined", by=protocol, why="No room.")
    letter = visit.letters.get()
    letter.sent_on = date(2026, 12, 18)

    with on(2026, 12, 18):
        letters.save_letter(letter, by=protocol)

    visit.refresh_from_db()
    assert (visit.replied_on, visit.kept_promise) == (date(2026, 12, 18), False)


def test_the_first_letter_that_goes_out_is_our_first_answer(visit, protocol):
    delegations.decide(visit, "declined", by=protocol, why="No room.")
    mine = factories.visit_letter(delegation=visit, says="declined", sent_on=date(2026, 12, 18))

    with on(2026, 12, 18):
        letters.save_letter(mine, by=protocol)

    visit.refresh_from_db()
    assert visit.replied_on == date(2026, 12, 18)


def test_no_letter_went_out_on_a_day_still_to_come(visit, as_officer):
    letter = factories.visit_letter(delegation=visit)
    typed = {"to": "", "heading": letter.heading, "text": letter.text, "sent_on": "2026-11-24"}

    page = as_officer.post(at(letter, "edit"), typed)

    assert page.context["form"].errors == {"sent_on": ["That day is still to come."]}
    letter.refresh_from_db()
    assert letter.sent_on is None


def test_no_letter_went_out_before_the_request_came_in(visit, protocol):
    letter = factories.visit_letter(delegation=visit, sent_on=date(2026, 10, 1))

    with pytest.raises(ValidationError, match="before the request came in"):
        letters.save_letter(letter, by=protocol)


def test_a_later_answer_leaves_the_day_of_the_first(visit, protocol):
    delegations.decide(visit, "info_needed", by=protocol, why="How many come?")
    delegations.move(visit, "triaged", by=protocol)
    delegations.decide(visit, "accepted", by=protocol, why="Old friends.")
    for letter in VisitLetter.objects.all():
        letter.sent_on = date(2026, 12, 18)
        with on(2026, 12, 18):
            letters.save_letter(letter, by=protocol)

    visit.refresh_from_db()
    assert visit.replied_on == date(2026, 11, 23)


def test_each_state_that_somebody_is_written_about_has_its_letter(visit, protocol):
    def moved(to, **more):
        delegations.move(visit, to, by=protocol, **more)

    moved("acknowledged")
    delegations.decide(visit, "info_needed", by=protocol, why="How many come?")
    moved("triaged")
    delegations.decide(visit, "accepted", by=protocol, why="Old friends.")
    moved("confirmed")
    with on(2027, 3, 9):
        moved("in_progress")
        moved("follow_up")

    said = list(VisitLetter.objects.order_by("pk").values_list("says", flat=True))
    assert said == ["acknowledged", "info_needed", "accepted", "follow_up"]
    assert "How many come?" in VisitLetter.objects.get(says="info_needed").text


def test_it_is_in_the_language_of_whoever_asked_where_the_office_has_words_in_it(visit, protocol):
    text = "Olá {requester}, {days}.\n\n{alternative}\n\nAté breve"
    factories.letter_template(language="pt", heading="Visita", text=text, is_active=True)
    visit.letters_in = "pt-br"
    visit.save()

    delegations.decide(visit, "accepted", by=protocol, why="Old friends.")

    letter = VisitLetter.objects.get()
    assert letter.text.startswith("Olá Ms Tanaka, 8 Março 2027 – 9 Março 2027.")
    assert letter.language == "pt"
    assert "\n\n\n" not in letter.text


def test_an_import_drafts_nothing_and_an_office_without_words_neither(visit, protocol):
    with acting(protocol, "import 17"):
        delegations.move(visit, "acknowledged", by=protocol)
    LetterTemplate.objects.update(is_active=False)
    delegations.decide(visit, "accepted", by=protocol, why="Old friends.")

    assert not VisitLetter.objects.exists()


def test_whoever_is_hidden_is_named_in_no_letter(visit, protocol):
    visit.host = factories.person(name="Hush Hush", sensitivity="restricted")
    visit.save()
    words = factories.letter_template(text="{host} receives you.")

    assert letters.from_template(visit, words, by=protocol).text == "receives you."


def test_a_person_changes_it_opens_it_in_their_mail_notes_the_day_and_keeps_it(as_officer, visit):
    letter = factories.visit_letter(delegation=visit, to="tanaka@consulate.test")
    typed = {"to": letter.to, "heading": "Welcome & more", "text": "Dear all,\r\nsee you.\r\n"}

    as_officer.post(at(letter, "edit"), typed | {"sent_on": "2026-11-23"})
    page = as_officer.get(at(letter)).content.decode()
    kept = as_officer.post(at(letter, "keep"), follow=True)

    link = "mailto:tanaka@consulate.test?subject=Welcome%20%26%20more"
    link += "&amp;body=Dear%20all%2C%0D%0Asee%20you."
    assert link in page
    assert "Went out on" in page
    paper = Attachment.objects.get()
    assert (paper.subject, paper.kind, paper.content_type) == (visit, "letter", "text/plain")
    assert b"Dear all,\nsee you." in paper.file.read()
    assert escape(paper.title) in kept.content.decode()
    assert "kept as a paper" in as_officer.get(visit.get_absolute_url()).content.decode()


def test_what_is_too_long_for_a_link_is_copied(as_officer):
    letter = factories.visit_letter(text="word " * 600)

    page = as_officer.get(at(letter)).content.decode()

    assert "body=" not in page and "too long for a link" in page


def test_a_letter_is_drafted_by_hand_and_removed(as_officer, visit):
    words = LetterTemplate.objects.get(says="follow_up")
    answer = as_officer.post(
        reverse("delegations:visitletter-new", args=[visit.reference]), {"template": words.pk}
    )
    letter = VisitLetter.objects.get()

    assert answer["Location"] == letter.get_absolute_url()
    as_officer.post(at(letter, "remove"))
    assert not VisitLetter.objects.exists()


def test_a_template_of_which_nothing_is_left_still_makes_a_draft(as_officer, visit, protocol):
    LetterTemplate.objects.filter(says="declined").update(heading="{agent}", text="{agent}")
    words = LetterTemplate.objects.filter(says="declined").first()
    new = reverse("delegations:visitletter-new", args=[visit.reference])
    assert as_officer.post(new, {"template": words.pk}).status_code == 302

    delegations.decide(visit, "declined", by=protocol, why="Internal.")

    drafts = VisitLetter.objects.values_list("heading", "text")
    assert list(drafts) == [(visit.title, "{agent}")] * 2


def test_what_keeps_a_letter_from_being_drafted_is_told_on_the_form(as_officer, visit, monkeypatch):
    def refuses(*args, **kw):
        raise ValidationError({"heading": "Too long."})

    monkeypatch.setattr(letters, "from_template", refuses)
    words = LetterTemplate.objects.filter(says="follow_up").first()
    new = reverse("delegations:visitletter-new", args=[visit.reference])

    assert "Too long." in as_officer.post(new, {"template": words.pk}).content.decode()


def test_a_letter_of_one_visit_is_not_found_under_another(as_officer):
    letter, other = factories.visit_letter(), factories.delegation()
    url = reverse("delegations:visitletter-detail", args=[other.reference, letter.pk])

    assert as_officer.get(url).status_code == 404


def test_a_template_that_names_what_nobody_knows_is_refused(as_officer):
    new = reverse("delegations:lettertemplate-new")
    typed = {"says": "accepted", "language": "PT", "is_active": "on", "heading": "Visita"}

    refused = as_officer.post(new, typed | {"text": "{hotel} and {reference.__class__}"})
    assert "Nothing comes in the place of {hotel}" in refused.content.decode().replace(
        "&#x27;", "'"
    )
    as_officer.post(new, typed | {"text": "Olá {requester}"})
    assert LetterTemplate.objects.get(language="pt").slug == "accepted-pt"
    again = as_officer.post(new, typed | {"text": "Olá"})
    assert "There is a template for this in this language" in again.content.decode()
    assert "Visita" in as_officer.get(reverse("delegations:lettertemplate-list")).content.decode()


@pytest.mark.parametrize(
    ("requester", "greeted"),
    [
        ("Mona Hassan (منى حسن), Head of International Cooperation", "Mona Hassan"),
        ("Ms Tanaka", "Ms Tanaka"),
        ("Hassan, Mona", "Hassan, Mona"),
        ("Honorary Consulate of Japan", "Honorary Consulate of Japan"),
        ("Ministry of Water, Energy and Trade", "Ministry of Water, Energy and Trade"),
        ("(Consulate of Japan)", "(Consulate of Japan)"),
        ("(田中), Mayor", "Mayor"),
    ],
)
def test_a_letter_begins_with_a_name_and_nothing_else(requester, greeted, visit, protocol):
    visit.requester = requester
    visit.save()

    delegations.decide(visit, "declined", by=protocol, why="No room.")

    assert visit.letters.get().text.startswith(f"Dear {greeted},\n")


def test_that_a_letter_went_out_today_is_noted_by_a_button(visit, as_officer):
    letter = factories.visit_letter(delegation=visit)
    button = f'action="{at(letter, "sent")}"'
    assert button in as_officer.get(at(letter)).content.decode()

    page = as_officer.post(at(letter, "sent"), follow=True).content.decode()

    letter.refresh_from_db()
    assert letter.sent_on == date(2026, 11, 23)
    assert "Noted: it went out today." in page and button not in page


def test_a_letter_that_went_out_before_is_not_noted_as_of_today(visit, as_officer):
    letter = factories.visit_letter(delegation=visit, sent_on=date(2026, 11, 20))

    page = as_officer.post(at(letter, "sent"), follow=True).content.decode()

    letter.refresh_from_db()
    assert letter.sent_on == date(2026, 11, 20)
    assert "It went out on Fri 20 Nov 2026 already." in page and "Noted: it went out" not in page


def test_a_reader_notes_nothing(visit, as_reader):
    letter = factories.visit_letter(delegation=visit)

    assert as_reader.post(at(letter, "sent")).status_code == 403
