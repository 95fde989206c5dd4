"""Pages about declarations and the frameworks that they address."""

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from networks.filters.declarations import DeclarationFilter, FrameworkFilter
from networks.forms.declarations import CountForm, DeclarationForm, FrameworkForm
from networks.models import CatalogueNote, Declaration, DeclarationCount, Framework
from networks.services import declarations as services
from networks.services.others import first_of
from networks.views.parts_of import PartOf, RemoveOf
from networks.views.saving import SavedByService
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.core.rows import day
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.views.lookups import LookupView


class DeclarationList(RecordList):
    """All declarations that we know of, the latest first."""

    queryset = Declaration.objects.all()
    filterset_class = DeclarationFilter
    bulk = ("kind", "themes", "sign_on_open", "sensitivity")
    row_template = "declaration.html"
    title = _("Declarations")
    lead = _("What cities and their networks declared, and where our name stands.")
    empty_text = _("No declarations yet. `manage.py load_catalogue` brings those of the catalogue.")
    reads = ("slug", "kind", "adopted_on", "place", "country", "sign_on_open", "summit__name")
    reads += ("summit__slug", "summit__sensitivity")
    default_sort = "-adopted"
    new_url = reverse_lazy("networks:declaration-new")
    new_right = "networks.add_declaration"
    columns = (
        Column("title", _("Declaration"), "title"),
        Column("kind", _("Kind"), "kind"),
        Column("adopted", _("Adopted"), "adopted_on", nullable=True),
        Column("place", _("Place"), sheet=("place", "country")),
        Column("open", _("Open to sign"), sheet=("sign_on_open",)),
        Column("ours", _("Our city")),
    )

    def get_queryset(self):
        return super().get_queryset().with_our_status(self.request.user)


class DeclarationLookup(LookupView):
    queryset = Declaration.objects.all()

    def hint(self, declaration):
        return day(declaration.adopted_on) if declaration.adopted_on else ""


class DeclarationPage(RecordPage):
    """One declaration: the facts, who counted what, its texts, and what we did about it."""

    queryset = Declaration.objects.select_related("summit", "successor")
    template_name = "networks/declaration.html"

    def get_context_data(self, **kwargs):
        declaration, user = self.object, self.request.user
        hidden, counts = hidden_from(user), list(declaration.counts.in_order())
        return super().get_context_data(
            **kwargs,
            summit=unless_hidden(declaration.summit, hidden),
            successor=unless_hidden(declaration.successor, hidden),
            predecessors=declaration.predecessors.visible_to(user),
            conveners=declaration.conveners.visible_to(user),
            frameworks=declaration.frameworks.visible_to(user),
            themes=declaration.themes.all(),
            counts=counts,
            is_note_told=declaration.signatories_note in {count.note for count in counts},
            texts=declaration.texts.for_page(),
            sign_ons=declaration.sign_ons.visible_to(user).select_related("owner"),
            others=first_of(declaration.signatories, user),
            catalogue_notes=CatalogueNote.objects.beside(declaration),
        )


class DeclarationFormPage(SavedByService):
    model = Declaration
    form_class = DeclarationForm

    def save(self, declaration, form):
        services.save_declaration(declaration, by=self.request.user)


class NewDeclaration(DeclarationFormPage, NewRecord):
    extra_context = {"cancel_url": reverse_lazy("networks:declaration-list")}


class EditDeclaration(DeclarationFormPage, EditRecord):
    pass


class OfDeclaration(PartOf):
    """A page about a figure of the declaration in the address."""

    model = DeclarationCount
    form_class = CountForm
    owner_field = "declaration"
    section = "counts"

    @cached_property
    def owner(self):
        seen = Declaration.objects.visible_to(self.request.user)
        return get_object_or_404(seen, slug=self.kwargs["slug"])

    def save(self, part, form):
        return services.save_count(part, by=self.request.user)


class NewCount(OfDeclaration, SavedByService, NewRecord):
    pass


class EditCount(OfDeclaration, SavedByService, EditRecord):
    pass


class RemoveCount(OfDeclaration, RemoveOf):
    pass


class FrameworkList(RecordList):
    """The instruments of states and the United Nations."""

    queryset = Framework.objects.all()
    filterset_class = FrameworkFilter
    bulk = ("themes", "legally_binding", "sensitivity")
    row_template = "framework.html"
    title = _("Frameworks")
    lead = _("What states and the United Nations adopted, and what it holds for cities.")
    empty_text = _("No frameworks yet. `manage.py load_catalogue` brings those of the catalogue.")
    reads = ("slug", "adopted_on", "body", "document_symbol", "legally_binding")
    default_sort = "title"
    new_url = reverse_lazy("networks:framework-new")
    new_right = "networks.add_framework"
    columns = (
        Column("title", _("Framework"), "title"),
        Column("adopted", _("Adopted"), "adopted_on", nullable=True),
        Column("body", _("Adopted by"), "body"),
        Column("symbol", _("Document"), sheet=("document_symbol",)),
        Column("binding", _("Legally binding"), sheet=("legally_binding",)),
    )


class FrameworkLookup(LookupView):
    queryset = Framework.objects.all()

    def hint(self, framework):
        return framework.document_symbol


class FrameworkPage(RecordPage):
    """One framework: the facts, its texts with what they say of cities, who addresses it."""

    queryset = Framework.objects.all()
    template_name = "networks/framework.html"

    def get_context_data(self, **kwargs):
        framework, user = self.object, self.request.user
        traces = framework.traces.visible_to(user).select_related("sign_on__declaration")
        return super().get_context_data(
            **kwargs,
            themes=framework.themes.all(),
            networks=framework.networks.visible_to(user),
            declarations=framework.declarations.visible_to(user).order_by("-adopted_on"),
            texts=framework.texts.for_page(),
            traces=traces,
            catalogue_notes=CatalogueNote.objects.beside(framework),
        )


class FrameworkFormPage(SavedByService):
    model = Framework
    form_class = FrameworkForm

    def save(self, framework, form):
        services.save_framework(framework, by=self.request.user)


class NewFramework(FrameworkFormPage, NewRecord):
    extra_context = {"cancel_url": reverse_lazy("networks:framework-list")}


class EditFramework(FrameworkFormPage, EditRecord):
    pass
