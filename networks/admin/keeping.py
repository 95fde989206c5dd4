"""How records are stored in the admin: by the same services as on their pages."""

from networks.models import DutyRound, Membership, Network
from networks.services import memberships, rows
from networks.services.networks import save_network
from networks.services.parts import remove_part, save_part
from oia.core.admin import RecordAdmin

#: What adds a record and what changes it, where that is more than to write it down.
SERVICES = {
    Network: (save_network, save_network),
    Membership: (memberships.create, memberships.change),
    DutyRound: (rows.add_round, rows.change_round),
}


def keep(record, *, by):
    add, change = SERVICES.get(type(record), (save_part, save_part))
    service = add if record._state.adding else change
    service(record, by=by)


class KeptByService(RecordAdmin):
    """A record, with what is typed in beneath it."""

    def save_model(self, request, record, form, change):
        keep(record, by=request.user)

    def save_formset(self, request, form, formset, change):
        changed = formset.save(commit=False)
        for part in formset.deleted_objects:
            remove_part(part, by=request.user)
        for part in changed:
            keep(part, by=request.user)
        formset.save_m2m()
