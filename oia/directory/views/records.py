"""Cities, organisations and people: their lists, pages and forms."""

from django.db.models import Prefetch
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import EditRecord, NewRecord, RecordPage
from oia.directory.filters.records import (
    CityFilter,
    ConsularFilter,
    OrganisationFilter,
    PersonFilter,
)
from oia.directory.forms.records import CityForm, OrganisationForm, PersonForm
from oia.directory.gazetteer import ATTRIBUTION, ATTRIBUTION_URL
from oia.directory.models import (
    City,
    Organisation,
    Person,
    PostHolding,
    with_heads,
    with_posts_held,
)
from oia.directory.views.merged import OrTheOther

SHOWN = 50  # organisations on the page of a city or of the body they belong to


class ForUser:
    """A form that offers only what the user may see."""

    def extra_form_kwargs(self):
        return {"user": self.request.user}


class CityList(RecordList):
    template_name = "directory/cities.html"
    queryset = City.objects
    filterset_class = CityFilter
    title = _("Cities")
    lead = _("Every city of some size in the world, and those that the office added.")
    columns = [
        Column("name", _("Name"), "name"),
        Column("country", _("Country"), "country"),
        Column("population", _("Population"), "population", classes="num"),
        Column("zone", _("Time zone")),
        Column("from", _("From")),
    ]
    default_sort = "name"
    bulk = ("country", "zone")
    row_template = "city.html"
    empty_text = _(
        "No city is known yet. Load the gazetteer (manage.py load_gazetteer) or add one."
    )
    new_url = reverse_lazy("directory:city-new")
    new_right = "directory.add_city"
    extra_context = {"attribution": ATTRIBUTION, "attribution_url": ATTRIBUTION_URL}


class CityPage(OrTheOther, RecordPage):
    queryset = City.objects.all()
    template_name = "directory/city.html"

    def get_context_data(self, **kwargs):
        now, here = (
            self.object.now_there,
            self.object.organisations.visible_to(self.request.user).order_by("name"),
        )
        return super().get_context_data(
            **kwargs,
            now_there=date_format(now, "D j M Y, H:i") if now else "",
            organisations=here.defer("notes", "search_text")[:SHOWN],
            attribution=ATTRIBUTION,
            attribution_url=ATTRIBUTION_URL,
        )


class NewCity(ForUser, NewRecord):
    model = City
    form_class = CityForm
    extra_context = {
        "title": _("New city"),
        "lead": _("Search the list first: the gazetteer knows most cities by many names."),
        "cancel_url": reverse_lazy("directory:city-list"),
    }


class EditCity(ForUser, EditRecord):
    queryset = City.objects.all()
    form_class = CityForm


class OrganisationList(RecordList):
    queryset = Organisation.objects
    filterset_class = OrganisationFilter
    title = _("Organisations")
    lead = _("City governments, ministries, consulates, networks and all others we deal with.")
    columns = [
        Column("name", _("Name"), "name"),
        Column("kind", _("Kind"), "kind"),
        Column("city", _("City")),
        Column("country", _("Country"), "country"),
    ]
    default_sort = "name"
    bulk = ("kind", "country", "sensitivity")
    row_template = "organisation.html"
    empty_text = _(
        "No organisation yet. Add the first one, then the posts in it and their holders."
    )
    new_url = reverse_lazy("directory:organisation-new")
    new_right = "directory.add_organisation"


class ConsularList(RecordList):
    """The embassies and consulates that look after our city, and who heads them."""

    queryset = Organisation.objects.consular()
    filterset_class = ConsularFilter
    title = _("Consular list")
    lead = _("The embassies and consulates that we deal with, who heads them, their national days.")
    columns = [
        Column("country", _("Country"), "country"),
        Column("name", _("Name"), "name"),
        Column("head", _("Head of post"), sheet=("career",)),
        Column("jurisdiction", _("Consular district")),
        Column("day", _("National day"), sheet=("national_date", "national_month")),
        Column("reach", _("How to reach it"), sheet=("phone", "email")),
    ]
    default_sort = "country"
    bulk = ("career", "jurisdiction", "sensitivity")
    row_template = "consular.html"
    empty_text = _("No embassy or consulate yet. Add an organisation of this kind.")
    new_url = reverse_lazy("directory:organisation-new")
    new_right = "directory.add_organisation"

    def get_queryset(self):
        return with_heads(super().get_queryset(), timezone.localdate(), self.request.user)


class OrganisationPage(OrTheOther, RecordPage):
    queryset = Organisation.objects.select_related("city", "parent")
    template_name = "directory/organisation.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        holdings = PostHolding.objects.visible_to(user).select_related("person").latest_first()
        posts = self.object.posts.prefetch_related(
            Prefetch("holdings", holdings, to_attr="holders")
        )
        parts = self.object.parts.visible_to(user).order_by("name")
        return super().get_context_data(
            **kwargs,
            posts=posts.order_by("-is_head", "title"),
            parts=parts.defer("notes", "search_text")[:SHOWN],
            parent_seen=self.parent_seen(),
        )

    def parent_seen(self):
        """The body it is part of, unless that is not for this user."""
        if self.object.parent_id is None:
            return None
        seen = Organisation.objects.visible_to(self.request.user)
        return seen.filter(pk=self.object.parent_id).first()


class NewOrganisation(ForUser, NewRecord):
    model = Organisation
    form_class = OrganisationForm
    extra_context = {
        "title": _("New organisation"),
        "cancel_url": reverse_lazy("directory:organisation-list"),
    }

    def get_initial(self):
        city = self.request.GET.get("city", "")
        return {"city": int(city)} if city.isdecimal() and len(city) < 19 else {}


class EditOrganisation(ForUser, EditRecord):
    queryset = Organisation.objects.all()
    form_class = OrganisationForm


class PersonList(RecordList):
    queryset = Person.objects
    filterset_class = PersonFilter
    title = _("People")
    lead = _("Whom we deal with elsewhere, and which posts they hold.")
    columns = [
        Column("name", _("Name"), "name"),
        Column("posts", _("Posts now"), sheet=("post", "organisation")),
        Column("languages", _("Languages")),
        Column("changed", _("Last changed"), "updated_at"),
    ]
    default_sort = "name"
    bulk = ("do_not_contact", "sensitivity")
    row_template = "person.html"
    empty_text = _("Nobody yet. Add the first person, then the post they hold.")
    new_url = reverse_lazy("directory:person-new")
    new_right = "directory.add_person"

    def get_queryset(self):
        return with_posts_held(super().get_queryset(), timezone.localdate(), self.request.user)


class PersonPage(OrTheOther, RecordPage):
    queryset = Person.objects.all()
    template_name = "directory/person.html"

    def get_context_data(self, **kwargs):
        held = self.object.holdings.for_list().visible_to(self.request.user)
        return super().get_context_data(**kwargs, holdings=held)


class NewPerson(ForUser, NewRecord):
    model = Person
    form_class = PersonForm
    extra_context = {
        "title": _("New person"),
        "cancel_url": reverse_lazy("directory:person-list"),
    }


class EditPerson(ForUser, EditRecord):
    queryset = Person.objects.all()
    form_class = PersonForm
