"""The demo office stands on whatever day and at whatever hour somebody first starts the program."""

import csv
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone

from delegations.models import (
    ChainStep,
    EmissionFactor,
    FactorSet,
    GiftRule,
    Invitation,
    LetterTemplate,
    RankPlace,
    StepTemplate,
    Trip,
    TripStepTemplate,
)
from networks.choices.membership import MembershipStatus
from networks.management.commands.load_catalogue import SHIPPED
from networks.models import (
    Declaration,
    Membership,
    SignOn,
    SignOnStepTemplate,
    Summit,
    SummitShift,
    Term,
)
from networks.telling import duties, life, money, plan, signing, steps, watched
from networks.telling.roll import ROLL
from oia.accounts import demo
from oia.accounts.hours import is_working_day
from oia.accounts.models import Office
from oia.desk import story
from oia.desk.story import WEEKS
from oia.directory.models import City, PostHolding
from oia.reminders.desk import today
from oia.reminders.models import Deadline, Letter, Reminder, Rule
from oia.reminders.sending import delivery
from oia.reminders.words import rendering
from tests import factories
from tests.behind import behind

pytestmark = pytest.mark.django_db

LISBON = ZoneInfo("Europe/Lisbon")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=LISBON)

CLOCKS = [
    datetime(2026, 11, 25, 0, 30, tzinfo=LISBON),  # a Wednesday, half past midnight
    datetime(2026, 11, 28, 23, tzinfo=LISBON),  # a late Saturday
    datetime(2026, 12, 31, 12, tzinfo=LISBON),
    datetime(2028, 2, 29, 16, tzinfo=LISBON),  # COP32 is past, and no later one is known
    datetime(2027, 3, 28, 1, 0, 30, tzinfo=UTC),  # the clocks were put forward this minute
]

SERIES = {"u20", "unfccc-cop", "g20-leaders"}
NEEDED = {  # of each file of the catalogue: which rows the story cannot do without
    "themes.csv": lambda row: True,
    "networks.csv": lambda row: row["slug"] in {*ROLL, "gcom"},
    "summit_series.csv": lambda row: row["slug"] in SERIES,
    "summits.csv": lambda row: row["slug"] == "unfccc-cop-32",
    "deadline_templates.csv": lambda row: row["series"] in {*SERIES, "*"},
}


@pytest.fixture(scope="module")
def little_catalogue(tmp_path_factory):
    """The rows of the shipped catalogue that the story needs."""
    folder = tmp_path_factory.mktemp("catalogue")
    for name, needed in NEEDED.items():
        with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [alone(row) for row in reader if needed(row)]
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames)
            writer.writeheader()
            writer.writerows(rows)
    return folder


def alone(row):
    """A row that names no other row which may be missing."""
    return row | {name: "" for name in ("convener_networks", "merged_into") if name in row}


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


@pytest.fixture
def play(little_catalogue, mail):
    """Plays the story with the clock standing at a moment."""

    def played(moment):
        with time_machine.travel(moment, tick=False):
            call_command("load_catalogue", folder=little_catalogue, no_gazetteer=True, verbosity=0)
            call_command("load_demo", verbosity=0)

    return played


@pytest.fixture
def short_story(monkeypatch):
    """The summits and the bare memberships in the last three weeks, in letters of a subject alone:
    the same days and hours before the clock in a third of the time.
    """
    monkeypatch.setattr(story, "WEEKS", 3)
    for subject in (steps, money, duties, life, plan, watched, signing):
        monkeypatch.setattr(subject, "build", lambda story: None)

    def write(letter, reminders, office, now=None):
        letter.subject = rendering.subject_of(rendering.entries(letter, reminders, office, now))
        letter.text = letter.subject

    monkeypatch.setattr(delivery.rendering, "write", write)
    monkeypatch.setattr(rendering, "calendar", lambda letter, reminders: b"")


def kept(folder):
    return [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(folder.glob("*.eml"))
    ]


SHIPPED_MODELS = {
    *(Rule, StepTemplate, GiftRule, LetterTemplate, RankPlace),
    *(SignOnStepTemplate, ChainStep, TripStepTemplate, FactorSet, EmissionFactor),
}


def all_history():
    """Moment and user of each line, but for what came with the tables."""
    for model in apps.get_models():
        if (
            model not in SHIPPED_MODELS
            and hasattr(model, "history")
            and hasattr(model.history, "model")
        ):
            yield from model.history.values_list("history_date", "history_user")


def sent_at_leisure(letter, holidays):
    """Whether a letter went out in working hours, or had to go before the next ones."""
    local = letter.sent_at.astimezone(LISBON)
    if is_working_day(local.date(), office=Office.current(), holidays=holidays):
        return True
    told = letter.reminders.exclude(told_due_at=None).order_by("told_due_at").first()
    return told.told_due_at < letter.sent_at + timedelta(days=4)


def check_letters(folder, now):
    letters, mails = list(Letter.objects.all()), kept(folder)
    assert {letter.state for letter in letters} <= {"sent", "dropped", "ready"}
    sent = [letter for letter in letters if letter.state == "sent"]
    assert len(mails) == len(sent) > 30
    begins = now - timedelta(weeks=WEEKS, days=1)
    assert all(begins < letter.sent_at <= now for letter in sent)
    assert {letter.sent_at.astimezone(LISBON).hour for letter in sent} <= set(range(9, 17))
    assert all(sent_at_leisure(letter, None) for letter in sent)
    assert all(begins < parsedate_to_datetime(mail["Date"]) <= now for mail in mails)
    assert all(mail["To"].endswith("@vilaserena.example") for mail in mails)
    assert len({mail["To"] for mail in mails}) >= 4
    return mails


def check_nothing_is_ahead_of_its_time(now):
    history = list(all_history())
    assert max(moment for moment, _ in history) <= now
    assert not Deadline.objects.filter(closed_at__gt=now).exists()
    assert not Reminder.objects.filter(written_at__gt=now).exists()


def spans_of(name, now):
    """How many dates each span of the Today page shows to one of the people."""
    user = get_user_model().objects.get(username=name)
    with time_machine.travel(now, tick=False), timezone.override(LISBON):
        return [len(rows) for _, _, rows in today(user, now, True)["groups"]]


@pytest.mark.parametrize("now", CLOCKS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")
def test_letters_of_a_summit_lie_in_the_folder_on_whatever_day_it_is(play, short_story, mail, now):
    play(now)

    mails = check_letters(mail, now)
    assert any("Urban 20" in letter["Subject"] for letter in mails)
    check_nothing_is_ahead_of_its_time(now)
    for name in ("officer", "protocol", "director"):
        assert all(spans_of(name, now)), name


def test_the_demo_office_on_a_monday_morning(play, mail):
    play(MONDAY)

    mails = check_letters(mail, MONDAY)
    assert len(mails) > 150
    check_nothing_is_ahead_of_its_time(MONDAY)
    subjects = " ".join(mail["Subject"] for mail in mails)
    assert "COP32" in subjects
    assert "moved to" in subjects
    assert "(restricted)" in subjects
    assert "UCCN" not in subjects
    the_summits_are_told()
    the_memberships_are_told()
    the_signing_is_told()
    the_trips_are_told()
    assert behind() == []
    done = Deadline.objects.filter(status="done")
    assert done.filter(closed_by__isnull=False).exclude(evidence="").count() > 5
    assert not done.filter(closed_by__isnull=False, closed_at__date=MONDAY.date()).exists()
    assert {user for _, user in all_history()} >= set(
        get_user_model()
        .objects.filter(username__in=["officer", "protocol", "director"])
        .values_list("pk", flat=True)
    )


def the_summits_are_told():
    example = Summit.objects.get(is_example=True)
    assert "example" in example.name
    assert example.status == "tentative"
    assert SummitShift.objects.get().report["moved"]
    assert Deadline.objects.filter(status="missed", title__contains="Group rate").exists()
    cop = Summit.objects.get(slug="unfccc-cop-32")
    assert cop.plan.milestones.count() > 20


def the_signing_is_told():
    assert all("example" in one.title for one in Declaration.objects.filter(catalogue={}))
    assert set(SignOn.objects.values_list("status", flat=True)) == {
        *("comments", "signed", "reporting")
    }
    reopened = SignOn.objects.get(status="comments")
    assert {step.round for step in reopened.steps.all()} == {2}
    assert SignOn.objects.unratified().get().fast_track


def the_trips_are_told():
    kobe, lodz = Trip.objects.order_by("-starts_on")
    assert (kobe.status, lodz.status, lodz.released_on is None) == ("booked", "published", False)
    assert kobe.with_mayor and kobe.leaves_at < kobe.returns_at
    rounds = kobe.approvals.get(body="budget").history.values_list("status", flat=True)
    assert "refused" in rounds and kobe.approved_cost == 4320
    answers = Invitation.objects.values_list("status", flat=True)
    assert sorted(answers) == ["accepted", "declined", "received"]


def the_memberships_are_told():
    states = set(Membership.objects.values_list("status", flat=True))
    wanted = {"active", "on_hold", "scouting", "under_review", "notice_given", "lapsed", "applied"}
    assert states == wanted <= set(MembershipStatus.values)
    near = Term.objects.filter(notice_by__gt=MONDAY.date()).order_by("notice_by")
    assert [(term.notice_by - MONDAY.date()).days for term in near[:2]] == [4, 36]
    mayors = PostHolding.objects.filter(post__title="Mayor")
    assert [holding.ends_on is None for holding in mayors.order_by("starts_on")] == [False, True]
    assert City.objects.get(name="Vila Serena").is_own


def test_the_demo_goes_into_an_empty_office_only():
    factories.user()

    with pytest.raises(CommandError, match="records already"):
        call_command("load_demo", verbosity=0)


def test_without_a_catalogue_nothing_is_begun(mail):
    with pytest.raises(CommandError, match="load_catalogue first"):
        call_command("load_demo", verbosity=0)

    assert not get_user_model().objects.exists()
    assert not mail.exists()


def test_a_story_that_breaks_off_leaves_neither_records_nor_letters(mail, monkeypatch):
    def stumble(self, day):
        self.mail.send_messages([EmailMessage("Too early", to=["officer@vilaserena.example"])])
        raise RuntimeError("The lights went out.")

    monkeypatch.setattr(story.Story, "open", demo.furnish)
    monkeypatch.setattr(story.Story, "play", stumble)

    with pytest.raises(RuntimeError):
        call_command("load_demo", verbosity=0)

    assert not get_user_model().objects.exists()
    assert not mail.exists()
