"""What we share with a city, an organisation or a person: for their pages and their story."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import DeclarationSignatory
from networks.services import others
from oia.core.plugs import Event, Fact
from oia.directory.models import City, Organisation, Person

#: So many names stand in a fact; so many rows in a panel.
NAMED, SHOWN = 4, 20


def facts(record, user):
    """The networks in common, and the declarations that both signed; each by one question."""
    networks = others.networks_in_common(record, user).only("name", "acronym", "slug")
    declarations = others.declarations_both_signed(record, user).only("title", "slug")
    found = (
        ("networks.view_membership", _("Networks in common"), networks),
        ("networks.view_signon", _("Declarations both signed"), declarations),
    )
    told = [
        named(label, list(both), record) for right, label, both in found if user.has_perm(right)
    ]
    return list(filter(None, told))


def named(label, both, record):
    """The first of them by name, and how many more there are; None where there is none."""
    if not both:
        return None
    words, more = ", ".join(map(isolated, both[:NAMED])), len(both) - NAMED
    if more > 0:
        text = ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more)
        words = text % {"names": words, "count": more}
    return Fact(label=label, words=words, url=where(both, record))


def isolated(record):
    """A name among others, whichever way its script runs."""
    return f"\u2068{record}\u2069"


def where(both, record):
    """The one that is shared; of several, the panel that has them all. A person has none."""
    if len(both) == 1:
        return both[0].get_absolute_url()
    return "" if isinstance(record, Person) else f"{record.get_absolute_url()}#shared"


def signings(record, user, reach):
    """The days on which they signed what we signed, too."""
    if not user.has_perm("networks.view_signon"):
        return []
    both = others.declarations_both_signed(record, user).order_by().values("pk")
    found = DeclarationSignatory.objects.visible_to(user).of(record, user).for_list()
    return [
        Event(
            on=one.signed_on,
            key=one.pk,
            title=_("They signed as we did: %s") % one.declaration,
            url=one.declaration.get_absolute_url(),
            note=str(one) if one.who != record else "",
        )
        for one in reach.of(found.filter(declaration__in=both), "signed_on")
    ]


def panel(record, user):
    """Where a city or an organisation belongs and what it signed, with what is ours as well."""
    rights = ("networks.view_networkmember", "networks.view_declarationsignatory")
    if not isinstance(record, (City, Organisation)) or not user.has_perms(rights):
        return None
    memberships = list(others.memberships_of(record, user)[: SHOWN + 1])
    signatures = list(others.signatures_of(record, user)[: SHOWN + 1])
    return {
        "memberships": memberships[:SHOWN],
        "signatures": signatures[:SHOWN],
        "more_members": len(memberships) > SHOWN,
        "more_signatures": len(signatures) > SHOWN,
        "key": f"{record._meta.model_name}={record.pk}",
    }
