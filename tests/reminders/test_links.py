"""What the buttons in letters do, and what they tell whoever is not meant to press them."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from oia.core.models import Move
from oia.reminders import keys, pressing, services
from oia.reminders.choices import Button, ReminderState, Status, What
from oia.reminders.models import Deadline, Letter, Press, Reminder, Snooze
from tests import factories
from tests.reminders.people import in_role

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r"(\w[\w ]*): https?://[^/]+(/l/\S+)")


@pytest.fixture
def letter(days, post):
    """A letter about a date in a week: its deadline, and where its buttons lead."""
    return told_of(days, post)


class Told:
    def __init__(self, deadline, mail):
        self.deadline, self.mail = deadline, mail
        self.text = mail.get_body(["plain"]).get_content()
        self.buttons = dict(ADDRESS.findall(self.text))
        self.done, self.snooze, self.not_mine = (
            self.buttons.get(words) for words in ("Done", "Snooze", "Not mine")
        )

    def now(self):
        self.deadline.refresh_from_db()
        return self.deadline


def told_of(days, post, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)
    days.round(2026, 12, 10)
    return Told(deadline, post.mails[-1])


@pytest.fixture
def on_the_day(days):
    with days.on(2026, 12, 10, 11):
        yield


def page(url, client=None):
    return (client or Client()).get(url).content.decode()


def rows():
    """How many rows every table holds, and the deadlines and letters as they are."""
    counts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts.append((table, cursor.fetchone()))
    return counts, list(Deadline.objects.values_list()), list(Letter.objects.values_list())


def test_truth_9_a_thousand_looks_by_mail_scanners_change_nothing(letter, on_the_day):
    before = rows()

    for _each in range(170):
        for url in letter.buttons.values():
            assert Client().get(url).status_code == 200
            assert Client().head(url).status_code == 200

    assert rows() == before


def test_truth_9_only_the_form_of_the_page_presses_the_button(letter, on_the_day):
    scanner = Client(enforce_csrf_checks=True)

    for url in letter.buttons.values():
        assert scanner.options(url).status_code == 405
        assert scanner.post(url).status_code == 403
        assert scanner.put(url).status_code in (403, 405)
    assert letter.now().status == Status.OPEN and not Press.objects.exists()

    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page(letter.done, scanner))[1]
    scanner.post(letter.done, {"csrfmiddlewaretoken": token})
    assert letter.now().status == Status.DONE


def test_done_closes_the_date_for_whoever_got_the_letter(letter, on_the_day):
    answer = Client().post(letter.done, {"evidence": "Sent by courier"}, follow=True)

    deadline, owner = letter.now(), letter.deadline.owner
    assert "It is closed as done" in answer.content.decode()
    assert (deadline.status, deadline.closed_by) == (Status.DONE, owner)
    assert deadline.evidence == "Sent by courier"
    move = Move.objects.get(subject_id=deadline.pk, went_to=Status.DONE)
    assert (move.by, move.why) == (owner, "By the button of a letter: Sent by courier")
    assert deadline.history.first().history_change_reason == move.why
    press = Press.objects.get()
    assert (press.button, press.reminder.user) == (Button.DONE, owner)


def test_whoever_has_no_login_and_no_rights_presses_all_the_same(days, post):
    finance = factories.user(logs_in=False, first_name="Finance")
    letter = told_of(days, post, owner=finance)

    with days.on(2026, 12, 10, 11):
        Client().post(letter.done)

    assert letter.now().closed_by == finance


def test_a_mailbox_that_presses_is_named_in_the_history(days, post):
    factories.office(mayor_mailbox="mayor@city.test")
    letter = told_of(days, post, audience="mayor_office")

    with days.on(2026, 12, 10, 11):
        Client().post(letter.done)

    move = Move.objects.get(subject_id=letter.deadline.pk, went_to=Status.DONE)
    assert letter.mail["To"] == "mayor@city.test"
    assert (move.by, move.why) == (None, "By the button of a letter to mayor@city.test")


def test_a_button_works_once_and_the_second_click_is_told_kindly(letter, on_the_day):
    Client().post(letter.done)
    again = Client().post(letter.done, {"evidence": "Something else"})

    assert again.status_code == 200
    assert "It is closed as done" in again.content.decode()
    assert letter.now().evidence == ""
    assert Press.objects.count() == 1


def test_two_clicks_at_once_and_one_wins(letter, on_the_day):
    pk = Reminder.objects.get(state=ReminderState.SENT).pk
    first, second = (pressing.find(keys.key(pk, Button.NOT_MINE)) for _each in range(2))
    ana, ben = factories.user(first_name="Ana"), factories.user(first_name="Ben")

    pressing.look(second)
    pressing.not_mine(first, to=ana)
    with pytest.raises(pressing.ShutError, match="handed to Ana"):
        pressing.not_mine(second, to=ben)

    assert letter.now().owner == ana


@pytest.mark.parametrize("named", [True, False])
def test_not_mine_undoes_no_done_that_came_between(letter, on_the_day, named):
    stale = pressing.find(letter.not_mine.split("/")[2])
    services.mark_done(
        letter.deadline, by=factories.in_role("officer", first_name="Ana"), evidence="Sent"
    )

    with pytest.raises(pressing.ShutError, match="Ana closed it"):
        pressing.not_mine(stale, to=factories.user() if named else None)
    assert (letter.now().status, letter.now().evidence) == (Status.DONE, "Sent")
    assert not Press.objects.exists()


def test_not_mine_takes_back_no_move_that_came_between(letter, on_the_day):
    stale = pressing.find(letter.not_mine.split("/")[2])
    services.move_date(Deadline.objects.get(), on=date(2027, 3, 1), by=None, why="Extended")

    with pytest.raises(pressing.ShutError, match="The date has moved"):
        pressing.not_mine(stale)
    assert letter.now().due_on == date(2027, 3, 1)


def test_handing_over_and_asking_for_help_undo_no_done_that_came_between(letter, on_the_day):
    by_page, by_form = (Deadline.objects.get() for _each in range(2))
    services.mark_done(letter.deadline, by=None, evidence="Sent")

    with pytest.raises(ValidationError, match="It is closed"):
        services.hand_over(by_page, to=factories.user(), by=None)
    services.set_helpers(by_form, [factories.user()], by=None)
    assert (letter.now().status, letter.now().evidence) == (Status.DONE, "Sent")


def test_whoever_is_later_than_somebody_else_is_told_who_closed_it(letter, on_the_day):
    ana = factories.in_role("officer", first_name="Ana")
    stale = pressing.find(letter.done.split("/")[2])
    services.mark_done(letter.deadline, by=ana, evidence="Sent")

    assert "Ana closed it on 10 December." in page(letter.done)
    with pytest.raises(pressing.ShutError, match="Ana closed it"):
        pressing.done(stale)
    assert not Press.objects.exists()


def test_who_snoozed_a_date_that_was_closed_since_is_not_promised_another_reminder(
    letter, on_the_day
):
    Client().post(letter.snooze, {"days": "1"})
    assert "Then you are told again." in page(letter.snooze)
    ana = factories.in_role("officer", first_name="Ana")
    services.mark_done(letter.now(), by=ana, evidence="Sent")

    assert "Ana closed it on 10 December." in page(letter.snooze)
    assert "told again" not in page(letter.snooze)


def test_the_other_buttons_go_on_working(letter, on_the_day):
    Client().post(letter.snooze, {"days": "1"})
    Client().post(letter.not_mine)
    Client().post(letter.done)

    assert letter.now().status == Status.DONE
    assert Press.objects.count() == 3


def test_a_date_that_moved_has_its_buttons_in_the_newer_letter(days, post):
    letter = told_of(days, post)
    with days.on(2026, 12, 11):
        services.move_date(letter.deadline, on=date(2026, 12, 18), by=None, why="")
    days.round(2026, 12, 11)
    newer = Told(letter.deadline, post.mails[-1])

    with days.on(2026, 12, 11, 12):
        assert "A newer letter has the right buttons" in page(letter.done)
        Client().post(letter.done)
        assert letter.now().status == Status.OPEN
        Client().post(newer.done)
    assert letter.now().status == Status.DONE


def test_the_buttons_expire_a_month_after_the_date(days, post):
    letter = told_of(days, post)

    with days.on(2027, 1, 15):
        assert Client().get(letter.done).status_code == 200
    with days.on(2027, 1, 18):
        gone = Client().get(letter.done)
        assert (gone.status_code, Client().post(letter.done).status_code) == (410, 410)
    assert letter.deadline.title not in gone.content.decode()
    assert letter.now().status != Status.DONE


def test_whoever_left_stands_before_a_closed_door(letter, on_the_day):
    owner = letter.deadline.owner
    owner.is_active = False
    owner.save()

    answer = Client().get(letter.done)

    assert answer.status_code == 410
    assert letter.deadline.title not in answer.content.decode()
    assert Client().post(letter.done).status_code == 410
    assert letter.now().status == Status.OPEN


def test_a_key_that_was_tampered_with_opens_nothing(letter, on_the_day):
    other = factories.deadline(title="Not yours")
    forged = letter.done.replace("/l/", "/l/9")
    stranger = keys.key(10**6, Button.DONE)
    wrong = ["nonsense", "1d", "1d.", letter.done[3:-2], f"{other.pk}d.{'A' * 43}", stranger]

    for url in [forged, *(f"/l/{key}/" for key in wrong), letter.done.replace("d.", "s.")]:
        answer = Client().get(url)
        assert answer.status_code == 404
        assert "opens nothing" in answer.content.decode()
        assert Client().post(url).status_code == 404


def test_the_page_tells_nothing_beyond_the_date(days, post):
    subject = factories.organisation(name="Secret Embassy", sensitivity="restricted")
    letter = told_of(days, post, subject=subject, title="Meet the ambassador", notes="Hush")

    with days.on(2026, 12, 10, 11):
        for url in letter.buttons.values():
            answer = Client().get(url)
            words = answer.content.decode()
            assert "Deadline (restricted)" in words and "17 Dec 2026" in words
            assert not re.search("ambassador|Embassy|Hush|<nav|<script", words)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "noindex" in answer.headers["X-Robots-Tag"]
            assert answer.headers["Referrer-Policy"] == "same-origin"
        Client().post(letter.done)
        answer = Client().get(letter.done)
        assert "ambassador" not in answer.content.decode()
        assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_whoever_may_see_the_record_is_led_to_it_afterwards(letter, on_the_day):
    reader = Client()
    reader.force_login(factories.in_role("reader"))
    link = letter.deadline.get_absolute_url()

    Client().post(letter.done)

    assert link in page(letter.done, reader)
    assert link not in page(letter.done)


# Snooze


def test_snooze_lets_one_reader_sleep_until_the_morning_of_a_day(days, post):
    owner = factories.user(zone="Asia/Kathmandu", work_start="08:30")
    letter = told_of(days, post, owner=owner)
    with days.on(2026, 12, 10, 9):  # a Thursday, early in the afternoon in Kathmandu
        asked = page(letter.snooze)
        assert "Fri 11 Dec 2026, 08:30 (Kathmandu)" in asked
        assert "Mon 14 Dec 2026, 08:30 (Kathmandu)" in asked, "in 3 days is a Sunday"
        told = Client().post(letter.snooze, {"days": "3"}, follow=True).content.decode()

    assert "Until Mon 14 Dec 2026, 08:30 (Kathmandu) no reminder" in told
    snooze = Snooze.objects.get()
    assert snooze.until.isoformat() == "2026-12-14T02:45:00+00:00"
    post.mails.clear()
    days.round(2026, 12, 12)
    days.round(2026, 12, 14)
    assert [mail["To"] for mail in post.mails] == [owner.email]
    assert post.mails[0]["Subject"].startswith("Again: Send the data report, 4 days left")


def test_snooze_goes_no_further_than_the_deadline_allows(letter, on_the_day):
    asked = page(letter.snooze)
    late = Client().post(letter.snooze, {"day": "2026-12-20"})

    assert "Tomorrow" in asked and "In a week" in asked
    assert "That is too late: at most until Thu 17 Dec 2026, 21:59" in late.content.decode()
    for wrong in ({"day": "2026-12-10"}, {"day": "soon"}, {}, {"days": "30"}):
        answer = Client().post(letter.snooze, wrong)
        assert "thing to put right" in answer.content.decode(), wrong
    assert not Snooze.objects.exists() and not Press.objects.exists()


def test_on_a_friday_nobody_is_offered_a_saturday(days, post):
    letter = told_of(days, post)

    with days.on(2026, 12, 11):
        on_friday = page(letter.snooze)
    with days.on(2026, 12, 12):
        on_saturday = page(letter.snooze)

    assert "Tomorrow" not in on_friday and "In 3 days" in on_friday
    assert on_friday.count("Mon 14 Dec 2026, 09:00 (Warsaw)") == 1
    assert "On the next working day" in on_saturday


def test_a_date_of_tonight_cannot_be_snoozed(days, post):
    letter = told_of(days, post)

    with days.on(2026, 12, 17, 15):
        assert "cannot be snoozed until another day" in page(letter.snooze)


# Not mine


def test_not_mine_hands_the_date_to_whoever_is_named(days, post):
    ana = factories.user(first_name="Ana", logs_in=False)
    letter = told_of(days, post)
    post.mails.clear()

    with days.on(2026, 12, 10, 11):
        asked = page(letter.not_mine)
        officer = in_role("officer")
        assert f'<option value="{ana.pk}"' in page(letter.not_mine, officer)
        said = officer.post(letter.not_mine, {"to": ana.pk, "why": "Finance pays"}, follow=True)
    days.round(2026, 12, 10, 12)

    assert '<option value="" selected>I do not know</option>' in asked
    assert f'<option value="{letter.deadline.owner_id}"' not in asked and ana.email not in asked
    assert "It is handed to Ana" in said.content.decode()
    assert letter.now().owner == ana
    reason = letter.deadline.history.first().history_change_reason
    assert reason == "By the button of a letter: Finance pays"
    assert [(mail["To"], mail["Subject"].split(",")[0]) for mail in post.mails] == [
        (ana.email, "Handed to you: Send the data report")
    ]


def test_whoever_is_not_logged_in_learns_of_nobody_who_does_not_mind_the_date(days, post):
    ana, ben, cho = (factories.user(first_name=name) for name in ("Ana", "Ben", "Cho"))
    letter = told_of(days, post, backup=ben)
    letter.deadline.helpers.add(cho)

    with days.on(2026, 12, 10, 11):
        asked = page(letter.not_mine)
        refused = Client().post(letter.not_mine, {"to": ana.pk}).content.decode()
        assert letter.now().owner != ana
        Client().post(letter.not_mine, {"to": cho.pk})

    assert "Ben" in asked and "Cho" in asked and "say here whose" in asked
    assert "Ana" not in asked + refused
    assert letter.now().owner == cho


def test_not_mine_goes_to_the_backup_where_nobody_is_named(days, post):
    backup = factories.user(first_name="Ben")
    letter = told_of(days, post, backup=backup)

    with days.on(2026, 12, 10, 11):
        said = Client().post(letter.not_mine, follow=True)

    assert letter.now().owner == backup
    assert "It is handed to Ben" in said.content.decode()


def test_not_mine_goes_to_the_director_where_there_is_no_backup(days, post):
    director = factories.in_role("director")
    letter = told_of(days, post)
    post.mails.clear()

    with days.on(2026, 12, 10, 11):
        said = Client().post(letter.not_mine, follow=True)
    days.round(2026, 12, 10, 12)

    assert "to the director" in said.content.decode()
    assert letter.now().owner is None
    assert director.email in [mail["To"] for mail in post.mails]


def test_a_helper_who_says_not_mine_helps_no_more_and_the_owner_stays(days, post):
    helper = factories.user()
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17))
        deadline.helpers.add(helper)
    days.round(2026, 12, 10)
    mail = next(mail for mail in post.mails if mail["To"] == helper.email)
    letter = Told(deadline, mail)

    with days.on(2026, 12, 10, 11):
        said = Client().post(letter.not_mine, follow=True)

    assert "no longer asked to help" in said.content.decode()
    assert letter.now().owner and not deadline.helpers.exists()


@pytest.mark.parametrize(
    ("backup", "owner_reads", "follows"),
    [
        ("Ben", True, "If you name nobody: It goes to Ben, its backup, who is told of it."),
        ("", True, "If you name nobody: It goes to the director, who is told of it."),
        ("", False, "If you name nobody: Nothing changes: it stays with Ana, whose it is."),
    ],
)
def test_not_mine_says_beforehand_what_follows(days, post, backup, owner_reads, follows):
    letter = told_of(
        days,
        post,
        owner=factories.user(first_name="Ana"),
        backup=factories.user(first_name=backup) if backup else None,
    )
    if not owner_reads:
        helper = factories.user()
        Reminder.objects.update(user=helper, recipient=f"user:{helper.pk}", because="named")

    with days.on(2026, 12, 10, 11):
        asked = " ".join(page(letter.not_mine).split())

    assert follows in asked


def test_a_deputy_who_says_not_mine_and_knows_nobody_takes_it_from_nobody(days, post):
    deputy = factories.user()
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17), backup=factories.user())
        factories.absence(user=deadline.owner, deputy=deputy)
    days.round(2026, 12, 10)
    mail = next(mail for mail in post.mails if mail["To"] == deputy.email)
    letter = Told(deadline, mail)

    with days.on(2026, 12, 10, 11):
        said = Client().post(letter.not_mine, follow=True)

    assert f"It stays with {deadline.owner}" in said.content.decode()
    assert letter.now().owner == deadline.owner


# What others see of the buttons


def test_nobody_else_finds_the_keys_of_a_letter(letter, on_the_day):
    officer = Client()
    officer.force_login(factories.in_role("officer"))
    kept = Letter.objects.get()
    preview = reverse("reminders:letter-preview", args=[kept.pk])

    for seen in (kept.text, kept.html, page(kept.get_absolute_url(), officer)):
        assert letter.done not in seen
    assert letter.done not in page(preview, officer)
    Letter.objects.update(html="", state="ready")
    written_anew = page(preview, officer)
    assert "Not mine" in written_anew and letter.done not in written_anew


def test_kept_mail_opens_its_buttons_only_to_whom_it_went(days, settings, tmp_path):
    settings.EMAIL_BACKEND = "oia.reminders.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path
    factories.rule(steps="7")
    owner, other = factories.in_role("officer"), factories.in_role("director")
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17), owner=owner)
    days.round(2026, 12, 10)
    (name,) = [path.stem for path in tmp_path.glob("*.eml")]

    with days.on(2026, 12, 10, 11):
        for user, opens in ((owner, True), (other, False)):
            client = Client()
            client.force_login(user)
            for view in ("mail-detail", "mail-preview"):
                seen = page(reverse(f"reminders:{view}", args=[name]), client)
                assert bool(re.search(r"/l/\d+d\.", seen)) == opens


def test_what_asks_for_nothing_has_no_buttons(days, post):
    letter = told_of(days, post)
    with days.on(2026, 12, 11):
        services.cancel(letter.deadline, by=None, why="Called off")
    days.round(2026, 12, 11)

    assert Told(letter.deadline, post.mails[-1]).buttons == {}
    assert Reminder.objects.filter(what=What.CANCELLED, state=ReminderState.SENT).exists()


# The same for whoever is logged in


@pytest.fixture
def officer(letter, on_the_day):
    client = Client()
    client.user = factories.in_role("officer")
    client.force_login(client.user)
    return client


def test_an_officer_snoozes_their_own_reminders_on_the_page(officer, letter):
    url = reverse("reminders:deadline-snooze", args=[letter.deadline.pk])

    assert url in page(letter.deadline.get_absolute_url(), officer)
    assert "Fri 11 Dec 2026, 09:00 (Warsaw)" in page(url, officer)
    answer = officer.post(url, {"days": "1"}, follow=True)

    assert "You are told again on Fri 11 Dec 2026, 09:00 (Warsaw)." in answer.content.decode()
    assert Snooze.objects.get().recipient == f"user:{officer.user.pk}"


def test_an_officer_hands_a_date_over(officer, letter):
    url = reverse("reminders:deadline-hand-over", args=[letter.deadline.pk])
    ana = factories.user(first_name="Ana")

    assert url in page(letter.deadline.get_absolute_url(), officer)
    answer = officer.post(url, {"to": ana.pk, "why": "On leave"}, follow=True)

    assert "Handed over to Ana." in answer.content.decode()
    assert letter.now().owner == ana
    assert letter.deadline.history.first().history_change_reason == "On leave"


def test_a_closed_date_is_neither_snoozed_nor_handed_over(officer, letter):
    services.mark_done(letter.deadline, by=None)

    for name in ("deadline-snooze", "deadline-hand-over"):
        url = reverse(f"reminders:{name}", args=[letter.deadline.pk])
        assert url not in page(letter.deadline.get_absolute_url(), officer)
        assert officer.get(url).status_code == 302
        answer = officer.post(url, {"days": "1"})
        assert "It is closed" in answer.content.decode()


def test_a_reader_snoozes_but_hands_nothing_over(letter, on_the_day):
    reader = Client()
    reader.force_login(factories.in_role("reader"))

    snooze, hand_over = (
        reverse(f"reminders:deadline-{name}", args=[letter.deadline.pk])
        for name in ("snooze", "hand-over")
    )
    assert reader.get(snooze).status_code == 200
    assert (reader.get(hand_over).status_code, reader.post(hand_over).status_code) == (403, 403)
    assert hand_over not in page(letter.deadline.get_absolute_url(), reader)
