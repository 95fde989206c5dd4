"""Suggestions while one types, best first."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views import View

from oia.core.finding import INSIDE, perhaps_meant, typed
from oia.core.text import as_key
from oia.core.widgets import label_of
from oia.directory.models import City, Organisation, Person, with_posts_held

SHOWN = 20
LONGEST = 100  # of what is typed; no name needs more to be found


class LookupView(PermissionRequiredMixin, View):
    """Records of one kind by what is typed of their name. A subclass names its queryset."""

    queryset = None
    raise_exception = True

    def get_permission_required(self):
        meta = self.queryset.model._meta
        return [f"{meta.app_label}.view_{meta.model_name}"]

    def hint(self, record):
        """A few words that tell this record from others of the same name."""
        return ""

    def get_queryset(self):
        rows = self.queryset.all().for_list().visible_to(self.request.user)
        without = as_key(self.request.GET.get("without", ""))
        return rows if without is None else rows.exclude(pk=without)

    def found(self, text):
        """Those called so. Where none is, or only within a word, those that were perhaps meant."""
        rows = self.get_queryset()
        found = list(rows.best(text)[:SHOWN])
        if found and (" " in typed(text) or found[0].found_as < INSIDE):
            return found
        near = (list(rows.near(ways)[:SHOWN]) for ways in perhaps_meant(text))
        meant = next(filter(None, near), [])
        return [*meant, *(row for row in found if row not in meant)][:SHOWN]

    def get(self, request):
        text = request.GET.get("q", "")[:LONGEST]
        results = [
            {"id": record.pk, "label": label_of(record), "hint": str(self.hint(record))}
            for record in (self.found(text) if typed(text) else ())
        ]
        answer = JsonResponse({"results": results})
        patch_cache_control(answer, private=True, max_age=60)
        return answer


class CityLookup(LookupView):
    queryset = City.objects.all()

    def hint(self, city):
        return city.size_and_zone


class OrganisationLookup(LookupView):
    queryset = Organisation.objects.all()

    def hint(self, organisation):
        place = organisation.city or (organisation.country and organisation.country.name)
        return " · ".join(str(part) for part in (organisation.get_kind_display(), place) if part)


class PersonLookup(LookupView):
    queryset = Person.objects.all()

    def get_queryset(self):
        return with_posts_held(super().get_queryset(), timezone.localdate(), self.request.user)

    def hint(self, person):
        if person.do_not_contact:
            return _("Do not contact")
        return ", ".join(str(holding.post) for holding in person.posts_held)
