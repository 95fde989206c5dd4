"""The contact log: writing down that we were in touch, and what follows from that."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.core.rights import need
from oia.core.sheets import tie
from oia.core.visibility import Sensitivity
from oia.directory.models import Agreement, City, Contact, Organisation, Person, PostHolding
from oia.directory.services.activity import refresh
from oia.directory.services.keeping import keep


@transaction.atomic
def log(contact, *, by, **links):
    """Write a contact down. `links` are its people, colleagues and themes."""
    need(by, "directory.add_contact")
    name_organisation(contact, links, by)
    return store(contact, links, by=by)


@transaction.atomic
def change(contact, *, by, **links):
    """Keep the changes made to a contact; whom it was with before is looked at anew as well."""
    need(by, "directory.change_contact")
    before = Contact.objects.get(pk=contact.pk)
    if others_or_another_day(before, contact, links):  # else what was taken away stays away
        name_organisation(contact, links, by)
    store(contact, links, by=by)
    refresh(agreements_with(before))
    return contact


def keep_row(contact, along, *, by):
    """Keep a contact as a row of a sheet has it."""
    service = log if contact._state.adding else change
    service(contact, by=by, **along)


def store(contact, links, *, by):
    check_with(contact, links)
    if contact.next_step and contact.owner is None:
        contact.owner = by
    keep(contact, by=by)
    tie(contact, links)
    refresh(agreements_with(contact))
    return contact


def others_or_another_day(before, contact, links):
    """Whether a contact with people alone is with other people by now, or on another day."""
    if before.organisation_id or before.city_id:
        return False
    people = links.get("people")
    then = set(before.people.values_list("pk", flat=True))
    now = then if people is None else {person.pk for person in people}
    return now != then or before.at != contact.at


def name_organisation(contact, links, user):
    """With people alone it was with the organisation for which one of them spoke on that day."""
    if contact.organisation_id or contact.city_id:
        return
    people = links.get("people")
    if people is None and contact.pk:
        people = contact.people.all()
    day = timezone.localdate(contact.at)
    contact.organisation_id = organisation_of(people or (), day, user)


def organisation_of(people, day, user):
    """Where the first of them who held a post on a day held it, as far as `user` may know."""
    held = PostHolding.objects.held_on(day).visible_to(user).filter(person__in=people)
    first = held.select_related("post").order_by("-post__is_head", "pk").first()
    return first.post.organisation_id if first else None


def names_of_theirs(contact):
    """The names of the people of theirs, a line each, but of those who are not for everybody."""
    known = [one for one in contact.people.all() if one.sensitivity == Sensitivity.OFFICE]
    return "\n".join(f"{one.name} {one.native_name}".strip() for one in known)


def check_with(contact, links):
    """Refuse a contact with nobody."""
    people = links.get("people")
    if people is None and contact.pk:
        people = contact.people.exists()
    if not (people or contact.organisation_id or contact.city_id or contact.others):
        raise ValidationError(_("Say with whom: a person, an organisation, a city, or in words."))


def agreements_with(contact):
    """The agreements that live by this contact."""
    city = contact.organisation.city_id if contact.organisation else None
    found = in_force = Agreement.objects.in_force().select_related("organisation")
    found = found.with_cities([key for key in (contact.city_id, city) if key])
    if contact.organisation_id:
        found |= in_force.filter(organisation=contact.organisation_id)
    return list(found)


#: By which paths contacts lead to a record of each kind.
PATHS = {
    City: ("city", "organisation__city"),
    Organisation: ("organisation",),
    Person: ("people",),
}

#: What a record of each kind is called in addresses; an agreement is asked for its partners.
NAMES = {City: "city", Organisation: "organisation", Person: "person", Agreement: ""}


def with_partners_of(record):
    """The contacts with a record, or with the partners of an agreement."""
    if not isinstance(record, Agreement):
        return Contact.objects.of(record)
    found = Q(pk__in=[])
    for model, keys in ((City, record.cities), (Organisation, {record.organisation_id} - {None})):
        for path in PATHS[model]:
            found |= Q(**{f"{path}__in": keys})
    return Contact.objects.filter(found)


def address_of(record):
    """What stands behind the question mark for a contact with a record."""
    if not isinstance(record, Agreement):
        return f"?{NAMES[type(record)]}={record.pk}"
    named = {"city": record.city_id, "organisation": record.organisation_id}
    return "?" + "&".join(f"{name}={pk}" for name, pk in named.items() if pk)


def latest(model, keys, user=None):
    """The day of the last contact with each of these records, of those that `user` may see."""
    days, now = {}, timezone.now()
    seen = Contact.objects.visible_to(user) if user else Contact.objects
    for path in PATHS.get(model, ()):
        rows = seen.filter(at__lte=now, **{f"{path}__in": keys}).order_by()
        for key, at in rows.values_list(path).annotate(Max("at")):
            day = timezone.localdate(at)
            days[key] = max(day, days.get(key, day))
    return days
