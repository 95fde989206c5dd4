"""Networks that staff add or change."""

from django.db import transaction

from networks.models import Network
from networks.services.keeping import keep
from networks.services.slugs import free_slug
from oia.core.rights import need


@transaction.atomic
def save_network(network, *, by):
    """Keep a network; one of our own gets a short name for its address."""
    need(by, "networks.change_network" if network.pk else "networks.add_network")
    if not network.slug:
        network.slug = free_slug(Network, network.acronym, network.name)
    return keep(network, by=by)
