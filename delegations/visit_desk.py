"""What Today tells of answers that nobody sent, and of visits that wait for the others."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import VisitStatus
from delegations.models import Delegation, VisitLetter
from delegations.services.delegations import DECIDE
from oia.core.plugs import TodayPanel, register

SHOWN = 20

#: Whoever was answered longer ago knows it by now, by whichever way.
STILL_TO_SEND = timedelta(days=90)


def of_mine(found, user, mine, path=""):
    """Their own and those that nobody has taken; all of them for whoever may answer."""
    if not mine or user.has_perm(DECIDE):
        return found
    return found.filter(Q(**{f"{path}owner": user}) | Q(**{f"{path}owner": None}))


def unsent(user, now, mine):
    """Drafts of what we answered lately, the last answer on top."""
    if not user.has_perm("delegations.view_visitletter"):
        return None
    found = VisitLetter.objects.visible_to(user).unsent_answers(since=now.date() - STILL_TO_SEND)
    found = of_mine(found, user, mine, "delegation__").select_related("delegation").defer("text")
    found = list(found.order_by("-delegation__decided_on", "-pk")[:SHOWN])
    return {"letters": found, "today": now.date()} if found else None


def on_hold(user, now, mine):
    """Those whom we asked for more, and visits put off: the next word is theirs, if it comes."""
    if not user.has_perm("delegations.view_delegation"):
        return None
    found = Delegation.objects.visible_to(user).for_list()
    found = found.filter(status__in=[VisitStatus.INFO_NEEDED, VisitStatus.POSTPONED])
    found = list(of_mine(found, user, mine).order_by("-updated_at", "-pk")[:SHOWN])
    return {"visits": found} if found else None


register(
    TodayPanel(
        name="answers-unsent",
        title=_("Answers about visits that nobody has sent"),
        template="delegations/today_unsent.html",
        context=unsent,
        order=33,
    )
)
register(
    TodayPanel(
        name="visits-on-hold",
        title=_("Visits that wait for the others"),
        template="delegations/today_on_hold.html",
        context=on_hold,
        order=33,
    )
)
