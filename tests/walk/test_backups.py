"""Whoever stands in for the owner of a record is somebody else, on every kind of record."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tests import factories

pytestmark = pytest.mark.django_db

#: Who answers for a record is its owner, but where its kind has another word for it.
WORDS = {"Duty": "lead", "Membership": "lead", "Plan": "officer"}
OWNED = [
    (model, WORDS.get(model.__name__, "owner"))
    for model in apps.get_models()
    if "backup" in {field.name for field in model._meta.get_fields()}
    and not hasattr(model, "history_object")
]


def refused(model, **people):
    """The fields beside which a record without anything else is refused."""
    with pytest.raises(ValidationError) as error:
        model(**people).full_clean()
    return set(error.value.message_dict)


def test_there_are_kinds_to_ask_for():
    assert len(OWNED) > 8


@pytest.mark.parametrize(("model", "owner"), OWNED)
def test_nobody_is_their_own_backup(model, owner):
    somebody, other = factories.user(), factories.user()

    assert "backup" in refused(model, **{owner: somebody, "backup": somebody})
    assert "backup" not in refused(model, **{owner: somebody, "backup": other})
    assert "backup" not in refused(model)
