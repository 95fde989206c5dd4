"""A declaration signed at the podium before anybody approved it, as the office lives through it."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from networks.models import SignOn, SignOnStepTemplate
from oia.accounts.choices import Role
from oia.commitments.models import Commitment
from oia.reminders.models import Deadline
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DRAFT = "1. Each city plants trees.\n\n2. States consult mayors and local authorities."
CHANGED = "1. Each city plants a million trees.\n\n2. States act."


@pytest.fixture
def declared(officer):
    """A text that we are asked to sign, and whom the office asks before."""
    SignOnStepTemplate.objects.all().delete()
    factories.sign_on_step_template(title="Legal comments", kind="legal", days=14, fast_days=3)
    mayor = factories.person(name="Ana Nowak")
    factories.office(city_name="Vila Serena")
    city = factories.city(name="Vila Serena")
    hall = factories.organisation(name="City of Vila Serena", kind="city", city=city)
    post = factories.post(title="Mayor", organisation=hall, is_head=True)
    since = timezone.localdate() - timedelta(days=900)
    factories.holding(person=mayor, post=post, starts_on=since)
    return factories.declaration(title="Declaration on Trees")


@pytest.fixture
def director(opened):
    user = factories.in_role(Role.DIRECTOR, username="ines", first_name="Inês")
    client = Client()
    client.force_login(user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    return opened(cookies=[cookie])


def ask(page, declared):
    """The request: it closes in ten days, on somebody else's clock."""
    page.goto(declared.get_absolute_url())
    page.get_by_role("link", name="We are asked to sign").click()
    closes = timezone.localdate() + timedelta(days=10)
    page.get_by_label("Signing closes", exact=True).fill(closes.isoformat())
    page.get_by_label("Whose clock").select_option("place")
    page.get_by_label("Zone", exact=True).fill("America/Mexico_City")
    page.get_by_label("In the organiser's words").fill("23:59 in Mexico City")
    page.get_by_label("Fast track").check()
    page.get_by_label("Why in a hurry").fill("Ten days, and the council meets in five weeks")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“23:59 in Mexico City”").first).to_be_visible()
    return page.url


def add_text(page, title, words):
    page.locator("#texts").get_by_role("link", name="Add").click()
    page.get_by_label("Version").fill(title)
    page.get_by_label("Or paste the words").fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def answer_legal(page):
    page.locator("#steps").get_by_role("link", name="Answer").click()
    page.get_by_label("Verdict").select_option("agreed")
    page.get_by_label("What they say").fill("No objection")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#steps")).to_contain_text("Agreed")


def approve(page, sign_on, name):
    page.goto(sign_on)
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_label("Decided by").select_option("council")
    page.get_by_label("Instrument").fill("R-12")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(sign_on)


def sign(page, sign_on):
    page.goto(sign_on)
    page.get_by_role("link", name="It was signed").click()
    page.get_by_label("How").select_option("podium")
    page.get_by_role("combobox", name="Signed by", exact=True).press_sequentially("nowak")
    page.get_by_role("option", name="Ana Nowak").click()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(sign_on)
    expect(page.get_by_text("not ratified").first).to_be_visible()
    expect(page.locator("#facts")).to_contain_text("Ana Nowak")


def promise(page, sign_on, text, months):
    page.goto(sign_on)
    page.locator("#commitments").get_by_role("link", name="Add").click()
    page.get_by_label("What was promised").fill(text)
    page.get_by_label("Or so long").fill(str(months))
    page.get_by_label("After", exact=True).select_option("signed_on")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#commitments")).to_contain_text(text)


def report(page, text, tmp_path):
    """How a promise stands, with a paper that shows it."""
    shown = tmp_path / "counted.txt"
    shown.write_text("12,000 trees counted.")
    page.locator("#commitments").get_by_role("link", name=text, exact=True).click()
    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("How it stands").fill("12,000 trees stand")
    page.get_by_label("Paper", exact=True).set_input_files(shown)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#reports")).to_contain_text("12,000 trees stand")
    expect(
        page.locator("#reports").get_by_role("link", name=f"Report: {text}", exact=True)
    ).to_be_visible()


def hand_over(page, texts):
    """At the end of the mayor's term, all of it goes to somebody else."""
    page.goto(reverse("commitments:commitment-hand-over"))
    for text in texts:
        expect(page.get_by_role("link", name=text, exact=True)).to_be_visible()
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_label("Those ticked go to").select_option(label="Inês")
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("3 promises are now with")).to_be_visible()


def test_a_sign_on_from_the_request_to_the_hand_over(at_work, director, declared, tmp_path):
    page = at_work()
    sign_on = ask(page, declared)
    add_text(page, "First draft", DRAFT)
    page.goto(sign_on)
    answer_legal(page)
    approve(director, sign_on, "Approve")

    page.goto(sign_on)
    add_text(page, "Second draft", CHANGED)
    page.goto(sign_on)
    expect(page.locator("#steps")).to_contain_text("Asked anew, round 2")
    expect(page.locator("#steps")).to_contain_text("“Second draft (en)”")

    sign(page, sign_on)
    page.goto("/")
    expect(page.get_by_text("Signed, not ratified")).to_be_visible()
    approve(director, sign_on, "Ratify")
    page.goto(sign_on)
    expect(page.get_by_text("not ratified")).to_have_count(0)

    promised = {"A tree strategy": 12, "A million trees": 60, "A report": 6}
    for text, months in promised.items():
        promise(page, sign_on, text, months)
    assert Commitment.objects.filter(due_on__isnull=False).count() == 3
    owed = Deadline.objects.filter(kind__startswith="commitment", status="open")
    assert owed.count() == 3 and not owed.filter(next_step_at=None).exists()
    report(page, "A million trees", tmp_path)
    hand_over(page, promised)
    assert SignOn.objects.get().signatory.person.name == "Ana Nowak"
    assert page.complaints == director.complaints == []


def test_two_drafts_of_a_framework_tell_what_became_of_the_cities(at_work):
    framework = factories.framework()
    old = factories.instrument_text(DRAFT, framework=framework, title="Zero draft")
    new = factories.instrument_text(CHANGED, framework=framework, title="First draft")
    page = at_work()

    page.goto(new.get_absolute_url())
    page.get_by_role("link", name=str(old)).click()

    cities = page.locator("#cities")
    expect(cities).to_contain_text("Struck out 2")
    expect(cities.locator("mark")).to_have_text(["mayors", "local authorities"])
    expect(page.locator("ins").first).to_have_text("a million ")
    assert page.complaints == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, PHONE], ids=["dark", "phone"])
def test_everybody_can_read_it(at_work, declared, options):
    sign_on = factories.sign_on(
        declaration=declared, status="signed", signed_on=timezone.localdate()
    )
    factories.sign_on_step(sign_on=sign_on, text="Fine", due_on=timezone.localdate())
    factories.trace(sign_on=sign_on, declared="Cities are named", passage="Cities act")
    old = factories.instrument_text(DRAFT, declaration=declared)
    new = factories.instrument_text(CHANGED, declaration=declared)
    page = at_work(**options)
    for url in (
        *(sign_on.get_absolute_url(), declared.get_absolute_url(), new.get_absolute_url()),
        reverse("networks:text-compare", args=[new.pk, old.pk]),
        *(reverse("networks:signon-list"), reverse("networks:signon-side-by-side")),
    ):
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        violations = Axe().run(page).response["violations"]
        assert [(url, one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert wide <= 0, url
