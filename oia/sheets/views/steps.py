"""What one does with an import: say how it is read, map it, decide, write or drop it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from oia.sheets import doubts, services
from oia.sheets.forms import OpeningForm, ReadingForm
from oia.sheets.mapping_form import MappingForm
from oia.sheets.views.page import ImportPage, is_opened
from oia.sheets.views.working import run


class Step(ImportPage):
    """A step of whoever brought the file. With mistakes the page comes back as it was sent."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        self.need_right()
        try:
            answer = self.take(request.POST)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            answer = None
        return answer or redirect(self.object)

    def need_right(self):
        services.need_own(self.object, self.request.user)

    def take(self, data):
        """Do the step; an answer only where it cannot be done as it was sent."""
        raise NotImplementedError

    def with_mistakes(self, **forms):
        self.forms.update(forms)
        return self.render_to_response(self.get_context_data())

    def need_open(self):
        if not self.object.is_open:
            raise ValidationError(_("The import has moved on in the meantime."))


class OpenImport(Step):
    """How the file is to be read: what was asked, or otherwise than was found out."""

    def take(self, data):
        self.need_open()
        name, form_class = ("reading", ReadingForm)
        if not is_opened(self.object):
            name, form_class = ("opening", OpeningForm)
        form = form_class(data, bringing=self.object)
        if not form.is_valid():
            return self.with_mistakes(**{name: form})
        try:
            services.look_again(self.object, by=self.request.user, **form.chosen())
        except ValidationError as error:
            self.object.refresh_from_db()
            form.add_error(None, error)
            return self.with_mistakes(**{name: form})
        return None


class MapImport(Step):
    """Which column each heading means. All rows are then checked."""

    def take(self, data):
        self.need_open()
        form = MappingForm(data, bringing=self.object, user=self.request.user)
        if not form.is_valid():
            return self.with_mistakes(mapping=form)
        self.object.manners = form.manners_kept()
        services.start_check(
            self.object,
            by=self.request.user,
            mapping=form.chosen(),
            manners=form.manners(),
            empty=form.cleaned_data["empty"],
        )
        return run(self.object)


class DecideImport(Step):
    """Who or what is meant by doubtful rows. All rows are then checked once more."""

    def take(self, data):
        self.need_open()
        said = doubts.decided(self.object, data)
        if "forget" in data:
            self.object.answers, said = {}, {}
        elif not any(said.values()):
            raise ValidationError(_("Choose an answer first."))
        services.start_check(self.object, by=self.request.user, answers=said)
        return run(self.object)


class WriteImport(Step):
    """All rows, or the good ones only."""

    def take(self, data):
        good_only = "good_rows_only" in data
        if data.get("seen") != self.object.edition:
            words = _("All rows were checked anew since you saw the preview. Look at it again.")
            raise ValidationError(words)
        services.start_writing(self.object, by=self.request.user, good_rows_only=good_only)
        return run(self.object)


class StopImport(Step):
    """Ends the work that whoever stops it has begun."""

    def need_right(self):
        """The service asks: whoever undoes another's import may stop that too."""

    def take(self, data):
        services.stop(self.object, by=self.request.user)
        messages.success(self.request, _("Stopped."))


class DropImport(Step):
    """Forgets the file; nothing of it was written."""

    def take(self, data):
        services.drop(self.object, by=self.request.user)
        messages.success(self.request, _("The import is dropped. Nothing of it was stored."))
        return redirect("sheets:import-list")
