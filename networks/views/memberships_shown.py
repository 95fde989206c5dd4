"""What the page of a membership shows, section by section, in a constant number of queries."""

from datetime import timedelta

from django.db.models import Count, Sum
from django.utils import timezone

from networks.forms.memberships import DuesForm, OtherCostForm, TermForm
from networks.models import Dues, OtherCost, Term
from networks.services.costs import years_of
from networks.services.terms import ledger
from networks.services.voting import voting_status
from oia.core.visibility import hidden_from, unless_hidden

LOG_SHOWN = 15


def sections(membership, user):
    """The context of the page, besides what every record has."""
    dues = list(membership.dues.order_by("-fiscal_year", "-pk"))
    terms = list(membership.terms.order_by("starts_on"))
    return {
        "terms": ledger(terms),
        "last_term": terms[-1] if terms else None,
        "dues": dues,
        "voting": voting_status(membership, dues),
        "costs": years_of(membership),
        "other_costs": membership.other_costs.order_by("-fiscal_year", "kind", "pk"),
        "seats": seats_shown(membership, user),
        "duties": membership.network.duties.visible_to(user).for_list(),
        "log": membership.participations.for_list()[:LOG_SHOWN],
        "taken_part": taken_part(membership),
        "reviews": membership.reviews.for_list(),
        **in_place(membership, user),
        **around(membership, user),
    }


def seats_shown(membership, user):
    """The seats, with those who hold them as far as the user may know them."""
    seats = list(membership.seats.for_list())
    for seat in seats:
        seat.holder_seen = unless_unknown(seat.holder, user)
        seat.substitute_seen = unless_unknown(seat.substitute, user)
    return seats


def unless_unknown(holding, user):
    return holding if holding and holding.known_to(user) else None


def around(membership, user):
    """What the facts name of other records, each where the user may see it."""
    hidden = hidden_from(user)
    return {
        "liaison_seen": unless_unknown(membership.political_liaison, user),
        "parent_seen": unless_hidden(membership.network.parent, hidden),
        "paid_through_seen": unless_hidden(membership.paid_through, hidden),
    }


def taken_part(membership):
    """How often and how long somebody of the city took part in the last twelve months."""
    since = timezone.localdate() - timedelta(days=365)
    recent = membership.participations.filter(on__gte=since)
    return recent.aggregate(times=Count("pk"), hours=Sum("hours"))


def in_place(membership, user):
    """Forms that stand on the page itself, for those who may add what they add."""
    forms = {"term_form": TermForm, "dues_form": DuesForm, "cost_form": OtherCostForm}
    models = {"term_form": Term, "dues_form": Dues, "cost_form": OtherCost}
    return {
        name: form(instance=models[name](membership=membership), auto_id=f"{name}_%s")
        for name, form in forms.items()
        if user.has_perm(f"networks.add_{models[name]._meta.model_name}")
    }
