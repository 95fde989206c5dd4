"""Pages about the letters of a visit, and about the office's words for them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import DetailView, FormView, View

from delegations.filters.letters import LetterTemplateFilter
from delegations.forms.letters import DraftForm, LetterForm, LetterTemplateForm, VisaForm
from delegations.models import LetterTemplate, VisitLetter
from delegations.services import letters
from delegations.views.steps import EditPart, OfVisit, RemovePart
from oia.core import sightings
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.models import SightRoad
from oia.core.pages import EditRecord, Guarded, NewRecord
from oia.core.rows import day
from oia.core.saving import SavedByService
from oia.core.visibility import hidden_from, unless_hidden


class OfLetter(OfVisit):
    model = VisitLetter
    form_class = LetterForm
    section = "letters"


class NewLetter(OfLetter, Guarded, FormView):
    """Asks which of the office's letters to draft."""

    action = "add"
    form_class = DraftForm
    template_name = "form.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs, title=_now("Draft a letter"), save_label=_now("Draft it")
        )

    def form_valid(self, form):
        template = form.cleaned_data["template"]
        try:
            letter = letters.from_template(self.delegation, template, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        return redirect(letter)


class LettersForVisas(OfLetter, Guarded, FormView):
    """Drafts a letter for each who needs one to ask for a visa, where the visit writes them."""

    action = "add"
    form_class = VisaForm
    template_name = "form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"delegation": self.delegation}

    def get_context_data(self, **kwargs):
        words = {"title": _now("Letters for visas"), "save_label": _now("Draft them")}
        return super().get_context_data(**kwargs, **words)

    def form_valid(self, form):
        members = form.cleaned_data["members"]
        try:
            made = letters.for_visas(self.delegation, members, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        words = ngettext("%d letter is drafted.", "%d letters are drafted.", len(made))
        messages.success(self.request, words % len(made))
        return redirect(self.get_success_url())


class LetterPage(OfLetter, Guarded, DetailView):
    """The letter, to be copied, opened in a mail program, changed or kept."""

    template_name = "delegations/letter.html"
    context_object_name = "letter"

    def get_context_data(self, **kwargs):
        sightings.note(self.delegation, self.request.user, SightRoad.PAGE)
        link = letters.mail_link(self.object)
        return super().get_context_data(
            **kwargs,
            record=self.delegation,
            paper=unless_hidden(self.object.paper, hidden_from(self.request.user)),
            mail_link=link,
            is_whole="&body=" in link,
        )


class EditLetter(OfLetter, EditPart):
    def save(self, letter, form):
        return letters.save_letter(letter, by=self.request.user)

    def get_success_url(self):
        return self.object.get_absolute_url()


class RemoveLetter(OfLetter, RemovePart):
    form_class = RemovePart.form_class


class TakesLetter(OfLetter, Guarded, View):
    """Does one thing with a letter, by a button, and says so."""

    action = "change"
    http_method_names = ["post"]
    done = ""

    def get_queryset(self):
        return VisitLetter.objects.visible_to(self.request.user)

    def take(self, letter):
        raise NotImplementedError(f"{type(self).__name__} does not say what it does.")

    def post(self, request, reference, pk):
        letter = self.get_object()
        try:
            self.take(letter)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, self.done)
        return redirect(letter)


class KeepLetter(TakesLetter):
    """Puts the letter among the papers of its visit."""

    done = _("It lies among the papers of the visit.")

    def take(self, letter):
        letters.keep_as_paper(letter, by=self.request.user)


class NoteSent(TakesLetter):
    """Notes that a draft went out today. Another day is typed on its form."""

    done = _("Noted: it went out today.")

    def take(self, letter):
        if letter.sent_on:
            raise ValidationError(_now("It went out on %s already.") % day(letter.sent_on))
        letter.sent_on = timezone.localdate()
        letters.save_letter(letter, by=self.request.user)


class TemplateList(RecordList):
    """The office's words for each letter."""

    queryset = LetterTemplate.objects
    filterset_class = LetterTemplateFilter
    title = _("Letters about visits")
    lead = _(
        "What the office usually writes. A visit that comes into such a state gets a draft, in its "
        "language where there is one."
    )
    columns = (
        Column("says", _("What it says"), "says"),
        Column("language", _("Language"), "language"),
        Column("heading", _("Subject"), "heading"),
        Column("active", _("In use"), sheet=("is_active",)),
    )
    reads = ("says", "language", "heading", "is_active")
    default_sort = "says"
    bulk = ("is_active",)
    row_template = "letter_template.html"
    empty_text = _("No letters yet. Write what you usually answer.")
    new_url = reverse_lazy("delegations:lettertemplate-new")
    new_right = "delegations.add_lettertemplate"


class TemplateFormPage(SavedByService):
    model = LetterTemplate
    form_class = LetterTemplateForm
    extra_context = {
        "cancel_url": reverse_lazy("delegations:lettertemplate-list"),
        "lead": _("Letters that were drafted before stay as they are."),
    }

    def save(self, template, form):
        return letters.save_template(template, by=self.request.user)


class NewTemplate(TemplateFormPage, NewRecord):
    pass


class EditTemplate(TemplateFormPage, EditRecord):
    pass
