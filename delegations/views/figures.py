"""The page with the figures of requests and answers."""

from django.views.generic import TemplateView

from delegations.models import Delegation
from delegations.services import figures
from oia.core.pages import Guarded


class Figures(Guarded, TemplateView):
    """Requests by fiscal year: how many, what we said, and in how many days."""

    model = Delegation
    template_name = "delegations/figures.html"

    def get_context_data(self, **kwargs):
        years = figures.by_year(self.request.user, self.request.office)
        return super().get_context_data(**kwargs, years=years)
