"""Who stands on either side of a promise, and when it was given, by the record it comes from."""

from datetime import datetime

from django.utils import timezone

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


def given_there(record, user):
    """When, and by whom, a promise was given that comes from a record of the past, by form field:
    on the day that its kind `promises_on`, by whoever signed it, if the user may know that.
    """
    day = getattr(record, getattr(record, "promises_on", ""), None)
    day = timezone.localdate(day) if isinstance(day, datetime) else day
    if day is None or day > timezone.localdate():
        return {}
    holding = getattr(record, "signatory", None)
    known = holding is not None and holding.known_to(user)
    return {"given_on": day} | ({"promised_by": holding.person_id} if known else {})
