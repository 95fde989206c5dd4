"""Whatever may name a person, an organisation or a city comes along in a merge, and back.

The models themselves say what that is: a new relation is walked as soon as it is there, and fails
here where the merge does not know it or the world has no row of it.
"""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from oia.core.seals import sealed_models
from oia.directory.merging.relations import keys_of, relations_to
from oia.directory.models import City, Organisation, Person
from oia.directory.services import merging
from tests import factories
from tests.directory.merging.snapshots import everything, naming
from tests.walk.world import World

pytestmark = pytest.mark.django_db

KINDS = {Person: factories.person, Organisation: factories.organisation, City: factories.city}
PAIRS = [(target, relation) for target in KINDS for relation in relations_to(target)]

#: Numbers of records in columns that are no keys, and why a merge may leave them alone.
LOOSE = {
    "desk.Entry.key": "The index follows the records by itself.",
    "sheets.ImportRow.record_id": "It tells what an import did then, also of what is gone.",
    "directory.Double.first_id": "A pair of which one is gone is shown to nobody.",
    "directory.Double.second_id": "The same.",
    "directory.Merge.kept_id": "It tells what a merge did.",
    "directory.Merge.dropped_id": "The same.",
}


def called(pair):
    target, relation = pair
    return f"{target.__name__}-{relation.model.__name__}.{relation.column}"


@pytest.fixture
def world(db):
    return World("Merge")


def let_name(relation, record, other):
    """Let one row of the world name a record through a relation, whichever it named before."""
    both = [record.pk, other.pk] if relation.model is type(record) else []
    rows = relation.model._base_manager.exclude(pk__in=both).order_by("pk")
    row = rows.exclude(**{relation.column: None}).last() or rows.last()  # others may name none
    assert row, f"The world of the walk has no {relation.model.__name__}: make one there."
    columns = {relation.column: record.pk}
    if relation.kind:
        columns[relation.kind] = ContentType.objects.get_for_model(record).pk
    relation.model._base_manager.filter(pk=row.pk).update(**columns)
    record.save()  # whatever follows it is in step with it
    return row.pk


@pytest.mark.parametrize("pair", PAIRS, ids=called)
def test_what_names_the_one_names_the_other_and_back_again(pair, world):
    target, relation = pair
    kept, dropped = KINDS[target](), KINDS[target]()
    pk = let_name(relation, dropped, kept)
    before = everything()
    assert naming(dropped) == {(relation.model._meta.label_lower, relation.column, pk)}

    merge = merging.merge(kept, dropped, by=None)

    assert not target.objects.filter(pk=dropped.pk).exists()
    assert naming(dropped) == set()
    assert naming(kept) == {(relation.model._meta.label_lower, relation.column, pk)}
    there = {key for key in everything() if key != (target._meta.label_lower, dropped.pk)}
    assert there == set(before) - {(target._meta.label_lower, dropped.pk)}

    merging.undo(merge, by=None)

    assert everything() == before


@pytest.mark.parametrize("target", KINDS, ids=lambda target: target.__name__)
def test_all_at_once(target, world):
    kept, dropped = KINDS[target](), KINDS[target]()
    for relation in relations_to(target):
        let_name(relation, dropped, kept)
    before, names = everything(), naming(dropped)

    merge = merging.merge(kept, dropped, by=None)

    assert naming(kept) == names and naming(dropped) == set()
    merging.undo(merge, by=None)
    assert everything() == before


def test_every_relation_that_django_knows_is_walked():
    for target in KINDS:
        known = {(one.model, one.column) for one in relations_to(target) if not one.kind}
        ours = {
            (field.related_model, field.field.attname)
            for field in target._meta.get_fields(include_hidden=True)
            if field.auto_created and not field.concrete and not field.many_to_many
        }
        assert {pair for pair in ours if pair[0] not in set(sealed_models())} == known


def test_no_column_holds_the_number_of_a_record_unknown_to_a_merge():
    """A column that names records without a key would be forgotten by a merge: say why it may."""
    found = set()
    for model in apps.get_models():
        if model in set(sealed_models()) or model._meta.app_label in ("admin", "account"):
            continue
        known = {
            name
            for field in model._meta.private_fields
            for name in (getattr(field, "fk_field", ""),)
        }
        for field in model._meta.local_concrete_fields:
            is_number = isinstance(field, models.IntegerField) and not field.primary_key
            looks_so = field.name.endswith(("_id", "_pk")) or field.name in ("key", "record")
            if is_number and looks_so and field.name not in known:
                found.add(f"{model._meta.label}.{field.name}")
    assert found - {"directory.City.geonames_id"} == set(LOOSE)


def test_what_cannot_stand_twice_is_known_for_every_table_that_is_touched():
    """Unique rules that a merge cannot read are refused when it looks at them."""
    for model in apps.get_models(include_auto_created=True):
        keys_of(model)
