"""Typing in promises and reports, asking after them, handing them over."""

from decimal import Decimal
from functools import reduce
from operator import or_

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.models.commitment import measured_by
from oia.commitments.services.reckoning import reckon
from oia.core.text import as_written
from oia.core.validators import plausible_day
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms import DAY, GroupedForm
from oia.documents.content import KINDS
from oia.documents.content import inspect as inspect_file
from oia.documents.models import Attachment

CLOCK = forms.TimeInput({"type": "time"}, format="%H:%M")
LONG = forms.Textarea({"rows": 3})

#: So many promises are offered to tick, so many ways to spell what they are measured by looked at.
MOST_OFFERED, MOST_SPELLINGS = 50, 200

ANOTHER_DAY = _(
    "Counted it is another day: %(rule)s is %(day)s. Empty this, or empty how long after."
)


def show_as_written(form, name):
    """Show a figure without the zeros that its column adds."""
    kept = getattr(form.instance, name)
    if isinstance(kept, Decimal):
        form.initial[name] = as_written(kept)


class CommitmentForm(GroupedForm):
    """A promise. Its state moves on its page."""

    in_rows = [
        (_("The promise"), ["text"], ["direction", "given_on", "promised_by"]),
        (_("To whom"), ["to_organisation", "to_person"], ["to_city", "to_words"]),
        (_("By when"), ["due_on"], ["due_after", "due_unit", "due_from"]),
        (_("Who sees to it"), ["owner", "backup", "department"]),
        (
            _("What shows that it is kept"),
            ["indicator"],
            ["target"],
            ["target_is", "target_value", "unit"],
        ),
        (_("Reports"), ["report_every", "reports_from", "report_until"]),
        (
            _("The paper’s own words"),
            ["wording"],
            ["due_at", "zone_kind", "zone"],
            ["organiser_words"],
        ),
        (_("In the office"), ["themes", "sensitivity"], ["notes"]),
    ]
    due_from = forms.ChoiceField(label=_("After"), required=False)

    class Meta:
        model = Commitment
        fields = [
            *("text", "direction", "given_on", "promised_by"),
            *("to_organisation", "to_person", "to_city", "to_words"),
            *("due_on", "due_after", "due_unit", "due_from", "owner", "backup", "department"),
            *("indicator", "target", "target_is", "target_value", "unit"),
            *("report_every", "reports_from", "report_until"),
            *("wording", "due_at", "zone_kind", "zone", "organiser_words"),
            *("themes", "sensitivity", "notes"),
        ]
        field_classes = dict.fromkeys(
            ("promised_by", "to_organisation", "to_person", "to_city"), LookupField
        )
        widgets = {
            "promised_by": Lookup("directory:person-lookup"),
            "to_organisation": Lookup("directory:organisation-lookup"),
            "to_person": Lookup("directory:person-lookup"),
            "to_city": Lookup("directory:city-lookup"),
            **dict.fromkeys(("given_on", "due_on", "reports_from", "report_until"), DAY),
            "due_at": CLOCK,
            "wording": LONG,
            "notes": LONG,
        }
        labels = {"due_after": _("Or so long"), "due_unit": _("Counted in")}
        help_texts = {
            "promised_by": _("The post held on that day is found by itself."),
            "due_on": _("Leave empty where it is counted from a day, or where there is none."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.helper.layout = Layout(*(self.fieldset(*group) for group in self.in_rows))
        show_as_written(self, "target_value")
        days = self.instance.named_days.items()
        self.fields["due_from"].choices = [("", "–"), *days]
        for name in ("owner", "backup"):
            kept = getattr(self.instance, f"{name}_id")
            offered = User.objects.filter(Q(is_active=True) | Q(pk=kept))
            self.fields[name].queryset = offered.by_name()

    def fieldset(self, legend, *rows):
        """What stands together, some fields beside each other; those left out leave no gap."""
        rows = [[name for name in row if name in self.fields] for row in rows]
        return Fieldset(legend, *(Row(*map(Column, row)) for row in rows if row))

    def clean(self):
        """A date is typed or counted; a rule to count by comes whole."""
        cleaned = super().clean()
        if (cleaned.get("due_after") is None) != (not cleaned.get("due_from")):
            missing = "due_from" if cleaned.get("due_after") is not None else "due_after"
            self.add_error(missing, _("Say both how long after, and after which day."))
        else:
            check_counted(self, cleaned)
        return cleaned


def check_counted(form, cleaned):
    """Refuse a typed date that is not the one which its rule would put in its place."""
    rule = {name: cleaned.get(name) for name in ("due_after", "due_unit", "due_from")}
    is_whole = rule["due_after"] is not None and rule["due_from"]
    if not is_whole or not cleaned.get("due_on") or "due_on" not in form.changed_data:
        return
    counted = Commitment(given_on=cleaned.get("given_on"), **rule)
    counted.subject = form.instance.subject
    reckon(counted)
    if counted.due_on != cleaned["due_on"]:
        day = date_format(counted.due_on, "j F Y") if counted.due_on else _now("not yet known")
        words = {"rule": counted.due_rule, "day": day}
        form.add_error("due_on", ANOTHER_DAY % words)


def on_the_same(commitment, user):
    """The other open promises of ours that are measured by the same, which a user may see: the
    first to fall due. It is asked first how indicators are spelled, since that is little to read.
    """
    found = Commitment.objects.open().filter(direction=commitment.direction).exclude(indicator="")
    found = found.exclude(pk=commitment.pk).visible_to(user)
    spelled = found.order_by().values_list("indicator", "unit").distinct()
    alike = [pair for pair in spelled if measured_by(*pair) == commitment.measure][:MOST_SPELLINGS]
    if not alike:
        return Commitment.objects.none()
    same = found.filter(reduce(or_, (Q(indicator=one, unit=other) for one, other in alike)))
    first = same.order_by("falls_due_at", "pk").values_list("pk", flat=True)[:MOST_OFFERED]
    return Commitment.objects.filter(pk__in=list(first)).order_by("falls_due_at", "pk")


class PromisesField(forms.ModelMultipleChoiceField):
    """Promises to tick, each with the record that it came from: their words are often alike."""

    def label_from_instance(self, obj):
        return " · ".join(filter(None, [obj.text, obj.source_title]))


class ReportForm(forms.ModelForm):
    """How a promise stands, with the figure and the paper that show it."""

    file = forms.FileField(label=_("Paper"), required=False)
    also = PromisesField(
        Commitment.objects.none(),
        label=_("It serves these, too"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Other promises on the same indicator. Each gets the report and its paper."),
    )
    field_order = ["on", "text", "value", "file", "paper", "also"]

    class Meta:
        model = CommitmentReport
        fields = ["on", "text", "value", "paper"]
        widgets = {"on": DAY, "text": forms.Textarea({"rows": 4})}
        labels = {"paper": _("Or a paper that is here already")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        commitment = self.instance.commitment
        self.fields["on"].required = self.fields["text"].required = True
        words = {"kinds": ", ".join(KINDS)}
        self.fields["file"].help_text = _("What shows it. Taken are: %(kinds)s.") % words
        unit = commitment.unit or commitment.indicator
        self.fields["value"].help_text = unit
        show_as_written(self, "value")
        self.fields["also"].queryset = on_the_same(commitment, user)
        offered = len(self.fields["also"].queryset)
        if self.instance.on or not offered:
            del self.fields["also"]
        elif offered == MOST_OFFERED:
            words = {"count": offered}
            self.fields["also"].help_text = (
                _(
                    "The first %(count)d on the same indicator to fall due; there may be more. "
                    "Each gets the report and its paper."
                )
                % words
            )
        here = Attachment.objects.on(commitment).visible_to(user)
        kept = self.instance.paper_id
        if kept and not here.filter(pk=kept).exists():
            del self.fields["paper"]  # not for this user: it stays as it is
        else:
            self.fields["paper"].queryset = here.order_by("title")

    def clean_file(self):
        if file := self.cleaned_data["file"]:
            inspect_file(file)
        return file


class ChaseForm(forms.Form):
    """Whom to ask how it stands, and in which words."""

    to = forms.ChoiceField(label=_("Whom"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("They stand in the letter. The date and what was promised stand there anyway."),
    )
    answer_by = forms.DateField(label=_("Answer by"), widget=DAY, validators=[plausible_day])

    def __init__(self, *args, recipients, is_dated, **kwargs):
        super().__init__(*args, **kwargs)
        if is_dated:
            del self.fields["answer_by"]
        self.fields["to"].choices = recipients
        self.fields["to"].initial = recipients[0][0] if recipients else None


class CloseForm(forms.Form):
    """When a promise ended, and the evidence or the reason."""

    why = forms.CharField(
        label=_("Evidence, or why not"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
    )
    on = forms.DateField(
        label=_("On"),
        required=False,
        validators=[plausible_day],
        widget=DAY,
        help_text=_("Blank: today."),
    )


class ReassignForm(forms.Form):
    """Promises that were ticked, and who sees to them from now on."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("New owner"))
    why = forms.CharField(label=_("Why"), required=False, max_length=100)
    pk = forms.ModelMultipleChoiceField(Commitment.objects.none())

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = User.objects.active().by_name()
        self.fields["pk"].queryset = Commitment.objects.open().visible_to(user)
