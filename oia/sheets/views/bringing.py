"""Bringing a file: the kind of record, the file, and empty files to begin with."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.generic import FormView, View

from oia.core import sightings
from oia.core.cells import headings
from oia.core.exporting import as_file, refused_download
from oia.core.models import SightRoad
from oia.core.writing import FILE_KINDS
from oia.sheets import services
from oia.sheets.forms import NewImportForm
from oia.sheets.mapping_form import label_of
from oia.sheets.reading.raws import MOST_BYTES, MOST_ROWS
from oia.sheets.taking.mapping import columns_in
from oia.sheets.views.files import as_download


class ForImporters:
    """A page for those who may bring rows in for at least one kind of record."""

    def dispatch(self, request, *args, **kwargs):
        self.sheets = services.importable(request.user)
        if not self.sheets:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def asked_for(self, sheet, kind):
        """The sheet and the kind of file that an address names, and what such a file is called."""
        found = next((one for one in self.sheets if one.name == sheet), None)
        if found is None or kind not in FILE_KINDS:
            raise Http404("No such file.")
        name = slugify(str(found.title), allow_unicode=True) or found.name
        return found, FILE_KINDS[kind], name


class NewImport(ForImporters, FormView):
    """Takes a file up. Nothing of it is stored as a record here."""

    form_class = NewImportForm
    template_name = "sheets/new.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sheets": self.sheets}

    def get_initial(self):
        return {"sheet": self.request.GET.get("sheet", "")}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        named = context["form"]["sheet"].value()
        kinds = [(sheet, self.needed(sheet)) for sheet in self.sheets]
        most = {"megabytes": MOST_BYTES // 1024 // 1024, "rows": MOST_ROWS}
        return context | {
            "kinds": kinds,
            "chosen": next((sheet for sheet in self.sheets if sheet.name == named), None),
            "most": most,
        }

    def needed(self, sheet):
        """What every record of a kind must have, by the labels of the columns."""
        columns = columns_in(sheet, self.request.user)
        return [label_of(column) for column in columns if column.required]

    def form_valid(self, form):
        said = form.cleaned_data
        try:
            bringing = services.bring(said["file"], sheet_name=said["sheet"], by=self.request.user)
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self.form_invalid(form)
        return redirect(bringing)


class WholeFile(ForImporters, View):
    """All that one sees of one kind of record as a file: what has no list of its own, too."""

    http_method_names = ["get"]

    def get(self, request, sheet, kind):
        user = request.user
        found, kind, name = self.asked_for(sheet, kind)
        if not user.has_perm(found.right("view")):
            raise PermissionDenied
        records = found.prepare(found.rows(user)).order_by("pk")
        columns, name = found.columns_for(user), f"{name}-{localdate()}"
        try:
            answer = as_file(records, columns, kind=kind, user=user, name=name)
        except ValidationError as error:
            return refused_download(request, error)
        sightings.note_all(records, user, SightRoad.EXPORT)
        return answer


class EmptyFile(ForImporters, View):
    """A file with nothing but the headings of one kind of record, to be filled in."""

    http_method_names = ["get"]

    def get(self, request, sheet, kind):
        found, kind, name = self.asked_for(sheet, kind)
        columns = [one for one in columns_in(found, request.user) if one.name != "id"]
        head = headings(columns)
        return as_download(name, kind, lambda file: kind.write(file, head, [], columns))
