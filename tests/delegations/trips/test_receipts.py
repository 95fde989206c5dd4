"""What proves a cost of a trip: chosen or brought with it, shown with it and in the claim."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.db.transaction import atomic
from django.urls import reverse

from delegations.models import TripCost
from delegations.services import trip_costs
from oia.core import writing
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.documents.models import Attachment
from tests import factories
from tests.sheets.conftest import Bringing

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
WHOLE = {"kind": "lodging", "what": "Hotel", "payer": "city", "actual": "242", "currency": "EUR"}


@pytest.fixture
def trip(officer):
    return factories.trip(owner=officer, status="expenses")


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


def bill(name="hotel bill.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def page_of(client, trip):
    return client.get(trip.get_absolute_url()).content.decode()


def row_of(client, cost):
    page = page_of(client, cost.trip)
    return page.partition(f'id="cost-{cost.pk}"')[2].partition("</tr>")[0]


def test_a_receipt_comes_with_its_cost_and_is_served_as_a_paper(as_officer, officer, trip):
    as_officer.post(at("tripcost-new", trip.reference), WHOLE | {"file": bill()})

    cost = trip.costs.get()
    paper = cost.receipts.get()
    assert (paper.subject, paper.title, paper.kind) == (trip, "hotel bill", "invoice")
    assert (paper.sensitivity, paper.uploaded_by) == ("office", officer)
    address = at("tripcost-receipt", trip.reference, cost.pk, paper.pk)
    assert f'href="{address}"' in row_of(as_officer, cost)
    answer = as_officer.get(address)
    assert b"".join(answer.streaming_content) == PDF
    assert "attachment" in answer["Content-Disposition"]


def test_what_is_not_what_it_says_is_refused_beside_its_field_and_nothing_is_kept(as_officer, trip):
    file = bill("hotel.pdf", b"MZ\0\0 this is a program")

    answer = as_officer.post(at("tripcost-new", trip.reference), WHOLE | {"file": file})

    assert answer.context["form"].errors["file"]
    assert not TripCost.objects.exists()
    assert not Attachment.objects.exists()


def test_one_receipt_is_chosen_for_several_costs_and_taken_off_again(as_officer, trip):
    paper = factories.attachment(subject=trip)
    cost, other = (factories.trip_cost(trip=trip) for _ in range(2))

    for one in (cost, other):
        address = at("tripcost-edit", trip.reference, one.pk)
        as_officer.post(address, WHOLE | {"receipts": [paper.pk]})
    assert {one.receipts.get() for one in (cost, other)} == {paper}

    form = as_officer.get(at("tripcost-edit", trip.reference, cost.pk)).context["form"]
    assert list(form["receipts"].value()) == [paper.pk]
    as_officer.post(at("tripcost-edit", trip.reference, cost.pk), WHOLE)
    assert not cost.receipts.exists()
    assert other.receipts.exists()


def test_a_second_receipt_comes_beside_the_first(as_officer, trip):
    paper = factories.attachment(subject=trip)
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(paper)

    whole = WHOLE | {"receipts": [paper.pk], "file": bill("taxi.pdf")}
    as_officer.post(at("tripcost-edit", trip.reference, cost.pk), whole)

    assert {one.title for one in cost.receipts.all()} == {paper.title, "taxi"}


def test_papers_of_another_trip_are_neither_offered_nor_taken(as_officer, officer, trip):
    factories.attachment(subject=trip)
    foreign = factories.attachment(subject=factories.trip())
    cost = factories.trip_cost(trip=trip)

    address = at("tripcost-edit", trip.reference, cost.pk)
    answer = as_officer.post(address, WHOLE | {"receipts": [foreign.pk]})
    assert answer.context["form"].errors["receipts"]
    with pytest.raises(ValidationError, match="Only papers of the trip"):
        trip_costs.save_cost(cost, by=officer, papers=[foreign])


def test_a_receipt_that_is_not_for_everybody_is_known_of_and_stays(as_officer, trip):
    paper = factories.attachment(subject=trip, sensitivity="protocol", title="Closet")
    cost = factories.trip_cost(trip=trip, actual=50)
    cost.receipts.add(paper)

    row = row_of(as_officer, cost)
    assert "Closet" not in row and "1 hidden receipt" in row and "no receipt" not in row
    form = as_officer.get(at("tripcost-edit", trip.reference, cost.pk)).content.decode()
    assert "Closet" not in form
    as_officer.post(at("tripcost-edit", trip.reference, cost.pk), WHOLE)
    assert cost.receipts.get() == paper


@pytest.mark.parametrize(
    ("said", "missed"),
    [
        ({"actual": 50}, True),
        ({"actual": 50, "kind": "per_diem"}, False),
        ({"actual": 50, "payer": "host"}, False),
        ({"actual": 50, "in_kind": True}, False),
        ({"actual": None}, False),
    ],
)
def test_a_cost_without_a_receipt_says_so_and_more_loudly_where_one_is_missed(
    said, missed, as_officer, trip
):
    cost = factories.trip_cost(trip=trip, **said)

    row = row_of(as_officer, cost)

    assert "no receipt" in row
    assert ('class="late">no receipt' in row) == missed


def test_the_claim_tells_of_each_cost_whether_it_has_a_receipt(as_officer, trip):
    ana = factories.traveller(trip=trip, name="Ana", status="submitted")
    of = {"trip": trip, "traveller": ana}
    proven = factories.trip_cost(**of, what="Proven", actual=50)
    proven.receipts.add(factories.attachment(subject=trip))
    factories.trip_cost(**of, what="Bare", actual=60)
    factories.trip_cost(**of, what="Of the host", actual=70, payer="host")

    page = page_of(as_officer, trip)
    claim = page.partition(f'id="traveller-{ana.pk}"')[2].partition("</tr>")[0]

    assert ">receipt<" not in claim  # words alone, the paper itself stands with the cost
    assert "50.00 EUR</span>, receipt<" in claim
    assert '60.00 EUR</span>, <span class="late">no receipt' in claim
    assert "Of the host" not in claim


def test_the_page_asks_no_more_for_many_costs_with_receipts(as_officer, trip, query_count):
    def more(number):
        for _ in range(number):
            cost = factories.trip_cost(trip=trip)
            cost.receipts.add(factories.attachment(subject=trip))

    more(1)
    page_of(as_officer, trip)
    few = query_count(lambda: page_of(as_officer, trip))
    more(4)
    assert query_count(lambda: page_of(as_officer, trip)) == few


def test_a_receipt_stays_among_the_papers_while_it_proves_a_cost(as_officer, trip):
    paper = factories.attachment(subject=trip)
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(paper)

    answer = as_officer.post(reverse("documents:attachment-delete", args=[paper.pk]), follow=True)
    assert "rests on this paper: cost of a trip" in answer.content.decode()
    with pytest.raises(ProtectedError), atomic():
        paper.delete()

    trip_costs.remove_cost(cost, by=None)
    as_officer.post(reverse("documents:attachment-delete", args=[paper.pk]))
    assert not Attachment.objects.exists()


def test_the_history_of_the_trip_tells_of_receipts(as_officer, trip):
    paper = factories.attachment(subject=trip, title="Hotel bill")
    cost = factories.trip_cost(trip=trip)
    as_officer.post(at("tripcost-edit", trip.reference, cost.pk), WHOLE | {"receipts": [paper.pk]})

    history = reverse("core:record-history", args=["delegations.trip", trip.pk])
    told = as_officer.get(history).content.decode()

    assert "added <b><bdi>Hotel bill</bdi></b> to receipts" in told


def test_receipts_go_out_by_name_and_come_in_by_name(trip):
    admin, sheet = factories.in_role("administrator"), board.get(Sheet, "trip_costs")
    paper = factories.attachment(subject=trip, title="Hotel bill")
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(paper)
    file = io.BytesIO()
    rows, columns = sheet.prepare(sheet.rows(admin)), sheet.columns_for(admin)
    writing.write(rows, columns, file, kind=writing.FILE_KINDS["csv"], user=admin)
    assert b"Hotel bill" in file.getvalue()

    cost.receipts.clear()
    Bringing(admin, "trip_costs", file.getvalue(), "costs.csv").check().write()

    assert cost.receipts.get() == paper


def test_the_admin_ties_papers_of_the_trip_alone_and_keeps_what_it_hides(as_officer, trip):
    here, foreign = factories.attachment(subject=trip), factories.attachment()
    hidden = factories.attachment(subject=trip, sensitivity="protocol", title="Closet")
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(hidden)
    url = reverse("admin:delegations_tripcost_change", args=[cost.pk])
    whole = WHOLE | {"trip": trip.pk, "receipts": [here.pk]}

    assert "Closet" not in as_officer.get(url).content.decode()
    answer = as_officer.post(url, whole | {"receipts": [foreign.pk]})
    assert "Only papers of the trip" in str(answer.context["adminform"].form.errors["receipts"])
    assert as_officer.post(url, whole).status_code == 302
    assert set(cost.receipts.all()) == {here, hidden}


def test_the_admin_reads_no_hidden_receipt_out_to_whoever_only_looks(client, trip):
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(factories.attachment(subject=trip, sensitivity="protocol", title="Closet"))
    looks = factories.in_role("reader")
    rights = ["use_admin", "view_tripcost", "see_movements"]
    looks.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(looks)

    page = client.get(reverse("admin:delegations_tripcost_change", args=[cost.pk]))

    assert cost.what in page.content.decode()
    assert "Closet" not in page.content.decode()


def test_a_cost_moved_to_another_trip_in_the_admin_names_no_hidden_receipt(as_officer, trip):
    cost = factories.trip_cost(trip=trip)
    cost.receipts.add(factories.attachment(subject=trip, sensitivity="protocol", title="Closet"))
    url = reverse("admin:delegations_tripcost_change", args=[cost.pk])
    moved = WHOLE | {"trip": factories.trip().pk, "receipts": []}

    told = as_officer.post(url, moved, follow=True).content.decode()

    assert "Closet" not in told
    assert "a paper not for you" in told
    cost.refresh_from_db()
    assert cost.trip == trip
