"""A letter did not arrive: others are told of its dates at once, so that they can call.

They are the backup of each date and a manager: the directors, or the office's mailbox where they
are not to be reached. Each is told once for a letter, however often it is tried. When the letter
that tells them fails as well, whoever was not told yet is; when nobody is left, the letter stands
on Today and no more is written.
"""

from collections import Counter

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from oia.accounts.choices import Role
from oia.reminders.choices import Because, What
from oia.reminders.letters import write_letters
from oia.reminders.models import Deadline, Reminder
from oia.reminders.recipients import Roll


def carried_by(letter, state):
    """The reminders of a letter that are in a state, with all that telling others needs."""
    related = ["deadline__owner", "deadline__backup", "failed_letter__user"]
    return list(letter.reminders.filter(state=state).select_related(*related))


def lock_dates(letter):
    """Lock what a letter is about, as everybody does first who changes what is owed for a date."""
    about = Deadline.objects.filter(pk__in=letter.reminders.values("deadline")).order_by("pk")
    list(about.select_for_update(of=("self",)).values_list("pk", flat=True))


def tell_others(letter, carried, words, now):
    """Write down who is told instead that these reminders of a letter did not arrive.

    To be called under the sender's lock, in the transaction that settles the letter.
    """
    roll = Roll(now)
    dates = {one.deadline_id: one for one in carried if one.deadline.is_unsettled}
    told = Reminder.objects.filter(what=What.UNDELIVERED, deadline__in=dates)
    times = Counter((one.deadline_id, one.version, one.recipient) for one in told)
    known = {(one.deadline_id, one.failed_letter_id, one.recipient) for one in told}
    owed = []
    for one in dates.values():
        failed = one.failed_letter or letter
        said = one.reason if one.failed_letter else sentence(letter, one.deadline, words)
        for other in others(one.deadline, roll, letter.address):
            if (one.deadline_id, failed.pk, other.key) not in known:
                step = times[one.deadline_id, one.deadline.version, other.key]
                owed.append(notice(one.deadline, other, failed, said, step, roll.now))
    write_letters(owed, roll)
    Reminder.objects.bulk_create(owed)


def others(deadline, roll, unreached):
    """Whom mail reaches of those who can step in: the backup and a manager, or their deputies."""
    backup = elsewhere(roll.present(deadline.backup, Because.BACKUP), unreached)
    managers = elsewhere(roll.in_role(Role.DIRECTOR, Because.NOBODY), unreached)
    managers = managers or elsewhere(roll.mailbox("office", Because.NOBODY), unreached)
    found = {}
    for told in backup + managers:
        roll.add(found, [told, *elsewhere(roll.standing_in_for(told.recipient.user), unreached)])
    return list(found.values())


def elsewhere(people, unreached):
    """Those among some whose letters go to another address than the one that failed."""
    return [one for one in people if one.recipient.address.lower() != unreached.lower()]


def notice(deadline, told, failed, said, step, now):
    """One promise to tell somebody of a letter that did not arrive."""
    return Reminder(
        deadline=deadline,
        version=deadline.version,
        what=What.UNDELIVERED,
        step=step,
        recipient=told.key,
        user=told.recipient.user,
        because=told.because,
        on_behalf_of=told.on_behalf_of or failed.user,
        failed_letter=failed,
        reason=said,
        reached_at=now,
        written_at=now,
    )


def sentence(letter, deadline, words):
    """ "Ana Duarte was not reached at ana@city.test: 550 No such user. The date is theirs: …" """
    who = letter.user or letter.address
    mine = letter.user and letter.user == deadline.owner
    end = _("The date is theirs: call them.") if mine else _("Please tell them.")
    start = _("%(who)s was not reached at %(address)s:") % {"who": who, "address": letter.address}
    room = Reminder._meta.get_field("reason").max_length - len(start) - len(end) - 3
    middle = Truncator(" ".join(words.split()).rstrip(".")).chars(max(room, 20))
    return Truncator(f"{start} {middle}. {end}").chars(300)
