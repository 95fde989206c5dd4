"""Letters as a mail program shows them: on a phone and on a desk, by day and by night."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from oia.accounts.models import Office
from oia.reminders.choices import Because, Pace, What
from oia.reminders.models import Letter, Reminder
from oia.reminders.words import rendering
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
TITLES = [
    "C40 data report",
    "Donaudampfschifffahrtsgesellschaftskapitänsversammlungsanmeldung" * 3,
    "تقرير عن البيانات السنوية للمدينة",
    "🌍 Städtepartnerschaft",
    "https://city.test/" + "a" * 200,
]

#: Every text that is seen, with its own colour and that of the ground it stands on.
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim(), inside = walker.currentNode.parentElement;
    if (!words || !inside.getClientRects().length) continue;
    let ground = inside;
    while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)")
      ground = ground.parentElement;
    found.push([words, getComputedStyle(inside).color,
                ground ? getComputedStyle(ground).backgroundColor : "none"]);
  }
  return found;
}"""

#: Whatever can be pressed: its words, height and width.
LINKS = """() => [...document.querySelectorAll("a")].map(
  one => [one.innerText.trim(), one.getBoundingClientRect().height,
          one.getBoundingClientRect().width])"""

#: What reaches out of the window, and by how much.
WIDE = """() => [...document.querySelectorAll("body *")].map(
  one => [one.outerHTML.slice(0, 80), Math.max(one.getBoundingClientRect().right - innerWidth,
          -one.getBoundingClientRect().left)]
).filter(([, by]) => by > 0.5)"""


def reminder(letter, title, number=0, **kw):
    due = {"due_on": (NOW + timedelta(days=3 + number)).date(), "title": title}
    told = {"what": What.STEP, "step": 7, "because": Because.OWNER} | kw
    deadline = factories.deadline(
        owner=letter.user, zone_kind="place", zone="America/Bogota", internal_on=None, **due
    )
    return Reminder.objects.create(
        deadline=deadline,
        version=1,
        recipient=f"user:{letter.user.pk}",
        user=letter.user,
        letter=letter,
        reached_at=NOW,
        written_at=NOW,
        **told,
    )


def letter_of(count, pace=Pace.AT_ONCE, first=0, **kw):
    """A letter that carries so many dates."""
    user = factories.user(logs_in=kw.pop("logs_in", True))
    moments = dict.fromkeys(("go_at", "written_at"), NOW)
    letter = Letter.objects.create(
        user=user, address=user.email, message_id=f"<{user.pk}@x>", pace=pace, **moments
    )
    titles = [TITLES[(first + n) % len(TITLES)] for n in range(count)]
    carried = [reminder(letter, title, n, **kw) for n, title in enumerate(titles)]
    rendering.write(letter, carried, Office.current(), timezone.now())
    return letter


@pytest.fixture
def letters(transactional_db):
    """A letter of each look; all that they differ in is inside."""
    factories.office(name="City of Warsaw", zone="Europe/Warsaw")
    with time_machine.travel(NOW, tick=False):
        made = {f"one, title {n}": letter_of(1, first=n) for n in range(len(TITLES))}
        made["of the day"] = letter_of(4, Pace.DAILY)
        made["of the week, very long"] = letter_of(60, Pace.WEEKLY)
        made["moved"] = letter_of(1, what=What.MOVED, step=0)
        made["climbed"] = letter_of(1, because=Because.CLIMBED)
        made["cancelled"] = letter_of(1, what=What.CANCELLED, step=0)
        made["without a login"] = letter_of(1, logs_in=False)
    with time_machine.travel(NOW + timedelta(days=9), tick=False):
        made["overdue"] = letter_of(1)
        late = made["overdue"]
        rendering.write(late, list(late.reminders.all()), Office.current(), timezone.now())
    return made


@pytest.fixture(params=[360, 640])
def width(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def shown(browser, letters, width, request):
    """Each letter by itself in a window; whatever it asks the world for is refused and noted."""

    def show():
        window = {"width": width, "height": 800}
        context = browser.new_context(viewport=window, color_scheme=request.param)
        asked = []
        context.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
        page = context.new_page()
        for name, letter in letters.items():
            page.set_content(letter.html)
            yield name, page
        assert asked == []

    show.scheme = request.param
    return show


def luminance(colour):
    """How light a colour is to the eye (WCAG 2.2, relative luminance)."""
    parts = colour.removeprefix("rgba(").removeprefix("rgb(").rstrip(")").split(",")
    shares = [float(part) / 255 for part in parts[:3]]
    red, green, blue = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_nothing_in_a_letter_reaches_out_of_the_window(shown, width):
    found = {}
    for name, page in shown():
        if wide := page.evaluate(WIDE):
            found[name] = wide
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert found == {}


def test_buttons_in_letters_are_large_enough_for_a_thumb(shown):
    seen, small = 0, {}
    for name, page in shown():
        for words, height, across in page.evaluate(LINKS):
            if words in ("Done", "Snooze", "Not mine", "All your dates"):
                seen += 1
                small |= {(name, words): (height, across)} if min(height, across) < 24 else {}
    assert small == {}
    assert seen > 20


def test_every_word_of_a_letter_stands_out_from_its_ground(shown):
    faint, grounds = {}, set()
    for name, page in shown():
        for words, colour, ground in page.evaluate(TEXTS):
            grounds.add(ground)
            if ground == "none" or contrast(colour, ground) < 4.5:
                faint[name, words] = (colour, ground)
    assert faint == {}
    sheet = "rgb(25, 33, 36)" if shown.scheme == "dark" else "rgb(255, 254, 251)"
    assert sheet in grounds, "its sheet is dark at night"
