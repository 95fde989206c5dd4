"""Pages about who comes: the party, its order, what is pasted, and what only protocol sees."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView, View

from delegations.choices.party import Part
from delegations.forms.party import (
    MemberForm,
    PastedFormSet,
    PasteForm,
    PhotoForm,
    PrivateForm,
    PrivateRow,
)
from delegations.models import Member, MemberPrivate
from delegations.services import party, pasted, private
from delegations.services.known_words import PRIVATE
from delegations.views.shown import party_of
from delegations.views.steps import EditPart, NewPart, OfVisit, RemovePart
from oia.core.pages import EditRecord, Guarded
from oia.core.parts import InParts
from oia.core.rows import day
from oia.core.saving import SavedByService
from oia.core.text import as_key, fold


class OfParty:
    """A page about a member of the party."""

    model = Member
    form_class = MemberForm
    section = "party"

    def save(self, member, form):
        """The head before steps down: whoever made another one is told whom they replaced."""
        heads = self.delegation.members.filter(part=Part.HEAD).exclude(pk=member.pk)
        former = heads.first() if member.part == Part.HEAD else None
        party.save_member(member, by=self.request.user)
        if former:
            words = _("%(name)s is head now, and %(former)s is a member like the others.")
            messages.info(self.request, words % {"name": member, "former": former})


class NewMember(OfParty, NewPart):
    pass


class EditMember(OfParty, EditPart):
    pass


class RemoveMember(OfParty, RemovePart):
    form_class = RemovePart.form_class

    def remove(self):
        party.remove_member(self.object, by=self.request.user)


class ProposeOrder(OfParty, OfVisit, Guarded, View):
    """Puts the party into the order that ranks ask for."""

    action = "change"
    http_method_names = ["post"]

    def post(self, request, reference):
        changed = party.propose_order(self.delegation, by=request.user)
        words = ngettext("%d member has another place.", "%d members have another place.", changed)
        none = _("The order is as ranks ask for.")
        messages.success(request, words % changed if changed else none)
        return redirect(self.get_success_url())


class MoveMember(OfParty, OfVisit, Guarded, InParts, View):
    """Moves somebody up or down in the order of precedence, or to a place beside another one.

    With htmx the party comes back in its new order.
    """

    action = "change"
    http_method_names = ["post"]
    WAYS = {"up": -1, "down": 1, "first": -1000, "last": 1000}

    def get_queryset(self):
        return Member.objects.visible_to(self.request.user)

    def post(self, request, reference, pk):
        member, way = self.get_object(), request.POST.get("way", "")
        beside = as_key(request.POST.get("beside", ""))
        if beside is not None:
            other = get_object_or_404(self.delegation.members, pk=beside)
            party.place_member(member, other, above=way == "above", by=request.user)
        elif places := self.WAYS.get(way):
            party.move_member(member, places, by=request.user)
        if self.wants_part:
            told = {"record": self.delegation, "party": party_of(self.delegation)}
            return render(request, "delegations/_party.html", told)
        return redirect(member)


class Paste(OfParty, OfVisit, Guarded, FormView):
    """Takes text, shows what it would become, and keeps what was ticked."""

    action = "add"
    form_class = PasteForm
    template_name = "delegations/paste.html"

    def get_queryset(self):
        return Member.objects.visible_to(self.request.user)

    def post(self, request, *args, **kwargs):
        if "rows-TOTAL_FORMS" in request.POST:
            return self.keep(self.rows(request.POST, lambda name: f"rows-0-{name}" in request.POST))
        return super().post(request, *args, **kwargs)

    @property
    def sees_private(self):
        return self.request.user.has_perm(private.CHANGE)

    def rows(self, data=None, is_there=bool, **how):
        """The rows of the preview, with the columns for protocol that are there, for whoever may
        fill them."""
        names = [name for name in PRIVATE if self.sees_private and is_there(name)]
        return PastedFormSet(data, prefix="rows", form_kwargs={"private": names}, **how)

    def form_valid(self, form):
        found = pasted.read(form.cleaned_data["text"], private=self.sees_private)
        if not found.found:
            form.add_error("text", _("No name was found in this."))
            return self.form_invalid(form)
        there = party.names_of(self.delegation)
        first = {one.key: one for one in reversed(found.found)}
        rows = [
            one.as_typed() | {"take": one.is_sure and fold(one.name) not in there and is_first}
            for one in found.found
            for is_first in [first[one.key] is one]
        ]
        known = [one.name for one in found.found if fold(one.name) in there]
        twice = [one.name for one in found.found if first[one.key] is not one]
        untaken = [(name, pasted.why_not(name)) for name in found.untaken]
        told = {"left": found.left, "untaken": untaken, "known": known, "twice": twice}
        said = self.rows(None, lambda name: any(row[name] for row in rows), initial=rows)
        return self.preview(said, **told)

    def preview(self, rows, **told):
        context = self.get_context_data(rows=rows, form=PasteForm(), **told)
        return self.render_to_response(context)

    def keep(self, rows):
        if not rows.is_valid():
            return self.preview(rows)
        taken = [row.member() for row in rows.taken()]
        try:
            party.keep_all(self.delegation, taken, by=self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return self.preview(rows)
        words = ngettext("%d member is added.", "%d members are added.", len(taken))
        messages.success(self.request, words % len(taken))
        return redirect(self.get_success_url())


class EditPrivate(SavedByService, OfVisit, EditRecord):
    """What only protocol may know of one guest. That somebody looks is written down."""

    model = MemberPrivate
    form_class = PrivateForm
    section = "party"

    def get_object(self, queryset=None):
        self.member = get_object_or_404(self.delegation.members, pk=self.kwargs["pk"])
        private.note(self.delegation, self.request.user)
        kept = MemberPrivate.objects.visible_to(self.request.user).filter(member=self.member)
        return kept.first() or MemberPrivate(member=self.member)

    def get_context_data(self, **kwargs):
        words = {"title": _("Only for protocol: %(name)s") % {"name": self.member}}
        return super().get_context_data(**kwargs, **words)

    def save(self, kept, form):
        private.save_private(kept, by=self.request.user)
        ends, last = kept.passport_expires_on, self.delegation.last_day or timezone.localdate()
        if ends and ends < last:
            words = _("This passport ends on %(day)s, before they leave.")
            messages.warning(self.request, words % {"day": day(ends)})


class PrivateOfAll(OfVisit, Guarded, TemplateView):
    """What only protocol may know of all guests of a visit, for kitchens and gates."""

    model = MemberPrivate
    template_name = "delegations/private.html"

    def get_context_data(self, **kwargs):
        found = list(private.seen_by(self.delegation, self.request.user))
        return super().get_context_data(**kwargs, guests=found, delegation=self.delegation)


class EditPrivateOfAll(OfVisit, Guarded, TemplateView):
    """The same for typing it in, a row for each guest."""

    model = MemberPrivate
    action = "change"
    template_name = "delegations/private_edit.html"

    def get_success_url(self):
        return reverse("delegations:member-private-all", args=[self.delegation.reference])

    def get(self, request, *args, **kwargs):
        return self.show(self.rows())

    def post(self, request, *args, **kwargs):
        rows = self.rows(request.POST)
        typed = [row for row in rows if row.has_changed()]
        if any(row.errors for row in typed):
            return self.show(rows)
        new = [(row.save(commit=False), row.changed_data) for row in typed]
        try:
            private.save_all(self.delegation, new, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.show(rows)
        messages.success(request, _("Saved."))
        return redirect(self.get_success_url())

    def rows(self, data=None):
        kept = private.of_all(self.delegation, self.request.user)
        return [PrivateRow(data, instance=one) for one in kept]

    def show(self, rows):
        context = self.get_context_data(rows=rows, delegation=self.delegation)
        return self.render_to_response(context)


class EditPhotos(OfVisit, Guarded, FormView):
    """What somebody says of pictures, for each purpose."""

    model = Member
    action = "change"
    form_class = PhotoForm
    section = "party"
    template_name = "form.html"

    def get_queryset(self):
        return Member.objects.visible_to(self.request.user)

    @cached_property
    def member(self):
        return self.get_object()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"member": self.member}

    def get_context_data(self, **kwargs):
        words = {"title": _("Pictures of %(name)s") % {"name": self.member}}
        return super().get_context_data(**kwargs, **words)

    def form_valid(self, form):
        party.answer_photos(self.member, form.answers(), by=self.request.user)
        messages.success(self.request, _("Saved."))
        return redirect(self.member)
