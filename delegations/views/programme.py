"""Pages about the programme of a visit: all of it by day, its items, other hours."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from delegations.forms.programme import ItemForm, TimesForm, merged, rows_for
from delegations.models import ProgrammeItem
from delegations.models.programme import programme_of
from delegations.services import programme, programme_meanwhile
from delegations.services.programme_meanwhile import ChangedMeanwhile
from delegations.views.programme_shown import shown
from delegations.views.steps import OfVisit, RemovePart
from oia.core import meanwhile, sightings
from oia.core.models import SightRoad
from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.core.parts import InParts
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.directory.views.contacts import Rows, chosen_in


class OfProgramme(OfVisit):
    """A page about the programme of the visit whose reference stands in the address."""

    model = ProgrammeItem
    form_class = ItemForm

    def get_success_url(self):
        return programme_of(self.delegation)

    def get_queryset(self):
        return ProgrammeItem.objects.visible_to(self.request.user)


class ProgrammePage(OfProgramme, Guarded, InParts, TemplateView):
    """The programme by day, with what cannot be as it stands and what changed since a version."""

    template_name = "delegations/programme.html"
    part_template_name = "delegations/_programme_body.html"

    def get_context_data(self, **kwargs):
        sightings.note(self.delegation, self.request.user, SightRoad.PAGE)
        refused = kwargs.pop("refused", None)
        context = shown(self.delegation, self.request.user, refused)
        return super().get_context_data(**kwargs, **context, record=self.delegation)


class SetTimes(ProgrammePage):
    """Takes the hours that were typed beside an item."""

    action = "change"
    http_method_names = ["post"]

    def post(self, request, reference, pk):
        item = self.get_object()
        form = TimesForm(request.POST, item=item)
        events = ()
        if form.is_valid():
            typed = form.cleaned_data
            times = (typed["starts_at"], typed["ends_at"])
            try:
                programme.set_times(item, *times, by=request.user, seen=typed["seen"])
            except ChangedMeanwhile as error:
                events = error.events
                form.add_error(None, error)
            except ValidationError as error:
                form.add_error(None, error.messages)
        if form.errors:
            why = {"form": form, "events": events}
            told = render_to_string("delegations/_programme_refused.html", why)
            refused = {"pk": pk, "form": form, "told": told}
            return self.render_to_response(self.get_context_data(refused=refused))
        if self.wants_part:
            return self.render_to_response(self.get_context_data())
        return redirect(item)


class ItemPage(OfProgramme, SavedByService):
    """The form of an item, with rows for people of ours."""

    template_name = "form.html"
    again = meanwhile.AGAIN
    events = ()

    @cached_property
    def rows(self):
        data = self.request.POST if self.request.method == "POST" else None
        seen = self.object.ours.visible_to(self.request.user) if self.object else ()
        return rows_for([person.pk for person in seen], self.request.user, data)

    def get_context_data(self, **kwargs):
        formsets = [Rows(_("People of ours"), self.rows)]
        told = {"events": self.events, "again": self.again}
        return super().get_context_data(**kwargs, formsets=formsets, **told)

    def people(self):
        """Those chosen, and those whom this user may not see: they stay."""
        return [*chosen_in(self.rows, "person"), *self.unseen()]

    def unseen(self):
        return []

    def form_valid(self, form):
        if not self.rows.is_valid():
            return self.form_invalid(form)
        return super().form_valid(form)

    def save(self, item, form):
        people = form.people() | {"ours": self.people()}
        seen = form.cleaned_data["seen"] or 0
        return programme.save_item(item, by=self.request.user, seen=seen, people=people)

    def get_success_url(self):
        is_there = self.object is not None and self.object.pk
        return self.object.get_absolute_url() if is_there else super().get_success_url()


class NewItem(ItemPage, NewRecord):
    """An item; behind the question mark may stand its day: ?on=2027-03-08."""

    def extra_form_kwargs(self):
        return super().extra_form_kwargs() | {"instance": ProgrammeItem(delegation=self.delegation)}

    def get_initial(self):
        latest = self.delegation.programme.order_by("starts_at", "pk").last()
        asked = self.request.GET.get("on", "")
        day = asked or (latest.on if latest else self.delegation.arrives_on)
        return super().get_initial() | {"on": day}


class EditItem(ItemPage, EditRecord):
    """What is typed here is not lost: neither where somebody changed the item meanwhile, nor where
    somebody removed it."""

    watches = False  # by the revision of the item
    meanwhile = None

    @cached_property
    def is_gone(self):
        pk = self.kwargs["pk"]
        return self.request.method == "POST" and programme_meanwhile.is_gone(self.delegation, pk)

    def get_object(self, queryset=None):
        try:
            return super().get_object(queryset)
        except Http404:
            if not self.is_gone:
                raise
            return ProgrammeItem(delegation=self.delegation)

    @cached_property
    def rows(self):
        if self.object._state.adding:
            return rows_for([], self.request.user, self.request.POST)
        return super().rows

    def unseen(self):
        if self.object._state.adding:
            return []
        return self.object.ours.exclude(
            pk__in=self.object.ours.visible_to(self.request.user).values("pk")
        )

    def form_valid(self, form):
        if self.is_gone and form.cleaned_data["seen"] != 0:
            gone = {self.kwargs["pk"]: form.cleaned_data["seen"] or 0}
            return self.refused(form, ChangedMeanwhile(gone, self.request.user))
        return super().form_valid(form)

    def save(self, item, form):
        try:
            return super().save(item, form)
        except ChangedMeanwhile as error:
            self.meanwhile = error
            raise

    def form_invalid(self, form):
        error, self.meanwhile = self.meanwhile, None
        return self.refused(form, error) if error else super().form_invalid(form)

    def refused(self, form, error):
        """The form once more: what was typed, what others changed, and who did what."""
        user, pk = self.request.user, self.kwargs["pk"]
        self.events = error.events
        now = ProgrammeItem.objects.filter(pk=pk).select_related("delegation").first()
        if now is None:
            self.again = _("What you typed still stands below. Save again to put it back.")
            data = self.request.POST.copy()
            data["seen"] = "0"
            again = ItemForm(data, instance=ProgrammeItem(delegation=self.delegation), user=user)
            again.is_valid()
        else:
            again = self.merged(form.cleaned_data["seen"], now)
        again.add_error(None, error)
        return self.form_invalid(again)

    def merged(self, seen, now):
        """The form, and the rows of people of ours, with what others changed where one did not."""
        user = self.request.user
        before = programme_meanwhile.as_seen(now.pk, seen)
        people = programme_meanwhile.people_as_seen(now, seen)
        if {person.pk for person in self.people()} == people["ours"]:
            self.rows = rows_for(now.ours.visible_to(user).values_list("pk", flat=True), user)
        return merged(self.request.POST, user, before=before, people=people, now=now)


class RemoveItem(OfProgramme, RemovePart):
    """Asks before an item is removed; not where somebody changed it since (?seen= its revision)."""

    form_class = RemovePart.form_class

    def remove(self):
        seen = as_key(self.request.GET.get("seen", ""))
        programme.remove_item(self.object, by=self.request.user, seen=seen)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ChangedMeanwhile as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_success_url())
