"""What was signed under a mayor outlives the term: it stands where the term is handed over."""

import csv
import re
from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from oia.accounts.models import Office
from oia.core.plugs import Outliving, board
from tests import factories

pytestmark = pytest.mark.django_db

HAND_OVER = reverse("commitments:commitment-hand-over")


@pytest.fixture
def terms(office):
    """The terms of a former and of the present mayor of our own city."""
    Office.objects.update(city_name="Vila Serena")
    ours = factories.organisation(city=factories.city(name="Vila Serena"))
    post = factories.post(organisation=ours, title="Mayor", is_head=True)
    rui = factories.person(name="Rui Prado")
    former = factories.holding(
        post=post, person=rui, starts_on=date(2017, 10, 20), ends_on=date(2024, 10, 17)
    )
    eva = factories.person(name="Eva Sousa")
    present = factories.holding(post=post, person=eva, starts_on=date(2024, 10, 18))
    return SimpleNamespace(former=former, present=present)


def signed(title, **kw):
    """Signed and approved in the present term, unless said otherwise."""
    day = kw.get("signed_on", date(2026, 3, 1))
    defaults = {"status": "signed", "signed_on": day, "approved_on": day, "received_on": day}
    return factories.sign_on(declaration=factories.declaration(title=title), **defaults | kw)


def rows(client, term, **query):
    """The cells of each signature on the page, by the declaration's title."""
    page = client.get(HAND_OVER, {"holding": term.pk} | query).content.decode()
    section = re.search(r'<section class="card-section" id="signed">.*?</section>', page, re.S)
    found = {}
    for row in re.findall(r"<tr>\s*<td.*?</tr>", section[0] if section else "", re.S):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        texts = [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in cells]
        found[texts[0]] = texts[1:]
    return found


def test_signatures_in_force_stand_in_the_term_in_which_they_were_given(as_officer, terms):
    signed("Mayors for Trees")
    signed("On its first day", signed_on=date(2024, 10, 18))
    signed("On the last day before", signed_on=date(2024, 10, 17))
    signed("Withdrawn", status="withdrawn", ended_on=date(2026, 5, 1))
    factories.sign_on(declaration=factories.declaration(title="Only asked"), status="assessed")

    assert list(rows(as_officer, terms.present)) == ["Mayors for Trees", "On its first day"]
    assert list(rows(as_officer, terms.former)) == ["On the last day before"]


def test_each_says_by_whom_it_was_signed_and_whether_it_is_ratified(as_officer, terms):
    late = {"signatory": terms.present, "signed_on": date(2026, 3, 1)}
    signed("Approved first", signatory_words="Ana Lima, deputy mayor")
    signed("Ratified", approved_on=date(2026, 4, 2), **late)
    signed("Neither", approved_on=None, ratify_by=date(2026, 12, 24), **late)

    found = rows(as_officer, terms.present)

    assert found["Approved first"][:3] == [
        "Sun 1 Mar 2026",
        "Ana Lima, deputy mayor",
        "approved on Sun 1 Mar 2026",
    ]
    assert found["Ratified"][1] == f"Eva Sousa , {terms.present.post}"
    assert found["Ratified"][2] == "ratified on Thu 2 Apr 2026"
    assert found["Neither"][2] == "not ratified to be ratified by Thu 24 Dec 2026"


def test_each_says_how_many_of_its_promises_are_open_and_until_when_it_reports(as_officer, terms):
    trees, buses, none = signed("Trees"), signed("Buses"), signed("Words only")
    yearly = {"report_every": 12, "reports_from": date(2027, 1, 1)}
    factories.commitment(subject=trees, report_until=date(2029, 1, 1), **yearly)
    factories.commitment(subject=trees, report_until=date(2031, 1, 1), **yearly)
    factories.commitment(subject=trees, due_on=date(2026, 6, 1), given_on=date(2026, 3, 1))
    factories.commitment(subject=trees, status="lapsed", closed_on=date(2026, 7, 1))
    factories.commitment(subject=buses, **yearly)
    factories.commitment(subject=none.declaration)  # of another record, with a number of its own

    found = rows(as_officer, terms.present)

    assert found["Trees"][4:6] == ["3 1 late", "Wed 1 Jan 2031"]
    assert found["Buses"][4:6] == ["1", "without an end"]
    assert found["Words only"][4:6] == ["0", "no reports"]


def test_promises_and_signatures_that_a_reader_may_not_see_are_not_counted(terms):
    reader = Client()
    reader.force_login(factories.in_role("reader"))
    trees = signed("Trees")
    factories.commitment(subject=trees, sensitivity="restricted")
    signed("Secret pact", sensitivity="restricted")
    hidden = factories.holding(person=factories.person(sensitivity="protocol", name="Mr X"))
    signed("Podium", signatory=hidden)

    found = rows(reader, terms.present)

    assert set(found) == {"Trees", "Podium"}
    assert found["Trees"][4] == "0"
    assert found["Podium"][1] == "hidden"


def test_one_department_alone_and_the_way_to_its_list_and_its_files(as_officer, terms):
    parks = factories.department(name="Parks")
    mine = signed("Trees", department=parks)
    signed("Buses")
    factories.commitment(subject=mine, report_every=6, report_until=date(2030, 1, 1))

    assert list(rows(as_officer, terms.present, department=parks.pk)) == ["Trees"]
    query = {"holding": terms.present.pk, "department": parks.pk}
    page = as_officer.get(HAND_OVER, query).content.decode()
    address = unescape(re.search(r'href="(/sign-ons/\?[^"]*export=csv)"', page)[1])
    answer = as_officer.get(address)
    (row,) = csv.DictReader(b"".join(answer).decode("utf-8-sig").splitlines())
    assert row["Declaration"] == "Trees"
    told = ("Ratified", "Open promises", "Of them late", "Reports until", "Reports without an end")
    assert [row[name] for name in told] == ["yes", "1", "0", "2030-01-01", "no"]


def test_whoever_may_not_see_sign_ons_sees_none(officer, terms):
    signed("Trees")
    plug = board.get(Outliving, "signed")

    assert plug.context(terms.present, officer, None)
    assert plug.context(terms.present, factories.user(), None) is None


def test_the_page_says_whose_term_it_is_and_prints(as_officer, terms):
    page = as_officer.get(HAND_OVER, {"holding": terms.former.pk}).content.decode()
    head = page[page.index("<main") : page.index('method="get"')]

    assert "Rui Prado" in head
    assert "data-print" in head
    assert "Nothing that was signed then is still in force." in page


def test_it_costs_the_same_however_much_was_signed(as_officer, terms, query_count):
    def more():
        one = signed(f"Pact {factories.user().pk}", signatory=terms.present)
        factories.commitment(subject=one, report_every=12)

    more()
    as_officer.get(HAND_OVER)
    one = query_count(lambda: as_officer.get(HAND_OVER))
    for _number in range(8):
        more()

    assert query_count(lambda: as_officer.get(HAND_OVER)) == one
