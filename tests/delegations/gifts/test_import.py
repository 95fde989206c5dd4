"""A register of gifts as offices keep them comes in: each row taken, or refused with the reason."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from delegations.models import Gift
from delegations.services import gift_duty, gifts
from oia.reminders.models import Deadline
from tests import factories
from tests.sheets.pages import as_guessed, brought, checked, page, step, words

pytestmark = pytest.mark.django_db

REGISTER = """Date,Donor,Organisation,Gift or hospitality,Value,Recipient,Outcome,Reason declined
2026-11-02,Consul of Japan,Consulate,Lacquer box,"£1,250.00",Mayor Duarte,Accepted,
3 November 2026,Port Ltd,Port Ltd,Two tickets,£45,Cllr Brown,Declined,A bidder
25/11/2026,Ana Silva,,Book,NA,Cllr Brown,Accepted,
"Nov 26, 2026",Trade Fair,Trade Fair,Dinner,above limit,Cllr Green,,
June 2026,Nil return,,Nil return,,Cllr Grey,,
Nil return,,,,,Cllr White,,
27.11.2026,,,Pen,£3,Cllr Brown,Accepted,
31/11/2026,Port Ltd,,Pen,£3,Cllr Brown,Accepted,
28 Nov 2026,Port Ltd,,Pen,three pounds 50p and 4,Cllr Brown,Accepted,
,,,Nil return for Q4 2026,,Cllr Black,,
28 Nov 2026,Port Ltd,,Mug,approx. 30,Cllr Brown,Accepted,
"""


def lines(bringing, verdict):
    return {row.line: row for row in bringing.rows.filter(verdict=verdict)}


def reason(row):
    return " ".join(" ".join(fault) for fault in row.faults)


@pytest.fixture
def register(as_officer):
    """The register after its one question was answered: what the sign of the pound stands for."""
    bringing = brought(as_officer, REGISTER, sheet="gifts", name="gifts.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    step(as_officer, bringing, "map", **headings, empty="keep")
    if bringing.questions:
        (question,) = bringing.questions
        assert question["about"] == "currency"
        said = {f"manner-{question['column']}-currency": "GBP"}
        step(as_officer, bringing, "map", **headings, empty="keep", **said)
    return bringing


def test_the_headings_of_a_register_are_known(register):
    assert register.mapping == [
        *("on", "other_name", "affiliation", "description", "value", "recipient_name"),
        *("status", "decision_reason"),
    ]


def test_each_row_is_taken_or_refused_with_its_reason(register):
    assert set(lines(register, "new")) == {2, 3, 4, 5}
    wrong = lines(register, "wrong")
    assert set(wrong) == {8, 9, 10, 12}
    assert "Say who gave or got it" in reason(wrong[8])
    assert "a day that no calendar has. Check the day and the month." in reason(wrong[9])
    assert "is not a number" in reason(wrong[10])
    assert "“approx.” says that the sum is not known exactly." in reason(wrong[12])


def test_a_nil_return_is_left_out_and_told_whatever_its_day(register, as_officer):
    assert set(lines(register, "left_out")) == {6, 7, 11}
    told = page(as_officer, register, "?verdict=left_out")
    assert told.count("The row says that there was no gift, so none is written down.") == 3
    assert "Nil return for Q4 2026" in told


MIXED = """Date,Donor,Gift,Value
2026-11-02,Port Ltd,Vase,"£1,250"
2026-11-03,Port Ltd,Lamp,"1.500,00 EUR"
2026-11-04,Fair Ltd,Fan,¥800
2026-11-05,Fair Ltd,Cup,10
"""


def test_sums_of_two_manners_in_one_column_are_asked_about_and_taken(as_officer):
    bringing = brought(as_officer, MIXED, sheet="gifts", name="gifts.csv")
    step(as_officer, bringing, "map", **as_guessed(bringing))

    asked = {one["about"]: [value for value, *_ in one["choices"]] for one in bringing.questions}
    assert (set(asked["decimal"]), set(asked["sign"])) == ({",", "."}, {"CNY", "JPY"})
    assert asked["currency"][0] == "EUR"

    said = {"decimal": ".", "sign": "CNY", "currency": "EUR"}
    answers = {f"manner-value-{about}": value for about, value in said.items()}
    step(as_officer, bringing, "map", **as_guessed(bringing), **answers)
    step(as_officer, bringing, "write")
    assert list(Gift.objects.order_by("on").values_list("value", "currency")) == [
        *((1250, "GBP"), (1500, "EUR"), (800, "CNY"), (10, "EUR")),
    ]


def test_a_sum_with_too_many_decimals_is_refused_as_it_was_read(as_officer):
    text = 'Date,Donor,Gift,Value\n2026-11-02,Port Ltd,Vase,"€1,250"\n'
    bringing = brought(as_officer, text, sheet="gifts", name="gifts.csv")
    said = {"manner-value-decimal": ","}
    for answers in ({}, said):
        step(as_officer, bringing, "map", **as_guessed(bringing), **answers)

    told = reason(lines(bringing, "wrong")[2])
    assert "Read as 1.250 it has more than 2 decimals" in told
    assert "such as 1250.00" in told


def test_values_are_taken_as_figures_or_kept_in_words(register, as_officer, officer):
    step(as_officer, register, "write", good_rows_only="on")

    told = {
        gift.description: (gift.on, gift.value, gift.currency, gift.value_words, gift.status)
        for gift in Gift.objects.all()
    }
    assert told == {
        "Lacquer box": (date(2026, 11, 2), Decimal("1250.00"), "GBP", "", "accepted"),
        "Two tickets": (date(2026, 11, 3), Decimal(45), "GBP", "", "declined"),
        "Book": (date(2026, 11, 25), None, "", "NA", "accepted"),
        "Dinner": (date(2026, 11, 26), None, "", "above limit", "offered"),
    }
    declined = Gift.objects.get(status="declined")
    assert (declined.decision_reason, declined.decided_by) == ("A bidder", officer)
    assert declined.reference.startswith("G-2026-")


def test_what_came_in_is_judged(register, as_officer):
    factories.gift_rule(threshold=50, currency="GBP", days=10)
    step(as_officer, register, "write", good_rows_only="on")

    found = dict(Gift.objects.values_list("description", "duty"))
    assert found == {
        "Lacquer box": "must",
        "Two tickets": "none",
        "Book": "unclear",
        "Dinner": "unclear",
    }


def test_a_file_sends_a_gift_back_for_a_reason_of_its_own(as_officer):
    gift = factories.gift(status="accepted", decision_reason="A custom of theirs")
    row = f"ID,Outcome,Reason declined\n{gift.pk},Returned,"
    bringing = checked(as_officer, f"{row}A custom of theirs\n", sheet="gifts", name="gifts.csv")
    assert "Say why" in reason(lines(bringing, "wrong")[2])

    bringing = checked(as_officer, f"{row}Too dear\n", sheet="gifts", name="gifts.csv")
    step(as_officer, bringing, "write")
    gift.refresh_from_db()
    assert (gift.status, gift.decision_reason) == ("returned", "Too dear")


OLD = """Date,Donor,Gift,Value,Recipient,Outcome
2025-03-04,Port Ltd,Vase,€900,Mayor,Accepted
2025-03-05,Trade Fair,Lamp,€900,Cllr Brown,
"""

LATE = "2026-10-29,Port Ltd,Bowl,€900,Mayor,Accepted\n"


def test_a_register_of_old_gifts_opens_no_duty_for_what_was_decided(as_officer, officer):
    factories.gift_rule(threshold=50, currency="EUR", days=10)
    step(as_officer, checked(as_officer, OLD, sheet="gifts", name="gifts.csv"), "write")

    vase, lamp = Gift.objects.order_by("on")
    assert (vase.duty, vase.is_late, lamp.duty, lamp.is_late) == ("must", False, "must", True)
    assert [gift.description for gift in Gift.objects.to_declare()] == ["Lamp"]
    assert Deadline.objects.get(kind="gift.declare").subject == lamp
    assert "before a register told of it here" in words(as_officer.get(vase.get_absolute_url()))

    new = Gift(description="Cup", other_name="Ana", value=60, currency="EUR", on=date(2026, 1, 5))
    assert gifts.record(new, by=officer).is_late


def test_what_a_register_brings_in_a_little_late_is_still_owed(as_officer):
    factories.gift_rule(threshold=50, currency="EUR", days=10)
    step(as_officer, checked(as_officer, OLD + LATE, sheet="gifts", name="gifts.csv"), "write")

    bowl = Gift.objects.get(description="Bowl")
    assert bowl.is_late
    assert Deadline.objects.filter(kind="gift.declare", origin_id=bowl.pk).exists()
    listed = {
        how: as_officer.get(reverse("delegations:gift-list"), {"declaration": how}).content.decode()
        for how in ("late", "past")
    }
    assert "Bowl" in listed["late"] and "Vase" not in listed["late"]
    assert "Vase" in listed["past"] and "Bowl" not in listed["past"]


def test_whoever_is_named_by_a_post_is_a_recipient_of_that_class(as_officer):
    step(as_officer, checked(as_officer, OLD, sheet="gifts", name="gifts.csv"), "write")

    vase, lamp = Gift.objects.order_by("on")
    assert (vase.recipient_class, lamp.recipient_class) == ("mayor", "elected")
    assert "Recipient Mayor Occasion" in words(as_officer.get(vase.get_absolute_url()))


def test_the_class_that_a_register_gives_is_not_guessed_from_the_name(as_officer):
    rows = "Date,Donor,Gift,Recipient,Recipient type\n2026-11-02,Port Ltd,Vase,Mayor,The city\n"
    rows += "2026-11-03,Port Ltd,Lamp,Mayor,\n"
    step(as_officer, checked(as_officer, rows, sheet="gifts", name="gifts.csv"), "write")

    vase, lamp = Gift.objects.order_by("on")
    assert (vase.recipient_class, lamp.recipient_class) == ("city", "mayor")


def test_where_nobody_owns_a_date_its_owner_is_nobody(as_officer):
    factories.gift_rule(threshold=50, currency="EUR", days=10)
    gift = factories.gift(value=90, owner=None)
    gift_duty.judge_with(gift)

    deadline = Deadline.objects.get(kind="gift.declare")
    listed = as_officer.get("/deadlines/?status=open").content.decode()
    assert deadline.title in listed and "<td><bdi>nobody</bdi>" in listed
    assert "<td><bdi>nobody</bdi>" in as_officer.get(gift.get_absolute_url()).content.decode()


def test_the_same_file_brings_nothing_twice(register, as_officer):
    step(as_officer, register, "write", good_rows_only="on")
    again = brought(as_officer, REGISTER, sheet="gifts", name="again.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(again.mapping)}
    said = {"manner-value-currency": "GBP"}
    step(as_officer, again, "map", **headings, empty="keep", **said)

    assert not lines(again, "new")
    assert set(lines(again, "same")) == {2, 3, 4, 5}


def test_an_undone_import_leaves_no_gift_and_no_sum(as_officer, officer):
    factories.gift_rule(threshold=100, currency="EUR", window_months=12)
    later = gifts.record(
        Gift(description="Pen", other_name="Port Ltd", value=60, on=date(2026, 11, 20)),
        by=officer,
    )
    text = "Date,Donor,Gift,Value\n2026-11-02,Port Ltd,Vase,€60.00\n"
    bringing = checked(as_officer, text, sheet="gifts", name="gifts.csv")
    step(as_officer, bringing, "write")
    later.refresh_from_db()
    assert later.duty == "must"

    step(as_officer, bringing, "undo")

    later.refresh_from_db()
    assert (Gift.objects.count(), later.duty) == (1, "none")


def test_a_value_in_words_goes_out_and_comes_back(as_officer):
    gift = factories.gift(value_words="above limit")
    answer = as_officer.get(reverse("delegations:gift-list"), {"export": "csv"})
    text = b"".join(answer).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["Value"], row["Value as told"]) == ("", "above limit")

    bringing = checked(as_officer, text, sheet="gifts", name="gifts.csv")

    assert set(lines(bringing, "same")) == {2}, page(as_officer, bringing)
    assert gift.value_words == "above limit"


@pytest.mark.parametrize(
    ("value", "as_told", "why"),
    [
        ("above all " * 26, "", "signs long, and 200 fit"),
        ("above limit", "A vase of crystal", "but the column “value as told” says"),
    ],
    ids=["too long", "two of them"],
)
def test_words_for_a_value_are_kept_whole_or_refused(as_officer, value, as_told, why):
    text = f"Date,Donor,Gift,Value,Value as told\n2026-11-02,Port Ltd,Vase,{value},{as_told}\n"
    bringing = checked(as_officer, text, sheet="gifts", name="gifts.csv")

    assert why in reason(lines(bringing, "wrong")[2])


def test_an_error_of_a_formula_is_no_value_in_words(as_officer):
    text = "Date,Donor,Gift,Value\n2026-11-02,Port Ltd,Vase,#REF!\n"
    bringing = checked(as_officer, text, sheet="gifts", name="gifts.csv")

    assert "#REF!" in reason(lines(bringing, "wrong")[2])
