"""Forms about declarations, frameworks, counts and the versions of their texts."""

import re
from copy import copy
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.forms.grouped import GroupedForm
from networks.models import Declaration, DeclarationCount, Framework, InstrumentText
from networks.services.mentions import languages
from oia.core.files import FilesField
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms.once import Once
from oia.documents.reading import kind_of

MOST_ALIKE = 20

NOT_KNOWN = ("", _("Not known"))

#: What follows the language in the name of a file: " (1)", "_v2", "_2026-11-23".
NUMBERS = re.compile(r"(?:[\W_]+v?\d+)*[\W_]*$", re.IGNORECASE)

LANGUAGE = re.compile(r"(?:^|[\W\d_])(?P<code>[a-z]{2,3})$", re.IGNORECASE)

#: Regions are in capitals: "plan-de-la" is no German.
WITH_REGION = re.compile(r"(?:^|[\W\d_])(?P<code>[A-Za-z]{2,3})[-_][A-Z]{2}$")


def blank_is_unknown(form, *names):
    """Let the empty choice of these fields say that nobody knows."""
    for name in names:
        choices = form.fields[name].choices
        form.fields[name].choices = [NOT_KNOWN, *list(choices)[1:]]


class DeclarationForm(Once, GroupedForm):
    """A declaration: one of the catalogue, or one that we add ourselves. Of a new one it tells
    those of its title that are here already; another of that title is saved all the same."""

    called = "title"
    is_here = _("This title is here already. Look below whether it is this one.")

    groups = [
        (_("Which"), ["title"], ["other_names"], ["kind", "adopted_on"], ["successor"]),
        (_("Where"), ["place", "country"], ["summit"]),
        (_("Who and to whom"), ["conveners"], ["addressed_to"], ["frameworks"], ["themes"]),
        (_("Signing"), ["sign_on_open", "legally_binding"], ["list_url"], ["signatories_note"]),
        (_("In the office"), ["website"], ["source", "confidence", "sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Declaration
        fields = [
            *("title", "other_names", "kind", "adopted_on", "successor", "place", "country"),
            *("summit", "conveners", "addressed_to", "frameworks", "themes", "sign_on_open"),
            *("legally_binding", "list_url", "signatories_note", "website", "source"),
            *("confidence", "sensitivity", "notes"),
        ]
        field_classes = {"summit": LookupField, "successor": LookupField}
        widgets = {
            "summit": Lookup("networks:summit-lookup"),
            "successor": Lookup("networks:declaration-lookup"),
        }

    def prepare(self):
        blank_is_unknown(self, "kind", "sign_on_open", "legally_binding", "confidence")

    def those_alike(self):
        seen = Declaration.objects.visible_to(self.user)
        return list(seen.named(self.cleaned_data["title"]).order_by("pk")[:MOST_ALIKE])


class FrameworkForm(GroupedForm):
    """An instrument of states: one of the catalogue, or one that we add ourselves."""

    groups = [
        (_("Which"), ["title"], ["body"], ["adopted_on", "document_symbol", "legally_binding"]),
        (_("Cities in it"), ["networks"], ["mentions_note"], ["themes"]),
        (_("In the office"), ["website"], ["source", "confidence", "sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Framework
        fields = [
            *("title", "body", "adopted_on", "document_symbol", "legally_binding", "networks"),
            *("mentions_note", "themes", "website", "source", "confidence", "sensitivity"),
            "notes",
        ]

    def prepare(self):
        blank_is_unknown(self, "legally_binding", "confidence")


class CountForm(GroupedForm):
    """A figure beside the others, with whoever says so."""

    groups = [
        (_("What was counted"), ["measure", "number", "at_least"], ["whom"]),
        (_("Who says so, and when"), ["source"], ["counted_on", "confidence"], ["note"]),
    ]

    class Meta:
        model = DeclarationCount
        fields = [
            *("measure", "number", "at_least", "whom", "source", "counted_on", "confidence"),
            "note",
        ]

    def prepare(self):
        self.fields["source"].required = True
        blank_is_unknown(self, "confidence")


class TextForm(GroupedForm):
    """What is said of a version; its words stay as they are."""

    groups = [
        (_("Which version"), ["title"], ["stage", "dated_on"], ["language", "is_authentic"]),
    ]

    class Meta:
        model = InstrumentText
        fields = ["title", "stage", "dated_on", "language", "is_authentic"]

    def prepare(self):
        known = ", ".join(f"{code} ({name})" for code, name in languages().items())
        self.fields["language"].help_text = _now("Cities are counted in: %s.") % known

    def clean_language(self):
        return self.cleaned_data["language"].strip().lower()


class NewTextForm(TextForm):
    """Versions of a text: one that is pasted, or one in each file."""

    file = FilesField(
        label=_("File"),
        required=False,
        help_text=_(
            "PDF or DOCX, kept as a paper too; HTML or plain text, kept as words. Several at once "
            "become a version each, in the language with which its name ends: final_es.pdf."
        ),
    )
    words = forms.CharField(
        label=_("Or paste the words"), required=False, widget=forms.Textarea({"rows": 8})
    )

    groups = [*TextForm.groups, (_("Its words"), ["file"], ["words"])]

    def prepare(self):
        super().prepare()
        self.fields["title"].required = False
        self.fields["title"].help_text = _now(
            "Zero draft, first draft, as adopted. Blank: as the file is called."
        )

    def clean_file(self):
        files = self.cleaned_data["file"]
        for file in files:
            kind_of(file)
        return files

    def clean(self):
        cleaned = super().clean()
        files, words = cleaned.get("file"), cleaned.get("words", "").strip()
        if not self.errors and bool(files) == bool(words):
            raise ValidationError(
                {"words": _now("Paste the words or choose a file: one of the two.")}
            )
        if not self.errors and words and not cleaned["title"]:
            self.add_error("title", _now("Say which version it is."))
        return cleaned

    def versions(self):
        """A version for each file: called as was typed, or else as the file is."""
        files = self.cleaned_data["file"]
        for file in files:
            text = copy(self.instance)
            name = PurePath(file.name).stem
            text.title = self.cleaned_data["title"] or name[:150]
            if len(files) > 1:
                text.language = language_named(name) or text.language
            yield text, file

    def without_language(self):
        """The files, of several, whose names tell no language: they get the one that was typed."""
        files = self.cleaned_data["file"]
        found = [file.name for file in files if not language_named(PurePath(file.name).stem)]
        return found if len(files) > 1 else []


def language_named(name):
    """The language with whose code the name of a file ends, but for a region and the numbers of
    copies and versions: "final_es", "pacto_pt-BR", "final_es_v2 (1)"; blank if it names none.
    """
    ending = NUMBERS.sub("", name)
    for pattern in (LANGUAGE, WITH_REGION):
        found = pattern.search(ending)
        code = found["code"].lower() if found else ""
        if code in languages():
            return code
    return ""
