"""What tells the past can be neither changed nor deleted, whoever tries, and by which road."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from networks.choices.membership import MembershipStatus
from oia.core import seals, states
from oia.core.models import LinkChange, Move, Sighting
from tests import factories

pytestmark = pytest.mark.django_db


def refused(doing):
    with pytest.raises(IntegrityError, match="kept as it was"), transaction.atomic():
        doing()


def a_row_of(model):
    """One row of a table that tells the past, with as little in it as the database takes."""
    if model is Sighting or model is Move or model is LinkChange:
        kind = ContentType.objects.get_for_model(Move)
        return model.objects.create(
            subject_type=kind, subject_id=1, by=factories.user(), at=timezone.now()
        )
    values = {"history_date": timezone.now(), "history_type": "~"}
    for field in model._meta.local_fields:
        if field.name in values or field.null or field.primary_key or field.has_default():
            continue
        values[field.attname] = a_value_for(field)
    return model.objects.create(history_user=factories.user(), **values)


def a_value_for(field):
    kind = field.get_internal_type()
    if kind in ("DateField", "DateTimeField"):
        return timezone.now() if kind == "DateTimeField" else timezone.localdate()
    return "x" if kind in ("CharField", "TextField", "SlugField", "EmailField") else 1


@pytest.mark.parametrize("model", seals.sealed_models(), ids=lambda model: model._meta.label)
def test_a_row_of_the_past_is_neither_changed_nor_deleted(model):
    row = a_row_of(model)
    rows = model._base_manager.filter(pk=row.pk)
    moment = "history_date" if hasattr(row, "history_date") else "at"

    refused(row.delete)
    refused(rows.delete)
    refused(lambda: rows.update(**{moment: timezone.now()}))
    setattr(row, moment, timezone.now())
    refused(row.save)
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        refused(lambda: cursor.execute(f"DELETE FROM {table}"))

    assert rows.exists()


@pytest.mark.parametrize("model", seals.sealed_models(), ids=lambda model: model._meta.label)
def test_a_person_may_go_blank_in_it_but_nobody_else_may_be_put_there(model):
    row = a_row_of(model)
    rows = model._base_manager.filter(pk=row.pk)
    person = seals.person_in(model)

    refused(lambda: rows.update(**{person: factories.user().pk}))
    rows.update(**{person: None})

    assert rows.filter(**{person: None}).exists()


def test_removing_a_user_leaves_what_they_did_without_a_name():
    ana = factories.user()
    membership = factories.membership()
    membership._history_user = ana
    membership.save()
    states.write_down(membership, "", membership.status, by=ana)

    ana.delete()

    assert membership.history.first().history_user is None
    assert Move.objects.get(subject_id=membership.pk).by is None


def test_a_record_that_is_deleted_leaves_its_history():
    theme = factories.theme()
    key = theme.pk
    theme.delete()

    assert list(type(theme).history.filter(id=key).values_list("history_type", flat=True)) == [
        "-",
        "+",
    ]


def test_seals_that_were_lifted_close_again_after_success_and_after_failure():
    theme = factories.theme()
    history = type(theme).history
    with seals.lifted():
        history.filter(id=theme.pk).update(history_change_reason="Purged")
    refused(history.all().delete)

    with pytest.raises(ZeroDivisionError), seals.lifted():
        raise ZeroDivisionError
    refused(history.all().delete)


def test_a_move_of_state_still_works_on_sealed_tables():
    membership = factories.membership(status=MembershipStatus.ACTIVE)
    states.move(membership, MembershipStatus.ON_HOLD, by=None)

    assert Move.objects.get(subject_id=membership.pk).road == "program"


def test_a_move_is_by_whoever_moved_it_whoever_changed_the_same_record_before():
    ana, ben = factories.user(), factories.user()
    membership = factories.membership(status=MembershipStatus.ACTIVE)
    membership._history_user, membership._change_reason = ana, "A slip"
    membership.save()
    states.move(membership, MembershipStatus.ON_HOLD, by=ben, why="Elections")

    moved, changed = membership.history.all()[:2]
    assert (changed.history_user, changed.history_change_reason) == (ana, "A slip")
    assert (moved.history_user, moved.history_change_reason) == (ben, "Elections")


@pytest.mark.django_db(transaction=True)
def test_the_database_can_still_be_emptied():
    factories.theme()
    call_command("flush", interactive=False, verbosity=0)

    assert not LinkChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_going_back_before_the_seals_takes_them_off_and_forward_sets_them_again():
    theme = factories.theme()
    call_command("migrate", "core", "0001", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_historicaltheme SET history_change_reason = 'x'")
    call_command("migrate", verbosity=0)

    refused(type(theme).history.all().delete)
