"""What the directory knows of us and a partner: when we spoke, what we agreed, who held a post."""

from operator import itemgetter

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.plugs import Event, Fact
from oia.core.remembered import choice
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.choices import BEFORE_SIGNING, AgreementStatus, Channel
from oia.directory.models import Agreement, City, Contact, Organisation, Person, PostHolding

MOST_SAID = 200  # signs of what was agreed or said
MOST_TOLD = 5  # agreements

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
    """What we spoke of last, and what was agreed then, or else said."""
    spoken = Contact.objects.of(record).visible_to(user).filter(at__lte=timezone.now())
    last = spoken.order_by("-at", "-pk").first()
    if last is None:
        return []
    on = date_format(timezone.localdate(last.at), "j M Y")
    came_of_it = Truncator(" ".join((last.agreed or last.said).split())).chars(MOST_SAID)
    words = ": ".join(filter(None, (f"{last.about} ({on})", came_of_it)))
    return [Fact(label=_("Last said"), words=words, url=last.get_absolute_url())]


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
    """Each that is not over with its state, those in force first; of many, how many more."""
    found = agreed_with(record, user).running().order_by("-signed_on", "pk")
    found = found.only("title", "status", "ends_on", "dormant_proposed_on")
    today = timezone.localdate()
    told = sorted((standing(one, today) for one in found), key=itemgetter(0))
    facts = [fact for _place, fact in told[:MOST_TOLD]]
    if more := len(told) - len(facts):
        words = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
        facts.append(Fact(label=_("Agreements"), words=words, url=all_with(record)))
    return facts


def all_with(record):
    """Where all agreements with a partner stand; blank for a person, who only signs them."""
    return "" if isinstance(record, Person) else f"{record.get_absolute_url()}#agreements"


def standing(agreement, today):
    """How an agreement stands, and the place of that among the others."""
    status, words, tone = agreement.status, agreement.title, ""
    if status in BEFORE_SIGNING:
        place, label = 3, _("Being prepared")
        words = f"{words} ({choice(AgreementStatus, status)})"
    elif status == AgreementStatus.SUSPENDED:
        place, label = 1, _("Suspended")
    elif agreement.ends_on and agreement.ends_on < today:
        place, label, tone = 2, _("Term over"), "late"
        words = f"{words} ({date_format(agreement.ends_on, 'j M Y')})"
    else:
        place, label = 0, _("In force")
        if agreement.dormant_proposed_on or status == AgreementStatus.DORMANT:
            words, tone = _("%s; nothing happens any more") % words, "late"
    return place, Fact(label=label, words=words, url=agreement.get_absolute_url(), tone=tone)


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


def our_contact(record, now, user):
    """With whom of those in a post there now we were in touch last."""
    spoken = Contact.objects.of(record).visible_to(user).filter(at__lte=timezone.now())
    spoken = spoken.filter(people=OuterRef("person")).order_by("-at").values("at")[:1]
    found = now.filter(person__do_not_contact=False).annotate(spoken_at=Subquery(spoken))
    found = found.exclude(spoken_at=None).order_by("-spoken_at", "pk").first()
    if found is None:
        return []
    sightings.note_shown([found.person], user, SightRoad.PAGE)
    how = found.person.phone or found.person.email
    words = ", ".join(filter(None, [found.person.addressed, str(found.post.title), how]))
    return [Fact(label=_("Our contact there"), words=words, url=found.person.get_absolute_url())]


def posts_now(record, user):
    """The posts that a person holds, or who heads an organisation and the bodies of a city."""
    now = held(record, user).held_on(timezone.localdate())
    if isinstance(record, Person):
        return [Fact(label=_("Holds"), words=str(one.post), url=one.post.get_absolute_url())
                for one in now.latest_first()[:5]]  # fmt: skip
    return our_contact(record, now, user) + [
        Fact(
            label=one.post.title,
            words=one.person.addressed if isinstance(record, Organisation) else
            f"{one.person.addressed} ({one.post.organisation})",
            url=one.person.get_absolute_url(),
        )
        for one in now.filter(post__is_head=True).order_by("post__organisation__name", "pk")[:5]
    ]  # fmt: skip
