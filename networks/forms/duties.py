"""Forms about reporting duties, their rounds and what departments owe."""

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from networks.forms.grouped import GroupedForm
from networks.forms.memberships import RowForm
from networks.models import Contribution, Duty, DutyRound


class DutyForm(GroupedForm):
    groups = [
        (_("Duty"), ["name"], ["platform", "platform_url"], ["networks"], ["basis"]),
        (_("Rhythm"), ["every_months", "ended_on"]),
        (_("Who"), ["lead", "backup"], ["departments"]),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Duty
        fields = [
            "name",
            "platform",
            "platform_url",
            "networks",
            "basis",
            "every_months",
            "ended_on",
            "lead",
            "backup",
            "departments",
            "sensitivity",
            "notes",
        ]


class DutyRoundForm(GroupedForm):
    groups = [
        (_("Round"), ["period", "opens_on"], ["closes_on", "closes_at"]),
        (
            _("The platform's clock"),
            ["zone_kind", "zone"],
            ["organiser_words", "source_link"],
            ["certainty"],
        ),
    ]

    class Meta:
        model = DutyRound
        fields = [
            "period",
            "opens_on",
            "closes_on",
            "closes_at",
            "zone_kind",
            "zone",
            "organiser_words",
            "source_link",
            "certainty",
        ]


class HandInForm(GroupedForm):
    """What was handed in and what came of it."""

    submitted_on = forms.DateField(label=_("handed in"), validators=[plausible])

    groups = [(_("Handed in"), ["submitted_on", "result"], ["badge", "valid_until"])]

    class Meta:
        model = DutyRound
        fields = ["submitted_on", "result", "badge", "valid_until"]


ContributionRows = inlineformset_factory(
    DutyRound,
    Contribution,
    form=RowForm,
    fields=["department", "what", "due_on", "received_on"],
    extra=1,
    max_num=100,
)
