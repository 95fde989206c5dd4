"""The page on which the lists of two delegations are held against each other."""

from django.views.generic import TemplateView

from delegations.models import Delegation
from delegations.services import comparing
from delegations.views.party import OfParty
from delegations.views.steps import OfVisit
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded


class Compare(OfParty, OfVisit, Guarded, TemplateView):
    """Who of this party was there before, who is new, whose post changed. `?with=` names the other
    visit by its number."""

    template_name = "delegations/compare.html"

    def get_context_data(self, **kwargs):
        user, asked = self.request.user, self.request.GET.get("with", "").strip()[:20]
        other = self.other(asked, user)
        for one in filter(None, (self.delegation, other)):
            sightings.note(one, user, SightRoad.PAGE)
        return super().get_context_data(
            **kwargs,
            record=self.delegation,
            asked=asked,
            other=other,
            compared=other and comparing.compared(self.delegation, other),
            suggested=comparing.to_compare_with(self.delegation, user),
        )

    def other(self, asked, user):
        seen = Delegation.objects.visible_to(user).exclude(pk=self.delegation.pk)
        return seen.filter(reference__iexact=asked).first() if asked else None
