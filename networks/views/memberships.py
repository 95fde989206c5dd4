"""Pages about our memberships."""

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.membership import MembershipStatus
from networks.filters.networks import MembershipFilter
from networks.forms.memberships import DuesRows, MembershipForm, NewMembershipForm, TermRows
from networks.models import Membership
from networks.services import memberships as services
from networks.views.memberships_shown import sections
from networks.views.rows import WithRows
from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.offering import offered
from oia.core.pages import EditRecord, MoveRecord, NewRecord, RecordPage
from oia.core.text import as_key

#: What a membership's page shows of the records around it.
AROUND = [
    "network__parent",
    "network__seat",
    "paid_through",
    "lead",
    "backup",
    "department",
    "staff_liaison",
    "billing_recipient",
    "political_liaison__person",
    "political_liaison__post__organisation",
]


class MembershipList(RecordList):
    """Where we belong, or mean to: whose notice-by date comes first stands on top."""

    queryset = Membership.objects.all()
    filterset_class = MembershipFilter
    bulk = ("lead", "backup", "department", "sensitivity")
    row_template = "membership.html"
    title = _("Memberships")
    lead = _("Our place in each network, what it costs and until when we may leave.")
    empty_text = _("No memberships yet. Begin with the network that invoiced you last.")
    reads = ["network__acronym", *names_of("lead")]
    default_sort = "notice"
    new_right = "networks.add_membership"
    columns = (
        Column("network", _("Network"), "network__name"),
        Column("status", _("State"), "status"),
        Column("lead", _("Lead")),
        Column("term", _("Term ends"), "term_ends_on", nullable=True),
        Column("notice", _("Notice by"), "notice_by", nullable=True),
        Column("dues", _("Dues")),
    )
    template_name = "networks/memberships.html"

    @property
    def new_url(self):
        return reverse("networks:membership-new")


class MembershipPage(RecordPage):
    """All about our place in one network."""

    queryset = Membership.objects.select_related(*AROUND)
    template_name = "networks/membership.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs, **sections(self.object, self.request.user))
        may_approve = self.request.user.has_perm(services.APPROVE)
        return context | offered(
            context["next_states"],
            self.object,
            may_decide=may_approve,
            for_others=() if may_approve else {MembershipStatus.APPROVED},
        )


class NewMembership(WithRows, NewRecord):
    model = Membership
    form_class = NewMembershipForm
    rows = [(_("Terms"), TermRows), (_("Dues"), DuesRows)]

    def get_initial(self):
        network = self.request.GET.get("network", "")
        chosen = {} if as_key(network) is None else {"network": network}
        return chosen | {"lead": self.request.user.pk}

    def get_context_data(self, **kwargs):
        back = reverse("networks:membership-list")
        return super().get_context_data(**kwargs, title=_now("New membership"), cancel_url=back)

    def save(self, membership, form):
        membership.functions = form.cleaned_data["functions"]
        services.create(membership, by=self.request.user)
        self.keep_rows(membership)


class EditMembership(WithRows, EditRecord):
    model = Membership
    queryset = Membership.objects.select_related("network")
    form_class = MembershipForm

    def get_initial(self):
        return {"functions": self.object.functions}

    def save(self, membership, form):
        membership.functions = form.cleaned_data["functions"]
        services.change(membership, by=self.request.user)


class MoveMembership(MoveRecord):
    model = Membership
    queryset = Membership.objects.select_related("network")

    def move(self, record, to, *, by, why):
        services.move(record, to, by=by, why=why)


def memberships_seen(request):
    return Membership.objects.select_related("network").visible_to(request.user)
