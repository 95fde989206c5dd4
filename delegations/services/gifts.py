"""The register of gifts: written down, taken or refused, declared."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.choices.gift import FOLLOWS_COST, REFUSED, Recipient
from delegations.choices.gift import GiftStatus as Status
from delegations.choices.party import Rank
from delegations.models import Gift, GiftRule, ReferenceCounter
from delegations.services.pasted import rank_in
from networks.services.slugs import free_slug
from oia.core import states
from oia.core.rights import need
from oia.core.roads import why_now
from oia.core.text import fold
from oia.core.visibility import stricter
from oia.directory.services.keeping import keep, save_part

ADD = "delegations.add_gift"
CHANGE = "delegations.change_gift"

LETTER = "G"

#: What offices write into a register when there was no gift: instead of it, or before a period.
NIL_RETURNS = {"nil return", "nil returns", "nil", "no gifts", "none", "none received", "no return"}
NAMES = ("description", "other_name")
NIL_RETURN = re.compile(r"nil[ -]returns?\b")

#: What is younger when a register brings it in is still owed, however late.
OF_THE_PAST = timedelta(days=365)

#: Whom of ours a post makes of whoever holds it.
CLASSES = {
    Rank.MAYOR: Recipient.MAYOR,
    Rank.DEPUTY_MAYOR: Recipient.ELECTED,
    Rank.COUNCILLOR: Recipient.ELECTED,
}


@transaction.atomic
def record(gift, *, by, why=""):
    """Write a gift down, in whichever state it is by now. It gets its reference."""
    need(by, ADD)
    guard(gift)
    if gift.status != Status.OFFERED:
        gift.decided_by = by
    gift.reference = ReferenceCounter.objects.next(LETTER, gift.on.year)
    keep(gift, by=by, why=why)
    states.write_down(gift, "", gift.status, by=by, why=why or gift.decision_reason)
    return gift


@transaction.atomic
def change(gift, *, by, why=""):
    """Keep the changes made to a gift. When it is to be declared follows by itself."""
    need(by, CHANGE)
    if gift.trip_cost_id:
        refuse_what_follows(gift)
    guard(gift)
    return keep(gift, by=by, why=why or why_now())


def guard(gift):
    """A gift of a trip tells where they go and when: it is no more open than the trip."""
    if gift.trip:
        gift.sensitivity = stricter(gift.sensitivity, gift.trip.sensitivity)


def refuse_what_follows(gift):
    """What a gift has of the cost of a trip is changed there, else it would be put back."""
    stored = Gift.objects.get(pk=gift.pk)
    fields = [Gift._meta.get_field(name) for name in FOLLOWS_COST]
    typed = [one for one in fields if differs(one, gift, stored)]
    if typed:
        names = ", ".join(str(one.verbose_name) for one in typed)
        raise ValidationError(_("It follows the trip and is changed there: %s.") % names)


def differs(field, gift, stored):
    now, before = (field.to_python(getattr(one, field.attname)) for one in (gift, stored))
    return now != before


@transaction.atomic
def move(gift, to, *, by, why=""):
    """Accept a gift, decline it or return it. A refusal, and another verdict, say why."""
    need(by, CHANGE)
    if not why.strip() and (to in REFUSED or gift.status != Status.OFFERED):
        raise ValidationError(_("Say why: this will be asked later."))
    return moved(gift, to, by=by, decided_by=by, why=why)


def go_along(gift, to, *, by, why):
    """Let a gift stand as what it comes with does. Nobody decided on the gift itself."""
    need(by, CHANGE)
    return moved(gift, to, by=by, decided_by=None, why=why)


def moved(gift, to, *, by, decided_by, why):
    today = timezone.localdate()
    along = {"decided_on": today, "decided_by": decided_by, "decision_reason": why.strip()}
    states.move(gift, to, by=by, why=why, **along)
    return gift


@transaction.atomic
def declare(gift, *, by, why=""):
    """Keep that a gift was declared, or that it was not after all."""
    need(by, CHANGE)
    if gift.declared_on is None:
        gift.declared_by, gift.declaration = None, ""
    elif gift.declared_by is None:
        gift.declared_by = by
    return keep(gift, by=by, why=why)


def nil_return(cells):
    """What is told of a row of a register that says that there was no gift, whatever its day;
    blank for others."""
    words = {name: fold(cells.get(name, "")).strip(" .") for name in ("on", *NAMES)}
    said = {words[name] for name in NAMES} - {""}
    is_nil = any(map(NIL_RETURN.match, words.values())) or (said and said <= NIL_RETURNS)
    return no_gift() if is_nil else ""


def no_gift():
    return _("The row says that there was no gift, so none is written down.")


def keep_row(gift, along, *, by):
    """Keep a gift as a row of a register has it."""
    if any(fold(getattr(gift, name)).strip(" .") in NIL_RETURNS for name in NAMES):
        raise ValidationError(no_gift())
    if not gift._state.adding:
        change(gift, by=by)
        return
    gift.recipient_class = class_in(gift)
    today = timezone.localdate()
    if gift.status == Status.ACCEPTED and gift.on < today - OF_THE_PAST:
        gift.brought_on = today  # what was to be declared before, is of the past
    record(gift, by=by)


def class_in(gift):
    """The class of a recipient whom a register tells only by the post, "Mayor" or "Cllr Brown"."""
    is_told = gift.recipient_user or "row_class" in vars(gift)
    rank = None if is_told else rank_in(gift.recipient_name)
    return CLASSES.get(rank, gift.recipient_class)


def save_rule(rule, *, by):
    """Add or change a rule. All gifts are judged anew by it."""
    if not rule.slug:
        rule.slug = free_slug(GiftRule, rule.name, "rule")
    return save_part(rule, by=by)


def keep_rule_row(rule, along, *, by):
    save_rule(rule, by=by)
