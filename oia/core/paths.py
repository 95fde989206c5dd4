"""Paths of Django's kind, such as a__b__name: through which relations they lead, and to what."""

from functools import cache

from django.db.models.constants import LOOKUP_SEP


def relations(path):
    """The relations that a path leads through, the nearest first: a__b for a__b__name."""
    steps = path.split(LOOKUP_SEP)[:-1]
    return [LOOKUP_SEP.join(steps[: at + 1]) for at in range(len(steps))]


def at_end_of(model, road):
    for step in filter(None, road.split(LOOKUP_SEP)):
        model = model._meta.get_field(step).related_model
    return model


def leads_to_many(model, path):
    """Whether one record has many at the end of a path such as `other_cities__name`."""
    return any(
        at_end_of(model, road)._meta.get_field(step).many_to_many
        for road, _sep, step in (one.rpartition(LOOKUP_SEP) for one in relations(path))
    )


def field_at(model, path):
    """The model field at the end of a path such as `network__name`."""
    road, _sep, last = path.rpartition(LOOKUP_SEP)
    return at_end_of(model, road)._meta.get_field("id" if last == "pk" else last)


@cache
def guards(model, path):
    """The columns that say whether the records on a path are for the whole office."""
    found = []
    for road in relations(path):
        fields = at_end_of(model, road)._meta.get_fields()
        if any(field.name == "sensitivity" for field in fields):
            found.append(f"{road}{LOOKUP_SEP}sensitivity")
    return tuple(found)
