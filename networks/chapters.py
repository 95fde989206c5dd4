"""What sign-ons tell of us and a partner: what they asked us to sign, what a person signed."""

from django.db.models import Q
from django.utils.translation import gettext as _

from networks.models import SignOn
from oia.core.plugs import Event
from oia.directory.models import City, Organisation, Person


def of(record, user):
    """The sign-ons that an organisation asked for, those of a city's, or signed by a person."""
    about = {
        City: Q(asked_by__city=record.pk),
        Organisation: Q(asked_by=record.pk),
        Person: Q(signatory__person=record.pk),
    }
    return SignOn.objects.visible_to(user).filter(about[type(record)]).for_list()


def sign_ons(record, user, reach):
    """By the day of the request, and by the day on which it was signed."""
    words = {"received_on": _("Asked to sign: %s"), "signed_on": _("Signed: %s")}
    return [
        Event(
            on=getattr(one, name),
            key=2 * one.pk + place,
            title=text % one,
            url=one.get_absolute_url(),
            note=one.status_words,
            tone="late" if one.is_unratified else "",
        )
        for place, (name, text) in enumerate(words.items())
        for one in reach.of(of(record, user), name)
    ]
