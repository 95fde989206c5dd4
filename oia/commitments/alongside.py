"""Promises that are typed in along with the contact in which they were given."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
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

    text = forms.CharField(label=_("What was promised"), required=False, max_length=500)
    direction = forms.ChoiceField(
        label=_("Direction"), required=False, choices=Direction.choices, initial=Direction.OURS
    )
    due_on = forms.DateField(label=_("Due"), required=False, widget=DAY, validators=[plausible_day])
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Owner"), required=False, empty_label=_("nobody")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.active().by_name()
        self.fields["owner"].initial = user.pk

    def clean_text(self):
        """Whoever leaves a row as it is promises nothing; another row says what."""
        if not (text := self.cleaned_data["text"]) and self.has_changed():
            raise ValidationError(_("Say what was promised."))
        return text

    def clean_direction(self):
        return self.cleaned_data["direction"] or Direction.OURS


PromiseRows = forms.formset_factory(PromiseRow, extra=1, max_num=20, can_delete=True)


def promise_along(contact, rows, *, by):
    """Write down what was promised in a contact: on its day, to whom it was with."""
    others = (others_named(contact, by) or only_person(contact, by)) if rows else {}
    for row in rows:
        said = Commitment(subject=contact, given_on=timezone.localdate(contact.at), **row)
        for name, pk in others.items():
            setattr(said, f"{name}_id", pk)
        promise(said, by=by)
