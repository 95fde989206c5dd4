"""Pages of which a part is asked for by itself: by htmx, at the same address."""

from django.utils.cache import patch_vary_headers


class InParts:
    """A page that answers with `part_template_name` where only that part is wanted."""

    part_template_name = ""

    @property
    def wants_part(self):
        return self.request.htmx and not self.request.htmx.boosted

    def get_template_names(self):
        return [self.part_template_name if self.wants_part else self.template_name]

    def render_to_response(self, context, **kwargs):
        """Page and part share an address: no cache may give out one for the other."""
        response = super().render_to_response(context, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response
