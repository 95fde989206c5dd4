"""Pages about networks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.filters.networks import NetworkFilter
from networks.forms.networks import BodyRows, NetworkForm
from networks.models import CatalogueNote, Membership, Network
from networks.services.networks import save_network
from networks.services.others import first_of
from networks.views.rows import WithRows
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.directory.views.lookups import LookupView


class NetworkList(RecordList):
    """All networks that we know of, by name."""

    queryset = Network.objects.all()
    filterset_class = NetworkFilter
    bulk = ("kind", "region", "themes", "sensitivity")
    row_template = "network.html"
    title = _("Networks")
    lead = _("Who brings cities together, and where we belong. An empty cell is not known.")
    empty_text = _("No networks yet. `manage.py load_catalogue` brings those of the catalogue.")
    reads = ("acronym", "slug", "dissolved_year", "kind", "region")
    default_sort = "name"
    new_right = "networks.add_network"
    columns = (
        Column("name", _("Network"), "name"),
        Column("kind", _("Kind"), "kind"),
        Column("region", _("Region"), "region"),
        Column("themes", _("Themes")),
        Column("founded", _("Founded"), "founded_year", nullable=True, classes="num"),
        Column("ours", _("Our membership")),
    )

    @property
    def new_url(self):
        return reverse("networks:network-new")

    def get_queryset(self):
        return super().get_queryset().with_our_status(self.request.user)


class NetworkLookup(LookupView):
    queryset = Network.objects.all()

    def get_queryset(self):
        return self.queryset.visible_to(self.request.user).select_related("seat")

    def hint(self, network):
        return network.seat_words


class NetworkPage(RecordPage):
    """One network: the facts, who says otherwise, and our place in it."""

    queryset = Network.objects.select_related("successor", "parent", "seat")
    template_name = "networks/network.html"

    def get_context_data(self, **kwargs):
        network, user = self.object, self.request.user
        ours = Membership.objects.filter(network=network)
        seen = ours.visible_to(user).select_related("lead").first()
        return super().get_context_data(
            **kwargs,
            membership=seen,
            membership_is_hidden=seen is None and ours.exists(),
            themes=network.themes.all(),
            bodies=network.bodies.all(),
            predecessors=network.predecessors.visible_to(user),
            sections=network.sections.visible_to(user),
            series=network.summit_series.visible_to(user),
            duties=network.duties.visible_to(user),
            declarations=network.declarations.visible_to(user).order_by("-adopted_on", "pk"),
            frameworks=network.frameworks.visible_to(user),
            others=first_of(network.members, user),
            catalogue_notes=CatalogueNote.objects.beside(network),
        )


class NewNetwork(WithRows, NewRecord):
    model = Network
    form_class = NetworkForm
    rows = [(_("Bodies"), BodyRows)]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, cancel_url=reverse("networks:network-list"))

    def save(self, network, form):
        save_network(network, by=self.request.user)
        self.keep_rows(network)


class EditNetwork(WithRows, EditRecord):
    model = Network
    form_class = NetworkForm
    rows = [(_("Bodies"), BodyRows)]

    def save(self, network, form):
        save_network(network, by=self.request.user)
        self.keep_rows(network)
