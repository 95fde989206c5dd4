"""Networks that staff add or change."""

from django.db import transaction

from networks.models import Membership, Network
from networks.services.keeping import keep
from networks.services.sight import pass_on
from networks.services.slugs import free_slug
from oia.core.rights import need


@transaction.atomic
def save_network(network, *, by):
    """Keep a network; one of our own gets a short name for its address.

    Who may not see it does not see our membership either.
    """
    need(by, "networks.change_network" if network.pk else "networks.add_network")
    if not network.slug:
        network.slug = free_slug(Network, network.acronym, network.name)
    keep(network, by=by)
    pass_on(network, Membership.objects.filter(network=network), by=by)
    return network
