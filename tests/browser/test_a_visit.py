"""A visit from the request through the public form to the closed record that tells the story."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from delegations.models import Delegation, Gift, MemberPrivate
from delegations.services import private, public_form
from oia.accounts.choices import Role
from oia.reminders.models import Letter
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMES_IN = 40

#: How many days ago they came and went, once they have.
GONE = {"arrives": 2, "leaves": 1}

PARTY = """1. Ms HAYASHI Sakura, Mayor of Kobe, head of delegation
2. Mr KONDO Ren, Chair of the City Council
3. Dr MINAMI Haruka, Director, International Relations
4. Ms UCHIDA Yui, Head of the Port Bureau
5. Mr SAKAI Daichi, interpreter
6. Ms OKADA Jun, journalist
7. Mr MORI Ken, Deputy Mayor
8. Ms ABE Rin, Director of Transport
9. Mr ENDO Sho, expert
10. Ms FUJI Mai, expert
11. Mr GOTO Ryo, expert
12. Ms HARA Aoi, expert
"""


def day(number=0):
    return (timezone.localdate() + timedelta(days=COMES_IN + number)).isoformat()


@pytest.fixture
def protocol(transactional_db, monkeypatch):
    """An office with a public form, a rule for gifts, and another visit on the same days."""
    monkeypatch.setattr(public_form, "QUICKEST", 0)  # a test types faster than people
    factories.office(visit_form_open=True, city_name="Porto", office_mailbox="oia@city.test")
    factories.gift_rule(name="Gifts to the city", threshold=50)
    factories.delegation(title="Brazilian mayors", arrives_on=day(-1), leaves_on=day(3))
    return factories.in_role(Role.PROTOCOL, username="marta", first_name="Marta")


@pytest.fixture
def page(opened, protocol, client):
    client.force_login(protocol)
    return opened(cookies=[{"name": "sessionid", "value": client.cookies["sessionid"].value}])


def fill(page, **typed):
    for name, text in typed.items():
        page.locator(f"#id_{name}").fill(text)


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def ask(visitor):
    """Somebody whom nobody knows asks, and gets a number."""
    visitor.goto(reverse("delegations:visit-request"))
    fill(visitor, requester="Vice-Consul Tanaka", comes_from="City of Kobe, Japan")
    fill(visitor, email="tanaka@consulate.test", title="Night buses", purpose="Learn of them.")
    fill(visitor, arrives_on=day(), leaves_on=day(1), party_size="12", gifts_planned="A box")
    visitor.get_by_role("button", name="Send the request").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Your request is in")
    return visitor.locator("main strong").inner_text()


def answer(page, reference):
    """Today tells of it; whoever weighs it sees what else is on, and accepts."""
    page.goto("/")
    page.get_by_role("link", name="Night buses").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Night buses")
    expect(page.locator("main")).to_contain_text("Public form")
    page.get_by_role("link", name="Weigh and answer").click()
    expect(page.locator("#clashes")).to_contain_text("Brazilian mayors")
    page.get_by_label("Accept", exact=True).check()
    page.get_by_label("Reason").fill("Our tram works want to talk to theirs.")
    page.get_by_role("button", name="Answer").click()
    expect(page.locator(".page-head .badge").first).to_have_text("Accepted, tentative")
    expect(page.locator("#letters")).to_contain_text(f"Your visit to Porto, {reference}")


def name_the_party(page):
    """Twelve people are pasted; somebody without a mouse moves one of them up."""
    page.get_by_role("link", name="Paste names").click()
    page.locator("#id_text").fill(PARTY)
    page.get_by_role("button", name="Show what it becomes").click()
    page.get_by_role("button", name="Add those ticked").click()
    rows = page.locator("#party tbody tr")
    expect(rows).to_have_count(12)
    up = page.get_by_role("button", name="Move up: MORI Ken")
    for place in range(6, 1, -1):
        up.focus()
        page.keyboard.press("Enter")
        expect(rows.nth(place - 1)).to_contain_text("MORI Ken")
    row = rows.filter(has_text="KONDO Ren")
    row.locator("summary").click()
    row.get_by_role("link", name="Only for protocol").click()
    fill(page, diet="No shellfish")
    save(page)


def plan(page):
    """Two days, frozen for the driver; then the bus is late, and the page says what changed."""
    page.get_by_role("link", name="Open the programme").click()
    for number, title in enumerate(("Welcome by the mayor", "Ride on the night bus")):
        page.locator(".page-head, .empty").get_by_role("link", name="Add an item").first.click()
        fill(page, title=title, on=day(number), begins="10:00", ends="11:00", place="City hall")
        save(page)
    expect(page.locator(".programme__items li.item")).to_have_count(2)
    page.get_by_text("Freeze", exact=True).click()
    page.locator("#freeze-why").fill("For the driver")
    page.get_by_role("button", name="Freeze as a version").click()
    expect(page.locator("main")).to_contain_text("Nothing changed since version 1.")
    page.get_by_label("Begins: Ride on the night bus").fill("10:30")
    page.get_by_role("button", name="Set the hours: Ride on the night bus").click()
    page.locator(".programme__since summary").click()
    expect(page.locator(".changes")).to_contain_text("Ride on the night bus")
    expect(page.locator(".changes ins").first).to_contain_text("10:30")


def take_a_gift(page, visit):
    """It is worth more than the rule allows, so it has to be declared, and somebody is reminded."""
    page.goto(f"{reverse('delegations:gift-new')}?visit={visit.pk}")
    fill(page, description="Lacquer box", other_name="City of Kobe", value="250", currency="EUR")
    page.locator("#id_owner").select_option(label="Marta")
    save(page)
    expect(page.locator("#declaration")).to_contain_text("Gifts to the city")
    gift = Gift.objects.get()
    assert gift.duty == "must"
    at = timezone.now() + timedelta(days=21)
    call_command("remind", "--at", f"{at:%Y-%m-%d} 10:00", verbosity=0)
    assert Letter.objects.filter(reminders__deadline__kind="gift.declare").exists()


def promise(page, visit):
    page.goto(visit.get_absolute_url())
    page.get_by_role("link", name="Add a commitment").click()
    fill(page, text="Send the plans of the depot", due_on=day(30))
    page.locator("#id_owner").select_option(label="Marta")
    save(page)
    page.goto(reverse("commitments:commitment-list"))
    expect(page.locator("#results")).to_contain_text("Send the plans of the depot")


def move_on(page, words, why=""):
    page.get_by_text("Move on", exact=True).click()
    page.locator("#move-why").fill(why)
    page.locator("form.move-form").get_by_role("button", name=words).click()
    expect(page.locator(".page-head .badge").first).to_have_text(words)


def come_and_go(visit):
    """The days of the visit pass; the clock stays, or the login would run out."""
    days = {f"{name}_on": timezone.localdate() - timedelta(days=ago) for name, ago in GONE.items()}
    Delegation.objects.filter(pk=visit.pk).update(**days)


def test_a_visit_from_the_request_to_the_closed_record(opened, page):
    reference = ask(visitor := opened())
    answer(page, reference)
    name_the_party(page)
    plan(page)
    visit = Delegation.objects.get(reference=reference)
    take_a_gift(page, visit)
    promise(page, visit)

    page.goto(visit.get_absolute_url())
    move_on(page, "Confirmed")
    come_and_go(visit)
    for words in ("In progress", "Follow-up"):
        move_on(page, words)
    move_on(page, "Closed", why="The rest was seen to by their consulate.")
    assert private.purge(timezone.localdate() + timedelta(days=COMES_IN + 60)) == 1
    assert not MemberPrivate.objects.exists()

    page.reload()
    story = page.locator("main")
    for words in (
        "Our tram works want to talk to theirs.",
        "Send the plans of the depot",
        f"Thank-you letter sent ({reference})",
        "Lacquer box",
        "what was kept of 1 person",
        "MORI Ken",
    ):
        expect(story).to_contain_text(words)
    expect(story).not_to_contain_text("shellfish")
    page.goto(reverse("commitments:commitment-list"))
    expect(page.locator("#results")).to_contain_text("Thank-you letter sent")
    assert visitor.complaints + page.complaints == []


def test_a_member_is_dragged_to_another_place_and_the_server_says_the_order(page, protocol):
    visit = factories.delegation(arrives_on=day(), status="accepted")
    names = ("Mayor", "Deputy", "Chair", "Aide")
    for place, name in enumerate(names, 1):
        factories.member(delegation=visit, name=name, place=place)
    page.goto(visit.get_absolute_url())
    rows = page.locator("#party tbody tr")
    handle = rows.filter(has_text="Aide").locator("[data-drag]")

    handle.drag_to(rows.filter(has_text="Deputy"), target_position={"x": 200, "y": 3})

    expect(rows.nth(1)).to_contain_text("Aide")
    expect(rows.nth(1).locator("td").first).to_have_text("2")
    assert [one.name for one in visit.members.all()] == ["Mayor", "Aide", "Deputy", "Chair"]
    down = page.get_by_role("button", name="Move down: Mayor")
    down.focus()
    page.keyboard.press("Enter")
    expect(rows.nth(0)).to_contain_text("Aide")
    expect(page.get_by_role("button", name="Move down: Mayor")).to_be_focused()
    assert page.complaints == []


def test_an_item_is_dragged_behind_another_and_keeps_its_length(page, protocol):
    visit = factories.delegation(arrives_on=day(), status="accepted")
    talk = factories.programme_item(delegation=visit, title="Talk")
    lunch = factories.programme_item(delegation=visit, title="Lunch")
    at = timezone.now().replace(hour=9, minute=0, second=0, microsecond=0)
    for item, begins, ends in ((talk, 0, 45), (lunch, 60, 150)):
        item.starts_at, item.ends_at = (at + timedelta(minutes=one) for one in (begins, ends))
        item.save()
    page.goto(reverse("delegations:programme-detail", args=[visit.reference]))

    below = {"x": 20, "y": page.locator(f"#item-{lunch.pk}").bounding_box()["height"] - 4}
    title = page.locator(f"#item-{talk.pk} [data-drag]")
    title.drag_to(page.locator(f"#item-{lunch.pk}"), target_position=below)

    expect(page.get_by_label("Begins: Talk")).to_have_value("11:30")
    expect(page.locator(".programme__items li.item").last).to_contain_text("Talk")
    talk.refresh_from_db()
    assert talk.ends_at - talk.starts_at == timedelta(minutes=45)
    assert page.complaints == []
