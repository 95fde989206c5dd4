"""The short form of the contact log."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms.agreements import laid_out, offer_colleagues
from oia.directory.forms.grouped import DAY, GroupedForm
from oia.directory.forms.records import AskingForm
from oia.directory.models import Contact, Person

MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def this_minute():
    """Now, as exact as the field shows it: with seconds it would pass for typed."""
    return timezone.now().replace(second=0, microsecond=0)


class ContactForm(GroupedForm):
    """One time that we were in touch. The people of theirs stand in rows of their own."""

    in_rows = [
        (_("What was it"), ["about"], ["at", "channel"], ["organisation", "city"]),
        (_("What came of it"), ["said"], ["agreed"], ["next_step", "next_step_on", "owner"]),
        (_("Who else was there"), ["others"]),
    ]
    folded = ("colleagues", "themes", "sensitivity", "notes")  # below all rows: seldom changed

    class Meta:
        model = Contact
        fields = [
            *("about", "at", "channel", "organisation", "city", "said", "agreed", "next_step"),
            *("next_step_on", "owner", "others", "colleagues", "themes", "sensitivity", "notes"),
        ]
        field_classes = dict.fromkeys(("organisation", "city"), LookupField)
        widgets = {
            "at": MOMENT,
            "organisation": Lookup("directory:organisation-lookup"),
            "city": Lookup("directory:city-lookup"),
            "said": forms.Textarea({"rows": 5}),
            **dict.fromkeys(("agreed", "notes"), forms.Textarea({"rows": 2})),
            "next_step_on": DAY,
            "colleagues": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "organisation": _(
                "Left empty, it is the one, with its city, for which the first of the people "
                "below spoke on that day."
            ),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        offer_colleagues(self, "owner")
        self.fields["at"].initial = this_minute
        kept = self.instance.colleagues.all() if self.instance.pk else User.objects.none()
        offered = User.objects.filter(Q(is_active=True) | Q(pk__in=kept.values("pk")))
        self.fields["colleagues"].queryset = offered.by_name()
        if not (self.instance.pk or self.is_bound):
            self.fields["about"].widget.attrs["autofocus"] = True  # somebody is on the telephone
        self.helper.layout = laid_out(self, self.in_rows)

    def below(self):
        return [self[name] for name in self.folded if name in self.fields]

    def opens_below(self):
        """Whether what is folded has something to look at: what was kept before, or a mistake."""
        return bool(self.instance.pk or self.errors.keys() & {*self.folded})


class PersonRow(AskingForm):
    """One of the people of theirs."""

    person = LookupField(
        Person.objects.all,
        "directory:person-lookup",
        label=_("Person"),
        required=False,
        error_messages={
            "unknown": _(
                "“%(text)s” is not known here. Add them first, or write the name under “Others”."
            )
        },
    )


PeopleRows = forms.formset_factory(PersonRow, extra=1, max_num=60, can_delete=True)
