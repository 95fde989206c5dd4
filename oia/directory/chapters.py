"""What the directory knows of us and a partner: when we spoke, what we agreed, who held a post."""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core.plugs import Event, Fact
from oia.core.remembered import choice
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.choices import AgreementStatus, Channel
from oia.directory.models import Agreement, City, Contact, Organisation, Person, PostHolding

# When we spoke ------------------------------------------------------------------------------------


def contacts(record, user, reach):
    found = Contact.objects.of(record).visible_to(user).for_list()
    hidden = hidden_from(user)
    return [
        Event(
            on=timezone.localdate(one.at),
            key=(one.at, one.pk),
            title=one.about,
            url=one.get_absolute_url(),
            note=", ".join(filter(None, (choice(Channel, one.channel), whom(one, record, hidden)))),
        )
        for one in reach.of_moments(found, "at")
    ]


def last_said(record, user):
    """What we spoke of last, in its own words."""
    spoken = Contact.objects.of(record).visible_to(user).filter(at__lte=timezone.now())
    last = spoken.for_list().order_by("-at", "-pk").first()
    if last is None:
        return []
    on = date_format(timezone.localdate(last.at), "j M Y")
    return [Fact(label=_("Last said"), words=f"{last.about} ({on})", url=last.get_absolute_url())]


def whom(contact, record, hidden):
    """With whom it was, where that is not the record itself."""
    partner = contact.organisation or contact.city
    return "" if partner == record else str(unless_hidden(partner, hidden) or contact.others)


# What we agreed -----------------------------------------------------------------------------------


def agreed_with(record, user):
    """The agreements with a city and who is there, with an organisation, or signed by a person."""
    partners = {
        City: Q(city=record.pk) | Q(organisation__city=record.pk),
        Organisation: Q(organisation=record.pk),
        Person: Q(pk__in=signed_by(record)),
    }
    return Agreement.objects.visible_to(user).filter(partners[type(record)])


def signed_by(person):
    return PostHolding.objects.filter(person=person.pk).values("signatures__agreement")


def agreements(record, user, reach):
    today = timezone.localdate()
    kinds = {
        "signed_on": lambda one: _("Signed: %s"),
        "ends_on": lambda one: _("Term ends: %s") if one.ends_on >= today else _("Term ended: %s"),
        "terminated_on": lambda one: _("Terminated: %s"),
    }
    return [
        Event(
            on=getattr(one, name),
            key=3 * one.pk + place,
            title=words(one) % one.title,
            url=one.get_absolute_url(),
            note=one.get_kind_display(),
        )
        for place, (name, words) in enumerate(kinds.items())
        for one in reach.of(agreed_with(record, user).for_list(), name)
    ]


def agreements_stand(record, user):
    """How many are in force, and which waits for an answer because nothing happens."""
    standing = agreed_with(record, user).in_force().order_by("-signed_on", "pk")
    standing = list(standing.only("title", "status", "ends_on", "dormant_proposed_on"))
    if not standing:
        return []
    silent = any(
        one.dormant_proposed_on or one.status == AgreementStatus.DORMANT for one in standing
    )
    first = standing[0]
    words = first.title if len(standing) == 1 else ngettext(
        "%(count)d agreement", "%(count)d agreements", len(standing)
    ) % {"count": len(standing)}  # fmt: skip
    if silent:
        words = _("%s; nothing happens any more") % words
    url = first.get_absolute_url() if len(standing) == 1 else ""
    return [Fact(label=_("In force"), words=words, url=url, tone="late" if silent else "")]


# Who held which post ------------------------------------------------------------------------------


def held(record, user):
    """The times in a post of a person, in an organisation, or in those of a city."""
    of = {
        City: Q(post__organisation__city=record.pk),
        Organisation: Q(post__organisation=record.pk),
        Person: Q(person=record.pk),
    }
    found = PostHolding.objects.visible_to(user).filter(of[type(record)])
    return found.select_related("person", "post__organisation")


def posts(record, user, reach):
    words = {"starts_on": _("%(person)s takes office"), "ends_on": _("%(person)s leaves office")}
    return [
        Event(
            on=getattr(one, name),
            key=2 * one.pk + (name == "starts_on"),
            title=text % {"person": one.person},
            url=one.person.get_absolute_url(),
            note=str(one.post),
        )
        for name, text in words.items()
        for one in reach.of(held(record, user), name)
    ]


def posts_now(record, user):
    """The posts that a person holds, or who heads an organisation and the bodies of a city."""
    now = held(record, user).held_on(timezone.localdate())
    if isinstance(record, Person):
        return [Fact(label=_("Holds"), words=str(one.post), url=one.post.get_absolute_url())
                for one in now.latest_first()[:5]]  # fmt: skip
    return [
        Fact(
            label=one.post.title,
            words=one.person.addressed if isinstance(record, Organisation) else
            f"{one.person.addressed} ({one.post.organisation})",
            url=one.person.get_absolute_url(),
        )
        for one in now.filter(post__is_head=True).order_by("post__organisation__name", "pk")[:5]
    ]  # fmt: skip
