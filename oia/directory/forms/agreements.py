"""Typing in agreements, who signed them and what they need of others."""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.saying_again import Said
from oia.core.validators import plausible_day
from oia.core.widgets import Lookup, LookupField
from oia.directory.choices import AgreementStatus
from oia.directory.forms.grouped import DAY, GroupedForm
from oia.directory.models import Agreement, Clearance, Person, Signatory
from oia.directory.models.signatory import NAMELESS
from oia.directory.services.agreements import APPROVE
from oia.directory.services.signatories import held_then

LONG = forms.Textarea({"rows": 3})
SHORT = forms.Textarea({"rows": 2})


def laid_out(form, in_rows):
    """Fields in groups, some beside each other; those left out of a form leave no gap."""
    groups = []
    for legend, *rows in in_rows:
        rows = [[name for name in row if name in form.fields] for row in rows]
        groups.append(Fieldset(legend, *(Row(*map(Column, row)) for row in rows if row)))
    return Layout(*groups)


def offer_colleagues(form, *names):
    """Let these fields offer who works here, and whoever is named already."""
    for name in names:
        kept = getattr(form.instance, f"{name}_id")
        offered = User.objects.filter(Q(is_active=True) | Q(pk=kept))
        form.fields[name].queryset = offered.by_name()


class AgreementForm(GroupedForm):
    """An agreement. Its state moves on its page."""

    in_rows = [
        (_("The agreement"), ["title"], ["kind", "status"], ["city", "organisation"]),
        (_("What it is about"), ["themes"], ["subjects"], ["activity_plan"], ["funding"]),
        (
            _("Signing and term"),
            ["signed_on", "effective_on", "ends_on"],
            ["renewal", "renews_months", "notice_months"],
            ["languages", "authentic_text"],
            ["signing_authority", "terminated_on"],
        ),
        (_("Who sees to it"), ["owner", "backup", "department"], ["volunteers"]),
        (_("What to look out for"), ["political_clauses"], ["objections"]),
        (_("In the office"), ["review_score", "reviewed_on", "sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Agreement
        fields = [
            *("title", "kind", "city", "organisation", "themes", "subjects", "activity_plan"),
            *("funding", "signed_on", "effective_on", "ends_on", "renewal", "renews_months"),
            *("notice_months", "languages", "authentic_text", "signing_authority"),
            *("terminated_on", "owner", "backup", "department", "volunteers"),
            *("political_clauses", "objections", "review_score", "reviewed_on"),
            *("sensitivity", "notes"),
        ]
        field_classes = dict.fromkeys(("city", "organisation", "volunteers"), LookupField)
        widgets = {
            "city": Lookup("directory:city-lookup"),
            **dict.fromkeys(
                ("organisation", "volunteers"), Lookup("directory:organisation-lookup")
            ),
            **dict.fromkeys(
                ("signed_on", "effective_on", "ends_on", "terminated_on", "reviewed_on"), DAY
            ),
            **dict.fromkeys(("subjects", "activity_plan", "notes"), LONG),
            **dict.fromkeys(("funding", "political_clauses", "objections"), SHORT),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        offer_colleagues(self, "owner", "backup")
        if self.instance.is_in_force and not user.has_perm(APPROVE):
            del self.fields["terminated_on"]
        self.helper.layout = laid_out(self, self.in_rows)


class NewAgreementForm(AgreementForm):
    """One that comes into being, or that has been there for long."""

    class Meta(AgreementForm.Meta):
        fields = [*AgreementForm.Meta.fields, "status"]
        labels = {"status": _("Where it stands")}


#: What the day beside a step of an agreement is.
STEPS_ON = {AgreementStatus.SIGNED: _("Signed on"), AgreementStatus.TERMINATED: _("Terminated on")}


class SaidOfAgreement(Said):
    """What is sent with a step of an agreement: besides, the day of signing or termination."""

    on = forms.DateField(required=False, widget=DAY, validators=[plausible_day])
    field_order = ["to", "on", "why"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if label := STEPS_ON.get(self.data.get("to")):
            self.fields["on"].label = label
        else:
            del self.fields["on"]  # the day beside the buttons is that of another step


class RenewForm(forms.Form):
    """Until when an agreement goes on."""

    ends_on = forms.DateField(
        label=_("New end of the term"),
        required=False,
        widget=DAY,
        validators=[plausible_day],
        help_text=_("Leave empty if it has no end from now on."),
    )
    why = forms.CharField(label=_("Why"), required=False, max_length=100)


class ClearanceForm(GroupedForm):
    """What somebody above wants of an agreement, which the page knows."""

    in_rows = [
        (_("What, and of whom"), ["kind"], ["authority", "authority_words"]),
        (_("How it stands"), ["due_on", "asked_on", "reference"], ["granted_on", "refused_on"]),
        (_("Besides"), ["notes"]),
    ]

    class Meta:
        model = Clearance
        fields = [
            *("kind", "authority", "authority_words", "due_on", "asked_on", "reference"),
            *("granted_on", "refused_on", "notes"),
        ]
        field_classes = {"authority": LookupField}
        widgets = {
            "authority": Lookup("directory:organisation-lookup"),
            **dict.fromkeys(("due_on", "asked_on", "granted_on", "refused_on"), DAY),
            "notes": LONG,
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.helper.layout = laid_out(self, self.in_rows)


class SignatoryForm(GroupedForm):
    """Who signed. The post is the one held on the day of signing."""

    in_rows = [(_("Who signed"), ["side"], ["person"], ["name", "post"])]
    person = LookupField(
        Person.objects.all,
        "directory:person-lookup",
        label=_("Person"),
        required=False,
        help_text=_("The post held on the day of signing is found by itself."),
    )

    class Meta:
        model = Signatory
        fields = ["side", "name", "post"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        signed = self.instance
        if signed.holding_id and not signed.is_known_to(user):
            for name in ("person", "name", "post"):
                del self.fields[name]  # not for this user: they stay as they are
        elif signed.holding_id:
            self.initial.setdefault("person", signed.holding.person_id)
        self.helper.layout = laid_out(self, self.in_rows)

    def clean(self):
        cleaned = super().clean()
        if "person" in self.fields and "person" in cleaned:
            self.instance.holding = None
            if person := cleaned["person"]:
                self.instance.holding = self.post_then(person)
            elif not cleaned.get("name"):
                self.add_error("name", NAMELESS)
        return cleaned

    def post_then(self, person):
        """The post held on the day of signing, the highest where there were several."""
        day = self.instance.agreement.signed_on or timezone.localdate()
        found = held_then(person, day, self.user)
        if found is None:
            words = _now("No post of %(person)s is known for that day. Add it, or use words.")
            self.add_error("person", words % {"person": person})
        return found
