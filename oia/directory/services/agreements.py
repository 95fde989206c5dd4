"""The steps of an agreement, from the first idea to the archive."""

import logging
from copy import copy

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.core import states
from oia.core.dates import end_after
from oia.core.models import Move
from oia.core.rights import need
from oia.core.sheets import tie
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.choices import AGREEMENT_WAYS_BACK as WAYS_BACK
from oia.directory.choices import IN_FORCE, OVER, Renewal
from oia.directory.choices import AgreementStatus as Status
from oia.directory.models import Agreement
from oia.directory.services.activity import refresh
from oia.directory.services.keeping import keep
from oia.directory.services.signatories import follow_signing

log = logging.getLogger(__name__)

CHANGE = "directory.change_agreement"
APPROVE = "directory.approve_agreement"

#: Steps that bind the city, or release it.
NEED_APPROVAL = {Status.SIGNED, Status.TERMINATED}

#: Steps that must say why, because somebody will ask.
NEED_WHY = {Status.SUSPENDED, Status.TERMINATED, Status.HISTORICAL}

#: What an agreement keeps of what did not come to be: its end, its beginning, its signature.
WITHOUT_END = {"terminated_on": None, "dormant_proposed_on": None}
NOT_BEGUN = {"kept_on": None, "dormant_proposed_on": None}
WITHOUT_SIGNATURE = {**WITHOUT_END, **NOT_BEGUN, "signed_on": None}


@transaction.atomic
def create(agreement, *, by, themes=None, why=""):
    """Write an agreement down, in whichever state it is by now.

    Whoever may not sign writes down what was signed before today, however long ago.
    """
    need(by, "directory.add_agreement")
    check_may_sign(agreement, by)
    check_says_one_thing(agreement)
    keep(agreement, by=by, why=why)
    states.write_down(agreement, "", agreement.status, by=by, why=why)
    tie(agreement, {} if themes is None else {"themes": themes})
    refresh([agreement])
    return agreement


@transaction.atomic
def change(agreement, *, by, themes=None, why=""):
    """Keep the changes made to an agreement; another partner has another past.

    Notice is given, or taken back, by whoever may terminate.
    """
    need(by, CHANGE)
    stored = Agreement.objects.get(pk=agreement.pk)
    if agreement.is_in_force and agreement.terminated_on != stored.terminated_on:
        need(by, APPROVE)
    check_says_one_thing(agreement, stored)
    keep(agreement, by=by, why=why)
    tie(agreement, {} if themes is None else {"themes": themes})
    if agreement.signed_on and agreement.signed_on != stored.signed_on:
        follow_signing(agreement, by=by)
    refresh([agreement])
    return agreement


def check_may_sign(agreement, by):
    """Refuse whoever may not sign to write down as new what is signed now, or on no known day."""
    if agreement.signed_on is None:
        is_now = agreement.status == Status.SIGNED
    else:
        is_now = agreement.is_in_force and agreement.signed_on >= timezone.localdate()
    if is_now and by is not None and not by.has_perm(APPROVE):
        raise ValidationError(
            _("Signing is not yours. Say on which day before today it was signed, or prepare it.")
        )


def check_says_one_thing(agreement, stored=None):
    """Refuse what is typed now and contradicts itself. What stands so from before holds up
    neither the work of the clock nor another change.
    """

    def is_typed(*names):
        return stored is None or any(getattr(agreement, x) != getattr(stored, x) for x in names)

    is_early = agreement.status == Status.ACTIVE and not agreement.has_begun
    if is_early and is_typed("status", "effective_on", "signed_on"):
        name = "effective_on" if agreement.effective_on else "signed_on"
        raise ValidationError({name: _("What is active has begun: give a day until today.")})
    is_idle = agreement.renewal == Renewal.NONE and agreement.renews_months
    if is_idle and is_typed("renewal", "renews_months"):
        words = _("It is not renewed. Leave the months empty, or say how it is renewed.")
        raise ValidationError({"renews_months": words})


def keep_row(agreement, along, *, by):
    """Keep an agreement as a row of a sheet has it."""
    service = create if agreement._state.adding else change
    service(agreement, by=by, themes=along.get("themes"))


@transaction.atomic
def move(agreement, to, *, by, why="", on=None):
    """Take any step. Nothing is signed before it is cleared.

    `on` is the day of signing or termination where that is not today. What is to be terminated on
    a day to come is in force until then.
    """
    is_back = (agreement.status, to) in WAYS_BACK
    need(by, APPROVE if is_back or to in NEED_APPROVAL else CHANGE)
    if (is_back or to in NEED_WHY) and not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
    is_signing = to == Status.SIGNED and not is_back
    if is_signing:
        check_cleared(agreement, by)
        check_has_come(on)
    if is_back and to in IN_FORCE:
        check_was_in_force(agreement)
    if to == Status.ACTIVE:
        check_begun(agreement)
    if is_back and to == Status.SIGNED:
        check_not_begun(agreement)
    dates = dates_back(agreement, to) if is_back else dates_of(agreement, to, on)
    check_dates(agreement, to, dates)
    if to == Status.TERMINATED and agreement.is_in_force and is_ahead(dates["terminated_on"]):
        give_notice(agreement, dates["terminated_on"], by=by, why=why)
    else:
        states.move(agreement, to, by=by, why=why, **dates)
    if is_signing:
        follow_signing(agreement, by=by)


def is_ahead(day):
    return day is not None and day > timezone.localdate()


def check_cleared(agreement, by):
    """Refuse while somebody whose word it takes has not given it, the last time they were asked."""
    asked = agreement.clearances.select_related("authority").before_signing().asked_last()
    missing = [in_words(one, by) for one in asked if one.granted_on is None]
    if missing:
        raise ValidationError(
            _("Not yet granted: %(what)s. What is signed without it may be void.")
            % {"what": "; ".join(missing)}
        )


def in_words(clearance, by):
    """What is wanted, of whom as far as they may know, and that it was refused."""
    seen = unless_hidden(clearance.authority, hidden_from(by) if by else ())
    known = [clearance.get_kind_display(), seen, clearance.authority_words]
    if clearance.refused_on:
        day = date_format(clearance.refused_on, "j M Y")
        known.append(_("refused on %(day)s") % {"day": day})
    return ", ".join(str(one) for one in known if one)


def check_has_come(day):
    if is_ahead(day):
        raise ValidationError(_("It was signed today or before, not on a day to come."))


def check_was_in_force(agreement):
    if not was_in_force(agreement):
        raise ValidationError(
            _("It was not in force before. Say when it was signed, or propose it again.")
        )


def was_in_force(agreement):
    """Whether it is, or was until it was over: what was given up before the signing was not."""
    if agreement.status not in OVER:
        return agreement.is_in_force
    kind = ContentType.objects.get_for_model(agreement)
    ends = Move.objects.filter(subject_type=kind, subject_id=agreement.pk, went_to__in=OVER)
    last = ends.exclude(came_from__in=["", *OVER]).order_by("-at", "-pk").first()
    return agreement.signed_on is not None if last is None else last.came_from in IN_FORCE


def check_begun(agreement):
    if not agreement.has_begun:
        words = _("It takes effect on %(day)s. It is not active before.")
        if agreement.status == Status.SIGNED:
            words = _("It takes effect on %(day)s. It is active from then on by itself.")
        raise ValidationError(words % {"day": date_format(agreement.begins_on, "j F Y")})


def check_not_begun(agreement):
    if agreement.has_begun:
        raise ValidationError(_("It has taken effect: it is more than signed."))


def check_dates(agreement, to, dates):
    """Refuse in words what the database would not take."""
    then = copy(agreement)
    then.__dict__.update(dates, status=to)
    then.validate_constraints()


def dates_of(agreement, to, on=None):
    """The dates that a step leaves on the agreement."""
    today = timezone.localdate()
    if to == Status.SIGNED:
        return {"signed_on": on or today}
    if to == Status.ACTIVE:
        return {"kept_on": today, "dormant_proposed_on": None}
    if to == Status.TERMINATED:
        signed = agreement.signed_on or today
        return {
            "terminated_on": on or agreement.terminated_on or max(signed, today),
            "dormant_proposed_on": None,
        }
    return {"dormant_proposed_on": None}


def dates_back(agreement, to):
    """The dates of an agreement that goes back to where it was: it has not begun, been signed, or
    ended.
    """
    if to == Status.SIGNED:
        return NOT_BEGUN | ({} if agreement.is_in_force else WITHOUT_END)
    if to == Status.COUNCIL:
        return WITHOUT_SIGNATURE
    return WITHOUT_END | ({"kept_on": timezone.localdate()} if to == Status.ACTIVE else {})


def give_notice(agreement, on, *, by, why):
    """It ends by itself on the day for which notice is given."""
    agreement.terminated_on, agreement.dormant_proposed_on = on, None
    keep(agreement, by=by, why=why)


@transaction.atomic
def renew(agreement, *, by, ends_on=None, why=""):
    """It goes on, until another day or without an end."""
    need(by, CHANGE)
    if agreement.terminated_on:
        raise ValidationError(_("Notice was given. It can be renewed once that is taken back."))
    before = agreement.ends_on
    if before and ends_on and ends_on <= before:
        raise ValidationError(_("It is renewed until a later day than before."))
    agreement.ends_on = ends_on
    agreement.full_clean()
    along = {"ends_on": ends_on} | dates_of(agreement, Status.ACTIVE)
    states.move(agreement, Status.ACTIVE, by=by, why=why, **along)


@transaction.atomic
def keep_going(agreement, *, by, why=""):
    """Somebody looked: it lives, although nothing of it is written down here."""
    need(by, CHANGE)
    if agreement.status != Status.ACTIVE:
        raise ValidationError(_("Only what is active can be kept so."))
    agreement.kept_on, agreement.dormant_proposed_on = timezone.localdate(), None
    keep(agreement, by=by, why=why or _("Kept active"))


@transaction.atomic
def end_terminated(today=None):
    """Those that were given notice are over when the day has come. Returns how many are."""
    today = today or timezone.localdate()
    ended = Agreement.objects.in_force().filter(terminated_on__lte=today)
    return moved_by_itself(ended, Status.TERMINATED, _("The day of termination has come"))


@transaction.atomic
def begin_signed(today=None):
    """Those that were signed are active from the day on which they take effect.

    Returns how many begin.
    """
    today = today or timezone.localdate()
    signed = Agreement.objects.filter(status=Status.SIGNED).exclude(effective_on__gt=today)
    signed = signed.exclude(effective_on=None, signed_on__gt=today)
    return moved_by_itself(signed, Status.ACTIVE, _("It is in effect"))


def moved_by_itself(agreements, to, why):
    found = list(agreements.select_for_update())
    for agreement in found:
        states.move(agreement, to, by=None, why=why, dormant_proposed_on=None)
    return len(found)


@transaction.atomic
def renew_ended(today=None):
    """Those that renew themselves go on when their term is over. Returns how many did.

    One that was up for renewal is so no longer; what is suspended or dormant stays it, and what
    was given notice does not go on.
    """
    today = today or timezone.localdate()
    ended = Agreement.objects.in_force().filter(renewal=Renewal.AUTOMATIC, ends_on__lt=today)
    ended = ended.filter(terminated_on=None)
    return sum(renewed_by_itself(agreement, today) for agreement in ended.select_for_update())


def renewed_by_itself(agreement, today):
    """Whether it goes on. One that cannot be stored as it is holds up no other."""
    try:
        with transaction.atomic():
            renew_until(agreement, today)
    except ValidationError:
        log.exception("The agreement %s was not renewed.", agreement.pk)
        return False
    return True


def renew_until(agreement, today):
    """As many terms as it takes, reckoned from the end that was agreed."""
    why, ended, terms = _("Renewed by itself"), agreement.ends_on, 1
    while (ends_on := end_after(ended, terms * agreement.renews_months)) < today:
        terms += 1
    if agreement.status == Status.RENEWAL:
        along = {"ends_on": ends_on, "dormant_proposed_on": None}
        return states.move(agreement, Status.ACTIVE, by=None, why=why, **along)
    agreement.ends_on = ends_on
    return keep(agreement, by=None, why=why)
