"""What the input for a visit offers while somebody types."""

from delegations.models import Delegation
from oia.directory.views.lookups import LookupView


class DelegationLookup(LookupView):
    queryset = Delegation.objects.all()

    def hint(self, delegation):
        return delegation.reference
