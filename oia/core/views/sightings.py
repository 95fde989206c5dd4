"""The page that tells who saw what is not for the whole office."""

from collections import defaultdict

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from oia.core.models import Sighting

SHOWN = 50


class Sightings(PermissionRequiredMixin, TemplateView):
    """Who saw which guarded record, when and where, the latest first; of one record with `of`.

    What the reader may not see themselves has no title here.
    """

    permission_required = "core.view_sighting"
    template_name = "past/sightings.html"

    def get_context_data(self, **kwargs):
        found = list(self.wanted()[: SHOWN + 1])
        shown, older = found[:SHOWN], found[SHOWN:]
        tell_titles(shown, self.request.user)
        return super().get_context_data(
            **kwargs, sightings=shown, pages={"after": self.address(shown[-1])} if older else {}
        )

    def wanted(self):
        """Those beyond the key in the address."""
        rows = Sighting.objects.select_related("by", "subject_type").order_by("-pk")
        before, of = (self.request.GET.get(name, "") for name in ("before", "of"))
        if before.isdecimal() and len(before) < 19:
            rows = rows.filter(pk__lt=int(before))
        label, _dot, key = of.rpartition(".")
        if key.isdecimal() and len(key) < 19:
            app, _dot, model = label.partition(".")
            kind = ContentType.objects.filter(app_label=app, model=model).first()
            rows = rows.filter(subject_type=kind, subject_id=int(key))
        return rows

    def address(self, last):
        query = self.request.GET.copy()
        query["before"] = last.pk
        return f"?{query.urlencode()}"


def tell_titles(sightings, user):
    """Give each sighting the title and the page of its record, as far as the reader may see it.

    `part` is what was written down beside that: what of the record was seen, or its name then.
    """
    wanted = defaultdict(set)
    for one in sightings:
        wanted[one.subject_type].add(one.subject_id)
    seen = {kind: seen_of(kind.model_class(), keys, user) for kind, keys in wanted.items()}
    for one in sightings:
        record = seen[one.subject_type].get(one.subject_id)
        one.told = str(record) if record else _("a record that is gone, or that you may not see")
        one.part = one.title if record and one.title != str(record)[:200] else ""
        one.url = record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""


def seen_of(model, keys, user):
    if model is None:
        return {}
    rows = model._default_manager.all()
    rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
    return rows.in_bulk(keys)
