"""Rules in managers' hands: read, tried out before they are kept, changed, switched, taken away."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from oia.reminders import services
from oia.reminders.models import Deadline, Reminder, Rule, Wishes
from tests import factories
from tests.reminders.people import in_role, words

pytestmark = pytest.mark.django_db

NEW = reverse("reminders:rule-new")


@pytest.fixture
def director():
    return in_role("director", first_name="Dora")


@pytest.fixture
def every_other():
    """The rule for typed deadlines, in its simplest form."""
    return factories.rule(steps="7", overdue_every=0, climbs_after=None, recipients=["owner"])


def as_typed(rule=None, **changes):
    """What the form of a rule sends, with some of it changed."""
    typed = {
        "name": rule.name if rule else "Typed dates",
        "active": "on",
        "kinds": rule.kinds if rule else ["typed"],
        "steps": rule.steps if rule else "7",
        "overdue_every": 0,
        "overdue_until": 28,
        "recipients": ["owner"],
        "climbs_after": "",
        "climbs_to": "role:director",
    }
    return typed | changes


def edit(rule):
    return reverse("reminders:rule-edit", args=[rule.pk])


# reading


def test_the_list_tells_of_every_rule_and_the_one_for_every_other_kind_comes_last():
    page = words(in_role("reader").get(reverse("reminders:rule-list")))

    assert "every 7 days until day 28" in page
    assert page.index("Summit milestones") < page.index("Every other deadline")
    assert "8 days after, to the director" in page, "the first letter late enough to climb"
    assert reverse("reminders:rule-new") not in page


@pytest.mark.parametrize(("after", "told"), [(3, True), (8, False)])
def test_a_rule_says_when_it_climbs_and_what_was_typed(after, told):
    rule = factories.rule(steps="7", overdue_every=7, overdue_until=28, climbs_after=after)

    page = words(in_role("reader").get(rule.get_absolute_url()))

    assert "8 days after, to the director" in page
    assert ("with the first letter from 3 days after on" in page) is told


def test_the_list_names_the_kinds_that_no_rule_covers(every_other):
    reader, url = in_role("reader"), reverse("reminders:rule-list")
    assert "nobody is reminded of them" not in words(reader.get(url))

    Rule.objects.filter(pk=every_other.pk).update(active=False)

    assert "nobody is reminded of them: Deadline." in words(reader.get(url))


def test_the_list_costs_the_same_for_few_rules_and_for_many_that_name_people(query_count):
    reader, url, counts = in_role("reader"), reverse("reminders:rule-list"), []
    reader.get(url)  # what is read once for good
    shipped = Rule.objects.count()
    for size in (shipped + 2, shipped + 20):
        while Rule.objects.count() < size:
            number = Rule.objects.count()
            Rule.objects.create(
                name=f"Rule {number}",
                slug=f"own-{number}",
                steps="7",
                recipients=["owner", f"user:{factories.user().pk}"],
                climbs_to=f"user:{factories.user().pk}",
            )
        counts.append(query_count(lambda: reader.get(url)))

    assert counts[0] == counts[1]


def test_a_rule_s_page_shows_the_mails_to_come(days, every_other):
    with days.on(2026, 12, 1):
        factories.deadline(title="Send the data report", due_on=date(2026, 12, 17))
        page = words(in_role("reader").get(every_other.get_absolute_url()))

    assert "1 mail." in page
    assert "10 Dec 2026, 09:00" in page, "in working hours, not at midnight"
    assert "Send the data report" in page


# trying out


def test_truth_10_a_preview_says_who_gets_which_mails_when_and_keeps_nothing(
    director, days, every_other
):
    with days.on(2026, 12, 1):
        ana = factories.user(first_name="Ana", last_name="Duarte")
        factories.deadline(title="Send the data report", due_on=date(2026, 12, 17), owner=ana)
        typed = as_typed(every_other, steps="10, 3", preview="1")
        response = director.post(edit(every_other), typed)

    page = words(response)
    assert "Preview: nothing is saved yet" in page
    assert "2 more and 1 fewer than as it stands now" in page
    assert "Ana Duarte</bdi> <b>2</b>" in page
    assert "7 Dec 2026, 09:00" in page and "14 Dec 2026, 09:00" in page
    assert "10 days before" in page and "No longer sent" in page
    assert 'value="10, 3"' in page, "what was typed is still there"
    every_other.refresh_from_db()
    assert every_other.steps == "7"
    assert not Reminder.objects.exists() and mail.outbox == []


def test_truth_10_what_a_preview_promised_is_what_goes_out(director, days, every_other, post):
    ana = factories.user(first_name="Ana", email="ana@city.test")
    ben = factories.user(first_name="Ben", email="ben@city.test")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17), owner=ana)
        deadline.helpers.add(ben)
        factories.absence(user=ana, deputy=factories.user(email="cleo@city.test"))
        typed = as_typed(every_other, steps="10, 3, 0")
        promised = director.post(edit(every_other), typed | {"preview": "1"}).context["preview"]
        assert director.post(edit(every_other), typed).status_code == 302

    for day in range(1, 22):
        days.round(2026, 12, day)

    planned = sorted((one.goes_at.date(), one.reminder.address) for one in promised.mails)
    sent = [(sent["Date"].datetime.date(), sent["To"]) for sent in post.mails]
    assert sorted(sent) == planned
    assert [day.day for day, to in planned if to == "cleo@city.test"] == [7], "away until the 10th"


def test_a_preview_says_that_steps_already_reached_are_history(director, days, every_other, post):
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17))
    with days.on(2026, 12, 1, 12):
        typed = as_typed(every_other, steps="30, 20, 3")
        tried = words(director.post(edit(every_other), typed | {"preview": "1"}))
        director.post(edit(every_other), typed)
    days.round(2026, 12, 2)

    assert "of 1 date that has some, nobody is mailed because of this" in tried
    assert post.mails == []


def test_a_preview_of_a_new_rule_compares_with_the_one_for_every_other_kind(director, days):
    factories.rule(steps="7", overdue_every=0, climbs_after=None)
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17))
        page = words(director.post(NEW, as_typed(steps="7, 2", preview="1")))

    assert "1 more and 0 fewer" in page
    assert Rule.objects.filter(name="Typed dates").count() == 0


def test_a_preview_tells_of_the_daily_letter_and_of_who_sleeps(director, days, every_other):
    with days.on(2026, 12, 1):
        ana, ben = factories.user(first_name="Ana"), factories.user(first_name="Ben")
        Wishes.objects.create(user=ana, paces={"*": "daily"}, at="15:00")
        factories.deadline(due_on=date(2026, 12, 17), owner=ana)
        asleep = factories.deadline(due_on=date(2026, 12, 18), owner=ben)
        until = asleep.counts_to.replace(day=14, hour=8)
        services.let_sleep(asleep, recipient_key=f"user:{ben.pk}", until=until, by=None)
        tried = director.post(edit(every_other), as_typed(every_other, preview="1"))

    page = words(tried)
    assert "10 Dec 2026, 15:00" in page and "in the daily letter" in page
    assert "14 Dec 2026, 09:59" in page and "Snoozed until now" in page
    assert "11 Dec 2026" not in page.partition('id="preview"')[2], "the step they sleep through"
    assert "Nothing changes in these weeks" in page


def test_a_preview_shows_no_date_to_whoever_may_not_see_it(director, days, every_other):
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17), title="Hush", sensitivity="protocol")
        page = words(director.post(edit(every_other), as_typed(every_other, preview="1")))

    assert "Hush" not in page


def test_a_preview_costs_the_same_for_one_date_and_for_fifty(
    director, days, every_other, query_count
):
    counts = []
    typed = as_typed(every_other, steps="10, 5", recipients=["owner", "backup", "role:director"])
    for size in (1, 1, 50):  # the first time for what is read once for good
        with days.on(2026, 12, 1):
            while Deadline.objects.count() < size:
                deadline = factories.deadline(due_on=date(2026, 12, 17), backup=factories.user())
                deadline.helpers.add(factories.user())
            counts.append(
                query_count(lambda: director.post(edit(every_other), typed | {"preview": "1"}))
            )

    assert counts[1] == counts[2]


# keeping


def test_a_new_rule_holds_from_now_on_for_people_by_name_too(director, days, post):
    factories.rule(steps="7")
    finance = factories.user(first_name="Finance", email="finance@city.test", logs_in=False)
    with days.on(2026, 12, 1):
        factories.deadline(due_on=date(2026, 12, 17), owner=factories.user(email="ana@city.test"))
    with days.on(2026, 12, 3, 12):
        typed = as_typed(steps="14, 3", people=[f"user:{finance.pk}"])
        assert director.post(NEW, typed).status_code == 302
    days.round(2026, 12, 4)
    days.round(2026, 12, 14)

    assert {sent["To"] for sent in post.mails} == {"ana@city.test", "finance@city.test"}
    rule = Rule.objects.get(name="Typed dates")
    assert "Finance" in words(director.get(rule.get_absolute_url()))
    assert [day.day for day in {sent["Date"].datetime.date() for sent in post.mails}] == [14]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("steps", "7;3", "Write days like"),
        ("steps", "soon", "Write days like"),
        ("steps", "-3", "Write days like"),
        ("steps", "7, 3, 7", "7 is there twice"),
        ("steps", "9999", "At most 730 days"),
        ("steps", "", "Name at least one day"),
        ("steps", ", ".join(map(str, range(21))), "At most 20 steps"),
        ("overdue_every", "-1", "greater than or equal to 0"),
        ("kinds", [], "Choose at least one kind"),
        ("kinds", ["summit.milestone"], "“Summit milestones” covers Summit milestone already"),
        ("recipients", [], "Name somebody"),
        ("people", ["user:999999"], "Select a valid choice"),
        ("climbs_to", "role:emperor", "Select a valid choice"),
        ("climbs_after", "5", "would never climb"),
        ("name", "Summit milestones", "There is a rule of this name already"),
        ("name", "", "required"),
    ],
)
def test_bad_input_is_told_beside_the_field(director, field, value, said):
    typed = as_typed(name="A rule with a name of its own") | {field: value}

    response = director.post(NEW, typed)

    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert field == "name" or "A rule with a name of its own" in words(response)
    assert not Rule.objects.filter(slug__startswith="own-").exists()


@pytest.mark.parametrize(
    ("every", "until", "climbs", "field", "said"),
    [
        (14, 7, "", "overdue_until", "With a letter every 14 days"),
        (7, 800, "", "overdue_until", "At most 730 days"),
        (7, 28, 29, "climbs_after", "The last letter goes 22 days after"),
    ],
)
def test_figures_that_do_not_fit_together_are_told(director, every, until, climbs, field, said):
    typed = as_typed(overdue_every=every, overdue_until=until, climbs_after=climbs)

    response = director.post(NEW, typed)

    assert said in str(response.context["form"].errors[field])


def test_everything_that_is_wrong_is_told_at_once(director):
    typed = as_typed(steps="3, 3", overdue_every=9, overdue_until=2, climbs_after=20)

    wrong = director.post(NEW, typed).context["form"].errors

    assert wrong.keys() == {"steps", "overdue_until", "climbs_after"}


def test_every_rule_that_comes_with_the_program_could_be_saved_as_it_is():
    for rule in Rule.objects.all():
        rule.full_clean(exclude=["slug", "applies_from"])


# switching and taking away


def test_a_rule_is_switched_off_and_the_one_for_every_other_kind_takes_over(director):
    rule = Rule.objects.get(slug="summit-milestones")
    assert "held by “Every other deadline”" in words(director.get(rule.get_absolute_url()))

    director.post(reverse("reminders:rule-switch", args=[rule.pk]), {"to": "off"})

    rule.refresh_from_db()
    assert not rule.active
    director.post(reverse("reminders:rule-switch", args=[rule.pk]), {"to": "on"})
    rule.refresh_from_db()
    assert rule.active


def test_a_rule_whose_kinds_another_has_taken_over_cannot_be_switched_on(director):
    rule = Rule.objects.get(slug="summit-milestones")
    url = reverse("reminders:rule-switch", args=[rule.pk])
    director.post(url, {"to": "off"})
    director.post(NEW, as_typed(kinds=["summit.milestone"]))

    page = words(director.post(url, {"to": "on"}, follow=True))

    assert "“Typed dates” covers Summit milestone already" in page
    rule.refresh_from_db()
    assert not rule.active


def test_only_a_rule_of_our_own_can_be_taken_away_and_the_page_says_what_holds_then(director):
    director.post(NEW, as_typed())
    own, shipped = Rule.objects.get(name="Typed dates"), Rule.objects.get(slug="every-other")

    asked = words(director.get(reverse("reminders:rule-delete", args=[own.pk])))
    director.post(reverse("reminders:rule-delete", args=[own.pk]))
    refused = director.post(reverse("reminders:rule-delete", args=[shipped.pk]), follow=True)

    assert "Deadline: held by “Every other deadline” from then on." in asked
    assert not Rule.objects.filter(pk=own.pk).exists()
    assert "came with the program" in words(refused)
    assert Rule.objects.filter(pk=shipped.pk).exists()


def test_an_officer_reads_the_rules_and_changes_none():
    officer, rule = in_role("officer"), Rule.objects.get(slug="every-other")

    page = words(officer.get(rule.get_absolute_url()))

    assert edit(rule) not in page and "Switch off" not in page
    for url in (NEW, edit(rule), reverse("reminders:rule-switch", args=[rule.pk])):
        assert officer.post(url, as_typed(rule)).status_code == 403


def test_the_history_of_a_rule_tells_whom_it_tells_in_words(director, every_other):
    every_other.recipients = ["owner", "backup"]
    services.change_rule(every_other, by=None)

    history = reverse("core:record-history", args=["reminders.rule", every_other.pk])
    page = words(director.get(history))

    both = "the owner and the helpers, the backup"
    assert f"changed who is told from <b><bdi>{both[:25]}</bdi></b> to <b><bdi>{both}<" in page
    assert "['owner'" not in page
    assert "applies from" not in page


def test_the_history_of_a_date_tells_whom_its_letters_address_in_words(director):
    deadline = factories.deadline()
    factories.in_role("officer")
    services.hand_over(deadline, to=None, by=None)

    history = reverse("core:record-history", args=["reminders.deadline", deadline.pk])
    page = words(director.get(history))

    told = "changed whom its letters address from <b><bdi>Owner</bdi></b> to <b><bdi>Director<"
    assert told in page


def test_the_form_says_once_who_has_no_login_and_what_a_typed_date_is(director):
    helper = factories.user(first_name="Ethics", last_name="Board", logs_in=False)

    page = director.get(NEW).content.decode()

    assert str(helper) in page and "(without a login)" not in page
    assert "Deadlines typed in on a record" in page and "Every other kind" in page
