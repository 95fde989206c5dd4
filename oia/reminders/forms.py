"""Typing a deadline in, and making a rule."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.plugs import KindGroup, board
from oia.core.zones import ABBREVIATIONS
from oia.reminders.deadlines import TYPED
from oia.reminders.models import Deadline, Rule
from oia.reminders.models.rule import EVERY_OTHER, PERSON, RECIPIENTS, declared_kinds, label_of_kind

#: What whoever is chosen can do.
OWNER_HELP = _(
    "Whatever their role, they can close it: on its page, or by the buttons of their letters, "
    "which need no login."
)


class DeadlineForm(forms.ModelForm):
    """A deadline as the organiser announced it, and who answers for it."""

    class Meta:
        model = Deadline
        fields = [
            "title",
            "due_on",
            "due_time",
            "zone_kind",
            "zone",
            "organiser_words",
            "internal_on",
            "certainty",
            "hard",
            "owner",
            "backup",
            "helpers",
            "source_link",
            "notes",
        ]
        widgets = {
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "internal_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "due_time": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "notes": forms.Textarea({"rows": 3}),
            "helpers": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("owner", "backup", "helpers"):
            self.fields[name].queryset = User.objects.active().by_name()
        self.fields["owner"].required = True
        self.fields["owner"].help_text = OWNER_HELP
        self.fields["zone"].help_text += " " + _("Known: %s.") % ", ".join(ABBREVIATIONS)


class ChangeDeadlineForm(DeadlineForm):
    """A deadline that is changed, with the reason for whoever reads its history."""

    why = forms.CharField(
        label=_("Why it changes"),
        max_length=100,
        required=False,
        help_text=_("Stands in its history. Whoever was told of the old date is told of the new."),
    )

    field_order = ["title", "due_on", "due_time", "why"]

    def ask_why(self):
        """The day is chosen already, in the calendar: what is missing is the reason."""
        why = self.fields["why"]
        why.required = True
        why.error_messages["required"] = _("Say why the date moves.")
        if not self.is_bound:
            why.widget.attrs["autofocus"] = True


class HelpersForm(forms.ModelForm):
    """Who helps with a deadline, also with one that comes from a record."""

    class Meta:
        model = Deadline
        fields = ["helpers"]
        widgets = {"helpers": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = User.objects.active().exclude(pk=self.instance.owner_id)
        self.fields["helpers"].queryset = others.by_name()


class RuleForm(forms.ModelForm):
    """A rule in the words of the office."""

    kinds = forms.MultipleChoiceField(
        label=_("For which dates"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind of date.")},
    )
    recipients = forms.MultipleChoiceField(
        label=_("Roles and mailboxes"),
        choices=list(RECIPIENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The owner’s helpers and deputies get what the owner gets."),
    )
    people = forms.MultipleChoiceField(
        label=_("People by name"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("With a login or without: they get the letters in either case."),
    )
    climbs_to = forms.ChoiceField(label=_("Climbs to"), initial="role:director")

    class Meta:
        model = Rule
        fields = [
            "name",
            "active",
            "kinds",
            "steps",
            "working_days",
            "overdue_every",
            "overdue_until",
            "recipients",
            "climbs_after",
            "climbs_to",
        ]
        help_texts = {
            "overdue_until": _("No letter goes later than this."),
            "climbs_after": _("Blank means never. It climbs with the next letter once overdue."),
            "active": _("Switched off, its kinds are held by the rule for every other kind."),
        }
        error_messages = {
            "steps": {"required": _("Name at least one day. 0 is the day itself.")},
            "name": {"unique": _("There is a rule of this name already.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = people_to_name(self.instance)
        self.fields["kinds"].choices = kinds_to_cover(self.instance)
        self.fields["people"].choices = people
        self.fields["climbs_to"].choices = [
            (_t("Roles and mailboxes"), list(RECIPIENTS.items())),
            (_t("People by name"), people),
        ]
        named = self.instance.recipients or ["owner"]
        self.initial["recipients"] = [name for name in named if name in RECIPIENTS]
        self.initial["people"] = [name for name in named if name.startswith(PERSON)]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(_t("The rule"), "name", "active", "kinds"),
            Fieldset(_t("When"), "steps", "working_days", beside("overdue_every", "overdue_until")),
            Fieldset(_t("Who"), "recipients", "people", beside("climbs_after", "climbs_to")),
        )

    def clean(self):
        """Roles, mailboxes and people are one list in the rule."""
        cleaned = super().clean()
        named = cleaned.get("recipients", []) + cleaned.get("people", [])
        if not (named or self.errors.keys() & {"recipients", "people"}):
            self.add_error("recipients", _t("Name somebody who is told."))
        cleaned["recipients"] = named
        return cleaned


def beside(*names):
    """Fields that stand beside each other."""
    return Row(*map(Column, names))


def kinds_to_cover(rule):
    """Every kind of date under what it is about; one that another rule covers says which."""
    taken = {kind: other for other in rule.others() for kind in other.kinds}
    groups = {group.name: group.title for group in board.all(KindGroup)}
    found = {name: [] for name in groups}
    for kind in declared_kinds():
        found.setdefault(kind.partition(".")[0], []).append(kind)
    rest = [kind for name, kinds in found.items() if name not in groups for kind in kinds]
    grouped = [(title, found[name]) for name, title in groups.items()]
    grouped.append((_t("Others"), [*rest, EVERY_OTHER]))
    return [
        (title, [(kind, kind_choice(kind, taken.get(kind))) for kind in kinds])
        for title, kinds in grouped
    ]


def kind_choice(kind, other):
    """The label of one kind, with the rule that covers it already."""
    label = capfirst(label_of_kind(kind))
    if kind == TYPED.kind:
        label = _t("Deadlines typed in on a record")
    if other is None:
        return label
    covered = _t("covered by “%s”") % other
    return format_html('{} <span class="quiet small">{}</span>', label, covered)


def people_to_name(rule):
    """Everybody who works here, with a login or without; and whom the rule names though gone."""
    people = User.objects.filter(Q(is_active=True) | Q(pk__in=rule.people_keys)).by_name()
    return [(f"{PERSON}{person.pk}", person_choice(person)) for person in people]


def person_choice(person):
    if not person.is_active:
        return _t("%s (no longer here)") % person
    return str(person)
