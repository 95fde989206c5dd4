"""Sets of emission factors and their factors, as sheets."""

from django.utils.translation import gettext_lazy as _

from delegations.models import EmissionFactor, FactorSet
from delegations.services import carbon
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, of_field, of_fields
from oia.directory.services.keeping import keep_row_of_part

FACTOR_SET = Target(
    model=FactorSet,
    name_of=lambda one: one.slug,
    find=lambda rows, text: rows.filter(slug__iexact=text),
)

register(
    Sheet(
        name="factor_sets",
        title=_("Sets of emission factors"),
        model=FactorSet,
        columns=(
            NUMBER,
            of_field(FactorSet, "slug", required=False),
            *of_fields(FactorSet, "name", "source", "year", "valid_from", "is_active", "notes"),
        ),
        keys=(("slug",), ("name", "year")),
        alike="name",
        save=carbon.keep_set_row,
        order=82,
    )
)

register(
    Sheet(
        name="emission_factors",
        title=_("Emission factors"),
        model=EmissionFactor,
        url_name="delegations:emissionfactor-list",
        columns=(
            NUMBER,
            of_field(EmissionFactor, "factor_set", target=FACTOR_SET),
            of_field(EmissionFactor, "mode", also=("Mode", "Carrier")),
            of_field(EmissionFactor, "travel_class", also=("Class",)),
            *of_fields(EmissionFactor, "from_km", "until_km"),
            of_field(EmissionFactor, "kg_per_km", also=("Factor",)),
            *of_fields(EmissionFactor, "notes"),
        ),
        keys=(("factor_set", "mode", "travel_class", "from_km"),),
        prepare=lambda found: found.select_related("factor_set"),
        save=keep_row_of_part,
        order=83,
    )
)
