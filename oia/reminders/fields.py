"""How a record reaches the deadlines that were derived from it."""

from django.contrib.contenttypes.fields import GenericRelation


class Deadlines(GenericRelation):
    """The deadlines of a record. They outlive it: whoever was told of one is told of its end."""

    def __init__(self, **kwargs):
        kwargs.setdefault("to", "reminders.Deadline")
        kwargs.setdefault("object_id_field", "origin_id")
        kwargs.setdefault("content_type_field", "origin_type")
        super().__init__(**kwargs)

    def bulk_related_objects(self, objs, using="default"):
        return []
