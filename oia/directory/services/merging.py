"""Making two records one, parting them again, and saying that two are not the same."""

from copy import copy

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.models import Office
from oia.accounts.purging import MONTH
from oia.core.holding import held
from oia.core.rights import need
from oia.core.signals import merged
from oia.core.visibility import Sensitivity, eyes
from oia.directory.merging import carrying, choosing, undoing
from oia.directory.merging.planning import Plan
from oia.directory.merging.rows import as_record, plain
from oia.directory.models import City, Double, Merge, Organisation, Person
from oia.directory.models.known import AlsoKnown

#: What can be merged, by the name that it has in addresses.
KINDS = {"person": Person, "organisation": Organisation, "city": City}


def right(model):
    """Whoever may change records of a kind may merge them."""
    return f"{model._meta.app_label}.change_{model._meta.model_name}"


def both(kept, dropped, by):
    """The two as they are now, kept from others until the transaction ends."""
    model = type(kept)
    if type(dropped) is not model or model not in KINDS.values():
        raise ValidationError(_("Only two people, two organisations or two cities become one."))
    if kept.pk == dropped.pk:
        raise ValidationError(_("A record cannot be merged with itself."))
    need(by, right(model))
    held(model, [kept.pk, dropped.pk])
    seen = model.objects.all() if by is None else model.objects.visible_to(by)
    found = seen.in_bulk([kept.pk, dropped.pk])
    if len(found) < 2:
        raise ValidationError(_("One of the two is there no more."))
    return found[kept.pk], found[dropped.pk]


@transaction.atomic
def merge(kept, dropped, choices=None, *, by):
    """Let `kept` stand for `dropped` as well: whatever names that one names this one since.

    `choices` say by field whose value wins: "kept", "dropped" or "both"; where they say nothing,
    blanks are filled. Raises ValidationError where the outcome may not be stored.
    """
    kept, dropped = both(kept, dropped, by)
    done, plan, why = begun(kept, dropped, by), Plan(kept, dropped), why_of(kept, dropped)
    goers = [record for model, pairs in followed(plan)
             for record in model._base_manager.in_bulk(list(pairs)).values()]  # fmt: skip
    try:
        with transaction.atomic():
            carrying.carry_out(plan, done, by=by, why=why)
            kept.refresh_from_db()
            before = choosing.columns_of(kept)
            choosing.choose(kept, dropped, choices or {}, by or eyes(()))
            keep(kept, by=by, why=why)
            done.changed = plain(choosing.differing(before, choosing.columns_of(kept)))
            done.save()
    except IntegrityError as error:
        raise ValidationError(_("The two do not fit together as they are stored.")) from error
    carrying.tell([*goers, *stayers(plan)])
    merged.send(sender=type(kept), instances=[kept])
    return done


def begun(kept, dropped, by):
    """What is written down of a merge before anything is done."""
    return Merge(
        kind=kept._meta.label_lower,
        kept_id=kept.pk,
        dropped_id=dropped.pk,
        kept_name=str(kept)[:300],
        dropped_name=str(dropped)[:300],
        kept_level=getattr(kept, "sensitivity", Sensitivity.OFFICE),
        dropped_level=getattr(dropped, "sensitivity", Sensitivity.OFFICE),
        by=by,
        at=timezone.now(),
    )


def followed(plan):
    """The kinds of rows that go of which somebody may want to know."""
    return [(model, pairs) for model, pairs in plan.into.items() if hasattr(model, "history")]


def stayers(plan):
    """The rows that others were folded into."""
    for model, pairs in plan.folded().items():
        if hasattr(model, "history"):
            yield from model._base_manager.filter(pk__in=set(pairs.values()))


def why_of(kept, dropped):
    """What history says of everything that a merge changes."""
    names = {"dropped": carrying.outward(dropped)[:30], "number": dropped.pk}
    names["kept"] = carrying.outward(kept)[:30]
    return _("Merged: “%(dropped)s” (no. %(number)s) is “%(kept)s”.") % names


def keep(record, *, by, why):
    record._history_user, record._change_reason = by, why[:100]
    record.full_clean()
    record.save()


@transaction.atomic
def undo(merge, *, by):
    """Part two records again. Raises ValidationError, saying what was changed since, if it is."""
    need(by, right(merge.model))
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    held(merge.model, [merge.kept_id])
    if by and not Merge.objects.seen_today(merge.model, by).filter(pk=merge.pk).exists():
        raise ValidationError(_("There is no such merge."))
    if reasons := undoing.in_the_way(merge, by):
        raise ValidationError(reasons)
    kept = merge.model._base_manager.get(pk=merge.kept_id)
    dropped = as_record(merge.model, merge.gone[0][1][0])
    why = _("Parted again: %(why)s") % {"why": why_of(kept, dropped)}
    try:
        with transaction.atomic():
            undoing.take_back(merge, kept, by=by, why=why)
            go_by_those_who_stay(kept, merge)
            keep(kept, by=by, why=why)
    except IntegrityError as error:
        raise ValidationError(_("Something else stands in their place by now.")) from error
    merge.undone_by, merge.undone_at = by, timezone.now()
    merge.save(update_fields=["undone_by", "undone_at"])
    carrying.tell(undoing.those_back(merge))
    merged.send(sender=type(kept), instances=[kept, dropped])
    return dropped


def go_by_those_who_stay(kept, parted):
    """Once parted from one, a record goes by the names of the others merged into it alone, and by
    those that it had itself until theirs were chosen.
    """
    if not isinstance(kept, AlsoKnown):
        return
    kept.former_names = ""
    others = Merge.objects.of(type(kept)).standing().filter(kept_id=kept.pk).exclude(pk=parted.pk)
    for merge in others.order_by("pk"):
        if merge.gone:
            kept.absorb(as_before(kept, merge))
            kept.absorb(as_record(type(kept), merge.gone[0][1][0]))


def as_before(kept, merge):
    """A record with its own names as they were before a merge."""
    earlier = copy(kept)
    for name, (value, _after) in merge.changed.items():
        setattr(earlier, name, value)
    earlier.former_names = ""
    return earlier


def pair_of(one, other):
    first, second = sorted((one.pk, other.pk))
    return {"kind": one._meta.label_lower, "first_id": first, "second_id": second}


@transaction.atomic
def tell_apart(one, other, *, by):
    """Say that two records are not the same. They are not proposed again."""
    one, other = both(one, other, by)
    said = {"apart_at": timezone.now(), "apart_by": by}
    Double.objects.update_or_create(**pair_of(one, other), defaults=said)


def kept_instead(model, pk, user):
    """The record that stands for one that was merged away; None if there is none to be seen."""
    return stand_ins(model, [pk], user).get(pk)


def stand_ins(model, pks, user):
    """The records that stand for those that were merged away, as far as a user may see both."""
    merges = Merge.objects.of(model).standing().visible_to(user)
    at, found = {pk: pk for pk in pks}, {}
    for _step in range(10):  # it may have been merged further
        led = dict(
            merges.filter(dropped_id__in=set(at.values())).values_list("dropped_id", "kept_id")
        )
        at = {pk: led[here] for pk, here in at.items() if here in led}
        if not at:
            break
        there = model.objects.visible_to(user).in_bulk(set(at.values()))
        found |= {pk: there[here] for pk, here in at.items() if here in there}
        at = {pk: here for pk, here in at.items() if here not in there}
    return found


def merges_into(record, user):
    """What was merged into a record, the latest first, for whoever may part them again."""
    if type(record) not in KINDS.values() or not user.has_perm(right(type(record))):
        return None
    merges = Merge.objects.of(type(record)).standing().visible_to(user)
    return list(merges.filter(kept_id=record.pk).select_related("by")[:20]) or None


def forget_old(now=None):
    """What a merge took away is kept as long as the office keeps its past, then it stays done.

    Cities are nobody's own, and are told from those of the gazetteer by it. Returns how many.
    """
    months, now = Office.current().keep_changes_months, now or timezone.now()
    if not months:
        return 0
    old = Merge.objects.filter(at__lt=now - months * MONTH).exclude(gone=[])
    old = old.exclude(kind=City._meta.label_lower)
    return old.update(gone=[], moved=[], retired=[], changed={})
