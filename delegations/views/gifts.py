"""Pages of the register of gifts: the list, one gift, its steps, the public log."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from delegations.filters.gifts import GiftFilter
from delegations.forms.gifts import DeclareForm, GiftForm, NewGiftForm
from delegations.models import Delegation, Gift
from delegations.services import gifts as services
from delegations.services import public_log
from delegations.views.shown import duty_of
from oia.core.columns import Column
from oia.core.exporting import as_file
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, MoveRecord, NewRecord, RecordPage
from oia.core.saving import SavedByService
from oia.core.text import as_key
from oia.core.visibility import hidden_from, unless_hidden
from oia.core.writing import FILE_KINDS

GIFTS = reverse_lazy("delegations:gift-list")


class GiftList(RecordList):
    queryset = Gift.objects
    filterset_class = GiftFilter
    template_name = "delegations/gifts.html"
    title = _("Gifts")
    lead = _("What was offered to us and what we gave, taken or not, and what is to be declared.")
    columns = (
        Column("description", _("Gift"), "description"),
        Column("on", _("Day"), "on"),
        Column(
            "other",
            _("From or to"),
            sheet=("other_name", "other_person", "other_organisation", "affiliation"),
        ),
        Column(
            "recipient",
            _("Of ours"),
            sheet=("recipient_class", "recipient_user", "recipient_name"),
        ),
        Column("value", _("Value"), classes="num", sheet=("value", "currency", "value_words")),
        Column("status", _("Verdict"), "status"),
        Column(
            "declare",
            _("Declaration"),
            "declare_by",
            nullable=True,
            sheet=("duty", "declare_by", "declared_on"),
        ),
    )
    default_sort = "-on"
    bulk = ("owner", "backup", "custodian", "kept_at", "sensitivity")
    row_template = "gift.html"
    page_size = 40
    empty_text = _("The register is empty. Write down the next gift, also one that you decline.")
    new_url = reverse_lazy("delegations:gift-new")
    new_right = services.ADD

    def get_context_data(self, **kwargs):
        may_publish = self.request.user.has_perm(public_log.PUBLISH)
        return super().get_context_data(**kwargs, may_publish=may_publish)

    def render_rows(self, rows):
        user = self.request.user
        for row in rows:
            row.others_seen, row.hides = row.others_seen_by(user), row.hides_others_from(user)
        return super().render_rows(rows)


class ByReference:
    """A page about the gift whose reference stands in the address."""

    model = Gift
    slug_field = slug_url_kwarg = "reference"


class GiftPage(ByReference, RecordPage):
    queryset = Gift.objects.select_related(
        *("other_person", "other_organisation", "recipient_user", "delegation", "trip", "rule"),
        *("decided_by", "declared_by", "owner", "backup", "trip_cost__trip"),
    )
    template_name = "delegations/gift.html"

    def get_context_data(self, **kwargs):
        gift, user = self.object, self.request.user
        return super().get_context_data(
            **kwargs,
            others=gift.others_seen_by(user),
            hides=gift.hides_others_from(user),
            visit=gift.delegation and unless_hidden(gift.delegation, hidden_from(user)),
            trip=gift.its_trip and unless_hidden(gift.its_trip, hidden_from(user)),
            duty=duty_of(gift, user),
        )


class GiftFormPage(ByReference, SavedByService):
    service = None

    def save(self, gift, form):
        type(self).service(gift, by=self.request.user)


class NewGift(GiftFormPage, NewRecord):
    """A gift; behind the question mark stands on which visit or trip, or of whom."""

    form_class = NewGiftForm
    service = services.record
    extra_context = {"title": _("New gift"), "cancel_url": GIFTS}
    ASKED = {"visit": "delegation", "trip": "trip"}
    ASKED |= {"organisation": "other_organisation", "person": "other_person"}

    def get_initial(self):
        asked = {name: self.request.GET.get(at, "") for at, name in self.ASKED.items()}
        known = {name: key for name, text in asked.items() if (key := as_key(text)) is not None}
        return {"owner": self.request.user.pk} | self.guests_of(known.get("delegation")) | known

    def guests_of(self, key):
        """Who comes on a visit, as the other side of what changes hands there."""
        visit = Delegation.objects.visible_to(self.request.user).filter(pk=key).first()
        if visit is None:
            return {}
        body = unless_hidden(visit.organisation, hidden_from(self.request.user))
        words = visit.comes_from or (visit.city.name if visit.city else "")
        return {"other_organisation": body.pk} if body else {"other_name": words}


class EditGift(GiftFormPage, EditRecord):
    form_class = GiftForm
    service = services.change


class Declare(GiftFormPage, EditRecord):
    """Keeps on which day, by whom and where a gift was declared."""

    form_class = DeclareForm
    service = services.declare

    def get_context_data(self, **kwargs):
        back = self.get_object().get_absolute_url()
        title = _now("Declaration of the gift %(reference)s") % self.kwargs
        return super().get_context_data(
            **kwargs, title=title, lead=str(self.object), cancel_url=back
        )


class MoveGift(ByReference, MoveRecord):
    def move(self, record, to, *, by, why):
        services.move(record, to, by=by, why=why)


class PublicLog(PermissionRequiredMixin, View):
    """The log for everybody, as a file: what was taken and declared, nobody's contact data."""

    permission_required = public_log.PUBLISH
    http_method_names = ["get"]

    def get(self, request):
        gifts, user = public_log.log(request.user), request.user
        how = {"kind": FILE_KINDS["csv"], "user": user, "name": f"gifts-{timezone.localdate()}"}
        return as_file(gifts, public_log.COLUMNS, **how)
