"""Promises that are typed in along with the contact in which they were given."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.commitments.choices import Direction
from oia.commitments.models import Commitment
from oia.commitments.services.others import only_person, others_named
from oia.commitments.services.promising import promise
from oia.core.validators import plausible_day

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PromiseRow(forms.Form):
    """What was promised in a contact, typed along with it. The rest follows from that."""

    text = forms.CharField(
        label=_("What was promised"),
        required=False,
        max_length=500,
        widget=forms.TextInput({"class": "needs-room"}),
    )
    direction = forms.ChoiceField(
        label=_("Direction"), required=False, choices=Direction.choices, initial=Direction.OURS
    )
    due_on = forms.DateField(label=_("Due"), required=False, widget=DAY, validators=[plausible_day])
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def __init__(self, *args, user, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        named = [(key, str(one)) for key, one in people.items()]
        self.fields["owner"].choices = [("", _("nobody")), *named]
        self.fields["owner"].initial = str(user.pk)

    def clean_text(self):
        """Whoever leaves a row as it is promises nothing; another row says what."""
        if not (text := self.cleaned_data["text"]) and self.has_changed():
            raise ValidationError(_("Say what was promised."))
        return text

    def clean_direction(self):
        return self.cleaned_data["direction"] or Direction.OURS

    def clean_owner(self):
        return self.people.get(self.cleaned_data["owner"])


class PromisesTyped(forms.BaseFormSet):
    """All rows offer the same people, who are read once."""

    @cached_property
    def people(self):
        return {str(one.pk): one for one in User.objects.active().by_name()}

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"people": self.people}


PromiseRows = forms.formset_factory(PromiseRow, PromisesTyped, extra=1, max_num=20, can_delete=True)


def promise_along(contact, rows, *, by):
    """Write down what was promised in a contact: on its day, to whom it was with."""
    others = others_named(contact, by) | only_person(contact, by) if rows else {}
    for number, row in enumerate(rows):
        said = Commitment(subject=contact, given_on=timezone.localdate(contact.at), **row)
        for name, pk in others.items():
            setattr(said, f"{name}_id", pk)
        try:
            promise(said, by=by)
        except ValidationError as error:
            error.row = number
            raise
