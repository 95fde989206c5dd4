"""Every kind of record that an office keeps, as a sheet: complete, quick, discreet and guarded."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.models import ManyToManyField
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from oia.core import writing
from oia.core.cells import headings
from oia.core.lists import RecordList
from oia.core.naming import Naming
from oia.core.plugs import board
from oia.core.sheets import HIDDEN, Kind, Sheet
from oia.core.text import fold
from oia.core.visibility import Sensitivity
from tests import factories
from tests.lists.kept import MAKERS
from tests.lists.reading import rows_of_csv
from tests.lists.reasons import EITHER_OR, KEPT_BY, LEFT_OUT, NO_SHEET, OPEN_TO_ALL, SUBJECT

pytestmark = pytest.mark.django_db

SHEETS = {sheet.name: sheet for sheet in board.all(Sheet)}
EACH = pytest.mark.parametrize("name", sorted(SHEETS))
BOTH_WAYS = pytest.mark.parametrize("name", sorted(n for n, s in SHEETS.items() if s.save))
MOVING = pytest.mark.parametrize("name", sorted(n for n, s in SHEETS.items() if s.move))

GUARDED = pytest.mark.parametrize("name", sorted(set(SHEETS) - OPEN_TO_ALL))


def exported(sheet, user):
    """The rows of a file for this user: the heading, then the records."""
    file, columns = BytesIO(), sheet.columns_for(user)
    rows = sheet.prepare(sheet.rows(user)).order_by("pk")
    writing.write(rows, columns, file, kind=writing.FILE_KINDS["csv"], user=user)
    return rows_of_csv(file.getvalue())


def made(sheet):
    """A record of the sheet as the sheet reads it."""
    record = MAKERS[sheet.name]()
    return sheet.prepare(sheet.model._default_manager.all()).get(pk=record.pk)


def keeper(sheet, record):
    """The record whose sensitivity counts for this one; None where all are open."""
    if sheet.name in OPEN_TO_ALL:
        return None
    for step in KEPT_BY.get(sheet.name) or path_of(sheet).split("__")[:-1]:
        record = getattr(record, step)
    return record


def path_of(sheet):
    return sheet.model._default_manager.all().sensitivity_path


def restrict(record):
    type(record)._default_manager.filter(pk=record.pk).update(sensitivity=Sensitivity.RESTRICTED)


def lists(patterns=None):
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from lists(pattern.url_patterns)
        elif issubclass(getattr(pattern.callback, "view_class", object), RecordList):
            yield pattern.callback.view_class


LISTS = sorted(set(lists()), key=lambda view: view.__name__)
EACH_LIST = pytest.mark.parametrize("view", [v for v in LISTS if v.__name__ not in NO_SHEET])


def links_of(sheet):
    return [column for column in sheet.columns if column.kind in (Kind.LINK, Kind.LINKS)]


def linked(column, record):
    value = column.read(record)
    return value if isinstance(value, list) else [value]


def test_each_sheet_has_a_record_to_be_tested_with():
    assert set(MAKERS) == set(SHEETS)


@EACH_LIST
def test_each_list_goes_out_as_a_file(view):
    assert [sheet for sheet in SHEETS.values() if sheet.model is view.queryset.model]


@EACH_LIST
def test_what_a_list_changes_in_bulk_its_sheet_knows(view):
    sheet = next(sheet for sheet in SHEETS.values() if sheet.model is view.queryset.model)

    assert all(sheet.column(name).comes_in for name in view.bulk)


@EACH
def test_each_field_that_people_edit_has_a_column(name):
    model, known = SHEETS[name].model, {column.name for column in SHEETS[name].columns}
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    edited = {
        field.name
        for field in fields
        if field.editable and not getattr(field, "auto_created", False) and field.name != "id"
    }
    reasons = set(LEFT_OUT.get(model._meta.label_lower, ()))
    reasons |= SUBJECT if "about" in known else set()

    assert edited - known - reasons == {"catalogue"} & (edited - known)
    assert not reasons - SUBJECT - edited


@EACH
def test_columns_have_names_of_their_own_and_no_word_means_two(name):
    columns = SHEETS[name].columns
    words = [
        {fold(str(word)) for word in (column.name, column.label, *column.also)}
        for column in columns
        if column.comes_in or column.name in ("id", "status")
    ]

    assert len({column.name for column in columns}) == len(columns)
    assert len(set().union(*words)) == sum(map(len, words))
    assert len(set(headings(columns))) == len(columns)


@EACH
def test_keys_and_likeness_name_columns(name):
    sheet = SHEETS[name]
    named = {*sheet.alike_within, *filter(None, [sheet.alike])}.union(*sheet.keys)

    assert all(sheet.column(one) for one in named)
    assert sheet.keys or not sheet.save
    assert all(sheet.column(c.currency) for c in sheet.columns if c.kind == Kind.MONEY)


@EACH
def test_an_export_shows_all_and_costs_the_same_for_one_row_and_for_thirty(name):
    sheet, user = SHEETS[name], factories.in_role("administrator", username="admin")

    def cost():
        with CaptureQueriesContext(connection) as queries:
            rows = exported(sheet, user)
        return len(queries), rows

    record = made(sheet)
    cost()
    one, (head, *rows) = cost()
    shown = next(row for row in rows if row[0] == str(record.pk))
    empty = [label for label, cell in zip(head, shown, strict=True) if cell == HIDDEN]
    while len(rows) < 30:
        MAKERS[name]()
        rows = [None] * (len(rows) + 1)
    many, _rows = cost()

    assert empty == []
    assert many == one


@pytest.mark.parametrize("name", sorted(name for name in SHEETS if SHEETS[name].save))
def test_all_there_is_of_a_kind_goes_out_to_an_administrator(name, client):
    record = made(SHEETS[name])
    client.force_login(factories.in_role("administrator", username="admin"))

    answer = client.get(f"/imports/whole/{name}/csv/")

    _head, *rows = rows_of_csv(b"".join(answer))
    assert str(record.pk) in [row[0] for row in rows]


@pytest.mark.parametrize("name", sorted(OPEN_TO_ALL))
def test_what_is_open_to_all_has_no_sensitivity(name):
    assert path_of(SHEETS[name]) is None


@GUARDED
def test_what_one_may_not_see_is_in_no_file_of_theirs(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    secret = keeper(sheet, record)
    reader = factories.in_role("reader", username="reader")
    director = factories.in_role("director", username="director")
    assert str(record.pk) in [row[0] for row in exported(sheet, reader)[1:]]

    restrict(secret)

    assert str(record.pk) not in [row[0] for row in exported(sheet, reader)[1:]]
    assert str(record.pk) in [row[0] for row in exported(sheet, director)[1:]]


@EACH
def test_links_to_what_one_may_not_see_are_hidden(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    reader = factories.in_role("reader", username="reader")
    own = keeper(sheet, record)
    hidden = [
        column
        for column in links_of(sheet)
        for other in linked(column, record)
        if hasattr(other, "sensitivity") and other != own
    ]
    for column in hidden:
        for other in linked(column, record):
            restrict(other)
    [row] = [row for row in exported(sheet, reader)[1:] if row[0] == str(record.pk)]
    cells = dict(zip([column.name for column in sheet.columns_for(reader)], row, strict=True))
    for column in hidden:
        assert set(cells[column.name].split("; ")) == {"" if name == "people" else HIDDEN}


@EACH
def test_a_linked_record_is_found_by_the_name_that_the_file_gives_it(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    user = factories.in_role("administrator", username="admin")
    for column in links_of(sheet):
        others = linked(column, record) if (name, column.name) not in EITHER_OR else []
        assert all(others), f"The record has no {column.name}."
        naming = Naming(user)
        naming.meet(column.target, others)
        for other in others:
            found = column.target.find(
                column.target.model._default_manager.order_by(),
                naming.name_of(column.target, other),
            )
            assert list(found) == [other]


@BOTH_WAYS
def test_what_a_column_reads_it_writes_again(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    user = factories.in_role("administrator", username="admin")
    before = {column.name: column.read(record) for column in sheet.columns}
    along = {}
    for column in sheet.columns:
        if column.write:
            column.write(record, before[column.name])
        elif column.comes_in:
            along[column.name] = before[column.name]
    sheet.save(record, along, by=user)
    again = sheet.prepare(sheet.model._default_manager.all()).get(pk=record.pk)

    assert {column.name: column.read(again) for column in sheet.columns} == before


@BOTH_WAYS
def test_a_reader_stores_nothing_new_or_changed(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    reader = factories.in_role("reader", username="reader")
    for one in (record, sheet.model()):
        with pytest.raises(PermissionDenied):
            sheet.save(one, {}, by=reader)


@MOVING
def test_a_reader_moves_nothing(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    reader = factories.in_role("reader", username="reader")
    for state in sheet.model.MAY_FOLLOW:
        with pytest.raises((PermissionDenied, ValidationError)):
            sheet.move(record, state, by=reader, why="Because")
    record.refresh_from_db()
    assert record.status == sheet.model._default_manager.get(pk=record.pk).status


@MOVING
def test_states_are_moved_and_what_may_not_follow_is_refused_in_words(name):
    sheet, record = SHEETS[name], made(SHEETS[name])
    user = factories.in_role("administrator", username="admin")
    begun = record.status
    for state, before in sheet.model.MAY_FOLLOW.items():
        if begun not in before and state != begun:
            with pytest.raises(ValidationError) as refused:
                sheet.move(record, state, by=user, why="Because")
            assert all(refused.value.messages)
    record.refresh_from_db()

    assert record.status == begun
    assert sheet.column("status").write is None


@BOTH_WAYS
def test_links_that_are_tied_afterwards_are_those_of_the_model(name):
    sheet = SHEETS[name]
    for column in sheet.columns:
        if column.comes_in and not column.write:
            assert isinstance(sheet.model._meta.get_field(column.name), ManyToManyField)
