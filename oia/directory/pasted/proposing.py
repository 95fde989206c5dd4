"""Who is meant by what was pasted: people of theirs, colleagues, and those not known here."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import User
from oia.core.finding import typed
from oia.core.text import MARK
from oia.directory.models import Person
from oia.directory.pasted import decoded, invitation, mail
from oia.directory.services.contacts import organisation_of


def proposed(content, user):
    """What the form of a contact begins with, as initial values, the people of theirs, and what is
    to be said of what was not read, in sentences.

    Only people whom `user` may see are proposed. Raises ValidationError, in words, for what
    cannot be read.
    """
    text = decoded(content)
    if not text.strip():
        raise ValidationError(_("Paste a mail or an invitation, or choose a file."))
    is_invitation = text[:40].upper().startswith("BEGIN:VCALENDAR")
    found = (invitation if is_invitation else mail).read(text)
    colleagues, people, others = sorted_out(found.everybody, user)
    body = organisation_of(people, timezone.localdate(found.at), user)
    remarks = [*found.remarks, *of_whom(body, found.everybody, others)]
    initial = {
        "channel": found.channel,
        "about": found.about,
        "said": found.said,
        "others": ", ".join(others)[:500],
        "colleagues": [one.pk for one in colleagues] or [user.pk],
        "organisation": body,
    }
    if found.at:
        return initial | {"at": found.at}, people, remarks
    undated = _("When it was could not be read: the form says now.")
    return initial, people, [undated, *remarks]


def of_whom(body, everybody, others):
    """What is to be said where the organisation is that of somebody who only got a copy."""
    writer = in_words(*everybody[0]) if everybody else ""
    if body is None or writer not in others:
        return []
    words = _("%(writer)s is not known here: the organisation is that of somebody else in it.")
    return [words % {"writer": writer}]


def in_words(name, address):
    return f"{name} <{address}>" if name and address else name or address


def sorted_out(everybody, user):
    """Those who work here, those whom we know, and the words for all others."""
    addresses = [address for _name, address in everybody if address]
    staff = User.objects.active()
    ours = {one.email.lower(): one for one in staff if one.email}
    called = only_ones((by_words(str(one)), one) for one in staff)
    known = by_address(addresses, user)
    named = by_name([name for name, address in everybody if address not in known], user)
    colleagues, people, others = [], [], []
    for name, address in everybody:
        if address in ours:
            colleagues.append(ours[address])
        elif person := known.get(address) or named.get(typed(name)):
            people.append(person)
        elif (one := called.get(by_words(name))) and (one == user or is_ours(address, ours)):
            colleagues.append(one)
        else:
            others.append(in_words(name, address))
    return list(dict.fromkeys(colleagues)), list(dict.fromkeys(people)), others


def by_words(name):
    """A name whichever part of it stands first: "Duarte, Ana" is "Ana Duarte"."""
    return tuple(sorted(typed(name).replace(",", " ").split()))


def is_ours(address, ours):
    """Whether a mailbox may be one of ours: none is shown, or others of ours are in its house."""
    house = address.rpartition("@")[2]
    return not address or house in {one.rpartition("@")[2] for one in ours}


def by_address(addresses, user):
    """People by their address, where only one of them has it."""
    seen = Person.objects.visible_to(user).alias(lower=Lower("email")).filter(lower__in=addresses)
    return only_ones((person.email.lower(), person) for person in seen)


def by_name(names, user):
    """People by a name that only one of them goes by, in one query."""
    wanted = {typed(name) for name in names} - {""}
    any_of = Q(pk__in=[])
    for name in wanted:
        any_of |= Q(search_text__contains=f"{MARK}{name}{MARK}")
    seen = Person.objects.visible_to(user).filter(any_of)
    return only_ones(
        (name, person)
        for person in seen
        for name in wanted.intersection(person.search_text.split(MARK))
    )


def only_ones(pairs):
    """What stands for one record only, with that record."""
    found = {}
    for key, record in pairs:
        found.setdefault(key, []).append(record)
    return {key: records[0] for key, records in found.items() if len(records) == 1}
