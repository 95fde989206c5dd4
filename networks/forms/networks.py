"""Forms about networks and their bodies."""

from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy as _

from networks.forms.grouped import GroupedForm
from networks.models import Network, NetworkBody
from oia.core.widgets import Lookup, LookupField


class NetworkForm(GroupedForm):
    """A network: one of the catalogue, or one that we add ourselves."""

    groups = [
        (_("Which"), ["name", "acronym"], ["kind", "region"], ["themes"], ["parent"]),
        (_("Its years"), ["founded_year", "dissolved_year", "successor"]),
        (
            _("Where and who"),
            ["seat", "seat_name", "seat_country"],
            ["members_kind", "un_status", "languages"],
            ["website"],
        ),
        (_("In the office"), ["source", "confidence", "sensitivity"], ["notes"]),
    ]

    class Meta:
        model = Network
        fields = [
            "name",
            "acronym",
            "kind",
            "region",
            "themes",
            "parent",
            "founded_year",
            "dissolved_year",
            "successor",
            "seat",
            "seat_name",
            "seat_country",
            "members_kind",
            "un_status",
            "languages",
            "website",
            "source",
            "confidence",
            "sensitivity",
            "notes",
        ]
        field_classes = {"seat": LookupField, "parent": LookupField, "successor": LookupField}
        widgets = {
            "seat": Lookup("directory:city-lookup"),
            "parent": Lookup("networks:network-lookup"),
            "successor": Lookup("networks:network-lookup"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kind", "region", "members_kind", "un_status", "confidence"):
            choices = self.fields[name].choices
            self.fields[name].choices = [("", _("Not known")), *list(choices)[1:]]


BodyRows = inlineformset_factory(
    Network, NetworkBody, fields=["name", "kind"], extra=1, max_num=100
)
