"""Pages about records that are one: who may be, what a merge would do, and the way back."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from oia.core import sightings
from oia.core.models import SightRoad
from oia.core.naming import seen_by
from oia.core.sheets import HIDDEN
from oia.core.waking import wake
from oia.directory.forms.doubles import OtherForm
from oia.directory.merging import choosing, doubles, telling, undoing
from oia.directory.merging.planning import Plan
from oia.directory.models import Double, Merge, Person, with_posts_held
from oia.directory.services import merging as services
from oia.directory.services.merging import KINDS
from oia.directory.tasks import look_for_doubles

SHOWN, LATELY = 25, 10
AT_ONCE = 3_000  # records that are looked through while somebody waits

TITLES = {
    "person": gettext_lazy("Which people may be the same"),
    "organisation": gettext_lazy("Which organisations may be the same"),
    "city": gettext_lazy("Which cities may be the same"),
}


class OfKind(PermissionRequiredMixin):
    """A page about records of one kind, for those who may change them."""

    @cached_property
    def kind(self):
        kind = self.kwargs.get("kind") or self.request.GET.get("kind") or "person"
        if kind not in KINDS:
            raise Http404("There is no such kind.")
        return kind

    @property
    def model(self):
        return KINDS[self.kind]

    def get_permission_required(self):
        return [services.right(self.model)]

    @property
    def seen(self):
        return self.model.objects.visible_to(self.request.user)


class DoubleList(OfKind, TemplateView):
    """Those that seem to be one, the likest first, and what was merged lately."""

    template_name = "directory/doubles.html"

    def get_context_data(self, **kwargs):
        found = Double.objects.of(self.model).open().seen_in(self.seen)
        page = Paginator(found.order_by("-likeness", "pk"), SHOWN).get_page(
            self.request.GET.get("page")
        )
        merges = Merge.objects.seen_today(self.model, self.request.user).select_related("by")
        return super().get_context_data(
            **kwargs,
            kind=self.kind,
            kinds=[(kind, capfirst(model._meta.verbose_name_plural))
                   for kind, model in KINDS.items()],
            title=TITLES[self.kind],
            page=page,
            pairs=self.pairs(page),
            merges=merges[:LATELY],
        )  # fmt: skip

    def pairs(self, page):
        keys = {pk for one in page for pk in (one.first_id, one.second_id)}
        records = self.records(self.seen.filter(pk__in=keys))
        return [(one, records[one.first_id], records[one.second_id]) for one in page]

    def records(self, rows):
        rows = rows.for_list()
        if self.model is Person:
            rows = with_posts_held(rows, timezone.localdate(), self.request.user)
        return {record.pk: record for record in rows}


class LookForDoubles(OfKind, View):
    """Look again, at once where that is quickly done, else while one goes on with something."""

    http_method_names = ["post"]

    def post(self, request, kind):
        if self.model.objects.all()[: AT_ONCE + 1].count() <= AT_ONCE:
            doubles.look_at(self.model)
            messages.success(request, _("All are looked through."))
        else:
            wake(look_for_doubles)
            messages.success(request, _("They are being looked through. That takes some minutes."))
        return redirect(f"{reverse('directory:double-list')}?kind={kind}")


def was_first(one, other):
    """Whether a record was here before another; a city of the gazetteer before the office's own."""
    ages = [(getattr(each, "is_own", False), each.created_at, each.pk) for each in (one, other)]
    return ages[0] < ages[1]


class MergeWith(OfKind, TemplateView):
    """With which one, then side by side what would become of both, then done."""

    template_name = "directory/merge.html"

    @cached_property
    def kept(self):
        return get_object_or_404(self.seen, pk=self.kwargs["pk"])

    @cached_property
    def form(self):
        asked = self.request.GET if "other" in self.request.GET else None
        return OtherForm(asked, user=self.request.user, record=self.kept, kind=self.kind)

    @cached_property
    def dropped(self):
        """The one that would go; None as long as it is not chosen."""
        return self.form.cleaned_data["other"] if self.form.is_valid() else None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context |= {"kind": self.kind, "kept": self.kept, "dropped": self.dropped}
        return context | {"form": self.form} | (self.preview() if self.dropped else {})

    def get(self, request, **kwargs):
        """Of two that were just chosen the one that was here first is kept, until turned round."""
        if "choose" in request.GET and self.dropped and was_first(self.dropped, self.kept):
            return redirect(self.other_way_url)
        return super().get(request, **kwargs)

    @property
    def other_way_url(self):
        here = reverse("directory:double-merge", args=[self.kind, self.dropped.pk])
        return f"{here}?other={self.kept.pk}"

    def preview(self):
        plan, user = Plan(self.kept, self.dropped), self.request.user
        sightings.note_shown([self.kept, self.dropped], user, SightRoad.PAGE)
        lines = [self.as_chosen(one) for one in choosing.lines(self.kept, self.dropped, user)]
        return {
            "differing": [one for one in lines if one.is_open],
            "same": [one for one in lines if not one.is_open and one.words[choosing.KEPT]],
            "moved": telling.moved(plan, user),
            "folded": telling.folded(plan, user),
            "retired": telling.retired(plan, user),
            "other_way_url": self.other_way_url,
        }

    def as_chosen(self, line):
        choice = self.request.POST.get(f"take_{line.name}")
        return replace(line, picked=choice) if choice in line.options else line

    def post(self, request, **kwargs):
        if self.dropped is None:
            return self.get(request, **kwargs)  # it went in the meantime, or was never there
        takes = {name.removeprefix("take_"): value for name, value in request.POST.items()
                 if name.startswith("take_")}  # fmt: skip
        try:
            done = services.merge(self.kept, self.dropped, takes, by=request.user)
        except ValidationError as error:
            context = self.get_context_data(errors=error.messages)
            return self.render_to_response(context)
        names = {"dropped": done.dropped_name, "kept": done.kept_name}
        messages.success(request, _("%(dropped)s is %(kept)s from now on.") % names)
        return redirect(done)


class TellApart(OfKind, View):
    """Two that are not the same are not proposed again."""

    http_method_names = ["post"]

    def post(self, request, kind, pk):
        one = get_object_or_404(self.seen, pk=pk)
        form = OtherForm(request.POST, user=request.user, record=one, kind=kind)
        if form.is_valid():
            other = form.cleaned_data["other"]
            services.tell_apart(one, other, by=request.user)
            names = {"one": one, "other": other}
            messages.success(request, _("%(one)s and %(other)s are not the same.") % names)
        else:
            messages.error(request, _("The other one is there no more."))
        return redirect(f"{reverse('directory:double-list')}?kind={kind}")


class OfMerge(PermissionRequiredMixin):
    """A page about one merge, for those who may change both records and see them."""

    @cached_property
    def merge(self):
        seen = Merge.objects.visible_to(self.request.user).select_related("by", "undone_by")
        merge = get_object_or_404(seen, pk=self.kwargs["pk"])
        return get_object_or_404(seen.seen_today(merge.model, self.request.user), pk=merge.pk)

    def get_permission_required(self):
        return [services.right(self.merge.model)]


class MergePage(OfMerge, TemplateView):
    """What was made one, by whom and when, and whether it can be undone."""

    template_name = "directory/merged.html"

    def get_context_data(self, **kwargs):
        merge, user = self.merge, self.request.user
        kept = merge.model.objects.visible_to(user).filter(pk=merge.kept_id).first()
        sightings.note_shown(filter(None, [kept]), user, SightRoad.PAGE)
        return super().get_context_data(
            **kwargs,
            merge=merge,
            kept=kept,
            reasons=[] if merge.undone_at else undoing.in_the_way(merge, user),
            changed=self.changed(),
            moved=telling.moved_by(merge, user),
            history_url=reverse("core:record-history", args=[merge.kind, merge.dropped_id]),
        )

    def changed(self):
        """The fields of the one that was kept which are otherwise since, before and after."""
        fields = {field.attname: field for field in self.merge.model._meta.concrete_fields}
        told = ((fields.get(name), values) for name, values in self.merge.changed.items())
        return [
            (capfirst(field.verbose_name), *(self.in_words(field, value) for value in values))
            for field, values in told
            if field is not None and field.editable
        ]

    def in_words(self, field, value):
        if field.remote_field and value is not None:
            seen = seen_by(field.related_model, self.request.user).filter(pk=value).first()
            return seen or HIDDEN
        return dict(field.flatchoices or ()).get(value, value)


class UndoMerge(OfMerge, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            back = services.undo(self.merge, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.merge)
        messages.success(request, _("Both are there again, and all that belongs to them."))
        return redirect(back)
