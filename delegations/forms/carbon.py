"""Typing in sets of emission factors, and their factors."""

from django.utils.translation import gettext_lazy as _

from delegations.forms.grouped import VisitForm
from delegations.models import EmissionFactor, FactorSet


class FactorSetForm(VisitForm):
    """A set: its name, and who reckoned it."""

    groups = [
        (_("The set"), ["name", "year"], ["source"], ["valid_from", "is_active"], ["notes"]),
    ]

    class Meta:
        model = FactorSet
        fields = ["name", "year", "source", "valid_from", "is_active", "notes"]


class EmissionFactorForm(VisitForm):
    """One factor of a set."""

    groups = [
        (_("For what"), ["factor_set"], ["mode", "travel_class"], ["from_km", "until_km"]),
        (_("How much"), ["kg_per_km"], ["notes"]),
    ]

    class Meta:
        model = EmissionFactor
        fields = [
            *("factor_set", "mode", "travel_class", "from_km", "until_km", "kg_per_km", "notes"),
        ]

    def prepare(self):
        super().prepare()
        self.fields["travel_class"].choices = [
            ("", _("Every other class")),
            *self.fields["travel_class"].choices[1:],
        ]
