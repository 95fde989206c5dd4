"""The page that answers a question to the whole office, and the quick answers below its box."""

from django.views.generic import TemplateView

from oia.core.parts import InParts
from oia.core.plugs import Searched, board
from oia.desk.search import asking
from oia.desk.search.words import MOST_TYPED

SHOWN, SHOWN_AT_ONCE = 5, 3


class Search(InParts, TemplateView):
    """All kinds with the best of each; or one kind, as far as it is counted."""

    template_name = "search/page.html"
    part_template_name = "search/quick.html"

    @property
    def wants_part(self):
        """Whether the quick answers below the box are asked for."""
        return self.request.htmx and not self.request.htmx.history_restore_request

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "").replace("\0", " ")[:MOST_TYPED].strip()
        kind = board.get(Searched, self.request.GET.get("kind", ""))
        shown = asking.COUNTED if kind else SHOWN
        if self.wants_part:
            kind, shown = None, SHOWN_AT_ONCE
        only = kind.name if kind else ""
        answer = asking.ask(self.request.user, typed, shown=shown, only=only)
        shown = {"typed": typed, "searched_for": typed, "answer": answer, "only": kind}
        return super().get_context_data(**kwargs, **shown)
