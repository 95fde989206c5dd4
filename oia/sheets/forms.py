"""What is asked of somebody who brings a file: which kind it is, and how it is to be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.sheets.models import Import
from oia.sheets.reading.delimiters import NAMES as DELIMITERS
from oia.sheets.reading.encodings import KNOWN as ENCODINGS

AUTOMATIC = [("", _("found by itself"))]


class NewImportForm(forms.Form):
    """The kind of record and the file."""

    sheet = forms.ChoiceField(label=_("Kind of record"))
    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.tab,.txt,.xlsx"}),
        error_messages={"required": _("Choose a file.")},
    )

    def __init__(self, *args, sheets, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(sheet.name, sheet.title) for sheet in sheets]
        self.fields["sheet"].choices = [("", _("Choose …")), *choices]

    def clean_file(self):
        longest = Import._meta.get_field("file_name").max_length
        self.cleaned_data["file"].name = self.cleaned_data["file"].name[-longest:]
        return self.cleaned_data["file"]


class OpeningForm(forms.Form):
    """What a person says before the file can be opened: one question with its answers."""

    def __init__(self, *args, bringing, **kwargs):
        super().__init__(*args, **kwargs)
        self.bringing = bringing
        for question in bringing.questions:
            about = question["about"]
            self.fields[about] = forms.ChoiceField(
                label=question["words"],
                choices=[(value, name) for value, name, _sample in question["choices"]],
                widget=forms.RadioSelect,
            )

    def questions(self):
        """The questions as the page asks them, each with its field."""
        return [one | {"bound": self[one["about"]]} for one in self.bringing.questions]

    def chosen(self):
        """What `look_at` takes."""
        return self.cleaned_data


class ReadingForm(forms.Form):
    """How an open file is to be read otherwise than was found out."""

    sheet_name = forms.ChoiceField(label=_("Sheet of the workbook"), required=False)
    delimiter = forms.ChoiceField(
        label=_("Sign between the cells"),
        choices=[*AUTOMATIC, *DELIMITERS.items()],
        required=False,
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"), choices=[*AUTOMATIC, *ENCODINGS.items()], required=False
    )
    heading_line = forms.IntegerField(
        label=_("Line of the headings"),
        min_value=1,
        max_value=200,
        required=False,
        help_text=_("Blank: it is found by itself."),
    )
    fill_merged = forms.BooleanField(
        label=_("A merged cell counts for each row it covers"), required=False
    )

    def __init__(self, *args, bringing, **kwargs):
        self.reading = bringing.reading
        super().__init__(*args, initial=self.reading, **kwargs)
        names = self.reading.get("sheet_names") or []
        self.fields["sheet_name"].choices = [(name, name) for name in names]
        is_text = bool(self.reading.get("delimiter"))
        unfit = ["sheet_name", "fill_merged"] if is_text else ["delimiter", "encoding"]
        unfit += ["sheet_name"] if not is_text and len(names) < 2 else []
        for name in unfit:
            del self.fields[name]

    def chosen(self):
        """What `look_at` takes. In another table the headings are looked for anew."""
        said = {name: value or "" for name, value in self.cleaned_data.items()}
        line = self.cleaned_data["heading_line"] or 0
        parting = ("sheet_name", "delimiter", "encoding")
        is_other = any(said.get(name, "") != self.reading.get(name, "") for name in parting)
        kept = line == self.reading.get("heading_line")
        return said | {"heading_line": 0 if is_other and kept else line}
