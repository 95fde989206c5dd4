"""Who comes with a delegation, and in which order."""

from django.db import transaction
from django.utils.translation import gettext as _

from delegations.choices.party import Part
from delegations.models import Delegation, MemberPrivate, PhotoConsent, RankPlace
from delegations.services.private import save_private
from oia.core.rights import need
from oia.core.text import fold
from oia.directory.services.keeping import keep, remove_part, save_part

#: Within one rank: who stands before whom.
PARTS = list(Part)


def locked(delegation):
    """Let nobody else change the order of this party until the transaction ends."""
    Delegation.objects.select_for_update().get(pk=delegation.pk)


@transaction.atomic
def save_member(member, *, by, why=""):
    """Keep a member, new or changed. Who becomes head takes the place of the head before."""
    locked(member.delegation)
    if member._state.adding:
        member.place = member.delegation.members.count() + 1
    if member.part == Part.HEAD:
        step_down(member, by=by)
    return save_part(member, by=by, why=why)


def step_down(member, *, by):
    """The head before is a member from now on."""
    for former in member.delegation.members.filter(part=Part.HEAD).exclude(pk=member.pk):
        former.part = Part.MEMBER
        keep(former, by=by, why=_("%(name)s is head now") % {"name": member.name})


def keep_member_row(member, along, *, by):
    """Keep a member as a row of a sheet has it."""
    need(by, f"delegations.{'add' if member._state.adding else 'change'}_member")
    if member.delegation_id is None:
        member.full_clean()
    save_member(member, by=by)


@transaction.atomic
def remove_member(member, *, by):
    """Somebody does not come after all; the others move up."""
    locked(member.delegation)
    delegation = member.delegation
    remove_part(member, by=by)
    renumber(list(delegation.members.all()), by=by)


def by_precedence(member, places):
    """The head, and who comes with the head; then by rank and part, else as they stand."""
    beside = {Part.HEAD: 0, Part.SPOUSE: 1}.get(member.part, 2)
    return (beside, places[member.rank], PARTS.index(member.part), member.place, member.pk)


@transaction.atomic
def propose_order(delegation, *, by):
    """Put the party into the order of the office's ranks. Returns how many changed their place."""
    need(by, "delegations.change_member")
    locked(delegation)
    places = RankPlace.objects.order()
    party = sorted(delegation.members.all(), key=lambda one: by_precedence(one, places))
    return renumber(party, by=by)


@transaction.atomic
def move_member(member, places, *, by):
    """Move somebody up (negative) or down by so many places; the others make room."""
    need(by, "delegations.change_member")
    locked(member.delegation)
    party = list(member.delegation.members.all())
    at = party.index(member)
    party.insert(max(0, min(at + places, len(party) - 1)), party.pop(at))
    return renumber(party, by=by)


@transaction.atomic
def place_member(member, beside, *, above, by):
    """Put somebody right above or below another one of the party; the others make room."""
    need(by, "delegations.change_member")
    locked(member.delegation)
    party = [one for one in member.delegation.members.all() if one != member]
    if beside not in party:
        return 0
    party.insert(party.index(beside) + (not above), member)
    return renumber(party, by=by)


def renumber(party, *, by):
    """Let the places be 1, 2, 3 in this order, with a row of history for each that changed."""
    changed = 0
    for place, member in enumerate(party, 1):
        if member.place != place:
            member.place = place
            keep(member, by=by, why=_("Order of precedence"))
            changed += 1
    return changed


@transaction.atomic
def keep_all(delegation, members, *, by):
    """Keep everybody who was pasted in, after those who are there: each member with what only
    protocol may know of them."""
    need(by, "delegations.add_member")
    for member, restricted in members:
        member.delegation = delegation
        save_member(member, by=by, why=_("Pasted in"))
        if any(restricted.values()):
            save_private(MemberPrivate(member=member, **restricted), by=by)


def names_of(delegation):
    """The names in a party, comparable."""
    return {fold(name) for name in delegation.members.values_list("name", flat=True)}


@transaction.atomic
def answer_photos(member, answers, *, by):
    """Keep what somebody said of their pictures: (agreed or None, on, how) by purpose."""
    need(by, "delegations.change_member")
    known = {one.purpose: one for one in member.consents.all()}
    for purpose, (is_given, on, how) in answers.items():
        consent = known.get(purpose) or PhotoConsent(member=member, purpose=purpose)
        if is_given is None:
            if consent.pk:
                remove_part(consent, by=by)
            continue
        if (consent.is_given, consent.on, consent.how) != (is_given, on, how):
            consent.is_given, consent.on, consent.how = is_given, on, how
            keep(consent, by=by)
