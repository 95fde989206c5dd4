"""Forms about editions of summits, their series and what these ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from networks.forms.grouped import GroupedForm
from networks.models import MilestoneTemplate, Summit, SummitSeries
from oia.accounts.widgets import ZoneField
from oia.core.widgets import Lookup, LookupField


class SummitForm(GroupedForm):
    """One edition. Whoever changes its dates says why, for milestones may move with them."""

    why = forms.CharField(
        label=_("Why do the dates change?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed only when you change the dates. Our undone milestones will move."),
    )

    groups = [
        (_("Which"), ["series", "edition_label"], ["name"], ["parent_summit", "website"]),
        (_("When"), ["starts_on", "ends_on", "timezone"], ["why"]),
        (_("Where"), ["city", "host_city", "host_country"], ["format", "status"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Summit
        fields = [
            "series",
            "edition_label",
            "name",
            "parent_summit",
            "website",
            "starts_on",
            "ends_on",
            "timezone",
            "city",
            "host_city",
            "host_country",
            "format",
            "status",
            "sensitivity",
            "notes",
        ]
        field_classes = {"city": LookupField, "parent_summit": LookupField, "timezone": ZoneField}
        widgets = {
            "city": Lookup("directory:city-lookup"),
            "parent_summit": Lookup("networks:summit-lookup"),
        }

    def prepare(self):
        self.fields["status"].choices = [
            ("", _("Not known")),
            *self.fields["status"].choices[1:],
        ]
        if not self.instance.pk:
            del self.fields["why"]

    def clean(self):
        """Fill in the zone of the city where none is typed; ask why the dates change."""
        cleaned = super().clean()
        city = cleaned.get("city")
        if city and not cleaned.get("timezone") and "timezone" not in self.errors:
            cleaned["timezone"] = city.zone
        moved = {"starts_on", "ends_on"} & set(self.changed_data)
        if "why" in self.fields and moved and not cleaned.get("why", "").strip():
            self.add_error("why", _("Say why the dates change."))
        return cleaned


class SeriesForm(GroupedForm):
    """A series of summits."""

    groups = [
        (_("Which"), ["name", "acronym"], ["convener_networks"], ["mirrors"]),
        (_("What kind"), ["level", "cadence"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = SummitSeries
        fields = [
            "name",
            "acronym",
            "convener_networks",
            "mirrors",
            "level",
            "cadence",
            "sensitivity",
            "notes",
        ]


class TemplateForm(GroupedForm):
    """A planning default, common or of one series."""

    groups = [
        (_("What"), ["title"], ["days_before_start", "audience"], ["notes"]),
        (_("Where it applies"), ["series", "replaces"], ["is_active"]),
    ]

    class Meta:
        model = MilestoneTemplate
        fields = [
            "title",
            "days_before_start",
            "audience",
            "notes",
            "series",
            "replaces",
            "is_active",
        ]

    def clean_replaces(self):
        replaced = self.cleaned_data["replaces"]
        if replaced and not self.cleaned_data.get("series"):
            raise ValidationError(_("Choose the series that does it differently."))
        return replaced
