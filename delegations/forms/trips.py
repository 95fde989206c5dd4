"""Typing in trips: what for, when, who sees to it; other days; the report."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import TravelPart
from delegations.forms.grouped import VisitForm
from delegations.models import Trip
from delegations.services.trips import APPROVED, beginnings
from oia.core.validators import over_by_now
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms.records import AskingForm
from oia.directory.models import City


class TripForm(VisitForm):
    """A trip. Its state moves on its page; its days too, once it is approved."""

    groups = [
        (
            _("The trip"),
            ["title"],
            ["kind", "payer"],
            ["status"],
            ["city", "destination"],
        ),
        (_("When"), ["starts_on", "ends_on", "personal_days"]),
        (_("What for"), ["purpose"], ["objectives"], ["expected_results"], ["themes"]),
        (_("What it belongs to"), ["summit", "network"], ["agreement"]),
        (_("Who sees to it"), ["owner", "backup", "department"]),
        (_("While the mayor is away"), ["acting", "acting_filed_on"], ["acting_words"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Trip
        fields = [
            *("title", "kind", "payer", "city", "destination", "starts_on", "ends_on"),
            *("personal_days", "purpose", "objectives", "expected_results", "themes", "summit"),
            *("network", "agreement", "owner", "backup", "department"),
            *("acting", "acting_words", "acting_filed_on", "sensitivity", "notes"),
        ]
        field_classes = dict.fromkeys(("city", "acting", "network", "summit"), LookupField)
        help_texts = {"city": _("The first. Others have rows at the end of this form.")}
        widgets = {
            "city": Lookup("directory:city-lookup"),
            "acting": Lookup("directory:person-lookup"),
            "network": Lookup("networks:network-lookup"),
            "summit": Lookup("networks:summit-lookup"),
        }

    def prepare(self):
        super().prepare()
        agreements, kept = self.fields["agreement"].queryset, self.instance.agreement_id
        if kept and not agreements.filter(pk=kept).exists():
            del self.fields["agreement"]  # it is not for its user, and stays as it is
        if self.instance.pk and self.instance.status in APPROVED:
            for name in ("starts_on", "ends_on"):
                del self.fields[name]  # they move on a page of their own, which asks why

    def clean_acting(self):
        acting = self.cleaned_data["acting"]
        away = self.instance.pk and self.instance.travellers.filter(part=TravelPart.MAYOR)
        if acting and away and away.filter(person=acting).exists():
            raise ValidationError(_("Whoever is away stands in for nobody."))
        return acting

    def clean_acting_filed_on(self):
        day = self.cleaned_data["acting_filed_on"]
        if day and "acting_filed_on" in self.changed_data:
            over_by_now(day)
        return day


class NewTripForm(TripForm):
    """A trip that is thought of, or one that the office did not write down in time."""

    class Meta(TripForm.Meta):
        fields = [*TripForm.Meta.fields, "status"]
        labels = {"status": _("Where it stands")}

    def prepare(self):
        super().prepare()
        known = beginnings(self.user)
        self.fields["status"].choices = [(one.value, one.label) for one in known]
        self.fields["sensitivity"].help_text = _(
            "A trip that lies ahead is not for readers. When it is over, the office sees."
        )


class CityRow(AskingForm):
    """One of the other cities."""

    city = LookupField(City.objects.all, "directory:city-lookup", label=_("City"), required=False)


CityRows = forms.formset_factory(CityRow, extra=1, max_num=30, can_delete=True)


class TripDatesForm(VisitForm):
    """Other days, and the reason that whoever was told of the old ones is told."""

    why = forms.CharField(
        label=_("Why do the dates change?"), widget=forms.Textarea({"rows": 2}), max_length=500
    )
    groups = [(_("When they travel"), ["starts_on", "ends_on"], ["why"])]

    class Meta:
        model = Trip
        fields = ["starts_on", "ends_on"]


class ReportForm(VisitForm):
    """What came of a trip."""

    groups = [(_("What came of it"), ["results"])]

    class Meta:
        model = Trip
        fields = ["results"]

    def prepare(self):
        super().prepare()
        self.fields["results"].required = True
        self.fields["results"].widget.attrs["rows"] = 10
        if not self.initial.get("results"):
            lines = (line.strip() for line in self.instance.objectives.splitlines())
            self.initial["results"] = "\n".join(f"{line}: " for line in lines if line)
