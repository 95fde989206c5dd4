"""The page on which promises from several places stand side by side."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from networks.services.side_by_side import by_function, promised_twice


class SideBySide(PermissionRequiredMixin, TemplateView):
    """What was promised twice, and what signing was for."""

    permission_required = ["networks.view_signon", "commitments.view_commitment"]
    template_name = "networks/side_by_side.html"

    def get_context_data(self, **kwargs):
        functions = by_function(self.request.user)
        return super().get_context_data(
            **kwargs,
            groups=promised_twice(self.request.user),
            functions=functions,
            most=max(number for _words, number in functions),
        )
