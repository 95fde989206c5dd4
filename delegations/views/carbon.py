"""Pages about the factors by which the carbon of trips is reckoned."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from delegations.filters.carbon import EmissionFactorFilter
from delegations.forms.carbon import EmissionFactorForm, FactorSetForm
from delegations.models import EmissionFactor, FactorSet
from delegations.services import carbon
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.directory.services.keeping import save_part

FACTORS = reverse_lazy("delegations:emissionfactor-list")


class EmissionFactorList(RecordList):
    queryset = EmissionFactor.objects.select_related("factor_set")
    filterset_class = EmissionFactorFilter
    template_name = "delegations/factors.html"
    row_template = "emission_factor.html"
    title = _("Emission factors")
    lead = _("What a passenger’s kilometre weighs in CO₂e. The set is named beside each figure.")
    empty_text = _("No factors yet. Without them what a trip weighs is not known.")
    reads = (
        *("mode", "travel_class", "from_km", "until_km", "kg_per_km", "notes"),
        *("factor_set__name", "factor_set__year"),
        *("factor_set__valid_from", "factor_set__is_active"),
    )
    bulk = ("factor_set",)
    default_sort = "mode"
    new_url = reverse_lazy("delegations:emissionfactor-new")
    new_right = "delegations.add_emissionfactor"
    columns = (
        Column("mode", _("By"), "mode", sheet=("mode", "travel_class")),
        Column("distance", _("Distance"), "from_km", classes="num", sheet=("from_km", "until_km")),
        Column("kg", _("kg CO₂e per passenger and km"), classes="num", sheet=("kg_per_km",)),
        Column("set", _("Set"), sheet=("factor_set",)),
    )


class FactorSetFormPage(SavedByService):
    model = FactorSet
    form_class = FactorSetForm
    extra_context = {"cancel_url": FACTORS}

    def save(self, factor_set, form):
        return carbon.save_set(factor_set, by=self.request.user)


class NewFactorSet(FactorSetFormPage, NewRecord):
    pass


class EditFactorSet(FactorSetFormPage, EditRecord):
    pass


class FactorFormPage(SavedByService):
    model = EmissionFactor
    form_class = EmissionFactorForm
    extra_context = {"cancel_url": FACTORS}

    def save(self, factor, form):
        return save_part(factor, by=self.request.user)


class NewEmissionFactor(FactorFormPage, NewRecord):
    """A factor; behind the question mark stands of which set."""

    def get_initial(self):
        asked = as_key(self.request.GET.get("factor_set", ""))
        return {} if asked is None else {"factor_set": asked}


class EditEmissionFactor(FactorFormPage, EditRecord):
    pass
