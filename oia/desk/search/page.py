"""The page that answers a question to the whole office, and the quick answers below its box."""

from django.utils.cache import patch_vary_headers
from django.views.generic import TemplateView

from oia.core.plugs import Searched, board
from oia.desk.search import asking
from oia.desk.search.words import MOST_TYPED

SHOWN, SHOWN_AT_ONCE = 5, 3


class Search(TemplateView):
    """All kinds with the best of each; or one kind, as far as it is counted."""

    def get_template_names(self):
        return ["search/quick.html" if self.is_quick else "search/page.html"]

    @property
    def is_quick(self):
        return self.request.htmx and not self.request.htmx.history_restore_request

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "").replace("\0", " ")[:MOST_TYPED].strip()
        kind = board.get(Searched, self.request.GET.get("kind", ""))
        shown = asking.COUNTED if kind else SHOWN
        if self.is_quick:
            kind, shown = None, SHOWN_AT_ONCE
        only = kind.name if kind else ""
        answer = asking.ask(self.request.user, typed, shown=shown, only=only)
        shown = {"typed": typed, "searched_for": typed, "answer": answer, "only": kind}
        return super().get_context_data(**kwargs, **shown)

    def render_to_response(self, context, **kwargs):
        """Page and quick answers share an address: no cache may give out one for the other."""
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
