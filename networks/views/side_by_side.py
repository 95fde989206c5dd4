"""The page on which promises from several places stand side by side."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.views.generic import TemplateView

from networks.services.side_by_side import by_function, promised_twice, side_by_side

GROUPS_SHOWN = 20  # on a page


class SideBySide(PermissionRequiredMixin, TemplateView):
    """What was promised twice, and what signing was for."""

    permission_required = ["networks.view_signon", "commitments.view_commitment"]
    template_name = "networks/side_by_side.html"

    def get_context_data(self, **kwargs):
        functions = by_function(self.request.user)
        doubles = Paginator(promised_twice(self.request.user), GROUPS_SHOWN)
        page = doubles.get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            groups=side_by_side(page.object_list),
            page=page,
            functions=functions,
            most=max(number for _words, number in functions),
        )
