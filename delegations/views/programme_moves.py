"""Pages that move a programme on: what follows an item is shifted, all of it is frozen."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View

from delegations.forms.programme import ShiftForm
from delegations.models import ProgrammeVersion
from delegations.services import programme
from delegations.views.programme import OfProgramme
from oia.core.pages import Guarded
from oia.core.text import as_key


class Shift(OfProgramme, Guarded, FormView):
    """Moves what follows an item (?from=), or the whole programme."""

    action = "change"
    form_class = ShiftForm
    template_name = "delegations/programme_shift.html"
    again = gettext_lazy("Nothing was shifted. Sent again, it holds for all as it is now.")
    events = ()

    @cached_property
    def item(self):
        pk = as_key(self.request.GET.get("from", ""))
        return pk and self.delegation.programme.filter(pk=pk).first()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.item}

    def get_initial(self):
        seen = programme.revisions(self.delegation)
        return {"seen": " ".join(f"{pk}.{revision}" for pk, revision in seen.items())}

    def get_context_data(self, **kwargs):
        to_move = programme.to_shift(self.delegation, self.item)
        title = _("Shift what follows") if self.item else _("Shift the whole programme")
        words = {"title": title, "save_label": _("Shift")}
        words |= {"events": self.events, "again": self.again}
        return super().get_context_data(**kwargs, **words, item=self.item, to_move=to_move)

    def form_valid(self, form):
        typed = form.cleaned_data
        by_how_much = {name: typed[name] or 0 for name in ("days", "minutes")}
        which = {name: typed[name] for name in ("with_it", "only_that_day") if name in typed}
        try:
            count = programme.shift(
                self.delegation,
                by=self.request.user,
                item=self.item,
                seen=typed["seen"],
                **by_how_much,
                **which,
            )
        except ValidationError as error:
            return self.refused(form, error)
        words = ngettext("%d item is shifted.", "%d items are shifted.", count)
        messages.success(self.request, words % count)
        return redirect(self.get_success_url())

    def refused(self, form, error):
        """The form once more, with who changed what; sent again, it holds for what is now."""
        self.events = getattr(error, "events", ())
        data = self.request.POST.copy()
        data["seen"] = self.get_initial()["seen"]
        again = ShiftForm(data, item=self.item)
        again.is_valid()
        again.add_error(None, error.messages)
        return self.form_invalid(again)


class Freeze(OfProgramme, Guarded, View):
    """Makes the next version of a programme."""

    model = ProgrammeVersion
    action = "add"
    http_method_names = ["post"]

    def post(self, request, reference):
        why = request.POST.get("why", "")
        try:
            version = programme.freeze(self.delegation, by=request.user, why=why)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            words = _("Frozen: version %(number)d.") % {"number": version.number}
            messages.success(request, words)
        return redirect(self.get_success_url())
