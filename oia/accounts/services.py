"""Steps about people and the office's calendar that ask for a right or touch several rows."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from oia.accounts.models import Holiday, User
from oia.core.rights import need
from oia.core.sheets import tie

KEEP_PEOPLE = "accounts.keep_people_without_login"


def keep_person(person, *, by):
    """Keep somebody without a login, new or changed. Raises ValidationError for a login."""
    need(by, KEEP_PEOPLE)
    if person.logs_in:
        raise ValidationError(_("People with a login are kept by an administrator."))
    if not person.pk:
        person.username = person.username or free_username(person.email)
        person.set_unusable_password()
    person.full_clean()
    person._history_user = by
    person.save()
    return person


def keep_row_of_person(person, along, *, by):
    """Keep somebody without a login as a row of a sheet has them."""
    if person._state.adding:
        person.logs_in = False
    tie(keep_person(person, by=by), along)


def free_username(address):
    """A user name made from an address, which nobody has yet."""
    stem = re.sub(r"[^\w.+-]+", "-", address.partition("@")[0].lower())[:140] or "person"
    taken = set(User.objects.filter(username__istartswith=stem).values_list("username", flat=True))
    taken = {name.lower() for name in taken}
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (stem, *numbered) if name not in taken)


@transaction.atomic
def take_login_away(user, *, by):
    """Let somebody go on without a login: no password and no role outlives it."""
    need(by, "accounts.change_user")
    user.logs_in = False
    user.set_unusable_password()
    user.full_clean()
    user._history_user = by
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def keep_holiday(holiday, *, by):
    """Keep a day on which the office is closed, new or changed."""
    need(by, "accounts.change_holiday" if holiday.pk else "accounts.add_holiday")
    holiday.full_clean()
    holiday._history_user = by
    holiday.save()
    return holiday


def keep_row_of_holiday(holiday, along, *, by):
    """Keep a holiday as a row of a sheet has it."""
    tie(keep_holiday(holiday, by=by), along)


@transaction.atomic
def keep_holidays(names, *, by):
    """Keep many at once: a name for each day. Returns how many are new and how many renamed."""
    need(by, "accounts.add_holiday")
    known = {one.on: one for one in Holiday.objects.select_for_update().filter(on__in=names)}
    new = [Holiday(on=day, name=name) for day, name in names.items() if day not in known]
    renamed = [one for day, one in known.items() if one.name != names[day]]
    for holiday in renamed:
        holiday.name = names[holiday.on]
    for holiday in new + renamed:
        keep_holiday(holiday, by=by)
    return len(new), len(renamed)


def drop_holiday(holiday, *, by):
    """The office is open on that day after all."""
    need(by, "accounts.delete_holiday")
    holiday._history_user = by
    holiday.delete()
