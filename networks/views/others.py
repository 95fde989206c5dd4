"""Pages about others beside us: who else belongs to a network, who else signed a declaration."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from networks.filters.others import MemberFilter, SignatoryFilter
from networks.forms.others import MemberForm, PastedListForm, SignatoryForm
from networks.models import Declaration, DeclarationSignatory, Network, NetworkMember
from networks.services import pasted_list
from networks.services.parts import save_part
from networks.views.parts_of import PartOf, RemoveOf
from networks.views.saving import SavedByService
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, Guarded, NewRecord

#: Of whoever it is, what a row shows.
WHO = ("city__name", "city__country", "organisation__name", "organisation__country")
WHO_COLUMN = Column("city", _("Who"), "city__name", nullable=True, sheet=("city", "organisation"))
COUNTRY_COLUMN = Column("country", _("Country"))
AS_OF_COLUMN = Column("as_of", _("As of"), "as_of_on", nullable=True)


class MemberList(RecordList):
    """Who belongs to which network, as far as we know."""

    queryset = NetworkMember.objects.all()
    filterset_class = MemberFilter
    bulk = ("role", "until_year", "source_link", "as_of_on", "confidence")
    row_template = "network_member.html"
    title = _("Members of networks")
    lead = _("Who else belongs where, as far as we know. Ours are under Memberships.")
    empty_text = _("No members are known yet. Paste a list on the page of a network.")
    reads = (*WHO, "network__name", "network__acronym", "network__slug", "role")
    reads += ("since_year", "until_year", "source_link")
    columns = (
        WHO_COLUMN,
        COUNTRY_COLUMN,
        Column("network", _("Network"), "network__name"),
        Column("role", _("Role")),
        Column("since", _("Since"), "since_year", nullable=True, classes="num"),
        Column("until", _("Until"), sheet=("until_year",), classes="num"),
        AS_OF_COLUMN,
    )


class SignatoryList(RecordList):
    """Who signed which declaration, as far as we know."""

    queryset = DeclarationSignatory.objects.all()
    filterset_class = SignatoryFilter
    bulk = ("signed_on", "source_link", "as_of_on", "confidence")
    row_template = "declaration_signatory.html"
    title = _("Signatories of declarations")
    lead = _("Who else signed what, as far as we know. Ours are under Sign-ons.")
    empty_text = _("No signatories are known yet. Paste a list on the page of a declaration.")
    reads = (*WHO, "declaration__title", "declaration__slug", "source_link")
    columns = (
        WHO_COLUMN,
        COUNTRY_COLUMN,
        Column("declaration", _("Declaration"), "declaration__title"),
        Column("signed", _("Signed"), "signed_on", nullable=True),
        AS_OF_COLUMN,
    )


class OfOwner(PartOf):
    """A page about one of those under the network or declaration in the address."""

    @cached_property
    def owner(self):
        seen = self.owners.objects.visible_to(self.request.user)
        return get_object_or_404(seen, slug=self.kwargs["slug"])

    def save(self, part, form):
        return save_part(part, by=self.request.user)


class OfNetwork(OfOwner):
    model = NetworkMember
    form_class = MemberForm
    owners = Network
    owner_field = "network"
    section = "members"
    sheet_name = "network_members"


class OfDeclaration(OfOwner):
    model = DeclarationSignatory
    form_class = SignatoryForm
    owners = Declaration
    owner_field = "declaration"
    section = "signatories"
    sheet_name = "declaration_signatories"


class NewMember(OfNetwork, SavedByService, NewRecord):
    pass


class EditMember(OfNetwork, SavedByService, EditRecord):
    pass


class NewSignatory(OfDeclaration, SavedByService, NewRecord):
    pass


class EditSignatory(OfDeclaration, SavedByService, EditRecord):
    pass


class RemoveMember(OfNetwork, RemoveOf):
    pass


class RemoveSignatory(OfDeclaration, RemoveOf):
    pass


class PasteList(Guarded, FormView):
    """Takes a pasted list and hands it to the importer, which shows what each line becomes."""

    action = "add"
    template_name = "networks/paste_list.html"

    def get_queryset(self):
        return self.model._default_manager.visible_to(self.request.user)

    def get_form_class(self):
        return PastedListForm

    def form_valid(self, form):
        told = dict(form.cleaned_data)
        pairs, us = pasted_list.without_us(told.pop("text"))
        if not pairs:
            form.add_error("text", _("That is our own city, and nobody else."))
            return self.form_invalid(form)
        try:
            bringing = pasted_list.bring(
                pairs, **told, sheet_name=self.sheet_name, owner=self.owner,
                by=self.request.user,
            )  # fmt: skip
        except ValidationError as error:
            form.add_error("text", error.messages)
            return self.form_invalid(form)
        if us:
            messages.info(self.request, _("Left out, since that is us: %s.") % ", ".join(us))
        return redirect(bringing)


class PasteMembers(OfNetwork, PasteList):
    extra_context = {"title": _("Paste a list of members")}


class PasteSignatories(OfDeclaration, PasteList):
    extra_context = {"title": _("Paste a list of signatories")}
