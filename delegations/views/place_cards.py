"""The page from which cards for the places at a table are printed."""

from django.views.generic import TemplateView

from delegations.models import Member
from delegations.services import place_cards
from delegations.views.steps import OfVisit
from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.pages import Guarded


class PlaceCards(OfVisit, Guarded, TemplateView):
    """Two cards on each sheet, to be folded: of those who come, or of our side (?whose=ours)."""

    model = Member
    template_name = "delegations/place_cards.html"

    def get_context_data(self, **kwargs):
        delegation, user = self.delegation, self.request.user
        sightings.note(delegation, user, SightRoad.PAGE)
        is_ours = self.request.GET.get("whose") == "ours"
        if is_ours:
            cards = place_cards.of_ours(delegation, user)
        else:
            cards = place_cards.of_party(delegation)
        told = {"record": delegation, "cards": cards, "is_ours": is_ours}
        return super().get_context_data(**kwargs, **told)
