"""The part of a list page by which many of its records are changed: choose, preview, do."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from oia.core import bulk
from oia.core.bulk_form import BulkForm
from oia.core.dates import moment_in


class InBulk:
    """`bulk` names the columns of the list's sheet that may be set for many records at once.

    What is picked comes as `pk`, or as `all` for everything the list finds. Nothing is stored
    before a page has shown what would become of it.
    """

    bulk = ()

    @property
    def change_right(self):
        meta = self.model._meta
        return f"{meta.app_label}.change_{meta.model_name}"

    @cached_property
    def bulk_columns(self):
        """The columns this user may set for many, as far as the list's sheet knows them."""
        columns = self.sheet.columns_for(self.request.user) if self.sheet else []
        by_name = {column.name: column for column in columns if column.comes_in}
        return [by_name[name] for name in self.bulk if name in by_name]

    @cached_property
    def bulk_states(self):
        if not self.sheet or not self.sheet.move or not hasattr(self.model, "MAY_FOLLOW"):
            return []
        labels = self.model._meta.get_field("status").flatchoices
        return [(value, label) for value, label in labels if self.model.MAY_FOLLOW.get(value)]

    @property
    def picks(self):
        """Whether rows have a box to tick."""
        some = (self.sheet and self.sheet.save and self.bulk_columns) or self.bulk_states
        return bool(some) and self.request.user.has_perm(self.change_right)

    def post(self, request, *args, **kwargs):
        if not request.user.has_perm(self.change_right):
            raise PermissionDenied
        keys = self.keys_picked() if self.picks else []
        if not keys or len(keys) > bulk.MOST:
            few = _("Tick the records that are to be changed.")
            many = _("At most %d records at once. Narrow the filters.") % bulk.MOST
            messages.error(request, many if keys else few)
            return redirect(request.get_full_path())
        return self.step(request.POST.get("do", ""), keys)

    def keys_picked(self):
        """The records picked that this user sees in this list, at most one more than allowed."""
        found = self.filterset().qs.order_by()
        if "all" not in self.request.POST:
            given = [key for key in self.request.POST.getlist("pk") if key.isdecimal()]
            found = found.filter(pk__in=[int(key) for key in given if len(key) < 19])
        return list(found.values_list("pk", flat=True).distinct()[: bulk.MOST + 1])

    def step(self, do, keys):
        data = self.request.POST if do in ("preview", "apply", "again") else None
        offered = {"columns": self.bulk_columns, "states": self.bulk_states}
        form = BulkForm(data, model=self.model, user=self.request.user, **offered)
        shown = {"form": form, "view": self, "count": len(keys), "keys": keys}
        shown |= {"all": "all" in self.request.POST, "back": self.request.get_full_path()}
        if do not in ("preview", "apply") or not form.is_valid():
            return render(self.request, "bulk/choose.html", shown)
        order = bulk.Order(
            self.sheet,
            self.request.user,
            form.changes(),
            form.cleaned_data.get("to", ""),
            form.cleaned_data["why"],
        )
        seen_at = moment_in(self.request.POST.get("seen_at", "")) if do == "apply" else None
        if seen_at is None:
            now, tally = timezone.now(), bulk.rehearse(keys, order)
            return render(
                self.request, "bulk/preview.html", shown | {"tally": tally, "seen_at": now}
            )
        tally = bulk.perform(keys, order, seen_at=seen_at)
        return render(self.request, "bulk/done.html", shown | {"tally": tally})
