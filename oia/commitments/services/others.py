"""Who stands on the other side of a promise, by the record that it comes from."""

from oia.commitments.models.queryset import PARTNERS
from oia.directory.models import City, Organisation, Person


def others_named(record, user):
    """The other side, as far as a record is or names one that the user may see, by form field."""
    if field := PARTNERS.get(type(record)):
        return {field: record.pk}
    if not (hasattr(record, "organisation_id") and hasattr(record, "city_id")):
        return {}
    keys = {Organisation: record.organisation_id, City: record.city_id}
    return {
        PARTNERS[model]: pk
        for model, pk in keys.items()
        if pk and model.objects.visible_to(user).filter(pk=pk).exists()
    }


def only_person(contact, user):
    """Whom a contact was with, where that was one person alone."""
    people = list(contact.people.visible_to(user)[:2])
    return {PARTNERS[Person]: people[0].pk} if len(people) == 1 else {}
