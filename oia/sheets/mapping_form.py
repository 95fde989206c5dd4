"""Which column each heading of a file means, and how the cells of some are to be read."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.sheets.choices import Empty
from oia.sheets.reading.raws import letters
from oia.sheets.taking.mapping import columns_in

MARKS = {
    "remembered": gettext_lazy("as last time"),
    "alike": gettext_lazy("guessed: please check"),
}


def grouped(columns):
    """What one may choose for a heading: what every record needs, then the others."""
    needed = [(one.name, label_of(one)) for one in columns if one.required]
    others = [(one.name, label_of(one)) for one in columns if not one.required]
    groups = [(_("Needed"), needed), (_("Others"), others)]
    return [("", _("leave out")), *(group for group in groups if group[1])]


def label_of(column):
    return capfirst(str(column.label))


class MappingForm(forms.Form):
    """One select for each heading, one group of answers for each question about a column."""

    empty = forms.ChoiceField(
        label=gettext_lazy("An empty cell of a record that is there already"),
        choices=Empty,
        widget=forms.RadioSelect,
    )
    again = forms.BooleanField(
        label=gettext_lazy("Ask again how dates and numbers are to be read"),
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
        required=False,
    )

    def __init__(self, *args, bringing, user, **kwargs):
        self.bringing = bringing
        super().__init__(*args, initial={"empty": bringing.empty}, **kwargs)
        self.columns = columns_in(bringing.sheet, user)
        self.headings = bringing.reading.get("headings", [])
        choices = grouped(self.columns)
        for at, heading in enumerate(self.headings):
            self.fields[f"heading-{at}"] = forms.ChoiceField(
                label=heading or letters(at),
                choices=choices,
                required=False,
                initial=self.meant_so_far(at),
            )
        self.options = [
            {"label": value if isinstance(words, list) else "", "options": options}
            for value, words in choices
            for options in [words if isinstance(words, list) else [(value, words)]]
        ]
        self.questions = [self.asked(one) for one in bringing.questions if one["column"]]
        if not bringing.manners:
            del self.fields["again"]

    def meant_so_far(self, at):
        mapping = self.bringing.mapping
        return mapping[at] if at < len(mapping) else ""

    def asked(self, question):
        """A question with the name of its field, which answers it."""
        name = f"manner-{question['column']}-{question['about']}"
        self.fields[name] = forms.ChoiceField(
            label=question["words"],
            choices=[(value, label) for value, label, _sample in question["choices"]],
            widget=forms.RadioSelect,
            required=False,
        )
        return question | {"field": name}

    def clean(self):
        chosen = self.chosen()
        if not any(chosen):
            self.add_error(None, _("Choose at least one column."))
        for at, name in enumerate(chosen):
            if name and name in chosen[:at]:
                first = self.fields[f"heading-{chosen.index(name)}"].label
                words = _("The heading “%(heading)s” means this already.") % {"heading": first}
                self.add_error(f"heading-{at}", words)
        for question in self.questions:
            stays = question["column"] in chosen and not self.moved(question["column"])
            answer = self.cleaned_data.get(question["field"])
            if stays and not answer and not self.errors.get(question["field"]):
                self.add_error(question["field"], _("Choose one of these."))

    def chosen(self):
        """The name of a column for each heading, blank where it is left out."""
        return [self.cleaned_data.get(f"heading-{at}", "") for at in range(len(self.headings))]

    def moved(self, column):
        """Whether a column now stands below another heading than before."""
        before, now = self.bringing.mapping, self.chosen()
        places = [names.index(column) if column in names else None for names in (before, now)]
        return places[0] != places[1]

    def manners(self):
        """What was said of how columns are read; of those that moved nothing holds any more."""
        said = {}
        for question in self.questions:
            if (answer := self.cleaned_data[question["field"]]) and not self.moved(
                question["column"]
            ):
                said.setdefault(question["column"], {})[question["about"]] = answer
        return said

    def manners_kept(self):
        """What stays of what was found out or said before."""
        if self.cleaned_data.get("again"):
            return {}
        known = self.bringing.manners.items()
        return {column: manner for column, manner in known if not self.moved(column)}

    def missing(self):
        """The labels of needed columns that no heading stands for."""
        names = [self[f"heading-{at}"].value() for at in range(len(self.headings))]
        return [label_of(one) for one in self.columns if one.required and one.name not in names]

    def lines(self):
        """One line for each heading, as the page shows it."""
        by_name = {column.name: column for column in self.columns}
        reading = self.bringing.reading
        guesses = reading.get("guesses", []) if self.bringing.began_at is None else []
        for at, heading in enumerate(self.headings):
            field = self[f"heading-{at}"]
            column = by_name.get(field.value())
            samples = reading.get("samples", [])
            yield {
                "heading": heading,
                "letters": letters(at),
                "field": field,
                "value": field.value() or "",
                "options": self.options,
                "samples": samples[at] if at < len(samples) else [],
                "mark": MARKS.get(guesses[at], "") if at < len(guesses) else "",
                "help": column.help if column else "",
                "questions": self.questions_of(column),
            }

    def questions_of(self, column):
        mine = [one for one in self.questions if column and one["column"] == column.name]
        return [question | {"bound": self[question["field"]]} for question in mine]
