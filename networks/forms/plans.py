"""Forms about our participation in a summit and its parts."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from networks.choices.summits import PlanStatus
from networks.forms.grouped import GroupedForm
from networks.models import (
    Delegate,
    Milestone,
    Paper,
    Plan,
    PlanCost,
    SideEvent,
    SpeakingSlot,
)
from oia.accounts.widgets import begin_in_our_currency
from oia.core.widgets import Lookup, LookupField
from oia.core.zones import ZoneKind

THEIR_CLOCK = [
    _("The organiser's clock"),
    ["zone_kind", "zone", "due_time"],
    ["organiser_words", "source_link"],
    ["certainty", "internal_on"],
    ["hard"],
]
CLOCK_FIELDS = [name for row in THEIR_CLOCK[1:] for name in row]

ANOTHER_DAY = _(
    "By the days it is another: %(distance)s is %(day)s. Leave one of the two empty, or make them "
    "agree."
)


class PlanForm(GroupedForm):
    """What we want at a summit and how we get there. Its state moves on its page."""

    groups = [
        (_("Taking part"), ["status", "level", "decide_by"], ["lead", "officer", "backup"]),
        (_("What for"), ["objectives"], ["expected_results"], ["results"]),
        (
            _("How we get in"),
            ["access_route"],
            ["nominating_network", "nominating_organisation"],
            ["access_notes"],
        ),
        (_("In the office"), ["sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Plan
        fields = [
            "level",
            "decide_by",
            "lead",
            "officer",
            "backup",
            "objectives",
            "expected_results",
            "results",
            "access_route",
            "nominating_network",
            "nominating_organisation",
            "access_notes",
            "sensitivity",
            "notes",
        ]
        field_classes = {"nominating_organisation": LookupField}
        widgets = {"nominating_organisation": Lookup("directory:organisation-lookup")}


class NewPlanForm(PlanForm):
    """A plan begins by watching, or already with the will to go."""

    class Meta(PlanForm.Meta):
        fields = ["status", *[name for name in PlanForm.Meta.fields if name != "results"]]

    def prepare(self):
        beginnings = (PlanStatus.INTEND, PlanStatus.WATCHING)
        self.fields["status"].choices = [(one.value, one.label) for one in beginnings]
        self.fields["status"].initial = self.initial["status"] = PlanStatus.INTEND
        self.fields["status"].help_text = _("With the will to go come the milestones.")


class OnTheirClockForm(GroupedForm):
    """A form with a date of the organiser's; the zone of a place is, unless said, the summit's."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("zone_kind") == ZoneKind.PLACE and not cleaned.get("zone"):
            cleaned["zone"] = self.instance.plan.summit.timezone
        return cleaned


class MilestoneForm(OnTheirClockForm):
    """A milestone: with days that count back from the summit, or with a date of its own."""

    groups = [
        (_("What"), ["title"], ["audience", "days_before", "due_on"], ["notes"]),
        tuple(THEIR_CLOCK),
    ]

    class Meta:
        model = Milestone
        fields = ["title", "audience", "days_before", "due_on", "notes", *CLOCK_FIELDS]

    def prepare(self):
        self.fields["due_on"].required = False
        self.fields["due_on"].help_text = _("Blank: reckoned from the days before the summit.")

    def clean(self):
        """Days and date belong together: the one that was changed carries the other along. Where
        both were and do not agree, nobody but who typed them knows which is meant."""
        cleaned = super().clean()
        start, days = self.instance.plan.summit.starts_on, cleaned.get("days_before")
        date_typed = cleaned.get("due_on") and "due_on" in self.changed_data
        if days is None:
            if not cleaned.get("due_on") and not self.errors:
                self.add_error("due_on", _("Give a date, or days before the summit."))
        elif date_typed and "days_before" not in self.changed_data:
            cleaned["days_before"] = (start - cleaned["due_on"]).days
        else:
            reckoned = start - timedelta(days=days)
            if date_typed and cleaned["due_on"] != reckoned:
                distance = Milestone(days_before=days).distance
                words = {"distance": distance, "day": date_format(reckoned, "j F Y")}
                self.add_error("due_on", ANOTHER_DAY % words)
            cleaned["due_on"] = reckoned
        return cleaned


class DelegateForm(GroupedForm):
    """Somebody who goes, or a place for somebody still to be chosen."""

    groups = [
        (_("Who"), ["person", "name"]),
        (_("How"), ["status", "badge_type", "route"], ["from_on", "to_on"], ["notes"]),
    ]

    class Meta:
        model = Delegate
        fields = ["person", "name", "status", "badge_type", "route", "from_on", "to_on", "notes"]
        field_classes = {"person": LookupField}
        widgets = {"person": Lookup("directory:person-lookup")}


class SideEventForm(OnTheirClockForm):
    """A side event of ours. Its state moves on the plan's page."""

    groups = [
        (_("What"), ["title"], ["partners"]),
        (_("When"), ["due_on", "held_on", "report_due_on"], ["notes"]),
        tuple(THEIR_CLOCK),
    ]

    class Meta:
        model = SideEvent
        fields = [
            "title",
            "partners",
            "due_on",
            "held_on",
            "report_due_on",
            "notes",
            *CLOCK_FIELDS,
        ]


class SpeakingSlotForm(GroupedForm):
    """A place on somebody's panel."""

    groups = [
        (_("What"), ["session", "topic"], ["speaker", "status", "on"]),
        (_("What the organiser has of us"), ["bio_sent_on", "photo_sent_on", "av_sent_on"]),
        (_("Notes"), ["notes"]),
    ]

    class Meta:
        model = SpeakingSlot
        fields = [
            "session",
            "topic",
            "speaker",
            "status",
            "on",
            "bio_sent_on",
            "photo_sent_on",
            "av_sent_on",
            "notes",
        ]
        field_classes = {"speaker": LookupField}
        widgets = {"speaker": Lookup("directory:person-lookup")}


class PaperForm(GroupedForm):
    """A position paper."""

    groups = [(_("Paper"), ["title"], ["status", "owner", "due_on"], ["notes"])]

    class Meta:
        model = Paper
        fields = ["title", "status", "owner", "due_on", "notes"]


class PlanCostForm(GroupedForm):
    """A line of cost. An amount left blank is not known, which is not the same as nothing."""

    groups = [
        (_("For what"), ["kind", "what", "payer"]),
        (_("How much"), ["estimate", "actual", "currency"], ["notes"]),
    ]

    class Meta:
        model = PlanCost
        fields = ["kind", "what", "payer", "estimate", "actual", "currency", "notes"]

    def prepare(self):
        begin_in_our_currency(self)
