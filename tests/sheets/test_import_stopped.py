"""Work at an import that never ends is given up, and its user may stop it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.utils import timezone

from oia.directory.models import Person
from oia.sheets import services
from oia.sheets.choices import Fate, ImportState
from oia.sheets.models import Import
from oia.sheets.models.imported import MOST_ATTEMPTS
from oia.sheets.taking import checking, reader, running, undoing, writing
from tests import factories
from tests.sheets.pages import page, step

pytestmark = pytest.mark.django_db

PEOPLE = "Name,E-mail\nAna Duarte,ana@city.test\nInês Sá,ines@city.test\nRui Sá,rui@city.test\n"
WRONG = PEOPLE + "Bad One,not-an-address\n"


def dies(*args):
    raise OperationalError("the worker is gone")


def left_behind(bringing):
    """As if the lease of a dead worker had run out."""
    Import.objects.filter(pk=bringing.it.pk).update(lease_until=timezone.now())


def taken_up_for_ever(bringing):
    """As often as it takes: each time the worker dies. Returns how often it was begun."""
    for count in range(9):
        left_behind(bringing)
        try:
            services.carry_on(bringing.it.pk)
        except OperationalError:
            continue
        return count
    return None


@pytest.mark.parametrize(
    ("module", "begin", "back_to"),
    [
        (checking, services.start_check, ImportState.MAPPING),
        (writing, services.start_writing, ImportState.READY),
        (undoing, services.start_undo, ImportState.DONE),
    ],
)
def test_what_takes_down_every_worker_is_given_up_with_a_word(
    bring, monkeypatch, module, begin, back_to
):
    bringing = bring(PEOPLE)
    if begin is not services.start_check:
        bringing.check()
    if begin is services.start_undo:
        bringing.write()
    begin(bringing.it, by=bringing.by)
    name = {checking: "check", writing: "write", undoing: "undo"}[module]
    monkeypatch.setitem(services.WORK, bringing.it.state, dies)

    assert taken_up_for_ever(bringing) == MOST_ATTEMPTS, name

    it = bringing.again().it
    assert (it.state, it.claim, it.lease_until) == (back_to, "", None)
    assert "given up" in it.trouble


def test_what_was_given_up_may_be_tried_again(bring, monkeypatch):
    bringing = bring(PEOPLE)
    services.start_check(bringing.it, by=bringing.by)
    with monkeypatch.context() as broken:
        broken.setitem(services.WORK, ImportState.CHECKING, dies)
        taken_up_for_ever(bringing)

    bringing.again().check().write()

    assert bringing.it.state == ImportState.DONE
    assert bringing.it.trouble == ""


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(reader, "AT_ONCE", 1)


def stopped_before(monkeypatch, bringing, number):
    """Let its user stop it before the batch with this number."""
    batches = running.Run.batches

    def stops(run):
        for count, batch in enumerate(batches(run), start=1):
            if count == number:
                services.stop(Import.objects.get(pk=bringing.it.pk), by=bringing.by)
            yield batch

    monkeypatch.setattr(running.Run, "batches", stops)


def test_a_check_that_is_stopped_keeps_nothing_of_the_batch_it_was_at(
    bring, monkeypatch, one_by_one
):
    bringing = bring(PEOPLE)
    with monkeypatch.context() as patched:
        stopped_before(patched, bringing, 2)
        bringing.check()
    assert (bringing.it.state, bringing.it.trouble) == (ImportState.MAPPING, "")
    assert bringing.it.rows.count() == 1

    assert bringing.check().counts == {"new": 3}


def test_of_good_rows_those_that_were_written_stay_and_the_rest_can_follow(
    bring, monkeypatch, one_by_one
):
    bringing = bring(WRONG).check()
    with monkeypatch.context() as patched:
        stopped_before(patched, bringing, 3)
        bringing.write(good_rows_only=True)
    assert bringing.it.is_half_written and not bringing.it.trouble
    assert Person.objects.count() == bringing.it.rows.filter(fate=Fate.WRITTEN).count() == 2

    bringing.write(good_rows_only=True)

    assert bringing.it.state == ImportState.DONE
    assert Person.objects.count() == 3


def test_only_who_began_the_work_stops_it(bring, other):
    bringing = bring(PEOPLE).check()
    services.start_writing(bringing.it, by=bringing.by)

    with pytest.raises(PermissionDenied):
        services.stop(bringing.it, by=other)

    assert bringing.again().it.state == ImportState.WRITING


def test_what_is_done_cannot_be_stopped(bring):
    bringing = bring(PEOPLE).check().write()

    with pytest.raises(ValidationError):
        services.stop(bringing.it, by=bringing.by)

    assert bringing.again().it.state == ImportState.DONE


def test_whoever_undoes_what_another_brought_may_stop_that(bring):
    admin = factories.in_role("administrator", username="admin")
    bringing = bring(PEOPLE).check().write()
    services.start_undo(bringing.it, by=admin)

    services.stop(bringing.it, by=admin)

    assert bringing.again().it.state == ImportState.DONE


def test_the_page_offers_to_stop_while_something_is_at_work(bring, client):
    bringing = bring(PEOPLE)
    client.force_login(bringing.by)
    services.start_check(bringing.it, by=bringing.by)
    assert "Stop" in page(client, bringing.it)

    step(client, bringing.it, "stop")

    assert bringing.again().it.state == ImportState.MAPPING


def test_what_is_written_in_one_piece_is_not_offered_to_be_stopped(bring, client):
    bringing = bring(PEOPLE).check()
    client.force_login(bringing.by)
    services.start_writing(bringing.it, by=bringing.by)
    running.claim(bringing.it.pk)

    assert "Stop" not in page(client, bringing.it)


def test_another_preview_than_the_one_on_the_screen_is_not_written(bring, client):
    bringing = bring(PEOPLE).check()
    client.force_login(bringing.by)
    seen = bringing.it.edition
    assert f'value="{seen}"' in client.get(bringing.it.get_absolute_url()).content.decode()
    bringing.check()

    step(client, bringing.it, "write", seen=seen)

    assert bringing.again().it.state == ImportState.READY
    assert not Person.objects.exists()
    step(client, bringing.it, "write", seen=bringing.it.edition)
    assert Person.objects.count() == 3


def test_a_preview_that_came_in_between_is_not_written(bring):
    bringing = bring(PEOPLE).check()
    other_window = Import.objects.get(pk=bringing.it.pk)
    bringing.check()

    with pytest.raises(ValidationError):
        services.start_writing(other_window, by=bringing.by)
