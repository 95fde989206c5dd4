"""Several records changed at once: previewed first, then each for itself."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from oia.core import bulk
from oia.core.plugs import board
from oia.core.sheets import Sheet, check_and_save
from oia.core.visibility import Sensitivity
from oia.directory.choices import OrganisationKind
from oia.directory.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/organisations/"
TO_CONSULATE = {"how-kind": "set", "value-kind": OrganisationKind.CONSULATE, "why": "Tidied up"}


@pytest.fixture
def three():
    return [factories.organisation(name=f"Body {n}", country="PL") for n in range(3)]


def send(client, do, records=(), address=ADDRESS, **more):
    return client.post(address, {"do": do, "pk": [record.pk for record in records], **more})


def seen_at(answer):
    return re.search(r'name="seen_at" value="([^"]+)"', answer.content.decode())[1]


def change(client, records, address=ADDRESS, **more):
    """Through the preview to the end, as one clicks."""
    previewed = send(client, "preview", records, address, **more)
    return send(client, "apply", records, address, seen_at=seen_at(previewed), **more)


def kinds():
    return sorted(Organisation.objects.values_list("kind", flat=True))


def refusing(name):
    """A service that refuses one record and stores the others."""

    def save(record, along, *, by):
        if record.name == name:
            raise ValidationError("This one is needed as it is.")
        check_and_save(record, along, by=by)

    return save


@pytest.fixture
def one_is_refused(monkeypatch):
    sheet = board.get(Sheet, "organisations")
    monkeypatch.setitem(
        board.plugs[Sheet], "organisations", replace(sheet, save=refusing("Body 1"))
    )


def test_rows_have_boxes_for_whoever_may_change_them(as_officer, reader, three):
    assert as_officer.get(ADDRESS).content.decode().count('name="pk"') == 3
    as_officer.force_login(reader)
    assert 'name="pk"' not in as_officer.get(ADDRESS).content.decode()


def test_whoever_may_not_change_is_refused(as_reader, three):
    assert send(as_reader, "apply", three, seen_at="2026-01-01", **TO_CONSULATE).status_code == 403
    assert set(kinds()) == {OrganisationKind.CITY}


def test_a_preview_shows_old_and_new_and_stores_nothing(as_officer, three):
    page = send(as_officer, "preview", three[:2], **TO_CONSULATE).content.decode()

    assert "2 records would change" in page
    assert re.search(r"City government.*?Consulate", page, re.DOTALL)
    assert set(kinds()) == {OrganisationKind.CITY}
    assert not Organisation.history.filter(history_change_reason="Tidied up")


def test_those_ticked_are_changed_and_history_says_who_and_why(as_officer, officer, three):
    page = change(as_officer, three[:2], **TO_CONSULATE).content.decode()

    assert "2 records are changed" in page
    assert kinds() == [OrganisationKind.CITY, *[OrganisationKind.CONSULATE] * 2]
    row = three[0].history.first()
    assert (row.history_user, row.history_change_reason) == (officer, "Tidied up")


def test_nothing_is_done_without_a_preview(as_officer, three):
    page = send(as_officer, "apply", three, **TO_CONSULATE).content.decode()

    assert "3 records would change" in page
    assert set(kinds()) == {OrganisationKind.CITY}


def test_one_that_cannot_be_changed_says_why_and_holds_up_no_other(
    as_officer, three, one_is_refused
):
    previewed = send(as_officer, "preview", three, **TO_CONSULATE).content.decode()
    done = change(as_officer, three, **TO_CONSULATE).content.decode()

    assert "2 records would change" in previewed
    assert "2 records are changed" in done
    for page in (previewed, done):
        assert "1 cannot be changed" in page
        assert "This one is needed as it is." in page
    assert kinds() == [OrganisationKind.CITY, *[OrganisationKind.CONSULATE] * 2]


def test_what_somebody_else_changed_since_the_preview_stays_as_they_left_it(as_officer, three):
    previewed = send(as_officer, "preview", three, **TO_CONSULATE)
    three[0].save()
    page = send(as_officer, "apply", three, seen_at=seen_at(previewed), **TO_CONSULATE)

    assert "Somebody changed it in the meantime." in page.content.decode()
    assert kinds() == [OrganisationKind.CITY, *[OrganisationKind.CONSULATE] * 2]


def test_all_that_match_the_filter_are_changed_and_no_other(as_officer, three):
    factories.organisation(name="Elsewhere", country="DE")
    change(as_officer, [], f"{ADDRESS}?country=PL", all="1", **TO_CONSULATE)

    assert kinds() == [OrganisationKind.CITY, *[OrganisationKind.CONSULATE] * 3]


def test_what_one_does_not_see_is_not_changed(as_officer, three):
    three[0].sensitivity = Sensitivity.RESTRICTED
    three[0].save()
    change(as_officer, three, **TO_CONSULATE)

    assert kinds() == [OrganisationKind.CITY, *[OrganisationKind.CONSULATE] * 2]


def test_what_is_so_already_is_told_and_leaves_no_history(as_officer, three):
    change(as_officer, three[:1], **TO_CONSULATE)
    before = three[0].history.count()
    page = send(as_officer, "preview", three[:1], **TO_CONSULATE).content.decode()

    assert "1 is so already." in page
    assert three[0].history.count() == before


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Choose what is to be changed."),
        ({"how-kind": "set"}, "Say what."),
        ({"how-kind": "set", "value-kind": "palace"}, "Select a valid choice."),
        ({"how-kind": "clear"}, "Select a valid choice."),
        ({"how-name": "set", "value-name": "All alike"}, "Choose what is to be changed."),
    ],
)
def test_what_makes_no_sense_is_asked_again_with_a_reason(as_officer, three, more, words):
    page = send(as_officer, "preview", three, **more).content.decode()

    assert words in page
    assert Organisation.objects.filter(name="All alike").count() == 0


@pytest.mark.parametrize("keys", [[], ["x"], ["9" * 40], ["0"]])
def test_without_a_record_the_list_asks_for_one(as_officer, keys):
    answer = as_officer.post(ADDRESS, {"do": "choose", "pk": keys}, follow=True)

    assert "Tick the records that are to be changed." in answer.content.decode()


def test_too_many_at_once_are_refused(as_officer, three, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    answer = as_officer.post(ADDRESS, {"do": "choose", "all": "1"}, follow=True)

    assert "At most 2 records at once." in answer.content.decode()


def test_links_are_added_and_taken_away_beside_those_there():
    one, two, three = object(), object(), object()

    def after(how, value):
        column = board.get(Sheet, "organisations").column("city")
        return bulk.Change(column, how, value).result([one, two])

    assert after("add", [two, three]) == [one, two, three]
    assert after("remove", [two]) == [one]


def test_a_preview_takes_in_hand_a_thousand_records_with_few_in_memory(as_officer, officer):
    names = (Organisation(name=f"Body {n:04}") for n in range(300))
    Organisation.objects.bulk_create(names)
    form = {"how-kind": "set", "value-kind": OrganisationKind.CONSULATE}
    began = timezone.now()
    page = send(as_officer, "preview", all="1", **form).content.decode()

    assert "300 records would change" in page
    assert "The first 50 are shown" in page
    assert len(page) < 60_000
    assert not Organisation.objects.filter(updated_at__gt=began).exists()
