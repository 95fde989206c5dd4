"""Additions build one class, and whoever works with records gets all classes as they are now."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from oia.core.migrating import additions_alone


def a_city_and_its_people():
    state = ProjectState()
    key = ("id", models.AutoField(primary_key=True))
    state.add_model(ModelState("town", "City", [key]))
    home = models.ForeignKey("town.City", models.CASCADE)
    state.add_model(ModelState("town", "Person", [key, ("home", home)]))
    assert state.apps
    return state


def grown(state):
    """As a migration does: each step on a copy."""
    after = state.clone()
    after.add_field("town", "city", "name", models.TextField(), preserve_default=True)
    after.add_field(
        "town",
        "city",
        "twin",
        models.ForeignKey("town.City", models.CASCADE),
        preserve_default=True,
    )
    after.add_index("town", "city", models.Index(fields=["name"], name="by_name"))
    return after


def fields(state, name):
    return [field.name for field in state.apps.get_model("town", name)._meta.get_fields()]


def test_an_addition_builds_the_class_of_its_own_model_only():
    before = a_city_and_its_people()
    with additions_alone():
        after = grown(before)

    assert {"name", "twin"} <= set(fields(after, "City"))
    assert "name" not in fields(before, "City")
    assert after.apps.get_model("town", "Person") is before.apps.get_model("town", "Person")


def test_whoever_works_with_records_has_all_classes_anew():
    with additions_alone():
        after = grown(a_city_and_its_people())
    after.clear_delayed_apps_cache()  # as Django does before it runs our code

    city, person = after.apps.get_model("town", "City"), after.apps.get_model("town", "Person")
    assert person._meta.get_field("home").related_model is city
    assert [index.name for index in city._meta.indexes] == ["by_name"]


def test_a_change_that_reaches_into_other_tables_sees_them_as_they_are():
    with additions_alone():
        after = grown(a_city_and_its_people())
        after.rename_field("town", "city", "id", "number")

    city, person = after.apps.get_model("town", "City"), after.apps.get_model("town", "Person")
    assert person._meta.get_field("home").related_model is city
    assert person._meta.get_field("home").target_field.name == "number"


def test_django_is_as_before_when_it_is_over():
    with additions_alone():
        pass
    before = a_city_and_its_people()

    assert grown(before).apps.get_model("town", "Person") is not before.apps.get_model(
        "town", "Person"
    )
